"""The lines of a help page: what options and arguments are called, what they take, and whether they must be there."""

from __future__ import annotations

import re

import click

from clausecheck.texts import catalogue, text

_CAPITALS = re.compile(r"[A-ZÆØÅ]{3,}")


def in_language(usage: str, language: str) -> str:
    """Return ``usage`` with the words in capitals that stand for something ("FILE", "OPTIONS") in ``language``."""
    words = catalogue(language)

    def word(found: re.Match[str]) -> str:
        return words.get(f"metavar.{found[0].lower()}", found[0])

    return _CAPITALS.sub(word, usage)


def value_of(parameter: click.Parameter, language: str) -> str:
    """Return what stands for the value of ``parameter``."""
    kind = parameter.type
    if parameter.metavar:
        return in_language(parameter.metavar, language)
    match kind:
        case click.Choice():
            return f"[{'|'.join(map(str, kind.choices))}]"
        case click.types.IntParamType() | click.types.FloatParamType():
            return in_language("NUMBER", language)
        case click.Path() | click.File():
            return in_language("FILE", language)
    return in_language("TEXT", language)


def line_on(option: click.Option, language: str) -> tuple[str, str] | None:
    """Return what ``option`` is called and what it does; None for one that is not shown."""
    if option.hidden:
        return None
    names, _ = click.formatting.join_options([*option.opts, *option.secondary_opts])
    if not option.is_flag and not option.count:
        names += f" {value_of(option, language)}"
    notes = [
        note for note in (_default(option, language), bounds(option.type, language), _must(option, language)) if note
    ]
    return names, " ".join([option.help or "", *([f"[{'; '.join(notes)}]"] if notes else [])])


def bounds(kind: click.ParamType[object], language: str) -> str:
    """Return the numbers that ``kind`` takes, in short; empty where it has no bounds."""
    if not isinstance(kind, click.IntRange | click.FloatRange):
        return ""
    if kind.min is not None and kind.max is not None:
        return f"{kind.min}-{kind.max}"
    return text("help.at_least", language, least=kind.min) if kind.min is not None else ""


def _default(option: click.Option, language: str) -> str:
    return text("help.default", language, value=option.default) if option.show_default else ""


def _must(option: click.Option, language: str) -> str:
    return text("help.required", language) if option.required else ""
