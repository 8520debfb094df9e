"""Sheets of plain rows, made the same way in every workbook: what a contract says is never run as a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from clausecheck.reports import safe

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

CellValue = str | int | float | dt.date | None

# Excel refuses longer cells (32,767 characters), and no one reads them there.
_MAX_CELL = 32_000
_NARROW, _WIDE = 14, 60


def new_workbook(title: str, language: str) -> Workbook:
    """Return a workbook without sheets."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title = safe.for_markup(title)
    book.properties.creator = "clausecheck"
    book.properties.language = {"da": "da-DK", "en": "en-GB"}[language]
    book.remove(book.worksheets[0])
    return book


def add_sheet(
    book: Workbook, title: str, headings: Sequence[str], rows: Sequence[Sequence[CellValue | Any]], language: str
) -> Worksheet:
    """Add a sheet with ``headings`` over ``rows``, filterable, its columns as wide as their content asks."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet: Worksheet = book.create_sheet(title)
    for number, heading in enumerate(headings, 1):
        head = sheet.cell(1, number, heading)
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor="1F3864")
        head.alignment = Alignment(vertical="center", wrap_text=True)
        longest = max((len(str(row[number - 1] or "")) for row in rows), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, _NARROW), _WIDE)
    for line, row in enumerate(rows, 2):
        for number, value in enumerate(row, 1):
            cell = sheet.cell(line, number)
            fill_cell(cell, value, language)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{max(len(rows) + 1, 2)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    return sheet


def fill_cell(cell: Cell | MergedCell, value: CellValue | Any, language: str) -> None:
    """Put ``value`` into ``cell``, text as text; anything else than a `CellValue` is rich text."""
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, dt.date):
            cell.number_format = "dd.mm.yyyy" if language == "da" else "yyyy-mm-dd"
        return
    cell.value = safe.for_markup(value)[:_MAX_CELL]
    cell.data_type = "s"
    # Keeps the cell text also when a user edits it.
    cell.quotePrefix = True
