"""The small phrase language of the vocabulary files, and what it becomes in spaCy's Matcher.

A phrase is words in lower case with single spaces between. A word is an exact word (``må``), a word with a star at
either end (``robot*``, ``*licens*``), or several of these with bars between (``må|kan``). A question mark at its end
makes a word optional, ``..`` stands for up to three words and ``...`` for up to eight, never across a stop or comma.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

GAPS = {"..": "{0,3}", "...": "{0,8}"}
# More words than this are not remembered: hostile text must not fill the memory.
_REMEMBERED = 60_000
_MENDED = str.maketrans("01", "ol")
_SIGN = re.compile(r"(?<=\w)([,:;])(?= |$)")
_SPELLINGS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))


class PhraseError(ValueError):
    """A phrase that the small language does not allow."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One place in a phrase: the words that may stand there, or a gap when ``words`` is empty."""

    words: tuple[str, ...]
    repeat: str = ""


def parse(phrase: str) -> tuple[Piece, ...]:
    """Return the pieces of ``phrase``.

    Raises:
        PhraseError: When the phrase is empty, begins or ends with a gap, is not in lower case, or has a lone star.
    """
    parts = _SIGN.sub(r" \1", phrase).split(" ")
    if not phrase or "" in parts or parts[0] in GAPS or parts[-1] in GAPS or phrase != phrase.lower():
        raise PhraseError(phrase)
    pieces = []
    for part in parts:
        if part in GAPS:
            pieces.append(Piece((), GAPS[part]))
            continue
        optional = part.endswith("?")
        words = ("|",) if part == "|" else tuple(part.rstrip("?").split("|"))
        if any(not word.strip("*") or "*" in word[1:-1] for word in words):
            raise PhraseError(phrase)
        pieces.append(Piece(words, "?" if optional else ""))
    return tuple(pieces)


def fits(word: str, pattern: str) -> bool:
    """Return whether ``word`` (or a narrower pattern) is one that ``pattern`` stands for."""
    core = pattern.strip("*")
    bare = word.strip("*")
    if pattern.startswith("*"):
        return core in bare if pattern.endswith("*") else not word.endswith("*") and bare.endswith(core)
    if pattern.endswith("*"):
        return not word.startswith("*") and bare.startswith(core)
    return word == pattern


class Normaliser:
    """Gives every word the narrowest pattern of the vocabulary that it fits, or itself in lower case when none does.

    The pattern is what stands in the place of a lemma: ``softwarerobotterne`` becomes ``softwarerobot*``.
    """

    def __init__(self, patterns: frozenset[str]) -> None:
        self._exact = frozenset(pattern for pattern in patterns if "*" not in pattern)
        starred = [pattern for pattern in patterns if "*" in pattern]
        self._starred = sorted(starred, key=_narrowness, reverse=True)
        self.normal = lru_cache(maxsize=_REMEMBERED)(self._normal)

    def _normal(self, word: str) -> str:
        lowered = word.lower().replace("\xad", "")
        if "-" in lowered and any(character.isspace() for character in lowered):
            lowered = "".join(lowered.split()).replace("-", "")
        found = self._find(lowered)
        if found:
            return found
        if any(character.isdigit() for character in lowered) and not lowered.isdigit():
            found = self._find(lowered.translate(_MENDED))
        for plain, letter in _SPELLINGS:
            if not found and plain in lowered:
                found = self._find(lowered.replace(plain, letter))
        return found or lowered

    def _find(self, word: str) -> str | None:
        if word in self._exact:
            return word
        for pattern in self._starred:
            if fits(word, pattern):
                return pattern
        return None


def narrower(pattern: str, patterns: frozenset[str]) -> tuple[str, ...]:
    """Return ``pattern`` and those of ``patterns`` that are narrower: what a word may be normalised to and still fit."""
    if "*" not in pattern:
        return (pattern,)
    return (pattern, *sorted(other for other in patterns if other != pattern and fits(other, pattern)))


def _narrowness(pattern: str) -> tuple[int, int, str]:
    return len(pattern.strip("*")), -pattern.count("*"), pattern
