"""What a pattern cannot do without."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausecheck.clauses.literals import most_telling, needed


@pytest.mark.parametrize(
    ("expression", "ways"),
    [
        ("uanset", ["uanset"]),
        ("(?:uanset|trods)", ["uanset", "trods"]),
        ("går foran", ["går foran"]),
        (r"\bbilag(?:et|ene)?\b", ["bilag"]),
        ("licen[cs]e terms", ["licen e terms"]),
        ("vilkårs?", ["vilkår"]),
        ("ab+c", ["ab c"]),
        ("(?:under|kontrakt)?bilag", ["bilag"]),
        ("(?:går|er) foran|viger", ["foran går/er", "viger"]),
        ("(?<!to )amendments?", ["amendment"]),
        (r"(?P<term>[A-ZÆØÅ]\w+) betyder", ["betyder"]),
        ("(?i:EULA)", ["eula"]),
        ("(?-i:Kunde)(?= må)", ["kunde må"]),
        (r"§{1,2}", ["§"]),
        (r"30\s?%", ["30 %"]),
        (r"a{0,3}bil\.", ["bil."]),
        (r"[\]x]ord", ["ord"]),
        (r"pris[’´\x27]n", ["pris n"]),
        ("(?:(?:ab|cd)|ef)", ["ab", "cd", "ef"]),
    ],
)
def test_the_letters_of_each_way_to_fit_are_told(expression: str, ways: list[str]) -> None:
    found = [{frozenset(letters) for letters in way} for way in needed(expression)]
    assert found == [{frozenset(letters.split("/")) for letters in way.split()} for way in ways]


@pytest.mark.parametrize("expression", [r"\d{1,3}", "(?:uanset|[a-z]+)", "(?:ikke)?", r"^\s*$", "(?!ord)", ""])
def test_where_nothing_is_sure_none_is_said(expression: str) -> None:
    assert not all(needed(expression))


def test_the_longest_and_fewest_letters_tell_the_most() -> None:
    (way,) = needed("(?:en|et) bestemmelse (?:forrang|fortrin)")
    assert most_telling(way) == {"bestemmelse"}
    assert most_telling(()) == set()


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
        st.builds("(?!{}){}".format, inner, inner),
        st.builds("(?={}){}".format, inner, inner),
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(_EXPRESSIONS, st.data())
def test_a_text_that_fits_has_some_of_the_letters(expression: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(expression))).lower()
    assert any(all(any(one in text for one in letters) for letters in way) for way in needed(expression))
