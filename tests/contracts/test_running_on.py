"""Contracts that run until notice is given have the next day on which notice can be given."""

import datetime as dt
from pathlib import Path

import pytest

from clausecheck.contracts.assemble import assemble
from clausecheck.contracts.model import Contract, ContractFacts, Period, Termination
from clausecheck.contracts.notice import latest_notice
from clausecheck.contracts.register.reading import RegisterRow, apply, read_register
from clausecheck.contracts.running_on import joined
from clausecheck.documents import read
from clausecheck.texts import render

from .conftest import BAN, RIGHT, classify, contract

TODAY = dt.date(2026, 11, 26)


def made(tmp_path: Path, *points: str, row: RegisterRow | None = None) -> Contract:
    path = tmp_path / "Kontrakt.txt"
    path.write_text(contract("Ydelsen.", *points), encoding="utf-8")
    return assemble([read(path, root=tmp_path)], "sag", row, classify=classify, as_of=TODAY)


@pytest.mark.parametrize(
    ("point", "period", "day"),
    [
        (
            "Aftalen er løbende og kan opsiges af Kunden med 4 måneders varsel til udgangen af et kvartal.",
            Period.QUARTER,
            "2026-11-30",
        ),
        (
            "Kontrakten gælder, indtil den opsiges. Kunden kan opsige kontrakten med 3 måneders varsel til udløbet"
            " af en kalendermåned.",
            Period.MONTH,
            "2026-11-28",
        ),
        (
            "Aftalen er tidsubegrænset. Opsigelse kan ske med 6 måneders varsel til udgangen af et kalenderår.",
            Period.YEAR,
            "2027-06-30",
        ),
        (
            "The Agreement continues until terminated. The Customer may terminate the Agreement with 3 months'"
            " notice to the end of a calendar quarter.",
            Period.QUARTER,
            "2026-12-31",
        ),
    ],
)
def test_a_contract_that_runs_on_has_the_next_day_that_can_be_reached(
    tmp_path: Path, point: str, period: Period, day: str
) -> None:
    facts = made(tmp_path, point).facts
    assert (facts.termination.continuous, facts.termination.ends_with) == (True, period)
    found = latest_notice(facts, TODAY)
    assert found
    assert found.day.isoformat() == day


def test_the_period_is_that_of_the_customer_s_own_notice(tmp_path: Path) -> None:
    point = (
        "Aftalen gælder indtil videre. Kunden kan opsige med 2 måneders varsel til udløbet af en kalendermåned."
        " Leverandøren kan opsige med 12 måneders varsel til udgangen af et kalenderår."
    )
    assert made(tmp_path, point).facts.termination.ends_with is Period.MONTH


def test_a_notice_to_the_end_of_any_quarter_of_a_contract_without_expiry_is_enough(tmp_path: Path) -> None:
    point = "Kunden kan opsige kontrakten med 6 måneders varsel til udgangen af et kvartal."
    assert made(tmp_path, point).facts.termination == Termination(continuous=True, ends_with=Period.QUARTER)


@pytest.mark.parametrize(
    "point",
    [
        "Kontrakten løber fra 1. januar 2024 til 31. december 2028. Kunden kan opsige kontrakten med 3 måneders"
        " varsel til udgangen af en måned.",
        "Leverandøren er løbende i dialog med Kunden. Kunden kan opsige kontrakten med 3 måneders varsel.",
        "Kontrakten udløber den 31. december 2028. Hostingydelsen løber, indtil den opsiges.",
        "Kontrakten udløber den 31. december 2028. Den fortsætter kun, hvis Kunden ønsker det, indtil den opsiges.",
        "Kontrakten udløber den 31. december 2028, men kan fortsætte efter aftale, til den opsiges.",
    ],
)
def test_a_contract_that_does_not_say_so_does_not_run_on(tmp_path: Path, point: str) -> None:
    assert made(tmp_path, point).facts.termination == Termination()


def test_a_contract_that_goes_on_after_its_term_has_not_expired(tmp_path: Path) -> None:
    term = "Kontrakten løber fra 1. januar 2022 til 31. december 2024"
    goes_on = "fortsætter kontrakten, indtil den opsiges af Kunden med 3 måneders varsel til udgangen af en måned."
    over, running = made(tmp_path, f"{term}.", RIGHT), made(tmp_path, f"{term}. Derefter {goes_on}", RIGHT)
    assert "reason_contract.expired" in [reason.key for reason in over.reasons]
    assert "reason_contract.expired" not in [reason.key for reason in running.reasons]


def register(tmp_path: Path, text: str) -> RegisterRow:
    path = tmp_path / "kontrakter.csv"
    path.write_text(text, encoding="utf-8")
    return read_register(path).rows[0]


@pytest.mark.parametrize("more", ["", ";inden udgangen af", ";gyldig fra"])
def test_a_yes_in_the_register_is_enough_for_a_day_and_a_word_on_it(tmp_path: Path, more: str) -> None:
    cell = {"": "", ";inden udgangen af": ";måned", ";gyldig fra": ";01-01-2020"}[more]
    row = register(tmp_path, f"fagsystem;løbende;opsigelsesvarsel{more}\nByg;ja;3{cell}\n")
    found = latest_notice(row.facts, TODAY)
    assert found
    assert TODAY <= found.day <= dt.date(2026, 12, 31)
    assert "måned, kvartal eller år" in " ".join(render(note) for note in found.notes)
    said = [render(action) for action in made(tmp_path, BAN, row=row).actions]
    assert any(f"{found.day:%d.%m.%Y}" in action for action in said)


def test_a_yes_in_the_register_takes_the_period_from_the_contract(tmp_path: Path) -> None:
    row = register(tmp_path, "fagsystem;løbende;udløb;opsigelsesvarsel\nByg;ja;31-12-2025;3\n")
    point = "Kunden kan opsige aftalen med 3 måneders varsel til udgangen af et kvartal. Aftalen er løbende."
    found = made(tmp_path, point, row=row)
    assert found.facts.termination.ends_with is Period.QUARTER
    assert "reason_contract.expired" not in [reason.key for reason in found.reasons]


def test_an_expiry_in_the_register_goes_before_a_contract_that_has_none() -> None:
    read_there = ContractFacts(termination=Termination(continuous=True, ends_with=Period.MONTH))
    said = RegisterRow(ContractFacts(expiry_date=dt.date(2025, 12, 31)))
    assert not apply(said, read_there).termination.continuous


def test_a_period_in_the_register_goes_before_that_of_the_contract() -> None:
    given = Termination(continuous=True, ends_with=Period.YEAR)
    assert joined(given, Termination(continuous=True, ends_with=Period.MONTH)) == given


def test_what_the_column_cannot_take_is_said(tmp_path: Path) -> None:
    row = register(tmp_path, "fagsystem;løbende\nByg;vistnok\n")
    assert [complaint.key for complaint in row.complaints] == ["reason_contract.register_value"]
    assert not register(tmp_path, "fagsystem;løbende\nByg;nej\n").complaints


def test_what_is_kept_of_a_contract_is_made_again_when_its_day_of_notice_has_passed(tmp_path: Path) -> None:
    term = "Kontrakten løber fra 1. januar 2022 til 31. december 2027."
    found = made(tmp_path, f"{term} Kunden kan opsige kontrakten med 6 måneders varsel.", BAN)
    assert found.until == dt.date(2027, 7, 1)
    running = made(tmp_path, "Aftalen er løbende og kan opsiges med 3 måneders varsel til udgangen af et kvartal.", BAN)
    assert (running.since, running.until) == (TODAY, dt.date(2027, 1, 1))
