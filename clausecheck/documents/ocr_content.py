"""A recognised page as the content of a PDF page: lines with places in points, tables, sizes that compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from clausecheck.documents.mending import clean
from clausecheck.documents.ocr import Recognised
from clausecheck.documents.ocr_layout import rows_of, text_of, words_in
from clausecheck.documents.ocr_model import Piece
from clausecheck.documents.ocr_numbers import mended as mended_numbers
from clausecheck.documents.ocr_rules import rules
from clausecheck.documents.pdf_lines import Line
from clausecheck.documents.pdf_page import PageContent
from clausecheck.documents.pdf_tables import tables

# Sizes measured on a picture differ by this share between lines of one font.
_SAME_FONT = 0.14
# A gap of this share of the size sets a line's first word off; it is marked until the numbers are mended.
_WIDE_GAP, _GAP = 0.8, "\t"


def content_of(recognised: Recognised, number: int) -> PageContent:
    """Return what was recognised as the content of page ``number``; `mended` has to see it before it is text."""
    picture = recognised.picture
    points = 72 / picture.dpi
    wide, high = picture.size
    width, height = wide * points, high * points

    def text_in(left: float, bottom: float, right: float, top: float) -> str:
        return words_in(
            recognised.pieces, left / points, (height - top) / points, right / points, (height - bottom) / points
        )

    rows = rows_of(recognised.pieces, wide)
    lines = [line for row in rows if (line := _line(row, points, height)) is not None]
    found = tuple(tables(rules(picture), text_in)) if lines else ()
    return PageContent(number, width, height, tuple(lines), found, confidence=recognised.confidence)


def mended(pages: Sequence[PageContent | None]) -> list[PageContent | None]:
    """Return the pages of a document with what only the whole of it tells about its recognised ones.

    That is one size for all lines of one font, and section numbers that follow each other.
    """
    lines = [line for page in pages if _is_seen(page) for line in page.lines]
    common = _fonts(lines)
    set_off = [_GAP in line.text for line in lines]
    said = iter(mended_numbers([line.text.replace(_GAP, " ") for line in lines], set_off))
    return [
        replace(page, lines=tuple(_sized(line, common[line.size], next(said)) for line in page.lines))
        if _is_seen(page)
        else page
        for page in pages
    ]


def _is_seen(page: PageContent | None) -> TypeGuard[PageContent]:
    return page is not None and page.confidence is not None


def _line(row: Sequence[Piece], points: float, height: float) -> Line | None:
    text = clean(text_of(row)).strip()
    if not text:
        return None
    first, *rest = (word for piece in row for word in piece.parts())
    if rest and rest[0][1] - first[2] > _WIDE_GAP * row[0].size and text.startswith(f"{first[0]} "):
        text = text.replace(" ", _GAP, 1)
    longest = max(row, key=lambda piece: len(piece.text))
    bottom = height - longest.bottom * points
    size = round(longest.size * points, 1)
    return Line(text, row[0].left * points, max(piece.right for piece in row) * points, bottom, bottom + size, size)


def _fonts(lines: Sequence[Line]) -> dict[float, float]:
    """Return for each size measured that of its font: the most usual one near it, the most usual of all first."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    common: dict[float, float] = {}
    for size, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        if size not in common:
            near = [other for other in weights if other not in common and abs(other - size) <= _SAME_FONT * size]
            common |= dict.fromkeys(near, size)
    return common


def _sized(line: Line, size: float, text: str) -> Line:
    return line._replace(text=text, top=line.bottom + size, size=size)
