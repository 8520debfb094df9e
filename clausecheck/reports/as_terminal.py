"""The report on a terminal: one table, worst first, then what each gap rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.contracts.model import Contract, Verdict
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


def print_report(report: Report, console: Console, language: str = "da", *, details: bool = True) -> None:
    """Print ``report`` to ``console``: a table with a row for each contract, the details of each, and the totals."""
    console.print(_table(report, language))
    if details:
        for contract in report.contracts:
            _print_details(contract, console, language)
            _print_decisions(report, contract, console, language)
            console.print()
    console.print(_totals(report, language))


def _plain(value: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(for_terminal(value), style=style)


def _table(report: Report, language: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, title=text("report.title", language), title_justify="left", expand=False)
    table.add_column(text("column.status", language), min_width=20)
    table.add_column(text("column.system", language), ratio=3, min_width=16)
    table.add_column(text("column.supplier", language), ratio=3, min_width=14)
    table.add_column(text("column.expiry", language), no_wrap=True)
    table.add_column(text("column.deciding_place", language), ratio=5, min_width=18)
    decided = any(standing.decision for standing in report.standings)
    if decided:
        table.add_column(text("column.decision", language), ratio=4, min_width=16)
    for contract in report.contracts:
        badge = f"{view.VERDICT_SIGN[contract.verdict]} {view.badge(contract, language)}"
        if contract.needs_review:
            badge += f" ({text('review.short', language)})"
        found = view.deciding(contract)
        unread = view.main_reason(contract, language) if contract.verdict is Verdict.UNREADABLE else ""
        decision = summary(of_contract(report.standings, contract), language) or "–"
        table.add_row(
            _plain(badge, _STYLE[contract.verdict]),
            _plain(contract.facts.system or contract.folder),
            _plain(contract.facts.supplier.name or "–"),
            _plain(view.date_words(contract.facts.expiry_date, language) or "–"),
            _plain(view.place(found[0], language) if found else unread or "–"),
            *([_plain(decision.replace("\n", "; "))] if decided else []),
        )
    return table


def _print_details(contract: Contract, console: Console, language: str) -> None:
    console.print(_plain(f"{view.VERDICT_SIGN[contract.verdict]} {contract.facts.system or contract.folder}", "bold"))
    for reason in view.reasons(contract, language):
        console.print(_indented(reason))
    for finding in view.deciding(contract):
        quoted = finding.quote if len(finding.quote) <= _QUOTE_LENGTH else finding.quote[:_QUOTE_LENGTH].rstrip() + " …"
        console.print(_indented(f"»{quoted}«", "italic"))
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
