"""A contract is called fine without a reservation only where nothing more is said of what its right stands in."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Verdict

from .conftest import BAN, RIGHT, Build, contract, document, keys, with_annex

ASKS = [
    "Punkt 2 er forbeholdt Borgerservice.",
    "De rettigheder, der følger af punkt 2, er givet indtil videre og kan inddrages.",
    "Kunden afstår fra at gøre kontraktens punkt 2 gældende.",
    "Til de i punkt 2 nævnte formål benyttes den pakke, der er beskrevet i bilag 3.",
    "Brug efter punkt 2 koster 3 kr. pr. sag.",
    "Leverandøren fritages for forpligtelsen efter punkt 2.",
    "Section 2 becomes operative when the Supplier says so.",
]
SAYS_NOTHING = [
    "Kunden orienterer Leverandøren om brug efter punkt 2.",
    "Punkt 2 medfører ingen ændring af vederlaget.",
    "Kunden sletter sine data selv, jf. punkt 2.",
    "Punkt 2 gælder uændret.",
    "Punkt 1 er forbeholdt Borgerservice.",
    "Punkt 2 i bilag 3 er forbeholdt Borgerservice.",
]


@pytest.mark.parametrize("said", ASKS)
def test_what_is_said_of_the_rights_point_must_be_read(build: Build, said: str) -> None:
    made = build(Kontrakt=contract("Ydelsen.", RIGHT, said))
    assert (made.verdict, made.needs_review) == (Verdict.COMPLIANT, True)
    assert "narrow_right" in keys(made)


@pytest.mark.parametrize("said", SAYS_NOTHING)
def test_what_changes_nothing_of_it_asks_for_nothing(build: Build, said: str) -> None:
    made = build(Kontrakt=contract("Ydelsen.", RIGHT, said))
    assert (made.verdict, made.needs_review) == (Verdict.COMPLIANT, False)


@pytest.mark.parametrize(
    ("said", "asks"),
    [("Bilag 9 anvendes ikke i denne kontrakt.", True), ("Bilag 9 er vedlagt og gælder.", False)],
)
def test_an_annex_that_is_not_used_gives_nothing(build: Build, said: str, asks: bool) -> None:
    made = build(
        Kontrakt=contract("Ydelsen.", said, between="mellem Prøve Kommune og Prøvesystemer A/S om drift"),
        Bilag_9=document("BILAG 9\nBRUG", "Programmet er beskyttet.", RIGHT),
    )
    assert made.needs_review is asks


@pytest.mark.parametrize(("tick", "asks"), [(" ", True), ("x", False)])
def test_a_box_that_nobody_ticked_buys_nothing(build: Build, tick: str, asks: bool) -> None:
    order = f"BILAG 2\nBESTILLING\n\n[x] Grundydelse\n\n[{tick}] pkt. 2, 90.000 kr. pr. år\n"
    main = contract("Leverancen er det, der er sat kryds ved i bilag 2.", RIGHT)
    assert build(Kontrakt=main, Bilag_2=order).needs_review is asks


@pytest.mark.parametrize(("whose", "asks"), [("Prøve Kommune", False), ("Hede Kommune", True)])
def test_an_amendment_of_another_authority_gives_nothing_here(build: Build, whose: str, asks: bool) -> None:
    between = "mellem Prøve Kommune og Prøvesystemer A/S om levering og drift af systemet"
    allonge = (
        f"ALLONGE 1\n\nmellem {whose} og Prøvesystemer A/S\n\n1. {RIGHT}\n\nUnderskrevet den 3. maj 2022\nEva Holm\n"
    )
    made = build(Kontrakt=contract("Ydelsen.", "Drift.", between=between), Allonge_1=allonge)
    assert (made.verdict, made.needs_review) == (Verdict.COMPLIANT, asks)


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("Vilkår, som indskrænker retten efter pkt. 2, anses for ikke skrevet.", False),
        ("Retten efter pkt. 2 er indskrænket til modulet Plan.", True),
    ],
)
def test_what_keeps_a_right_whole_takes_nothing_from_it(build: Build, said: str, asks: bool) -> None:
    assert build(Kontrakt=contract("Ydelsen.", RIGHT, said)).needs_review is asks


@pytest.mark.parametrize(("said", "asks"), [("Kontraktens punkt 3 vendes om.", True), ("Prisen er 100 kr.", False)])
def test_more_that_an_amendment_says_of_the_order_is_read(build: Build, said: str, asks: bool) -> None:
    texts = with_annex(BAN, RIGHT, "Kontrakten går forud for bilagene.")
    allonge = f"ALLONGE 1 TIL KONTRAKT OM PRØVE\n\n1. {said}\n\nUnderskrevet den 3. maj 2022\nEva Holm\n"
    made = build(**texts, Allonge_1=allonge)
    assert made.verdict is Verdict.COMPLIANT
    assert ("order_spoken_of" in keys(made)) is asks
