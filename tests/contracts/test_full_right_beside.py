"""A full right secures nothing where another clause takes it back in words that no rule and no model is sure of."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Contract, Verdict
from clausecheck.effects.judging import classify
from tests.contracts.conftest import Build, BuildBy

HEAD = "KONTRAKT OM PRØVE\n\nmellem Ådal Kommune (Kunden) og Nordlys A/S (Leverandøren)\n\n2. Brugsret\n\n"
RIGHT = "Systemet kan uden hindringer indgå i automatiseringer, fx RPA."


@pytest.fixture
def whole(build_by: BuildBy) -> Build:
    return build_by(classify)


def is_plainly_fine(contract: Contract) -> bool:
    return contract.verdict is Verdict.COMPLIANT and not contract.needs_review


@pytest.mark.parametrize(
    "clause",
    [
        "Ved automatiseret brug skal Kunden anvende Leverandørens egen automatiseringsplatform.",
        "Hver transaktion skal bekræftes med MitID af den sagsbehandler, der er logget på.",
        "Automatisk indlæsning er forbeholdt Leverandørens egne moduler.",
        "Automatisk udtræk af data kræver særskilt aftale.",
        "Ved »automatiseringer« forstås alene Leverandørens egne integrationer.",
        "Systemet skal betjenes af Kundens egne medarbejdere.",
        "You must not: (a) sell the Site; (b) frame any page; (c) run any process that opens pages on its own.",
        "Nøglekoden vises i ti sekunder. Visitator skal selv læse koden op og må ikke lade den sende på anden måde.",
    ],
)
def test_a_clause_that_may_take_the_right_back_is_asked_about(whole: Build, clause: str) -> None:
    assert not is_plainly_fine(whole(Kontrakt=f"{HEAD}2.1 {RIGHT}\n\n3. Vilkår\n\n3.1 {clause}\n"))


@pytest.mark.parametrize(
    "clause",
    ["Leverandøren overvåger driften med sine egne robotter.", "Leverandøren udfører automatisk sikkerhedskopiering."],
)
def test_what_the_supplier_does_for_itself_is_not(whole: Build, clause: str) -> None:
    assert is_plainly_fine(whole(Kontrakt=f"{HEAD}2.1 {RIGHT}\n\n3. Vilkår\n\n3.1 {clause}\n"))


@pytest.mark.parametrize(
    "right",
    [
        "Kunden kan frit anvende de robotter, som Leverandøren stiller til rådighed.",
        "Det står Kunden frit for at automatisere sine processer uden for systemet.",
        "Kunden må anvende RPA i systemet i henhold til Leverandørens til enhver tid gældende robotpolitik.",
        "Kunden kan frit anvende robotter på en kopi af systemets data.",
    ],
)
def test_a_right_within_bounds_secures_nothing_alone(whole: Build, right: str) -> None:
    assert not is_plainly_fine(whole(Kontrakt=f"{HEAD}2.1 {right}\n"))


def test_a_right_within_bounds_harms_nothing_beside_a_full_one(whole: Build) -> None:
    assert is_plainly_fine(whole(Kontrakt=f"{HEAD}2.1 {RIGHT}\n\n2.2 Kunden kan bruge robotter fra UiPath.\n"))
