"""Days as they are typed on the command line."""

from __future__ import annotations

import datetime as dt


def day_of(said: str) -> dt.date | None:
    """Return the day that ``said`` is ("2026-11-01", "01-11-2026", "1. november 2026"); None if it is none."""
    from clausecheck.contracts.facts.date_words import DATE, parse_date

    found = DATE.fullmatch(said.strip())
    return parse_date(found) if found else None
