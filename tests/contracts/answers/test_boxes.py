"""Boxes to tick in the line of a right decide on it."""

from __future__ import annotations

import pytest

from clausecheck.contracts.answers.boxes import boxed
from clausecheck.contracts.answers.readings import Reading
from clausecheck.contracts.model import Verdict

from ..conftest import RIGHT, Build, contract, keys

WORDS = "Kunden må bruge robotter"


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        (f"{WORDS}: [ ] Tilvalgt [x] Fravalgt", Reading.NO),
        (f"{WORDS}: [x] Tilvalgt [ ] Fravalgt", Reading.YES),
        (f"{WORDS}: ☒ Ja ☐ Nej", Reading.YES),
        (f"{WORDS}: ☐ Ja ☒ Nej", Reading.NO),
        (f"{WORDS}: [ ] Ja [ ] Nej", Reading.OPEN),
        (f"{WORDS}: [ ]", Reading.NO),
        (f"[ ] {WORDS}", Reading.NO),
        (f"☑ 2. {WORDS}", Reading.YES),
    ],
)
def test_the_box_that_is_ticked_tells(line: str, reading: Reading) -> None:
    start = line.index(WORDS)
    found = boxed(line, start, start + len(WORDS))
    assert found is not None
    assert found[1] is reading


def test_without_a_box_nothing_is_told() -> None:
    assert boxed(f"{WORDS} i [Systemet]", 0, len(WORDS)) is None


@pytest.mark.parametrize(("options", "verdict"), [("[x] Ja [ ] Nej", "compliant"), ("[ ] Ja [x] Nej", "missing")])
def test_an_order_form_gives_what_is_ticked(build: Build, options: str, verdict: str) -> None:
    form = f"BILAG 2\nBESTILLING\n\nSprog: [x] Dansk [ ] Engelsk\n\nKunden må bruge robotter: {options}\n"
    made = build(Kontrakt=contract("Leverancen fremgår af bilag 2."), Bilag_2=form)
    assert made.verdict.value == verdict
    assert ("by_answer" in keys(made)) is (verdict == "missing")


@pytest.mark.parametrize(("cross", "verdict"), [("X | X", Verdict.COMPLIANT), ("– | X", Verdict.MISSING)])
def test_a_power_without_a_cross_under_the_customer_is_the_others(build: Build, cross: str, verdict: Verdict) -> None:
    table = (
        f"BILAG 1\nBEFØJELSER\n\nBeføjelse | Kunden | Leverandøren\nOprette brugere | X | X\n{RIGHT[:-1]} | {cross}\n"
    )
    made = build(Kontrakt=contract("Parternes beføjelser fremgår af bilag 1."), Bilag_1=table)
    assert made.verdict is verdict
