"""A cheap first look: could this clause have an effect at all? Only then is it worth the encoder's time.

A clause passes with a word that speaks of automation or of people by itself (``gate.toml``), or when a linear model on
the letters of its words and on pairs of words gives one of its sentences more than a threshold set for recall. What a
word adds is kept from clause to clause, so that a clause costs little more than looking up its words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from math import sqrt
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

COLUMNS = 1 << 18
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"(?<=\w)-[ \t]*\n\s*(?=[a-zæøåäö])")
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+|\n\s*\n")
_SHORT, _SHORTEST = 60, 30
_FEWEST_WORDS = 8
_LETTERS = (4, 5)
_REMEMBERED = 300_000


def passes(text: str) -> bool:
    """Return whether the clause ``text`` may have an effect."""
    plain = _BROKEN.sub("", text.lower())
    if telling().search(plain):
        return True
    threshold = _model()[2]
    return any(_score(words) >= threshold for words in sentences(plain))


def score(text: str) -> float:
    """Return the score of the sentence of ``text`` that scores highest, whatever words it has."""
    return max((_score(words) for words in sentences(_BROKEN.sub("", text.lower()))), default=-99.0)


def sentences(text: str) -> Iterator[list[str]]:
    """Yield the words of each sentence of ``text`` (lower case); very short ones go with the one before."""
    start = 0
    ends = [(found.start(), found.end()) for found in _SENTENCE.finditer(text)]
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


@cache
def telling() -> re.Pattern[str]:
    """Return the words that let a clause pass by themselves."""
    raw = resources.files(__package__).joinpath("gate.toml").read_text(encoding="utf-8")
    return re.compile("|".join(tomllib.loads(raw)["telling"]))


def _score(words: list[str]) -> float:
    _, shift, _ = _model()
    total = sum(map(_of_word, words)) + sum(map(_of_pair, words, words[1:]))
    return float(total * length_factor(words) + shift)


@lru_cache(maxsize=_REMEMBERED)
def _of_word(word: str) -> float:
    weights = _model()[0]
    return float(sum(weights[column] for column in word_columns(word)))


@lru_cache(maxsize=_REMEMBERED)
def _of_pair(first: str, second: str) -> float:
    return float(_model()[0][pair_column(first, second)])


@cache
def _model() -> tuple[npt.NDArray[np.float32], float, float]:
    import numpy as np

    path = resources.files("clausecheck_models").joinpath("gate").joinpath("gate.npz")
    with path.open("rb") as file, np.load(file) as saved:
        weights = saved["weights"].astype(np.float32) * float(saved["scale"])
        return weights, float(saved["shift"]), float(saved["threshold"])
