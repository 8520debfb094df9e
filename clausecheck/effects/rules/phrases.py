"""The small phrase language of the vocabulary files.

A phrase is words in lower case with single spaces between. A word is an exact word (``må``), a word with a star at
either end (``robot*``, ``*licens*``), or several of these with bars between (``må|kan``). A question mark at its end
makes a word optional, ``..`` stands for up to three words and ``...`` for up to eight, never across a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

GAPS = {"..": 3, "...": 8}
# More words than this are not remembered: hostile text must not fill the memory.
_REMEMBERED = 60_000
_MOST_PLAIN = 64
_SIGN = re.compile(r"(?<=\w)([,:;])(?= |$)")


class PhraseError(ValueError):
    """A phrase that the small language does not allow."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One place in a phrase: the words that may stand there, or a gap of up to ``gap`` words."""

    words: frozenset[str]
    gap: int = 0
    optional: bool = False


@cache
def parse(phrase: str) -> tuple[Piece, ...]:
    """Return the pieces of ``phrase``.

    Raises:
        PhraseError: When the phrase is empty, begins or ends with a gap, is not in lower case, or has a lone star.
    """
    parts = _SIGN.sub(r" \1", phrase).split(" ")
    if "" in parts or parts[0] in GAPS or parts[-1] in GAPS or parts[0].endswith("?") or phrase != phrase.lower():
        raise PhraseError(phrase)
    pieces = []
    for part in parts:
        if part in GAPS:
            pieces.append(Piece(frozenset(), gap=GAPS[part]))
            continue
        words = frozenset({"|"} if part == "|" else part.rstrip("?").split("|"))
        if any(not word.strip("*") or "*" in word[1:-1] for word in words):
            raise PhraseError(phrase)
        pieces.append(Piece(words, optional=part.endswith("?")))
    return tuple(pieces)


def plain(pieces: tuple[Piece, ...]) -> list[tuple[str, ...]]:
    """Return the exact word sequences that a phrase stands for, or none when it has stars, gaps or optional words."""
    if any(not piece.words or piece.optional or any("*" in word for word in piece.words) for piece in pieces):
        return []
    forms = list(product(*(sorted(piece.words) for piece in pieces)))
    return forms if len(forms) <= _MOST_PLAIN else []


class WordPatterns:
    """Tells which of a set of word patterns a word fits; the answer is remembered.

    Beginnings and ends are looked up by their length, so that a word costs the same however many patterns there are.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._exact = frozenset(patterns)
        self._beginnings: dict[int, set[str]] = {}
        self._ends: dict[int, set[str]] = {}
        self._inner: list[str] = []
        for pattern in self._exact:
            core = pattern.strip("*")
            if pattern.startswith("*") and pattern.endswith("*"):
                self._inner.append(core)
            elif pattern.startswith("*"):
                self._ends.setdefault(len(core), set()).add(core)
            elif pattern.endswith("*"):
                self._beginnings.setdefault(len(core), set()).add(core)
        self._any_inner = re.compile("|".join(map(re.escape, self._inner)) or r"(?!)")
        self.fitting = lru_cache(maxsize=_REMEMBERED)(self._fitting)

    def _fitting(self, word: str) -> frozenset[str]:
        found = {f"{word[:length]}*" for length, cores in self._beginnings.items() if word[:length] in cores}
        found |= {f"*{word[-length:]}" for length, cores in self._ends.items() if word[-length:] in cores}
        if self._any_inner.search(word):
            found |= {f"*{core}*" for core in self._inner if core in word}
        if word in self._exact:
            found.add(word)
        return frozenset(found)


def spans(pieces: tuple[Piece, ...], words: list[frozenset[str]], signs: list[bool], start: int) -> Iterator[int]:
    """Yield where the phrase may end when it begins at ``start``, the nearest end first.

    ``words`` gives for each token the patterns it fits, ``signs`` whether it is a sign and no word.
    """
    if words[start].isdisjoint(pieces[0].words):
        return
    yield from _rest(pieces, 1, words, signs, start + 1)


def _rest(
    pieces: tuple[Piece, ...], index: int, words: list[frozenset[str]], signs: list[bool], at: int
) -> Iterator[int]:
    if index == len(pieces):
        yield at
        return
    piece = pieces[index]
    if piece.gap:
        for skipped in range(piece.gap + 1):
            if at + skipped >= len(words):
                return
            yield from _rest(pieces, index + 1, words, signs, at + skipped)
            if signs[at + skipped]:
                return
        return
    if at < len(words) and not words[at].isdisjoint(piece.words):
        yield from _rest(pieces, index + 1, words, signs, at + 1)
    elif piece.optional:
        yield from _rest(pieces, index + 1, words, signs, at)
