"""``clausecheck changes``: what has changed in a store since a named run."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausecheck.cli.days import day_of
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand
from clausecheck.cli.outputs import cannot_write, fail, plain_width, unusable_outputs, written
from clausecheck.texts import LANGUAGES, render, text

if TYPE_CHECKING:
    from clausecheck.portfolio.changes import Changes
    from clausecheck.portfolio.store import Store
    from clausecheck.portfolio.store.runs import Run

FILE_FORMATS = (".xlsx", ".html", ".htm", ".txt")


def changes_command(language: str) -> click.Command:
    """Return the command in ``language``."""

    @click.command(
        "changes",
        cls=LocalisedCommand,
        help=text("help.changes", language),
        short_help=text("help.changes_short", language),
    )
    @click.option("--store", type=click.Path(path_type=Path), required=True, help=text("help_decide.store", language))
    @click.option("--since", metavar="DATE|RUN", help=text("help.changes_since", language))
    @click.option("--run", "until", metavar="RUN", help=text("help.changes_run", language))
    @click.option(
        "--days", type=click.IntRange(0, 3650), default=120, show_default=True, help=text("help.days", language)
    )
    @click.option(
        "-o", "--output", "outputs", multiple=True, type=click.Path(path_type=Path), help=text("help.output2", language)
    )
    @click.option("-q", "--quiet", is_flag=True, help=text("help.quiet", language))
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(
        store: Path,
        since: str | None,
        until: str | None,
        days: int,
        outputs: tuple[Path, ...],
        quiet: bool,
        **_: object,
    ) -> int:
        complaint = unusable_outputs(store, outputs, language, FILE_FORMATS)
        if complaint:
            return fail(complaint)
        from clausecheck.portfolio.store import StoreError

        try:
            changes = _changes(store, since, until, days)
        except StoreError as error:
            return fail(render(error.said, language))
        _show(changes, language)
        done = [_write(changes, output, language, quiet=quiet) for output in outputs]
        return ExitStatus.NO_GAP if all(done) else ExitStatus.FAILED

    command.language = language
    return command


def _changes(path: Path, since: str | None, until: str | None, days: int) -> Changes:
    """Return the changes from ``since``, a run or a day, to the run ``until``; by default between the last two."""
    from clausecheck.portfolio.changes import changes_between
    from clausecheck.portfolio.store import Store, runs

    with Store(path, read_only=True) as store:
        after = runs.find(store, until) if until else runs.last(store)
        before = _before(store, since, after) if since else runs.before(store, after)
        return changes_between(store, before, after, today=dt.date.today(), notice_days=days)


def _before(store: Store, since: str, after: Run) -> Run | None:
    """Return the run that ``since`` names, or the one that tells how it was on that day.

    Raises:
        StoreError: it is neither a run nor a day.
    """
    from clausecheck.portfolio.store import StoreError, runs

    try:
        return runs.find(store, since)
    except StoreError:
        day = day_of(since)
        if day is None:
            raise
        return runs.on_day(store, day, after)


def _show(changes: Changes, language: str) -> None:
    from rich.console import Console

    from clausecheck.reports.changes_terminal import print_changes

    console = Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=plain_width())
    print_changes(changes, console, language)


def _write(changes: Changes, output: Path, language: str, *, quiet: bool) -> bool:
    try:
        if output.suffix.lower() == ".xlsx":
            from clausecheck.reports.changes_excel import write_changes

            write_changes(changes, output, language)
        elif output.suffix.lower() == ".txt":
            from rich.console import Console

            from clausecheck.reports.changes_terminal import print_changes

            with output.open("w", encoding="utf-8") as file:
                print_changes(changes, Console(file=file, width=140, highlight=False), language)
        else:
            from clausecheck.reports.changes_html import changes_page

            output.write_text(changes_page(changes, language), encoding="utf-8", newline="")
    except OSError as error:
        return cannot_write(output, error, language)
    return written(output, language, quiet=quiet)
