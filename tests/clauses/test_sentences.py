"""Sentences end where a reader of contracts sees them end, whatever abbreviations stand in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.clauses.sentences import abbreviations, sentences


def cut(text: str) -> list[str]:
    return [text[left:right] for left, right in sentences(text)]


@pytest.mark.parametrize("text", abbreviations().examples)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize("text", abbreviations().counterexamples)
def test_a_sentence_ends_although_an_abbreviation_stands_there(text: str) -> None:
    parts = text.split(" | ")
    assert cut(" ".join(parts)) == parts


@given(st.text(alphabet='abcÅØ .!?;:()"»«12\n', max_size=200))
def test_sentences_lie_in_order_and_lose_nothing_but_spaces(text: str) -> None:
    spans = sentences(text)
    assert all(left < right for left, right in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join("".join(text[left:right].split()) for left, right in spans) == "".join(text.split())


@pytest.mark.parametrize("piece", ["9. ", "! ", ".", "( ", "... "])
def test_a_hostile_text_of_one_sign_over_and_over_is_split_in_one_pass(piece: str) -> None:
    text = piece * 100_000
    spans = sentences(text)
    assert spans[-1][1] == len(text.rstrip())
