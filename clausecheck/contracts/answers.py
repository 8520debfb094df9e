"""Requirements with the supplier's answer: an answer that is not a plain yes takes the requirement's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clausecheck.contracts.facts import Source
from clausecheck.contracts.findings import effects_in
from clausecheck.contracts.material import Classify, Found
from clausecheck.contracts.vocabulary import words
from clausecheck.effects.model import Classification, Condition, Effect

_RIGHTS = (Effect.PERMITTED, Effect.HUMAN_NOT_REQUIRED)


def answered(found: Sequence[Found], sources: Sequence[Source], classify: Classify) -> list[tuple[Found, list[Found]]]:
    """Return the rights in requirements that are not simply agreed to, each with what the answer to it says.

    The answer stands in the requirement's own clause or in the one after it. Nothing is returned where a document says
    that the requirements go before the answers.
    """
    if any(words("answer", "requirement_first").search(clause.text) for source in sources for clause in source.clauses):
        return []
    told = []
    for item in found:
        if item.finding.effect not in _RIGHTS or item.source not in sources:
            continue
        place = _answer_to(item)
        if place is not None:
            told.append(
                (item, _judged(item, *place, classify) if place[0] == item.index else _there(item, place, found))
            )
    return told


def answers_otherwise(item: Found) -> bool:
    """Tell whether the answer to a requirement is not a plain yes."""
    return _answer_to(item) is not None


def _answer_to(item: Found) -> tuple[int, re.Match[str]] | None:
    """Return the clause that holds an answer other than yes to the requirement, and where it does."""
    own = words("answer", "otherwise").search(item.clause.text, item.finding.quote_end)
    if own is not None:
        return item.index, own
    index = item.index + 1
    if index < len(item.source.clauses):
        following = words("answer", "otherwise").match(item.source.clauses[index].text)
        return (index, following) if following is not None else None
    return None


def _there(item: Found, place: tuple[int, re.Match[str]], found: Sequence[Found]) -> list[Found]:
    """Return what the clause of the answer says, as it was found already."""
    return [other for other in found if other.source is item.source and other.index == place[0]] or _half(item, *place)


def _judged(item: Found, index: int, answer: re.Match[str], classify: Classify) -> list[Found]:
    """Return what the answer says by itself, where it stands in the requirement's own clause."""
    start = answer.start("answer")
    judged = classify(item.clause.text[start:], item.clause.language)
    findings = effects_in(item.clause, item.source, judged, start)
    made = [Found(replace(finding, needs_review=True), item.source, index) for finding in findings]
    return made or _half(item, index, answer)


def _half(item: Found, index: int, answer: re.Match[str]) -> list[Found]:
    """Return the condition that "delvist" or "ja, mod betaling" is; a no leaves nothing."""
    if not words("answer", "half").match(answer["answer"]):
        return []
    clause = item.source.clauses[index]
    start = answer.start("answer")
    kinds = tuple(kind for kind in Condition if words("answer", kind.value).search(clause.text, start))
    judged = Classification((Effect.CONDITIONAL,), kinds or (Condition.SCOPE,), (), True, clause.language)
    return [Found(finding, item.source, index) for finding in effects_in(clause, item.source, judged, start)]
