"""The command line as a whole."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from clausecheck.cli.main import build

# What a command that judges single clauses has no use for.
_UNUSED = ("clausecheck.portfolio", "clausecheck.contracts", "clausecheck.documents", "clausecheck.reports", "openpyxl")


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_command_loads_and_says_what_it_does(language: str) -> None:
    group = build(language)
    context = click.Context(group, info_name="clausecheck")
    page = group.get_help(context)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert command.get_short_help_str(90) in " ".join(page.split())


def test_an_unknown_command_is_none() -> None:
    group = build("da")
    assert group.get_command(click.Context(group), "findes-ikke") is None


@pytest.mark.parametrize("arguments", [["classify", "--help"], ["--version"], ["classify", "-"]])
def test_a_command_loads_only_what_it_needs(arguments: list[str]) -> None:
    told = f"import sys; from clausecheck.cli.main import run; run({arguments!r}); print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", told], input="", capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()
    assert [name for name in loaded if name.startswith(_UNUSED)] == []
