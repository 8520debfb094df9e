"""What a pattern cannot do without."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausecheck.clauses.literals import needed


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        ("uanset", {"uanset"}),
        ("(?:uanset|trods|i strid)", {"uanset", "trods", "strid"}),
        ("går foran", {"foran"}),
        (r"\bbilag(?:et|ene)?\b", {"bilag"}),
        ("licen[cs]e terms", {"licen"}),
        ("vilkårs?", {"vilkår"}),
        ("ab+c", {"ab"}),
        ("(?:under|kontrakt)?bilag", {"bilag"}),
        ("(?<!to )amendments?", {"amendment"}),
        (r"(?P<term>[A-ZÆØÅ]\w+) betyder", {"betyder"}),
        ("(?i:EULA)", {"eula"}),
        ("(?-i:Kunde)(?= må)", {"kunde"}),
        (r"§{1,2}", {"§"}),
        (r"30\s?%", {"30"}),
        (r"a{0,3}bil\.", {"bil."}),
        (r"[\]x]ord", {"ord"}),
        (r"pris[’´\x27]n", {"pris"}),
    ],
)
def test_the_most_telling_letters_are_kept(expression: str, letters: set[str]) -> None:
    assert needed(expression) == letters


@pytest.mark.parametrize("expression", [r"\d{1,3}", "(?:uanset|[a-z]+)", "(?:ikke)?", r"^\s*$", "(?=ord)", ""])
def test_where_nothing_is_sure_none_is_said(expression: str) -> None:
    assert needed(expression) is None


@pytest.mark.parametrize("expression", ["ord)", r"\1", "(?#note)"])
def test_what_is_not_understood_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match=r"understood|unbalanced"):
        needed(expression)


_PIECES = st.sampled_from(["ab", "c", r"\d", "[de]", ".", r"\s", "f", "é"])
_EXPRESSIONS = st.recursive(
    st.builds("".join, st.lists(_PIECES, min_size=1, max_size=4)),
    lambda inner: st.one_of(
        st.builds("({})".format, inner),
        st.builds("(?:{}|{})".format, inner, inner),
        st.builds("(?:{}){}".format, inner, st.sampled_from(["?", "*", "+", "{2}", "{0,1}", "*?"])),
        st.builds("{}{}".format, inner, inner),
        st.builds("{}{}".format, inner, st.sampled_from(["?", "+", ""])),
        st.builds("(?!{}){}".format, inner, inner),
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(_EXPRESSIONS, st.data())
def test_a_text_that_fits_has_some_of_the_letters(expression: str, data: st.DataObject) -> None:
    letters = needed(expression)
    text = data.draw(st.from_regex(re.compile(expression)))
    assert letters is None or any(letter in text.lower() for letter in letters)
