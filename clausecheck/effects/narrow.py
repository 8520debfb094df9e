"""Rights that hold only in a place, a time, a number, a part or for somebody's robots: "i testmiljøet", "om natten"."""

from __future__ import annotations

import re
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
    at = None if right_end is None else right_end - 1
    return any(_is_bounded(text[left:right]) for left, right in sentences(text) if at is None or left <= at < right)


def _is_bounded(sentence: str) -> bool:
    return any(not _pattern("example").search(sentence[: bound.start()]) for bound in _bounds().finditer(sentence))


@cache
def _bounds() -> re.Pattern[str]:
    return re.compile("|".join(word_file("narrow")["bounds"]), re.IGNORECASE)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(word_file("narrow")[name], re.IGNORECASE)
