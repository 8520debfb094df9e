"""Soft hyphens in long Danish words, so that a rendered PDF breaks words at line ends as Word does."""

from __future__ import annotations

import re

SOFT_HYPHEN = "\u00ad"
_LONG_WORD = re.compile(r"[A-Za-zÆØÅæøå]{11,}")
_VOWELS = "aeiouyæøåAEIOUYÆØÅ"
_BREAK = re.compile(
    rf"(?<=[{_VOWELS}][^{_VOWELS}\W])(?=[^{_VOWELS}\W][{_VOWELS}])|(?<=[{_VOWELS}])(?=[dgklmnprstv][{_VOWELS}])"
)


def with_soft_hyphens(text: str) -> str:
    """Put soft hyphens between syllables of words of eleven letters or more, four letters from either end."""
    return _LONG_WORD.sub(_split, text)


def _split(match: re.Match[str]) -> str:
    word = match[0]
    places = [place.start() for place in _BREAK.finditer(word) if 4 <= place.start() <= len(word) - 4]
    pieces = [word[a:b] for a, b in zip([0, *places], [*places, len(word)], strict=True)]
    return SOFT_HYPHEN.join(pieces)
