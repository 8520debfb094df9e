"""Spreadsheets: each requirement one row under its headings, in every format of them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest
from openpyxl.comments import Comment

from clausecheck.documents import read_all
from clausecheck.documents.model import ParagraphKind, Reason, Status
from tests.documents.one_contract import FILES, docx_bytes
from tests.documents.test_read_odt import NAMES

ROWS: list[list[object]] = [
    ["Bilag 2 Kravspecifikation"],
    [],
    ["Krav nr.", "Krav", "Kategori", "Leverandørens svar"],
    ["Generelle krav"],
    [1.1, "Systemet skal kunne betjenes\naf softwarerobotter.", "MK", "Nej – kræver tilkøb"],
    [12, "Kunden skal kunne udtrække data.", "K", True],
    [],
    ["K-3", "Gælder fra", "K", dt.datetime(2025, 3, 4)],
]
SAID = [
    "Bilag 2 Kravspecifikation",
    "Krav nr.\tKrav\tKategori\tLeverandørens svar",
    "Generelle krav",
    "1.1\tSystemet skal kunne betjenes af softwarerobotter.\tMK\tNej – kræver tilkøb",
    "12\tKunden skal kunne udtrække data.\tK\tTRUE",
    "K-3\tGælder fra\tK\t2025-03-04",
]


def xlsx(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xls(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    """Return the sheets as LibreOffice made them of `xlsx`, one file for each number of sheets."""
    return (FILES / f"ark {len(sheets) if any(map(any, sheets[0][1])) else 'tomt'}.xls").read_bytes()


def ods(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    def shown(value: object) -> str:
        value = value.date() if isinstance(value, dt.datetime) else str(value).upper() if value is True else value
        lines = "".join(f"<text:p>{line}</text:p>" for line in str(value).split("\n"))
        return f"<table:table-cell>{lines}</table:table-cell>"

    tables = "".join(
        f'<table:table table:name="{name}">'
        + "".join(f"<table:table-row>{''.join(map(shown, row))}</table:table-row>" for row in rows)
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>'
        for name, rows in sheets
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        package.writestr("content.xml", f"<office:document-content {NAMES}>{body}</office:document-content>")
    return stream.getvalue()


@pytest.mark.parametrize("make", [xlsx, xls, ods])
def test_requirements_are_rows_under_their_headings(read_bytes, texts, make):
    document = read_bytes(make(("Ark1", ROWS)), "kravliste")
    assert texts(document) == SAID
    assert document.format == make.__name__
    rows = [p for p in document.paragraphs if p.kind is ParagraphKind.TABLE_ROW]
    assert [row.header_row for row in rows] == [True, False, False, False]
    assert {row.table for row in rows} == {0}
    assert document.paragraphs[0].kind is ParagraphKind.HEADING


@pytest.mark.parametrize("make", [xlsx, xls, ods])
def test_each_sheet_has_its_name_and_its_own_table(read_bytes, texts, make):
    prices = [["Ydelse", "Pris"], ["Robotlicens", 12000.5]]
    document = read_bytes(make(("Krav", ROWS[2:]), ("Tom", [[]]), ("Priser", prices)), "bilag")
    assert texts(document)[0] == "Krav"
    assert texts(document)[-3:] == ["Priser", "Ydelse\tPris", "Robotlicens\t12000.5"]
    assert document.paragraphs[-1].table == document.paragraphs[-2].table == 1
    assert "Tom" not in texts(document)


def test_a_semicolon_file_is_a_list_too(read_bytes, texts):
    lines = ["Krav nr.;Krav;Svar", 'K-1;"Robotter; og scripts";Nej', "K-2;Data;Ja", "K-3;Mere;Ja"]
    document = read_bytes("\r\n".join(lines).encode("cp1252"), "kravliste.csv")
    assert texts(document)[:2] == ["Krav nr.\tKrav\tSvar", "K-1\tRobotter; og scripts\tNej"]
    assert document.paragraphs[0].header_row


def test_prose_named_csv_is_prose(read_bytes, texts):
    said = "Kunden må bruge robotter."
    assert texts(read_bytes(said.encode(), "a.csv")) == [said]


def test_comments_and_text_boxes_are_kept(read_bytes):
    book = openpyxl.Workbook()
    book.active["A1"] = "Krav"
    book.active["A1"].comment = Comment("Må udgå?", "BB")
    stream = io.BytesIO()
    book.save(stream)
    document = read_bytes(stream.getvalue(), "a.xlsx")
    assert [(comment.text, comment.author) for comment in document.comments] == [("Må udgå?", "BB")]


def test_a_sheet_far_larger_than_its_cells_is_refused(read_bytes):
    content = xlsx(("Ark1", [["a"]]))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                part = part.replace(b"</sheetData>", far)
            new.writestr(name, part)
    assert read_bytes(stream.getvalue(), "a.xlsx").reason is Reason.TOO_LARGE


@pytest.mark.parametrize("make", [xlsx, xls, ods])
def test_an_empty_or_broken_sheet_has_its_reason(read_bytes, make):
    assert read_bytes(make(("Ark1", [[]])), "tom").reason is Reason.EMPTY
    content = make(("Ark1", ROWS))
    broken = read_bytes(content[: len(content) // 2], "halv")
    assert broken.status in {Status.UNREADABLE, Status.PARTLY_READ}


def test_a_document_embedded_in_a_sheet_is_read(tmp_path):
    stream = io.BytesIO(xlsx(("Ark1", [["Krav"]])))
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("xl/embeddings/vilkår.docx", docx_bytes())
    path = tmp_path / "a.xlsx"
    path.write_bytes(stream.getvalue())
    assert [document.path for document in read_all(path)] == ["a.xlsx", "a.xlsx/vilkår.docx"]
