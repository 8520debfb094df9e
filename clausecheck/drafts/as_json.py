"""A check as JSON, schema ``clausecheck.check/1``."""

from __future__ import annotations

import json
from typing import Any

from clausecheck import __version__
from clausecheck.contracts.quotes import quoted_words
from clausecheck.documents.model import Change
from clausecheck.drafts.before_signing import draft_actions
from clausecheck.drafts.checking import Advice, Check, Missing, Previous, asks_review, unsigned
from clausecheck.drafts.library import Library
from clausecheck.drafts.mending import Mend
from clausecheck.drafts.words import fallbacks, meaning, suggestion, where
from clausecheck.reports.view import reasons
from clausecheck.texts import text

SCHEMA = "clausecheck.check/1"


def check_json(
    check: Check, library: Library, language: str, mend: Mend | None = None, comments: int | None = None
) -> str:
    """Return ``check`` as JSON text; ``mend`` and ``comments`` tell of the files that were written."""
    contract = check.contract
    told = {
        "schema": SCHEMA,
        "tool_version": __version__,
        "document": check.name,
        "language": check.language,
        "verdict": contract.verdict.value,
        "verdict_if_rejected": check.rejected.verdict.value if check.rejected else None,
        "needs_review": asks_review(contract),
        "change_authors": list(check.authors),
        "reasons": reasons(unsigned(contract), language),
        "findings": [_advice(advice, check, library, language) for advice in check.advice],
        "removed": [_advice(advice, check, library, language) for advice in check.removed],
        "missing": _missing(check.missing, language) if check.missing else None,
        "fallback": [
            {"text": position.text[check.language], "why": position.why[language]}
            for position in fallbacks(check, library)
        ],
        "actions": draft_actions(check, language),
        "against": _previous(check.previous) if check.previous else None,
        "comments": comments,
        "redline": _mend(mend) if mend else None,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _advice(advice: Advice, check: Check, library: Library, language: str) -> dict[str, Any]:
    finding = advice.finding
    return {
        "id": finding.id,
        "effect": finding.effect.value,
        "conditions": [kind.value for kind in finding.conditions],
        "document": finding.document,
        "page": finding.page,
        "section": finding.section,
        "quote": quoted_words(finding),
        "clause": finding.context,
        "language": finding.language,
        "confidence": round(finding.confidence, 3),
        "needs_review": finding.needs_review,
        "status": finding.status.value,
        "deciding": finding.deciding,
        "change": _change(advice.change) if advice.change else None,
        "meaning": meaning(advice, language),
        "recommendation": suggestion(advice, check, library, language),
        "suggested_text": advice.suggestion,
    }


def _change(change: Change) -> dict[str, Any]:
    return {"kind": change.kind.value, "author": change.author, "date": change.date}


def _missing(missing: Missing, language: str) -> dict[str, Any]:
    place = missing.place
    return {
        "where": where(missing, language),
        "number": place.numbers(1)[0] if place and place.number else None,
        "within": place.within if place else None,
        "text": list(missing.paragraphs),
        "row": list(missing.row.cells) if missing.row else None,
        "sentence": text("drafts.missing_short", language),
    }


def _previous(previous: Previous) -> dict[str, Any]:
    return {
        "document": previous.name,
        "verdict": previous.verdict.value,
        "differences": [
            {
                "kind": made.kind.value,
                "trend": made.trend.value,
                "section": made.section,
                "section_before": made.section_before,
                "before": made.before,
                "after": made.after,
                "effects_before": [effect.value for effect in made.effects_before],
                "effects_after": [effect.value for effect in made.effects_after],
                "needs_review": made.needs_review,
            }
            for made in previous.differences
        ],
    }


def _mend(mend: Mend) -> dict[str, Any]:
    return {
        "verdict_if_accepted": mend.after.verdict.value,
        "needs_review_if_accepted": asks_review(mend.after),
        "text_unchanged_if_rejected": mend.rejects_to_original,
        "turned": [
            {"section": turned.section, "before": turned.before, "after": turned.after, "size": turned.size}
            for turned in mend.turned
        ],
        "inserted": [
            {"number": mend.numbers[index] if mend.numbers else None, "text": words}
            for index, words in enumerate(mend.inserted)
        ],
        "row": mend.row,
    }
