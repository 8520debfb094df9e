"""Dates and times as KITOS writes them: ISO 8601 in UTC, also where a Danish day is meant."""

from __future__ import annotations

import datetime as dt

# Midnight in Denmark is 22:00 or 23:00 UTC the day before.
_DANISH = dt.timedelta(hours=2)
# Dates beyond mean "for good".
_LAST_YEAR = 2100


def parse_moment(value: object) -> dt.datetime | None:
    """Return the time that ``value`` tells, in UTC; None for what is none."""
    if not isinstance(value, str):
        return None
    try:
        moment = dt.datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def parse_day(value: object) -> dt.date | None:
    """Return the Danish day that ``value`` means; None for what is none, and for a date that means "for good"."""
    moment = parse_moment(value)
    if moment is None or not 1900 <= moment.year <= _LAST_YEAR:
        return None
    return (moment + _DANISH).date()
