"""The latest day to give notice, computed from what is known of a contract's end; a day too early, never one too late.

The result is computed, not read: whether notice must have been sent or have arrived, and what a contract counts as a
month, only its text tells. Every `NoticeDay` carries the sentence that says so.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from clausecheck.contracts.model import ContractFacts, Period, Termination, YearDay
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

    The contract ends at its expiry, or at the end of its irrevocability where that is later; where notice is given to
    the end of a month, quarter or year, at the last such end that the expiry leaves. One that continues until notice is
    given ends with a month, quarter or year, and one that is renewed with the span that it is renewed by; the next such
    end that can still be reached from ``today`` is taken (without ``today`` only its first end). Where no such period
    is known, the end of a month is taken, and a note says so: notice by that day is in time for it if the contract can
    end on any day, and the note asks for the rest.
    """
    terms = facts.termination
    if facts.notice_period_months is None or terms.terminated is not None or is_unreckoned(facts):
        return None
    end = _first_end(facts)
    if terms.continuous and today:
        return _next_end(facts, end, today)
    if end is None:
        return None
    return _for_end(facts, end if terms.continuous else _leaving(facts, end))


def is_unreckoned(facts: ContractFacts) -> bool:
    """Tell whether a contract can only be left on days that what is known of it does not give."""
    terms = facts.termination
    return terms.ends_unknown or (terms.renewed_by is not None and _term_end(facts) is None)


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
    known = terms.ends_with or terms.ends_on or terms.ends_unknown or terms.renewed_by
    return terms.continuous and not known


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


def _term_end(facts: ContractFacts) -> dt.date | None:
    """Return the last day of the contract's first term."""
    return facts.expiry_date or facts.termination.first_end


def _first_end(facts: ContractFacts) -> dt.date | None:
    """Return the first day on which the contract can end: that of its term, or of its being bound if that is later."""
    terms, end = facts.termination, _term_end(facts)
    bound = terms.irrevocable_until
    if bound is None or (end is not None and end >= bound):
        return end
    if terms.continuous and terms.renewed_by and end is not None:
        return next((day for day in _renewals(end, terms.renewed_by) if day >= bound), bound)
    return _next_leaving(terms, bound) if terms.continuous else bound


def _leaving(facts: ContractFacts, end: dt.date) -> dt.date:
    """Return the last day that the contract can be left on by notice, no later than its ``end``."""
    terms = facts.termination
    if not (terms.ends_with or terms.ends_on):
        return end
    days = (day for year in (end.year - 1, end.year) for day in _leaving_days(terms, year))
    last = max((day for day in days if day <= end), default=end)
    # Where that would be before it can be left at all, or had begun, notice has nothing to do but to its end.
    first = max((day for day in (terms.irrevocable_until, facts.effective_date) if day), default=dt.date.min)
    return last if last >= first else end


def _next_leaving(terms: Termination, day: dt.date) -> dt.date:
    """Return the first day from ``day`` on that the contract can end on."""
    days = (found for year in (day.year, day.year + 1) for found in _leaving_days(terms, year))
    return min((found for found in days if found >= day), default=dt.date.max)


def _leaving_days(terms: Termination, year: int) -> Iterator[dt.date]:
    """Yield the days of a ``year`` that the contract can end on."""
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return
    size = _MONTHS[terms.ends_with or Period.MONTH]
    for told in terms.ends_on or (YearDay(month) for month in range(size, 13, size)):
        yield dt.date(year, told.month, min(told.day, calendar.monthrange(year, told.month)[1]))


def _renewals(first: dt.date, months: int) -> Iterator[dt.date]:
    """Yield the ends of a term that ends ``first`` and is renewed by so many ``months`` at a time."""
    end, count = first, 0
    while end.year <= first.year + _HORIZON and end < dt.date.max:
        yield end
        count += 1
        end = add_months(first + dt.timedelta(days=1), count * months) - dt.timedelta(days=1)


def _for_end(facts: ContractFacts, end: dt.date) -> NoticeDay:
    terms = facts.termination
    latest = add_months(end, -(facts.notice_period_months or 0))
    day = last_period_end(latest, terms.by_end_of) if terms.by_end_of else latest
    notes = [message("notice.computed")]
    if is_assumed_month(facts):
        notes.append(message("notice.any_day"))
    if terms.irrevocable_until and terms.irrevocable_until > day:
        notes.append(message("notice.irrevocable", date=terms.irrevocable_until))
    if day < latest and terms.by_end_of:
        notes.append(message(f"notice.by_{terms.by_end_of.value}", date=latest))
    if facts.expiry_date and end < facts.expiry_date:
        notes.append(message("notice.ends_before", date=end, expiry=facts.expiry_date))
    return NoticeDay(day, end, tuple(notes))


def _next_end(facts: ContractFacts, first: dt.date | None, today: dt.date) -> NoticeDay | None:
    terms = facts.termination
    if first is not None and (found := _for_end(facts, first)).day >= today:
        return found
    for end in _later_ends(terms, max(first, today) if first else today, first):
        if end.year > today.year + _HORIZON:
            break
        found = _for_end(facts, end)
        if found.day >= today:
            return found
    return None


def _later_ends(terms: Termination, day: dt.date, first: dt.date | None) -> Iterator[dt.date]:
    """Yield the days from ``day`` on that the contract can end on, after the ``first`` of them where it is renewed."""
    if terms.renewed_by and first is not None:
        yield from (end for end in _renewals(first, terms.renewed_by) if end >= day)
        return
    end = _next_leaving(terms, day)
    while end < dt.date.max:
        yield end
        end = _next_leaving(terms, end + dt.timedelta(days=1))
