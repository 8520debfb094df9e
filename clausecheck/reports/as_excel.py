"""The report as an Excel workbook: overview, findings, documents, decisions to fill in, and method."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from clausecheck.contracts.model import Contract, Verdict
from clausecheck.portfolio.cases import all_cases
from clausecheck.portfolio.decisions import standings as decisions_on
from clausecheck.portfolio.model import Report
from clausecheck.reports import decision_sheet, view
from clausecheck.reports.columns import DOCUMENTS, CellValue, Column, DocumentRow, FindingRow
from clausecheck.reports.standing_words import finding_columns, overview_columns
from clausecheck.reports.workbook import add_headings, fill_cell, fit_row, font, last_column, new_workbook, set_page
from clausecheck.texts import text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Row = TypeVar("Row")

# A sheet whose columns would be too small to read on the width of one page.
_PAGES_WIDE = {"overview": 4, "findings": 2, "decisions": 2}
# Pale fills under dark text: contrast above 12:1, and the status is told by word and sign as well.
_FILL = {
    Verdict.COMPLIANT: "E2F0D9",
    Verdict.CONDITIONAL: "FFF2CC",
    Verdict.RESTRICTED: "F8D7DA",
    Verdict.CONFLICTING: "EADCF4",
    Verdict.MISSING: "DDEBF7",
    Verdict.UNREADABLE: "E7E6E6",
}


def write_excel(report: Report, path: Path, language: str = "da") -> None:
    """Write ``report`` as an .xlsx file at ``path``; the links in it lead from there to the documents.

    Raises:
        OSError: the file cannot be written, for instance because it is open in Excel.
    """
    book = new_workbook(text("report.title", language), language)
    link = _linker(Path(report.root), path.parent)
    contracts = report.contracts
    finding_rows = [FindingRow(contract, found) for contract in contracts for found in contract.findings]
    document_rows = [DocumentRow(contract, item) for contract in contracts for item in contract.documents]
    day = report.as_of
    standings = report.standings or decisions_on(all_cases(contracts), (), day)
    overview = _sheet(book, "overview", overview_columns(standings, day), contracts, language, link)
    _sheet(book, "findings", finding_columns(standings), finding_rows, language, link)
    _sheet(book, "documents", DOCUMENTS, document_rows, language, link)
    decision_rows = list(decision_sheet.rows_of(standings, language))
    decisions = _sheet(book, "decisions", tuple(decision_sheet.FIELDS.values()), decision_rows, language, link)
    decision_sheet.prepare(decisions, len(decision_rows), language)
    _method_sheet(book, report, language, day)
    _colour_status(overview, contracts)
    book.save(path)


def _sheet(
    book: Workbook,
    key: str,
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    language: str,
    link: Callable[[str], str | None],
) -> Worksheet:
    from openpyxl.styles import Alignment

    sheet: Worksheet = book.create_sheet(text(f"sheet.{key}", language))
    top = Alignment(vertical="top", wrap_text=True)
    add_headings(sheet, [column.heading(language) for column in columns], [column.width for column in columns])
    for line, row in enumerate(rows, 2):
        for number, column in enumerate(columns, 1):
            cell = sheet.cell(line, number)
            fill_cell(cell, column.value(row, language), language)
            cell.alignment = top
            target = link(relative) if column.link and (relative := column.link(row)) and cell.value else None
            if target:
                cell.hyperlink = target
                cell.font = font(color="0563C1", underline="single")
        fit_row(sheet, line)
    sheet.freeze_panes = "E2" if key == "overview" else "B2"
    sheet.auto_filter.ref = f"A1:{last_column(sheet)}{max(len(rows) + 1, 2)}"
    set_page(sheet, pages_wide=_PAGES_WIDE.get(key, 1))
    sheet.print_title_rows = "1:1"
    if key == "overview":
        sheet.print_title_cols = "A:D"
    return sheet


def _linker(root: Path, beside: Path) -> Callable[[str], str | None]:
    """Return a function from a path below ``root`` to a link that works from the folder ``beside``."""
    base = root if root.is_dir() else root.parent

    def link(relative: str) -> str | None:
        target = (base / relative).resolve()
        if not target.is_relative_to(base.resolve()) or not target.exists():
            return None
        try:
            return quote(os.path.relpath(target, beside.resolve()).replace(os.sep, "/"))
        except ValueError:
            return target.as_uri()

    return link


def _colour_status(sheet: Worksheet, contracts: Sequence[Contract]) -> None:
    from openpyxl.styles import PatternFill

    for line, contract in enumerate(contracts, 2):
        cell = sheet.cell(line, 1)
        cell.fill = PatternFill("solid", fgColor=_FILL[contract.verdict])
        cell.font = font(bold=True, color="000000")


def _method_sheet(book: Workbook, report: Report, language: str, today: dt.date) -> None:
    from openpyxl.styles import Alignment

    sheet = book.create_sheet(text("sheet.method", language))
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 110
    facts: list[tuple[str, CellValue]] = [
        (text("run.tool", language), f"clausecheck {report.tool_version}"),
        (text("run.date", language), today),
        (text("run.root", language), report.root),
        (text("run.contracts", language), len(report.contracts)),
        (text("run.documents", language), report.document_count),
        (text("run.pages", language), report.page_count),
        (text("run.unread", language), report.unread_count),
    ]
    facts += [
        (text(f"verdict.{verdict.value}.badge", language), count)
        for verdict, count in view.verdict_counts(report.contracts)
    ]
    facts += [("", None)]
    facts += [
        (text("run.method", language) if not i else "", line) for i, line in enumerate(view.method_lines(language))
    ]
    for line, (name, value) in enumerate(facts, 1):
        sheet.cell(line, 1, name).font = font(bold=True)
        cell = sheet.cell(line, 2)
        fill_cell(cell, value, language)
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        sheet.cell(line, 1).alignment = Alignment(vertical="top", wrap_text=True)
        fit_row(sheet, line)
    set_page(sheet, landscape=False)
