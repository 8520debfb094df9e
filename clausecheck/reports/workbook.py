"""Sheets of plain rows, made the same way in every workbook: what a contract says is never run as a formula."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from clausecheck.reports import safe

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.styles import Font
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

CellValue = str | int | float | dt.date | None

# Excel refuses longer cells (32,767 characters), and no one reads them there.
_MAX_CELL = 32_000
_NARROW, _WIDE = 14, 60
# The face and size that Excel itself begins with: a cell without one is shown in another face elsewhere.
_FACE, _SIZE = "Calibri", 11
_LINE_POINTS = 15
# Excel's rows end at 409 points.
_MOST_LINES = 26
# Letters are wider than the figures that a column's width is counted in.
_FILLED = 0.92


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
    from openpyxl.styles import Alignment

    sheet: Worksheet = book.create_sheet(title)
    longest = [max((len(str(row[at] or "")) for row in rows), default=0) for at in range(len(headings))]
    add_headings(sheet, headings, [min(max(length + 2, _NARROW), _WIDE) for length in longest])
    for line, row in enumerate(rows, 2):
        for number, value in enumerate(row, 1):
            cell = sheet.cell(line, number)
            fill_cell(cell, value, language)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        fit_row(sheet, line)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last_column(sheet)}{max(len(rows) + 1, 2)}"
    set_page(sheet)
    sheet.print_title_rows = "1:1"
    return sheet


def add_headings(sheet: Worksheet, headings: Sequence[str], widths: Sequence[int]) -> None:
    """Write ``headings`` in the first row, and make the columns ``widths`` characters wide."""
    from openpyxl.styles import Alignment, PatternFill
    from openpyxl.utils import get_column_letter

    for number, (heading, width) in enumerate(zip(headings, widths, strict=True), 1):
        head = sheet.cell(1, number, heading)
        head.font = font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor="1F3864")
        head.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    fit_row(sheet, 1)


def font(**looks: Any) -> Font:
    """Return the font of the workbook's own face and size, with ``looks`` such as ``bold``."""
    from openpyxl.styles import Font

    return Font(name=_FACE, size=_SIZE, **looks)


def fit_row(sheet: Worksheet, line: int) -> None:
    """Make a row as high as its wrapped texts need: not every program does so by itself."""
    from openpyxl.utils import get_column_letter

    widths = (sheet.column_dimensions[get_column_letter(number)].width for number in range(1, sheet.max_column + 1))
    lines = max((_lines(cell.value, width) for cell, width in zip(sheet[line], widths, strict=True)), default=1)
    sheet.row_dimensions[line].height = _LINE_POINTS * min(lines, _MOST_LINES)


def set_page(sheet: Worksheet, *, pages_wide: int = 1, landscape: bool = True) -> None:
    """Let a sheet be printed on A4, ``pages_wide`` pages wide and as many long as it takes."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = 0.4


def last_column(sheet: Worksheet) -> str:
    """Return the letter of the last column."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(sheet.max_column)


def _lines(value: object, width: float) -> int:
    """Return how many lines a value takes, wrapped between its words, in a column of ``width`` characters."""
    if not isinstance(value, str):
        return 1
    room = max(int(width * _FILLED), 1)
    return sum(max(len(textwrap.wrap(line, room)), 1) for line in value.split("\n"))


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
