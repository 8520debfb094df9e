"""What a line begins with opens a paragraph, unless the words before it wait for its number."""

from __future__ import annotations

import pytest

from clausecheck.documents.lines import begins_paragraph, looks_like_heading

BEFORE = "Kunden kan uanset, hvad der i øvrigt er aftalt mellem Parterne, gøre de beføjelser gældende, der følger af "


@pytest.mark.parametrize("lead", ["jf. pkt.", "punkterne", "bilagene", "paragraphs", "inden for", "litra", "§§", "den"])
def test_a_number_that_the_line_above_waits_for_opens_no_paragraph(lead):
    assert not begins_paragraph("4.2 Misligholdelse", BEFORE + lead)
    assert begins_paragraph("4.2 Misligholdelse", f"{BEFORE}{lead} disse.")


@pytest.mark.parametrize("line", ["4.2 Misligholdelse", "§ 7 Ophør", "Bilag 3: Priser", "a) at", "- at", "(ii) that"])
def test_numbers_and_list_markers_open_a_paragraph(line):
    assert begins_paragraph(line)


@pytest.mark.parametrize("line", ["misligholdelse", "1. juni 2024", "4.200 kr.", "30 dage efter", "x4.2 Tekst"])
def test_dates_amounts_and_plain_words_open_none(line):
    assert not begins_paragraph(line)


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("4.2 Misligholdelse", True),
        ("Opsigelse og ophør", True),
        ("4.2 misligholdelse", False),
        ("Kunden kan opsige.", False),
        ("Misligholdelse ........ 14", False),
        ("Misligholdelse . . . . 14", False),
        ("Misligholdelse ____ 14", False),
        ("Rettigheder efter pkt.", False),
        ("Leverandørens ansvar efter afsnit", False),
        ("O" * 91, False),
    ],
)
def test_a_heading_is_short_and_neither_a_sentence_nor_a_line_of_contents(line, is_heading):
    assert looks_like_heading(line) is is_heading
