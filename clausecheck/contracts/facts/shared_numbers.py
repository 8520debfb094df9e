"""Codes that several documents of a contract have in their heads: its number, whatever it is called or if it is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_words

# A digit and a sign between, or letters before the digits and apart from them ("FIU 2022-11").
_CODE = re.compile(
    r"(?<![\w/.@\-–])(?:(?-i:[A-ZÆØÅ]{2,6}(?:-[A-ZÆØÅ]{2,6})?)[ \t])?(?=[\w/.\-–]*\d)(?=[\w/.]*[/\-–])"
    r"[A-ZÆØÅ0-9][\wÆØÅæøå]*(?:[/.\-–][\wÆØÅæøå]+)+(?![\w@])"
)
_LETTERS_APART = re.compile(r"([A-ZÆØÅ]{2,6}(?:-[A-ZÆØÅ]{2,6})?)[ \t]")
_FIGURES = re.compile(r"\d")
_FEWEST_FIGURES = 3
# Dates, spans of figures and years, telephone numbers, amounts, law's and the EU's numbers, subjects without a case.
_NONE = re.compile(
    r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|(?:19|20)\d\d[./-]\d\d(?:[./-]\d\d)?|[\d.]+-[\d.]+|(?:19|20)\d\d[/-](?:19|20)\d\d"
    r"|\d\d(?:[-.]\d\d){3}|20\d\d/S.*|(?:19|20)\d\d/\d{1,4}(?:/E[FU]|/EØF)?|\d\d\.\d\d\.\d\d(?:-[A-ZÆØÅ]\d\d)?"
    r"|[a-z]+(?:[.-][a-z]+)*\.[a-z]{2,4}(?:/.*)?|\d+(?:\.\d{3})*,-",
    re.IGNORECASE,
)
# The same are numbers where they are told to be.
_NEVER = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d-\d\d-\d\d|20\d\d/S.*|\d\d\.\d\d\.\d\d(?:-[A-ZÆØÅ]\d\d)?"
)
_HEAD, _LEAD = 700, 40
_BASE, _EACH, _MOST = 3.4, 0.2, 3
_MOST_READ = 512
# Whose head may hold the contract's number first.
_OWN = (DocumentKind.MAIN, DocumentKind.AMENDMENT)


def shared_numbers(sources: Sequence[Source]) -> Iterator[tuple[str, float]]:
    """Yield the codes that the contract's documents share in their heads and file names, each with its points.

    A code counts that stands at the beginning of the contract or an amendment and again at that of another document,
    or that an annex or amendment names as what it belongs to.
    """
    found = [(source, _codes(source.text[:_HEAD]), _codes(source.file_name)) for source in sources]
    counted: Counter[str] = Counter()
    for _, in_head, in_name in found:
        counted.update({code for code, _ in (*in_head, *in_name)})
    first = {code for source, in_head, _ in found if source.kind in _OWN for code, _ in in_head}
    belonging = {
        code
        for source, in_head, _ in found
        if source.kind not in (DocumentKind.MAIN, DocumentKind.OTHER)
        or fact_words("number", "belongs").match(source.text)
        for code, named in in_head
        if named
    }
    for code, count in counted.items():
        if (code in first and count > 1) or code in belonging:
            yield code, _BASE + _EACH * min(count, _MOST)


@lru_cache(_MOST_READ)
def _codes(text: str) -> tuple[tuple[str, bool], ...]:
    """Return the codes in ``text``, and of each whether it is told to be what the document belongs to."""
    found = []
    for match in _CODE.finditer(text):
        start = match.start()
        apart = _LETTERS_APART.match(match[0])
        bare = match[0][apart.end() :] if apart else match[0]
        if apart and (_is_word(apart[1]) or _NEVER.fullmatch(bare)):
            start += apart.end()
        code = text[start : match.end()].rstrip(".-–/")
        line = text[text.rfind("\n", 0, start) + 1 : start]
        if fact_words("number", "other_thing").search(line[-_LEAD:]):
            continue
        told = fact_words("number", "filed").search(line[-_LEAD:])
        labelled = told is not None and any(char.isalpha() for char in told[0])
        if (_NEVER if labelled else _NONE).fullmatch(code):
            continue
        if len(_FIGURES.findall(code)) >= _FEWEST_FIGURES:
            found.append((code, fact_words("number", "belongs").match(line) is not None))
    return tuple(found)


def _is_word(letters: str) -> bool:
    """Tell whether capitals before a code are a word of a title and no part of it."""
    return any(fact_words("number", key).search(f"{letters} ") for key in ("title_word", "other_thing"))
