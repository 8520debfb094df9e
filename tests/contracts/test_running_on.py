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
    assert not made(tmp_path, point).facts.termination.continuous


@pytest.mark.parametrize(
    ("point", "day", "ends"),
    [
        (
            "Aftalen træder i kraft den 1. januar 2024 og er uopsigelig for begge parter indtil den 31. december 2027."
            " Herefter kan Kunden opsige aftalen med 6 måneders varsel til udgangen af et kvartal.",
            "2027-06-30",
            "2027-12-31",
        ),
        (
            "Kontrakten træder i kraft den 1. januar 2025 og er uopsigelig i 48 måneder. Derefter kan Kunden opsige den"
            " med 3 måneders varsel til udgangen af en måned.",
            "2028-09-30",
            "2028-12-31",
        ),
        (
            "Aftalen gælder fra 1. maj 2025 og er uopsigelig indtil den 15. februar 2028. Derefter kan Kunden opsige"
            " den med 3 måneders varsel til udgangen af et kvartal.",
            "2027-12-31",
            "2028-03-31",
        ),
        (
            "Kontrakten løber, indtil den opsiges. Kunden kan opsige den med 6 måneders varsel til udgangen af juni"
            " eller december.",
            "2026-12-30",
            "2027-06-30",
        ),
        (
            "Kontrakten løber, indtil den opsiges. Kunden kan opsige den med 6 måneders varsel til den 1. januar eller"
            " den 1. juli.",
            "2026-12-30",
            "2027-06-30",
        ),
        (
            "Aftalen løber fra 1. juli 2021 til 30. juni 2026 og fornyes automatisk med 12 måneder ad gangen, medmindre"
            " den opsiges senest 3 måneder før udløb.",
            "2027-03-30",
            "2027-06-30",
        ),
        (
            "This Agreement commences on 1 July 2021 and continues for an initial term of five (5) years, and"
            " thereafter renews for successive periods of one (1) year unless either party gives not less than six (6)"
            " months written notice before the end of the then current period.",
            "2026-12-30",
            "2027-06-30",
        ),
        (
            "Kontrakten gælder fra 1. februar 2026 til 15. februar 2029 og kan opsiges af Kunden med 6 måneders varsel"
            " til udgangen af et kvartal.",
            "2028-06-30",
            "2028-12-31",
        ),
    ],
)
def test_a_contract_s_own_words_on_its_ending_give_the_day_of_notice(
    tmp_path: Path, point: str, day: str, ends: str
) -> None:
    found = latest_notice(made(tmp_path, point).facts, TODAY)
    assert found
    assert (found.day.isoformat(), found.ends.isoformat()) == (day, ends)


def test_a_time_without_notice_that_is_over_leaves_the_contract_running(tmp_path: Path) -> None:
    point = "Aftalen er uopsigelig indtil den 31. marts 2021. Derefter kan Kunden opsige den med 12 måneders varsel."
    found = latest_notice(made(tmp_path, point).facts, TODAY)
    assert found
    assert found.day >= TODAY


def test_no_day_is_told_where_the_days_of_leaving_cannot_be_reckoned(tmp_path: Path) -> None:
    point = "Aftalen er løbende. Kunden kan opsige den med 3 måneders varsel til udgangen af et kontraktår."
    assert latest_notice(made(tmp_path, point).facts, TODAY) is None


def test_what_one_party_cannot_do_before_a_day_does_not_bind_the_other(tmp_path: Path) -> None:
    point = (
        "Aftalen er løbende. Kunden kan opsige den med 3 måneders varsel til udgangen af en måned."
        " Fundats Software kan opsige med samme varsel, dog tidligst til 31. oktober 2028."
    )
    assert made(tmp_path, point).facts.termination.irrevocable_until is None


def test_a_binding_beyond_the_end_of_a_contract_that_ends_is_not_believed(tmp_path: Path) -> None:
    point = "Kontrakten løber fra 1. januar 2024 til 31. december 2027. Den er uopsigelig indtil den 31. december 2029."
    assert made(tmp_path, point).facts.termination.irrevocable_until is None


def test_of_several_papers_the_last_that_binds_counts(tmp_path: Path) -> None:
    paths = {
        "Kontrakt": contract("Ydelsen.", "Kontrakten er uopsigelig indtil den 31. december 2027."),
        "Tillæg 1": contract("Kontrakten er uopsigelig indtil den 31. december 2026.").replace(
            "KONTRAKT OM PRØVE", "TILLÆG 1 TIL KONTRAKT OM PRØVE"
        ),
    }
    for name, text in paths.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    documents = [read(tmp_path / f"{name}.txt", root=tmp_path) for name in paths]
    found = assemble(documents, "sag", classify=classify, as_of=TODAY)
    assert found.facts.termination.irrevocable_until == dt.date(2026, 12, 31)


def test_a_contract_that_is_renewed_has_not_expired(tmp_path: Path) -> None:
    term = "Kontrakten løber fra 1. januar 2022 til 31. december 2024"
    renewed = made(tmp_path, f"{term} og fornyes automatisk med 12 måneder ad gangen.", RIGHT)
    limited = made(tmp_path, f"{term} og fornyes automatisk med 12 måneder ad gangen, dog højst to gange.", RIGHT)
    assert "reason_contract.expired" not in [reason.key for reason in renewed.reasons]
    assert "reason_contract.expired" in [reason.key for reason in limited.reasons]


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


def test_a_register_that_is_silent_on_it_leaves_the_contract_s_time_without_notice() -> None:
    read_there = Termination(irrevocable_until=dt.date(2027, 12, 31), continuous=True, ends_with=Period.QUARTER)
    given = Termination(continuous=True, ends_with=Period.MONTH)
    assert joined(given, read_there) == Termination(
        irrevocable_until=dt.date(2027, 12, 31), continuous=True, ends_with=Period.MONTH
    )


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
