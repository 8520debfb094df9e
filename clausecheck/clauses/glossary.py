"""Terms that stand on a line of their own above what they mean, as glossaries and annexes of definitions have them."""

from __future__ import annotations

import re

# "Autoriseret Operatør", alone on its line; what it means goes on in small letters: "et menneske, der ...".
_TERM = re.compile(r"[\"»“”„]?[A-ZÆØÅ][\wæøå/-]*(?: [\wæøåÆØÅ/-]+){0,4}[\"«“”]?\s*")
_MEANING = re.compile(
    r"(?:en|et|den|det|de|enhver|ethvert|alle|hver|(?:fysiske?|natural|any|an?|the|each|every|ein|ei|alla|varje)) \w"
)
_LONGEST_TERM, _LONGEST_MEANING = 60, 900


def is_entry(term: str, meaning: str) -> bool:
    """Return whether the line ``term`` is explained by the paragraph ``meaning`` below it."""
    if len(term) > _LONGEST_TERM or len(meaning) > _LONGEST_MEANING:
        return False
    return _TERM.fullmatch(term.strip()) is not None and _MEANING.match(meaning.strip()) is not None
