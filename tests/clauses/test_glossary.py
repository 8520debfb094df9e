"""A term on a line of its own and what it means, in the paragraph below, are one clause."""

from pathlib import Path

import pytest

from clausecheck.clauses.glossary import is_entry
from clausecheck.documents import read
from tests.clauses.test_segmenting import body, cut


@pytest.mark.parametrize(
    ("term", "meaning"),
    [
        ("Autoriseret Operatør", "et menneske, der er ansat i kommunen."),
        ("Bruger", "enhver person eller ethvert program, som Kunden giver adgang."),
        ("»Named User«", "a natural person employed by the Customer."),
    ],
)
def test_an_entry_of_a_glossary_is_told(term: str, meaning: str) -> None:
    assert is_entry(term, meaning)


@pytest.mark.parametrize(
    ("term", "meaning"),
    [
        ("3. Brug", "en bruger må ikke udlåne sin konto."),
        ("Brug af systemet.", "det er kundens ansvar."),
        ("Varighed", "Aftalen løber i fire år."),
        ("Kunden skal hvert år inden udgangen af april betale", "det vederlag, der følger af bilag 1."),
    ],
)
def test_titles_and_lines_that_break_off_are_none(term: str, meaning: str) -> None:
    assert not is_entry(term, meaning)


def test_an_entry_is_one_clause_with_its_place_in_the_text(tmp_path: Path) -> None:
    text = "BEGREBER\n\nOperatør\net menneske, der er ansat i kommunen.\n\nFejl\nen afvigelse, som kan gentages.\n"
    clauses = cut(tmp_path, text)
    whole = read(tmp_path / "aftale.txt").text
    told = [said for _, said in body(clauses)]
    assert told == ["Operatør: et menneske, der er ansat i kommunen.", "Fejl: en afvigelse, som kan gentages."]
    entry = next(clause for clause in clauses if clause.text.startswith("Operatør"))
    assert [whole[piece.document_start :][:8] for piece in entry.segments] == ["Operatør", "et menne"]
