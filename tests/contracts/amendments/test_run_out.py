"""An earlier contract on the same system, whose term had ended when the later one began, does not count."""

import datetime as dt

import pytest

from clausecheck.contracts.model import FindingStatus, Verdict

from ..conftest import BAN, RIGHT, Build, by_status, keys

PARTIES = "Prøve Kommune, CVR-nr. 29188000 (»Kunden«), og Prøvesystemer A/S, CVR-nr. {cvr} (»Leverandøren«)"


def contract(title: str, term: str, *points: str, cvr: str = "12345674", signed: int = 2018) -> str:
    """Return a signed contract with its ``term`` and what else it says."""
    numbered = "\n\n".join(f"{number}. {point}" for number, point in enumerate((f"Kontrakten {term}", *points), 1))
    return f"{title}\n\nmellem {PARTIES.format(cvr=cvr)}\n\n{numbered}\n\nUnderskrevet den 3. maj {signed}\nEva Holm\n"


OLD_TERM, NEW_TERM = "løber fra 1. maj 2018 til 30. april 2022.", "løber fra 1. maj 2022 til 30. april 2040."
SYSTEM = "Leverandøren leverer it-systemet Prøvia til Kunden."
NEW = contract("KONTRAKT OM PRØVIA", NEW_TERM, SYSTEM, signed=2022)


def test_a_right_of_the_contract_before_is_none_and_the_facts_are_those_of_the_one_that_runs(build: Build) -> None:
    found = build(Gammel=contract("KONTRAKT OM PRØVIA", OLD_TERM, SYSTEM, RIGHT), Kontrakt=NEW)
    assert (found.verdict, found.needs_review) == (Verdict.MISSING, True)
    assert (found.facts.effective_date, found.facts.expiry_date) == (dt.date(2022, 5, 1), dt.date(2040, 4, 30))
    assert by_status(found, FindingStatus.IN_FORCE) == []
    assert "replaced_contract" in keys(found)


def test_a_bar_that_went_with_it_is_still_asked_about(build: Build) -> None:
    new = contract("KONTRAKT OM PRØVIA", NEW_TERM, SYSTEM, RIGHT, signed=2022)
    assert build(Gammel=contract("KONTRAKT OM PRØVIA", OLD_TERM, SYSTEM, BAN), Kontrakt=new).needs_review


@pytest.mark.parametrize(
    "old",
    [
        contract("KONTRAKT OM PRØVIA", "løber fra 1. maj 2018 til 30. april 2041.", SYSTEM, RIGHT),
        contract("KONTRAKT OM PRØVIA", "løber fra 1. maj 2018, indtil den opsiges.", SYSTEM, RIGHT),
        contract(
            "KONTRAKT OM PRØVIA",
            "løber fra 1. maj 2018 til 30. april 2022 og fornyes automatisk med 12 måneder ad gangen.",
            SYSTEM,
            RIGHT,
        ),
        contract("KONTRAKT OM PRØVIA", OLD_TERM, SYSTEM, RIGHT, cvr="87654329"),
        contract("KONTRAKT OM ANDET", OLD_TERM, "Leverandøren leverer it-systemet Andetsteds til Kunden.", RIGHT),
    ],
    ids=["overlaps", "open", "renewed", "another supplier", "another system"],
)
def test_a_contract_that_may_still_run_or_is_another_one_is_not_taken_for_run_out(build: Build, old: str) -> None:
    assert "replaced_contract" not in keys(build(Gammel=old, Kontrakt=NEW))


def test_an_amendment_in_the_folder_may_have_prolonged_it(build: Build) -> None:
    old = contract("KONTRAKT OM PRØVIA", OLD_TERM, SYSTEM, RIGHT)
    amendment = "TILLÆG 1 TIL KONTRAKT OM PRØVIA\n\n1. Priserne ændres.\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
    assert "replaced_contract" not in keys(build(Gammel=old, Kontrakt=NEW, Tillæg_1=amendment))
