"""``clausecheck check``: one draft in, what is wrong with it and how to mend it out."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausecheck.cli import exit_status
from clausecheck.cli.complaints import no_file, no_folder
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedCommand
from clausecheck.cli.outputs import cannot_write, fail
from clausecheck.texts import LANGUAGES, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausecheck.drafts.check_in_worker import DraftDone

_FORMATS = ("text", "json")
_WORD = ".docx"
# So much of a file tells a PDF from all else.
_HEAD = 65_536


def check_command(language: str) -> click.Command:
    """Return the command in ``language``."""
    file = click.Path(path_type=Path)

    @click.command(
        "check", cls=LocalisedCommand, help=text("help.check", language), short_help=text("help.check_short", language)
    )
    @click.argument("draft", metavar="DRAFT", type=file)
    @click.option("--against", type=file, help=text("help.check_against", language))
    @click.option("--annotate", type=file, help=text("help.check_annotate", language))
    @click.option("--redline", type=file, help=text("help.check_redline", language))
    @click.option("--clauses", type=file, help=text("help.check_clauses", language))
    @click.option(
        "--format",
        "stdout_format",
        type=click.Choice(_FORMATS),
        default="text",
        help=text("help.check_format", language),
    )
    @click.option("--language", type=click.Choice(LANGUAGES), help=text("help.language", language))
    def command(
        draft: Path,
        against: Path | None,
        annotate: Path | None,
        redline: Path | None,
        clauses: Path | None,
        stdout_format: str,
        **_: object,
    ) -> int:
        from clausecheck.drafts.errors import DraftError, explain

        complaint = _unusable(draft, against, annotate, redline, language)
        if complaint:
            return fail(complaint)
        try:
            return _run(draft, against, annotate, redline, clauses, stdout_format, language)
        except DraftError as error:
            return fail(explain(error, language))

    command.language = language
    return command


def _run(
    draft: Path,
    against: Path | None,
    annotate: Path | None,
    redline: Path | None,
    clauses: Path | None,
    stdout_format: str,
    language: str,
) -> int:
    """Check ``draft`` and write the files asked for; what cannot be written never hides what was found."""
    from clausecheck.drafts.check_in_worker import DraftTask, check_draft, draft_content
    from clausecheck.drafts.errors import explain
    from clausecheck.drafts.library import own_library, read_library

    library = read_library(clauses) if clauses else own_library()
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    previous = (draft_content(against), against.name) if against else None
    task = DraftTask(
        draft.name,
        draft_content(draft),
        previous,
        library,
        language,
        now,
        shown=stdout_format,
        annotate=annotate is not None,
        redline=redline.name if redline is not None else None,
        path=str(draft),
    )
    done = check_draft(task)
    click.echo(done.shown, nl=False)
    failed = done.stopped is not None
    if done.stopped is not None:
        fail(f"{draft.name}: {explain(done.stopped.error(), language)}")
    if annotate and done.annotated is not None:
        if _write(annotate, done.annotated, language):
            _tell_annotated(annotate, done, language)
        else:
            failed = True
    if redline and done.mended is not None:
        if _write(redline, done.mended, language):
            click.echo(text("drafts.written_redlined", language, path=redline), err=True)
        else:
            failed = True
    return ExitStatus.FAILED if failed else _status(draft.name, done)


def _tell_annotated(path: Path, done: DraftDone, language: str) -> None:
    """Tell on stderr what was written, and what could not be marked in it."""
    count = done.comments
    comments = text("drafts.comments_one" if count == 1 else "drafts.comments_many", language, n=count)
    click.echo(text("drafts.written_annotated", language, comments=comments, path=path), err=True)
    for place in done.unplaced:
        click.echo(text("drafts.unplaced", language, place=place), err=True)


def _status(name: str, done: DraftDone) -> int:
    from clausecheck import __version__
    from clausecheck.portfolio.model import Report

    return exit_status.of_report(Report(name, __version__, (done.contract,)))


def _unusable(
    draft: Path, against: Path | None, annotate: Path | None, redline: Path | None, language: str
) -> str | None:
    """Return what is wrong with the paths given, before any work is done; None if nothing is."""
    given = [path for path in (draft, against) if path is not None]
    kind = _suffix_of(draft)
    is_pdf = kind == ".pdf"
    # That a PDF cannot be mended is told when the overview has been shown, whatever the copy is called.
    outputs = [path for path in (annotate, None if is_pdf else redline) if path is not None]
    suffixes = (kind, draft.suffix.lower()) if kind == _WORD and draft.suffix.lower() != ".pdf" else (kind,)
    complaints = [
        *(no_file(path, language) for path in given),
        *(_unusable_copy(output, given, suffixes, language) for output in outputs),
    ]
    if complaint := next(filter(None, complaints), None):
        return complaint
    if annotate is not None and redline is not None and annotate.resolve() == redline.resolve():
        return text("drafts.same_output", language, path=redline)
    return None


def _suffix_of(draft: Path) -> str:
    """Return the suffix that a copy of ``draft`` has to have: its content tells, whatever the draft is called."""
    from clausecheck.documents.sniffing import Kind, sniff

    with suppress(OSError), draft.open("rb") as file:
        return ".pdf" if sniff(file.read(_HEAD)) is Kind.PDF else _WORD
    return _WORD


def _unusable_copy(output: Path, given: Sequence[Path], suffixes: Sequence[str], language: str) -> str | None:
    """Return why no copy can be written at ``output``; None if it can."""
    if output.suffix.lower() not in suffixes:
        return text("drafts.wrong_suffix", language, path=output, suffix=suffixes[0])
    if astray := no_folder(output.parent, language):
        return astray
    if output.is_dir():
        return text("drafts.output_is_folder", language, path=output)
    if not os.access(output.parent, os.W_OK):
        return text("drafts.folder_closed", language, path=output.parent)
    if not output.exists():
        return None
    itself = any(path.exists() and output.samefile(path) for path in given)
    return text("cli.output_is_input" if itself else "drafts.output_is_there", language, path=output)


def _write(path: Path, content: bytes, language: str) -> bool:
    """Write ``content`` whole or not at all; return whether that went well."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        return cannot_write(path, error, language)
    return True
