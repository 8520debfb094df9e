"""A line that looks like a title but is a sentence with nothing below it is text, and is judged."""

from __future__ import annotations

import pytest

from clausecheck.clauses import segment
from clausecheck.clauses.headings import examples, is_sentence
from clausecheck.clauses.model import ClauseKind
from clausecheck.documents import read


@pytest.mark.parametrize("text", examples("examples"))
def test_sentences_say_something(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize("text", examples("counterexamples"))
def test_titles_say_nothing(text: str) -> None:
    assert not is_sentence(text)


def kinds(tmp_path, *lines: str) -> dict[str, ClauseKind]:
    path = tmp_path / "kontrakt.txt"
    path.write_text("KONTRAKT\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    return {clause.text: clause.kind for clause in segment(read(path))}


def test_rules_without_a_stop_are_text_and_titles_over_text_are_titles(tmp_path) -> None:
    told = kinds(
        tmp_path,
        "1. Brugere oprettes af kommunen",
        "2. Robotter må ikke anvendes i systemet",
        "3. Koder er personlige og fortrolige",
        "Parterne mødes hvert kvartal og drøfter driften.",
        "4. Sådan kan systemet anvendes",
        "Systemet kan anvendes hele døgnet.",
    )
    assert told["Robotter må ikke anvendes i systemet"] is ClauseKind.BODY
    assert told["Koder er personlige og fortrolige"] is ClauseKind.BODY
    assert told["Sådan kan systemet anvendes"] is ClauseKind.HEADING


def test_the_mark_of_a_note_after_the_stop_makes_no_title(tmp_path) -> None:
    assert kinds(tmp_path, "1. Kunden må ikke bruge scripts.*")["Kunden må ikke bruge scripts.*"] is ClauseKind.BODY


def test_a_cell_under_a_column_for_robots_is_led_by_its_title(tmp_path) -> None:
    told = kinds(tmp_path, "Adgang | Medarbejdere | Robotter\nLæse | Ja | Nej\nSkrive | Ja | Nej")
    assert "Adgang: Læse | Medarbejdere: Ja | Robotter: Nej" in told
