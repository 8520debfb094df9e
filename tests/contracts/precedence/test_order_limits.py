"""Statements of precedence on another subject, for a time, on a condition, or only talked of settle nothing."""

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, Build, with_annex

MAIN = (
    "KONTRAKT OM PRØVE\n\n1. Ydelsen\n1.1 Systemet leveres som tjeneste.\n\n3. Automatisering\n3.1 {right}\n\n"
    "4. Øvrigt\n4.1 {said}\n\nUnderskrevet den 3. maj 2019\nEva Holm\n"
)
TERMS = "LICENSVILKÅR\n\n1. Licens\n1.1 Programmet leveres.\n\n5. Brug\n5.1 Kunden må ikke bruge robotter.\n"
RIGHT = "Kunden må bruge robotter."


@pytest.mark.parametrize(
    "said",
    [
        "Ved modstrid om opsigelse går Kontrakten forud for licensvilkårene.",
        "I tilfælde af uoverensstemmelse vedrørende servicemål går Kontrakten forud for licensvilkårene.",
        "Parterne kan aftale, at Kontrakten går forud for licensvilkårene.",
        "Parterne er ikke enige om, hvorvidt Kontrakten går forud for licensvilkårene.",
        "Såfremt Leverandøren opkøbes, går Kontrakten forud for licensvilkårene.",
        "Kontrakten går forud for licensvilkårene, hvis Kunden betaler et tillæg.",
        "Kontrakten går forud for licensvilkårene, hvor disse ikke siger noget andet.",
        "Kontrakten går forud for licensvilkårene, medmindre andet følger af licensvilkårene.",
        "Kontrakten går forud for licensvilkårene, bortset fra pkt. 5 om begrænsninger.",
        "Kontrakten går forud for licensvilkårene indtil den 1. januar 2022.",
        "Kontrakten går forud for licensvilkårene, så længe pilotprojektet varer.",
        "In the event of a conflict regarding fees, the Agreement prevails over the licence terms.",
        "The Agreement prevails over the licence terms unless otherwise stated in the licence terms.",
        "The parties may agree that the Agreement prevails over the licence terms.",
        "The Agreement prevails over the licence terms until 1 January 2022.",
        "If the Supplier is acquired, the Agreement prevails over the licence terms.",
    ],
)
def test_a_limited_statement_settles_nothing(build: Build, said: str) -> None:
    assert build(Kontrakt=MAIN.format(right=RIGHT, said=said), Licensvilkår=TERMS).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize(
    "said",
    [
        "Kontrakten går forud for licensvilkårene.",
        "Ved modstrid går Kontrakten forud for licensvilkårene.",
        "Hvis der er modstrid mellem Kontrakten og licensvilkårene, går Kontrakten forud.",
        "Såfremt licensvilkårene strider mod Kontrakten, går Kontrakten forud for licensvilkårene.",
        "Ved modstrid om brugen af Systemet går Kontrakten forud for licensvilkårene.",
        "I tilfælde af tvivl om fortolkningen går Kontrakten forud for licensvilkårene.",
        "Kontrakten går forud for licensvilkårene, medmindre andet er aftalt skriftligt.",
        "Parterne er enige om, at Kontrakten går forud for licensvilkårene.",
        "Hvis Kontrakten og licensvilkårene ikke kan forenes, går Kontrakten forud for licensvilkårene.",
        "Det er aftalt, at Kontrakten har forrang for licensvilkårene.",
        "When there is a conflict between the Agreement and the licence terms, the Agreement prevails.",
        "In case of any inconsistency, the Agreement prevails over the licence terms.",
        "The Agreement prevails over the licence terms unless otherwise agreed in writing.",
    ],
)
def test_a_plain_statement_settles_the_contradiction(build: Build, said: str) -> None:
    assert build(Kontrakt=MAIN.format(right=RIGHT, said=said), Licensvilkår=TERMS).verdict is Verdict.COMPLIANT


def test_a_right_in_a_document_that_gives_way_frees_nothing(build: Build) -> None:
    main = MAIN.format(right="Kunden må ikke bruge robotter.", said="Kontrakten går forud for bilagene.")
    prices = (
        "BILAG 2\nPRISBILAG\n\n1. Priser\n1.1 Uanset kontraktens pkt. 3.1 kan Kunden lade robotter bruge Systemet.\n"
    )
    assert build(Kontrakt=main, Bilag_2_Prisbilag=prices).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (
            "Licensvilkårenes pkt. 5.1 gælder ikke for Kundens softwarerobotter, og Kunden må bruge robotter.",
            Verdict.COMPLIANT,
        ),
        ("Licensvilkårenes pkt. 5.1 gælder ikke i testmiljøet, og Kunden må bruge robotter.", Verdict.CONFLICTING),
        (
            "Licensvilkårenes pkt. 5.1 gælder ikke, når Kunden har betalt, og Kunden må bruge robotter.",
            Verdict.CONFLICTING,
        ),
    ],
)
def test_an_exception_for_some_cases_is_none_for_all(build: Build, said: str, verdict: Verdict) -> None:
    assert build(Kontrakt=MAIN.format(right=said, said="Vederlaget er fast."), Licensvilkår=TERMS).verdict is verdict


LIMITED_PLACES = [
    "Er kontrakten og bilag 5 uenige om prisen, gælder førstnævnte.",
    "Strider kontrakten mod bilag 5, går sidstnævnte forud for så vidt angår servicemål.",
    "Ved modstrid mellem kontrakten og bilag 5 har førstnævnte forrang, medmindre sidstnævnte er strengere.",
    "Frem til overtagelsesdagen går førstnævnte af kontrakten og bilag 5 forud ved modstrid.",
    "Hvor kontrakten og bilag 5 er uforenelige, kan det aftales, at sidstnævnte går forud.",
    "Ved uoverensstemmelse om opsigelse mellem kontrakten og bilag 5 går sidstnævnte forud.",
    "In case of conflict between this Agreement and Schedule 5, the former shall prevail as regards fees.",
    "In case of conflict between this Agreement and Schedule 5, the latter takes precedence until acceptance.",
    "Aftalen består af:\na) Kontrakten\nb) Bilag 5\n\n4. Ved modstrid om betaling går det øverste dokument forud.",
    "Aftalen består af:\na) Kontrakten\nb) Bilag 5\n\n4. Indtil overtagelsen læses listen oppefra.",
    "Kunden betaler efter kontrakten og bilag 5. Ved modstrid går det øverste dokument forud.",
]
OTHER_SUBJECTS = [
    "Ved modstrid mellem kontrakten og bilag 5 går førstnævnte forud i økonomiske spørgsmål.",
    "Kontrakten går forud for bilag 5 vedrørende betaling.",
    "Kontraktens betalingsbestemmelser går forud for bilag 5.",
    "Kontrakten bør gå forud for bilag 5.",
    "In the event of any conflict relating to payment, this Agreement prevails over Schedule 5.",
    "As to payment terms, this Agreement prevails over Schedule 5.",
]
LIMITED_LISTS = [
    "For så vidt angår betaling gælder dokumenterne i følgende rækkefølge:\na) Kontrakten\nb) Bilag 5",
    "Parterne kan aftale, at dokumenterne gælder i denne rækkefølge: kontrakten, bilag 1, bilag 5.",
    "Indtil overtagelsen gælder dokumenterne i følgende prioriterede rækkefølge: kontrakten, bilag 5.",
    "Dokumenterne gælder i denne rækkefølge: kontrakten, bilag 1, bilag 5, indtil driftsprøven er bestået.",
    "Frem til overtagelsen har kontrakten 1. prioritet, og bilag 5 har 2. prioritet.",
    "Ved modstrid om priser går det senest underskrevne dokument forud.",
    "Kontrakten har forrang for bilag 5, hvis ikke andet følger af bilag 5.",
    "This Agreement prevails over Schedule 5 except as Schedule 5 otherwise provides.",
]


@pytest.mark.parametrize("order", [*LIMITED_PLACES, *OTHER_SUBJECTS, *LIMITED_LISTS])
def test_a_limit_holds_however_the_order_is_told(build: Build, order: str) -> None:
    assert build(**with_annex(BAN, RIGHT, order)).verdict is Verdict.CONFLICTING
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize(
    "order",
    [
        "Er kontrakten og bilag 5 uforenelige, gælder førstnævnte.",
        "Er der to papirer, der er uenige, læses listen oppefra:\na) Kontrakten\nb) Bilag 5",
        "Dokumenterne gælder i denne rækkefølge: kontrakten, bilag 1 (ønsker og forslag), bilag 5.",
        "Kontrakten har forrang for bilag 5, hvis ikke andet er aftalt skriftligt.",
        "Ved modstrid om brugen af systemet mellem kontrakten og bilag 5 går førstnævnte forud.",
    ],
)
def test_what_limits_nothing_leaves_the_order_as_it_is(build: Build, order: str) -> None:
    assert build(**with_annex(BAN, RIGHT, order)).verdict is Verdict.COMPLIANT
    assert build(**with_annex(RIGHT, BAN, order)).verdict is Verdict.RESTRICTED
