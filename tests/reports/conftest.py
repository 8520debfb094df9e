"""A report with every verdict and with hostile texts, made by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from clausecheck.contracts.model import (
    Contract,
    ContractDocument,
    ContractFacts,
    DocumentKind,
    Finding,
    FindingStatus,
    Supplier,
    Verdict,
)
from clausecheck.documents.model import Document, Page, Reason, Status
from clausecheck.effects.model import Condition, Effect
from clausecheck.portfolio.model import Report

FORMULA = '=HYPERLINK("http://example.invalid";"klik")'
MARKUP = "<script>alert(1)</script> & »A/S«"
ESCAPES = "\x1b[31mrød\x1b[0m\x07\u202e"


def finding(
    effect: Effect = Effect.PROHIBITED, *, quote: str = "må ikke anvende robotter", **changes: object
) -> Finding:
    context = f"Kunden {quote} i Systemet."
    made = Finding(
        id="f0001",
        effect=effect,
        conditions=(),
        document="01 Sag/Hovedkontrakt.pdf",
        page=3,
        section="12.4",
        quote=quote,
        context=context,
        quote_start=7,
        quote_end=7 + len(quote),
        start=100,
        end=100 + len(quote),
        language="da",
        confidence=0.9,
        needs_review=False,
        by=("rule:da.test",),
        deciding=True,
    )
    return replace(made, **changes)


def contract(verdict: Verdict, *findings: Finding, name: str = "Sag", **changes: object) -> Contract:
    document = Document(path="01 Sag/Hovedkontrakt.pdf", format="pdf", pages=(Page(1, 0, 10), Page(2, 10, 20, False)))
    made = Contract(
        id=f"k-{verdict.value}",
        folder="01 Sag",
        facts=ContractFacts(
            system=name,
            supplier=Supplier("Leverandør A/S", "12345678"),
            contract_number="18/04466",
            expiry_date=dt.date(2027, 5, 1),
            notice_period_months=6,
        ),
        verdict=verdict,
        needs_review=False,
        reasons=(),
        actions=(),
        findings=findings,
        documents=(ContractDocument(document, DocumentKind.MAIN, signed=True),),
    )
    return replace(made, **changes)


@pytest.fixture
def report() -> Report:
    unreadable = ContractDocument(
        Document("02/scan.pdf", "pdf", status=Status.UNREADABLE, reason=Reason.ENCRYPTED), DocumentKind.OTHER
    )
    superseded = finding(id="f0002", status=FindingStatus.SUPERSEDED, superseded_by="f0001", deciding=False)
    return Report(
        root="kontrakter",
        tool_version="0.0",
        contracts=(
            contract(Verdict.RESTRICTED, finding(), superseded, name=FORMULA),
            contract(Verdict.CONFLICTING, finding(Effect.PERMITTED, quote=MARKUP), name=MARKUP, needs_review=True),
            contract(Verdict.MISSING, name=ESCAPES),
            contract(Verdict.UNREADABLE, documents=(unreadable,), facts=ContractFacts()),
            contract(
                Verdict.CONDITIONAL,
                finding(Effect.CONDITIONAL, conditions=(Condition.CONSENT, Condition.FEE), language="en"),
            ),
            contract(Verdict.COMPLIANT, finding(Effect.PERMITTED, page=None, section="§ 7, stk. 2")),
        ),
    )
