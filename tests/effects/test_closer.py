"""A clause that leaves a doubt is read again sentence by sentence, for what restricts and never for a right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from clausecheck.effects import closer
from clausecheck.effects.closer import looked_at_closer
from clausecheck.effects.combine import combine
from clausecheck.effects.encoder import CONDITIONS, Reading
from clausecheck.effects.model import Effect

from .test_combine import WEIGHTS, said

FIRST, SECOND = "Vederlaget reguleres hvert år.", "Arbejdet overlades ikke til maskiner."
CLAUSE = f"{FIRST} {SECOND}"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the encoder see a restriction and a right in the second sentence; return what it was asked."""
    asked: list[str] = []

    def read_clauses(texts: Sequence[str]) -> list[Reading]:
        asked.extend(texts)
        loud, idle = said(prohibited=9.0, permitted=9.5).reading, said().reading
        pointed = ((9, 18, 0.9),)
        return [replace(loud if text == SECOND else idle, evidence=pointed) for text in texts]

    monkeypatch.setattr(closer, "read_clauses", read_clauses)
    monkeypatch.setattr(closer, "passes", lambda text: True)
    return asked


def test_the_sentence_that_restricts_is_found_and_quoted(read: list[str]) -> None:
    doubtful = said(prohibited=-1.0)
    assert combine(CLAUSE, doubtful, WEIGHTS).effects == ()
    (signals,) = looked_at_closer([(CLAUSE, doubtful)], WEIGHTS)
    answer = combine(CLAUSE, signals, WEIGHTS)
    assert answer.effects == (Effect.PROHIBITED,)
    assert answer.evidence[0].quote == "overlades"
    assert len(signals.reading.conditions) == len(CONDITIONS)
    assert read == [FIRST, SECOND]


def test_a_clause_without_doubt_or_with_an_effect_is_not_read_again(read: list[str]) -> None:
    for signals in (said(), said(permitted=4.0)):
        assert looked_at_closer([(CLAUSE, signals)], WEIGHTS) == [signals]
    assert looked_at_closer([(SECOND, said(prohibited=-1.0))], WEIGHTS) == [said(prohibited=-1.0)]
    assert not read


def test_what_no_sentence_shows_stays_in_doubt(read: list[str]) -> None:
    doubtful = said(prohibited=-1.0)
    assert looked_at_closer([(f"{FIRST} {FIRST}", doubtful)], WEIGHTS) == [doubtful]
