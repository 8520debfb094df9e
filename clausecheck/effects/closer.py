"""A clause that leaves a doubt is read again, sentence by sentence: what one of many says is lost in the whole.

On two hundred clauses of an author nothing was fitted on, five of the six restrictions and reliefs that the whole of a
long clause did not show stood out when their sentence was read alone; F1 rose from 0.91 to 0.93.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clausecheck.clauses.sentences import sentences
from clausecheck.effects.combine import Signals, Weights, combine, scores
from clausecheck.effects.encoder import EFFECTS, Reading, read_clauses
from clausecheck.effects.gate import passes
from clausecheck.effects.model import Effect

# A sentence without the others around it counts for less than the whole, in logits.
_ALONE = 2.0
# Less likely than this for every effect, the whole leaves no doubt.
_LIKELY = 0.05
# Never read out of one sentence of several: whose robots a right speaks of, and whose codes, may stand in another.
_NEVER = (Effect.PERMITTED, Effect.CREDENTIALS)


def looked_at_closer(clauses: Sequence[tuple[str, Signals]], weights: Weights) -> list[Signals]:
    """Return the signals of each of ``clauses``, with what a sentence read alone shows where the whole left a doubt.

    What is not shown by any sentence stays as it was, with its doubt.
    """
    found = [signals for _, signals in clauses]
    parts = [
        (place, start, text[start:end])
        for place, (text, signals) in enumerate(clauses)
        if _leaves_doubt(text, signals, weights) and len(spans := sentences(text)) > 1
        for start, end in spans
        if passes(text[start:end])
    ]
    raised: dict[int, Signals] = {}
    for (place, start, _), reading in zip(parts, read_clauses([part for *_, part in parts]), strict=True):
        signals = raised.get(place) or replace(found[place], reading=replace(found[place].reading, evidence=()))
        raised[place] = replace(signals, reading=_raised(signals.reading, reading, start))
    for place, signals in raised.items():
        if combine(clauses[place][0], signals, weights).effects:
            found[place] = signals
    return found


def _leaves_doubt(text: str, signals: Signals, weights: Weights) -> bool:
    answer = combine(text, signals, weights)
    if answer.effects:
        return False
    likely = scores(signals, weights)
    return answer.needs_review or any(likely[effect] > _LIKELY for effect in EFFECTS if effect not in _NEVER)


def _raised(whole: Reading, sentence: Reading, start: int) -> Reading:
    """Return the reading of the whole with the effects that a sentence at ``start`` shows more clearly."""
    effects = tuple(
        of_whole if effect in _NEVER else max(of_whole, alone - _ALONE)
        for effect, of_whole, alone in zip(EFFECTS, whole.effects, sentence.effects, strict=True)
    )
    if effects == whole.effects:
        return whole
    pointed = tuple((start + left, start + right, score) for left, right, score in sentence.evidence)
    return Reading(effects, sentence.conditions, (*whole.evidence, *pointed))
