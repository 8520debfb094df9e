"""Every help page is in one language, down to what stands for a value, and tells defaults and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from clausecheck.cli.main import build, run
from clausecheck.texts import LANGUAGES


def every_command(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if isinstance(command, click.Group):
            yield from every_command(command, (*path, name))
        else:
            yield (*path, name)


def page(path: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["--language", language, *path, "--help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("path", [*every_command(build("da"))], ids=" ".join)
def test_the_danish_page_has_no_english_words_for_values(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = page(path, "da", capsys)
    english = r"\b(OPTIONS|COMMAND|ARGS|PATH|FILE|FOLDER|TEXT|DATE|DRAFT|RUN|REPORT|INTEGER|FLOAT|RANGE|CLAUSE)\b"
    assert re.findall(english, shown) == []
    assert not re.search(r"required|default|x>=", shown)


@pytest.mark.parametrize("path", [*every_command(build("en"))], ids=" ".join)
def test_the_english_page_has_no_danish_words_for_values(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert re.findall(r"\b(VALG|KOMMANDO|STI|FIL|TEKST|DATO|UDKAST|KØRSEL|TAL)\b", page(path, "en", capsys)) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", ["[VALG]", "--store FIL", "[skal angives]", "--since DATO|KØRSEL", "[ellers 120; 0-3650]"]),
        ("en", ["[OPTIONS]", "--store FILE", "[required]", "--since DATE|RUN", "[default: 120; 0-3650]"]),
    ],
)
def test_what_must_be_there_and_what_is_taken_by_default_is_told(
    language: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = page(("changes",), language, capsys)
    for word in words:
        assert word in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_that_reads_a_store_does_not_promise_to_make_it(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = " ".join(page(("changes",), language, capsys).split())
    assert "clausecheck scan --store" in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [(), ("decide",), ("store",), ("kitos",)], ids=" ".join)
def test_no_command_is_told_in_half_a_sentence(
    path: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = page(path, language, capsys).splitlines()
    assert not [line for line in lines if line.endswith("...") and not line.startswith(("Brug:", "Usage:"))]
