"""Section numbers are mended where their order proves them misread, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.documents import ocr_numbers


def mended(lines: list[str], set_off: bool = False) -> list[str]:
    return ocr_numbers.mended(lines, [set_off] * len(lines))


def numbers(lines: list[str]) -> list[str]:
    return [line.split(" ", 1)[0] for line in lines]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("1 14 1:2 1.3 2 2.1 22 2.3", "1 1.1 1.2 1.3 2 2.1 2.2 2.3"),
        ("4 4.1 4.2 4,3 4.4", "4 4.1 4.2 4.3 4.4"),
        ("4 4.1 4.1.1 4.12 4.1.3 5", "4 4.1 4.1.1 4.1.2 4.1.3 5"),
        ("1. l.1 1.2 I.3 2.", "1. 1.1 1.2 1.3 2."),
        ("8 8.1 8.2 83 84 9", "8 8.1 8.2 8.3 8.4 9"),
        ("9 9.1 9.2 10 10.1 102 11", "9 9.1 9.2 10 10.1 10.2 11"),
        ("1 2 8 4 5", "1 2 3 4 5"),
    ],
)
def test_a_misread_number_is_mended(read, meant):
    assert numbers(mended([f"{number} Kunden må" for number in read.split()])) == meant.split()


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("1 id 1:2 13 2", "1 1.1 1.2 1.3 2"),
        ("6 6.1 7 TA 8 8.1", "6 6.1 7 7.1 8 8.1"),
        ("3.1 3.2 Æ. 3.4", "3.1 3.2 3.3. 3.4"),
        ("1 id 1.3 2", "1 id 1.3 2"),
        ("3.1 Ny 3.2 4", "3.1 Ny 3.2 4"),
        ("3.1 a) b) 3.3", "3.1 a) b) 3.3"),
        ("7 TA", "7 TA"),
    ],
)
def test_what_stands_where_one_number_is_missing_is_that_number(read, meant):
    lines = [f"{number} Kunden må" for number in read.split()]
    assert numbers(mended(lines, set_off=True)) == meant.split()


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("6 6.1 ?. ?.? 7.2", "6 6.1 7. 7.1 7.2"),
        ("9 ?.? ??. ??.?", "9 9.1 10. 10.1"),
        ("9 ?.? ??.?", "9 9.1 Kunden"),
    ],
)
def test_a_number_of_which_the_stops_were_seen_is_told_by_its_shape(read, meant):
    assert numbers(mended([f"{number} Kunden må" for number in read.split()])) == meant.split()


def test_a_word_that_no_gap_sets_off_is_no_number():
    assert numbers(mended(["7.1 Kunden", "TA Kunden", "7.3 Kunden"])) == ["7.1", "TA", "7.3"]
    assert numbers(mended(["7.1 Kunden", "TA Kunden", "7.3 Kunden"], set_off=True)) == ["7.1", "7.2", "7.3"]


@pytest.mark.parametrize(
    "lines",
    [
        ["1 Formål", "14 dage efter varslet", "2 Pris"],
        ["1 Formål", "12 Ikrafttræden", "30 Ophør"],
        ["3.7 Pris", "3.9 Betaling", "4.2 Rente"],
        ["2019 Kommunen", "2020 Kommunen"],
        ["Side 14 af 22", "Kunden må 1:2"],
        ["21 Drift", "22 Support", "23 Pris"],
        ["1.1 Kunden", "1.500 kroner", "1.2 Kunden"],
    ],
)
def test_a_number_that_may_be_right_is_left_alone(lines):
    assert mended(lines) == lines


def test_only_the_number_changes():
    lines = ["2.1 Kunden må 22 gange.", "og 22 gange til", "22. Kunden må, jf. 21, anvende 1:2."]
    assert mended(lines) == [*lines[:2], "2.2. Kunden må, jf. 21, anvende 1:2."]


@given(st.lists(st.text(alphabet="1234.:lI Kø", max_size=12), max_size=12))
def test_words_are_never_lost(lines):
    def letters(line: str) -> str:
        return "".join(char for char in line if char in "Kø")

    assert [letters(line) for line in mended(lines)] == [letters(line) for line in lines]


@given(st.lists(st.lists(st.integers(1, 4), min_size=0, max_size=3), min_size=1, max_size=5))
def test_a_document_read_right_is_left_as_it_is(chapters):
    lines = []
    for chapter, sections in enumerate(chapters, 1):
        lines.append(f"{chapter} Afsnit")
        for section, count in enumerate(sections, 1):
            lines.append(f"{chapter}.{section} Kunden")
            lines += [f"{chapter}.{section}.{item} Kunden" for item in range(1, count + 1)]
    assert mended(lines) == lines
