"""A clause judged by everything there is: gate, rules, encoder and n-grams."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausecheck.effects import Condition, Effect, encoder
from clausecheck.effects.combine import EXCLUSIVE
from clausecheck.effects.encoder import read_clauses
from clausecheck.effects.explaining import explain
from clausecheck.effects.gate import passes
from clausecheck.effects.judging import classify, classify_all
from clausecheck.effects.ngrams import features, logits

BAR = "Kunden må ikke lade softwarerobotter anvende Systemet."
RIGHT = "Systemet kan uden hindringer indgå i Kundens automatiseringer, fx RPA."
CONSENT = "Kundens anvendelse af softwarerobotter i Systemet kræver Leverandørens forudgående skriftlige samtykke."
IDLE = "Fakturaer forfalder til betaling 30 dage efter modtagelsen."


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        (BAR, Effect.PROHIBITED),
        (RIGHT, Effect.PERMITTED),
        (CONSENT, Effect.CONDITIONAL),
        ("Systemet må alene betjenes af fysiske personer, der er ansat hos Kunden.", Effect.HUMAN_REQUIRED),
        ("The Customer shall not access the Service by means of any bot or script.", Effect.PROHIBITED),
        ("Kontoen er personlig og må ikke overdrages til eller deles med andre.", Effect.CREDENTIALS),
    ],
)
def test_what_is_said_plainly_is_found(text: str, effect: Effect) -> None:
    assert effect in classify(text).effects


@pytest.mark.parametrize(
    "text",
    [
        "Konti i tjenesten er til rigtige mennesker.",
        "Software, der efterligner en brugers handlinger i skærmbillederne, er ikke omfattet af licensen.",
        "Kommunens egne programmer kan ikke få adgang til skærmbillederne i stedet for en medarbejder.",
        "Under ingen omstændigheder må Kommunens robotter betjene systemet.",
        "At no time may the Council's software robots operate the Revenues System.",
        "I intet tilfælde kan en digital assistent anvende Kundens brugerkonti.",
        "Ej heller må Kundens automatiserede processer logge på Løsningen.",
    ],
)
def test_a_bar_without_the_usual_words_is_found_or_asked_about(text: str) -> None:
    found = classify(text)
    restricted = {Effect.PROHIBITED, Effect.HUMAN_REQUIRED, Effect.CONDITIONAL} & set(found.effects)
    assert restricted or found.needs_review


@pytest.mark.parametrize(
    "text",
    [
        IDLE,
        "Leverandørens robotter overvåger driften døgnet rundt og genstarter tjenester, der ikke svarer.",
        "Kommunens robotstøvsugere må ikke anvendes på gangene i åbningstiden.",
    ],
)
def test_what_only_looks_like_it_has_no_effect(text: str) -> None:
    assert classify(text).effects == ()


def test_the_hindrance_is_named() -> None:
    assert classify(CONSENT).conditions == (Condition.CONSENT,)


def test_every_effect_has_words_of_the_clause_behind_it_and_says_what_gave_it() -> None:
    for text in (BAR, RIGHT, CONSENT):
        found = classify(text)
        assert {item.effect for item in found.evidence} == set(found.effects)
        for item in found.evidence:
            assert text[item.start : item.end] == item.quote != ""
            assert item.by[-1] == "model"
            assert 0 < item.confidence <= 1


def test_many_at_a_time_are_judged_as_one_by_one() -> None:
    texts = [BAR, IDLE, RIGHT, BAR, CONSENT]
    assert classify_all([(text, None) for text in texts]) == [classify(text) for text in texts]


def test_a_clause_is_read_the_same_alone_and_in_any_company() -> None:
    texts = [BAR, IDLE, RIGHT, f"{IDLE} {BAR}", CONSENT, f"{RIGHT} {IDLE} {CONSENT}"]
    alone = [read_clauses([text])[0] for text in texts]
    assert read_clauses(texts) == alone
    assert read_clauses(texts[::-1]) == alone[::-1]


def test_a_clause_longer_than_the_encoders_window_is_read_to_its_end() -> None:
    long = " ".join([IDLE] * 60)
    buried = f"{long} {BAR}"
    assert Effect.PROHIBITED in classify(buried).effects or classify(buried).needs_review
    reading = read_clauses([buried])[0]
    assert reading.evidence[-1][1] == len(buried)


def test_a_very_long_clause_is_read_where_something_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    idle = f"{IDLE} " * 400
    ran: list[encoder._Window] = []
    run = encoder._run

    def watched(model: encoder._Model, window: encoder._Window) -> tuple[encoder.Floats, ...]:
        ran.append(window)
        return run(model, window)

    monkeypatch.setattr(encoder, "_run", watched)
    found = classify(f"{idle}{BAR} {idle}", "da")
    assert found.effects == (Effect.PROHIBITED,)
    assert len(idle) <= found.evidence[0].start < len(idle) + len(BAR)
    assert 1 <= len(ran) <= 2


def test_the_gate_stops_what_is_about_other_things() -> None:
    assert not passes(IDLE)
    assert passes(BAR)
    assert passes("Medarbejderen skal selv trykke på godkend for hver udbetaling.")


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=60)
def test_any_text_gives_an_answer_that_holds_together(text: str) -> None:
    found = classify(text)
    assert sum(effect in EXCLUSIVE for effect in found.effects) <= 1
    assert bool(found.conditions) == (Effect.CONDITIONAL in found.effects)
    for item in found.evidence:
        assert text[item.start : item.end] == item.quote


def test_ngrams_see_through_a_hyphen_at_the_end_of_a_line() -> None:
    assert features("softwarerobot-\n  terne må") == features("softwarerobotterne må")
    assert logits(BAR).shape == (len(Effect),)


def test_an_explanation_shows_the_parts_and_the_rules() -> None:
    told = explain(BAR)
    assert told.passed
    assert told.answer == classify(BAR)
    assert [row.effect for row in told.weighed] == list(Effect)
    strongest = max(told.weighed, key=lambda row: row.together - row.threshold)
    assert strongest.effect is Effect.PROHIBITED
    assert all(meaning for _, meaning in told.rules)


def test_an_explanation_of_a_clause_that_the_gate_stopped_says_so() -> None:
    told = explain(IDLE)
    assert not told.passed
    assert told.weighed == ()


def test_the_command_explains_in_danish() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "clausecheck", "explain", BAR], capture_output=True, text=True, check=True
    ).stdout
    assert "Forbud mod automatisering" in shown
    assert "»må ikke" in shown
    assert "Sprogmodel" in shown


def test_what_one_sentence_of_many_says_is_found_where_the_whole_only_leaves_a_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    around = (
        "Vederlaget reguleres hvert år den 1. januar efter nettoprisindekset. Fakturaer betales inden 30 dage. "
        "Leverandøren sender en oversigt over forbruget hvert kvartal, og Kunden kan gøre indsigelse inden to uger. "
        "Uenighed om opgørelsen forelægges styregruppen, der mødes i marts og september. Referatet er endeligt, når "
        "ingen har gjort indsigelse inden ti dage. "
    )
    clause = f"{around}Arbejdet i Systemet må ikke overlades til programmel. {around}"
    closer = classify(clause, "da")
    assert Effect.PROHIBITED in closer.effects
    evidence = next(item for item in closer.evidence if item.effect is Effect.PROHIBITED)
    assert len(around) - 1 <= evidence.start
    assert evidence.end <= len(clause) - len(around)


def test_a_definition_in_any_of_the_languages_is_a_demand_for_people() -> None:
    for text in (
        "Bruker: et menneske i Kundens organisasjon, eller hos Kundens entreprenør, som har fått egen tilgang.",
        "Bruger: et menneske i Kundens organisation eller hos Kundens entreprenør, som har fået egen adgang.",
    ):
        assert Effect.HUMAN_REQUIRED in classify(text).effects


def test_a_demand_for_a_number_of_people_at_the_work_is_not_passed_over() -> None:
    demanded = classify("Kunden sikrer, at sagerne i Systemet behandles af mindst fire fuldtidsansatte.", "da")
    assert (demanded.effects, demanded.needs_review) == ((Effect.HUMAN_REQUIRED,), True)
    assert not classify("Systemet understøtter mindst 200 samtidige medarbejdere.", "da").effects
