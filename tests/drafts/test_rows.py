"""Tables in a draft: a mend changes words of the Supplier's answer and nothing else in the table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import docx
import pytest

from clausecheck.documents.limits import Limits
from clausecheck.documents.model import Document, View
from clausecheck.documents.reading import read_bytes
from clausecheck.drafts import mending
from clausecheck.drafts.checking import check
from clausecheck.drafts.library import Library
from clausecheck.drafts.mending import Mend, mend
from clausecheck.drafts.pieces import edited
from clausecheck.drafts.reading import Judge, read_draft
from clausecheck.drafts.redline import Plan, Redlined, redlined
from clausecheck.drafts.row_turning import answer_examples, word
from clausecheck.drafts.rows import Role, role_under
from clausecheck.drafts.turning import Edit, Size, Turn, applied
from tests.drafts.conftest import DATE
from tests.drafts.make_drafts import Desk

HEAD = ("Nr.", "Krav", "Leverandørens svar")
OTHERS = (("1", "Løsningen skal understøtte MitID Erhverv.", "Ja."), ("2", "Løsningen skal logge opslag.", "Ja."))
RIGHT = "Løsningen skal uden hindringer kunne indgå i automatiseringer, fx RPA."


def table(*rows: Sequence[str], head: Sequence[str] = HEAD, paragraphs: Sequence[str] = ()) -> bytes:
    desk = Desk("typed")
    desk.title("Bilag 2 – Kravspecifikation")
    desk.section("Krav")
    for words in paragraphs:
        desk.clause(words)
    desk.table(head, *rows)
    desk.section("Øvrigt")
    desk.clause("Svarene er bindende.")
    return desk.content()


def mended(data: bytes, judge: Judge, library: Library) -> Mend:
    return mend(data, read_draft(data, "bilag.docx", judge), library, judge, DATE)


def cells(data: bytes) -> list[list[str]]:
    """Return the cells of the first table as they read with every change accepted."""
    read = read_bytes(data, "bilag.docx", Limits(), View.ACCEPTED)
    rows = [paragraph for paragraph in read.paragraphs if paragraph.table == 0]
    return [[read.text[start:end] for start, end in row.cells] for row in rows]


@pytest.mark.parametrize(
    ("answer", "after"),
    [
        ("Automatisering kan ske via vores API. Brug af robotter kræver vores samtykke.", "Ja."),
        ("Ja. Robotter skal dog godkendes af os. Der betales 12.000 kr. pr. robot.", "Ja."),
        ("Nej. RPA er ikke tilladt i Løsningen.", "Ja."),
        ("Nej, robotter må ikke anvendes", "Ja"),
    ],
)
def test_an_answer_to_the_customers_own_right_becomes_a_yes(
    judge: Judge, library: Library, answer: str, after: str
) -> None:
    data = table(*OTHERS, ("3", RIGHT, answer))
    made = mended(data, judge, library)
    assert cells(made.content)[:4] == [list(HEAD), *map(list, OTHERS), ["3", RIGHT, after]]
    assert made.compliant
    assert made.rejects_to_original


def test_two_columns_of_answers_say_the_same(judge: Judge, library: Library) -> None:
    head = ("Krav-id", "Krav", "Opfyldes (Ja/Nej/Delvist)", "Leverandørens besvarelse")
    row = ("K-02", RIGHT, "Delvist", "Skærmrobotter og scripts understøttes ikke og må ikke anvendes.")
    made = mended(table(("K-01", "Systemet skal logge.", "Ja", "Opfyldt."), row, head=head), judge, library)
    assert cells(made.content)[1:3] == [["K-01", "Systemet skal logge.", "Ja", "Opfyldt."], ["K-02", RIGHT, "Ja", ""]]


def test_a_no_to_something_else_is_left_to_be_written_by_hand(judge: Judge, library: Library) -> None:
    row = ("3", "Løsningen skal levere rapporter.", "Nej. Softwarerobotter må ikke anvendes i Løsningen.")
    data = table(*OTHERS, row)
    made = mended(data, judge, library)
    assert cells(made.content)[3] == list(row)
    assert not made.turned
    found = check(data, "bilag.docx", library, judge)
    assert [advice.suggestion for advice in found.advice if advice.finding.deciding] == [None]


def test_the_customers_own_requirement_is_never_changed(judge: Judge, library: Library) -> None:
    row = ("3", "Sagsbehandlingen i Løsningen skal udføres manuelt af en medarbejder.", "Ja.")
    made = mended(table(*OTHERS, row), judge, library)
    assert cells(made.content)[3] == list(row)


def test_a_price_goes_out_with_what_it_is_the_price_of(judge: Judge, library: Library) -> None:
    robots = ("Robotlicens (pr. softwarerobot, obligatorisk)", "24.000 kr.")
    people = ("Brugerlicens, medarbejder", "1.200 kr.")
    right = "Systemet kan uden hindringer indgå i automatiseringer, fx RPA."
    data = table(people, robots, head=("Ydelse", "Pris pr. år"), paragraphs=[right])
    made = mended(data, judge, library)
    assert [turned.size for turned in made.turned] == [Size.ROW.value]
    assert cells(made.content) == [["Ydelse", "Pris pr. år"], list(people)]
    assert made.rejects_to_original
    rows = docx.Document(io.BytesIO(made.content)).tables[0].rows
    assert len(rows) == 3


def test_a_clause_in_a_numbered_row_leaves_its_number(judge: Judge, library: Library) -> None:
    ban = "Hvis Kunden anvender robotter, bortfalder garantien og servicemålene."
    rows = (("2.1", "Kunden har brugsret."), ("2.2", ban))
    made = mended(table(*rows, head=("1.1", "Leverandøren leverer Systemet.")), judge, library)
    assert cells(made.content)[1:] == [list(rows[0]), ["2.2", "(Udgået)"]]


def test_an_answer_of_several_paragraphs_is_replaced_whole(judge: Judge, library: Library) -> None:
    data = table(("1", "Løsningen skal logge.", "Ja"), ("2", "Løsningen skal kunne anvendes af robotter.", ""))
    document = docx.Document(io.BytesIO(data))
    cell = document.tables[0].rows[2].cells[2]
    cell.text = "Ja, med forbehold."
    cell.add_paragraph("Robotter kræver særskilt licens.")
    written = io.BytesIO()
    document.save(written)
    made = mended(written.getvalue(), judge, library)
    assert cells(made.content)[2] == ["2", "Løsningen skal kunne anvendes af robotter.", "Ja."]


def test_an_edit_that_would_change_anything_else_is_not_written(
    judge: Judge, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = table(*OTHERS, ("3", RIGHT, "Nej. RPA er ikke tilladt i Løsningen."))
    written = redlined

    def careless(data: bytes, document: Document, plan: Plan, date: str) -> Redlined:
        made = written(data, document, plan, date)
        if not plan.turned:
            return made
        spoilt = docx.Document(io.BytesIO(made.content))
        spoilt.tables[0].rows[1].cells[2].text = ""
        saved = io.BytesIO()
        spoilt.save(saved)
        return replace(made, content=saved.getvalue())

    monkeypatch.setattr(mending, "redlined", careless)
    made = mended(data, judge, library)
    assert not made.turned
    assert cells(made.content)[1:4] == [*map(list, OTHERS), ["3", RIGHT, "Nej. RPA er ikke tilladt i Løsningen."]]


def test_an_edit_over_two_cells_takes_nothing_between_them(judge: Judge, library: Library) -> None:
    data = table(*OTHERS, ("3", RIGHT, "Nej. RPA er ikke tilladt i Løsningen."))
    draft = read_draft(data, "bilag.docx", judge)
    clause = next(clause for clause in draft.clauses if "RPA er ikke" in clause.text)
    edit = Edit(clause.text.index("fx RPA"), len(clause.text), "")
    text = edited(draft.document, [(clause, Turn(Size.SENTENCE, (edit,), applied(clause.text, (edit,))))])
    assert "Løsningen skal understøtte MitID Erhverv.\tJa." in text


@pytest.mark.parametrize(("kind", "said", "fits"), answer_examples())
def test_the_words_of_answers_fit_their_examples(kind: str, said: str, fits: bool) -> None:
    assert bool(word(kind).search(said)) is fits


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Krav", Role.TEXT),
        ("Kravbeskrivelse", Role.TEXT),
        ("Requirement", Role.TEXT),
        ("Krav-id", Role.NUMBER),
        ("Nr.", Role.NUMBER),
        ("Kravtype", Role.CATEGORY),
        ("Priority", Role.CATEGORY),
        ("Leverandørens svar", Role.ANSWER),
        ("Opfyldes (Ja/Nej/Delvist)", Role.ANSWER),
        ("Supplier's response", Role.ANSWER),
        ("Forbehold", Role.ANSWER),
        ("Pris pr. år", Role.OTHER),
    ],
)
def test_a_column_is_told_by_its_heading(heading: str, role: Role) -> None:
    assert role_under(heading) is role
