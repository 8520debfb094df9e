"""Precedence by number: "et bilag med lavere nummer går forud", "bilagene gælder i nummerorden"."""

from __future__ import annotations

import re
from enum import IntEnum

from clausecheck.contracts.names import number_key
from clausecheck.contracts.vocabulary import search, words


class Numbering(IntEnum):
    """Which number goes before the other among documents of the same rank."""

    NONE = 0
    LOWER_FIRST = 1
    HIGHER_FIRST = -1

    def puts_first(self, winner: str, loser: str) -> bool:
        """Tell whether a document with number ``winner`` goes before one with number ``loser``."""
        keys = number_key(winner), number_key(loser)
        if self is Numbering.NONE or keys[0] == keys[1]:
            return False
        return (keys[0] < keys[1]) is (self is Numbering.LOWER_FIRST)


def numbering_in(text: str) -> Numbering:
    """Return what ``text`` says on precedence by number; NONE where it says that numbers mean nothing."""
    if not search("order", "by_number", text) or words("order", "number_idle").search(text):
        return Numbering.NONE
    lower, higher = (words("order", key).search(text) for key in ("lower_number", "higher_number"))
    first = min((found for found in (lower, higher) if found), key=re.Match.start, default=None)
    if first is None:
        return Numbering.HIGHER_FIRST if words("order", "number_reversed").search(text) else Numbering.LOWER_FIRST
    marks = [(match, key == "under") for key in ("over", "under") for match in words("order", key).finditer(text)]
    nearest = min(marks, key=lambda mark: _gap(first, mark[0]), default=None)
    yields = nearest is not None and nearest[1]
    return Numbering.LOWER_FIRST if (first is lower) is not yields else Numbering.HIGHER_FIRST


def _gap(first: re.Match[str], second: re.Match[str]) -> int:
    return max(second.start() - first.end(), first.start() - second.end())
