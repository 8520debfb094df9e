"""The light lemma of a word: lower case, without hyphenation marks, a reading error mended when that helps."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

_REMEMBERED = 60_000
_MENDED = str.maketrans("01", "ol")
_SPELLINGS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"), ("rn", "m"))


def lemmatiser(known: Callable[[str], bool]) -> Callable[[str], str]:
    """Return a function from word to lemma; ``known`` tells whether a word means something to the vocabulary."""

    @lru_cache(maxsize=_REMEMBERED)
    def lemma(word: str) -> str:
        lowered = word.lower().replace("\xad", "")
        if "-" in lowered and any(character.isspace() for character in lowered):
            lowered = "".join(lowered.split()).replace("-", "")
        if known(lowered):
            return lowered
        for candidate in _mended(lowered):
            if known(candidate):
                return candidate
        return lowered

    return lemma


def _mended(word: str) -> list[str]:
    candidates = []
    if any(character.isdigit() for character in word) and not word.isdigit():
        candidates.append(word.translate(_MENDED))
    candidates.extend(word.replace(plain, letter) for plain, letter in _SPELLINGS if plain in word)
    return candidates
