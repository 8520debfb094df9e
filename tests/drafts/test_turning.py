"""The smallest edits: every rule does to its examples what it says."""

from __future__ import annotations

import pytest

from clausecheck.drafts import turning


@pytest.mark.parametrize(("rule", "before", "after"), turning.examples())
def test_a_rule_does_to_its_example_what_it_says(rule: str, before: str, after: str) -> None:
    assert turning.by_rule(rule, before) == after
