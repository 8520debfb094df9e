"""The report on a terminal: one table, worst first, then what each gap rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clausecheck.contracts.model import Contract, Verdict
from clausecheck.contracts.quotes import quoted
from clausecheck.portfolio.model import Report
from clausecheck.reports import view
from clausecheck.reports.safe import for_terminal
from clausecheck.reports.standing_words import of_contract, summary
from clausecheck.texts import text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_STYLE = {
    Verdict.COMPLIANT: "bold green",
    Verdict.CONDITIONAL: "bold yellow",
    Verdict.RESTRICTED: "bold red",
    Verdict.CONFLICTING: "bold magenta",
    Verdict.MISSING: "bold cyan",
    Verdict.UNREADABLE: "bold",
}
_QUOTE_LENGTH = 220


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: the key of its heading, the room that it needs, and its share of what is left."""

    key: str
    least: int
    share: int | None = None


_COLUMNS = (
    _Column("status", 18),
    _Column("system", 12, 3),
    _Column("supplier", 12, 3),
    _Column("expiry", 10),
    _Column("deciding_place", 16, 5),
    _Column("decision", 14, 4),
)
# What a narrow screen does without, the first of these first.
_SPARED = ("supplier", "expiry", "deciding_place", "decision")
# Blanks beside each column, between two, and at the edges.
_BESIDE, _BETWEEN, _EDGES = 2, 1, 2


def print_report(report: Report, console: Console, language: str = "da", *, details: bool = True) -> None:
    """Print ``report`` to ``console``: a table with a row for each contract, the details of each, and the totals."""
    console.print(_table(report, console.width, language))
    if details:
        for contract in report.contracts:
            _print_details(contract, console, language)
            _print_decisions(report, contract, console, language)
            console.print()
    console.print(_totals(report, language))


def _plain(value: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(for_terminal(value), style=style)


def _table(report: Report, width: int, language: str) -> Table:
    from rich import box
    from rich.table import Table

    columns = _fitting(report, width, language)
    table = Table(box=box.SIMPLE_HEAD, title=text("report.title", language), title_justify="left", expand=False)
    for column in columns:
        heading = text(f"column.{column.key}", language)
        table.add_column(heading, ratio=column.share, min_width=column.least, overflow="fold")
    for contract in report.contracts:
        cells = _cells(report, contract, language)
        table.add_row(*(cells[column.key] for column in columns))
    return table


def _fitting(report: Report, width: int, language: str) -> list[_Column]:
    """Return the columns that have room on a screen of ``width`` characters."""
    columns = [
        replace(column, least=max(column.least, max(map(len, text(f"column.{column.key}", language).split()))))
        for column in _COLUMNS
        if column.key != "decision" or any(standing.decision for standing in report.standings)
    ]
    for spared in _SPARED:
        if _room(columns) <= width:
            break
        columns = [column for column in columns if column.key != spared]
    return columns


def _room(columns: Sequence[_Column]) -> int:
    return sum(column.least + _BESIDE + _BETWEEN for column in columns) - _BETWEEN + _EDGES


def _cells(report: Report, contract: Contract, language: str) -> dict[str, Text]:
    """Return what each column says of ``contract``."""
    badge = f"{view.VERDICT_SIGN[contract.verdict]} {view.badge(contract, language)}"
    if contract.needs_review:
        badge += f" ({text('review.short', language)})"
    found = view.deciding(contract)
    unread = view.main_reason(contract, language) if contract.verdict is Verdict.UNREADABLE else ""
    decision = summary(of_contract(report.standings, contract), language) or "–"
    return {
        "status": _plain(badge, _STYLE[contract.verdict]),
        "system": _plain(contract.facts.system or contract.folder),
        "supplier": _plain(contract.facts.supplier.name or "–"),
        "expiry": _plain(view.date_words(contract.facts.expiry_date, language) or "–"),
        "deciding_place": _plain(view.place(found[0], language) if found else unread or "–"),
        "decision": _plain(decision.replace("\n", "; ")),
    }


def _print_details(contract: Contract, console: Console, language: str) -> None:
    console.print(_plain(f"{view.VERDICT_SIGN[contract.verdict]} {contract.facts.system or contract.folder}", "bold"))
    for reason in view.reasons(contract, language):
        console.print(_indented(reason))
    for finding in view.deciding(contract):
        console.print(_indented(f"»{quoted(finding, _QUOTE_LENGTH)}«", "italic"))
        console.print(_indented(f"— {view.place(finding, language)}", "dim"))
    for action in view.actions(contract, language):
        console.print(_indented(f"→ {action}"))


def _print_decisions(report: Report, contract: Contract, console: Console, language: str) -> None:
    for line in summary(of_contract(report.standings, contract), language).splitlines():
        console.print(_indented(f"{text('column.decision', language)}: {line}"))


def _indented(value: str, style: str = "") -> object:
    from rich.padding import Padding

    return Padding(_plain(value, style), (0, 0, 0, 2))


def _totals(report: Report, language: str) -> Text:
    counts = ", ".join(
        f"{text(f'verdict.{verdict.value}.badge', language)} {count}"
        for verdict, count in view.verdict_counts(report.contracts)
        if count
    )
    contracts = view.counted("contracts", len(report.contracts), language)
    documents = view.counted("documents", report.document_count, language)
    return _plain(text("report.totals", language, contracts=contracts, documents=documents, counts=counts), "bold")
