"""A contract whose only right is somebody else's, or for some cases, asks for review."""

import pytest

from clausecheck.contracts.model import Verdict

from .conftest import Build, keys

MAIN = (
    "KONTRAKT OM PRØVE\n\n1. Ydelsen\n1.1 Systemet leveres som tjeneste.\n\n3. {heading}\n3.1 {right}\n3.2 {other}\n\n"
    "Underskrevet den 3. maj 2019\nEva Holm\n"
)
PLAIN, OTHER = "Kunden må bruge robotter.", "Vederlaget er fast."


def contract(
    build: Build, right: str = PLAIN, heading: str = "Automatisering", other: str = OTHER
) -> tuple[bool, bool]:
    """Return whether the contract is compliant and asks for review, and whether the right is called narrow."""
    made = build(Kontrakt=MAIN.format(heading=heading, right=right, other=other))
    assert made.verdict is Verdict.COMPLIANT
    return made.needs_review, "narrow_right" in keys(made)


@pytest.mark.parametrize(
    "right",
    [
        "Leverandøren kan uden hindringer lade robotter anvende Systemet.",
        "Leverandøren har ret til at lade robotter anvende Systemet.",
        "The Supplier may use robots in the Service.",
        "I testmiljøet kan Kunden lade robotter anvende Systemet.",
        "Kunden kan i pilotperioden lade robotter anvende Systemet.",
        "I modulet Plan kan Kunden lade robotter anvende Systemet.",
        "In the test environment the Customer may use robots.",
        "Kunden kan lade robotter anvende Systemet ....... 14",
        "Kunden må lade én robot anvende Systemet, og Kunden må bruge robotter.",
        "Kunden må bruge robotter uden for normal arbejdstid.",
        "Kunden må bruge robotter i Systemets lønmodul.",
        "Kunden må bruge robotter til statistik.",
        "Kunden må bruge robotter, og op til to robotter er tilladt.",
        "The Customer may use robots at night.",
    ],
)
def test_a_right_of_the_supplier_or_for_some_cases_asks_for_review(build: Build, right: str) -> None:
    assert contract(build, right) == (True, True)


@pytest.mark.parametrize(
    "right",
    [
        PLAIN,
        "Kunden kan lade robotter anvende Systemet i testmiljøet og i produktion.",
        "Kunden kan lade robotter anvende Systemet i alle miljøer, herunder testmiljøet.",
        "Leverandøren kan ikke modsætte sig, at Kunden har robotter.",
        "Leverandøren accepterer, at Kunden kan bruge robotter, jf. 2019.",
        "The Customer may use robots. The Supplier may not object.",
        "Kunden må bruge robotter i alle moduler.",
        "Kunden må bruge robotter, fx til statistik.",
        "Kunden må bruge robotter døgnet rundt, også om natten.",
        "Kunden må bruge robotter til sagsbehandling.",
    ],
)
def test_a_right_of_the_customer_asks_for_nothing(build: Build, right: str) -> None:
    assert contract(build, right) == (False, False)


@pytest.mark.parametrize(
    "heading",
    [
        "Særligt for testmiljøet",
        "Option (ikke bestilt)",
        "Ændringsforslag fra Kunden, som Leverandøren ikke har accepteret",
        "Temporary arrangements",
    ],
)
def test_the_heading_above_a_right_can_narrow_it(build: Build, heading: str) -> None:
    assert contract(build, heading=heading) == (True, True)


@pytest.mark.parametrize(
    "heading", ["Automatisering", "Brug af Systemet", "Test og overtagelse", "Optionelle ydelser ved brug"]
)
def test_an_ordinary_heading_narrows_nothing(build: Build, heading: str) -> None:
    assert contract(build, heading=heading) == (False, False)


@pytest.mark.parametrize(
    ("other", "narrow"),
    [
        ("Vilkårene i pkt. 3.1 gælder alene modulet Plan.", True),
        ("Pkt. 3.1 gælder kun i testmiljøet.", True),
        ("Retten efter pkt. 3.1 kan først udnyttes, når Leverandøren har godkendt det.", True),
        ("Clause 3.1 applies only to the test environment.", True),
        ("3.2 Al anvendelse forudsætter, at kontoen er dækket af en licens efter bilag 1.", True),
        ("Vederlaget er fast.\n\n4. Arkivet\n4.1 Al anvendelse forudsætter en licens efter bilag 1.", False),
        ("3.2 Al anvendelse logges.", False),
        ("Pkt. 3.1 gælder også efter kontraktens ophør.", False),
        ("Pkt. 1.1 gælder alene modulet Plan.", False),
        ("Vederlaget efter pkt. 3.1 betales kvartalsvis.", False),
    ],
)
def test_another_clause_can_narrow_the_point_of_a_right(build: Build, other: str, narrow: bool) -> None:
    assert contract(build, other=other) == (narrow, narrow)


def test_a_right_that_is_not_narrow_carries_the_verdict_alone(build: Build) -> None:
    assert contract(build, other="I testmiljøet kan Kunden lade robotter anvende Systemet.") == (False, False)
