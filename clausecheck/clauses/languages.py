"""Which of the four languages a clause is in: Danish, English, Norwegian or Swedish."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

_WORD = re.compile(r"[a-zæøåäöé]+")
_LETTERS = re.compile("[æøå]")
# Fewer telling points than this, or too close a race, and the surroundings decide.
_FEWEST_POINTS = 3
_TELLING_WEIGHT = 3
# Nordic languages share most words: one of them displaces another only with a clear lead.
_NORDIC = frozenset({"da", "no", "sv"})
_CLEAR_LEAD = 3
# A clause is told by its beginning; a portfolio of noise must not fill the memory.
_LONGEST, _MOST_WORDS = 4_000, 200_000
# Where each language's points stand in a number, no text being long enough to fill its place.
_BITS = 16
_PLACES = {"da": 0, "en": _BITS, "no": 2 * _BITS, "sv": 3 * _BITS}
_ALL = (1 << _BITS) - 1
_ACCENT = 1 << 4 * _BITS


@cache
def _weights() -> dict[str, dict[str, int]]:
    """Return for each word its points per language; a telling word of one language that another has too is common."""
    raw = resources.files(__package__).joinpath("languages.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(raw)
    weights: dict[str, dict[str, int]] = {}
    for language, words in lists.items():
        for word in words["common"]:
            weights.setdefault(word, {})[language] = 1
        for word in words["telling"]:
            shared = any(word in other["telling"] for name, other in lists.items() if name != language)
            points = 1 if shared else _TELLING_WEIGHT
            weights.setdefault(word, {})[language] = max(points, weights.get(word, {}).get(language, 0))
    return weights


class _Votes(dict[str, int]):
    """The points of each word of a text as it stands, those of all languages side by side in one number."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        plain = word.lower()
        votes = _ACCENT if "ä" in plain or "ö" in plain else 0
        # A name in capitals may stand in a text of any language.
        if word == plain and _LETTERS.search(word):
            votes += (1 << _PLACES["da"]) + (1 << _PLACES["no"])
        for part in _WORD.findall(plain):
            for language, weight in _weights().get(part, {}).items():
                votes += weight << _PLACES[language]
        self[word] = votes
        return votes


_votes = _Votes()


def detect_language(text: str, default: str = "da") -> str:
    """Return "da", "en", "no" or "sv" for ``text``, or ``default`` when it says too little."""
    votes = sum(map(_votes.__getitem__, text[:_LONGEST].split()))
    points = {language: votes >> place & _ALL for language, place in _PLACES.items()}
    if votes >= _ACCENT or (len(text) > _LONGEST and re.search("[äö]", text.lower())):
        points["sv"] += _TELLING_WEIGHT
    most = max(points.values())
    if most < _FEWEST_POINTS:
        return default
    leading = [language for language in points if points[language] == most]
    best = leading[0] if len(leading) == 1 else _first_heard(text, leading)
    near = best in _NORDIC and default in _NORDIC
    if near and most - points.get(default, 0) < _CLEAR_LEAD:
        return default
    return best


def _first_heard(text: str, languages: Sequence[str]) -> str:
    """Return which of ``languages`` a word of ``text`` speaks for first; Swedish, told by its letters, comes last."""
    for word in _WORD.findall(text[:_LONGEST].lower()):
        for language in _weights().get(word, {}):
            if language in languages:
                return language
    return "sv"
