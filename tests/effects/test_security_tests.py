"""What the data file says of tools for tests of security is true of its own examples, and of whole answers."""

from __future__ import annotations

import pytest

from clausecheck.effects import Effect
from clausecheck.effects.judging import classify
from clausecheck.effects.security_tests import is_on_security_tests
from clausecheck.effects.word_files import examples


@pytest.mark.parametrize("text", examples("security_tests", "examples"))
def test_tools_for_tests_alone_are_told(text: str) -> None:
    assert is_on_security_tests(text)
    assert not {Effect.PROHIBITED, Effect.CONDITIONAL, Effect.PERMITTED} & set(classify(text).effects)


@pytest.mark.parametrize("text", examples("security_tests", "counterexamples"))
def test_other_bars_are_no_tests(text: str) -> None:
    assert not is_on_security_tests(text)
