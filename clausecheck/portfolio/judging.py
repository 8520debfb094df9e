"""Clauses of a document judged, each text once: known from the store, from this process, or by the effects floor."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.documents.model import Document
from clausecheck.effects.model import Classification
from clausecheck.portfolio import codec

Key = bytes
Judgement = bytes | None
"""A classification, packed; None for a clause that does nothing to the customer's automation."""

# Bounds the memory of a worker: some 50,000 clauses are a few hundred contracts.
_MOST_REMEMBERED = 50_000
_remembered: dict[Key, Judgement] = {}


@dataclass(frozen=True, slots=True)
class Judged:
    """The clauses of a file's documents, judged.

    ``count`` is how many there are, ``effects`` the classifications of those that have any, by the key in hexadecimal.
    """

    count: int
    effects: dict[str, Classification] = field(default_factory=dict)


def clause_key(text: str, language: str) -> Key:
    """Return what a clause is known by: sixteen bytes of the SHA-256 of its language and text."""
    return hashlib.sha256(f"{language}\n{text}".encode()).digest()[:16]


def segmented(document: Document) -> Sequence[Clause]:
    """Return the document's clauses."""
    from clausecheck.clauses import segment

    return segment(document)


def to_judge(clauses: Iterable[Clause]) -> dict[Key, Clause]:
    """Return the distinct ones of ``clauses`` that the contracts floor asks the effects of."""
    return {
        clause_key(clause.text, clause.language): clause
        for clause in clauses
        if clause.kind is not ClauseKind.HEADING and clause.text.strip()
    }


def judge(clauses: Sequence[Clause]) -> list[Judgement]:
    """Return the judgements on ``clauses`` by the effects floor, in their order."""
    return [packed(found) for found in classified([(clause.text, clause.language) for clause in clauses])]


def classified(clauses: Sequence[tuple[str, str]]) -> list[Classification]:
    """Return the classifications of clauses (text and language) by the effects floor; many at a time cost less."""
    from clausecheck.effects.judging import classify_all

    return classify_all(clauses)


def packed(found: Classification) -> Judgement:
    """Return ``found`` as it is kept."""
    says = found.effects or found.conditions or found.evidence or found.needs_review
    return codec.pack(found) if says else None


def recall(keys: Iterable[Key]) -> dict[Key, Judgement]:
    """Return what this process has judged before."""
    return {key: _remembered[key] for key in keys if key in _remembered}


def remember(judgements: dict[Key, Judgement]) -> None:
    """Keep ``judgements`` for the next documents of this process."""
    if len(_remembered) + len(judgements) > _MOST_REMEMBERED:
        _remembered.clear()
    _remembered.update(judgements)


def as_judged(judgements: dict[Key, Judgement]) -> Judged:
    """Return ``judgements`` as they are kept with a document."""
    effects = {key.hex(): codec.unpack(data, Classification) for key, data in judgements.items() if data is not None}
    return Judged(len(judgements), effects)
