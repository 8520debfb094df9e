"""Texts with blanks in the place of what was read from them: what is left keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.names import names_in
from clausecheck.contracts.points import points_in


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with blanks from start to end of each of ``spans``, which may overlap."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = " " * (end - start)
    return "".join(signs)


def masked_by(text: str, *patterns: re.Pattern[str]) -> str:
    """Return ``text`` with blanks for all that each pattern finds in what the ones before it have left."""
    for pattern in patterns:
        text = masked(text, (match.span() for match in pattern.finditer(text)))
    return text


def without_words(text: str, words: Iterable[str]) -> str:
    """Return ``text`` with blanks wherever it has one of ``words``, in that very case."""
    for word in words:
        text = text.replace(word, " " * len(word))
    return text


def without_term(text: str, term: str | None) -> str:
    """Return ``text`` with blanks where a word begins with ``term``; as it is where there is none."""
    return masked_by(text, re.compile(rf"(?i)\b{re.escape(term)}")) if term else text


def told_by_name(text: str) -> list[tuple[int, int]]:
    """Return where ``text`` names points, documents and days."""
    spans = [(point.start, point.end) for point in points_in(text, bare=True)]
    spans += [(name.start, name.end) for name in names_in(text)]
    return spans + [(start, end) for start, end, _ in dates_in(text)]
