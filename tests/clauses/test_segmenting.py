"""Documents are cut into what a reader takes in at once: numbered points, list items with their intro, table rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as WordDocument

from clausecheck.clauses import Clause, segment
from clausecheck.clauses.model import ClauseKind
from clausecheck.documents import read


def cut(folder: Path, text: str) -> list[Clause]:
    path = folder / "aftale.txt"
    path.write_text(text, encoding="utf-8")
    return list(segment(read(path)))


def body(clauses: list[Clause]) -> list[tuple[str | None, str]]:
    return [(clause.section, clause.text) for clause in clauses if clause.kind is not ClauseKind.HEADING]


def test_a_point_has_its_number_and_the_headings_above_it(tmp_path: Path) -> None:
    clauses = cut(
        tmp_path, "4. BRUGSRET\n\n4.1 Kunden har brugsret til Systemet.\n\n4.2 Brugsretten kan ikke overdrages."
    )
    assert body(clauses) == [
        ("4.1", "Kunden har brugsret til Systemet."),
        ("4.2", "Brugsretten kan ikke overdrages."),
    ]
    assert all("BRUGSRET" in clause.headings[-1] for clause in clauses[1:])


def test_a_subparagraph_is_called_by_its_paragraph(tmp_path: Path) -> None:
    clauses = cut(tmp_path, "§ 7. Adgang\n\nStk. 1. Kunden opretter brugere.\n\nStk. 2. Koder er personlige.")
    assert [section for section, _ in body(clauses)] == ["§ 7, stk. 1", "§ 7, stk. 2"]


def test_an_item_carries_its_intro_and_what_closes_the_list(tmp_path: Path) -> None:
    clauses = cut(
        tmp_path,
        "8.2 Kunden må ikke\n\na) kopiere Systemet,\n\nb) bruge programmer til login,\n\nuden skriftligt samtykke.",
    )
    assert body(clauses) == [
        ("8.2 a)", "Kunden må ikke: kopiere Systemet, uden skriftligt samtykke."),
        ("8.2 b)", "Kunden må ikke: bruge programmer til login, uden skriftligt samtykke."),
    ]


def test_a_sentence_in_quotation_marks_opens_no_list(tmp_path: Path) -> None:
    clauses = cut(tmp_path, "»I skal ikke betale for den.«\n\na) Kopier er tilladt.\n\nb) Udskrift er tilladt.")
    assert [text for _, text in body(clauses)] == [
        "»I skal ikke betale for den.«",
        "Kopier er tilladt.",
        "Udskrift er tilladt.",
    ]


def test_an_exception_that_stands_alone_belongs_to_what_it_excepts_from(tmp_path: Path) -> None:
    clauses = cut(tmp_path, "Kunden må ikke bruge programmer til login.\n\nDog gælder dette ikke for skanning af post.")
    assert [text for _, text in body(clauses)] == [
        "Kunden må ikke bruge programmer til login. Dog gælder dette ikke for skanning af post."
    ]


def test_a_long_paragraph_is_divided_at_sentence_ends(tmp_path: Path) -> None:
    sentence = "Leverandøren sørger for, at Systemet er tilgængeligt for Kundens brugere på alle hverdage i perioden."
    clauses = cut(tmp_path, " ".join([sentence] * 40))
    assert len(clauses) > 1
    assert all(len(clause.text) <= 1200 and clause.text.endswith("perioden.") for clause in clauses)


@pytest.mark.parametrize("answered", [True, False])
def test_a_row_with_an_answer_is_led_by_the_headings_of_its_table(tmp_path: Path, answered: bool) -> None:
    document = WordDocument()
    rows = [
        ("Nr.", "Krav", "Besvarelse" if answered else "Enhed"),
        ("K-12", "Systemet skal kunne betjenes af robotter.", "Nej"),
    ]
    table = document.add_table(rows=0, cols=3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "krav.docx"
    document.save(str(path))
    row_clause = next(clause for clause in segment(read(path)) if clause.kind is ClauseKind.TABLE_ROW)
    assert row_clause.section == "K-12"
    assert ("Besvarelse: Nej" in row_clause.text) is answered


def test_every_character_of_a_clause_leads_back_to_the_document(tmp_path: Path) -> None:
    path = tmp_path / "aftale.txt"
    path.write_text(
        "1. Formål\n\n1.1 Parterne aftaler:\n\n- drift\n\n- support\n\n1.2 Prisen er fast.", encoding="utf-8"
    )
    document = read(path)
    for clause in segment(document):
        span = clause.locate(clause.own_start, len(clause.text))
        assert span is not None
        assert document.text[span[0] : span[1]].strip() == clause.text[clause.own_start :].strip()
