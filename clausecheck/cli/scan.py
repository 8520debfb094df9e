"""``clausecheck scan``: a folder of contracts in, the gap report out."""

from __future__ import annotations

import datetime as dt
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausecheck.cli import exit_status
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand
from clausecheck.cli.outputs import fail, plain_width, rendered, unusable_outputs, write_report
from clausecheck.cli.reading_options import as_of_option, reading_options
from clausecheck.texts import LANGUAGES, render, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausecheck.documents import Limits
    from clausecheck.portfolio.engine import OnContract
    from clausecheck.portfolio.model import Report

STDOUT_FORMATS = ("text", "json", "csv", "html")


def scan_command(language: str) -> click.Command:
    """Return the command in ``language``."""

    @click.command(
        "scan",
        cls=LocalisedCommand,
        help=text("help.scan", language),
        short_help=text("help.scan_short", language),
    )
    @click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
    @click.option(
        "--format",
        "stdout_format",
        type=click.Choice(STDOUT_FORMATS),
        default="text",
        help=text("help.format", language),
    )
    @click.option(
        "-o", "--output", "outputs", multiple=True, type=click.Path(path_type=Path), help=text("help.output", language)
    )
    @click.option("--register", type=click.Path(path_type=Path), help=text("help.register", language))
    @click.option("--jobs", type=click.IntRange(0, 64), default=0, help=text("help.jobs", language))
    @click.option("--store", type=click.Path(path_type=Path), help=text("help.store", language))
    @click.option("--no-cache", is_flag=True, help=text("help.no_cache", language))
    @as_of_option(language)
    @reading_options(language)
    @click.option("--brief", is_flag=True, help=text("help.brief", language))
    @click.option("--allow-unread", is_flag=True, help=text("help.allow_unread", language))
    @click.option("--exit-zero", is_flag=True, help=text("help.exit_zero", language))
    @click.option("-q", "--quiet", is_flag=True, help=text("help.quiet", language))
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(
        path: Path,
        stdout_format: str,
        outputs: tuple[Path, ...],
        register: Path | None,
        jobs: int,
        store: Path | None,
        no_cache: bool,
        limits: Limits,
        as_of: dt.date,
        brief: bool,
        allow_unread: bool,
        exit_zero: bool,
        quiet: bool,
        **_: object,
    ) -> int:
        complaint = unusable_outputs(path, outputs, language, register=register, others=(store,) if store else ())
        if complaint:
            return fail(complaint)
        if store is None and path.exists():
            _start_workers()
        from clausecheck.portfolio.engine import EngineError, NothingToScanError, RegisterError, RootLostError
        from clausecheck.portfolio.store import StoreError

        try:
            with _progress(language, quiet=quiet) as on_done:
                report = _scanned(path, register, store, jobs, limits, as_of, cached=not no_cache, on_done=on_done)
        except (EngineError, NothingToScanError, RegisterError, RootLostError, StoreError) as error:
            return fail(render(error.said, language))
        _show(report, stdout_format, language, brief=brief)
        written = [write_report(report, output, language, quiet=quiet) for output in outputs]
        if not all(written):
            return ExitStatus.FAILED
        status = exit_status.of_report(report, allow_unread=allow_unread)
        return ExitStatus.NO_GAP if exit_zero and status in {ExitStatus.GAPS, ExitStatus.UNREAD} else status

    command.language = language
    return command


def _start_workers() -> None:
    """Have the workers' server load what it needs while this process loads what it needs itself."""
    from clausecheck.documents.worker_pool import start_server
    from clausecheck.portfolio.worker_choice import PRELOADED

    start_server(PRELOADED)


def _scanned(
    path: Path,
    register: Path | None,
    store: Path | None,
    jobs: int,
    limits: Limits,
    as_of: dt.date,
    *,
    cached: bool,
    on_done: OnContract | None,
) -> Report:
    """Return the report on ``path``; with a ``store``, as a run that is kept in it."""
    from clausecheck.portfolio.engine import Engine, scan

    if store is None:
        return scan(path, register=register, jobs=jobs, cached=cached, limits=limits, on_contract=on_done, as_of=as_of)
    from clausecheck.portfolio.batch import Options, report_of_run, run_batch
    from clausecheck.portfolio.store import Store

    with Store(store) as opened:
        options = Options(
            register=register,
            cached=cached,
            engine=Engine(jobs),
            limits=limits,
            as_of=as_of,
            supposed=as_of != dt.date.today(),
        )
        batch = run_batch(path, opened, options, on_done)
        return report_of_run(opened, batch.run, str(path), as_of)


@contextmanager
def _progress(language: str, *, quiet: bool) -> Iterator[OnContract | None]:
    """Show progress on stderr while it is a terminal: how much is done and what is being read."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from clausecheck.reports.safe import for_terminal

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text("cli.reading", language), total=None)

        def on_done(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=for_terminal(name)[:40])

        yield on_done


def _show(report: Report, stdout_format: str, language: str, *, brief: bool) -> None:
    if stdout_format != "text":
        click.echo(rendered(report, stdout_format, language), nl=False)
        return
    from rich.console import Console

    from clausecheck.reports.as_terminal import print_report

    console = Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=plain_width())
    print_report(report, console, language, details=not brief)
