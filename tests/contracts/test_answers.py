"""Requirements that the supplier answers, in one paragraph, in two, and in rows."""

import pytest

from clausecheck.contracts.model import FindingStatus, Verdict

from .conftest import Build, by_status

MAIN = (
    "KONTRAKT OM PRØVE\n\nmellem Prøve Kommune og Prøvesystemer A/S om levering og drift af systemet\n\n"
    "1. Ydelsen er beskrevet i bilag 2.\n\n2. {more}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
)
LAYOUTS = [
    "Krav 6. Kunden må bruge robotter.\nBesvarelse: {answer}",
    "6. Kunden må bruge robotter. Svar: {answer}",
    "6. Kunden må bruge robotter.\n\nLeverandørens svar: {answer}",
    "Nr. | Krav | Svar\n5 | Systemet viser kort. | Ja\n6 | Kunden må bruge robotter. | {answer}\n7 | Drift. | Ja",
]


def annex(layout: str, answer: str) -> str:
    return f"BILAG 2\nKRAV OG SVAR\n\nKrav 5. Systemet viser kort.\nBesvarelse: Ja.\n\n{layout.format(answer=answer)}\n"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("answer", ["Ja.", "Ja, kravet er opfyldt.", "Ja, på syv sprog."])
def test_a_requirement_that_is_agreed_to_is_a_right(build: Build, layout: str, answer: str) -> None:
    contract = build(Kontrakt=MAIN.format(more="Drift."), Bilag_2=annex(layout, answer))
    assert contract.verdict is Verdict.COMPLIANT
    assert not contract.needs_review


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "answer",
    ["Delvist. Kun modulet Plan.", "Ja, mod særskilt betaling.", "Ja, men kun efter aftale.", "Delvis opfyldt."],
)
def test_half_an_answer_is_a_condition(build: Build, layout: str, answer: str) -> None:
    contract = build(Kontrakt=MAIN.format(more="Drift."), Bilag_2=annex(layout, answer))
    assert contract.verdict is Verdict.CONDITIONAL
    assert contract.needs_review
    assert by_status(contract, FindingStatus.SUPERSEDED) == ["Bilag 2: permitted"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_no_leaves_no_right(build: Build, layout: str) -> None:
    contract = build(Kontrakt=MAIN.format(more="Drift."), Bilag_2=annex(layout, "Nej."))
    assert contract.verdict is Verdict.MISSING
    assert contract.needs_review


@pytest.mark.parametrize("layout", LAYOUTS[1:3])
def test_a_no_that_bars_is_a_bar(build: Build, layout: str) -> None:
    contract = build(Kontrakt=MAIN.format(more="Drift."), Bilag_2=annex(layout, "Nej. Kunden må ikke bruge robotter."))
    assert contract.verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    "more", ["Kravene går forud for besvarelsen.", "Leverandørens besvarelse kan ikke fravige kravene i bilag 2."]
)
def test_requirements_that_go_before_the_answers_stand_but_ask(build: Build, more: str) -> None:
    contract = build(Kontrakt=MAIN.format(more=more), Bilag_2=annex(LAYOUTS[0], "Delvist."))
    assert contract.verdict is Verdict.COMPLIANT
    assert contract.needs_review
