"""Titles of columns without which their cells say nothing."""

import pytest

from clausecheck.clauses.columns import examples, needs_heading


@pytest.mark.parametrize("title", examples("examples"))
def test_cells_for_answers_and_actors_need_their_title(title: str) -> None:
    assert needs_heading(title)


@pytest.mark.parametrize("title", examples("counterexamples"))
def test_other_cells_are_read_without(title: str) -> None:
    assert not needs_heading(title)
