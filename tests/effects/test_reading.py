"""How the rules read a clause: polarity, who acts, lists, answers to requirements, damaged text."""

from __future__ import annotations

import pytest

from clausecheck.clauses import detect_language
from clausecheck.effects import Classification, Condition, Effect
from clausecheck.effects.rules import judge
from clausecheck.effects.rules.lists import unfold
from clausecheck.effects.rules.pipeline import pipeline

P, C, B = Effect.PERMITTED, Effect.CONDITIONAL, Effect.PROHIBITED
HUMAN, NO_HUMAN, LOGIN = Effect.HUMAN_REQUIRED, Effect.HUMAN_NOT_REQUIRED, Effect.CREDENTIALS


def classify(text: str, language: str | None = None) -> Classification:
    return judge(text, language or detect_language(text))


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("Kunden må anvende softwarerobotter i fagsystemet.", {P}),
        ("Kunden må ikke anvende softwarerobotter i fagsystemet.", {B}),
        ("Leverandøren må ikke forhindre Kunden i at anvende softwarerobotter.", {P}),
        ("Intet i denne kontrakt er til hinder for Kundens brug af RPA.", {P}),
        ("Ingen robot må logge på Systemet.", {B}),
        ("Kunden må ikke anvende robotter uden Leverandørens skriftlige samtykke.", {C}),
        ("Kunden kan anvende robotter uden Leverandørens samtykke.", {P}),
        ("Det er ikke forbudt Kunden at anvende robotter i Systemet.", {P}),
        ("Systemet må alene betjenes af fysiske personer.", {HUMAN}),
        ("Der stilles ikke krav om, at processen udføres af mennesker.", {NO_HUMAN}),
        ("Login er personligt og må ikke deles med andre.", {LOGIN}),
        ("Nothing in these terms prevents the Customer from operating its own bots.", {P}),
        ("You may not use any robot, spider or other automated means to access the Service.", {B}),
        ("Kunden kan ikke bruke roboter mot Tjenesten uten samtykke fra Leverandøren.", {C}),
        ("Leverantören får inte hindra Kundens robotar från att logga in.", {P}),
    ],
)
def test_the_effect_of_a_clause(text: str, effects: set[Effect]) -> None:
    assert set(classify(text).effects) == effects


@pytest.mark.parametrize(
    "text",
    [
        "Leverandøren anvender robotter til overvågning af driften.",
        "Robotstøvsugere må ikke anvendes på gangene.",
        "Kunden må ikke anvende automatiserede værktøjer til sårbarhedsscanning af Tjenesten.",
        "Databehandleren må ikke træffe automatiske afgørelser om de registrerede.",
        "Leverandøren stiller menneskelige ressourcer til rådighed i projektet.",
        "Betaling sker løbende måned plus 30 dage.",
        "Er det muligt at anvende softwarerobotter i løsningen? Angiv ja eller nej.",
        "All notices shall be in writing and delivered in person or by registered mail.",
    ],
)
def test_what_only_looks_like_it_has_no_effect(text: str) -> None:
    assert classify(text).effects == ()


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("Brug af robotter kræver Leverandørens skriftlige godkendelse.", {Condition.CONSENT}),
        ("For hver robot betaler Kunden et årligt gebyr.", {Condition.FEE}),
        ("Kundens robotter må højst foretage 500 opslag i timen.", {Condition.SCOPE}),
        ("Systemet bør kunne betjenes af Kundens robotter.", {Condition.SOFT}),
    ],
)
def test_a_condition_says_which_hindrance_it_is(text: str, conditions: set[Condition]) -> None:
    judged = classify(text)
    assert judged.effects == (C,)
    assert conditions <= set(judged.conditions)


def test_a_list_item_is_read_with_its_intro() -> None:
    text = "Kunden må ikke: a) videresælge adgangen, b) lade robotter arbejde i Systemet, c) fjerne varemærker."
    judged = classify(text)
    assert judged.effects == (B,)
    assert "robotter" in judged.evidence[0].quote


def test_a_sentence_that_is_no_list_stays_whole() -> None:
    text = "Kunden betaler (a) prisen."
    assert unfold(text, 0, len(text)) == [[(0, len(text))]]


def test_an_answer_can_take_back_what_the_requirement_gives() -> None:
    requirement = "Krav: Løsningen skal kunne betjenes af Kundens robotter. | Besvarelse: "
    assert classify(requirement + "Ja").effects == (P,)
    assert classify(requirement + "Delvist, kun via Leverandørens API").effects == (C,)
    assert classify(requirement + "Nej, robotter kan ikke anvendes").effects == (B,)


def test_a_later_sentence_that_refers_to_the_automation_counts() -> None:
    judged = classify("Kunden må lade robotter arbejde i Systemet. Tilladelsen kan tilbagekaldes uden begrundelse.")
    assert judged.effects == (C,)
    assert Condition.REVOCABLE in judged.conditions


@pytest.mark.parametrize(
    "text",
    [
        "Kunden maa ikke anvende robotter i Systemet.",
        "Kunden må ikke anvende r0botter i Systemet.",
        "Kunden må ikke anvende soft-\nwarerobotter i Systemet.",
        "KUNDEN MÅ IKKE ANVENDE ROBOTTER I SYSTEMET.",
        "Kunden  må\tikke\nanvende robot\xadter i Systemet.",
    ],
)
def test_damaged_text_is_still_read(text: str) -> None:
    assert classify(text, "da").effects == (B,)


@pytest.mark.parametrize(
    "text",
    [
        "  Kunden  må ikke\n\nanvende robotter. \t Login er personligt og må ikke deles.",
        "»Bruger« betyder en fysisk person – se pkt. 4; Robotter er ikke tilladt i Systemet!",
    ],
)
def test_evidence_is_the_words_of_the_text_as_given(text: str) -> None:
    judged = classify(text, "da")
    assert judged.evidence
    assert {item.effect for item in judged.evidence} == set(judged.effects)
    for item in judged.evidence:
        assert text[item.start : item.end] == item.quote
        assert item.by
        assert 0 < item.confidence <= 1


@pytest.mark.parametrize("family", ["da", "en"])
def test_every_character_keeps_its_place(family: str) -> None:
    text = "  Et\n\nord,  to-\nord (tre) – 4.1\tfem…  "
    assert pipeline(family)(text).text == text


@pytest.mark.parametrize("text", ["", " ", "\n", "|||", "a" * 20_000, "( " * 3_000, "robot " * 2_000])
def test_odd_text_is_no_trouble(text: str) -> None:
    assert classify(text, "da").language == "da"
