"""The command ``clausecheck``: reads the command line, calls one function, shows the result, sets the exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from clausecheck import __version__
from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.localised import LocalisedGroup, requested_language, unknown_language
from clausecheck.cli.patient_output import make_output_patient
from clausecheck.cli.usage_errors import describe
from clausecheck.texts import LANGUAGES, text

_COMMANDS = (
    "batch",
    "calendar",
    "changes",
    "check",
    "classify",
    "decide",
    "explain",
    "kitos",
    "remedy",
    "scan",
    "store",
)


class CommandLine(LocalisedGroup):
    """The commands, each loaded from the module of its name when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command called ``cmd_name``; None if there is none."""
        if cmd_name in _COMMANDS and cmd_name not in self.commands:
            module = import_module(f"clausecheck.cli.{cmd_name}")
            self.add_command(getattr(module, f"{cmd_name}_command")(self.language))
        return super().get_command(ctx, cmd_name)


def build(language: str) -> click.Group:
    """Return the command line in ``language``."""
    group = CommandLine(
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
    return group


def run(arguments: Sequence[str]) -> int:
    """Run ``clausecheck`` with ``arguments`` and return its exit status (see `ExitStatus`)."""
    language = requested_language(arguments)
    unknown = unknown_language()
    if unknown is not None:
        # Loaded only where it is needed.
        from clausecheck.reports.safe import for_terminal

        said = text("usage.language", language, value=for_terminal(unknown), choices=", ".join(LANGUAGES))
        click.echo(f"clausecheck: {said}", err=True)
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
    return int(status) if isinstance(status, int) else ExitStatus.NO_GAP


def _interrupted(language: str) -> ExitStatus:
    click.echo(text("cli.interrupted", language), err=True)
    return ExitStatus.INTERRUPTED


def main() -> None:
    """Run the command line of this process and exit with its status."""
    make_output_patient()
    sys.exit(run(sys.argv[1:]))
