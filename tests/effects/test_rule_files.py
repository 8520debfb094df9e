"""The rules say of their own examples what they promise, and every rule has some."""

from __future__ import annotations

import pytest

from clausecheck.clauses import detect_language
from clausecheck.effects.rules import judge, may_matter
from clausecheck.effects.rules.knowledge import Rule, rules

GIVING = [rule for rule in rules() if rule.effect is not None]
SILENCING = [rule for rule in rules() if rule.effect is None]


def cases(chosen: list[Rule], kind: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.identifier}: {text}") for rule in chosen for text in getattr(rule, kind)
    ]


def found(text: str) -> set[str]:
    return {name for item in judge(text, detect_language(text)).evidence for name in item.by}


@pytest.mark.parametrize(("rule", "text"), cases(GIVING, "examples"))
def test_a_rule_finds_its_effect_in_its_examples(rule: Rule, text: str) -> None:
    assert f"rule:{rule.identifier}" in found(text)


@pytest.mark.parametrize(("rule", "text"), cases(GIVING, "counterexamples"))
def test_a_rule_finds_nothing_in_its_counterexamples(rule: Rule, text: str) -> None:
    assert f"rule:{rule.identifier}" not in found(text)


@pytest.mark.parametrize(("rule", "text"), cases(SILENCING, "examples"))
def test_a_silencing_rule_silences_in_its_examples(rule: Rule, text: str) -> None:
    judged = judge(text, detect_language(text))
    assert rule.silences.isdisjoint({effect.value for effect in judged.effects})
    assert rule.silences.isdisjoint({name.removeprefix("rule:") for name in found(text)})


@pytest.mark.parametrize(("rule", "text"), cases(SILENCING, "counterexamples"))
def test_what_a_silencing_rule_leaves_alone_is_heard(rule: Rule, text: str) -> None:
    judged = judge(text, detect_language(text))
    heard = {effect.value for effect in judged.effects} | {name.removeprefix("rule:") for name in found(text)}
    assert not rule.silences.isdisjoint(heard)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.identifier)
def test_every_rule_has_an_explanation_examples_and_counterexamples(rule: Rule) -> None:
    assert rule.explanation.endswith(".")
    assert rule.examples
    assert rule.counterexamples
    assert 0.5 <= rule.confidence <= 1


@pytest.mark.parametrize(("rule", "text"), cases(GIVING, "examples"))
def test_the_prefilter_lets_through_what_a_rule_finds(rule: Rule, text: str) -> None:
    assert may_matter(text)
