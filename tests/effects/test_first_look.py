"""A long clause that seems to say nothing is read by its telling sentences first, and whole if they say anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from clausecheck.effects import first_look
from clausecheck.effects.encoder import EFFECTS, Reading
from clausecheck.effects.first_look import read_where_told
from clausecheck.effects.judging import classify
from clausecheck.effects.model import Effect

from .test_combine import said

IDLE = "Vederlaget reguleres hvert år efter nettoprisindekset, og faktura sendes den første hverdag i måneden. " * 5
TOLD = "Leverandørens robotter rydder op om natten."
LONG = f"{IDLE}{TOLD} {IDLE}".strip()
SURE, UNSURE = [-3.0] * len(EFFECTS), [-3.0, 0.0, *[-3.0] * (len(EFFECTS) - 2)]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the encoder find nothing in any sentence; return what it was asked."""
    return _reading_as(monkeypatch, -9.5)


def _reading_as(monkeypatch: pytest.MonkeyPatch, of_sentence: float) -> list[str]:
    asked: list[str] = []

    def read_clauses(texts: Sequence[str]) -> list[Reading]:
        asked.extend(texts)
        idle = said().reading
        quiet = (of_sentence, *[-9.5] * (len(EFFECTS) - 1))
        return [replace(idle, effects=quiet) if text == TOLD else idle for text in texts]

    monkeypatch.setattr(first_look, "read_clauses", read_clauses)
    return asked


def test_only_the_telling_sentence_is_read_where_it_shows_nothing(read: list[str]) -> None:
    (reading,) = read_where_told([(LONG, SURE)])
    assert read == [TOLD]
    assert max(reading.effects) == -9.5
    assert reading.evidence == ()


def test_the_whole_is_read_where_the_telling_sentence_shows_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _reading_as(monkeypatch, -8.0)
    (reading,) = read_where_told([(LONG, SURE)])
    assert asked == [TOLD, LONG]
    assert reading == said().reading


def test_the_whole_is_read_at_once_where_its_words_show_a_trace(read: list[str]) -> None:
    read_where_told([(LONG, UNSURE)])
    assert read == [LONG]


def test_what_is_short_or_mostly_telling_is_read_whole(read: list[str]) -> None:
    telling = f"{TOLD} " * 10
    read_where_told([(f"{IDLE[:200]} {TOLD}", SURE), (telling, SURE)])
    assert read == [f"{IDLE[:200]} {TOLD}", telling]


def test_readings_come_in_the_order_of_the_clauses(read: list[str]) -> None:
    first, second, third = read_where_told([(TOLD, SURE), (LONG, SURE), (TOLD, UNSURE)])
    assert first == third
    assert second.evidence == ()
    assert read == [TOLD, TOLD, TOLD]


def test_a_ban_between_idle_sentences_is_found() -> None:
    found = classify(f"{IDLE}Kunden må ikke lade robotter arbejde i Systemet. {IDLE}", "da")
    assert found.effects == (Effect.PROHIBITED,)
