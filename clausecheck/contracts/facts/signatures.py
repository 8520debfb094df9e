"""Whether a document is a draft, and whether it is signed."""

from __future__ import annotations

import re
from functools import cache

from clausecheck.contracts.vocabulary import fact_expression, fact_words, may_say, search_fact
from clausecheck.documents.model import Document

_FIRST_PAGE = 600
# One open field may have been forgotten in a signed contract; three are a form that is not filled in.
_OPEN_FIELDS = 3
# A mark on a line of its own is short, and so is one that ends like a sentence.
_LONGEST_LINE, _FEW_WORDS = 90, 6
_CLAUSE = re.compile(r"\d{1,2}\.\d")
_NAME = re.compile(r"(?:[A-ZÆØÅ][\wæøåäöé.\-]+[ \t]+){1,3}[A-ZÆØÅ][\wæøåäöé\-]+")
_END = 1_200
# Two parties sign, each with a word, a place and a day.
_LAST_WORDS = 4
_BOTH = 2
_CELLS = re.compile(r"[|\t]")


def is_draft(document: Document, name: str, title: str, signed: bool | None) -> bool:
    """Tell whether the file's name, the title, the lines around the first page or open fields show a draft.

    What merely speaks of drafts, or of other terms that were not accepted, makes no draft, nor does an old file name
    where both parties' digital signatures stand.
    """
    around = "\n".join(document.properties.get(key, "") for key in ("header", "footer"))
    if fact_words("draft", "title").search(around):
        return True
    if fact_words("draft", "name").search(name) and not _is_sealed(document):
        return True
    first = document.text[:_FIRST_PAGE]
    lines = (*title.split(" – "), title, *first.splitlines())
    # What a table says of one of its rows ("Ikke tiltrådt") is not said of the document.
    alone = (line for line in lines if len(_CELLS.findall(line)) <= 1 and _stands_alone(line))
    if any(fact_words("draft", "title").search(line) for line in alone):
        return True
    if fact_words("draft", "itself").search(first):
        return True
    return signed is not True and len(fact_words("draft", "placeholder").findall(document.text)) >= _OPEN_FIELDS


def is_signed(document: Document, tail: str, name: str) -> bool | None:
    """Return whether a document is signed, by its name, a stamp or its end; None if that cannot be told.

    One mark by hand beside an open line is one party's: the document is not signed by both. Two digital signatures are
    both parties'; one may be a party's, or the seal of a signing service.
    """
    if fact_words("signed", "unsigned_name").search(name):
        return False
    if fact_words("signed", "rejected").search(tail):
        return False
    digital = int(document.properties.get("signatures", "0"))
    if digital >= _BOTH:
        return True
    if search_fact("signed", "stamp", tail) or fact_words("signed", "name").search(name):
        return True
    if fact_words("signed", "stamp").search(document.properties.get("footer", "")):
        return True
    marks = len(fact_words("signed", "one_hand").findall(tail)) if may_say(tail, "signed.one_hand") else 0
    if marks > 1 or len(fact_words("signed", "party_line").findall(tail)) > 1:
        return True
    if fact_words("signed", "two_people").search(tail):
        return True
    if fact_words("signed", "blank").search(tail):
        # A line that was left open for a pen may have been signed beside it.
        return None if digital else False
    if marks:
        # "For Kunden: Eva Holm (underskrevet)" over "For Leverandøren: Bo Terp": the other's hand cannot be seen.
        return None if len(fact_words("signed", "unmarked").findall(tail)) == 1 else True
    return True if _has_names_and_day(tail[-_END:]) else None


def _is_sealed(document: Document) -> bool:
    """Tell whether two digital signatures are in a file, or stand in its text with the hour of each."""
    if int(document.properties.get("signatures", "0")) >= _BOTH:
        return True
    return fact_words("signed", "sealed").search(document.text[-_END:]) is not None


def signature_block(tail: str) -> int | None:
    """Return where the signatures begin in the end of a document; None if no word and no dated line tells."""
    words = list(fact_words("signed", "block").finditer(tail)) if may_say(tail, "signed.block") else []
    dated = list(_dated_line().finditer(tail[-_END:]))
    shift = max(0, len(tail) - _END)
    starts = [found.start() for found in words[-_LAST_WORDS:]] + [
        shift + found.start() for found in dated[-_LAST_WORDS:]
    ]
    return min(starts, default=None)


def _stands_alone(line: str) -> bool:
    """Tell whether a line is a title or a mark by itself, no clause and no sentence."""
    line = line.strip()
    if len(line) > _LONGEST_LINE or _CLAUSE.match(line):
        return False
    return not line.endswith((".", ",", ";")) or len(line.split()) <= _FEW_WORDS


def _has_names_and_day(end: str) -> bool:
    """Tell whether a dated line is followed, on the same lines or below, by people's names."""
    for line in _dated_line().finditer(end):
        after = end[line.end() :]
        if _NAME.search(after) and not re.search(r"\d+\.\d+ ", after):
            return True
    return False


@cache
def _dated_line() -> re.Pattern[str]:
    line = fact_expression("signed", "dated_line")
    return re.compile(line, re.IGNORECASE | re.MULTILINE)
