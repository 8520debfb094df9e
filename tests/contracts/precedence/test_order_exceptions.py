"""Exceptions to an order: on the use they go before it, on other subjects they change nothing, else they ask."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, RIGHT, Build, with_annex

ANNEX_GOVERNS_USE = [
    "Kontrakten går forud for bilag 5. For alt, hvad der vedrører brugerkonti, gælder dog bilag 5.",
    "Kontrakten har forrang for bilagene. Licensspørgsmål afgøres udelukkende efter bilag 5.",
    "Ved modstrid gælder dokumenterne i denne rækkefølge:\na) Kontrakten\nb) Bilag 5\n\n"
    "4. Adgang til systemet reguleres dog alene af bilag 5.",
    "Kontrakten går forud for bilag 5, dog har bilag 5 forrang i spørgsmål om brugsret.",
    "Kontrakten går forud for bilag 5, dog gælder bilag 5 altid for spørgsmål om brugere.",
    "Kontrakten går forud for bilag 5, undtagen hvor bilag 5 begrænser licensen.",
    "Er kontrakten og bilag 5 uforenelige, gælder førstnævnte, dog gælder bilag 5 altid for adgang og login.",
    "Kontrakten går forud for bilag 5. Dette gælder ikke bilag 5's regler om brugere.",
    "Kontrakten går forud for bilag 5. Bestemmelserne i bilag 5 om brugerkonti gælder dog uanset kontrakten.",
    "Aftalen består af:\na) Kontrakten\nb) Bilag 5\n\n4. Det øverste papir går forud, dog gælder bilag 5 for adgang.",
    "Kontrakten går forud for bilag 5, men viger for bilag 5, når det gælder brug af softwaren.",
    "Kontrakten går forud for bilag 5; i licensspørgsmål er det dog omvendt.",
    "Kontrakten går forud for bilag 5. For spørgsmål om brugsret gælder det modsatte.",
    "Kontrakten går forud for bilag 5. I spørgsmål om licenser viger kontrakten dog for bilag 5.",
    "Kontrakten går forud for bilagene. Dog kan bilag 5 fravige kontrakten for så vidt angår brug.",
    "Kontrakten går forud for bilagene. Bestemmelser i bilag 5 om licens kan dog ikke fraviges ved kontrakten.",
    "Kontrakten går forud for bilagene. Kundens brug er undergivet bilag 5, uanset kontraktens øvrige bestemmelser.",
    "This Agreement prevails over Schedule 5. However, Schedule 5 always governs the use of the software.",
    "This Agreement prevails over Schedule 5, except where Schedule 5 limits access to the software.",
    "This Agreement takes precedence over Schedule 5. The licence is governed exclusively by Schedule 5.",
]
CONTRACT_GOVERNS_USE = [
    "Bilag 5 går forud for kontrakten. For brugerkonti gælder dog kontrakten.",
    "Bilag 5 har forrang for kontrakten, undtagen i spørgsmål om brugsret, hvor kontrakten går forud.",
    "Schedule 5 prevails over this Agreement. However, this Agreement governs all access to the software.",
]
NOT_ON_USE = [
    "Kontrakten går forud for bilag 5, dog gælder bilag 5 altid for priser.",
    "Kontrakten går forud for bilag 5. Behandling af personoplysninger reguleres dog alene af bilag 5.",
    "Kontrakten går forud for bilag 5, bortset fra Leverandørens ansvar.",
    "Kontrakten går forud for bilag 5. Det gælder dog ikke servicemål.",
    "Kontrakten går forud for bilag 5. Bilag 5 har dog forrang, hvad betaling angår.",
    "Kontrakten går forud for bilag 5. Leverandøren skal dog varsle ændringer af bilag 5.",
    "Kontrakten går forud for bilagene, bortset fra præceptiv lovgivning.",
    "Kontrakten går forud for bilagene. Bilag 5 finder alene anvendelse, i det omfang bilaget ikke indskrænker "
    "brugsretten efter kontrakten.",
    "Bortset fra spørgsmål om priser går kontrakten forud for bilag 5.",
    "Kontrakten går forud for bilag 5, bortset fra bestemmelser om ansvar.",
    "Kontrakten går forud for bilagene. Bilagene gælder dog som udfyldende.",
    "Kontrakten går forud for bilagene. Dette gælder uanset, hvad bilag 5 bestemmer om brug.",
    "Kontrakten går forud for bilag 5. Det gælder også for brugernes adgang.",
    "Kontrakten går forud for bilag 5. Bilag 3 gælder dog for adgang til testmiljøet.",
    "Kontrakten går forud for bilag 5. Dette gælder ikke bilag 5, pkt. 7.",
    "Kontrakten går forud for bilag 5. Systemet bruges efter vejledningen, jf. dog bilag 3.",
    "This Agreement prevails over Schedule 5. However, Schedule 5 governs liability.",
]
OPEN = [
    "Bortset fra spørgsmål om adgang går kontrakten forud for bilag 5.",
    "Except as regards access, this Agreement prevails over Schedule 5.",
    "Kontrakten går forud for bilag 5. Det gælder dog ikke brugsretten.",
    "Kontrakten går forud for bilag 5, men ikke for så vidt angår brugernes adgang.",
    "Ved modstrid mellem kontrakten og bilag 5 har førstnævnte forrang, bortset fra spørgsmål om adgang.",
    "Kontrakten går forud for bilag 5. Dette gælder ikke bilag 5, pkt. 2.",
    "Kontrakten går forud for bilag 5, dog går kontrakten ikke forud i spørgsmål om licens.",
    "This Agreement prevails over Schedule 5. This does not apply to access to the software.",
]
UNCLEAR = [
    "Kontrakten går forud for bilag 5, undtagen i særlige tilfælde.",
    "Kontrakten går forud for bilag 5. Bilag 5 gælder dog uændret, hvor sikkerheden kræver det.",
    "This Agreement prevails over Schedule 5, except in exceptional circumstances.",
]


@pytest.mark.parametrize("order", ANNEX_GOVERNS_USE)
def test_an_exception_on_the_use_lets_the_annex_go_first(build: Build, order: str) -> None:
    assert build(**with_annex(BAN, RIGHT, order)).verdict is Verdict.RESTRICTED
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("order", CONTRACT_GOVERNS_USE)
def test_an_exception_on_the_use_lets_the_contract_go_first(build: Build, order: str) -> None:
    assert build(**with_annex(BAN, RIGHT, order)).verdict is Verdict.COMPLIANT
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("order", NOT_ON_USE)
def test_an_exception_on_something_else_changes_nothing(build: Build, order: str) -> None:
    contract = build(**with_annex(BAN, RIGHT, order))
    assert (contract.verdict, contract.needs_review) == (Verdict.COMPLIANT, False)
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("order", OPEN)
def test_an_exception_on_the_use_that_names_no_winner_leaves_it_open(build: Build, order: str) -> None:
    assert build(**with_annex(BAN, RIGHT, order)).verdict is Verdict.CONFLICTING
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize("order", UNCLEAR)
def test_an_exception_that_does_not_tell_what_it_is_for_asks(build: Build, order: str) -> None:
    contract = build(**with_annex(BAN, RIGHT, order))
    assert (contract.verdict, contract.needs_review) == (Verdict.COMPLIANT, True)
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.RESTRICTED


def test_an_exception_far_from_the_order_is_none_of_it(build: Build) -> None:
    between = ["Driften overvåges.", "Fejl rettes.", "Vederlaget er fast."]
    points = (RIGHT, "Kontrakten går forud for bilag 5.", *between, "Det gælder dog ikke for brugere af portalen.")
    assert build(**with_annex(BAN, *points)).verdict is Verdict.COMPLIANT


def test_points_that_an_order_does_not_touch_stand_against_it(build: Build) -> None:
    made = build(**with_annex(BAN, "Kontrakten går forud for bilagene. Bilag 5, punkt 2-4, berøres ikke heraf.", RIGHT))
    assert made.verdict is Verdict.CONFLICTING
