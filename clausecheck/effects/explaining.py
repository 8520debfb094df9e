"""Why a clause is judged as it is: what each part says, and how that adds up."""

from __future__ import annotations

from dataclasses import dataclass

from clausecheck.clauses import detect_language
from clausecheck.effects.combine import combine, probability
from clausecheck.effects.encoder import EFFECTS
from clausecheck.effects.gate import passes
from clausecheck.effects.judging import decision_weights, likelihoods, signals_of
from clausecheck.effects.model import Classification, Effect


@dataclass(frozen=True, slots=True)
class Weighed:
    """One effect: what encoder and n-grams say alone, what the rules are sure of, the score of all, and its threshold.

    All are 0 to 1.
    """

    effect: Effect
    encoder: float
    ngrams: float
    rules: float
    together: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A classification and what led to it; ``weighed`` is empty for a clause that the gate stopped.

    ``rules`` are the ids of the rules that hold, with what each means (Danish, as the rule files have it).
    """

    answer: Classification
    passed: bool
    weighed: tuple[Weighed, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()


def explain(text: str, language: str | None = None) -> Explanation:
    """Return why the clause ``text`` is judged as it is (``language`` is found from the text when None)."""
    language = language or detect_language(text)
    if not passes(text):
        return Explanation(Classification(language=language), passed=False)
    signals = signals_of([(text, language)])[0]
    likely = likelihoods(signals)
    said = {item.effect: item.confidence for item in signals.ruled.evidence}
    thresholds = decision_weights().threshold
    weighed = tuple(
        Weighed(
            effect,
            probability(signals.reading.effects[place]),
            probability(signals.ngrams[place]),
            said.get(effect, 0.0),
            likely[effect],
            thresholds[effect],
        )
        for place, effect in enumerate(EFFECTS)
    )
    return Explanation(combine(text, signals, decision_weights()), True, weighed, _meanings(signals.ruled))


def _meanings(ruled: Classification) -> tuple[tuple[str, str], ...]:
    from clausecheck.effects.rules import explanations

    meanings = explanations()
    names = [name.removeprefix("rule:") for item in ruled.evidence for name in item.by]
    return tuple((name, meanings[name]) for name in dict.fromkeys(names))
