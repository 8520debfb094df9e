"""A cheap first look: could this clause have an effect at all? Only then is it worth the encoder's time.

A clause passes with a word, or two words together, that speak of automation or of people by themselves
(``gate.toml``), or when a linear model on the letters of its words and on pairs of words gives one of its sentences
more than a threshold set for recall. What a word adds is kept from clause to clause, so that a clause costs little
more than looking up its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from math import inf, sqrt
from typing import Any
from zlib import crc32

from clausecheck.clauses.literals import most_telling, needed
from clausecheck.effects.word_files import word_file

COLUMNS = 1 << 18
_WORD = re.compile(r"[^\W\d_]+")
# Where a word is broken at a line's end, by a scan or by a soft hyphen.
_BROKEN = re.compile(r"(?<=\w)(?:-\s+(?!(?:og|eller|samt|and|or|och)\b)|\xad\s*)(?=[a-zæøåäö])")
# A sign that ends a sentence stands first, since such signs are soon found; the sentence goes on to its end.
_SENTENCE = re.compile(r"[.;:!?\n](?:(?<!\n)\s+|(?<=\n)\s*\n)")
_SHORT, _SHORTEST = 60, 30
_FEWEST_WORDS = 8
_LETTERS = (4, 5)
_REMEMBERED = 300_000
# More than pairs of words add to a sentence: of 10,267 labelled clauses that pass, none needs more than 0.2 of them.
_MOST_OF_PAIRS = 3.0


def passes(text: str) -> bool:
    """Return whether the clause ``text`` may have an effect."""
    plain = _plain(text)
    if not _is_over(plain):
        return False
    meant = _without_other_senses(plain)
    return meant == plain or _is_over(meant)


def telling(text: str) -> bool:
    """Return whether ``text`` has a word, or two words together, that let it pass by themselves."""
    meant = _without_other_senses(_plain(text))
    return any(any(map(_telling_word, words)) or any(map(_telling_pair, pairwise(words))) for words in sentences(meant))


def sentences(text: str) -> Iterator[list[str]]:
    """Yield the words of each sentence of ``text`` (lower case); very short ones go with the one before."""
    start = 0
    ends = [(found.start() + (text[found.start()] != "\n"), found.end()) for found in _SENTENCE.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        if end - start < _SHORT and end != len(text):
            continue
        if len(text) - following < _SHORTEST and end != len(text):
            continue
        yield _WORD.findall(text[start:end])
        start = following


def word_columns(word: str) -> list[int]:
    """Return the columns of a word: itself and its runs of four and five letters."""
    bounded = f"<{word}>"
    names = [f"={word}"]
    names += ["#" + bounded[at : at + size] for size in _LETTERS for at in range(len(bounded) - size + 1)]
    return [crc32(name.encode()) % COLUMNS for name in names]


def pair_column(first: str, second: str) -> int:
    """Return the column of two words that stand together."""
    return crc32(f"{first} {second}".encode()) % COLUMNS


def length_factor(words: list[str]) -> float:
    """Return what the sum over a sentence is multiplied with, so that long sentences do not pass by their length."""
    return 1.0 / sqrt(max(_FEWEST_WORDS, len(words)))


def _plain(text: str) -> str:
    lowered = text.lower()
    return _BROKEN.sub("", lowered) if "- " in lowered or "-\n" in lowered or "\xad" in lowered else lowered


def _without_other_senses(text: str) -> str:
    """Return ``text`` without the words that would let it pass, where they mean something else."""
    known = _vocabulary()
    return known.other_senses.sub(" ", text) if any(letters in text for letters in known.clues) else text


def _is_over(text: str) -> bool:
    return any(map(_lets_pass, sentences(text)))


def _telling_word(word: str) -> bool:
    return _vocabulary().words.search(word) is not None


def _telling_pair(pair: tuple[str, str]) -> bool:
    return any(second.search(pair[1]) for second in _seconds(pair[0]))


@lru_cache(_REMEMBERED)
def _seconds(first: str) -> tuple[re.Pattern[str], ...]:
    """Return what the word after ``first`` must be for the two to speak by themselves: any of these."""
    return tuple(second for lead, second in _vocabulary().pairs if lead.search(first))


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """What speaks by itself in a word and in two words, and where such words mean something else.

    Some of ``clues`` are in every text that ``other_senses`` fits.
    """

    words: re.Pattern[str]
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    other_senses: re.Pattern[str]
    clues: tuple[str, ...]


@cache
def _vocabulary() -> _Vocabulary:
    raw = word_file("gate")
    return _Vocabulary(
        re.compile("|".join(raw["words"])),
        tuple((re.compile(first), re.compile(second)) for first, second in raw["pairs"]),
        re.compile("|".join(raw["other_senses"])),
        tuple(
            dict.fromkeys(one for sense in raw["other_senses"] for way in needed(sense) for one in most_telling(way))
        ),
    )


class _Remembered(dict[Any, float]):
    """What words, or pairs of words, add to a score; found once for each, as long as there is room."""

    def __init__(self, found: Callable[[Any], float]) -> None:
        super().__init__()
        self._found = found

    def __missing__(self, key: Any) -> float:
        if len(self) >= _REMEMBERED:
            self.clear()
        value = self[key] = self._found(key)
        return value


@dataclass(frozen=True, slots=True)
class _Gate:
    """What words and pairs add; ``firsts`` and ``seconds`` are the words met so far that may make a telling pair."""

    words: _Remembered
    pairs: _Remembered
    firsts: set[str]
    seconds: set[str]
    shift: float
    threshold: float


def _lets_pass(words: list[str]) -> bool:
    """Return whether a sentence of these words lets its clause pass."""
    gate, factor = _gate(), length_factor(words)
    alone = sum(map(gate.words.__getitem__, words))
    wanting = gate.threshold - gate.shift - alone * factor
    if wanting > _MOST_OF_PAIRS and (gate.firsts.isdisjoint(words) or gate.seconds.isdisjoint(words)):
        return False
    return wanting <= -inf or sum(map(gate.pairs.__getitem__, pairwise(words))) * factor >= wanting


@cache
def _gate() -> _Gate:
    import numpy as np

    path = resources.files("clausecheck_models").joinpath("gate").joinpath("gate.npz")
    with path.open("rb") as file, np.load(file) as saved:
        # A list: single numbers are taken from it, which an array is slow at.
        weights = (saved["weights"].astype(np.float32) * float(saved["scale"])).tolist()
        shift, threshold = float(saved["shift"]), float(saved["threshold"])

    firsts: set[str] = set()
    seconds: set[str] = set()

    def of_word(word: str) -> float:
        if _seconds(word):
            firsts.add(word)
        if any(second.search(word) for _, second in _vocabulary().pairs):
            seconds.add(word)
        return inf if _telling_word(word) else sum(weights[column] for column in word_columns(word))

    def of_pair(pair: tuple[str, str]) -> float:
        return inf if _telling_pair(pair) else weights[pair_column(*pair)]

    return _Gate(_Remembered(of_word), _Remembered(of_pair), firsts, seconds, shift, threshold)
