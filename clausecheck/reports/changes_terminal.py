"""The changes since a run, on a terminal: words taken out and put in are marked by signs as well as by colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.portfolio.changes import Changes
from clausecheck.portfolio.wording import Mark, Piece
from clausecheck.reports import changes_view
from clausecheck.reports.safe import for_terminal
from clausecheck.texts import text

if TYPE_CHECKING:
    from rich.console import Console

_SIGNS = {Mark.KEPT: ("", "", ""), Mark.DELETED: ("[-", "-]", "red strike"), Mark.INSERTED: ("{+", "+}", "bold green")}


def print_changes(changes: Changes, console: Console, language: str = "da") -> None:
    """Print ``changes`` to ``console``."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console.print(Text(for_terminal(changes_view.title(changes, language)), style="bold"))
    for section in changes_view.sections(changes, language):
        console.print()
        console.print(Text(text(f"changes.{section.key}", language), style="bold"))
        if section.rows:
            table = Table(box=box.SIMPLE_HEAD, expand=False)
            for key in section.columns:
                table.add_column(text(f"changes_column.{key}", language), overflow="fold")
            for row in section.rows:
                table.add_row(*(Text(for_terminal(cell)) for cell in row))
            console.print(table)
        else:
            console.print(Text("  " + text("changes.none", language)))
        if section.key == "verdicts":
            _print_clauses(changes, console, language)


def _print_clauses(changes: Changes, console: Console, language: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print()
    console.print(Text(text("changes.clauses", language), style="bold"))
    if not changes.clauses:
        console.print(Text("  " + text("changes.none", language)))
    if any(piece.mark is not Mark.KEPT for change in changes.clauses for piece in change.words):
        console.print(Text("  " + text("changes.signs", language), style="dim"))
    for change in changes.clauses:
        move, name, effect, place = changes_view.clause_head(change, language)
        console.print(Padding(Text(for_terminal(f"{move}: {name} – {effect}")), (0, 0, 0, 2)))
        console.print(Padding(Text(for_terminal(place), style="dim"), (0, 0, 0, 4)))
        words = Text.assemble(*(_marked(piece) for piece in changes_view.shortened(change.words)))
        console.print(Padding(words, (0, 0, 1, 4)))


def _marked(piece: Piece) -> tuple[str, str]:
    before, after, style = _SIGNS[piece.mark]
    return f"{before}{for_terminal(piece.text)}{after}", style
