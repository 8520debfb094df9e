"""click in the user's language: help pages and usage errors from the catalogue."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from clausecheck.texts import LANGUAGES, text

LANGUAGE_VARIABLE = "CLAUSECHECK_LANGUAGE"


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


class LocalisedGroup(click.Group):
    """A group of commands whose help page speaks ``language``."""

    language = "da"

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
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=text("help.usage", language) + " ")


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, language: str) -> None:
    options = [parameter for parameter in command.get_params(ctx) if isinstance(parameter, click.Option)]
    rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
    if rows:
        with formatter.section(text("help.options", language)):
            formatter.write_dl(rows)


def describe(error: click.ClickException, language: str) -> str:
    """Return what is wrong with the command line, in the user's words."""
    if isinstance(error, click.NoSuchOption):
        return text("usage.no_such_option", language, option=error.option_name)
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param is not None and error.ctx is not None else ""
        return text("usage.missing", language, name=name)
    if isinstance(error, click.BadParameter) and error.param is not None and isinstance(error.param.type, click.File):
        return text("usage.no_file", language, message=error.message)
    if isinstance(error, click.BadParameter):
        given = error.param.opts[0] if error.param is not None else ""
        allowed = getattr(error.param.type, "choices", ()) if error.param is not None else ()
        return text("usage.bad_value", language, name=given, allowed=", ".join(map(str, allowed)) or "–")
    if isinstance(error, click.UsageError) and error.ctx is not None and isinstance(error.ctx.command, click.Group):
        return text(
            "usage.no_such_command", language, commands=", ".join(sorted(error.ctx.command.list_commands(error.ctx)))
        )
    return text("usage.other", language, message=error.format_message())
