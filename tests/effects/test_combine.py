"""What encoder, n-grams and rules say is weighed; where two readings stand against each other, someone must look."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausecheck.effects import Classification, Effect
from clausecheck.effects.combine import Signals, Weights, combine, scores
from clausecheck.effects.encoder import EFFECTS, Reading
from clausecheck.effects.model import Evidence

EVEN = dict.fromkeys(EFFECTS, 1.0)
NOTHING = dict.fromkeys(EFFECTS, 0.0)
WEIGHTS = Weights(EVEN, NOTHING, NOTHING, NOTHING, dict.fromkeys(EFFECTS, 0.5), 0.05, 0.0, 0.1, 0.5)
TEXT = "Kunden kan bruge robotter efter aftale."


def said(**logits: float) -> Signals:
    """Return signals in which the encoder gives ``logits`` by the effects' names, and is sure of no other."""
    effects = tuple(logits.get(effect.value, -6.0) for effect in EFFECTS)
    return Signals(Reading(effects, (0.0,) * 6, ((0, len(TEXT), 0.9),)), [0.0] * len(EFFECTS), Classification())


def test_one_sure_reading_is_an_answer() -> None:
    found = combine(TEXT, said(permitted=4.0), WEIGHTS)
    assert found.effects == (Effect.PERMITTED,)
    assert not found.needs_review


def test_of_two_readings_that_exclude_each_other_the_likelier_counts_and_asks_for_review() -> None:
    found = combine(TEXT, said(conditional=4.0, permitted=2.0), WEIGHTS)
    assert found.effects == (Effect.CONDITIONAL,)
    assert found.needs_review


def test_a_bar_that_may_be_there_asks_for_review_beside_a_right() -> None:
    found = combine(TEXT, said(permitted=4.0, human_required=-2.0), WEIGHTS)
    assert found.effects == (Effect.PERMITTED,)
    assert found.needs_review


def test_a_bar_that_the_rules_are_sure_of_asks_for_review_of_a_right_that_the_models_read() -> None:
    for confidence, asks in ((0.95, True), (0.6, False)):
        rule = Evidence(Effect.PROHIBITED, 0, 19, TEXT[:19], confidence, ("rule:prohibited.may_not",))
        ruled = Classification((Effect.PROHIBITED,), (), (rule,))
        found = combine(TEXT, replace(said(permitted=4.0), ruled=ruled), WEIGHTS)
        assert found.effects == (Effect.PERMITTED,)
        assert found.needs_review is asks


def test_a_right_that_models_and_rules_read_surely_is_not_doubted_for_a_trace_of_a_bar() -> None:
    rule = Evidence(Effect.PERMITTED, 0, 19, TEXT[:19], 0.9, ("rule:permitted.may",))
    ruled = Classification((Effect.PERMITTED,), (), (rule,))
    for trace, asks in ((-1.7, False), (-1.0, True)):
        assert combine(TEXT, replace(said(permitted=4.0, prohibited=trace), ruled=ruled), WEIGHTS).needs_review is asks
    assert combine(TEXT, said(permitted=4.0, prohibited=-1.7), WEIGHTS).needs_review


def test_a_right_that_the_models_alone_read_in_a_long_clause_asks_unless_they_are_sure_of_it() -> None:
    long = f"{TEXT} {'Prisen betales hvert kvartal. ' * 20}"
    read = said(permitted=2.5)
    assert combine(long, read, WEIGHTS).needs_review
    assert not combine(TEXT, read, WEIGHTS).needs_review
    assert not combine(long, said(permitted=4.0), WEIGHTS).needs_review
    rule = Evidence(Effect.PERMITTED, 0, 19, TEXT[:19], 0.9, ("rule:permitted.may",))
    found_by_rule = replace(read, ruled=Classification((Effect.PERMITTED,), (), (rule,)))
    assert not combine(long, found_by_rule, WEIGHTS).needs_review


def test_what_gave_an_answer_is_told() -> None:
    weights = replace(WEIGHTS, rules=dict.fromkeys(EFFECTS, 5.0))
    rule = Evidence(Effect.PERMITTED, 0, 19, TEXT[:19], 0.9, ("rule:permitted.may",))
    ruled = Classification((Effect.PERMITTED,), (), (rule,))
    for logit, by in ((3.0, ("rule:permitted.may", "model")), (-1.0, ("rule:permitted.may",))):
        found = combine(TEXT, replace(said(permitted=logit), ruled=ruled), weights)
        assert [item.by for item in found.evidence] == [by]
    assert combine(TEXT, said(permitted=3.0), weights).evidence[0].by == ("model",)


def test_scores_are_likelihoods() -> None:
    assert all(0.0 <= score <= 1.0 for score in scores(said(permitted=40.0), WEIGHTS).values())


def ruled(effect: Effect, rule: str) -> Classification:
    """Return what the rules say where ``rule`` finds ``effect``."""
    evidence = (Evidence(effect, 0, len(TEXT), TEXT, 0.85, (f"rule:{rule}",)),)
    return Classification((effect,), (), evidence)


def test_a_bar_that_consent_or_a_licence_lifts_is_a_condition() -> None:
    bar = said(prohibited=4.0, conditional=-2.0)
    lifted = replace(bar, ruled=ruled(Effect.CONDITIONAL, "conditional.without_licence"))
    assert combine(TEXT, bar, WEIGHTS).effects == (Effect.PROHIBITED,)
    assert combine(TEXT, lifted, WEIGHTS).effects == (Effect.CONDITIONAL,)
    both = (*ruled(Effect.PROHIBITED, "prohibited.ban").evidence, *lifted.ruled.evidence)
    assert combine(TEXT, replace(bar, ruled=Classification((), (), both)), WEIGHTS).effects == (Effect.PROHIBITED,)


@pytest.mark.parametrize("rule", ["human_required.defined", "human_required.headcount"])
def test_a_demand_for_people_that_the_models_pass_over_counts_and_asks(rule: str) -> None:
    defined = ruled(Effect.HUMAN_REQUIRED, rule)
    found = combine(TEXT, replace(said(), ruled=defined), WEIGHTS)
    assert (found.effects, found.needs_review) == ((Effect.HUMAN_REQUIRED,), True)
    assert (
        combine(TEXT, replace(said(), ruled=ruled(Effect.HUMAN_REQUIRED, "human_required.step")), WEIGHTS).effects == ()
    )
    mixed = combine(TEXT, replace(said(human_not_required=1.0), ruled=defined), WEIGHTS)
    assert mixed.effects == (Effect.HUMAN_NOT_REQUIRED,)
