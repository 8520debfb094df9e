"""The facts about a contract, read from its documents: parties, dates, number, system, and what each document is."""

from __future__ import annotations

from clausecheck.contracts.facts.sources import Source

__all__ = ["Source"]
