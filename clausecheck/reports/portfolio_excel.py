"""The portfolio's views as an Excel workbook, the share secured over time with a chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.portfolio.views import Views
from clausecheck.reports import portfolio_view
from clausecheck.reports.workbook import add_sheet, new_workbook
from clausecheck.texts import text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def write_portfolio(views: Views, path: Path, language: str = "da") -> None:
    """Write ``views`` as an .xlsx file at ``path``.

    Raises:
        OSError: the file cannot be written, for instance because it is open in Excel.
    """
    book = new_workbook(text("portfolio.title", language), language)
    for table in portfolio_view.tables(views, language):
        rows: list[tuple[object, ...]] = list(table.rows)
        if table.key == "moments":
            # Numbers and dates as such, so that the chart and the user can reckon with them.
            rows = [(row.day, row.run, row.contracts, row.secured, row.share) for row in views.moments]
        sheet = add_sheet(book, text(f"portfolio.{table.key}", language), table.headings, rows, language)
        if table.key == "moments":
            _add_chart(sheet, len(rows), language)
    book.save(path)


def _add_chart(sheet: Worksheet, count: int, language: str) -> None:
    from openpyxl.chart import LineChart, Reference

    for line in range(2, count + 2):
        sheet.cell(line, 5).number_format = "0.0%"
    if not count:
        return
    chart = LineChart()
    chart.title = text("portfolio.moments", language)
    chart.add_data(Reference(sheet, min_col=5, min_row=1, max_row=count + 1), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=count + 1))
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 1
    chart.y_axis.number_format = "0%"
    chart.x_axis.number_format = "dd.mm.yyyy" if language == "da" else "yyyy-mm-dd"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.legend = None
    chart.width, chart.height = 22, 10
    sheet.add_chart(chart, "G2")
