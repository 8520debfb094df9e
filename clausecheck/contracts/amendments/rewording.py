"""Amendments that change single words of a clause: "ordet »fysiske« udgår", "»A« ændres til »B«"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clausecheck.contracts.amendments.operations import Operation, changed_words, targets
from clausecheck.contracts.findings import finding_id
from clausecheck.contracts.material import Classify, Found
from clausecheck.effects.model import Effect


def reworded(operation: Operation, found: Sequence[Found], classify: Classify) -> list[Found]:
    """Return what the clauses that ``operation`` changes a few words of now say, as findings quoted from the amendment.

    Nothing where the change is not of single words, or where the words are not in the clause it aims at.
    """
    if operation.lifts:
        return _lifted(operation, found)
    changed = changed_words(operation)
    if changed is None:
        return []
    old, new = changed
    made: list[Found] = []
    for item in targets(operation, found, ()):
        text = re.sub(re.escape(old), lambda _: new, item.clause.text, flags=re.IGNORECASE)
        judged = classify(text, item.clause.language)
        for effect in judged.effects:
            finding = _told_by(operation, item, effect, text)
            made.append(replace(finding, finding=replace(finding.finding, conditions=judged.conditions)))
    return list({item.finding.id: item for item in made}.values())


def _lifted(operation: Operation, found: Sequence[Found]) -> list[Found]:
    """Return the rights that are left of conditional ones when their condition falls."""
    half = [item for item in targets(operation, found, ()) if item.finding.effect is Effect.CONDITIONAL]
    return [_told_by(operation, item, Effect.PERMITTED, item.clause.text) for item in half]


def _told_by(operation: Operation, item: Found, effect: Effect, text: str) -> Found:
    """Return what ``item``'s clause is after ``operation``: ``effect`` by its new ``text``, quoted from the change."""
    clause = operation.speaker.clauses[operation.index]
    located = clause.locate(operation.start, operation.end) or (0, 0)
    document = operation.speaker.item.document
    finding = replace(
        item.finding,
        id=finding_id(f"{clause.text}\n{text}", effect),
        effect=effect,
        conditions=(),
        document=document.path,
        page=document.page_at(located[0]) or clause.page,
        section=clause.section,
        quote=clause.text[operation.start : operation.end],
        context=clause.text,
        quote_start=operation.start,
        quote_end=operation.end,
        start=located[0],
        end=located[1],
        needs_review=True,
    )
    return Found(finding, operation.speaker, operation.index)
