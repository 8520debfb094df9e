"""Documents go before one another under the names that they bear in their titles."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Verdict

from .conftest import Build, keys

RIGHT, BAN = "Kunden må bruge robotter.", "Kunden må ikke bruge robotter."
HEAD = "{title}\n\nmellem Prøve Kommune og Prøvesystemer A/S om levering og drift af systemet\n\n"
SIGNED = "\nUnderskrevet den 3. maj 2021\nEva Holm\n"


def texts(own: str, other: str, order: str, rule: str, opposite: str) -> dict[str, str]:
    """Return a document titled ``own`` with ``rule`` and ``order``, and one titled ``other`` with the ``opposite``."""
    return {
        "Papir_1": f"{HEAD.format(title=own)}1. Ydelsen.\n\n2. {rule}\n\n3. {order}\n{SIGNED}",
        "Papir_2": f"{HEAD.format(title=other)}1. Priserne.\n\n2. {opposite}\n{SIGNED}",
    }


OWN_FIRST = [
    ("AFTALEBREV", "KRAVLISTE", "Ved uoverensstemmelse har aftalebrevet forrang frem for kravlisten."),
    ("BESTILLING NR. 4", "VILKÅR FOR PRØVE", "Bestillingen går forud for vilkårene."),
    (
        "ORDRE",
        "BETINGELSER",
        "Er et forhold reguleret forskelligt i Betingelserne og i ordren, er det ordren, der gælder.",
    ),
    (
        "AFTALEBREV",
        "DRIFTSREGLER",
        "Er der noget i driftsreglerne, som ikke passer med dette aftalebrev, gælder aftalebrevet.",
    ),
    ("FRAVIGELSER", "BETINGELSER", "Betingelserne viger for disse fravigelser."),
    ("ORDER", "REQUIREMENTS", "In case of conflict, the Order prevails over the Requirements."),
    ("OVERENSKOMST", "BRUGSPOLITIK", "Kolliderer brugspolitikken med overenskomsten, følges overenskomsten."),
]
OTHER_FIRST = [
    ("BETINGELSER", "BESTILLING", "En underskrevet bestilling har forrang frem for Betingelserne."),
    ("RAMMER FOR PRØVE", "TILSLUTNING", "Kommunens tilslutning går forud for rammerne."),
    ("VILKÅR", "SÆRAFTALE", "Vilkårene viger for en særaftale."),
]
NOTHING_SAID = [
    # No document is called so.
    ("AFTALEBREV", "KRAVLISTE", "Aftalebrevet går forud for eventuelle håndbøger."),
    # What a title tells that the document belongs to is not its name.
    ("OVERENSKOMST TIL BESTILLING 4", "KRAVLISTE", "Bestillingen går forud for kravlisten."),
    ("AFTALEBREV", "KRAVLISTE", "Kravlisten går forud for oversigten."),
]


@pytest.mark.parametrize(("own", "other", "order"), OWN_FIRST)
def test_a_document_goes_first_by_the_name_in_its_title(build: Build, own: str, other: str, order: str) -> None:
    assert build(**texts(own, other, order, RIGHT, BAN)).verdict is Verdict.COMPLIANT
    assert build(**texts(own, other, order, BAN, RIGHT)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(("own", "other", "order"), OTHER_FIRST)
def test_it_gives_way_to_another_by_its_name(build: Build, own: str, other: str, order: str) -> None:
    assert build(**texts(own, other, order, RIGHT, BAN)).verdict is Verdict.RESTRICTED
    assert build(**texts(own, other, order, BAN, RIGHT)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(("own", "other", "order"), NOTHING_SAID)
def test_a_name_that_no_title_bears_decides_nothing(build: Build, own: str, other: str, order: str) -> None:
    assert build(**texts(own, other, order, RIGHT, BAN)).verdict is Verdict.CONFLICTING


def test_two_documents_that_both_hold_go_before_the_third(build: Build) -> None:
    papers = texts(
        "AFTALEBREV", "KRAVLISTE", "Afviger vilkårene, gælder aftalebrevet og kravlisten.", "Levering.", RIGHT
    )
    papers["Papir_3"] = f"{HEAD.format(title='VILKÅR')}1. {BAN}\n"
    contract = build(**papers)
    assert contract.verdict is Verdict.COMPLIANT
    assert "by_order" in keys(contract)


CLAIMS = [
    "Kontrakten går forud for bilagene, også hvor et bilag hævder at gå forud for andre vilkår.",
    "Kontrakten har forrang. Hvor bilag 5 måtte angive, at det har forrang for kontrakten, er det uden virkning.",
    "This Agreement prevails over its schedules, even where Schedule 5 purports to prevail over other terms.",
]


@pytest.mark.parametrize("order", CLAIMS)
def test_what_a_contract_says_that_an_annex_may_claim_is_no_order_of_its_own(build: Build, order: str) -> None:
    main = f"{HEAD.format(title='KONTRAKT')}1. {RIGHT}\n\n2. {order}\n{SIGNED}"
    contract = build(Kontrakt=main, Bilag_5=f"BILAG 5\nLICENSVILKÅR\n\n1. Programmet.\n\n2. {BAN}\n")
    assert contract.verdict is Verdict.COMPLIANT


def test_sentences_below_a_heading_on_the_order_are_no_list(build: Build) -> None:
    order = (
        "Dokumenter og rangfølge. Kontrakten består af dette dokument og bilag 1-5. Ved uoverensstemmelse gælder dette "
        "dokument før bilagene. Bilag 5 har dog forrang frem for alle andre dele af Kontrakten i alt, hvad der angår "
        "brugen af programmet."
    )
    main = f"{HEAD.format(title='KONTRAKT')}1. {RIGHT}\n\n2. {order}\n{SIGNED}"
    contract = build(Kontrakt=main, Bilag_5=f"BILAG 5\nLICENSVILKÅR\n\n1. Programmet.\n\n2. {BAN}\n")
    assert contract.verdict is Verdict.RESTRICTED


def test_of_two_amendments_of_one_day_neither_is_later(build: Build) -> None:
    def amendment(letter: str, day: str, rule: str) -> str:
        return f"TILLÆG {letter}\ntil kontrakten om Prøve\n\n{letter}.1 {rule}\n\nUnderskrevet den {day}\nEva Holm\n"

    main = f"{HEAD.format(title='KONTRAKT')}1. Ydelsen.\n{SIGNED}"
    same = {"Tillæg_A": amendment("A", "1. februar 2022", RIGHT), "Tillæg_B": amendment("B", "1. februar 2022", BAN)}
    assert build(Kontrakt=main, **same).verdict is Verdict.CONFLICTING
    later = same | {"Tillæg_A": amendment("A", "2. februar 2022", RIGHT)}
    assert build(Kontrakt=main, **later).verdict is Verdict.COMPLIANT
