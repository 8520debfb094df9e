"""Sentences after a right that take something from it: "Fra 1. april er sager om børn undtaget herfra"."""

from __future__ import annotations

import re
from functools import cache

from clausecheck.clauses import sentences
from clausecheck.effects.word_files import word_file


def takes_back(text: str, right_end: int) -> bool:
    """Return whether a sentence of ``text`` that begins after ``right_end`` may take something from the right.

    Args:
        text: the clause.
        right_end: where the words that give the right end.
    """
    if not _pattern().search(text, right_end):
        return False
    return any(_pattern().search(text, left, right) for left, right in sentences(text) if left >= right_end - 1)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(word_file("taken_back")["exceptions"]), re.IGNORECASE)
