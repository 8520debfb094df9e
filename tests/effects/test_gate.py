"""What the data file says of words that let a clause pass, and of their other senses, is true of its own examples."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from clausecheck.effects.gate import passes

DATA = tomllib.loads(resources.files("clausecheck.effects").joinpath("gate.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", DATA["examples"])
def test_a_word_in_another_sense_does_not_let_a_clause_pass(text: str) -> None:
    assert not passes(text)


@pytest.mark.parametrize("text", DATA["counterexamples"])
def test_a_clause_passes_by_what_else_it_says(text: str) -> None:
    assert passes(text)


def test_each_word_that_counts_twice_is_left_out_only_where_it_means_something_else() -> None:
    rights = "Leverandøren overholder menneskelige rettigheder."
    assert not passes(rights)
    assert passes(rights + " Sager skal behandles af mennesker.")


def test_two_words_together_let_a_sentence_of_other_matters_pass() -> None:
    prices = (
        "Prisen reguleres årligt efter nettoprisindekset, som Danmarks Statistik offentliggør, og moms tillægges, for"
    )
    assert passes(f"{prices} digitale medarbejdere.")
    assert not passes(f"{prices} digitale bilag.")
