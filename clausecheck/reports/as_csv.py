"""The overview as CSV that Danish Excel opens with a double click: semicolons, UTF-8 with a byte order mark."""

from __future__ import annotations

import csv
import datetime as dt
import io

from clausecheck.portfolio.model import Report
from clausecheck.reports import safe, view
from clausecheck.reports.columns import CellValue
from clausecheck.reports.standing_words import overview_columns


def to_csv(report: Report, language: str = "da") -> str:
    """Return one row for each contract, headings first; the text begins with U+FEFF and has CRLF line ends."""
    columns = overview_columns(report.standings, report.as_of)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow([column.heading(language) for column in columns])
    for contract in report.contracts:
        writer.writerow([_cell(column.value(contract, language), language) for column in columns])
    return "\ufeff" + out.getvalue()


def _cell(value: CellValue, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return view.date_words(value, "da") if language == "da" else value.isoformat()
    return safe.for_csv(str(value)) if isinstance(value, str) else str(value)
