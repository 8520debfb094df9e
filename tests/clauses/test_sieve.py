"""The sieve before the patterns."""

from __future__ import annotations

import pytest

from clausecheck.clauses.sieve import Sieve


@pytest.fixture(scope="module")
def sieve() -> Sieve:
    return Sieve({"order": "(?:forrang|går forud|§)", "sum": r"\d+ kr\.", "short": "ej|no", "any": r"\w+"})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kontrakten har FORRANG.", "order"),
        ("bilagene\ngår\tforud for dette", "order"),
        ("(»forrang«)", "order"),
        ("jf. §7", "order"),
        ("12 kr.", "sum"),
        ("Nej", "short"),
        ("", "any"),
    ],
)
def test_a_text_with_the_letters_may_fit(sieve: Sieve, text: str, name: str) -> None:
    assert sieve.may(text, name)


@pytest.mark.parametrize(
    ("text", "name"), [("Kontrakten gælder.", "order"), ("for rang", "order"), ("12 kroner", "sum"), ("", "short")]
)
def test_a_text_without_them_cannot(sieve: Sieve, text: str, name: str) -> None:
    assert not sieve.may(text, name)


def test_one_of_several_names_is_enough(sieve: Sieve) -> None:
    assert sieve.may("12 kr.", "order", "sum")
    assert not sieve.may("12 kr.", "order", "short")


def test_letters_that_are_the_same_where_case_does_not_matter_are_the_same() -> None:
    sieve = Sieve({"is": "signeret"})
    assert sieve.may("ſIGNERET", "is")
    assert sieve.may("sİgneret", "is")


def test_an_unknown_name_is_an_error(sieve: Sieve) -> None:
    with pytest.raises(KeyError):
        sieve.may("tekst", "unknown")
