"""Builds a new Word document with real styles, headings, page numbers and language, marked as a draft."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from clausecheck.drafts.word_changes import AUTHOR
from clausecheck.reports.safe import for_markup
from clausecheck.texts import text as told

OPEN = "[ ]"
_TONGUES = {"da": "da-DK", "en": "en-GB"}
_FONT = "Calibri"
# Dark blue for headings, dark orange for what marks a draft; both are readable on white.
_BLUE, _ORANGE = "1F2A44", "9A3B00"
# Points of type and of room before and after a paragraph, by style.
_LOOKS = {"Title": (17, 14, 10), "Heading 1": (12, 12, 3), "Normal": (11, 0, 6)}


class Paper:
    """A document being written; what is left open is marked "[ ]" and remembered by the key of what it is for."""

    def __init__(self, title: str, language: str, mark: str | None) -> None:
        """Begin a document on ``title``; ``mark`` ("UDKAST") stands at the head of every page, None for none."""
        import docx
        from docx.shared import Cm

        self._document: Any = docx.Document()
        self.open: list[str] = []
        properties = self._document.core_properties
        properties.title, properties.author, properties.language = for_markup(title), AUTHOR, _TONGUES[language]
        properties.comments = ""
        self._set_styles(language)
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.2)
        if mark:
            self._mark(section.header.paragraphs[0], mark)
        self._number_pages(section.footer.paragraphs[0], language)

    def blank(self, key: str) -> str:
        """Return the sign of an open field and remember that what ``key`` names is to be filled in."""
        if key not in self.open:
            self.open.append(key)
        return OPEN

    def title(self, words: str) -> None:
        """Add the document's title."""
        self._add(words, "Title")

    def heading(self, words: str) -> None:
        """Add a heading."""
        self._add(words, "Heading 1")

    def text(self, *paragraphs: str, with_next: bool = False) -> None:
        """Add paragraphs; ``with_next`` keeps them on the page of what follows."""
        for words in paragraphs:
            self._add(words).paragraph_format.keep_with_next = with_next or None

    def quote(self, words: str) -> None:
        """Add a quotation."""
        from docx.shared import Cm

        self._add(words, "Quote").paragraph_format.left_indent = Cm(0.8)

    def lines(self, *words: str) -> None:
        """Add one paragraph of several short lines."""
        paragraph = self._document.add_paragraph()
        for number, line in enumerate(words):
            if number:
                paragraph.add_run().add_break()
            self._write(paragraph, line)

    def signature(self, *words: str) -> None:
        """Add the lines of a signature, with room to sign, on one page."""
        from docx.shared import Pt

        for number, line in enumerate(words, 1):
            form = self._add(line).paragraph_format
            last = number == len(words)
            form.keep_with_next = not last
            form.space_before, form.space_after = Pt(18 if last else 0), Pt(18 if last else 3)

    def notice(self, *paragraphs: str) -> None:
        """Put a framed notice before everything else: what must be done before the document is used."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Pt

        first = self._document.paragraphs[0]
        for number, words in enumerate(paragraphs):
            paragraph = first.insert_paragraph_before()
            self._write(paragraph, words, bold=number == 0)
            frame = OxmlElement("w:pBdr")
            for side in ("top", "left", "bottom", "right"):
                edge = OxmlElement(f"w:{side}")
                for name, value in (("val", "single"), ("sz", "8"), ("space", "5"), ("color", _ORANGE)):
                    edge.set(qn(f"w:{name}"), value)
                frame.append(edge)
            paragraph._p.get_or_add_pPr().append(frame)
            paragraph.paragraph_format.space_after = Pt(18 if number == len(paragraphs) - 1 else 0)

    def content(self) -> bytes:
        """Return the document as a Word file."""
        self._document.core_properties.created = self._document.core_properties.modified = dt.datetime.now(dt.UTC)
        written = io.BytesIO()
        self._document.save(written)
        return written.getvalue()

    def _add(self, words: str, style: str | None = None) -> Any:
        paragraph = self._document.add_paragraph(style=style)
        self._write(paragraph, words)
        return paragraph

    def _write(self, paragraph: Any, words: str, *, bold: bool = False) -> None:
        """Add ``words`` to ``paragraph``, its open fields highlighted."""
        from docx.enum.text import WD_COLOR_INDEX

        for number, piece in enumerate(for_markup(words).split(OPEN)):
            if number:
                paragraph.add_run(OPEN).font.highlight_color = WD_COLOR_INDEX.YELLOW
            if piece:
                paragraph.add_run(piece).bold = bold or None

    def _set_styles(self, language: str) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        styles = self._document.styles
        for element in styles.element.iter(qn("w:lang")):
            element.set(qn("w:val"), _TONGUES[language])
        for name, (size, before, after) in _LOOKS.items():
            style = styles[name]
            style.font.name, style.font.size = _FONT, Pt(size)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
            fonts = style.element.rPr.rFonts
            for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{kind}"), None)
            if name != "Normal":
                style.font.bold, style.font.color.rgb = True, RGBColor.from_string(_BLUE)

    def _mark(self, paragraph: Any, mark: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt, RGBColor

        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(mark)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(14), RGBColor.from_string(_ORANGE)

    def _number_pages(self, paragraph: Any, language: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for piece in told("remedy.paper.page", language, page="\0PAGE\0", pages="\0NUMPAGES\0").split("\0"):
            if piece not in ("PAGE", "NUMPAGES"):
                paragraph.add_run(piece)
                continue
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), piece)
            paragraph._p.append(field)
            run = paragraph.add_run("1")
            field.append(run._r)
