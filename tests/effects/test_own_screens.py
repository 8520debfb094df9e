"""What the data file says of the system's own login and screens is true of its own examples, and of whole answers."""

from __future__ import annotations

import pytest

from clausecheck.effects import Effect
from clausecheck.effects.judging import classify
from clausecheck.effects.own_screens import is_on_own_screens
from clausecheck.effects.word_files import examples


@pytest.mark.parametrize("text", examples("own_screens", "examples"))
def test_what_screens_may_not_hold_bars_no_robot(text: str) -> None:
    assert is_on_own_screens(text)
    assert Effect.PROHIBITED not in classify(text).effects


@pytest.mark.parametrize("text", examples("own_screens", "counterexamples"))
def test_other_bars_are_not_on_the_screens(text: str) -> None:
    assert not is_on_own_screens(text)


def test_a_bar_that_was_read_on_the_screens_is_looked_at() -> None:
    found = classify("Login må ikke indeholde billedgåder, måling af musebevægelser eller lignende.", "da")
    assert found.effects == ()
    assert found.needs_review
