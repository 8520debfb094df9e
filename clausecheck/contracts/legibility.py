"""Whether a document's text says anything, or is only stamps and the noise of a scan."""

from __future__ import annotations

import re
from functools import lru_cache

from clausecheck.documents.formats import names

# No contract has fewer different words: such a text is a mistake in saving, and its silence says nothing.
_FEWEST_WORDS = 12
# Running text has these soon; a long text in a language unknown here has many words instead.
_FEWEST_COMMON, _MANY_WORDS = 2, 60
_WORD = re.compile(r"[^\W\d_]{2,}")
_VOWEL = re.compile(r"[aeiouyæøåäöéü]")
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789 ")
_NO_LETTERS = re.compile(r"[\W_]+")
# A line of many signs, of different kinds and hardly any letters; rules and the edges of tables have few kinds.
_LONGEST_KNOWN = 64
_FEWEST_SIGNS, _FEWEST_KINDS, _MOST_LETTERS = 10, 5, 0.25
_FEWEST_LINES = 3
# What every such line has; hardly any other has it.
_SIGNS = re.compile(r"(?:[^\w\s][ \t]*){5}")


@lru_cache(maxsize=_LONGEST_KNOWN)
def says_something(text: str) -> bool:
    """Tell whether ``text`` has enough different words, and enough of those that running text is made of."""
    words = {word for word in _WORD.findall(text.lower()) if _VOWEL.search(word)}
    if len(words) < _FEWEST_WORDS:
        return False
    return len(words) >= _MANY_WORDS or len(words & names("text", "common")) >= _FEWEST_COMMON


@lru_cache(maxsize=_LONGEST_KNOWN)
def is_partly_noise(text: str) -> bool:
    """Tell whether several lines of ``text`` are what is left of words that could not be recognised."""
    if len(_SIGNS.findall(text)) < _FEWEST_LINES:
        return False
    return sum(_is_noise(line) for line in text.splitlines() if _SIGNS.search(line)) >= _FEWEST_LINES


def _is_noise(line: str) -> bool:
    if len(set(line) - _PLAIN) < _FEWEST_KINDS:
        return False
    signs = "".join(line.split())
    if len(signs) < _FEWEST_SIGNS or len(_NO_LETTERS.sub("", signs)) > _MOST_LETTERS * len(signs):
        return False
    return len({char for char in signs if not char.isalnum()}) >= _FEWEST_KINDS
