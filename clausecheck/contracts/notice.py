"""The latest day to give notice, computed from what is known of a contract's end; a day too early, never one too late.

The result is computed, not read: whether notice must have been sent or have arrived, and what a contract counts as a
month, only its text tells. Every `NoticeDay` carries the sentence that says so.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from clausecheck.contracts.model import ContractFacts, Period
from clausecheck.texts import Message, message

_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}
# A contract that could only be ended so far off is one whose dates mean "for good".
_HORIZON = 100


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """The latest ``day`` to give notice for the contract to end on ``ends``, and what to mind about it."""

    day: dt.date
    ends: dt.date
    notes: tuple[Message, ...] = ()


def latest_notice(facts: ContractFacts, today: dt.date | None = None) -> NoticeDay | None:
    """Return the latest day to give notice; None where it cannot be computed or notice has been given.

    The contract ends at its expiry, or at the end of its irrevocability where that is later. One that continues until
    notice is given ends with a month, quarter or year; the next such end that can still be reached from ``today`` is
    taken (without ``today`` only its first end). Where no such period is known, the end of a month is taken, and a note
    says so: notice by that day is in time for it if the contract can end on any day, and the note asks for the rest.
    """
    terms = facts.termination
    if facts.notice_period_months is None or terms.terminated is not None:
        return None
    end = _first_end(facts)
    if terms.continuous and today:
        return _next_end(facts, end, today)
    return _for_end(facts, end) if end else None


def turns_of_notice(facts: ContractFacts, today: dt.date) -> set[dt.date]:
    """Return the days around ``today`` on which another day of notice is the latest, or the latest has passed."""
    found = latest_notice(facts, today)
    if found is None or found.day >= dt.date.max:
        return set()
    # Of a contract that runs on, the day before is not kept: what is asked of an earlier day is worked out again.
    return {found.day + dt.timedelta(days=1)} | ({today} if facts.termination.continuous else set())


def is_assumed_month(facts: ContractFacts) -> bool:
    """Tell whether a contract runs on and nothing is known of the days on which it can end."""
    terms = facts.termination
    return terms.continuous and terms.ends_with is None


def add_months(day: dt.date, count: int) -> dt.date:
    """Return the same day ``count`` months later (earlier if negative), or that month's last day if it has no such."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def period_end(day: dt.date, period: Period) -> dt.date:
    """Return the last day of the month, quarter or year that ``day`` is in."""
    size = _MONTHS[period]
    month = (day.month + size - 1) // size * size
    return dt.date(day.year, month, calendar.monthrange(day.year, month)[1])


def last_period_end(day: dt.date, period: Period) -> dt.date:
    """Return the last end of a period that is not after ``day``."""
    end = period_end(day, period)
    return end if end == day else period_end(add_months(day.replace(day=1), -_MONTHS[period]), period)


def _first_end(facts: ContractFacts) -> dt.date | None:
    return max((day for day in (facts.expiry_date, facts.termination.irrevocable_until) if day), default=None)


def _for_end(facts: ContractFacts, end: dt.date) -> NoticeDay:
    terms = facts.termination
    day = add_months(end, -(facts.notice_period_months or 0))
    if terms.by_end_of:
        day = last_period_end(day, terms.by_end_of)
    notes = [message("notice.computed")]
    if is_assumed_month(facts):
        notes.append(message("notice.any_day"))
    if terms.irrevocable_until and terms.irrevocable_until > day:
        notes.append(message("notice.irrevocable", date=terms.irrevocable_until))
    return NoticeDay(day, end, tuple(notes))


def _next_end(facts: ContractFacts, first: dt.date | None, today: dt.date) -> NoticeDay | None:
    if first is not None and (found := _for_end(facts, first)).day >= today:
        return found
    period = facts.termination.ends_with or Period.MONTH
    end = period_end(max(first, today) if first else today, period)
    while end.year <= today.year + _HORIZON:
        found = _for_end(facts, end)
        if found.day >= today:
            return found
        end = period_end(end + dt.timedelta(days=1), period)
    return None
