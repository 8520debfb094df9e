"""Clauses on what the system's own login and screens may not hold: "Login må ikke indeholde billedgåder"."""

from __future__ import annotations

import re
from functools import cache

from clausecheck.clauses import sentences
from clausecheck.effects.word_files import word_file


def is_on_own_screens(text: str) -> bool:
    """Return whether all that the clause ``text`` denies is to the system's own login and screens."""
    if _pattern("told").search(text) is None:
        return False
    return all(_is_told(text[left:right]) for left, right in sentences(text) if _denies(text[left:right]))


def _is_told(sentence: str) -> bool:
    found = _pattern("told").search(sentence)
    return found is not None and not _denies(sentence[: found.start()])


def _denies(sentence: str) -> bool:
    return _pattern("denies").search(sentence) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = word_file("own_screens")
    return re.compile(data["subject"] + data["bars"] if name == "told" else data[name], re.IGNORECASE)
