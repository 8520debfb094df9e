"""The lines of a PDF page with their places, straight from pdfium."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.documents.mending import clean

if TYPE_CHECKING:
    import pypdfium2 as pdfium


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its box in points from the page's lower left corner, and its font size in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page's lines in the order of its content, its size in points, and what else is on it.

    ``ruled`` counts straight paths that may be the rules of a table; ``images`` counts pictures.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    ruled: int
    images: int

    @property
    def blank(self) -> bool:
        """Whether there is nothing on the page at all."""
        return not self.lines and not self.images and not self.ruled


def page_lines(page: pdfium.PdfPage, number: int) -> PageLines:
    """Return the lines of ``page``, the ``number``-th from 1."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range(errors="replace") if textpage.count_chars() > 0 else ""
        lines = _placed(textpage.raw, text, raw)
    finally:
        textpage.close()
    ruled = images = 0
    count = raw.FPDFPage_CountObjects(page.raw)
    for index in range(min(count, _MOST_OBJECTS)):
        kind = raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, index))
        ruled += kind == raw.FPDF_PAGEOBJ_PATH
        images += kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
    return PageLines(number, width, height, tuple(lines), ruled, images)


_MOST_OBJECTS = 20_000


def _placed(textpage: object, text: str, raw: object) -> list[Line]:
    lines: list[Line] = []
    box = [ctypes.c_double() for _ in range(4)]
    at = 0
    for row in text.split("\n"):
        bare = row.rstrip("\r")
        stripped = clean(bare).strip()
        if stripped:
            lead = len(bare) - len(bare.lstrip())
            first = raw.FPDFText_GetCharIndexFromTextIndex(textpage, at + lead)  # type: ignore[attr-defined]
            last = raw.FPDFText_GetCharIndexFromTextIndex(textpage, at + len(bare.rstrip()) - 1)  # type: ignore[attr-defined]
            lines.append(_line(textpage, stripped, first, max(first, last), box, raw))
        # Offsets in pdfium's text count UTF-16 units.
        at += len(row) + 1 + sum(char > "\uffff" for char in row)
    return lines


def _line(textpage: object, text: str, first: int, last: int, box: list[ctypes.c_double], raw: object) -> Line:
    raw.FPDFText_GetCharBox(textpage, first, *box)  # type: ignore[attr-defined]
    left, right, bottom, top = (value.value for value in box)
    if last > first:
        raw.FPDFText_GetCharBox(textpage, last, *box)  # type: ignore[attr-defined]
        right = max(right, box[1].value)
        bottom, top = min(bottom, box[2].value), max(top, box[3].value)
    size = raw.FPDFText_GetFontSize(textpage, first)  # type: ignore[attr-defined]
    return Line(text, left, right, bottom, top, round(size, 1))
