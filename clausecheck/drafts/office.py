"""Builds a new Word document with real styles, headings and language, marked as a draft."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from clausecheck.drafts.word_changes import AUTHOR
from clausecheck.reports.safe import for_markup

OPEN = "[ ]"
_TONGUES = {"da": "da-DK", "en": "en-GB"}


class Paper:
    """A document being written; what is left open is marked "[ ]" and remembered by what it is for."""

    def __init__(self, title: str, language: str, mark: str | None) -> None:
        """Begin a document called ``title``; ``mark`` ("UDKAST") stands at the head of every page, None for none."""
        import docx
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt, RGBColor

        self._document: Any = docx.Document()
        self.open: list[str] = []
        properties = self._document.core_properties
        properties.title, properties.author, properties.language = for_markup(title), AUTHOR, _TONGUES[language]
        properties.comments = ""
        styles = self._document.styles
        for element in styles.element.iter(qn("w:lang")):
            element.set(qn("w:val"), _TONGUES[language])
        styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(11)
        styles["Normal"].paragraph_format.space_after = Pt(8)
        for name, size in (("Title", 20), ("Heading 1", 13)):
            style = styles[name]
            style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), RGBColor(0x1F, 0x2A, 0x44)
            fonts = style.element.rPr.rFonts
            for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{kind}"), None)
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        if mark:
            section.header.paragraphs[0].text = mark
        self._document.add_paragraph(for_markup(title), style="Title")

    def blank(self, what: str) -> str:
        """Return the sign of an open field and remember that ``what`` is to be filled in."""
        if what not in self.open:
            self.open.append(what)
        return OPEN

    def heading(self, words: str) -> None:
        """Add a heading."""
        self._document.add_paragraph(for_markup(words), style="Heading 1")

    def text(self, *paragraphs: str, style: str | None = None) -> None:
        """Add paragraphs."""
        for words in paragraphs:
            self._document.add_paragraph(for_markup(words), style=style)

    def quote(self, words: str) -> None:
        """Add a quotation."""
        self._document.add_paragraph(for_markup(words), style="Quote")

    def lines(self, *words: str) -> None:
        """Add one paragraph of several short lines."""
        paragraph = self._document.add_paragraph()
        for number, line in enumerate(words):
            if number:
                paragraph.add_run().add_break()
            paragraph.add_run(for_markup(line))

    def notice(self, *paragraphs: str) -> None:
        """Put a framed notice after the title: what must be done before the document is used."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        after = self._document.paragraphs[0]
        for words in paragraphs:
            paragraph = self._document.add_paragraph(for_markup(words))
            frame = OxmlElement("w:pBdr")
            for side in ("top", "left", "bottom", "right"):
                edge = OxmlElement(f"w:{side}")
                for name, value in (("val", "single"), ("sz", "6"), ("space", "4"), ("color", "B45309")):
                    edge.set(qn(f"w:{name}"), value)
                frame.append(edge)
            properties = paragraph._p.get_or_add_pPr()
            properties.append(frame)
            after._p.addnext(paragraph._p)
            after = paragraph

    def content(self) -> bytes:
        """Return the document as a Word file."""
        self._document.core_properties.created = self._document.core_properties.modified = dt.datetime.now(dt.UTC)
        written = io.BytesIO()
        self._document.save(written)
        return written.getvalue()
