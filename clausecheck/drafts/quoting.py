"""Quotation marks as Danish or English readers expect them, also around words that hold such marks themselves."""

from __future__ import annotations


def quoted(words: str, language: str = "da") -> str:
    """Return ``words`` in the quotation marks of a document's ``language`` that they do not hold themselves."""
    if language == "en":
        return f"‘{words}’" if "“" in words or "”" in words else f"“{words}”"
    return f"”{words}”" if "»" in words or "«" in words else f"»{words}«"
