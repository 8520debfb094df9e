"""What signed amendments make of the contract's dates: another date in the place of one, and longer by a span."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from clausecheck.clauses.sentences import sentences
from clausecheck.contracts.facts.date_words import dates_in, last_day, may_hold_date, months
from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_words, may_say

_LONGEST_CHANGE = 80


def in_order(sources: Sequence[Source]) -> list[Source]:
    """Return the amendments that are no drafts, the earliest first; those without a day before the others."""
    amendments = [one for one in sources if one.kind is DocumentKind.AMENDMENT and not one.item.draft]
    return sorted(amendments, key=lambda source: source.item.date or dt.date.min)


def changed(
    sources: Sequence[Source], effective: dt.date | None, expiry: dt.date | None
) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day of the contract after its amendments."""
    for source in in_order(sources):
        spoken = False
        longer: int | None = None
        for clause in source.clauses:
            if not (may_hold_date(clause.text) or may_say(clause.text, "changes.longer_by")):
                continue
            for start, end in sentences(clause.text):
                sentence = clause.text[start:end]
                old, new = _replaced(sentence)
                if old is not None and old == expiry:
                    expiry, spoken = new, True
                elif old is not None and old == effective:
                    effective = new
                if longer is None:
                    longer = _longer_by(sentence)
                spoken = spoken or any(date == expiry for _, _, date in dates_in(sentence))
        if longer is not None and expiry is not None and not spoken:
            expiry = last_day(expiry + dt.timedelta(days=1), longer)
    return effective, expiry


def _replaced(sentence: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the date that ``sentence`` takes away and the one it puts in its place; None for both if it does not."""
    found = dates_in(sentence)
    for (_, middle, first), (start, _, second) in pairwise(found):
        between = sentence[middle:start]
        if len(between) > _LONGEST_CHANGE:
            continue
        if fact_words("changes", "instead_of").search(between):
            return second, first
        if fact_words("changes", "changed_to").search(between) and fact_words("changes", "changes").search(sentence):
            return first, second
    return None, None


def _longer_by(sentence: str) -> int | None:
    """Return the months that ``sentence`` makes the contract run longer: "forlænges med to år"; None for an option."""
    if not may_say(sentence, "changes.longer_by"):
        return None
    found = fact_words("changes", "longer_by").search(sentence)
    if found is None:
        return None
    if fact_words("changes", "option").search(sentence) and not fact_words("changes", "option_used").search(sentence):
        return None
    return months(*[group for group in found.groups() if group][:2])
