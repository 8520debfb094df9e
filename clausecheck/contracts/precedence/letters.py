"""Documents that an order calls by the letters of a list near it: "(a) har forrang for (b)", "A viger for B"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausecheck.contracts.vocabulary import words

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Style:
    """How letters are written, in brackets or as capitals; ``given`` and ``stands`` are the words for each."""

    letter: re.Pattern[str]
    given: str
    stands: str


_STYLES = (
    _Style(re.compile(r"\((?P<letter>[a-h])\)"), "given", "stands"),
    _Style(re.compile(r"(?<![\w.])(?P<letter>[A-H])(?!\w)"), "given_capital", "capital_stands"),
    _Style(re.compile(r"\((?P<letter>[ivx]{1,4})\)"), "given_roman", "roman_stands"),
)


def with_letters_named(text: str, around: str) -> str:
    """Return ``text`` with each letter that stands for a document replaced by what a list in ``around`` gives it.

    Only where at least two letters do and each of them is given one thing; else ``text`` as it is.
    """
    for style in _STYLES:
        text = _named(text, around, style)
    return text


def _named(text: str, around: str, style: _Style) -> str:
    asked = {match["letter"] for match in style.letter.finditer(text) if _stands_alone(text, match, style)}
    if len(asked) < _FEWEST:
        return text
    given: dict[str, set[str]] = {}
    for match in words("letters", style.given).finditer(around):
        if not _stands_alone(around, match, style):
            given.setdefault(match["letter"], set()).add(match["name"].strip())
    if any(len(given.get(letter, ())) != 1 for letter in asked):
        return text
    return style.letter.sub(
        lambda match: (
            next(iter(given[match["letter"]]))
            if match["letter"] in asked and _stands_alone(text, match, style)
            else match[0]
        ),
        text,
    )


def _stands_alone(text: str, match: re.Match[str], style: _Style) -> bool:
    at = match.start("letter") if style.letter.match(text, match.start("letter")) else match.start()
    return words("letters", style.stands).match(text, at) is not None
