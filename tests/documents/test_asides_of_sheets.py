"""Spreadsheets: hidden rows, columns and sheets and struck-out cells are no part of the text, and are not lost."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from clausecheck.documents.model import AsideKind
from tests.documents.test_asides import BAN, Reading, put_aside, saved
from tests.documents.test_read_odt import odt


def terms() -> openpyxl.Workbook:
    """Return a workbook with three rows of requirements, the second of which bars robots."""
    book = openpyxl.Workbook()
    for row in (["Krav", "Svar"], ["Systemet kører.", "Ja"], [BAN, "Nej"], ["Systemet er åbent.", "Ja"]):
        book.active.append(row)
    return book


def test_hidden_rows_columns_and_sheets_stand_apart(read_bytes: Reading) -> None:
    book = terms()
    book.active.row_dimensions[3].hidden = True
    assert put_aside(rows := read_bytes(saved(book), "a.xlsx"), AsideKind.HIDDEN) == [f"{BAN} Nej"]
    assert rows.text == "Krav\tSvar\nSystemet kører.\tJa\nSystemet er åbent.\tJa\n"

    book = terms()
    book.active["D2"] = "Kun for mennesker."
    book.active.column_dimensions["D"].hidden = True
    assert put_aside(columns := read_bytes(saved(book), "b.xlsx"), AsideKind.HIDDEN) == ["Kun for mennesker."]
    assert columns.text.splitlines()[1] == "Systemet kører.\tJa"

    book = terms()
    book.create_sheet("Gemt")["B2"] = "Kun for mennesker."
    book["Gemt"].sheet_state = "veryHidden"
    assert put_aside(sheets := read_bytes(saved(book), "c.xlsx"), AsideKind.HIDDEN) == ["Kun for mennesker."]
    assert "Gemt" not in sheets.text


def test_struck_out_cells_and_words_in_cells_are_read_as_deleted(read_bytes: Reading) -> None:
    book = terms()
    book.active["A3"].font = Font(strike=True)
    book.active["B4"] = CellRichText(TextBlock(InlineFont(strike=True), "Nej "), TextBlock(InlineFont(b=True), "Ja"))
    document = read_bytes(saved(book), "a.xlsx")
    assert document.text.splitlines()[2:] == ["Nej", "Systemet er åbent.\tJa"]
    assert put_aside(document, AsideKind.STRUCK) == [BAN, "Nej"]
    assert document.text[document.asides[1].start : document.asides[1].end] == "Systemet er åbent.\tJa"
    assert document.deletions == 2


def test_a_sheet_that_hides_nothing_has_all_its_rows(read_bytes: Reading) -> None:
    book = terms()
    book.active["A2"].font = Font(bold=True, strike=False)
    book.active.column_dimensions["B"].width = 40
    document = read_bytes(saved(book), "a.xlsx")
    assert len(document.paragraphs) == 4
    assert document.asides == ()


def test_notes_on_cells_are_comments(read_bytes: Reading) -> None:
    book = terms()
    book.active["B2"].comment = Comment(BAN, "A. Holm")
    assert [comment.text for comment in read_bytes(saved(book), "a.xlsx").comments] == [BAN]


def test_sheets_of_opendocument_part_what_does_not_show(read_bytes: Reading) -> None:
    def cell(said: str, **marks: str) -> str:
        style, note = marks.get("style", ""), marks.get("note", "")
        return f"<table:table-cell{style}><text:p>{said}</text:p>{note}</table:table-cell>"

    note = f"<office:annotation><dc:creator>A. Holm</dc:creator><text:p>{BAN}</text:p></office:annotation>"
    struck = ' table:style-name="Streg"'
    rows = (
        f"<table:table-row>{cell('Krav', note=note)}{cell('Svar')}{cell('Gemt kolonne')}</table:table-row>"
        f"<table:table-row>{cell('Nyt')}{cell('Gammelt', style=struck)}{cell('')}</table:table-row>"
        f"<table:table-row table:visibility='filter'>{cell('Gemt række')}{cell('')}{cell('')}</table:table-row>"
    )
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    styles = (
        '<style:style style:name="Streg"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="Gemt"><style:table-properties table:display="false"/></style:style>'
    )
    tables = f'<table:table table:name="Ark1">{columns}{rows}</table:table>'
    gone = f"<table:table-row>{cell('Gemt ark')}</table:table-row>"
    tables += f'<table:table table:name="A" table:style-name="Gemt">{gone}</table:table>'
    content = odt(tables, styles)
    document = read_bytes(as_ods(content), "a.ods")
    assert document.text == "Krav\tSvar\nNyt\n"
    assert put_aside(document, AsideKind.HIDDEN) == ["Gemt kolonne", "Gemt række", "Gemt ark"]
    assert put_aside(document, AsideKind.STRUCK) == ["Gammelt"]
    assert [(comment.text, comment.author) for comment in document.comments] == [(BAN, "A. Holm")]


def as_ods(package: bytes) -> bytes:
    """Return the package of a text as that of a spreadsheet."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"opendocument.text", b"opendocument.spreadsheet")
            new.writestr(name, content.replace(b"office:text>", b"office:spreadsheet>"))
    return stream.getvalue()
