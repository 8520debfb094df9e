"""Quotation marks as Danish readers expect them, also around words that hold such marks themselves."""

from __future__ import annotations


def quoted(words: str) -> str:
    """Return ``words`` in quotation marks that they do not hold themselves."""
    return f"”{words}”" if "»" in words or "«" in words else f"»{words}«"
