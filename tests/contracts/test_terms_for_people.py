"""A right for robots by a name that the contract gives to people is looked at before it counts."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Verdict

from .conftest import Build, contract, document, keys

RIGHT = "Kunden kan bruge robotter som Digitale Medarbejdere i Systemet."


@pytest.mark.parametrize(
    ("definition", "asks"),
    [
        ("Ved Digital Medarbejder forstås en Bruger, der arbejder fra en hjemmearbejdsplads.", True),
        ("Ved Digital Medarbejder forstås en ansat, som arbejder hjemme over en krypteret forbindelse.", True),
        ("Ved Digital Medarbejder forstås et program, der arbejder på en brugers vegne.", False),
        ("Ved Bruger forstås en ansat, der er oprettet i Systemet.", False),
    ],
)
def test_a_term_for_robots_that_is_defined_by_people_alone_asks(build: Build, definition: str, asks: bool) -> None:
    made = build(Kontrakt=contract("Ydelsen.", RIGHT), Bilag_1=document("BILAG 1 – BEGREBER", definition))
    assert made.verdict is Verdict.COMPLIANT
    assert made.needs_review is asks
    assert ("defined_as_people" in keys(made)) is asks
