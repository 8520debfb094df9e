"""The command ``clausecheck``: reads the command line, calls one function, shows the result, sets the exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from clausecheck import __version__
from clausecheck.cli.batch import batch_command
from clausecheck.cli.calendar import calendar_command
from clausecheck.cli.changes import changes_command
from clausecheck.cli.check import check_command
from clausecheck.cli.classify import classify_command
from clausecheck.cli.decide import decide_command
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.explain import explain_command
from clausecheck.cli.kitos import kitos_command
from clausecheck.cli.localised import LocalisedGroup, describe, requested_language
from clausecheck.cli.remedy import remedy_command
from clausecheck.cli.scan import scan_command
from clausecheck.cli.store import store_command
from clausecheck.texts import LANGUAGES, text


def build(language: str) -> click.Group:
    """Return the command line in ``language``."""
    group = LocalisedGroup(
        "clausecheck",
        help=text("help.clausecheck", language),
        epilog=text("help.epilog", language),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    group.language = language
    group = click.version_option(
        __version__, prog_name="clausecheck", help=text("help.version", language), message="%(prog)s %(version)s"
    )(group)
    group.params.append(
        click.Option(
            ["--language"], type=click.Choice(LANGUAGES), help=text("help.language", language), expose_value=False
        )
    )
    for command in (
        scan_command(language),
        classify_command(language),
        explain_command(language),
        check_command(language),
        remedy_command(language),
        batch_command(language),
        changes_command(language),
        store_command(language),
        decide_command(language),
        calendar_command(language),
        kitos_command(language),
    ):
        group.add_command(command)
    return group


def run(arguments: Sequence[str]) -> int:
    """Run ``clausecheck`` with ``arguments`` and return its exit status (see `ExitStatus`)."""
    language = requested_language(arguments)
    command = build(language)
    if not arguments:
        click.echo(command.get_help(click.Context(command, info_name="clausecheck")))
        return ExitStatus.FAILED
    try:
        status = command.main(list(arguments), prog_name="clausecheck", standalone_mode=False)
    except click.exceptions.Abort:
        return _interrupted(language)
    except KeyboardInterrupt:
        return _interrupted(language)
    except click.ClickException as error:
        click.echo(f"clausecheck: {describe(error, language)}", err=True)
        return ExitStatus.FAILED
    except BrokenPipeError:
        return ExitStatus.NO_GAP
    return int(status) if isinstance(status, int) else ExitStatus.NO_GAP


def _interrupted(language: str) -> ExitStatus:
    click.echo(text("cli.interrupted", language), err=True)
    return ExitStatus.INTERRUPTED


def main() -> None:
    """Run the command line of this process and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))
