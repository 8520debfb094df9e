"""Items are read with the line or heading that they hang on, whether they have a marker, a number or neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.clauses import Clause, segment
from clausecheck.clauses.lists import examples, is_fragment, opens_list, speaks_for_items
from clausecheck.clauses.model import ClauseKind
from clausecheck.documents import read


def clauses(folder: Path, text: str) -> list[Clause]:
    path = folder / "kontrakt.txt"
    path.write_text(text, encoding="utf-8")
    return [clause for clause in segment(read(path)) if clause.kind is not ClauseKind.HEADING]


def texts(folder: Path, text: str) -> list[str]:
    return [clause.text for clause in clauses(folder, text)]


@pytest.mark.parametrize("example", examples("examples"), ids=lambda example: example["heading"])
def test_items_that_are_no_sentences_hang_on_their_heading(example: dict[str, list[str]], tmp_path: Path) -> None:
    heading = str(example["heading"])
    assert opens_list(heading) or speaks_for_items(heading)
    assert all(map(is_fragment, example["items"]))


@pytest.mark.parametrize("example", examples("counterexamples"), ids=lambda example: example["heading"])
def test_sentences_stand_alone_whatever_their_heading(example: dict[str, list[str]]) -> None:
    heading = str(example["heading"])
    hangs = opens_list(heading) or speaks_for_items(heading)
    assert not (hangs and any(map(is_fragment, example["items"])))


def test_items_without_a_marker_carry_the_line_that_breaks_off(tmp_path: Path) -> None:
    found = texts(
        tmp_path,
        "Brug af Systemet sker efter disse vilkår.\n\nKunden forpligter sig til ikke at:\n\nkopiere den;\n\n"
        "lade programmer logge på i en brugers navn;\n\nudleje Systemet.\n\nVilkårene kan ændres med et varsel.",
    )
    assert found[1:-1] == [
        "Kunden forpligter sig til ikke at: kopiere den;",
        "Kunden forpligter sig til ikke at: lade programmer logge på i en brugers navn;",
        "Kunden forpligter sig til ikke at: udleje Systemet.",
    ]
    assert found[-1] == "Vilkårene kan ændres med et varsel."


def test_numbers_below_a_line_that_breaks_off_carry_it_and_keep_their_own_number(tmp_path: Path) -> None:
    found = clauses(
        tmp_path,
        "5.2 Kunden fastsætter selv antallet af brugere.\n\n5.3 Kunden må ikke:\n\n5.3.1 Videregive adgangskoder.\n\n"
        "5.3.2 Anvende softwarerobotter.\n\n5.4 Kunden betaler kvartalsvis.",
    )
    assert [(clause.section, clause.text) for clause in found] == [
        ("5.2", "Kunden fastsætter selv antallet af brugere."),
        ("5.3.1", "Kunden må ikke: Videregive adgangskoder."),
        ("5.3.2", "Kunden må ikke: Anvende softwarerobotter."),
        ("5.4", "Kunden betaler kvartalsvis."),
    ]


def test_infinitives_below_a_heading_that_forbids_carry_it(tmp_path: Path) -> None:
    found = texts(
        tmp_path,
        "6. Forbudt brug\n\nAt udgive sig for en anden.\n\nAt lade programmer betjene tjenesten.\n\n7. Priser\n\n"
        "Vederlaget faktureres kvartalsvis.",
    )
    assert found == [
        "Forbudt brug: At udgive sig for en anden.",
        "Forbudt brug: At lade programmer betjene tjenesten.",
        "Vederlaget faktureres kvartalsvis.",
    ]


def test_the_own_words_of_an_item_begin_after_what_it_carries(tmp_path: Path) -> None:
    for clause in clauses(tmp_path, "6. Forbudt brug\n\nAt udgive sig for en anden.\n\nAt dele sin adgang."):
        assert clause.text[clause.own_start :].startswith("At ")


def test_every_character_of_a_carried_clause_leads_back_to_the_document(tmp_path: Path) -> None:
    path = tmp_path / "vilkår.txt"
    path.write_text("3.1 Brugeren må ikke:\n\n3.1.1 dele sin kode,\n\n3.1.2 lade andre logge på.", encoding="utf-8")
    document = read(path)
    for clause in segment(document):
        for piece in clause.segments:
            length = piece.document_end - piece.document_start
            assert document.text[piece.document_start : piece.document_end].split() == (
                clause.text[piece.start : piece.start + length].split()
            )


def test_a_sentence_after_a_colon_is_no_item_of_a_list(tmp_path: Path) -> None:
    found = texts(
        tmp_path, "Parterne er enige om følgende:\n\nSystemet driftes af Leverandøren i hele kontraktens løbetid."
    )
    assert found[-1] == "Systemet driftes af Leverandøren i hele kontraktens løbetid."


@pytest.mark.parametrize("markers", [("iii", "iv", "v", "vi"), ("viii", "ix", "x", "xi"), ("g", "h", "i", "j")])
def test_a_letter_that_goes_on_with_the_numerals_before_it_is_no_level_below(
    markers: tuple[str, ...], tmp_path: Path
) -> None:
    lines = "\n".join(f"({marker}) Bilag {marker}" for marker in markers)
    found = clauses(tmp_path, f"3.1 Kontrakten består af:\n{lines}\n")
    assert [clause.section for clause in found] == [f"3.1 {marker})" for marker in markers]
