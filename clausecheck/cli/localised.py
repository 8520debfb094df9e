"""click in the user's language: help pages and usage errors from the catalogue."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from clausecheck.cli.help_lines import in_language, line_on
from clausecheck.texts import LANGUAGES, text

LANGUAGE_VARIABLE = "CLAUSECHECK_LANGUAGE"


def unknown_language() -> str | None:
    """Return what the environment asks for as language where there is no such language; else None."""
    asked = os.environ.get(LANGUAGE_VARIABLE, "")
    return asked if asked and asked not in LANGUAGES else None


def requested_language(arguments: Sequence[str]) -> str:
    """Return the language asked for by ``--language`` among ``arguments`` or by the environment, Danish otherwise."""
    for index, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--language=") else None
        if argument == "--language" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in LANGUAGES:
            return value
    from_environment = os.environ.get(LANGUAGE_VARIABLE, "")
    return from_environment if from_environment in LANGUAGES else "da"


class LocalisedCommand(click.Command):
    """A command whose help page speaks ``language``."""

    language = "da"

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option ``--help`` with its help in the user's language."""
        return _in_language(super().get_help_option(ctx), self.language)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        _write_usage(self, ctx, formatter, self.language)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        _write_options(self, ctx, formatter, self.language)


class UnknownCommandError(click.UsageError):
    """There is no command called ``name``."""

    def __init__(self, name: str, ctx: click.Context) -> None:
        super().__init__(name, ctx)
        self.name = name


class LocalisedGroup(click.Group):
    """A group of commands whose help page speaks ``language``; called with nothing, it says what is missing."""

    language = "da"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments.

        Raises:
            click.UsageError: there are none.
        """
        if not args and not ctx.resilient_parsing:
            raise click.UsageError("", ctx)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that ``args`` begin with, and the rest.

        Raises:
            UnknownCommandError: there is none of that name.
        """
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise UnknownCommandError(args[0], ctx)
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option ``--help`` with its help in the user's language."""
        return _in_language(super().get_help_option(ctx), self.language)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        _write_usage(self, ctx, formatter, self.language)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        _write_options(self, ctx, formatter, self.language)
        commands = [(name, self.get_command(ctx, name)) for name in sorted(self.list_commands(ctx))]
        rows = [(name, command.get_short_help_str(90)) for name, command in commands if command is not None]
        with formatter.section(text("help.commands", self.language)):
            formatter.write_dl(rows)


def _in_language(option: click.Option | None, language: str) -> click.Option | None:
    if option is not None:
        option.help = text("help.help", language)
    return option


def _write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, language: str) -> None:
    pieces = in_language(" ".join(command.collect_usage_pieces(ctx)), language)
    formatter.write_usage(ctx.command_path, pieces, prefix=text("help.usage", language) + " ")


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, language: str) -> None:
    options = [parameter for parameter in command.get_params(ctx) if isinstance(parameter, click.Option)]
    rows = [row for option in options if (row := line_on(option, language)) is not None]
    if rows:
        with formatter.section(text("help.options", language)):
            formatter.write_dl(rows)
