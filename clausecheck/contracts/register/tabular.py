"""Rows of cells from a CSV or Excel file that someone else made: limits on size, formulas never evaluated."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.documents.packages import check_xml, unzipped

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | dt.date | None

_MAX_BYTES = 20_000_000
_MAX_UNPACKED = 200_000_000
_MAX_ROWS = 20_000
_MAX_COLUMNS = 100
_MAX_SHEETS = 20


class TabularError(Exception):
    """A table that cannot be read; ``key`` names the sentence for the user in the catalogue."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def read_sheets(path: Path) -> dict[str, list[list[Cell]]]:
    """Return the rows of every sheet of the Excel workbook at ``path`` by its name, or of a CSV file as one sheet "".

    Raises:
        TabularError: the file is too large, is not a table, or cannot be opened.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise TabularError("register.too_large")
        data = path.read_bytes()
    except OSError as error:
        raise TabularError("register.no_access") from error
    sheets = _workbook(data) if data.startswith(b"PK") else {"": _separated(data)}
    if any(len(rows) > _MAX_ROWS for rows in sheets.values()):
        raise TabularError("register.too_large")
    return sheets


def _separated(data: bytes) -> list[list[Cell]]:
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TabularError("register.not_a_table")
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";\t,", key=first.count)
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append([cell.strip() for cell in row[:_MAX_COLUMNS]])
            if len(rows) > _MAX_ROWS:
                break
    except csv.Error as error:
        raise TabularError("register.not_a_table") from error
    return rows


def _decoded(data: bytes) -> str:
    """Return text saved by Danish Excel (UTF-8 with or without a mark, UTF-16 or Windows-1252)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _workbook(data: bytes) -> dict[str, list[list[Cell]]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > _MAX_UNPACKED:
                raise TabularError("register.too_large")
            for part in package.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    check_xml(unzipped(package, part), part.filename)
        # Of a formula only the value that Excel stored beside it is read.
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            return {sheet.title: _rows(sheet) for sheet in book.worksheets[:_MAX_SHEETS]}
        finally:
            book.close()
    except TabularError:
        raise
    except Exception as error:
        # openpyxl raises whatever its parts raise on a damaged workbook: KeyError, ValueError, XML and zip errors.
        raise TabularError("register.not_a_table") from error


def _rows(sheet: Worksheet) -> list[list[Cell]]:
    rows = sheet.iter_rows(max_row=_MAX_ROWS + 1, max_col=_MAX_COLUMNS, values_only=True)
    # One stray cell far down makes thousands of empty rows, which must not take the room of full ones.
    return [[_cell(value) for value in row] if any(value is not None for value in row) else [] for row in rows]


def _cell(value: object) -> Cell:
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date | int | float):
        return value
    return str(value).strip()
