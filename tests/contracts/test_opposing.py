"""A reading that is unsure takes no bar away that is beyond doubt, whatever document goes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausecheck.contracts.model import Finding
from clausecheck.contracts.opposing import (
    BEYOND_DOUBT,
    CONTESTED,
    GUESS,
    KNOWN,
    is_beyond_doubt,
    is_guess_against,
    is_too_faint,
)
from clausecheck.effects.model import Effect

from .conftest import Build


@pytest.fixture
def finding(build: Build) -> Finding:
    """Return a finding of a contract, to be changed."""
    return build(Kontrakt="KONTRAKT\n\n1. Kunden må ikke bruge robotter i systemet.").findings[0]


@pytest.mark.parametrize("bar", [Effect.PROHIBITED, Effect.HUMAN_REQUIRED])
@pytest.mark.parametrize("right", [Effect.PERMITTED, Effect.HUMAN_NOT_REQUIRED])
def test_a_faint_right_takes_no_sure_bar_away(finding: Finding, right: Effect, bar: Effect) -> None:
    faint = replace(finding, effect=right, confidence=CONTESTED - 0.01)
    sure = replace(finding, effect=bar, confidence=BEYOND_DOUBT)
    assert is_beyond_doubt(sure)
    assert is_too_faint(faint, sure)
    assert not is_too_faint(replace(faint, confidence=CONTESTED), sure)
    assert not is_too_faint(faint, replace(sure, confidence=BEYOND_DOUBT - 0.01))


def test_a_faint_bar_may_take_a_sure_right_away(finding: Finding) -> None:
    bar = replace(finding, effect=Effect.PROHIBITED, confidence=0.5)
    assert not is_too_faint(bar, replace(finding, effect=Effect.PERMITTED, confidence=1.0))


def test_a_guess_at_a_demand_for_people_takes_no_known_condition_away(finding: Finding) -> None:
    guess = replace(finding, effect=Effect.HUMAN_REQUIRED, confidence=GUESS - 0.01)
    known = replace(finding, effect=Effect.CONDITIONAL, confidence=KNOWN)
    assert is_guess_against(guess, known)
    assert not is_guess_against(replace(guess, confidence=GUESS), known)
    assert not is_guess_against(guess, replace(known, confidence=KNOWN - 0.01))


def test_a_guess_at_a_demand_for_people_is_enough_to_call_no_contract_fine(finding: Finding) -> None:
    guess = replace(finding, effect=Effect.HUMAN_REQUIRED, confidence=GUESS - 0.01)
    assert not is_guess_against(guess, replace(finding, effect=Effect.PERMITTED, confidence=1.0))
