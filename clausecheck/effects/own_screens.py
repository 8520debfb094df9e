"""Clauses on what the system's own login and screens may not hold: "Login må ikke indeholde billedgåder"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from clausecheck.clauses import sentences


def is_on_own_screens(text: str) -> bool:
    """Return whether all that the clause ``text`` denies is to the system's own login and screens."""
    if _pattern("told").search(text) is None:
        return False
    return all(_is_told(text[left:right]) for left, right in sentences(text) if _denies(text[left:right]))


def examples(name: str) -> list[str]:
    """Return the "examples" or "counterexamples" of the data file: whole clauses."""
    return list(_data()[name])


def _is_told(sentence: str) -> bool:
    found = _pattern("told").search(sentence)
    return found is not None and not _denies(sentence[: found.start()])


def _denies(sentence: str) -> bool:
    return _pattern("denies").search(sentence) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = _data()
    return re.compile(data["subject"] + data["bars"] if name == "told" else data[name], re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("own_screens.toml").read_text(encoding="utf-8"))
