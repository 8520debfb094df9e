"""Effects by rules: what the words of a clause say, read by vocabulary, polarity and rules that are data files."""

from __future__ import annotations

from clausecheck.effects.model import Classification
from clausecheck.effects.rules.prefilter import may_matter

__all__ = ["explanations", "judge", "may_matter"]


def judge(text: str, language: str) -> Classification:
    """Return the effects of the clause ``text`` by the rules alone.

    Args:
        text: The clause; evidence is given in its characters.
        language: "da", "en", "no" or "sv"; the Nordic three share one vocabulary.
    """
    if not may_matter(text):
        return Classification(language=language)
    from clausecheck.effects.rules.judging import judge_doc
    from clausecheck.effects.rules.pipeline import pipeline

    return judge_doc(pipeline("en" if language == "en" else "da")(text), language)


def explanations() -> dict[str, str]:
    """Return what each rule means, in Danish, by the rule's id."""
    from clausecheck.effects.rules.knowledge import rules

    return {rule.identifier: rule.explanation for rule in rules()}
