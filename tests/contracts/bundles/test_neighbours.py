"""A contract with another supplier on another system lies in the folder."""

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, RIGHT, Build, keys

OWN = (
    "KONTRAKT OM VEJKORT\n\nKontraktnummer: 2021-VEJ-309\n\nmellem Prøve Kommune (CVR 12345678) og Asfalt Systemer ApS "
    "(CVR 34832927)\n\n1. Leverandøren leverer Vejkort. Vejkort viser veje.\n\n2. {rule}\n\n3. Vejkort driftes.\n\n"
    "Underskrevet den 3. maj 2021\nEva Holm\n"
)
OTHER = (
    "{title}\n\nAftalenr. KM-88-0312\n\nmellem Kantsten Mobility A/S (CVR 31264391) og Prøve Kommune (CVR 12345678)\n\n"
    "1. Udlejer stiller Bilvagten til rådighed. Bilvagten bruges på gaden. {more}\n\n2. {rule}\n\n"
    "3. Bilvagten koster 640 kr. om måneden.\n\nUnderskrevet den 2. december 2019\nOle Kant\n"
)
ANNEX = "Bilag 1 - Ydelser\nVejkort, kontrakt 2021-VEJ-309\n\n1. Vejkort viser skader.\n"
APART = [
    "Aftalen vedrører alene Bilvagten.",
    "Aftalen har ingen sammenhæng med kommunens øvrige aftaler.",
    "Dette er en selvstændig aftale.",
    "This agreement is independent of any other agreement.",
]
TOGETHER = [
    "Aftalen supplerer kontrakt 2021-VEJ-309.",
    "Bilvagten er et modul til Vejkort.",
]


def folder(rule: str, other: str, more: str = "", title: str = "LEJEAFTALE OM BILVAGTEN") -> dict[str, str]:
    return {
        "Kontrakt_Vejkort": OWN.format(rule=rule),
        "Lejeaftale": OTHER.format(rule=other, more=more, title=title),
        "Bilag_1": ANNEX,
    }


@pytest.mark.parametrize("title", ["LEJEAFTALE OM BILVAGTEN", "LICENSAFTALE OM BILVAGTEN"])
@pytest.mark.parametrize("more", APART)
def test_a_contract_that_says_it_stands_apart_neither_bars_nor_frees(build: Build, more: str, title: str) -> None:
    free = build(**folder(RIGHT, BAN, more, title))
    assert (free.verdict, free.needs_review) == (Verdict.COMPLIANT, False)
    assert "other_contract" in keys(free)
    assert build(**folder(BAN, RIGHT, more, title)).verdict is Verdict.RESTRICTED
    assert build(**folder("Prisen er fast.", RIGHT, more, title)).verdict is Verdict.MISSING


def test_a_contract_that_only_seems_to_stand_apart_asks_for_review(build: Build) -> None:
    contract = build(**folder(RIGHT, BAN))
    assert (contract.verdict, contract.needs_review) == (Verdict.COMPLIANT, True)


@pytest.mark.parametrize("more", TOGETHER)
def test_contracts_that_speak_of_each_other_are_read_together(build: Build, more: str) -> None:
    assert build(**folder(RIGHT, BAN, more)).verdict is Verdict.CONFLICTING


def test_where_nothing_tells_which_contract_the_folder_is_for_both_count(build: Build) -> None:
    files = folder(RIGHT, BAN, APART[0])
    del files["Bilag_1"]
    contract = build(**files)
    assert (contract.verdict, contract.needs_review) == (Verdict.CONFLICTING, True)


def test_a_second_contract_with_the_same_supplier_counts(build: Build) -> None:
    files = folder(RIGHT, BAN, APART[0])
    files["Lejeaftale"] = files["Lejeaftale"].replace("Kantsten Mobility A/S (CVR 31264391)", "Asfalt Systemer ApS")
    assert build(**files).needs_review
