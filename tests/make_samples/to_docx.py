"""A sample as a Word document, with the same bytes on every run."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import docx
from docx.document import Document
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from . import docx_parts
from .docx_numbering import AutoNumbers, add_auto_numbers
from .markup import Block, Change, Footnote, Run, Sample, Text, plain

_FIXED_DATE = "2024-01-15"
_ZIP_DATE = (2024, 1, 15, 8, 0, 0)
_PLACEHOLDER = re.compile(r"(\{pages?\})")


def render(sample: Sample) -> tuple[bytes, list[str]]:
    """Return the document's bytes, and where Word's automatic numbers would differ from the typed ones."""
    writer = _Writer(sample)
    for block in sample.blocks:
        writer.add(block)
    if writer.notes:
        docx_parts.add_footnotes(writer.document, writer.notes)
    target = io.BytesIO()
    writer.document.save(target)
    return _with_fixed_dates(target.getvalue()), writer.auto.warnings if writer.auto else []


class _Writer:
    """A document under way: what has been counted so far, and one method for each kind of block."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.document = _new_document(sample)
        self.notes: list[str] = []
        self.changes = 0
        self.boxes = 0
        self.auto: AutoNumbers | None = None
        if sample.header.get("auto_numbers", "").lower() in ("yes", "ja", "true"):
            self.auto = add_auto_numbers(self.document, sample.blocks)

    def add(self, block: Block) -> None:
        match block.kind:
            case "title":
                self._paragraph(block.runs, "Title")
            case "heading" | "numbered":
                self._numbered(block)
            case "bullet":
                self._paragraph(block.runs, "List Bullet")
            case "item":
                paragraph = self._paragraph((Text(f"{block.number}\t"), *block.runs))
                _hang(paragraph, left=2.2, hanging=0.7)
            case "table":
                self._table(block.rows)
            case "box":
                self.boxes += 1
                docx_parts.add_text_box(self.document.add_paragraph(), plain(block.runs), self.boxes)
            case "page":
                self.document.add_page_break()
            case "toc":
                self._contents()
            case "signed" | "unsigned":
                self._signatures(block)
            case _:
                self._paragraph(block.runs)

    def _numbered(self, block: Block) -> None:
        style = f"Heading {block.level}" if block.kind == "heading" else None
        paragraph = self._paragraph((), style)
        if block.number and not (self.auto and self.auto.number(paragraph, block.number)):
            separator = " " if block.kind == "heading" else "\t"
            paragraph.add_run(f"{block.number}{separator}")
            if block.kind == "numbered":
                _hang(paragraph, left=1.5, hanging=1.5)
        self._fill(paragraph, block.runs)

    def _paragraph(self, runs: tuple[Run, ...], style: str | None = None) -> Paragraph:
        paragraph = self.document.add_paragraph(style=style)
        self._fill(paragraph, runs)
        return paragraph

    def _fill(self, paragraph: Paragraph, runs: tuple[Run, ...]) -> None:
        for run in runs:
            match run:
                case Text(text):
                    paragraph.add_run(text)
                case Footnote(text):
                    self.notes.append(text)
                    docx_parts.add_footnote_mark(paragraph, len(self.notes))
                case Change(text, author, date, inserted):
                    self.changes += 1
                    docx_parts.add_change(paragraph, text, author, date, self.changes, inserted=inserted)

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        table = self.document.add_table(len(rows), max(len(row) for row in rows), style="Table Grid")
        for row, cells in zip(rows, table.rows, strict=True):
            for text, cell in zip(row, cells.cells, strict=False):
                cell.text = text
                cell.paragraphs[0].paragraph_format.space_after = Pt(2)
                for run in cell.paragraphs[0].runs:
                    run.font.size = Pt(9)
                    run.bold = row is rows[0]
        self.document.add_paragraph()

    def _contents(self) -> None:
        for block in self.sample.blocks:
            if block.kind == "heading" and block.level == 1:
                self.document.add_paragraph(f"{block.number}\t{plain(block.runs)}".strip())

    def _signatures(self, block: Block) -> None:
        parts = block.rows[0]
        self.document.add_paragraph()
        if block.kind == "unsigned":
            columns = [
                [f"For {party}", "", "Dato: ____________", "", "Underskrift: ____________________"] for party in parts
            ]
        else:
            columns = [
                [f"For {party}", "", f"Sted, dato: {parts[0]}", "", "(underskrevet)", "_" * 28, person]
                for party, person in zip(parts[1::2], parts[2::2], strict=True)
            ]
        table = self.document.add_table(1, len(columns))
        for cell, lines in zip(table.rows[0].cells, columns, strict=True):
            cell.text = "\n".join(lines)


def _new_document(sample: Sample) -> Document:
    """Return an empty A4 document with styles, header, footer and core properties set."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(7)
    for level, points in ((1, 14), (2, 11.5), (3, 10.5)):
        style = document.styles[f"Heading {level}"]
        style.font.size, style.font.color.rgb = Pt(points), RGBColor(0x1F, 0x2A, 0x44)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    if text := sample.header.get("page_header"):
        _fill_with_fields(section.header.paragraphs[0], text)
    if text := sample.header.get("page_footer"):
        _fill_with_fields(section.footer.paragraphs[0], text)
    if text := sample.header.get("watermark"):
        docx_parts.add_watermark(section.header.paragraphs[0], text)
    date = datetime.datetime.fromisoformat(sample.header.get("date", _FIXED_DATE))
    properties = document.core_properties
    properties.title, properties.author = sample.title, sample.header.get("author", "")
    properties.last_modified_by, properties.comments = properties.author, ""
    properties.created = properties.modified = date
    properties.language = "en-GB" if sample.header.get("language") == "en" else "da-DK"
    return document


def _fill_with_fields(paragraph: Paragraph, text: str) -> None:
    for piece in _PLACEHOLDER.split(text):
        if piece == "{page}":
            docx_parts.add_field(paragraph, "PAGE", "1")
        elif piece == "{pages}":
            docx_parts.add_field(paragraph, "NUMPAGES", "1")
        elif piece:
            paragraph.add_run(piece)


def _hang(paragraph: Paragraph, *, left: float, hanging: float) -> None:
    """Indent the paragraph `left` centimetres with its first line `hanging` centimetres back."""
    paragraph.paragraph_format.left_indent = Cm(left)
    paragraph.paragraph_format.first_line_indent = Cm(-hanging)


def _with_fixed_dates(data: bytes) -> bytes:
    """Pack the document again with one date on every part, which is what differs between runs."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _ZIP_DATE)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, old.read(entry))
    return target.getvalue()
