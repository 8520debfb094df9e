"""When silence counts, and how sure a finding must be to turn a verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausecheck.contracts.model import ContractDocument, DocumentKind, Finding, Verdict
from clausecheck.contracts.reasons import reasons_for
from clausecheck.contracts.verdict import decide
from clausecheck.documents.model import Document
from clausecheck.effects.model import Effect

LONG = (
    "Leverandøren leverer systemet, og kunden betaler for det efter prisbilaget hver måned i hele aftalens løbetid. "
    * 3
)


def document(text: str = LONG) -> ContractDocument:
    return ContractDocument(Document("kontrakt.txt", "txt", text), DocumentKind.MAIN)


def finding(effect: Effect, confidence: float) -> Finding:
    quote = f"ord om {effect.value}"
    return Finding(
        id=f"{effect.value}-{confidence}",
        effect=effect,
        conditions=(),
        document="kontrakt.txt",
        page=None,
        section="1",
        quote=quote,
        context=quote,
        quote_start=0,
        quote_end=len(quote),
        start=0,
        end=len(quote),
        language="da",
        confidence=confidence,
        needs_review=False,
        by=("model",),
    )


def test_a_contract_that_says_nothing_is_missing() -> None:
    assert decide((), [document()]).verdict is Verdict.MISSING


@pytest.mark.parametrize("text", ["", "x", "Se vedhæftede fil."])
def test_the_silence_of_a_text_too_short_to_be_a_contract_says_nothing(text: str) -> None:
    assert decide((), [document(text)]).verdict is Verdict.UNREADABLE


def test_a_faint_bar_beside_a_sure_right_asks_for_review_and_does_not_turn_the_verdict() -> None:
    decided = decide([finding(Effect.PERMITTED, 0.97), finding(Effect.PROHIBITED, 0.42)], [document()])
    assert decided.verdict is Verdict.COMPLIANT
    assert decided.needs_review


def test_what_is_derived_beside_a_sure_right_is_no_doubt_where_no_one_is_asked() -> None:
    derived = replace(finding(Effect.PERMITTED, 0.8), needs_review=True, id="derived", by=("definition:a", "model"))
    decided = decide([finding(Effect.PERMITTED, 0.97), derived], [document()])
    assert not decided.needs_review
    assert [reason.key for reason in reasons_for(decided, [document()])] == ["reason_contract.permitted"]


@pytest.mark.parametrize(
    ("others", "doubted"), [([(Effect.PROHIBITED, 0.42)], "ord om prohibited"), ([], "ord om permitted")]
)
def test_a_review_always_has_a_reason_that_says_what_to_read(others: list[tuple[Effect, float]], doubted: str) -> None:
    found = [replace(finding(effect, sure), section=f"ord om {effect.value}") for effect, sure in others]
    right = replace(finding(Effect.PERMITTED, 0.97), section="ord om permitted")
    decided = decide([right, *found], [document()], doubt=not others)
    assert decided.needs_review
    reasons = reasons_for(decided, [document()])
    asking = [reason for reason in reasons if reason.key == "reason_contract.doubt"]
    assert len(asking) == 1
    assert doubted in str(asking[0])


def test_a_clause_on_automation_that_could_not_be_read_surely_asks_for_review_beside_a_right() -> None:
    unsure = replace(finding(Effect.PERMITTED, 0.45), needs_review=True)
    for more, asks in (([], False), ([unsure], True)):
        found = decide([finding(Effect.PERMITTED, 0.97), *more], [document()])
        assert (found.verdict, found.needs_review) == (Verdict.COMPLIANT, asks)


def test_a_mere_guess_at_a_right_secures_nothing() -> None:
    decision = decide((finding(Effect.PERMITTED, 0.2),), [document()])
    assert (decision.verdict, decision.needs_review) == (Verdict.MISSING, True)


def test_a_sure_bar_beside_a_sure_right_is_a_contradiction() -> None:
    decided = decide([finding(Effect.PERMITTED, 0.97), finding(Effect.PROHIBITED, 0.7)], [document()])
    assert decided.verdict is Verdict.CONFLICTING


def test_a_right_that_is_not_sure_does_not_stand_against_a_bar_beyond_doubt() -> None:
    decided = decide([finding(Effect.PERMITTED, 0.7), finding(Effect.PROHIBITED, 0.98)], [document()])
    assert decided.verdict is Verdict.RESTRICTED
    assert decided.needs_review


def test_a_faint_bar_alone_is_restricted_with_review() -> None:
    decided = decide([finding(Effect.PROHIBITED, 0.42)], [document()])
    assert decided.verdict is Verdict.RESTRICTED
    assert decided.needs_review


def test_a_finding_that_is_no_longer_in_force_does_not_count() -> None:
    gone = replace(finding(Effect.PROHIBITED, 0.98), status="superseded")
    assert decide([gone], [document()]).verdict is Verdict.MISSING


def test_what_can_stand_alone_decides_alone_and_what_cannot_still_asks() -> None:
    sure, faint = finding(Effect.PERMITTED, 0.97), finding(Effect.PERMITTED, 0.55)
    decided = decide([sure, faint, replace(sure, id="asked", needs_review=True)], [document()])
    assert [item.id for item in decided.deciding] == [sure.id]
    assert decided.needs_review


def test_what_a_definition_adds_to_a_sure_right_asks_for_nothing() -> None:
    derived = replace(finding(Effect.PERMITTED, 0.7), by=("definition:1", "model"), needs_review=True)
    assert not decide([finding(Effect.PERMITTED, 0.97), derived], [document()]).needs_review
    assert decide([derived], [document()]).needs_review


def test_a_right_that_a_rule_finds_by_a_definition_secures_what_the_models_alone_read_nearby() -> None:
    read = replace(finding(Effect.PERMITTED, 0.63), by=("model",))
    derived = replace(finding(Effect.PERMITTED, 0.9), by=("definition:1", "rule:permitted.free", "model"))
    assert decide([read], [document()]).needs_review
    assert not decide([read, derived], [document()]).needs_review


def test_where_nothing_can_stand_alone_all_decide_and_ask() -> None:
    decided = decide([finding(Effect.PERMITTED, 0.55), finding(Effect.PERMITTED, 0.57)], [document()])
    assert len(decided.deciding) == 2
    assert decided.needs_review


def test_a_contradiction_shows_what_is_sure_on_either_side() -> None:
    found = [finding(effect, sure) for effect in (Effect.PERMITTED, Effect.PROHIBITED) for sure in (0.97, 0.55)]
    assert [item.confidence for item in decide(found, [document()]).deciding] == [0.97, 0.97]


@pytest.mark.parametrize(
    ("effect", "by", "confidence", "asks"),
    [
        (Effect.PERMITTED, "model", 0.8, True),
        (Effect.PERMITTED, "model", 0.95, False),
        (Effect.PERMITTED, "rule:permitted.may", 0.8, False),
        (Effect.CONDITIONAL, "model", 0.8, False),
    ],
)
def test_a_right_that_only_the_models_find_must_be_surer_than_most(
    effect: Effect, by: str, confidence: float, asks: bool
) -> None:
    assert decide([replace(finding(effect, confidence), by=(by,))], [document()]).needs_review is asks
