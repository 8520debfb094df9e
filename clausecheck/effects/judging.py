"""One clause judged by everything there is: the gate, then rules, encoder and n-grams, combined into one answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from clausecheck.clauses import detect_language
from clausecheck.effects.combine import Signals, Weights, combine, rules_could_matter, scores, weights_of
from clausecheck.effects.model import Classification, Effect

_REMEMBERED = 50_000
# A text that may say who a user is, how many people there must be, or who must operate the system: there the rules are
# asked in any case.
_MAY_BE_HEEDED_ALONE = re.compile(
    r"(?i)(?:bruger|bruker|user|användare)\w*\b[^.;]{0,60}?(?:mennesk|människ|fysiske? person|natural person|human)"
    r"|\b(?:mindst|minst|minimum|ikke under|f(?:ærre|ewer)|at least)\b[^.;]{0,40}?"
    r"(?:årsv[æe]r|fuldtids|medarb|ansatte|anställda|handläggare|sa[gk]sbehandler|personer|employees|caseworkers|staff|ftes)"
    r"|\b(?:skal?l?|shall|must)\b[^.;]{0,30}?\b(?:betjen|betjän|brug|bruk|anvend|använd|benytt|operated|used|ske|foretages)\w*"
    r"[^.;]{0,40}?(?:medarb|ansatt|personale|personnel|sa[gk]sbehandl|anställd|handlägg|employees|staff|caseworkers)"
)


def classify(text: str, language: str | None = None) -> Classification:
    """Return the effects of the clause ``text`` on the customer's automation.

    Args:
        text: one clause; the evidence's offsets are into it.
        language: "da", "en", "no" or "sv"; found from the text when None.
    """
    return classify_all([(text, language)])[0]


def classify_all(clauses: Sequence[tuple[str, str | None]]) -> list[Classification]:
    """Return the effects of each of ``clauses`` (text and language, as for `classify`) in their order.

    Many at a time cost less than one by one; a text seen before in this process costs nothing.
    """
    from clausecheck.effects.gate import passes

    if len(_answers) > _REMEMBERED:
        _answers.clear()
    known = [(text, language or detect_language(text)) for text, language in clauses]
    asked = [item for item in dict.fromkeys(known) if item not in _answers and passes(item[0])]
    for item, signals in zip(asked, signals_of(asked), strict=True):
        _answers[item] = combine(item[0], signals, decision_weights())
    return [_answers.get(item) or Classification(language=item[1]) for item in known]


def signals_of(clauses: Sequence[tuple[str, str]]) -> list[Signals]:
    """Return what rules, encoder and n-grams each say of ``clauses`` (text and language)."""
    if not clauses:
        return []
    from clausecheck.effects.closer import looked_at_closer
    from clausecheck.effects.first_look import read_where_told
    from clausecheck.effects.ngrams import logits
    from clausecheck.effects.rules import judge

    made, weights = [], decision_weights()
    words = [logits(text).tolist() for text, _ in clauses]
    readings = read_where_told([(text, ngrams) for (text, _), ngrams in zip(clauses, words, strict=True)])
    for (text, language), reading, ngrams in zip(clauses, readings, words, strict=True):
        asked = _MAY_BE_HEEDED_ALONE.search(text) is not None or rules_could_matter(reading, ngrams, weights)
        made.append(Signals(reading, ngrams, judge(text, language) if asked else Classification(language=language)))
    return looked_at_closer([(text, signals) for (text, _), signals in zip(clauses, made, strict=True)], weights)


def likelihoods(signals: Signals) -> dict[Effect, float]:
    """Return how likely each effect is by the three together, 0 to 1."""
    return scores(signals, decision_weights())


@cache
def decision_weights() -> Weights:
    """Return the weights and thresholds that ship with the model."""
    from clausecheck.effects.encoder import settings

    return weights_of(settings())


_answers: dict[tuple[str, str], Classification] = {}
