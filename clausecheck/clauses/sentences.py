"""Where sentences of Danish and English contracts end."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_END = re.compile(r"(?<![.!?…])[.!?…]+[»\"”')\]]*\s+(?=\S)")
_NEXT = re.compile(r"[«»\"“”'(\[\s]*(\S)")
_WORD_END = re.compile(r"[^\s(»\"“]+\Z")
_LONGEST_WORD = 30
_AMOUNT = re.compile(r"(?i)(?:bilag|punkt|pkt\.|afsnit|stk\.|nr\.|side|version|annex|section|clause|§|\d)\s*\d{1,2}$")
_LONGEST_AMOUNT = 20
# The same clauses are asked for over and over; a text longer than a clause is asked for once.
_MOST_KEPT, _LONGEST_KEPT = 20_000, 5_000
_LAST_WORD = re.compile(r"([^\s(»\"“]+?)[.!?…]+[»\"”')\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Abbreviations in lower case without their last stop."""

    always: frozenset[str]
    sometimes: frozenset[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def abbreviations() -> Abbreviations:
    """Return the list that ships with the package."""
    raw = tomllib.loads(resources.files(__package__).joinpath("abbreviations.toml").read_text(encoding="utf-8"))
    return Abbreviations(
        frozenset(raw["always"]), frozenset(raw["sometimes"]), tuple(raw["examples"]), tuple(raw["counterexamples"])
    )


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of ``text`` in order, without the spaces between them."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _sentences(text)


@lru_cache(_MOST_KEPT)
def _kept(text: str) -> tuple[tuple[int, int], ...]:
    return _sentences(text)


def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    spans = []
    start = 0
    for found in _END.finditer(text):
        if _ends(text, start, found):
            spans.append((start, found.end()))
            start = found.end()
    spans.append((start, len(text)))
    return tuple(trimmed for left, right in spans if (trimmed := _trim(text, left, right)))


def _trim(text: str, left: int, right: int) -> tuple[int, int] | None:
    piece = text[left:right]
    stripped = piece.strip()
    if not stripped:
        return None
    start = left + len(piece) - len(piece.lstrip())
    return start, start + len(stripped)


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    """Return whether the full stop ``found`` ends the sentence that begins at ``start``."""
    following = _NEXT.match(text, found.end())
    first = following[1] if following else ""
    if not found[0].startswith("."):
        return not first.islower()
    if first.islower():
        return False
    last = _LAST_WORD.search(text[_word_start(text, start, found.start()) : found.end()])
    word = last[1].lower() if last else ""
    known = abbreviations()
    if word in known.sometimes and first.isupper():
        return word not in known.always or word == "osv"
    if word in known.always:
        return False
    if re.fullmatch(r"\d{1,2}|[a-zæøå]|[ivx]{1,4}", word):
        # An ordinal, an initial or a list letter; a sentence may end in a larger number.
        return word.isdigit() and first.isupper() and _is_amount(text, start, found.start())
    return True


def _word_start(text: str, start: int, end: int) -> int:
    """Return where the word that ends at ``end`` begins: after a space or what opens a quotation or bracket."""
    near = max(start, end - _LONGEST_WORD)
    opening = _WORD_END.search(text, near, end)
    first = opening.start() if opening else end
    return first if first > near else start


def _is_amount(text: str, start: int, end: int) -> bool:
    """Return whether the number that ends ``text[start:end]`` counts or names something: "bilag 3", "version 2"."""
    return _AMOUNT.search(text[max(start, end - _LONGEST_AMOUNT) : end]) is not None
