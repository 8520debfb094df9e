"""Clauses whose effect is not clear are told in one sentence for each document, with the first of their sections."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Contract
from clausecheck.texts import LANGUAGES, render
from tests.contracts.conftest import Build

DOUBTED = "Brug af softwarerobotter er måske et spørgsmål om licens."
HEAD = "KONTRAKT OM PRØVE\n\nmellem Ådal Kommune og Nordlys A/S\n\n"


def points(count: int, *, numbered: bool = True) -> str:
    """Return a contract with ``count`` clauses in doubt, and a heading before them."""
    numbers = [f"1.{at} " if numbered else "" for at in range(1, count + 1)]
    lines = [f"{number}{DOUBTED} Det gælder sag {'abcdefghij'[at]}." for at, number in enumerate(numbers)]
    return HEAD + ("1. Brug\n\n" if numbered else "Brug\n\n") + "\n\n".join(lines)


def doubts(contract: Contract, language: str = "da") -> list[str]:
    return [render(reason, language) for reason in contract.reasons if ".doubt_" in reason.key]


@pytest.mark.parametrize(
    ("count", "named"),
    [
        (1, "Kontrakt.txt (1.1) nævner måske automatisering, uden at virkningen er klar. Læs bestemmelsen."),
        (3, "Kontrakt.txt (1.1, 1.2, 1.3) nævner måske"),
        (6, "Kontrakt.txt (1.1, 1.2, 1.3, 1.4, 1.5, 1.6) nævner måske"),
        (9, "Kontrakt.txt (1.1, 1.2, 1.3, 1.4, 1.5 og 4 flere) nævner måske"),
    ],
)
def test_a_document_is_told_once_with_its_first_sections(build: Build, count: int, named: str) -> None:
    (told,) = doubts(build(Kontrakt=points(count)))
    assert told.startswith(named)


def test_clauses_without_numbers_are_counted(build: Build) -> None:
    (told,) = doubts(build(Kontrakt=points(4, numbered=False)))
    assert told.startswith("Kontrakt.txt nævner måske automatisering 4 steder")


def test_each_document_has_its_own_sentence(build: Build) -> None:
    contract = build(Kontrakt=points(2), Bilag_1=points(7).replace("KONTRAKT", "BILAG 1 TIL KONTRAKT"))
    assert sorted(told.partition(" nævner")[0] for told in doubts(contract)) == [
        "Bilag 1.txt (1.1, 1.2, 1.3, 1.4, 1.5 og 2 flere)",
        "Kontrakt.txt (1.1, 1.2)",
    ]
    assert contract.needs_review


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_section_and_one_place_more_are_told_in_good_grammar(build: Build, language: str) -> None:
    text = points(1) + "\n\n" + HEAD.replace("KONTRAKT", "Brug") + points(1, numbered=False).removeprefix(HEAD)
    told = doubts(build(Kontrakt=text), language)
    assert not any("1 flere" in line or "1 steder" in line or "1 places" in line for line in told)
