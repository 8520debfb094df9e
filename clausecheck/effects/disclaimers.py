"""Clauses that only disclaim liability or support where robots are at work: risk is shared out, no right is given."""

from __future__ import annotations

import re
from functools import cache

from clausecheck.clauses import sentences
from clausecheck.effects.word_files import word_file


def only_disclaims(text: str) -> bool:
    """Return whether every sentence of the clause ``text`` is a disclaimer and nothing more."""
    told = [text[left:right] for left, right in sentences(text)]
    return bool(told) and all(
        _pattern("disclaimer").search(sentence) and not _pattern("says_more").search(sentence) for sentence in told
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = word_file("disclaimers")
    told = data["supplier"] + data["disclaims"] if name == "disclaimer" else data[name]
    return re.compile(told, re.IGNORECASE)
