"""A right that holds only within bounds is looked at before it counts as one without hindrances."""

from __future__ import annotations

import pytest

from clausecheck.effects import Effect
from clausecheck.effects.judging import classify
from clausecheck.effects.narrow import is_narrow, is_on_terms_elsewhere
from clausecheck.effects.word_files import examples


@pytest.mark.parametrize("text", examples("narrow", "examples"))
def test_a_right_within_bounds_is_narrow_and_is_never_a_plain_right(text: str) -> None:
    assert is_narrow(text)
    found = classify(text)
    assert Effect.PERMITTED not in found.effects or found.needs_review


@pytest.mark.parametrize("text", examples("narrow", "counterexamples"))
def test_a_right_without_bounds_is_not(text: str) -> None:
    assert not is_narrow(text)


@pytest.mark.parametrize("text", examples("narrow", "on_terms_elsewhere"))
def test_a_right_on_terms_that_stand_elsewhere_is_no_plain_right_alone(text: str) -> None:
    assert is_on_terms_elsewhere(text)
    assert not is_narrow(text)
    found = classify(text)
    assert Effect.PERMITTED not in found.effects or found.needs_review


def test_only_the_sentence_that_gives_the_right_can_narrow_it() -> None:
    right = "Kunden kan frit anvende robotter i Systemet."
    assert not is_narrow(f"{right} Leverandøren holder lukket uden for normal arbejdstid.", len(right))
