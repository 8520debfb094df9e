"""Accepted offers: where no document is the contract, the offer that the customer has said yes to is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_words

_FIRST_LINES, _TAIL, _NEAR = 900, 1_500, 160
_MAY_BE = (DocumentKind.TENDER, DocumentKind.OTHER, DocumentKind.PRICE)


def with_accepted_offer(sources: Sequence[Source]) -> list[Source]:
    """Return ``sources`` with the last accepted offer as the main contract where no other document is that.

    A note, mail or minutes about the contract is never it, though its name may say so, where something else can be.
    """
    sources = _without_notes(sources)
    if any(source.kind is DocumentKind.MAIN and not source.item.draft for source in sources):
        return list(sources)
    offers = [source for source in sources if source.kind in _MAY_BE and not source.item.draft and is_offer(source)]
    taken = [offer for offer in offers if _is_accepted(offer)]
    if not taken and len(offers) == 1 and any(_accepts(source) for source in sources if source not in offers):
        taken = offers
    if not taken:
        return list(sources)
    last = max(taken, key=lambda source: source.item.date or dt.date.min)
    return [
        replace(source, item=replace(source.item, kind=DocumentKind.MAIN)) if source is last else source
        for source in sources
    ]


def _without_notes(sources: Sequence[Source]) -> list[Source]:
    """Return ``sources`` with unsigned notes and minutes that are titled as the contract no longer told to be it."""
    notes = [one for one in sources if one.kind is DocumentKind.MAIN and not one.item.signed and _is_note(one)]
    others = [one for one in sources if one not in notes and not one.item.draft]
    if not any(one.kind is DocumentKind.MAIN or (is_offer(one) and _is_accepted(one)) for one in others):
        return list(sources)
    return [replace(one, item=replace(one.item, kind=DocumentKind.OTHER)) if one in notes else one for one in sources]


def _is_note(source: Source) -> bool:
    return fact_words("offers", "note").match(source.title) is not None


def is_offer(source: Source) -> bool:
    """Tell whether a document calls itself an offer in its first lines or its file name."""
    return fact_words("offers", "named").search(f"{source.file_name}\n{source.text[:_FIRST_LINES]}") is not None


def _is_accepted(source: Source) -> bool:
    tail = source.text[-_TAIL:]
    if fact_words("offers", "not_accepted").search(f"{source.file_name}\n{tail}"):
        return False
    if fact_words("offers", "accepted_name").search(source.file_name):
        return True
    return any(
        not fact_words("offers", "open_line").search(tail[found.start() : found.end() + _NEAR])
        for found in fact_words("offers", "accepted").finditer(tail)
    )


def _accepts(source: Source) -> bool:
    """Tell whether a letter or mail says yes to an offer."""
    if source.kind is not DocumentKind.OTHER or fact_words("offers", "not_accepted").search(source.head):
        return False
    found = fact_words("offers", "accepted").search(source.head)
    return found is not None and "tilbud" in found[0].lower() + source.title.lower()
