"""A cheap look at the words of a clause: is there any that a rule could start from?"""

from __future__ import annotations

import re
from functools import cache

from clausecheck.effects.rules.knowledge import FAMILIES, cues
from clausecheck.effects.rules.phrases import fits, parse

_WORD = re.compile(r"[^\W_]+(?:[-‐‑’'.\xad][^\W_]+)*")
_REMEMBERED = 200_000


@cache
def _keys() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the exact words and the starred ones, one for each phrase that opens: its longest place's."""
    exact: set[str] = set()
    starred: set[str] = set()
    for cue in cues().values():
        if not cue.opens:
            continue
        for language in FAMILIES["da"] + FAMILIES["en"]:
            for phrase in cue.phrases[language]:
                needed = [piece.words for piece in parse(phrase) if piece.words and piece.repeat != "?"]
                key = max(needed, key=lambda words: min(len(word.strip("*")) for word in words))
                for word in key:
                    (starred if "*" in word else exact).add(word)
    return frozenset(exact), tuple(sorted(starred))


class _Words:
    """What has been found out about words so far."""

    def __init__(self) -> None:
        self.dull: set[str] = set()

    def opens(self, text: str) -> bool:
        """Return whether any word of ``text`` opens a rule."""
        unknown = set(_WORD.findall(text.lower()))
        unknown -= self.dull
        if not unknown:
            return False
        exact, starred = _keys()
        for word in unknown:
            if word in exact or any(fits(word, pattern) for pattern in starred):
                return True
            if len(self.dull) < _REMEMBERED:
                self.dull.add(word)
        return False


_WORDS = _Words()


def may_matter(text: str) -> bool:
    """Return whether ``text`` has a word from which some rule could start; False means that none holds."""
    return _WORDS.opens(text)
