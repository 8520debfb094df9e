"""What is wrong with a command line, in the user's words and with the next thing to type."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from clausecheck.cli.complaints import not_read
from clausecheck.cli.help_lines import value_of
from clausecheck.cli.localised import UnknownCommandError
from clausecheck.texts import text


def describe(error: click.ClickException, language: str) -> str:
    """Return what is wrong with the command line, in ``language``."""
    if not isinstance(error, click.UsageError):
        return text("usage.other", language, message=error.format_message())
    command = error.ctx.command_path if error.ctx is not None else "clausecheck"
    match error:
        case click.NoSuchOption():
            return text("usage.no_such_option", language, option=error.option_name, command=command)
        case click.MissingParameter():
            return text("usage.missing", language, name=_name(error, language), command=command)
        case click.BadParameter():
            return _bad_value(error, language)
        case click.BadOptionUsage():
            return text("usage.no_value", language, option=error.option_name)
        case UnknownCommandError():
            return text("usage.no_such_command", language, name=error.name, commands=_commands(error))
        case _ if error.ctx is not None and isinstance(error.ctx.command, click.Group):
            return text("usage.no_command", language, command=command, commands=_commands(error))
        case _ if type(error) is click.UsageError:
            return text("usage.too_much", language, command=command)
    return text("usage.other", language, message=error.format_message())


def _name(error: click.BadParameter, language: str) -> str:
    """Return what the user calls the parameter: the option as it is typed, or the name in the usage line."""
    if error.param is None:
        return ""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    # The dots that say "several" would run into the sentence's own.
    return value_of(error.param, language).rstrip(".")


def _bad_value(error: click.BadParameter, language: str) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.File) and isinstance(error.__context__, OSError):
        path = Path(str(error.__context__.filename))
        return not_read(path, error.__context__, language)
    return text("usage.bad_value", language, name=_name(error, language), allowed=_allowed(kind, language)).strip()


def _allowed(kind: click.ParamType[Any] | None, language: str) -> str:
    """Return a sentence on the values that ``kind`` takes; empty where nothing is known of them."""
    match kind:
        case click.Choice():
            return text("usage.one_of", language, choices=", ".join(map(str, kind.choices)))
        case click.DateTime():
            return text("usage.day", language)
        case click.IntRange() | click.FloatRange() if kind.min is not None and kind.max is not None:
            return text("usage.between", language, least=kind.min, most=kind.max)
        case click.IntRange() | click.FloatRange() if kind.min is not None:
            return text("usage.at_least", language, least=kind.min)
        case click.types.IntParamType() | click.types.FloatParamType():
            return text("usage.number", language)
    return ""


def _commands(error: click.UsageError) -> str:
    group = error.ctx.command if error.ctx is not None else None
    if error.ctx is None or not isinstance(group, click.Group):
        return ""
    return ", ".join(sorted(group.list_commands(error.ctx)))
