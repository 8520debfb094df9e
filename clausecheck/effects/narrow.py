"""Rights that hold only in a place, a time, a number, a part or for somebody's robots: "i testmiljøet", "om natten"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from clausecheck.clauses import sentences
from clausecheck.effects.word_files import word_file


def is_narrow(text: str, right_end: int | None = None) -> bool:
    """Return whether the right that the clause ``text`` gives is kept within bounds by the sentence that gives it.

    Args:
        text: the clause.
        right_end: where the words that give the right end; by default every sentence is looked at.
    """
    if _pattern("everywhere").search(text):
        return False
    return any(map(_is_bounded, _giving(text, right_end)))


def is_on_terms_elsewhere(text: str, right_end: int | None = None) -> bool:
    """Return whether the right is given on terms that stand in another document; the arguments are as in `is_narrow`.

    What those terms say is told where the document is at hand.
    """
    return any(_pattern("terms_elsewhere").search(sentence) for sentence in _giving(text, right_end))


def _giving(text: str, right_end: int | None) -> Iterator[str]:
    """Yield the sentence in which the words that end at ``right_end`` stand; every sentence where that is None."""
    at = None if right_end is None else right_end - 1
    return (text[left:right] for left, right in sentences(text) if at is None or left <= at < right)


def _is_bounded(sentence: str) -> bool:
    bounds = _pattern("bounds").finditer(sentence)
    return any(not _pattern("example").search(sentence[: bound.start()]) for bound in bounds)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    told = word_file("narrow")[name]
    return re.compile(told if isinstance(told, str) else "|".join(told), re.IGNORECASE)
