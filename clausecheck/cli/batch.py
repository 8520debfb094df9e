"""``clausecheck batch``: the whole portfolio into a store, unattended; what has not changed is not read again."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clausecheck.cli import exit_status
from clausecheck.cli.days import day_of
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand
from clausecheck.cli.outputs import fail, unusable_outputs, write_report
from clausecheck.cli.reading_options import as_of_option, reading_options
from clausecheck.texts import LANGUAGES, render, text

if TYPE_CHECKING:
    from clausecheck.portfolio.batch import Batch, OnProgress, Options
    from clausecheck.portfolio.model import Report
    from clausecheck.portfolio.store import Store

# How often a line goes to the log when no terminal shows a bar.
_LOG_EVERY_S = 30.0
ENGINES = ("local", "dask")


def engine_options(language: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Return the options that choose the workers."""

    def add(command: Callable[..., int]) -> Callable[..., int]:
        for option in (
            click.option("--send", is_flag=True, help=text("help.send", language)),
            click.option("--scheduler", metavar="TCP", help=text("help.scheduler", language)),
            click.option("--engine", type=click.Choice(ENGINES), default="local", help=text("help.engine", language)),
            click.option("--jobs", type=click.IntRange(0, 64), default=0, help=text("help.jobs", language)),
            click.option("--no-cache", is_flag=True, help=text("help.no_cache", language)),
        ):
            command = option(command)
        return command

    return add


def batch_command(language: str) -> click.Command:
    """Return the command in ``language``."""

    @click.command(
        "batch", cls=LocalisedCommand, help=text("help.batch", language), short_help=text("help.batch_short", language)
    )
    @click.argument("root", metavar="FOLDER", type=click.Path(path_type=Path))
    @click.option("--store", type=click.Path(path_type=Path), required=True, help=text("help.store", language))
    @click.option("--name", help=text("help.run_name", language))
    @click.option("--register", type=click.Path(path_type=Path), help=text("help.register", language))
    @click.option("--since", metavar="DATE|RUN", help=text("help.since", language))
    @click.option("--limit", type=click.IntRange(1), help=text("help.limit", language))
    @click.option("--dry-run", is_flag=True, help=text("help.dry_run", language))
    @engine_options(language)
    @as_of_option(language)
    @reading_options(language)
    @click.option(
        "--format", "shown", type=click.Choice(("text", "jsonl")), default="text", help=text("help.summary", language)
    )
    @click.option(
        "-o", "--output", "outputs", multiple=True, type=click.Path(path_type=Path), help=text("help.output", language)
    )
    @click.option("--allow-unread", is_flag=True, help=text("help.allow_unread", language))
    @click.option("--exit-zero", is_flag=True, help=text("help.exit_zero", language))
    @click.option("-q", "--quiet", is_flag=True, help=text("help.quiet", language))
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(root: Path, store: Path, outputs: tuple[Path, ...], **given: Any) -> int:
        complaint = unusable_outputs(root, outputs, language, register=given["register"], others=(store,))
        if complaint:
            return fail(complaint)
        from clausecheck.portfolio.engine import EngineError, NothingToScanError, RegisterError, RootLostError
        from clausecheck.portfolio.store import StoreError

        try:
            return _run(root, store, outputs, given, language)
        except (EngineError, NothingToScanError, RegisterError, RootLostError, StoreError) as error:
            return fail(render(error.said, language))

    command.language = language
    return command


def _run(root: Path, path: Path, outputs: tuple[Path, ...], given: dict[str, Any], language: str) -> int:
    from clausecheck.portfolio.batch import forecast, report_of_run, run_batch
    from clausecheck.portfolio.store import Store

    if given["dry_run"]:
        from clausecheck.reports.batch_summary import forecast_text

        if not path.exists():
            return _forecast_without_store(root, given, language)
        with Store(path, read_only=True) as store:
            options = _options(given, store)
            if isinstance(options, str):
                return fail(text("batch.bad_since", language, value=options))
            click.echo(forecast_text(forecast(root, store, options), language), nl=False)
        return ExitStatus.NO_GAP
    with Store(path) as store:
        options = _options(given, store)
        if isinstance(options, str):
            return fail(text("batch.bad_since", language, value=options))
        with _progress(language, quiet=given["quiet"]) as on_progress:
            batch = run_batch(root, store, options, on_progress)
        report = report_of_run(store, batch.run, str(root), given["as_of"])
        click.echo(_summary(store, batch, report, given["shown"], language), nl=False)
    written = [write_report(report, output, language, quiet=given["quiet"]) for output in outputs]
    if not all(written):
        return ExitStatus.FAILED
    status = exit_status.of_report(report, allow_unread=given["allow_unread"])
    return ExitStatus.NO_GAP if given["exit_zero"] and status in {ExitStatus.GAPS, ExitStatus.UNREAD} else status


def _forecast_without_store(root: Path, given: dict[str, Any], language: str) -> int:
    """Tell what a first run would do, in a store that is thrown away."""
    import tempfile

    from clausecheck.portfolio.batch import Options, forecast
    from clausecheck.portfolio.store import Store
    from clausecheck.reports.batch_summary import forecast_text

    with tempfile.TemporaryDirectory() as folder, Store(Path(folder, "store.sqlite")) as store:
        click.echo(forecast_text(forecast(root, store, Options(register=given["register"])), language), nl=False)
    return ExitStatus.NO_GAP


def _options(given: dict[str, Any], store: Store) -> Options | str:
    """Return what the run is to do, or the value of ``--since`` that is neither a day nor the name of a run."""
    from clausecheck.portfolio.batch import Options
    from clausecheck.portfolio.worker_choice import Engine

    since = given["since"]
    moment = _moment(since, store) if since else None
    if since and moment is None:
        return str(since)
    scheduler = given["scheduler"] if given["engine"] == "dask" else None
    if given["engine"] == "dask" and scheduler is None:
        scheduler = "tcp://127.0.0.1:8786"
    return Options(
        register=given["register"],
        name=given["name"],
        since=moment,
        limit=given["limit"],
        cached=not given["no_cache"],
        engine=Engine(given["jobs"], scheduler, given["send"]),
        limits=given["limits"],
        as_of=given["as_of"],
        supposed=given["as_of"] != dt.date.today(),
    )


def _moment(value: str, store: Store) -> dt.datetime | None:
    """Return the moment that ``value`` names: a day, a day and time (ISO 8601), or the start of a finished run."""
    from clausecheck.portfolio.store import StoreError
    from clausecheck.portfolio.store.runs import find

    try:
        return dt.datetime.fromisoformat(value).astimezone()
    except ValueError:
        pass
    try:
        return find(store, value).started
    except StoreError:
        day = day_of(value)
        return dt.datetime.combine(day, dt.time.min).astimezone() if day else None


def _summary(store: Store, batch: Batch, report: Report, shown: str, language: str) -> str:
    from clausecheck.portfolio.changes import changes_between
    from clausecheck.reports.batch_summary import summary_lines, summary_text

    changes = changes_between(store, batch.previous, batch.run, today=report.as_of)
    if shown == "jsonl":
        return summary_lines(batch, changes, language)
    return summary_text(batch, changes, language, report.contracts)


@contextmanager
def _progress(language: str, *, quiet: bool) -> Iterator[OnProgress | None]:
    """Show how many files are done and the time left: a bar on a terminal, a line now and then in a log."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar(language) as on_progress:
            yield on_progress
    else:
        yield _Log(language)


@contextmanager
def _bar(language: str) -> Iterator[OnProgress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from clausecheck.reports.safe import for_terminal

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text("cli.reading", language), total=None)

        def on_progress(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=for_terminal(name)[-40:])

        yield on_progress


class _Log:
    """Writes a line with the time left to standard error, at first seldom, never for every file."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._began = time.monotonic()
        self._last = self._began

    def __call__(self, done: int, total: int, name: str) -> None:
        now = time.monotonic()
        if now - self._last < _LOG_EVERY_S and done < total:
            return
        self._last = now
        left = round((now - self._began) / max(done, 1) * (total - done))
        clock = dt.datetime.now().strftime("%H:%M:%S")
        words = text("batch.log", self._language, clock=clock, done=done, total=total, left=dt.timedelta(seconds=left))
        click.echo(words, err=True)
