"""The smallest edits: every rule does to its examples what it says, and leaves whole sentences."""

from __future__ import annotations

import pytest

from clausecheck.clauses.model import Clause, Segment
from clausecheck.drafts import turning
from clausecheck.drafts.turning import Size, turns
from clausecheck.effects.judging import classify


@pytest.mark.parametrize(("rule", "before", "after"), turning.examples())
def test_a_rule_does_to_its_example_what_it_says(rule: str, before: str, after: str) -> None:
    assert turning.by_rule(rule, before) == after


@pytest.mark.parametrize(("language", "before", "after", "sound"), turning.unsound_examples())
def test_what_an_edit_leaves_is_sound_or_not(language: str, before: str, after: str, sound: bool) -> None:
    assert turning.is_sound(before, after, language) is sound


def offered(words: str, language: str = "da") -> list[str]:
    """Return what is offered instead of a clause, the smallest edit first."""
    found = classify(words, language)
    (evidence, *_) = found.evidence
    clause = Clause(words, (Segment(0, 0, len(words)),), language=language)
    return [turn.text for turn in turns(clause, (evidence.start, evidence.end), found, classify)]


@pytest.mark.parametrize(
    "words",
    [
        "Automatiseret trafik er begrænset til 500 kald i timen efter princippet om fair use.",
        "Makroer og lignende hjælpeværktøjer skal godkendes af Leverandørens sikkerhedsafdeling.",
        "Systemet må kun betjenes af Kundens ansatte medarbejdere personligt.",
        "Brugerkonti er personlige og udstedes kun til fysiske personer.",
    ],
)
def test_no_edit_leaves_a_broken_sentence(words: str) -> None:
    for text in offered(words):
        assert "trafik er." not in text
        assert "orienterings" not in text
        assert "softwarerobotter medarbejdere" not in text
        assert "personer eller af en softwarerobot" not in text


def test_an_exception_follows_the_sentence_that_it_is_from() -> None:
    words = "Kunden har brugsret. Det er ikke tilladt at anvende RPA. Kunden kan eksportere data i CSV."
    assert offered(words)[0] == (
        "Kunden har brugsret. Det er ikke tilladt at anvende RPA. Forbuddet gælder ikke for Kundens egne "
        "automatiseringer, fx RPA, som Kunden frit kan anvende. Kunden kan eksportere data i CSV."
    )


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Hvis Kunden anvender robotter, bortfalder garantien og servicemålene.", "da"),
        ("Use exceeding what a human could reasonably perform is deemed excessive and may be suspended.", "en"),
    ],
)
def test_nothing_is_excepted_from_a_prohibition_that_is_not_there(words: str, language: str) -> None:
    assert not any("Forbuddet" in text or "The prohibition" in text for text in offered(words, language))


def test_every_clause_can_go_out_whole() -> None:
    words = "Hvis Kunden anvender robotter, bortfalder garantien og servicemålene."
    clause = Clause(words, (Segment(0, 0, len(words)),))
    *_, last = turns(clause, (0, len(words)), classify(words, "da"), classify)
    assert (last.size, last.text) == (Size.CLAUSE, "(Udgået)")


@pytest.mark.parametrize(("rule", "_before", "after"), turning.examples())
def test_notice_to_the_supplier_never_becomes_a_condition(rule: str, _before: str, after: str) -> None:
    assert "efter orientering" not in after, rule
    assert "after informing" not in after, rule


@pytest.mark.parametrize(
    ("words", "language", "turned"),
    [
        (
            "Systemet kan med Leverandørens skriftlige samtykke indgå i automatiseringer, fx RPA.",
            "da",
            "Systemet kan uden hindringer indgå i automatiseringer, fx RPA.",
        ),
        (
            "The Customer may use software robots with the Supplier's prior written consent.",
            "en",
            "The Customer may use software robots without hindrance.",
        ),
    ],
)
def test_the_full_right_is_proposed_where_consent_was_asked_for(words: str, language: str, turned: str) -> None:
    assert offered(words, language)[0] == turned
