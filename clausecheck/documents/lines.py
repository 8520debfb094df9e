"""How a line of a contract begins and ends, as far as that tells where a paragraph does."""

from __future__ import annotations

import re

# "4.2.1", "§ 7", "§ 7, stk. 2", "Stk. 2.", "Pkt. 3", "K-14", "Artikel 5", "Section 4.2", "Bilag 3.a" at the start of a line.
_NUMBER = re.compile(
    r"""(?xi)
    (?: \d{1,3}(?:\.\d{1,3}){0,5}\.?[a-z]? (?=\s+\S)
      | §\s*\d+ | stk\.\s*\d+\.? | (?:pkt\.|punkt|afsnit|artikel|article|section|clause|kapitel|krav)\s*[\dA-Z][\w.\-]*
      | (?:(?:under)?(?:kontrakt)?bilag|annex|appendix|schedule|exhibit)\s+[\w.]+ (?=\s*(?:[:–—-]|$))
      | [A-ZÆØÅ]{1,3}-\d+ (?=[\s:|.]))
    """
)
_MARKER = re.compile(
    r"(?:[-–•▪◦*·]\s+|\(?[a-zæøå]{1,2}\)\s+|\((?:[ivx]{1,5}|\d{1,2})\)\s+|(?:[ivx]{1,5}|\d{1,2})\)\s+|[a-z]\.\s+)"
)
_NOT_A_NUMBER = re.compile(
    r"(?i)\d{1,2}\.\s*(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|part|parts|halvår|kvartal)\b"
    r"|\d{1,3}(?:\.\d{3})+(?:,\d+)?\b|\d+\s*(?:%|pct|procent|kr\b|dage|måneder|timer|år|arbejdsdage|hverdage|minutter|uger)"
)


def begins_numbered(line: str) -> bool:
    """Return whether ``line`` begins with a section number of a contract (and not with a date, an amount or "2. parts")."""
    return bool(_NUMBER.match(line)) and not _NOT_A_NUMBER.match(line)


def begins_listed(line: str) -> bool:
    """Return whether ``line`` begins with a list marker: a bullet, "a)", "(ii)"."""
    return bool(_MARKER.match(line))


def begins_paragraph(line: str) -> bool:
    """Return whether ``line`` opens a paragraph by what it begins with."""
    return begins_numbered(line) or begins_listed(line)


def ends_sentence(line: str) -> bool:
    """Return whether ``line`` ends as a sentence or an intro line does."""
    return line.rstrip("»«”\"' )").endswith((".", ":", ";", "!", "?"))


def looks_like_heading(line: str) -> bool:
    """Return whether ``line`` alone reads as a heading: short, no stop at its end, and numbered, capital or title-like."""
    bare = line.strip()
    if not bare or len(bare) > 90 or bare.endswith((".", ",", ";", ":")) or len(bare.split()) > 11:
        return False
    if begins_listed(bare):
        return False
    words = re.sub(r"^[\d.§\s]+", "", bare)
    return bool(words) and (words[0].isupper() or bare.isupper())
