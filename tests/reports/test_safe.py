import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.reports import safe


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r+", " =", "＝"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(start: str) -> None:
    assert safe.for_csv(f"{start}1+1").startswith("'")


@pytest.mark.parametrize("value", ["Kunden må ikke", "12.4", "§ 7", "»=1«", ""])
def test_ordinary_text_is_left_alone(value: str) -> None:
    assert safe.for_csv(value) == value


@given(st.text())
def test_nothing_that_reaches_the_terminal_can_move_its_cursor_or_break_the_line(value: str) -> None:
    shown = safe.for_terminal(value)
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)
    assert "\u202e" not in shown


@given(st.text())
def test_letters_survive_on_the_terminal(value: str) -> None:
    letters = [char for char in value if char.isalnum()]
    assert [char for char in safe.for_terminal(value) if char.isalnum()] == letters
