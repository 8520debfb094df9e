"""A right from which a later sentence of its clause takes something is looked at before it counts."""

from __future__ import annotations

import pytest

from clausecheck.effects.judging import classify
from clausecheck.effects.model import Effect
from clausecheck.effects.taken_back import takes_back
from clausecheck.effects.word_files import examples


def told(example: str) -> bool:
    right, rest = example.split("||")
    return takes_back(right + rest, len(right))


@pytest.mark.parametrize("example", examples("taken_back", "examples"))
def test_what_is_taken_from_a_right_is_seen(example: str) -> None:
    assert told(example)


@pytest.mark.parametrize("example", examples("taken_back", "counterexamples"))
def test_what_takes_nothing_from_it_is_not(example: str) -> None:
    assert not told(example)


def test_a_clause_that_gives_a_right_and_takes_from_it_is_no_plain_right() -> None:
    right = "Kommunen kan frit lade softwarerobotter udføre alle opgaver, og Leverandøren kan ikke kræve betaling."
    plain = classify(f"{right} Robotterne kan køre hele døgnet.", "da")
    assert plain.effects == (Effect.PERMITTED,)
    assert not plain.needs_review
    taken = classify(f"{right} Fra 1. april er sager om underretninger undtaget herfra.", "da")
    assert taken.needs_review or Effect.CONDITIONAL in taken.effects
