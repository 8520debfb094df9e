"""Documents that an order calls by the letters of a list near it: "Ved modstrid har (a) forrang for (b)"."""

from __future__ import annotations

import re

from clausecheck.contracts.vocabulary import words

_LETTER = re.compile(r"\((?P<letter>[a-h])\)")
_FEWEST = 2


def with_letters_named(text: str, around: str) -> str:
    """Return ``text`` with each letter that stands for a document replaced by what a list in ``around`` gives it.

    Only where at least two letters do and each of them is given one thing; else ``text`` as it is.
    """
    asked = {match["letter"] for match in _LETTER.finditer(text) if _stands_alone(text, match)}
    if len(asked) < _FEWEST:
        return text
    given: dict[str, set[str]] = {}
    for match in words("letters", "given").finditer(around):
        if not _stands_alone(around, match):
            given.setdefault(match["letter"], set()).add(match["name"].strip())
    if any(len(given.get(letter, ())) != 1 for letter in asked):
        return text
    return _LETTER.sub(lambda match: next(iter(given[match["letter"]])) if match["letter"] in asked else match[0], text)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    return words("letters", "stands").match(text, match.start()) is not None
