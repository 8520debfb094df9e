"""Two wordings are compared in whole words, and nothing of either is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.portfolio.wording import Mark, compare, likeness

words = st.lists(st.sampled_from(["Kunden", "må", "ikke", "bruge", "robotter", ",", "§ 7", "\n"]), max_size=12).map(
    " ".join
)


@given(words, words)
def test_both_wordings_can_be_had_from_the_pieces(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.INSERTED) == before
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.DELETED) == after


def test_only_the_changed_words_are_marked() -> None:
    marked = list(compare("Kunden må bruge robotter.", "Kunden må ikke bruge robotter."))
    assert [(piece.mark, piece.text.strip()) for piece in marked if piece.mark is not Mark.KEPT] == [
        (Mark.INSERTED, "ikke")
    ]


def test_a_word_that_both_have_is_kept_whatever_stands_around_it() -> None:
    marked = compare("en navngiven fysisk person hos Kunden", "en person eller en softwarerobot hos Kunden")
    assert [(piece.mark, piece.text.strip()) for piece in marked] == [
        (Mark.KEPT, "en"),
        (Mark.DELETED, "navngiven fysisk"),
        (Mark.KEPT, "person"),
        (Mark.INSERTED, "eller en softwarerobot"),
        (Mark.KEPT, "hos Kunden"),
    ]


def test_a_very_long_clause_is_taken_out_and_put_in_whole() -> None:
    long = "ord " * 5_000
    assert [piece.mark for piece in compare(long, long + "mere")] == [Mark.DELETED, Mark.INSERTED]


@pytest.mark.parametrize(
    ("before", "after", "alike"),
    [
        ("Kunden må bruge robotter efter samtykke", "Kunden må bruge robotter uden samtykke", True),
        ("Kunden må bruge robotter", "Leverandøren afholder alle omkostninger til drift", False),
    ],
)
def test_wordings_of_one_clause_are_told_from_two_clauses(before: str, after: str, alike: bool) -> None:
    assert (likeness(before, after) >= 0.6) is alike
