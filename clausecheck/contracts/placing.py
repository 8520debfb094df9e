"""Precedence by place in a list: "det, der er nævnt først, går forud", "kontrakten har 2. prioritet"."""

from __future__ import annotations

from clausecheck.contracts.names import Name, names_in
from clausecheck.contracts.vocabulary import search, words

_ORDINALS = ("første first højeste highest", "anden second næsthøjeste", "tredje third", "fjerde fourth", "femte fifth")

# How far before a place in a list it may be said that what stands there applies.
_NEAR = 60


def earlier_first(text: str) -> bool | None:
    """Return whether a sentence puts what is listed earlier first; None where it says nothing on places in a list."""
    for key, told in (("read_up", False), ("read_down", True)):
        if (read := search("placing", key, text)) is not None:
            return None if words("order", "negation").search(text[: read.start()]) else told
    early, late = words("placing", "early").search(text), words("placing", "late").search(text)
    if early is None and late is None:
        return None
    place = min((found.start() for found in (early, late) if found), default=0)
    wins = _subject_wins(text, place)
    if wins is None:
        return None
    subject_is_early = late is None or (early is not None and early.start() < late.start())
    return subject_is_early is wins


def _subject_wins(text: str, place: int) -> bool | None:
    """Return whether what a sentence speaks of at ``place`` goes first, or gives way; None where it says neither."""
    over, under = search("order", "over", text), search("order", "under", text)
    contradicts = search("order", "contradiction", text) is not None
    if (
        contradicts
        and over is None
        and any(place - _NEAR <= verb.start() <= place for verb in words("order", "applies").finditer(text))
    ):
        return True
    if under is not None and (over is None or under.start() < over.start()):
        return False
    if over is not None:
        return True if words("order", "negation").search(text[: over.start()]) is None else None
    return True if contradicts and words("order", "applies").search(text) else None


def ranked_in(text: str) -> tuple[tuple[Name, ...], ...]:
    """Return the documents that a sentence gives a numbered priority ("har 2. prioritet"), in the order of these."""
    names = names_in(text) if search("order", "ranked", text) else []
    ranked: list[tuple[int, Name]] = []
    for match in words("order", "ranked").finditer(text) if names else ():
        before = [name for name in names if name.end <= match.start()]
        if before and all(before[-1] is not name for _, name in ranked):
            ranked.append((_number(match[1]), before[-1]))
    return tuple((name,) for _, name in sorted(ranked, key=lambda item: item[0]))


def _number(told: str) -> int:
    if told.isdigit():
        return int(told)
    return next(number for number, names in enumerate(_ORDINALS, 1) if told.lower() in names.split())
