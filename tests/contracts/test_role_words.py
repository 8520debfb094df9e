"""Clauses are judged with the supplier called by its role, and quoted as they stand."""

from __future__ import annotations

import pytest

from clausecheck.contracts.material import Classify
from clausecheck.contracts.model import ContractFacts, Supplier
from clausecheck.contracts.role_words import by_role
from clausecheck.effects.model import Classification, Effect, Evidence

FACTS = ContractFacts(system="Molar", supplier=Supplier("Lumen & Asfalt Data A/S"))


def reading(**told: Effect | float | None) -> Classify:
    """Return a classifier that gives what is told for a clause with the supplier ``named`` or ``called`` so."""

    def classify(text: str, language: str) -> Classification:
        said = told["called" if "Leverandør" in text or "Supplier" in text else "named"]
        if isinstance(said, Effect):
            start = text.index("afviser")
            evidence = Evidence(said, start, len(text), text[start:], 0.9, ("model",))
            return Classification((said,), (), (evidence,), language=language)
        return Classification(needs_review=bool(said), doubt=said or 0.0, language=language)

    return classify


def judged(
    text: str, language: str = "da", facts: ContractFacts = FACTS, **told: Effect | float | None
) -> Classification:
    return by_role(reading(**told), facts)(text, language)


@pytest.mark.parametrize("name", ["Lumen", "Lumen & Asfalt Data A/S", "Lumens driftscenter"])
def test_what_the_role_makes_of_a_clause_counts_and_is_quoted_by_its_own_words(name: str) -> None:
    text = f"Hos {name} er det besluttet, at ingen afviser Kundens robotter, heller ikke Lumen."
    found = judged(text, named=Effect.PROHIBITED, called=Effect.PERMITTED)
    assert found.effects == (Effect.PERMITTED,)
    assert found.evidence[0].quote == "afviser Kundens robotter, heller ikke Lumen."
    assert text[found.evidence[0].start : found.evidence[0].end] == found.evidence[0].quote


def test_a_restriction_that_is_read_no_more_leaves_a_doubt() -> None:
    found = judged("Lumen afviser robotter.", named=Effect.PROHIBITED, called=None)
    assert not found.effects
    assert found.needs_review
    assert found.doubt == 0.9


@pytest.mark.parametrize(("doubt", "stays"), [(0.1, False), (0.4, True)])
def test_only_a_faint_doubt_goes(doubt: float, stays: bool) -> None:
    assert judged("Lumen afviser robotter.", named=doubt, called=None).needs_review is stays


def test_a_clause_that_says_nothing_by_its_own_words_says_nothing() -> None:
    assert not judged("Lumen afviser robotter.", named=None, called=Effect.PERMITTED).effects


@pytest.mark.parametrize(
    ("supplier", "system", "text"),
    [
        ("Lumen A/S", "Lumen Lys", "Lumen afviser robotter."),
        ("Dansk Lys A/S", "Molar", "Dansk ret afviser robotter."),
        ("Lumen A/S", "Molar", "Lumenet afviser robotter."),
        (None, "Molar", "Lumen afviser robotter."),
    ],
)
def test_what_only_looks_like_the_suppliers_name_is_left(supplier: str | None, system: str, text: str) -> None:
    facts = ContractFacts(system=system, supplier=Supplier(supplier))
    assert judged(text, facts=facts, named=Effect.PROHIBITED, called=Effect.PERMITTED).effects == (Effect.PROHIBITED,)


def test_the_role_is_said_in_the_clauses_language() -> None:
    heard: list[str] = []

    def classify(text: str, language: str) -> Classification:
        heard.append(text)
        return Classification(needs_review=True, language=language)

    by_role(classify, FACTS)("Lumen's staff and Lumen log in.", "en")
    by_role(classify, FACTS)("Lumens personal loggar in.", "sv")
    assert heard[1::2] == ["the Supplier's staff and the Supplier log in.", "Leverantörens personal loggar in."]
