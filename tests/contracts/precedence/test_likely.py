"""The trained model speaks where no rule reads an order, and what it says asks for review."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Verdict
from clausecheck.contracts.precedence.likely import chances
from clausecheck.contracts.precedence.passages import turned

from ..conftest import BAN, RIGHT, Build, keys, with_annex

# Wordings by authors that the model has learned from, and that no rule reads.
UNREAD = [
    ("Bilag 5 gælder ved siden af kontrakten, men må bøje sig, hvis de to ikke siger det samme.", True),
    (
        "Hovedteksten er skrevet i runde vendinger og kan ikke bruges imod bilag 5. Er der uenighed, vinder bilag 5.",
        False,
    ),
]


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ("ved modstrid går kk forud for ll .", True),
        ("kk viger for ll .", False),
        ("in case of conflict ll prevails over kk .", False),
        ("ll gælder kun, hvor kk intet siger .", True),
    ],
)
def test_a_plain_order_is_likely_whichever_document_it_puts_first(told: str, first: bool) -> None:
    one, other, _ = chances(told)
    assert (one > 0.5) is first
    assert chances(turned(told)) == pytest.approx((other, one, chances(told)[2]))


@pytest.mark.parametrize("told", ["kk og ll har samme rang .", "prisen fremgår af kk og ll ."])
def test_what_puts_neither_first_is_not_likely_to(told: str) -> None:
    one, other, neither = chances(told)
    assert neither > max(one, other)


@pytest.mark.parametrize(("order", "contract_first"), UNREAD)
def test_what_the_model_alone_reads_settles_a_contradiction_and_asks_for_review(
    build: Build, order: str, contract_first: bool
) -> None:
    read = build(**with_annex(BAN, RIGHT, order))
    assert read.verdict is (Verdict.COMPLIANT if contract_first else Verdict.RESTRICTED)
    assert read.needs_review
    assert {"by_order", "order_unsure"} <= set(keys(read))


@pytest.mark.parametrize(
    "order",
    [
        "Ved modstrid om betaling er det kontrakten, man skal lytte til, og ikke bilag 5.",
        "Kontrakten og bilag 5 er ligestillede, og ingen af dem vejer tungere end den anden.",
        "Parterne kan senere aftale, om kontrakten eller bilag 5 skal gå forud.",
    ],
)
def test_the_model_is_not_asked_where_the_rules_know_that_nothing_is_settled(build: Build, order: str) -> None:
    assert build(**with_annex(BAN, RIGHT, order)).verdict is Verdict.CONFLICTING
