"""``clausecheck scan``: a folder of contracts in, the gap report out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausecheck.cli import exit_status
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand
from clausecheck.texts import LANGUAGES, render, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausecheck.portfolio.engine import OnContract
    from clausecheck.portfolio.model import Report

STDOUT_FORMATS = ("text", "json", "csv", "html")
FILE_FORMATS = {".json": "json", ".csv": "csv", ".html": "html", ".htm": "html", ".xlsx": "xlsx", ".txt": "text"}


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
    @click.option("--jobs", type=click.IntRange(1, 64), default=1, help=text("help.jobs", language))
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
        brief: bool,
        allow_unread: bool,
        exit_zero: bool,
        quiet: bool,
        **_: object,
    ) -> int:
        complaint = _unusable(path, outputs, register, language)
        if complaint:
            return _fail(complaint)
        from clausecheck.portfolio.engine import NothingToScanError, RegisterError, scan

        try:
            with _progress(language, quiet=quiet) as on_contract:
                report = scan(path, register=register, jobs=jobs, on_contract=on_contract)
        except (NothingToScanError, RegisterError) as error:
            return _fail(render(error.said, language))
        _show(report, stdout_format, language, brief=brief)
        written = [_write(report, output, language, quiet=quiet) for output in outputs]
        if not all(written):
            return ExitStatus.FAILED
        status = exit_status.of_report(report, allow_unread=allow_unread)
        return ExitStatus.NO_GAP if exit_zero and status in {ExitStatus.GAPS, ExitStatus.UNREAD} else status

    command.language = language
    return command


def _fail(words: str) -> ExitStatus:
    click.echo(f"clausecheck: {words}", err=True)
    return ExitStatus.FAILED


def _unusable(path: Path, outputs: Sequence[Path], register: Path | None, language: str) -> str | None:
    """Return what is wrong with the paths given, before any work is done; None if nothing is."""
    if not path.exists():
        return text("cli.not_found", language, path=path)
    if register is not None and not register.is_file():
        return text("cli.no_register", language, path=register)
    for output in outputs:
        if output.suffix.lower() not in FILE_FORMATS:
            return text("cli.unknown_output", language, path=output, known=", ".join(FILE_FORMATS))
        if not output.parent.is_dir():
            return text("cli.no_output_folder", language, path=output.parent)
        if path.is_file() and output.exists() and output.samefile(path):
            return text("cli.output_is_input", language, path=output)
    return None


@contextmanager
def _progress(language: str, *, quiet: bool) -> Iterator[OnContract | None]:
    """Show progress on stderr while it is a terminal: how many contracts are done and which is being read."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from clausecheck.reports.safe import for_terminal

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text("cli.reading", language), total=None)

        def on_contract(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=for_terminal(name)[:40])

        yield on_contract


def _show(report: Report, stdout_format: str, language: str, *, brief: bool) -> None:
    if stdout_format != "text":
        click.echo(_rendered(report, stdout_format, language), nl=False)
        return
    from rich.console import Console

    from clausecheck.reports.as_terminal import print_report

    console = Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=_plain_width())
    print_report(report, console, language, details=not brief)


def _plain_width() -> int:
    """Return the width of output that no terminal shows: what COLUMNS says, or wide enough for the table."""
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and int(columns) >= 40 else 140


def _rendered(report: Report, chosen: str, language: str, *, base: str = "") -> str:
    if chosen == "json":
        from clausecheck.reports.as_json import to_json

        return to_json(report, language)
    if chosen == "csv":
        from clausecheck.reports.as_csv import to_csv

        return to_csv(report, language)
    from clausecheck.reports.as_html import to_html

    return to_html(report, language, base=base)


def _write(report: Report, output: Path, language: str, *, quiet: bool) -> bool:
    """Write ``report`` to ``output`` in the format its name tells; return whether that went well."""
    chosen = FILE_FORMATS[output.suffix.lower()]
    try:
        if chosen == "xlsx":
            from clausecheck.reports.as_excel import write_excel

            write_excel(report, output, language)
        elif chosen == "text":
            from rich.console import Console

            from clausecheck.reports.as_terminal import print_report

            with output.open("w", encoding="utf-8") as file:
                print_report(report, Console(file=file, width=140, highlight=False), language)
        else:
            rendered = _rendered(report, chosen, language, base=_link_base(report, output))
            output.write_text(rendered, encoding="utf-8", newline="")
    except OSError as error:
        _fail(text("cli.cannot_write", language, path=output, why=error.strerror or type(error).__name__))
        return False
    if not quiet:
        click.echo(text("cli.written", language, path=output), err=True)
    return True


def _link_base(report: Report, output: Path) -> str:
    """Return how the documents are reached from the folder of ``output``: a relative path, or a file address."""
    from urllib.parse import quote

    root = Path(report.root).resolve()
    root = root if root.is_dir() else root.parent
    try:
        relative = os.path.relpath(root, output.resolve().parent).replace(os.sep, "/")
    except ValueError:
        return root.as_uri() + "/"
    return "" if relative == "." else quote(relative) + "/"
