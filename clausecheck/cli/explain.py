"""``clausecheck explain "…"``: one clause, its effects, the words behind them, and what each part says of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand
from clausecheck.texts import LANGUAGES, catalogue, text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from clausecheck.effects.explaining import Explanation
    from clausecheck.effects.model import Classification


def explain_command(language: str) -> click.Command:
    """Return the command in ``language``."""

    @click.command(
        "explain",
        cls=LocalisedCommand,
        help=text("explain.help", language),
        short_help=text("explain.help_short", language),
    )
    @click.argument("clause", metavar="CLAUSE")
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(clause: str, **_: object) -> int:
        wanted = sys.stdin.read() if clause == "-" else clause
        if not wanted.strip():
            click.echo(f"clausecheck: {text('explain.empty', language)}", err=True)
            return ExitStatus.FAILED
        from rich.console import Console

        from clausecheck.effects.explaining import explain

        show(explain(wanted), wanted, Console(highlight=False), language)
        return ExitStatus.NO_GAP

    command.language = language
    return command


def show(explanation: Explanation, clause: str, console: Console, language: str) -> None:
    """Print ``explanation`` of ``clause`` on ``console``."""
    answer = explanation.answer
    console.print(_marked(clause, answer))
    console.print()
    console.print(_verdict(answer, language), markup=False, style="bold")
    if answer.needs_review:
        console.print(text("explain.review", language), markup=False)
    if not explanation.passed:
        console.print(text("explain.stopped", language), markup=False)
        return
    for name, meaning in explanation.rules:
        said = catalogue(language).get(f"rule_means.{name}", meaning)
        console.print(text("explain.rule", language, name=name, meaning=said), markup=False)
    console.print(_table(explanation, language))
    console.print(text("explain.how", language), markup=False)


def _marked(clause: str, answer: Classification) -> Text:
    """Return the clause with the deciding words underlined, control characters left out."""
    from rich.text import Text

    from clausecheck.reports.safe import for_terminal

    marked = Text()
    at = 0
    for start, end in sorted({(item.start, item.end) for item in answer.evidence}):
        if start < at:
            continue
        marked.append(for_terminal(clause[at:start]))
        marked.append(f"»{for_terminal(clause[start:end])}«", style="bold underline")
        at = end
    marked.append(for_terminal(clause[at:]))
    return marked


def _verdict(answer: Classification, language: str) -> str:
    if not answer.effects:
        return text("explain.none", language)
    words = []
    for effect in answer.effects:
        name = text(f"effect.{effect.value}", language)
        kinds = [text(f"condition.{kind.value}", language) for kind in answer.conditions]
        words.append(f"{name} ({', '.join(kinds)})" if kinds and effect.value == "conditional" else name)
    return " · ".join(words)


def _table(explanation: Explanation, language: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    for column in ("effect", "encoder", "ngrams", "rules", "together", "threshold"):
        right = column != "effect"
        table.add_column(text(f"explain.column_{column}", language), justify="right" if right else "left")
    for row in explanation.weighed:
        mark = "✓ " if row.effect in explanation.answer.effects else "  "
        figures = (row.encoder, row.ngrams, row.rules, row.together, row.threshold)
        table.add_row(mark + text(f"effect.{row.effect.value}", language), *(f"{figure:.2f}" for figure in figures))
    return table
