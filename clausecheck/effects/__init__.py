"""Floor 3: a clause becomes effects with evidence."""

from __future__ import annotations

from clausecheck.clauses import detect_language
from clausecheck.effects.model import Classification, Condition, Effect, Evidence
from clausecheck.effects.rules import judge, may_matter

__all__ = ["Classification", "Condition", "Effect", "Evidence", "classify"]


def classify(text: str, language: str | None = None) -> Classification:
    """Return the effects of the clause ``text`` on the customer's automation.

    Args:
        text: One clause; the evidence's offsets are into it.
        language: "da", "en", "no" or "sv"; found from the text when None.
    """
    if not may_matter(text):
        return Classification(language=language or detect_language(text))
    return judge(text, language or detect_language(text))
