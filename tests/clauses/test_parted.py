"""A pattern tried part by part finds what the whole does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.clauses.literals import alternatives
from clausecheck.clauses.parted import Parted
from clausecheck.clauses.sieve import Sieve

PATTERN = r"(?:ab|a|b+c|\bcd|(?<=x)y|(?:x|y)z\b|d(?=\s))"


@pytest.mark.parametrize(
    ("expression", "parts"),
    [
        ("a|b c|d", ["a", "b c", "d"]),
        ("(?:a|b(?:c|d))", ["a", "b(?:c|d)"]),
        ("(?:a|b)c", ["(?:a|b)c"]),
        ("(?:a|b)|c", ["(?:a|b)", "c"]),
        (r"[|)]x|\|", ["[|)]x", r"\|"]),
        ("kun ét", ["kun ét"]),
    ],
)
def test_the_alternatives_of_an_expression_are_told(expression: str, parts: list[str]) -> None:
    assert [part.expression for part in alternatives(expression)] == parts


@pytest.mark.parametrize(("expression", "kept"), [("a(b)|c", [True, False]), ("(?P<x>a)", [True]), ("(?:a)b", [False])])
def test_an_alternative_tells_whether_it_keeps_what_groups_find(expression: str, kept: list[bool]) -> None:
    assert [part.captures for part in alternatives(expression)] == kept


def test_an_unbalanced_expression_is_an_error() -> None:
    with pytest.raises(ValueError, match="unbalanced"):
        alternatives("a)|b")


@given(st.text("abcdxyzAB .", max_size=24))
def test_every_place_is_found_in_the_same_order(text: str) -> None:
    sieve = Sieve({"p": PATTERN})
    parted = Parted([part.expression for part in sieve.alternatives("p")], lambda said: sieve.fitting(said, "p"))
    whole = re.compile(PATTERN, re.IGNORECASE)
    assert [found.span() for found in parted.finditer(text)] == [found.span() for found in whole.finditer(text)]
    first, plain = parted.search(text), whole.search(text)
    assert (first.span() if first else None) == (plain.span() if plain else None)


def test_only_the_alternatives_whose_words_are_there_are_tried() -> None:
    sieve = Sieve({"p": "går forud|har forrang|viger"})
    assert sieve.fitting("Bilag 2 VIGER for kontrakten, som har forrang.", "p") == [1, 2]
    assert sieve.fitting("Prisen er fast.", "p") == []
