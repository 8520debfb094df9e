"""What is typed wrongly is told by the name that was typed, with what to type instead, in the user's language."""

from __future__ import annotations

import pytest

from clausecheck.cli.main import run
from clausecheck.texts import LANGUAGES


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["remedy", "K"], "der mangler --output. Se »clausecheck remedy --help«"),
        (["decide", "list"], "der mangler --store. Se »clausecheck decide list --help«"),
        (["scan"], "der mangler STI"),
        (["decide", "confirm", "--store", "s"], "der mangler NR. Se »"),
        (["decide"], "der mangler en kommando efter »clausecheck decide«. Kommandoerne er: accept, confirm"),
        (["--language", "da"], "der mangler en kommando efter »clausecheck«"),
        (["skan", "K"], "kommandoen »skan« findes ikke. Kommandoerne er: batch, calendar"),
        (["decide", "liste"], "kommandoen »liste« findes ikke. Kommandoerne er: accept, confirm"),
        (["scan", "K", "--as-of", "2027-13-01"], "værdien for --as-of kan ikke bruges. Skriv en dag som 2027-01-31"),
        (["scan", "K", "--jobs", "99"], "værdien for --jobs kan ikke bruges. Skriv et tal fra 0 til 64."),
        (["calendar", "r.json", "-o", "f.ics", "--days", "x"], "værdien for --days kan ikke bruges. Skriv et tal fra"),
        (["scan", "K", "--max-seconds", "0"], "værdien for --max-seconds kan ikke bruges. Skriv et tal på mindst 1."),
        (["scan", "K", "--format", "pdf"], "Mulige værdier: text, json, csv, html."),
        (["scan", "K", "--jobs"], "--jobs mangler sin værdi"),
        (["scan", "K", "--brief=1"], "--brief mangler sin værdi eller skal ikke have nogen"),
        (["scan", "Mine", "kontrakter"], "»clausecheck scan« tager ikke så mange angivelser"),
        (["scan", "--findes-ikke"], "valgmuligheden --findes-ikke findes ikke"),
        (["classify", "findes.jsonl"], "»findes.jsonl« findes ikke"),
        (["classify", "/"], "»/« er en mappe, og her skal være én fil"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_type(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words in said(capsys, *arguments)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["scan", "decide", "remedy"])
def test_nothing_of_it_is_in_another_language(
    command: str, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAUSECHECK_LANGUAGE", language)
    assert ("mangler" in said(capsys, command)) == (language == "da")


def test_a_language_that_there_is_not_is_told_and_danish_is_used(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAUSECHECK_LANGUAGE", "sv")
    assert run(["--help"]) == 0
    shown = capsys.readouterr()
    assert "CLAUSECHECK_LANGUAGE er »sv«" in shown.err
    assert "Mulige værdier: da, en" in shown.err
    assert shown.out.startswith("Brug:")
