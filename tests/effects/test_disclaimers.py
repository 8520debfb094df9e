"""A supplier that disclaims liability for robots gives no right to use them."""

from __future__ import annotations

import pytest

from clausecheck.effects import Effect
from clausecheck.effects.disclaimers import only_disclaims
from clausecheck.effects.judging import classify
from clausecheck.effects.word_files import examples


@pytest.mark.parametrize("text", examples("disclaimers", "examples"))
def test_a_disclaimer_gives_no_right(text: str) -> None:
    assert only_disclaims(text)
    assert Effect.PERMITTED not in classify(text).effects


@pytest.mark.parametrize("text", examples("disclaimers", "counterexamples"))
def test_a_clause_that_says_more_is_no_mere_disclaimer(text: str) -> None:
    assert not only_disclaims(text)
