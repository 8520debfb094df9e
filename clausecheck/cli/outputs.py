"""What the commands that report on contracts share: paths checked before the work, files written after it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausecheck.cli.complaints import no_folder, not_written
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.contracts.bundles.own_reports import is_own_report
from clausecheck.reports.safe import for_terminal
from clausecheck.texts import text

if TYPE_CHECKING:
    from clausecheck.portfolio.model import Report

FILE_FORMATS = {".json": "json", ".csv": "csv", ".html": "html", ".htm": "html", ".xlsx": "xlsx", ".txt": "text"}


def fail(words: str) -> ExitStatus:
    """Say what is wrong, and return the status for it."""
    click.echo(f"clausecheck: {for_terminal(words)}", err=True)
    return ExitStatus.FAILED


def unusable_outputs(
    path: Path,
    outputs: Sequence[Path],
    language: str,
    known: Sequence[str] = (),
    *,
    register: Path | None = None,
    others: Sequence[Path] = (),
) -> str | None:
    """Return what is wrong with the paths given, before any work is done; None if nothing is.

    Args:
        path: what is read: a file, or a folder of documents.
        outputs: what is to be written, over none of the files that are read.
        language: of what is returned.
        known: the endings that can be written; those of a report by default.
        register: a register that is read too.
        others: further files that are read, or kept for later.
    """
    if not path.exists():
        return text("cli.not_found", language, path=path)
    if register is not None and not register.is_file():
        return text("cli.no_register", language, path=register)
    formats = known or tuple(FILE_FORMATS)
    read = [file for file in (path, register, *others) if file is not None and file.is_file()]
    for output in outputs:
        if output.suffix.lower() not in formats:
            return text("cli.unknown_output", language, path=output, known=", ".join(formats))
        if astray := no_folder(output.parent, language):
            return astray
        if not output.exists():
            continue
        if any(output.samefile(file) for file in read):
            return text("cli.output_is_input", language, path=output)
        if path.is_dir() and output.resolve().is_relative_to(path.resolve()) and not is_own_report(output):
            return text("cli.output_is_document", language, path=output)
    return None


def plain_width() -> int:
    """Return the width of output that no terminal shows: what COLUMNS says, or wide enough for the table."""
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and int(columns) >= 40 else 140


def rendered(report: Report, chosen: str, language: str, *, base: str = "") -> str:
    """Return ``report`` as "json", "csv" or "html"; ``base`` is what the links in HTML begin with."""
    if chosen == "json":
        from clausecheck.reports.as_json import to_json

        return to_json(report, language)
    if chosen == "csv":
        from clausecheck.reports.as_csv import to_csv

        return to_csv(report, language)
    from clausecheck.reports.as_html import to_html

    return to_html(report, language, base=base)


def write_report(report: Report, output: Path, language: str, *, quiet: bool) -> bool:
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
            content = rendered(report, chosen, language, base=_link_base(report, output))
            output.write_text(content, encoding="utf-8", newline="")
    except OSError as error:
        return cannot_write(output, error, language)
    return written(output, language, quiet=quiet)


def written(output: Path, language: str, *, quiet: bool) -> bool:
    """Say that ``output`` is written, and return True."""
    if not quiet:
        click.echo(text("cli.written", language, path=output), err=True)
    return True


def cannot_write(output: Path, error: OSError, language: str) -> bool:
    """Say that ``output`` cannot be written, and return False."""
    fail(not_written(output, error, language))
    return False


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
