"""The smallest edits: every rule does to its examples what it says, and the library is complete."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.drafts import turning
from clausecheck.drafts.errors import DraftError
from clausecheck.drafts.library import filled, own_library, read_library


@pytest.mark.parametrize(("rule", "before", "after"), turning.examples())
def test_a_rule_does_to_its_example_what_it_says(rule: str, before: str, after: str) -> None:
    assert turning.by_rule(rule, before) == after


def test_the_library_has_a_reason_for_every_position() -> None:
    topic = own_library().automation
    assert topic.fallback
    assert all(position.why[tongue] for position in topic.fallback + topic.unacceptable for tongue in ("da", "en"))
    assert len(topic.paragraphs("full", "da")) == len(topic.paragraphs("full", "en"))


def test_numbers_are_filled_in_and_what_is_not_known_stays_open() -> None:
    assert filled(["x", "Se pkt. {1}-{2}."], ["6.5", "6.6"]) == ["x", "Se pkt. 6.5-6.6."]
    assert filled(["a", "Se pkt. {2}."], []) == ["a", "Se pkt. [ ]."]


def test_a_library_that_lacks_something_is_refused_with_what_it_lacks(tmp_path: Path) -> None:
    file = tmp_path / "egne.toml"
    file.write_text('schema = "clausecheck.clauses/1"\n', encoding="utf-8")
    with pytest.raises(DraftError) as caught:
        read_library(file)
    assert ("what", "[automation]") in caught.value.said.values
