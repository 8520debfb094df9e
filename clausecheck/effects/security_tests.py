"""Clauses on tools that test security or load: "scripts til at søge efter sårbarheder"; they bar no automation."""

from __future__ import annotations

import re
from functools import cache

from clausecheck.clauses import sentences
from clausecheck.effects.word_files import word_file


def is_on_security_tests(text: str) -> bool:
    """Return whether all that the clause ``text`` says of automated tools is on testing security or load with them."""
    if _pattern("test").search(text) is None:
        return False
    return all(_is_test(text[left:right]) for left, right in sentences(text) if _names_tools(text[left:right]))


def _is_test(sentence: str) -> bool:
    """Tell whether a sentence names tools for tests alone: nothing but a list of tools before, no other use after."""
    found = _pattern("test").search(sentence)
    if found is None:
        return False
    first = _pattern("tool").search(sentence)
    between = sentence[first.start() : found.start()] if first is not None and first.start() < found.start() else ""
    listed = _pattern("joiner").sub(" ", _pattern("tool").sub(" ", between))
    after = any(_pattern(key).search(sentence, found.end()) for key in ("other_use", "tool"))
    return not (listed.strip(" ,/-()") or after)


def _names_tools(sentence: str) -> bool:
    return _pattern("tool").search(sentence) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = word_file("security_tests")
    parts = {key: value for key, value in data.items() if isinstance(value, str)}
    if name == "test":
        tool, between, purpose, testing = (parts[key] for key in ("tool", "between", "purpose", "testing"))
        return re.compile(rf"{tool}(?: {between}){{0,6}}?\s+{purpose}\s+{testing}", re.IGNORECASE)
    return re.compile(parts[name], re.IGNORECASE)
