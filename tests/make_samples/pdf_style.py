"""Fonts and paragraph styles of the sample PDFs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import reportlab
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

# Bitstream Vera comes with reportlab under a licence that allows embedding and redistribution.
_VERA = {"Vera": "Vera.ttf", "Vera-Bold": "VeraBd.ttf", "Vera-Italic": "VeraIt.ttf", "Vera-BoldItalic": "VeraBI.ttf"}
_FAMILIES = {
    "vera": ("Vera", "Vera-Bold", "Vera-Italic"),
    "times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
}
_SIZES = {"vera": 9.0, "times": 11.0, "helvetica": 10.0}


@dataclass(frozen=True, slots=True)
class Styles:
    """The font names and styles that one document uses; sizes are in points."""

    roman: str
    bold: str
    size: float
    hyphenate: bool
    body: ParagraphStyle
    title: ParagraphStyle
    headings: tuple[ParagraphStyle, ...]
    numbered: ParagraphStyle
    item: ParagraphStyle
    cell: ParagraphStyle
    head_cell: ParagraphStyle
    note: ParagraphStyle


@cache
def _register_vera() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in _VERA.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    pdfmetrics.registerFontFamily("Vera", *_VERA)


def styles_for(header: dict[str, str]) -> Styles:
    """Return the styles that the header's `font`, `size`, `align` and `hyphenate` ask for."""
    family = header.get("font", "vera")
    if family == "vera":
        _register_vera()
    roman, bold, italic = _FAMILIES[family]
    narrow = header.get("columns") == "2"
    size = float(header.get("size") or _SIZES[family] - (1.2 if narrow else 0))
    hyphenate = header.get("hyphenate", "").lower() in ("yes", "ja", "true")
    justified = {"alignment": TA_JUSTIFY} if hyphenate or header.get("align") == "justify" else {}
    body = ParagraphStyle(
        "body",
        fontName=roman,
        fontSize=size,
        leading=size * float(header.get("leading", "1.36")),
        spaceAfter=size * 0.62,
        embeddedHyphenation=1,
        **justified,
    )
    indent = size * (3.0 if narrow else 4.2)
    headings = tuple(
        ParagraphStyle(
            f"heading{level}",
            body,
            fontName=bold,
            fontSize=points,
            leading=points * 1.3,
            alignment=0,
            spaceBefore=points * 0.9,
            spaceAfter=points * 0.4,
            keepWithNext=1,
            leftIndent=indent,
            bulletFontName=bold,
            bulletFontSize=points,
        )
        for level, points in enumerate((size * 1.3, size * 1.08, size, size), start=1)
    )
    small = size * 0.86
    return Styles(
        roman=roman,
        bold=bold,
        size=size,
        hyphenate=hyphenate,
        body=body,
        title=ParagraphStyle(
            "title", body, fontName=bold, fontSize=size * 1.9, leading=size * 2.4, alignment=0, spaceAfter=size * 1.4
        ),
        headings=headings,
        numbered=ParagraphStyle("numbered", body, leftIndent=indent, bulletFontName=roman, bulletFontSize=size),
        item=ParagraphStyle(
            "item",
            body,
            leftIndent=indent + size * 2,
            bulletIndent=indent,
            bulletFontName=roman,
            bulletFontSize=size,
            spaceAfter=size * 0.35,
        ),
        cell=ParagraphStyle("cell", body, fontSize=small, leading=small * 1.25, spaceAfter=0, alignment=0),
        head_cell=ParagraphStyle(
            "head_cell", body, fontName=bold, fontSize=small, leading=small * 1.25, spaceAfter=0, alignment=0
        ),
        note=ParagraphStyle("note", body, fontName=italic, fontSize=size * 0.8, leading=size, spaceAfter=size * 0.3),
    )
