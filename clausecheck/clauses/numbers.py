"""Section numbers and list markers at the start of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausecheck.documents.lines import begins_numbered

_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,5}[a-zæøå]?)\.?\)?\s+(?:[–—-]\s+)?(?=\S)")
_PARAGRAPH = re.compile(r"(?i)§\s*(\d+(?:\s?[a-z]\b)?)(?:\s*,?\s*(stk\.\s*\d+))?\s*[.:–-]?\s*")
_SUBPARAGRAPH = re.compile(r"(?i)(stk\.\s*\d+)\s*[.:]?\s+")
_NAMED = re.compile(
    r"(?i)(?:pkt\.?|punkt|afsnit|artikel|art\.|article|section|clause|kapitel|kap\.|krav(?:\s+nr\.?)?)\s*(\d[\w.\-]*?)\s*[.:)–-]?\s+(?=\S)"
)
_CODE = re.compile(r"([A-ZÆØÅ]{1,4}-?\d+(?:\.\d+)*|[A-ZÆØÅ](?:\.\d{1,2}){1,3})\s*[.:|)–-]?\s+(?=\S)")
_MARKER = re.compile(r"(?:[-–•▪◦*·]|\(?([a-zæøå]{1,2}|[ivx]{1,5}|\d{1,2})\)|([a-z])\.)\s+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at a paragraph's start: how it is called ("12.4", "§ 7, stk. 2"), and where the words after it begin."""

    name: str
    length: int
    sub: bool = False


def section_number(text: str) -> Number | None:
    """Return the section number that ``text`` begins with; ``sub`` marks one that needs its parent ("stk. 2")."""
    if found := _PARAGRAPH.match(text):
        name = f"§ {found[1].strip()}" + (f", {found[2].lower()}" if found[2] else "")
        return Number(name, found.end())
    if found := _SUBPARAGRAPH.match(text):
        return Number(found[1].lower(), found.end(), sub=True)
    if not begins_numbered(text):
        return None
    for pattern in (_NAMED, _DECIMAL, _CODE):
        if found := pattern.match(text):
            return Number(found[1].rstrip("."), found.end())
    return None


def list_marker(text: str) -> Number | None:
    """Return the marker of a list item: "a)" with its length, or an empty name for a bullet."""
    found = _MARKER.match(text)
    if not found:
        return None
    name = found[1] or found[2]
    return Number(f"{name})" if name else "", found.end())
