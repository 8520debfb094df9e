"""Sentences after a right that take something from it: "Fra 1. april er sager om børn undtaget herfra"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from clausecheck.clauses import sentences


def takes_back(text: str, right_end: int) -> bool:
    """Return whether a sentence of ``text`` that begins after ``right_end`` may take something from the right.

    Args:
        text: the clause.
        right_end: where the words that give the right end.
    """
    if not _pattern().search(text, right_end):
        return False
    return any(_pattern().search(text, left, right) for left, right in sentences(text) if left >= right_end - 1)


def examples(name: str) -> list[str]:
    """Return the "examples" or "counterexamples" of the data file: clauses, "||" where the right ends."""
    return list(_data()[name])


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(_data()["exceptions"]), re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("taken_back.toml").read_text(encoding="utf-8"))
