"""The report as one JSON object, schema ``clausecheck.report/1`` (the format that other programs rely on)."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from clausecheck.contracts.model import Contract, ContractDocument, Finding
from clausecheck.contracts.quotes import quoted_words
from clausecheck.portfolio.model import Report
from clausecheck.reports import view
from clausecheck.reports.standing_words import decisions_object, notice_object, of_contract

SCHEMA = "clausecheck.report/1"


def to_json(report: Report, language: str = "da") -> str:
    """Return ``report`` as indented JSON; the sentences in it are in ``language``."""
    return json.dumps(as_object(report, language), ensure_ascii=False, indent=2) + "\n"


def as_object(report: Report, language: str = "da") -> dict[str, Any]:
    """Return ``report`` as plain dicts and lists. Dates are ISO; absent facts are None."""
    return {
        "schema": SCHEMA,
        "tool_version": report.tool_version,
        "root": report.root,
        "as_of": report.as_of.isoformat(),
        "summary": {
            "contracts": len(report.contracts),
            "documents": report.document_count,
            "pages": report.page_count,
            "verdicts": {verdict.value: count for verdict, count in view.verdict_counts(report.contracts)},
        },
        "contracts": [_contract(contract, report, language) for contract in report.contracts],
    }


def _contract(contract: Contract, report: Report, language: str) -> dict[str, Any]:
    facts = contract.facts
    return {
        "id": contract.id,
        "folder": contract.folder,
        "system": facts.system,
        "supplier": {"name": facts.supplier.name, "cvr": facts.supplier.cvr},
        "customer": facts.customer,
        "contract_number": facts.contract_number,
        "effective_date": _date(facts.effective_date),
        "expiry_date": _date(facts.expiry_date),
        "notice_period_months": facts.notice_period_months,
        "latest_notice": notice_object(contract, report.as_of, language),
        "owner": facts.owner,
        "kitos_uuid": facts.kitos_uuid,
        "verdict": contract.verdict.value,
        "needs_review": contract.needs_review,
        "reasons": view.reasons(contract, language),
        "findings": [_finding(finding) for finding in contract.findings],
        "documents": [_document(item, language) for item in contract.documents],
        "actions": view.actions(contract, language),
        "decisions": decisions_object(of_contract(report.standings, contract)),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "effect": finding.effect.value,
        "conditions": [kind.value for kind in finding.conditions],
        "document": finding.document,
        "page": finding.page,
        "section": finding.section,
        "quote": quoted_words(finding),
        "context": finding.context,
        "start": finding.start,
        "end": finding.end,
        "language": finding.language,
        "confidence": round(finding.confidence, 3),
        "needs_review": finding.needs_review,
        "by": list(finding.by),
        "status": finding.status.value,
        "superseded_by": finding.superseded_by,
        "deciding": finding.deciding,
    }


def _document(item: ContractDocument, language: str) -> dict[str, Any]:
    document = item.document
    return {
        "path": document.path,
        "kind": item.kind.value,
        "title": item.title,
        "format": document.format,
        "status": document.status.value,
        "reason": view.document_reason(item, language),
        "reason_code": document.reason.value if document.reason else None,
        "pages": len(document.pages) or None,
        "unread_pages": list(document.unread_pages),
        "draft": item.draft,
        "signed": item.signed,
    }


def _date(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
