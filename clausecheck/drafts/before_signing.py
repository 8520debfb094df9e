"""What to do about a draft: it is changed before it is signed, so nothing waits for an amendment or a renewal."""

from __future__ import annotations

from clausecheck.drafts.checking import Check
from clausecheck.drafts.turning import HINDERING
from clausecheck.drafts.words import point
from clausecheck.texts import render, text

# What a contract's documents may lack, and how they rank, is to be seen to before the draft is signed as well.
_ALSO_FOR_DRAFTS = frozenset(
    f"action.{key}" for key in ("documents", "contract", "pages", "legible", "file", "clarify_order", "legal")
)


def draft_actions(check: Check, language: str) -> list[str]:
    """Return what is to be done with a checked draft: what to change, to put in and to read, then what to get."""
    told = []
    for advice in check.advice:
        finding = advice.finding
        # Where a definition makes a clause hinder, that is what has to change.
        where = point(advice.through or finding, check, language)
        if finding.effect in HINDERING:
            key = "read_before_signing" if finding.needs_review else "change_before_signing"
            told.append(text(f"drafts.{key}", language, place=where))
        elif finding.needs_review:
            told.append(text("drafts.read_before_signing", language, place=where))
    if check.missing is not None:
        told.append(text("drafts.add_before_signing", language))
    told += [render(action, language) for action in check.contract.actions if action.key in _ALSO_FOR_DRAFTS]
    return list(dict.fromkeys(told)) or [text("action.none", language)]
