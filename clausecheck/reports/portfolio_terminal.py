"""The portfolio's views on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.portfolio.views import Views
from clausecheck.reports import portfolio_view
from clausecheck.reports.safe import for_terminal
from clausecheck.texts import text

if TYPE_CHECKING:
    from rich.console import Console


def print_portfolio(views: Views, console: Console, language: str = "da") -> None:
    """Print ``views`` to ``console``."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console.print(Text(text("portfolio.title", language), style="bold"))
    console.print(Text(portfolio_view.intro(views, language)))
    for shown in portfolio_view.tables(views, language):
        table = Table(box=box.SIMPLE_HEAD, title=text(f"portfolio.{shown.key}", language), title_justify="left")
        for heading in shown.headings:
            table.add_column(heading, overflow="fold")
        for row in shown.rows:
            table.add_row(*(Text(for_terminal(str(cell))) for cell in row))
        console.print(table)
