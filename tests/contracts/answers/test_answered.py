"""Requirements that the supplier answers, in one paragraph, in two, and in rows."""

import pytest

from clausecheck.contracts.answers.readings import Reading, reading_of
from clausecheck.contracts.model import Contract, FindingStatus, Verdict

from ..conftest import Build, by_status, keys

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
    "more",
    [
        "Kravene går ikke forud for Leverandørens besvarelse.",
        "Kravene går forud for Leverandørens svar, medmindre andet er anført i svaret.",
        "Vedrørende oppetid går kravene forud for Leverandørens svar.",
    ],
)
def test_requirements_that_do_not_go_first_or_only_in_some_cases_leave_the_answer(build: Build, more: str) -> None:
    contract = build(Kontrakt=MAIN.format(more=more), Bilag_2=annex(LAYOUTS[0], "Nej."))
    assert contract.verdict is Verdict.MISSING


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


def test_a_reservation_that_another_document_gives_up_leaves_the_right(build: Build) -> None:
    asked = (
        "BILAG 1 KRAV\n\nKrav 3. Kunden må bruge robotter.\nSvar: Opfyldt. Robotter kræver samtykke fra leverandøren.\n"
    )
    said = "BILAG 2 FORHANDLING\n\n1. Leverandørens forbehold til krav {number} frafaldes.\n"
    order = "Bilag 1 og bilag 2 er en del af kontrakten."
    for number, verdict in ((3, Verdict.COMPLIANT), (4, Verdict.CONDITIONAL)):
        read = build(Kontrakt=MAIN.format(more=order), Bilag_1=asked, Bilag_2=said.format(number=number))
        assert read.verdict is verdict


def test_an_answer_to_another_requirement_is_none_to_this(build: Build) -> None:
    assert apart(build, "Nej.", PLAIN, number="K-19") is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("answer", "reading"),
    [
        ("JA - standard", Reading.YES),
        ("Opfyldes fuldt ud og uden merpris.", Reading.YES),
        ("Løsningen opfylder kravet i den nuværende version 4.1.", Reading.YES),
        ("Ja, se løsningsbeskrivelsen afsnit 9. Er inkluderet i prisen.", Reading.YES),
        ("Bekræftes", Reading.YES),
        ("Ja. Robotter kræver ikke samtykke fra Leverandøren.", Reading.YES),
        ("Opfyldt for alle moduler, afregnes ikke særskilt", Reading.YES),
        ("We comply with the requirement.", Reading.YES),
        ("Understøttes desværre ikke", Reading.NO),
        ("Vi kan ikke tilbyde funktionen.", Reading.NO),
        ("Frafaldet under forhandlingen", Reading.NO),
        ("Out of scope", Reading.NO),
        ("Som option", Reading.HALF),
        ("Ja, hvis robotpakken købes", Reading.HALF),
        ("Opfyldt, men afregnes pr. kørsel", Reading.HALF),
        ("Forventes på sigt", Reading.HALF),
        ("Noteret", Reading.OPEN),
        ("Drøftes under implementeringen", Reading.OPEN),
        ("Jf. bilag 7", Reading.OPEN),
        ("Ja*", Reading.OPEN),
        ("Ja, som udgangspunkt", Reading.OPEN),
        ("Opfyldt, prisen er 9.000 kr. pr. robot", Reading.OPEN),
        ("Ja/Nej", Reading.OPEN),
        ("Opfyldt for sagsbehandlere", Reading.OPEN),
        ("Opfyldes i version 12", Reading.OPEN),
        ("-", Reading.OPEN),
    ],
)
def test_what_an_answer_says(answer: str, reading: Reading) -> None:
    assert reading_of(answer) is reading


@pytest.mark.parametrize(
    ("layout", "answer"), [(ROWS, "Noteret |"), (ROWS, "Ja | Gælder fra 2031"), (PLAIN, "Se bilag 9.")]
)
def test_an_answer_that_may_be_a_yes_or_not_leaves_the_right_to_be_looked_at(
    build: Build, layout: str, answer: str
) -> None:
    contract = apart_contract(build, layout.format(answer=answer))
    assert contract.verdict is Verdict.COMPLIANT
    assert "answer_unclear" in keys(contract)
    assert contract.needs_review


def apart_contract(build: Build, answers: str, title: str = "BILAG 2 - LEVERANDØRENS BESVARELSE") -> Contract:
    """Return the contract where requirement K-17 is answered under ``title``."""
    return build(
        Kontrakt=APART.format(order=NO_ORDER),
        Bilag_1_Krav="BILAG 1 - KRAV\n\nK-16 Systemet viser kort.\n\nK-17 Kunden må bruge robotter.\n\nK-18 Drift.\n",
        Bilag_2=f"{title}\n\n{answers}",
    )


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        # Lines that look like titles.
        ("BILAG 2 - LEVERANDØRENS BESVARELSE", "K-16: Opfyldt\nK-17: Kan ikke leveres\nK-18: Opfyldt\n"),
        ("BILAG 2 - BEMÆRKNINGER TIL KRAVENE", "K-16: Ja.\n\nK-17: Nej.\n"),
        ("BILAG 2 - OVERSIGT OVER AFVIGELSER", "K-17 bortfalder.\n"),
        ("BILAG 2 - OVERSIGT OVER AFVIGELSER", "Krav K-17 er frafaldet efter aftale.\n"),
        ("BILAG 2 - LEVERANDØRENS SVAR", "Ad K-16: Ja. Ad K-17: Nej. Ad K-18: Ja.\n"),
        ("BILAG 2 - AFKLARING", "Kravnr. | Opfyldt (ja/nej)\nK-16 | Ja\nK-17 | Nej\n"),
    ],
)
def test_a_no_is_found_in_every_layout(build: Build, title: str, answers: str) -> None:
    assert apart_contract(build, answers, title).verdict is Verdict.MISSING


def test_a_requirement_under_a_line_with_its_number_is_answered_under_the_same_line(build: Build) -> None:
    contract = build(
        Kontrakt=APART.format(order=NO_ORDER),
        Bilag_1_Krav="BILAG 1 - KRAV\n\nKrav nr. 4\n\nVise kort.\n\nKrav nr. 5\n\nKunden må bruge robotter.\n",
        Bilag_2_Besvarelse="BILAG 2 - BESVARELSE\n\nKrav nr. 4\n\nOpfyldt.\n\nKrav nr. 5\n\nTilbydes ikke.\n",
    )
    assert contract.verdict is Verdict.MISSING


def test_a_requirement_in_the_contract_itself_is_answered_by_its_letters(build: Build) -> None:
    contract = build(
        Kontrakt=MAIN.format(more="R-9: Kunden må bruge robotter."),
        Bilag_2_Besvarelse="BILAG 2 - LEVERANDØRENS BESVARELSE\n\nR-8: Ja.\n\nR-9: Nej.\n",
    )
    assert contract.verdict is Verdict.MISSING


CROSSES = (
    "BILAG 2\nKRAV\n\nNr. | Krav | Ja | Delvist | Nej\n1 | Kort | X | |\n2 | Kunden må bruge robotter. | {marks}\n"
)


@pytest.mark.parametrize(
    ("marks", "verdict", "asks"),
    [
        ("X | |", Verdict.COMPLIANT, False),
        ("| | X", Verdict.MISSING, True),
        ("| X |", Verdict.CONDITIONAL, True),
        ("X | | X", Verdict.COMPLIANT, True),
    ],
)
def test_a_cross_is_read_by_its_column(build: Build, marks: str, verdict: Verdict, asks: bool) -> None:
    contract = build(Kontrakt=MAIN.format(more="Drift."), Bilag_2=CROSSES.format(marks=marks))
    assert (contract.verdict, contract.needs_review) == (verdict, asks)


@pytest.mark.parametrize(
    ("rows", "asks"),
    [
        ("5 | Systemet viser kort. | Ja\n6 | Kunden må bruge robotter. |\n7 | Drift. | Ja\n", True),
        # A form that nobody has filled in.
        ("5 | Systemet viser kort. |\n6 | Kunden må bruge robotter. |\n7 | Drift. |\n", False),
    ],
)
def test_a_requirement_alone_without_an_answer_asks(build: Build, rows: str, asks: bool) -> None:
    contract = build(Kontrakt=MAIN.format(more="Drift."), Bilag_2=f"BILAG 2\nKRAV\n\nNr. | Krav | Svar\n{rows}")
    assert contract.verdict is Verdict.COMPLIANT
    assert contract.needs_review is asks


@pytest.mark.parametrize(
    "other",
    [
        "1. Systemet er web.\n\n2. Systemet driftes i Danmark.\n\n3. Supporten er åben.\n",
        "2. Drift\n\n2.1 Systemet driftes i Danmark.\n\n2.2 Der tages backup.\n",
    ],
)
def test_a_description_with_numbers_of_its_own_is_no_answer(build: Build, other: str) -> None:
    contract = build(
        Kontrakt=APART.format(order=NO_ORDER),
        Bilag_1_Krav="BILAG 1 - KRAV\n\n1. Systemet viser kort.\n\n2. Kunden må bruge robotter.\n",
        Bilag_2=f"BILAG 2 - LØSNINGSBESKRIVELSE\n\n{other}",
    )
    assert contract.verdict is Verdict.COMPLIANT
    assert not contract.needs_review


def test_a_table_on_something_else_that_names_the_requirement_is_no_answer(build: Build) -> None:
    contract = apart_contract(build, "Krav | Leveres\nK-16 | 1. marts\nK-17 | 1. marts\n", "BILAG 2 - TIDSPLAN")
    assert contract.verdict is Verdict.COMPLIANT
    assert not contract.needs_review


COLUMNS = (
    "Nr. | Krav | Ja | Nej\n5 | Systemet viser kort. | X |\n6 | Kunden må bruge robotter. | {yes} | {no}\n"
    "7 | Drift. | X |\n"
)
SIGNS = (
    "Svarene er angivet med tal: 3 = ja, 0 = tilbydes ikke.\n\nNr. | Krav | Svar\n5 | Systemet viser kort. | 3\n"
    "6 | Kunden må bruge robotter. | {sign}\n7 | Drift. | 3\n"
)


@pytest.mark.parametrize(("yes", "no", "verdict"), [("X", "", Verdict.COMPLIANT), ("", "X", Verdict.MISSING)])
def test_a_cross_counts_in_the_column_that_it_stands_in_also_where_rows_are_typed_as_lines(
    build: Build, yes: str, no: str, verdict: Verdict
) -> None:
    rows = COLUMNS.format(yes=yes, no=no) + "Besvaret den 2. maj 2024."
    assert build(Kontrakt=MAIN.format(more="Drift."), Bilag_2=f"BILAG 2\n\n{rows}").verdict is verdict


@pytest.mark.parametrize(("sign", "verdict"), [("3", Verdict.COMPLIANT), ("0", Verdict.MISSING)])
def test_a_sign_says_what_the_key_says_that_it_stands_for(build: Build, sign: str, verdict: Verdict) -> None:
    rows = SIGNS.format(sign=sign)
    assert build(Kontrakt=MAIN.format(more="Drift."), Bilag_2=f"BILAG 2\n\n{rows}").verdict is verdict


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("H", Verdict.COMPLIANT),
        ("H. Kommentar: Det virker i dag.", Verdict.COMPLIANT),
        ("I. Kommentar: Kunden må ikke bruge robotter.", Verdict.RESTRICTED),
        ("I", Verdict.MISSING),
    ],
)
def test_a_key_may_have_a_line_for_each_letter_and_answers_go_on_with_remarks(
    build: Build, answer: str, verdict: Verdict
) -> None:
    key = (
        "Ud for hvert krav har leverandøren angivet et bogstav:\n  H = kravet er opfyldt\n  I = kravet imødekommes ikke"
    )
    asked = "2.1  Kunden må bruge robotter i alle skærmbilleder, som systemet har."
    rows = f"{key}\n\n{asked}\n     Besvarelse: {answer}\n\n2.2  Drift.\n     Besvarelse: H\n"
    assert build(Kontrakt=MAIN.format(more="Drift."), Bilag_2=f"BILAG 2\n\n{rows}").verdict is verdict


@pytest.mark.parametrize(
    ("rule", "answer", "verdict"),
    [
        (
            "Hvor krav og besvarelse ikke er enslydende, gælder besvarelsen.",
            "Opfyldt. Kunden må bruge robotter.",
            "compliant",
        ),
        ("Hvor krav og besvarelse ikke er enslydende, gælder besvarelsen.", "Opfyldt.", "conditional"),
        ("Drift.", "Opfyldt. Kunden må bruge robotter.", "conditional"),
    ],
)
def test_an_answer_that_gives_more_than_was_asked_for_counts(
    build: Build, rule: str, answer: str, verdict: str
) -> None:
    asked = f"Krav 6. Robotter kræver samtykke.\nBesvarelse: {answer}\n"
    listed = f"BILAG 2\nKRAV OG SVAR\n\nKrav 5. Kort.\nBesvarelse: Ja.\n\n{asked}"
    assert build(Kontrakt=MAIN.format(more=rule), Bilag_2=listed).verdict.value == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Forbehold i tilbudsbrevet anses for frafaldet.", Verdict.COMPLIANT),
        ("Tilbudsbrevet er en del af kontrakten.", Verdict.CONDITIONAL),
    ],
)
def test_a_reservation_that_was_given_up_takes_nothing(build: Build, said: str, verdict: Verdict) -> None:
    offer = "BILAG 3 – TILBUDSBREV\n\nVi opfylder kravene, dog tager vi delvist forbehold for krav 6.\n"
    asked = "BILAG 2\nKRAV\n\nKrav 5. Kort.\n\nKrav 6. Kunden må bruge robotter.\n"
    assert build(Kontrakt=MAIN.format(more=said), Bilag_2=asked, Bilag_3=offer).verdict is verdict


def test_the_answer_to_the_next_question_is_none_to_this(build: Build) -> None:
    asked = (
        "BILAG 2\nSPØRGSMÅL OG SVAR\n\nSpørgsmål 1: Hvem er brugere? Svar: Ansatte og softwarerobotter. Kunden må "
        "bruge robotter.\nSpørgsmål 2: Leveres målestationer? Svar: Nej, de findes.\n"
    )
    contract = build(Kontrakt=MAIN.format(more="Drift."), Bilag_2=asked)
    assert contract.verdict is Verdict.COMPLIANT
