"""General terms and special ones, the customer's and the supplier's: each is known by its title."""

import pytest

from clausecheck.contracts.model import Verdict

from .conftest import BAN, RIGHT, SIGNED, Build, contract, document


def special(order: str, rule: str, title: str = "SÆRLIGE VILKÅR FOR ANSKAFFELSEN") -> str:
    return document(title, "Ydelsen er systemet Prøve.", order, rule).rstrip("\n") + SIGNED


def general(rule: str, title: str = "PRØVE KOMMUNES GENERELLE IT-BETINGELSER") -> str:
    return document(title, "Sproget er dansk.", rule, "Fakturaer sendes elektronisk.")


SPECIAL_FIRST = [
    "De særlige vilkår går forud for de generelle, hvor de behandler samme spørgsmål.",
    "Ved modstrid har disse særlige vilkår forrang for Kommunens generelle it-betingelser.",
    "De generelle betingelser viger for de særlige.",
    "The special terms prevail over the general ones.",
    "Er der uoverensstemmelse, gælder de særlige vilkår frem for kommunens generelle betingelser.",
    "Dokumenterne gælder i denne rækkefølge: de særlige vilkår, de generelle it-betingelser.",
]
GENERAL_FIRST = [
    "Kommunens generelle it-betingelser går forud for disse særlige vilkår.",
    "De særlige vilkår viger for de generelle.",
    "The general conditions take precedence over the special terms.",
    "Særlige vilkår kan ikke fravige de generelle betingelser.",
]
NOTHING = [
    "De særlige vilkår og de generelle betingelser udgør tilsammen aftalen.",
    "De særlige vilkår går ikke forud for de generelle.",
    "Særlige kategorier af oplysninger går forud for almindelige i sikkerhedsarbejdet.",
    "De særlige vilkår går forud for de generelle, for så vidt angår prisen.",
]


@pytest.mark.parametrize("order", SPECIAL_FIRST)
def test_special_terms_go_first(build: Build, order: str) -> None:
    restricted = build(Særlige_vilkår=special(order, BAN), Generelle_betingelser=general(RIGHT))
    assert restricted.verdict is Verdict.RESTRICTED
    free = build(Særlige_vilkår=special(order, RIGHT), Generelle_betingelser=general(BAN))
    assert free.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("order", GENERAL_FIRST)
def test_general_terms_go_first(build: Build, order: str) -> None:
    free = build(Særlige_vilkår=special(order, BAN), Generelle_betingelser=general(RIGHT))
    assert free.verdict is Verdict.COMPLIANT
    restricted = build(Særlige_vilkår=special(order, RIGHT), Generelle_betingelser=general(BAN))
    assert restricted.verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("order", NOTHING)
def test_that_terms_are_special_alone_settles_nothing(build: Build, order: str) -> None:
    read = build(Særlige_vilkår=special(order, BAN), Generelle_betingelser=general(RIGHT))
    assert read.verdict is Verdict.CONFLICTING


CUSTOMERS_FIRST = [
    "Kommunens generelle betingelser går forud for Leverandørens generelle betingelser.",
    "Leverandørens almindelige betingelser viger for Kundens betingelser.",
    "The Customer's general conditions prevail over the Supplier's general conditions.",
    "Ved modstrid mellem Kundens betingelser og Leverandørens betingelser gælder Kundens betingelser.",
]
SUPPLIERS_FIRST = [
    "Leverandørens generelle betingelser har forrang for Kommunens generelle betingelser.",
    "Kundens betingelser viger for Leverandørens betingelser.",
    "The Supplier's general terms take precedence over the Customer's general conditions.",
]


def forms(order: str, customers: str, suppliers: str) -> dict[str, str]:
    return {
        "Kontrakt": contract("Ydelsen er systemet Prøve.", order),
        "Kommunens_betingelser": general(customers, "PRØVE KOMMUNES GENERELLE BETINGELSER"),
        "Leverandørens_betingelser": general(suppliers, "PRØVESYSTEMER A/S - GENERELLE BETINGELSER"),
    }


@pytest.mark.parametrize("order", CUSTOMERS_FIRST)
def test_the_customers_terms_go_first(build: Build, order: str) -> None:
    assert build(**forms(order, RIGHT, BAN)).verdict is Verdict.COMPLIANT
    assert build(**forms(order, BAN, RIGHT)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("order", SUPPLIERS_FIRST)
def test_the_suppliers_terms_go_first(build: Build, order: str) -> None:
    assert build(**forms(order, BAN, RIGHT)).verdict is Verdict.COMPLIANT
    assert build(**forms(order, RIGHT, BAN)).verdict is Verdict.RESTRICTED


def test_of_two_general_terms_without_an_order_neither_goes_first(build: Build) -> None:
    order = "Kommunens generelle betingelser og Leverandørens generelle betingelser er vedlagt."
    assert build(**forms(order, RIGHT, BAN)).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize(
    "order",
    [
        "Leverandørens generelle betingelser finder ikke anvendelse.",
        "Leverandørens betingelser gælder ikke mellem parterne.",
        "Leverandørens almindelige betingelser er uden virkning.",
    ],
)
def test_terms_of_the_supplier_that_do_not_apply_bar_nothing(build: Build, order: str) -> None:
    assert build(**forms(order, RIGHT, BAN)).verdict is Verdict.COMPLIANT
    assert build(**forms(order, BAN, RIGHT)).verdict is Verdict.RESTRICTED
