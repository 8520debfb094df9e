"""Annexes that go before each other by their numbers."""

import pytest

from clausecheck.contracts.model import Verdict
from clausecheck.contracts.precedence.numbering import Numbering, numbering_in

from ..conftest import Build, keys

MAIN = (
    "KONTRAKT OM PRØVE\n\n1. Ydelsen omfatter systemet Prøve.\n\n2. {order}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
)
RIGHT = "BILAG 2\nKRAV\n\n1. Systemet leveres.\n\n2. Kunden må bruge robotter.\n"
BAN = "BILAG 5\nLICENSVILKÅR\n\n1. Programmet er ophavsretligt beskyttet.\n\n2. Kunden må ikke bruge robotter.\n"

LOWER = [
    "Et bilag med et lavere nummer går forud for et bilag med et højere nummer.",
    "Ved uoverensstemmelse går kontrakten forud for bilagene, og bilag med lavere nummer har forrang frem for bilag"
    " med højere nummer.",
    "Bilag med højere nummer viger for bilag med lavere nummer.",
    "Strider bilagene mod hinanden, viger det bilag, der har det højeste nummer.",
    "Ved modstrid mellem bilagene gælder det bilag, der har det laveste nummer.",
    "Bilagene har indbyrdes forrang i nummerorden.",
    "Ved modstrid gælder bilagene i den rækkefølge, de er nummereret.",
    "In case of conflict, a lower-numbered schedule prevails over a higher-numbered schedule.",
    "The schedules shall take precedence in numerical order.",
]
HIGHER = [
    "Et bilag med et højere nummer går forud for et bilag med et lavere nummer.",
    "Ved modstrid mellem bilagene viger det bilag, der har det laveste nummer.",
    "Bilagene har indbyrdes forrang i omvendt nummerorden.",
    "In case of conflict, the schedule with the highest number prevails.",
]
NEITHER = [
    "Bilagenes nummerering er uden betydning for deres indbyrdes rangorden.",
    "Bilagenes rækkefølge er ikke udtryk for en prioritering.",
    "Kontrakten har nummer 5 og går forud for alle tidligere aftaler.",
    "Bilag med lavere nummer går forud for så vidt angår behandling af personoplysninger.",
    "The order of the schedules is of no significance.",
]


@pytest.mark.parametrize("order", LOWER)
def test_where_the_lower_number_goes_first_its_right_stands(build: Build, order: str) -> None:
    contract = build(Kontrakt=MAIN.format(order=order), Bilag_2=RIGHT, Bilag_5=BAN)
    assert contract.verdict is Verdict.COMPLIANT
    assert "by_order" in keys(contract)


@pytest.mark.parametrize("order", HIGHER)
def test_where_the_higher_number_goes_first_its_ban_stands(build: Build, order: str) -> None:
    contract = build(Kontrakt=MAIN.format(order=order), Bilag_2=RIGHT, Bilag_5=BAN)
    assert contract.verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("order", NEITHER)
def test_numbers_that_say_nothing_leave_the_contradiction(build: Build, order: str) -> None:
    contract = build(Kontrakt=MAIN.format(order=order), Bilag_2=RIGHT, Bilag_5=BAN)
    assert contract.verdict is Verdict.CONFLICTING


def test_letters_are_ordered_as_numbers_are(build: Build) -> None:
    order = "Bilagene går forud for hinanden i alfabetisk rækkefølge."
    texts = {"Bilag_A": BAN.replace("BILAG 5", "BILAG A"), "Bilag_C": RIGHT.replace("BILAG 2", "BILAG C")}
    assert build(Kontrakt=MAIN.format(order=order), **texts).verdict is Verdict.RESTRICTED


def test_the_document_of_the_contract_itself_is_not_ordered_by_number(build: Build) -> None:
    main = MAIN.format(order=LOWER[0] + "\n\n3. Kunden må ikke bruge robotter.")
    assert build(Kontrakt=main, Bilag_2=RIGHT).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize(
    ("numbering", "winner", "loser", "first"),
    [
        (Numbering.LOWER_FIRST, "2", "10", True),
        (Numbering.LOWER_FIRST, "3b", "3a", False),
        (Numbering.HIGHER_FIRST, "2", "10", False),
        (Numbering.LOWER_FIRST, "4", "4", False),
        (Numbering.NONE, "1", "2", False),
    ],
)
def test_numbers_are_compared_as_numbers(numbering: Numbering, winner: str, loser: str, first: bool) -> None:
    assert numbering.puts_first(winner, loser) is first


def test_the_verb_next_to_the_number_decides_the_direction() -> None:
    text = "Bilagene viger for kontrakten, og bilag med lavere nummer går forud for bilag med højere nummer."
    assert numbering_in(text) is Numbering.LOWER_FIRST
