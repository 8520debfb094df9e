"""Whether a document's text says anything, or is only stamps and the noise of a scan."""

from __future__ import annotations

import re
from functools import lru_cache

from clausecheck.documents.formats import names
from clausecheck.documents.garbling import is_garbled, is_noise

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
# The words that are looked for are all in Latin letters.
_UNREAD_LETTER = re.compile("[\u0370-\u1dff\u2c00-\u2c5f\u3040-\ud7ff]")
_FEWEST_LETTERS = 100
_FIGURES = re.compile(r"\d+")
_PART = 1_500
_BEGINNING = 15_000
# What every such line has; hardly any other has it.
_SIGNS = re.compile(r"(?:[^\w\s][ \t]*){5}")
# Wherever there is one of these there is one of those, and these are sooner told.
_MAYBE_SIGNS = re.compile(r"(?:[^a-zA-Z0-9\n ][ \t]*){5}")


@lru_cache(maxsize=_LONGEST_KNOWN)
def says_something(text: str) -> bool:
    """Tell whether ``text`` has enough different words, and enough of those that running text is made of.

    Text whose signs stand for other letters, and what is left of words that could not be recognised, say nothing. Of a
    long text its beginning is enough; how much of the rest can be read is for `legible_share` to tell.
    """
    if len(text) > _BEGINNING and says_something(text[:_BEGINNING]):
        return True
    if is_illegible(text):
        return False
    words = {word for word in _WORD.findall(text.lower()) if _VOWEL.search(word)}
    if len(words) < _FEWEST_WORDS:
        return False
    return len(words) >= _MANY_WORDS or len(words & names("text", "common")) >= _FEWEST_COMMON


@lru_cache(maxsize=_LONGEST_KNOWN)
def is_illegible(text: str) -> bool:
    """Tell whether ``text`` cannot be read: it is garbled, noise, in other letters, or stamps and nothing else.

    A long text of which the beginning can be read is not, though parts of it may be (`is_partly_noise`).
    """
    if len(text) > _BEGINNING and not is_illegible(text[:_BEGINNING]):
        return False
    return _says_nothing(text) or _is_stamps(text)


def _says_nothing(text: str) -> bool:
    """Tell whether a text is garbled or noise, the edges of its tables aside, or in letters that are not read here."""
    if len(_UNREAD_LETTER.findall(text)) > max(_FEWEST_LETTERS, len(text) // 2):
        return True
    within = text.replace("|", " ")
    return is_garbled(within) or is_noise(within)


def _is_stamps(text: str) -> bool:
    """Tell whether every line is what a scanner or a viewer writes on a page, or there is not a word."""
    lines = {_FIGURES.sub("", line).strip() for line in text.splitlines()} - {""}
    if len(lines) > 1:
        return False
    words = {word for line in lines for word in _WORD.findall(line.lower())}
    return not words or bool(words & names("text", "stamps"))


@lru_cache(maxsize=_LONGEST_KNOWN)
def is_partly_noise(text: str) -> bool:
    """Tell whether several lines or a long part of ``text`` are what is left of words that could not be recognised."""
    if legible_share(text) < 1.0:
        return True
    signs = (line for line in text.splitlines() if _MAYBE_SIGNS.search(line) and _SIGNS.search(line))
    return sum(map(_is_noise, signs)) >= _FEWEST_LINES


@lru_cache(maxsize=_LONGEST_KNOWN)
def legible_share(text: str) -> float:
    """Return how much of a long text can be read, 0 to 1, part by part; 1 for a short one."""
    if len(text) <= _PART:
        return 1.0
    parts = [text[at : at + _PART] for at in range(0, len(text), _PART)]
    return sum(not _says_nothing(part) for part in parts) / len(parts)


def _is_noise(line: str) -> bool:
    if len(set(line) - _PLAIN) < _FEWEST_KINDS:
        return False
    signs = "".join(line.split())
    if len(signs) < _FEWEST_SIGNS or len(_NO_LETTERS.sub("", signs)) > _MOST_LETTERS * len(signs):
        return False
    return len({char for char in signs if not char.isalnum()}) >= _FEWEST_KINDS
