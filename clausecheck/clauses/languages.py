"""Which of the four languages a clause is in: Danish, English, Norwegian or Swedish."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_WORD = re.compile(r"[a-zæøåäöé]+")
# Fewer telling points than this, or too close a race, and the surroundings decide.
_FEWEST_POINTS = 3
_TELLING_WEIGHT = 3
# Nordic languages share most words: one of them displaces another only with a clear lead.
_NORDIC = frozenset({"da", "no", "sv"})
_CLEAR_LEAD = 3


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


def detect_language(text: str, default: str = "da") -> str:
    """Return "da", "en", "no" or "sv" for ``text``, or ``default`` when it says too little."""
    points: dict[str, int] = {}
    weights = _weights()
    for word in _WORD.findall(text[:4000].lower()):
        for language, weight in weights.get(word, {}).items():
            points[language] = points.get(language, 0) + weight
    if re.search("[äö]", text.lower()):
        points["sv"] = points.get("sv", 0) + _TELLING_WEIGHT
    ranked = sorted(points.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _FEWEST_POINTS:
        return default
    best, most = ranked[0]
    near = best in _NORDIC and default in _NORDIC
    if near and most - points.get(default, 0) < _CLEAR_LEAD:
        return default
    return best
