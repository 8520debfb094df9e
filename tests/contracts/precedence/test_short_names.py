"""Documents go before one another under the short names and in the groups that a contract defines."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, RIGHT, Build, with_annex

CONTRACT_FIRST = [
    'In this Agreement, "Core Documents" means this Agreement and Schedule 1. Core Documents prevail over Schedule 5.',
    'Kontrakten og bilag 1 ("Kundens Papirer") går forud for bilag 5.',
    "Første led: Kontrakten. Andet led: Bilag 5. Et led går forud for de led, som følger efter det.",
    'Hovedaftalen ("Grundpapiret") suppleres af licensvilkårene i bilag 5 ("Husreglerne"). Ved modstrid '
    "går Grundpapiret forud for Husreglerne.",
    'Aftalen består af denne kontrakt (herefter "Grundaftalen") og bilag 5 (herefter "Vilkårene").\n\n4. '
    "Vilkårene viger for Grundaftalen.",
    '"Vilkårene" betyder bilag 5.\n\n4. Kontrakten har forrang frem for Vilkårene.',
    'Ved "Husordenen" forstås bilag 5.\n\n4. Husordenen viger for kontrakten.',
    "Husreglerne: Bilag 5\n\n4. Ved modstrid går kontrakten forud for Husreglerne.",
    'Bilag 5 benævnes i det følgende "Brugsregler". Kontrakten fortrænger Brugsreglerne.',
    "Kontrakten (dokument 1) og bilag 5 (dokument 2) udgør aftalen. Dokument 1 går forud for dokument 2.",
    "Denne kontrakt (HK) og bilag 5 (LV) udgør grundlaget. HK går forud for LV.",
    'This Agreement (the "Main Paper") incorporates Schedule 5 (the "House Rules"). The Main Paper '
    "prevails over the House Rules.",
    "Dokumenterne er inddelt i grupper.\n\nGruppe I: Kontrakten.\n\nGruppe II: Bilag 1-5.\n\nEt dokument "
    "i Gruppe I går forud for et dokument i Gruppe II.",
    "Klasse A består af kontrakten. Klasse B består af bilag 5. Klasse A har forrang frem for klasse B.",
    "Kontrakten hører til niveau 1, og bilag 5 hører til niveau 2. Ved modstrid gælder niveau 1 frem for niveau 2.",
    "Tier 1: this Agreement. Tier 2: Schedule 5. Tier 1 documents prevail over Tier 2 documents.",
    '"Grunddokumenterne": kontrakten og bilag 1. "Støttedokumenterne": bilag 2-5. Støttedokumenterne '
    "viger for Grunddokumenterne.",
    "Grunddokumenterne er kontrakten og bilag 1. Støttepapirerne er bilag 2-5. Grunddokumenterne "
    "fortrænger Støttepapirerne.",
    "Gruppe 1 (kontrakten) har forrang frem for gruppe 2 (bilag 5).",
    "Dokumenter i gruppe 1 har forrang frem for dokumenter i gruppe 2. Gruppe 1 er kontrakten og bilag "
    "1, gruppe 2 er bilag 2-5.",
    "Kontrakten har det sidste ord over bilag 5.",
    "Ved uoverensstemmelse skal bilag 5 bøje sig for kontrakten.",
    "Dokumenterne anvendes gruppevis: først gruppe I, derefter gruppe II.\n\nGruppe I: "
    "Kontrakten.\n\nGruppe II: Bilag 5.",
    "Gruppe I: Kontrakten.\n\nGruppe II: Bilag 5.\n\nEn lavere gruppe viger for en højere gruppe.",
    "Lag 1: Kontrakten\n\nLag 2: Bilag 5\n\nEt dokument i et lavere lag viger altid for et dokument i et højere lag.",
]
ANNEX_FIRST = [
    'Hovedaftalen ("Grundpapiret") suppleres af licensvilkårene i bilag 5 ("Husreglerne"). Ved modstrid '
    "går Husreglerne forud for Grundpapiret.",
    '"Vilkårene" betyder bilag 5.\n\n4. Vilkårene har forrang frem for kontrakten.',
    'Bilag 5 – Leverandørens særlige regler ("Særreglerne") – er en del af kontrakten. Særreglerne går '
    "forud for kontrakten.",
    "Gruppe I: Bilag 5.\n\nGruppe II: Kontrakten.\n\nEt dokument i Gruppe I går forud for et dokument i Gruppe II.",
    "Klasse A består af bilag 5. Klasse B består af kontrakten. Klasse B viger for klasse A.",
    'Schedule 5 (the "Terms"). The Terms override this Agreement.',
    "Kontrakten (dokument 1) og bilag 5 (dokument 2) udgør aftalen. Dokument 1 viger for dokument 2.",
    "Gruppe 1 (kontrakten) viger for gruppe 2 (bilag 5).",
    "I spørgsmål om brug træder bilag 5 foran kontrakten, også hvor kontrakten stiller Kunden bedre.",
    "Bilag 5, i det følgende Husreglerne, følges. Husreglerne trumfer kontrakten.",
    "Gruppe I: Kontrakten.\n\nGruppe II: Bilag 5.\n\nDen senere gruppe går forud for den tidligere gruppe.",
]
NOTHING_SAID = [
    'Hovedaftalen ("Aftalen") og bilag 5 ("Vilkårene") gælder. Vilkårene for betaling går forud for Aftalen.',
    "Gruppe I: Kontrakten. Gruppe II: Bilag 5. For så vidt angår betaling går Gruppe I forud for Gruppe II.",
    'Hovedaftalen ("Grundpapiret") suppleres af bilag 5 ("Husreglerne"). Grundpapiret og Husreglerne er ligestillede.',
    "Gruppe I: Kontrakten.\n\nGruppe II: Bilag 5.\n\nGrupperne har samme rang.",
    'Kontrakten ("Grundpapiret") gælder. Grundpapiret går forud for Håndbogen.',
    'Bilag 3 ("Husreglerne") er prislisten. Kontrakten går forud for Husreglerne.',
    'Vilkårene kaldes "Husregler". "Husreglerne" er bilag 5, og "Husreglerne" er kontrakten. Husreglerne '
    "går forud for bilag 5.",
    "Gruppe I: Bilag 1.\n\nGruppe II: Bilag 2.\n\nGruppe I går forud for Gruppe II.",
    "Fejl i gruppe 1 går forud for fejl i gruppe 2. Kontrakten og bilag 5 gælder.",
    "Gruppe I: Kontrakten og bilag 5.\n\nGruppe II: Bilag 6.\n\nGruppe I går forud for Gruppe II.",
    "Er kontrakten og bilag 5 uenige, mødes parterne.",
]


@pytest.mark.parametrize("order", CONTRACT_FIRST)
def test_the_contract_goes_first_by_a_name_that_is_defined(build: Build, order: str) -> None:
    assert build(**with_annex(BAN, RIGHT, order)).verdict is Verdict.COMPLIANT
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("order", ANNEX_FIRST)
def test_the_annex_goes_first_by_a_name_that_is_defined(build: Build, order: str) -> None:
    assert build(**with_annex(BAN, RIGHT, order)).verdict is Verdict.RESTRICTED
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("order", NOTHING_SAID)
def test_names_that_settle_nothing_on_the_two(build: Build, order: str) -> None:
    assert build(**with_annex(BAN, RIGHT, order)).verdict is Verdict.CONFLICTING
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.CONFLICTING


GROUPS = (
    "BILAG 1\nLÆSEMÅDE\n\n1. Dokumenterne er delt i to grupper.\n\n"
    "Gruppe I: Bilag 2 og dette bilag.\n\nGruppe II: Kontrakten og bilag 5."
    "\n\n2. Et dokument i Gruppe I fortrænger ethvert dokument i Gruppe II.{more}\n"
)
CLAIM = f"{BAN}\n\n3. Disse vilkår går forud for enhver anden aftale."
NO_CLAIM = " Det er uden betydning, om et dokument i Gruppe II selv angiver at have fortrin."


@pytest.mark.parametrize(
    ("contract", "more", "annex", "verdict"),
    [
        ("Hvordan dokumenterne læses, følger af bilag 1.", "", BAN, Verdict.COMPLIANT),
        ("Hvordan dokumenterne læses, følger af bilag 1.", "", CLAIM, Verdict.CONFLICTING),
        ("Hvordan dokumenterne læses, følger af bilag 1.", NO_CLAIM, CLAIM, Verdict.COMPLIANT),
        # The contract does not leave it to annex 1 to rank the annexes.
        ("Bilag 1 er vedlagt.", "", BAN, Verdict.COMPLIANT),
    ],
)
def test_an_annex_that_the_contract_points_to_may_rank_groups(
    build: Build, contract: str, more: str, annex: str, verdict: Verdict
) -> None:
    made = build(
        **with_annex(annex, "Driften overvåges.", contract),
        Bilag_1=GROUPS.format(more=more),
        Bilag_2=f"BILAG 2\nKRAV\n\n1. Systemet leveres.\n\n2. {RIGHT}\n",
    )
    assert made.verdict is verdict


def test_a_name_means_what_the_document_that_uses_it_defines(build: Build) -> None:
    files = with_annex(
        f'{BAN}\n\n3. Disse licensvilkår ("Aftalen") viger for kontrakten. Aftalen gælder i øvrigt.', RIGHT
    )
    assert build(**files).verdict is Verdict.COMPLIANT


SIDE = (
    "UNDERSKRIFTSSIDE\n\nI alle spørgsmål om brug træder {first} foran {second}, "
    "også hvor {second} stiller Kunden bedre.\n"
)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [("bilag 5", "Kontrakten", Verdict.RESTRICTED), ("Kontrakten", "bilag 5", Verdict.COMPLIANT)],
)
def test_an_order_may_stand_on_the_page_of_signatures(build: Build, first: str, second: str, verdict: Verdict) -> None:
    files = with_annex(BAN, RIGHT)
    assert build(**files, Underskriftsside=SIDE.format(first=first, second=second)).verdict is verdict


def test_a_document_goes_by_the_whole_of_its_title(build: Build) -> None:
    wishes = f"DET VI HAR BEDT OM\n\n1. Systemet leveres.\n\n2. {RIGHT}\n"
    order = "Aftalen består af:\na) Kontrakten\nb) Det vi har bedt om\n\n4. Listen læses {way}."
    own = with_annex("Priserne.", BAN, order.format(way="nedefra"))["Kontrakt"]
    assert build(Kontrakt=own, Papir=wishes).verdict is Verdict.COMPLIANT
    own = with_annex("Priserne.", BAN, order.format(way="oppefra"))["Kontrakt"]
    assert build(Kontrakt=own, Papir=wishes).verdict is Verdict.RESTRICTED
