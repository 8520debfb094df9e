"""Precedence by place in a list: "det, der er nævnt først, går forud", "kontrakten har 2. prioritet"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clausecheck.contracts.names import Name, names_in
from clausecheck.contracts.precedence.levels import HighLevel, high_level_first, speaks_of_levels
from clausecheck.contracts.precedence.order_limits import is_limited
from clausecheck.contracts.precedence.two_documents import first_of_two
from clausecheck.contracts.vocabulary import search, words

_ORDINALS = (
    "første først first højeste highest øverst",
    "anden second næsthøjeste next dernæst",
    "tredje third",
    "fjerde fourth",
    "femte fifth",
    "sidst last nederst",
)

# How far before a place in a list it may be said that what stands there applies.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """From which end a list is to be read; ``sure`` is not set where its levels may as well be meant the other way."""

    earlier_first: bool
    sure: bool = True


def speaks_of_places(text: str) -> bool:
    """Tell whether a sentence puts documents first by their places in a list, and not by the order it names them in."""
    if _end_first(text) is None:
        return False
    names = names_in(text)
    # "Bilag 2 går forud for alle andre, og bilag 6 kommer sidst" goes by the documents that it names.
    named = sum(bool(name.numbers) for name in names) > 1 and search("order", "over", text) is not None
    return not named and groups_by_place(text, names) is None and first_of_two(text, names) is None


def reading(text: str, around: str) -> Reading | None:
    """Return which end of a list a sentence puts first; None where it says nothing on places that holds for the use.

    ``around`` are the clauses about the sentence: there levels have their numbers.
    """
    told = _end_first(text) if speaks_of_places(text) else None
    if told is None or is_limited(text, told[1]):
        return None
    earlier, _, by_level = told
    high = high_level_first(text, around) if by_level else HighLevel(True)
    return None if high is None else Reading(earlier is high.earlier_first, high.sure)


def earlier_first(text: str, around: str) -> bool | None:
    """Return whether a sentence puts what is listed earlier first, as `reading`."""
    told = reading(text, around)
    return None if told is None else told.earlier_first


def _end_first(text: str) -> tuple[bool, int, bool] | None:
    """Return whether the early end of a list goes first, where that is said, and whether by levels, high for early."""
    for key, told in (("read_up", False), ("read_down", True)):
        if (read := search("placing", key, text)) is not None:
            return None if words("order", "negation").search(text[: read.start()]) else (told, read.start(), False)
    early, late = search("placing", "early", text), search("placing", "late", text)
    first = min((found for found in (early, late) if found), key=lambda found: found.start(), default=None)
    wins = _wins(text, first.start()) if first is not None else None
    if first is None or wins is None:
        return None
    return (first is early) is wins, first.start(), speaks_of_levels(first[0])


def _wins(text: str, place: int) -> bool | None:
    """Return whether what stands at ``place`` goes first; None where a sentence does not say."""
    wins = _subject_wins(text, place)
    return wins if wins is None or not _is_object(text, place) else not wins


def _is_object(text: str, place: int) -> bool:
    """Tell whether ``place`` is in what the verb's subject goes before or gives way to."""
    verbs = [verb for key in ("over", "under") if (verb := search("order", key, text)) and verb.end() <= place]
    if not verbs:
        return False
    verb = min(verbs, key=lambda found: found.start())
    between = text[verb.end() : place].lstrip()
    return words("places", "object").search(between, 0 if words("places", "goes_on").search(verb[0]) else 1) is not None


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


def groups_by_place(text: str, names: Sequence[Name]) -> tuple[tuple[Name, ...], ...] | None:
    """Return the order of "the former prevails", "sidstnævnte går forud" where the sentence names two documents.

    Returns:
        None where a sentence says nothing of the kind; no groups where it does for another subject, a time or a case.
    """
    if words("order", "negation").search(text):
        return None
    for key, first in (("former", True), ("latter", False)):
        match = words("order", key).search(text)
        before = [name for name in names if match is not None and name.end <= match.start()]
        if match is None or len(before) < 2 or (match["clause"] and not words("order", "clause_of").search(text)):
            continue
        if is_limited(text, match.start()):
            return ()
        winner = before[0] if first else before[-1]
        return (winner,), tuple(name for name in before if name is not winner)
    return None


def ranked_in(text: str) -> tuple[tuple[Name, ...], ...]:
    """Return the documents that a sentence gives a numbered priority ("har 2. prioritet"), in the order of these."""
    names = names_in(text) if search("order", "ranked", text) else []
    ranked: list[tuple[int, Name]] = []
    for match in words("order", "ranked").finditer(text) if names else ():
        before = [name for name in names if name.end <= match.start()]
        if match["place"] and before and not words("places", "stands").fullmatch(text, before[-1].end, match.start()):
            continue
        if before and all(before[-1] is not name for _, name in ranked) and not is_limited(text, match.start()):
            ranked.append((_number(match[1] or match["place"]), before[-1]))
    return tuple((name,) for _, name in sorted(ranked, key=lambda item: item[0]))


def _number(told: str) -> int:
    if told.isdigit():
        return int(told)
    return next(number for number, names in enumerate(_ORDINALS, 1) if told.lower() in names.split())
