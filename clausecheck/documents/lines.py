"""How a line of a contract begins and ends, as far as that tells where a paragraph does."""

from __future__ import annotations

import re

# "4.2.1", "C.1", "3 –", "§ 7", "Stk. 2.", "Pkt. 3", "K-14", "Artikel 5", "Section 4.2", "Bilag 3.a" that begin a line.
_NUMBER = re.compile(
    r"""(?x)
    (?: \d{1,3}(?:\.\d{1,3}){1,5}\.?[a-z]? (?=\s+\S|$)
      | \d{1,3}\.[a-z]? (?=\s+[^\W\d_a-zæøå]|\s+[»«"”“'(\[])
      | \d{1,3} (?=\s+(?:[–—-]\s+)?[^\W\d_a-zæøå]|\s+[»«"”“\[])
      | [A-ZÆØÅ](?:\.\d{1,2}){1,3}\.? (?=\s+[^\W\d_a-zæøå]|\s+[»«"”“\[(])
      | §\s*\d+ | Stk\.\s*\d+\.?
      | (?=[A-ZÆØÅ])(?i:pkt\.|punkt|afsnit|artikel|art\.|article|section|clause|kapitel|kap\.|krav)
        \s*(?:[\dIVX][\w.\-]*|[A-Z](?=[\s.:])) (?=\s*(?:[:.–—-]|$|\s[A-ZÆØÅ]))
      | (?=[A-Z])(?i:(?:under)?(?:kontrakt)?bilaga?|vedlegg|annex|appendix|schedule|exhibit)\s+[\w.]+
        (?=\s*(?:[:–—-]|$))
      | [A-ZÆØÅ]{1,3}-\d+ (?=[\s:|.]|$))
    """
)
_MARKER = re.compile(
    r"(?:[-–•▪◦*·]\s+|\(?[a-zæøå]{1,2}\)\s+|\((?:[ivx]{1,5}|\d{1,2})\)\s+|(?:[ivx]{1,5}|\d{1,2})\)\s+|[a-z]\.\s+)"
)
_NOT_A_NUMBER = re.compile(
    r"""(?xi)
    \d{1,2}\.\s*(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|part|parts
      |halvår|kvartal)\b
    | \d{1,3}(?:\.\d{3})+(?:,\d+)?\b
    | \d+\s*(?:%|pct|procent|kr\b|mio|dage|måned|timer|år\b|arbejdsdag|hverdag|kalenderdag|bankdag|minut|uger|sekund
      |january|february|march|may|june|july|october|days|months|hours|years|business)
    """
)
# A number after these words belongs to them: "jf. pkt." / "4.2", "senest den" / "1. juni", "of Section" / "12".
_EXPECTS_NUMBER = re.compile(
    r"""(?xi)
    (?:\b(?:pkt|stk|nr|jf|jfr|art|afs|kap|ca|no|sec)\.|§{1,2}|\b(?:punkt|punkter|punkterne|afsnit|artikel|bilag|bilagene
      |kapitel|stk|section|sections|clause|clauses|article|articles|annex|schedule|paragraph|paragraphs|den|nummer|krav
      |kl|mindst|højst|inden\ for|senest|på|af|med|til|i|to|of|in|than|se|litra)|(?<![,;])\ (?:og|eller|samt|and|or))$
    """
)


# No words that expect a number are longer, with the sign before them.
_LONGEST_LEAD = 20
# The dots that lead to a page number in a table of contents.
_LEADERS = ("....", ". . . . ", "……", "____")


def begins_numbered(line: str) -> bool:
    """Return whether ``line`` begins with a section number (and not with a date, an amount or "2. parts")."""
    if line[:1].islower():
        return False
    return bool(_NUMBER.match(line)) and not _NOT_A_NUMBER.match(line)


def begins_listed(line: str) -> bool:
    """Return whether ``line`` begins with a list marker: a bullet, "a)", "(ii)"."""
    return bool(_MARKER.match(line))


def begins_paragraph(line: str, before: str = "") -> bool:
    """Return whether ``line`` opens a paragraph by what it begins with; ``before`` is the line above, if it may run on.

    A reference that is broken over two lines ("jf. pkt." / "4.2 finder anvendelse") opens none.
    """
    if begins_numbered(line):
        return not _expects_number(before.rstrip())
    return begins_listed(line)


def _expects_number(text: str) -> bool:
    return _EXPECTS_NUMBER.search(text[-_LONGEST_LEAD:]) is not None


def ends_sentence(line: str) -> bool:
    """Return whether ``line`` ends as a sentence or an intro line does."""
    return line.rstrip("»«”\"' )]*†‡¹²³").endswith((".", ":", ";", "!", "?"))


_SENTENCE_INSIDE = re.compile(r"[a-zæøå)»”\"]{3,}[.;]\s+[A-ZÆØÅ»“\"]")
_OPENING_NUMBER = re.compile(r"^[\d.§\s]+(?:[–—-]\s+)?")
# What reads as a heading is no longer; what is set as one may be.
LONGEST_HEADING = 90
_LONGEST_SET, _FEWEST_WORDS = 160, 6


def reads_as_sentence(text: str) -> bool:
    """Return whether a paragraph that is set as a heading says something: many templates number whole clauses so."""
    words = len(text.split())
    if len(text) > _LONGEST_SET or (words > 2 * _FEWEST_WORDS and _SENTENCE_INSIDE.search(text)):
        return True
    return words >= _FEWEST_WORDS and text.endswith((".", ";", ":", "!", "?"))


# Quoted wording ends with its stop inside the quotation marks.
# What may stand after the stop of a sentence: quotes, and the marks of notes.
_CLOSING_QUOTES = "»«”\"'*†‡¹²³"


def looks_like_heading(line: str) -> bool:
    """Return whether ``line`` alone reads as a heading: short, no stop at its end, and title-like."""
    bare = line.strip()
    if not bare or len(bare) > LONGEST_HEADING or bare.endswith((",", ";", ":", "-")) or len(bare.split()) > 11:
        return False
    if bare.rstrip(_CLOSING_QUOTES).endswith("."):
        return False
    words = _OPENING_NUMBER.sub("", bare)
    if len(words) <= 2 or not (words[0].isupper() or bare.isupper()):
        return False
    return not begins_listed(bare) and not any(leader in bare for leader in _LEADERS) and not _expects_number(bare)


def is_numbered(line: str) -> bool:
    """Return whether ``line`` opens with a section number or is in capitals throughout, as headings are."""
    return begins_numbered(line) or line.isupper()


def is_numbered_heading(line: str) -> bool:
    """Return whether ``line`` reads as a heading and opens with a section number, or is in capitals throughout."""
    return looks_like_heading(line) and is_numbered(line)
