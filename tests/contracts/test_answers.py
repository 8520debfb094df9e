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


APART = (
    "KONTRAKT OM PRØVE\n\nmellem Prøve Kommune og Prøvesystemer A/S om levering og drift af systemet\n\n"
    "1. Kundens krav er bilag 1, Leverandørens besvarelse bilag 2.\n\n2. {order}\n\n"
    "Underskrevet den 3. maj 2021\nEva Holm\n"
)
NO_ORDER, ANSWERS_FIRST = "Bilagene er en del af kontrakten.", "Bilag 2 går forud for bilag 1."
ROWS = "Nr. | Opfyldes | Bemærkninger\nK-16 | Ja | Via SFTP\nK-17 | {answer}\nK-18 | Ja |\n"
PLAIN = "K-16: Ja.\n\nK-17: {answer}\n\nK-18: Ja.\n"


def apart(build: Build, answer: str, layout: str = PLAIN, order: str = NO_ORDER, number: str = "K-17") -> Verdict:
    """Return the verdict where requirement K-17 is answered in a document of its own."""
    krav = f"K-16 Systemet viser kort.\n\n{number} Kunden må bruge robotter.\n\nK-18 Drift.\n"
    return build(
        Kontrakt=APART.format(order=order),
        Bilag_1_Krav=f"BILAG 1 - KRAV\n\n{krav}",
        Bilag_2_Besvarelse=f"BILAG 2 - LEVERANDØRENS BESVARELSE\n\n{layout.format(answer=answer)}",
    ).verdict


@pytest.mark.parametrize("order", [NO_ORDER, ANSWERS_FIRST])
@pytest.mark.parametrize(
    ("layout", "answer"),
    [
        (ROWS, "Delvist | Hver robot skal være gennemgået af Prøvesystemer."),
        (ROWS, "Ja, dog | kun efter aftale med os"),
        (ROWS, "Ja | Kun via API"),
        (ROWS, "Ja | Forudsætter tilkøb af robotmodulet"),
        (PLAIN, "Ja. Vi tager forbehold for mængden."),
        (PLAIN, "Opfyldes delvist. Kunden må ikke bruge robotter i modulet Plan."),
        (PLAIN, "Ja, forventes i næste version."),
        ("Vi tager følgende forbehold:\n\nVedr. K-17 tager vi forbehold om særskilt betaling.\n", ""),
    ],
)
def test_half_an_answer_in_another_document_is_a_condition(build: Build, layout: str, answer: str, order: str) -> None:
    assert apart(build, answer, layout, order) is Verdict.CONDITIONAL


@pytest.mark.parametrize(
    ("layout", "answer"),
    [(ROWS, "Ja |"), (ROWS, "Ja | Uden merpris"), (PLAIN, "Ja, på syv sprog."), (PLAIN, "Opfyldes fuldt ud.")],
)
def test_a_yes_in_another_document_leaves_the_right(build: Build, layout: str, answer: str) -> None:
    assert apart(build, answer, layout) is Verdict.COMPLIANT


@pytest.mark.parametrize(("layout", "answer"), [(ROWS, "Nej |"), (ROWS, "Ikke opfyldt |"), (PLAIN, "Opfyldes ikke.")])
def test_a_no_in_another_document_leaves_no_right(build: Build, layout: str, answer: str) -> None:
    assert apart(build, answer, layout) is Verdict.MISSING
    assert apart(build, answer, layout, ANSWERS_FIRST) is Verdict.MISSING


def test_a_bar_in_half_an_answer_is_one_where_it_is_on_the_whole_system(build: Build) -> None:
    assert apart(build, "Delvist | Kunden må ikke bruge robotter", ROWS) is Verdict.RESTRICTED
    assert apart(build, "Delvist | Hver sag skal godkendes af en fysisk person hos Kunden", ROWS) is Verdict.RESTRICTED


def test_an_answer_that_gives_way_to_the_requirement_leaves_it_to_be_looked_at(build: Build) -> None:
    assert apart(build, "Nej |", ROWS, "Bilag 1 går forud for bilag 2.") is Verdict.COMPLIANT


def test_an_answer_to_another_requirement_is_none_to_this(build: Build) -> None:
    assert apart(build, "Nej.", PLAIN, number="K-19") is Verdict.COMPLIANT
