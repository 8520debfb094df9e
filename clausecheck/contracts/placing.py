"""Precedence by place in a list: "det, der er nævnt først, går forud", "later listed documents prevail"."""

from __future__ import annotations

from clausecheck.contracts.vocabulary import search, words


def earlier_first(text: str) -> bool | None:
    """Return whether a sentence puts what is listed earlier first; None where it says nothing on places in a list."""
    early, late = words("placing", "early").search(text), words("placing", "late").search(text)
    if early is None and late is None:
        return None
    wins = _subject_wins(text)
    if wins is None:
        return None
    subject_is_early = late is None or (early is not None and early.start() < late.start())
    return subject_is_early is wins


def _subject_wins(text: str) -> bool | None:
    """Return whether what a sentence speaks of goes first, or gives way; None where it says neither."""
    over, under = search("order", "over", text), search("order", "under", text)
    if under is not None and (over is None or under.start() < over.start()):
        return False
    if over is not None:
        return True if words("order", "negation").search(text[: over.start()]) is None else None
    contradicts = search("order", "contradiction", text) is not None
    return True if contradicts and words("order", "applies").search(text) else None
