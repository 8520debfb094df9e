"""Businesses that are a person's own: named with the owner in one document, the owner with a number in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clausecheck.contracts.facts.mentions import Mention, is_part, is_taken, mentions_in, sole_traders, without_lead
from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.vocabulary import fact_words

_LINE = 90
_IS = re.compile(r"\b(?:er|is)\b")


@dataclass(frozen=True, slots=True)
class Trader:
    """A business by its whole name, "Depot v/ Ib Holm", and its owner's."""

    name: str
    owner: str


def read_traders(sources: Sequence[Source]) -> tuple[Trader, ...]:
    """Return the businesses that documents name with their owners, of whom some document tells a company number."""
    windows = [window for source in sources for window in (source.head, source.tail)]
    named = {trader for window in windows for trader in _named(window)}
    known = [trader for trader in named if any(_numbered(window, trader.owner) for window in windows)]
    return tuple(sorted(known, key=lambda trader: trader.name))


def with_traders(text: str, mentions: Sequence[Mention], traders: Sequence[Trader]) -> Sequence[Mention]:
    """Return ``mentions`` with those of the ``traders`` that ``text`` names in whole, or by owner and number."""
    whole_names = {trader.owner: trader.name for trader in traders}
    found = [replace(one, name=whole_names.get(one.name, one.name)) for one in mentions]
    for trader in traders:
        whole = ((match.start(), match.end()) for match in re.finditer(rf"{re.escape(trader.name)}(?!\w)", text))
        for start, end in (*whole, *_numbered(text, trader.owner)):
            if not is_taken(found, start, end):
                found.append(Mention(trader.name, start, end, authority=False))
    return sorted(found, key=lambda mention: mention.start)


def _named(text: str) -> Iterator[Trader]:
    if "v/" not in text.lower() and "indehaver" not in text.lower():
        return
    told = mentions_in(text)
    ends = [one.end for one in told if one.authority]
    for match in sole_traders().finditer(text):
        if any(one.start <= match.start("person") < one.end for one in told if not one.authority):
            continue
        name = without_lead(match["name"])
        start = match.end("name") - len(name)
        before = max((end for end in ends if end <= start), default=None)
        if name and (before is None or not _goes_on(text[before:start])):
            yield Trader(" ".join(name.split()), " ".join(match["person"].split()))


def _goes_on(between: str) -> bool:
    """Tell whether what stands ``between`` an authority and a name makes the name a part of it: a department's."""
    if len(between) > _LINE or "\n\n" in between:
        return False
    return fact_words("parties", "another_party").search(between) is None and not _IS.search(between)


def _numbered(text: str, owner: str) -> list[tuple[int, int]]:
    """Return where ``text`` names ``owner`` with a company number behind, and no authority before in the line."""
    if owner not in text:
        return []
    authorities = [one for one in mentions_in(text) if one.authority]
    pattern = rf"(?<!\w){re.escape(owner)}(?=(?!\w)[^\n]{{0,{_LINE}}}?(?:\n(?!\n)[^\n]{{0,{_LINE}}}?){{0,2}}?(?i:cvr))"
    return [
        (match.start(), match.end())
        for match in re.finditer(pattern, text)
        if not is_part(text, authorities, match.start())
    ]
