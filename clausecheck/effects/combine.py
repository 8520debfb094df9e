"""Rules, encoder and n-grams together: what each says of a clause becomes one answer with evidence, or asks for review.

The logits of both models and the rules' confidence are weighed per effect; the weights are fitted on authors that none
of them had seen, and stand in the model's settings. An effect counts above its threshold. What lies near a threshold,
and a bar that may be there, asks for review: a needless look costs minutes, a missed restriction a stopped robot.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from clausecheck.effects.disclaimers import only_disclaims
from clausecheck.effects.encoder import CONDITIONS, EFFECTS, Reading
from clausecheck.effects.model import Classification, Condition, Effect, Evidence
from clausecheck.effects.narrow import is_narrow, is_on_terms_elsewhere
from clausecheck.effects.own_screens import is_on_own_screens
from clausecheck.effects.security_tests import is_on_security_tests
from clausecheck.effects.taken_back import takes_back

EXCLUSIVE = (Effect.PERMITTED, Effect.CONDITIONAL, Effect.PROHIBITED)
RESTRICTIONS = (Effect.CONDITIONAL, Effect.PROHIBITED, Effect.HUMAN_REQUIRED)
# Tokens scored above this belong to the evidence; a gap of so many characters between two of them is bridged.
_EVIDENT = 0.5
_BRIDGED = 12
_SHORTEST = 8
# A restriction that the rules are so sure of is looked at though the models read a right.
_SURE = 0.9
# A right that is no likelier is looked at: of five such clauses of held-out authors three gave none, one of them a fee.
_LIKELY_RIGHT = 0.6
# In a long clause the models may read a right in the wrong sentence. Of eight that no rule read, and that were no
# likelier than this, held-out authors meant a bar with two.
_LONG_WORDS, _LIKELY_IN_LONG = 60, 0.96
# A bar that no rule read and that is no likelier: of eight such of held-out authors six were none.
_LIKELY_BAR = 0.7
# A right that all read so surely is not put in doubt by a faint trace of a bar (8 of 98 reviews on held-out authors).
_CLEAR, _CLEAR_BY_RULES, _TRACE = 0.9, 0.8, 0.2
# Rules on bars that consent or a licence lifts; by the meaning of the labels such a bar is a condition.
_WAYS_OUT = ("rule:conditional.without_consent", "rule:conditional.without_licence", "rule:conditional.exception")
# The rules on definitions of users as people, on how many people there must be and on whose people must operate the
# system, and how likely any other effect may be where one of them is heeded by itself.
_HEEDED_ALONE = frozenset(f"rule:human_required.{name}" for name in ("defined", "headcount", "operated"))
_PASSED_OVER, _PASSED_OVER_SCORE = 0.1, 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """How the answer is made, per effect: the weights of the three, the threshold, and the review bands.

    The score of an effect is ``sigmoid(encoder * logit + ngrams * logit + rules * confidence + shift)``.
    """

    encoder: Mapping[Effect, float]
    ngrams: Mapping[Effect, float]
    rules: Mapping[Effect, float]
    shift: Mapping[Effect, float]
    threshold: Mapping[Effect, float]
    doubt_above: float
    doubt_below: float
    missed_restriction: float
    condition: float


@dataclass(frozen=True, slots=True)
class Signals:
    """What the three say of one clause; ``ngrams`` are logits in the order of `EFFECTS`."""

    reading: Reading
    ngrams: Sequence[float]
    ruled: Classification


def weights_of(settings: Mapping[str, Any]) -> Weights:
    """Return the weights that the model's ``settings`` give."""
    per = settings["effects"]

    def column(name: str) -> dict[Effect, float]:
        return {effect: float(per[effect.value][name]) for effect in EFFECTS}

    review = settings["review"]
    return Weights(
        column("encoder"),
        column("ngrams"),
        column("rules"),
        column("shift"),
        column("threshold"),
        float(review["above"]),
        float(review["below"]),
        float(review["missed_restriction"]),
        float(settings["condition_threshold"]),
    )


def scores(signals: Signals, weights: Weights) -> dict[Effect, float]:
    """Return how likely each effect is, 0 to 1."""
    said = confidence_of(signals.ruled)
    likely = {
        effect: probability(
            weights.encoder[effect] * signals.reading.effects[place]
            + weights.ngrams[effect] * signals.ngrams[place]
            + weights.rules[effect] * said.get(effect, 0.0)
            + weights.shift[effect]
        )
        for place, effect in enumerate(EFFECTS)
    }
    if _is_bar_with_a_way_out(signals.ruled) and likely[Effect.PROHIBITED] > likely[Effect.CONDITIONAL]:
        likely[Effect.CONDITIONAL], likely[Effect.PROHIBITED] = (
            likely[Effect.PROHIBITED],
            likely[Effect.CONDITIONAL],
        )
    return likely


def _is_bar_with_a_way_out(ruled: Classification) -> bool:
    """Tell whether the rules read a bar that consent or a licence lifts, and none beside it: that is a condition."""
    found = {name for item in ruled.evidence for name in item.by}
    return not found.isdisjoint(_WAYS_OUT) and Effect.PROHIBITED not in confidence_of(ruled)


def rules_could_matter(reading: Reading, ngrams: Sequence[float], weights: Weights) -> bool:
    """Return whether the rules, were they ever so sure, could change what the two models say of a clause."""
    for place, effect in enumerate(EFFECTS):
        models = weights.encoder[effect] * reading.effects[place] + weights.ngrams[effect] * ngrams[place]
        most = probability(models + max(0.0, weights.rules[effect]) + weights.shift[effect])
        least = weights.threshold[effect] - weights.doubt_below
        if most >= (min(least, weights.missed_restriction) if effect in RESTRICTIONS else least):
            return True
    return False


def combine(text: str, signals: Signals, weights: Weights) -> Classification:
    """Return the answer for the clause ``text``."""
    likely = scores(signals, weights)
    if any(likely[effect] >= weights.threshold[effect] for effect in EXCLUSIVE) and is_on_security_tests(text):
        likely |= dict.fromkeys(EXCLUSIVE, 0.0)
    on_screens = likely[Effect.PROHIBITED] >= weights.threshold[Effect.PROHIBITED] and is_on_own_screens(text)
    if on_screens:
        likely |= {Effect.PROHIBITED: 0.0}
    disclaims = likely[Effect.PERMITTED] >= weights.threshold[Effect.PERMITTED] and only_disclaims(text)
    if disclaims:
        likely |= {Effect.PERMITTED: 0.0}
    effects = decided(likely, weights) or _heeded_alone(likely, signals.ruled)
    conditions = _conditions(signals, weights) if Effect.CONDITIONAL in effects else ()
    alone = scores(replace(signals, ruled=Classification()), weights)
    by_models = {effect for effect in effects if alone[effect] >= weights.threshold[effect]}
    unsure = any(likely[effect] < weights.threshold[effect] for effect in effects)
    score = {effect: _PASSED_OVER_SCORE if unsure else likely[effect] for effect in effects}
    evidence = tuple(_evidence(text, effect, score[effect], signals, effect in by_models) for effect in effects)
    ruled = confidence_of(signals.ruled)
    restricted = any(effect in RESTRICTIONS for effect in effects)
    bare = [item.end for item in evidence if item.effect is Effect.PERMITTED and not restricted]
    taken_back = any(takes_back(text, end) for end in bare)
    narrow = any(is_narrow(text, end) or is_on_terms_elsewhere(text, end) for end in bare)
    lost = _is_lost_in_long(text, likely, effects, ruled)
    asks = (
        unsure or doubtful(likely, effects, ruled, weights) or taken_back or narrow or lost or on_screens or disclaims
    )
    doubt = round(max(likely[effect] for effect in RESTRICTIONS), 2) if asks and not restricted else 0.0
    ruled_otherwise = asks and not restricted and any(ruled.get(effect, 0.0) for effect in RESTRICTIONS)
    if effects and (taken_back or ruled_otherwise):
        doubt = 1.0
    return Classification(effects, conditions, evidence, asks, signals.ruled.language, doubt)


def _heeded_alone(likely: Mapping[Effect, float], ruled: Classification) -> tuple[Effect, ...]:
    """Return the demand for people that the rules read and the models pass over, nothing else seen.

    Of 87 clauses by many authors for which the rule on definitions spoke it was wrong of 12; all but one of those have
    other effects.
    """
    if any(value >= _PASSED_OVER for effect, value in likely.items() if effect is not Effect.HUMAN_REQUIRED):
        return ()
    heeded = any(_HEEDED_ALONE.intersection(item.by) for item in ruled.evidence)
    return (Effect.HUMAN_REQUIRED,) if heeded else ()


def confidence_of(ruled: Classification) -> dict[Effect, float]:
    """Return how sure the rules are, 0 to 1, of each effect that they found."""
    return {item.effect: item.confidence for item in ruled.evidence}


def decided(likely: Mapping[Effect, float], weights: Weights) -> tuple[Effect, ...]:
    """Return the effects that count: above their threshold, and of those that exclude each other only the strongest."""
    strongest = max(EXCLUSIVE, key=lambda effect: likely[effect] - weights.threshold[effect])
    return tuple(
        effect
        for effect in EFFECTS
        if likely[effect] >= weights.threshold[effect] and (effect not in EXCLUSIVE or effect is strongest)
    )


def doubtful(
    likely: Mapping[Effect, float], effects: Sequence[Effect], ruled: Mapping[Effect, float], weights: Weights
) -> bool:
    """Return whether a clause for which ``effects`` were decided asks for review; ``ruled`` is what the rules say."""
    restricted = any(effect in RESTRICTIONS for effect in effects)
    trace = max(_TRACE, weights.missed_restriction) if _is_clear_right(likely, ruled) else weights.missed_restriction
    if not restricted and any(likely[effect] >= trace for effect in RESTRICTIONS):
        return True
    if not restricted and Effect.PERMITTED in effects and any(ruled.get(item, 0.0) >= _SURE for item in RESTRICTIONS):
        return True
    if Effect.PERMITTED in effects and likely[Effect.PERMITTED] < _LIKELY_RIGHT:
        return True
    barred = [effect for effect in effects if effect in RESTRICTIONS] == [Effect.PROHIBITED]
    if barred and Effect.PROHIBITED not in ruled and likely[Effect.PROHIBITED] < _LIKELY_BAR:
        return True
    # Two readings of which only one can hold, each likely enough to count by itself.
    if sum(likely[effect] >= weights.threshold[effect] for effect in EXCLUSIVE) > 1:
        return True
    weighty = [effect for effect in EFFECTS if effect is not Effect.CREDENTIALS]
    for effect in weighty:
        over = likely[effect] - weights.threshold[effect]
        if effect in effects and over < weights.doubt_above:
            return True
        if effect not in effects and not effects and over > -weights.doubt_below:
            return True
    return False


def _is_lost_in_long(
    text: str, likely: Mapping[Effect, float], effects: Sequence[Effect], ruled: Mapping[Effect, float]
) -> bool:
    """Tell whether a long clause has a right by the models alone, which are not quite sure of it."""
    if Effect.PERMITTED not in effects or Effect.PERMITTED in ruled:
        return False
    return likely[Effect.PERMITTED] < _LIKELY_IN_LONG and len(text.split()) > _LONG_WORDS


def _is_clear_right(likely: Mapping[Effect, float], ruled: Mapping[Effect, float]) -> bool:
    """Tell whether models and rules read a right, and no rule a restriction."""
    barred = any(ruled.get(effect, 0.0) for effect in RESTRICTIONS)
    return not barred and likely[Effect.PERMITTED] >= _CLEAR and ruled.get(Effect.PERMITTED, 0.0) >= _CLEAR_BY_RULES


def _conditions(signals: Signals, weights: Weights) -> tuple[Condition, ...]:
    odds = dict(zip(CONDITIONS, signals.reading.conditions, strict=True))
    chosen = {kind for kind in CONDITIONS if odds[kind] >= weights.condition}
    if not chosen:
        chosen = set(signals.ruled.conditions) or {max(CONDITIONS, key=lambda kind: odds[kind])}
    return tuple(kind for kind in CONDITIONS if kind in chosen)


def _evidence(text: str, effect: Effect, score: float, signals: Signals, by_models: bool) -> Evidence:
    """Return the words for ``effect``: those of a rule that found it, else those the encoder points at.

    ``by_models`` says that the models give the effect without the rules too.
    """
    for item in signals.ruled.evidence:
        if item.effect is effect:
            return Evidence(
                effect, item.start, item.end, item.quote, score, (*item.by, *(["model"] if by_models else []))
            )
    start, end = _pointed_at(text, signals.reading.evidence)
    return Evidence(effect, start, end, text[start:end], score, ("model",))


def _pointed_at(text: str, tokens: Sequence[tuple[int, int, float]]) -> tuple[int, int]:
    """Return the span whose tokens score highest together; the whole text if none stands out."""
    best = max(_runs(tokens), key=lambda run: run[2], default=None)
    if best is None or best[1] - best[0] < _SHORTEST:
        return 0, len(text)
    start, end = best[0], best[1]
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _runs(tokens: Sequence[tuple[int, int, float]]) -> Iterator[tuple[int, int, float]]:
    start = end = None
    weight = 0.0
    for left, right, score in tokens:
        if score < _EVIDENT:
            continue
        if start is not None and end is not None and left - end <= _BRIDGED:
            end, weight = right, weight + score
            continue
        if start is not None and end is not None:
            yield start, end, weight
        start, end, weight = left, right, score
    if start is not None and end is not None:
        yield start, end, weight


def probability(value: float) -> float:
    """Return the likelihood, 0 to 1, that a logit stands for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))
