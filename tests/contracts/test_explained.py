"""A right under a mark, a level or in words that another place explains is read by someone."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Verdict

from .conftest import RIGHT, Build, contract, document, keys

LIST = "BILAG 1\nKRAVLISTE\n\n1 (K) Systemet viser kort.\n\n2 (Ø) {right}\n\n3 (K) Systemet sender breve.\n"
LEVELS = "BILAG 1\nNIVEAUER\n\nNiveau Basis\n\n1. 30 brugere.\n\nNiveau Plus\n\n2. {right}\n"


@pytest.mark.parametrize(
    ("annex", "said", "asks"),
    [
        (LIST, "Punkter mærket Ø er ikke med i leverancen.", True),
        (LIST, "Krav mærket Ø er ønsker.", True),
        (LIST, "Punkter mærket K er ikke med i leverancen.", False),
        (LIST, "Punkter mærket Ø leveres fra første dag.", False),
        (LEVELS, "Kunden har købt niveau Basis.", True),
        (LEVELS, "Kunden har købt niveau Plus.", False),
        (LEVELS, "Niveauer: bilag 1.", True),
    ],
)
def test_a_right_under_a_mark_or_a_level_is_for_those_whom_the_contract_gives_it(
    build: Build, annex: str, said: str, asks: bool
) -> None:
    made = build(Kontrakt=contract(f"Bilag 1 er en del af kontrakten. {said}"), Bilag_1=annex.format(right=RIGHT))
    assert made.verdict is Verdict.COMPLIANT
    assert ("narrow_right" in keys(made)) is asks


@pytest.mark.parametrize(
    ("definition", "asks"),
    [
        ("Uden hindringer: når Leverandøren har givet grønt lys.", True),
        ("Uden hindringer betyder på almindelige vilkår.", True),
        ("Arbejdsdag: når kommunen har åbent.", False),
    ],
)
def test_a_definition_of_what_without_hindrance_means(build: Build, definition: str, asks: bool) -> None:
    right = "Kunden må bruge robotter uden hindringer."
    made = build(
        Kontrakt=contract("Bilag 1 er en del af kontrakten.", right),
        Bilag_1=document("BILAG 1\nDEFINITIONER", definition, "Fejl: en afvigelse."),
    )
    assert ("narrow_right" in keys(made)) is asks


def test_the_wording_of_earlier_years_is_no_right(build: Build) -> None:
    told = f'BILAG 7\nHISTORIK\n\nPunkt 3, ordlyd 2021-2024: "{RIGHT}"\n'
    made = build(Kontrakt=contract("Ydelsen."), Bilag_7=told)
    assert (made.verdict, made.needs_review) == (Verdict.COMPLIANT, True)
