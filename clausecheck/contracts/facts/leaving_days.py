"""On which days of the year notice ends a contract: at the end of a month, a quarter or a year, or on days by name."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

from clausecheck.contracts.facts.date_words import month_number
from clausecheck.contracts.facts.notices import may_hold_notice, speaks_of_ending
from clausecheck.contracts.model import Period, YearDay
from clausecheck.contracts.vocabulary import words

_PERIODS = {Period.YEAR: "to_year", Period.QUARTER: "to_quarter", Period.MONTH: "to_month"}
_HALVES, _SCHOOL_YEAR = frozenset((YearDay(6), YearDay(12))), frozenset((YearDay(7),))
_COMMON_YEAR = 2023
# How far after a school year the day stands that is meant by its end.
_NEAR = 30


@dataclass(frozen=True, slots=True)
class LeavingDays:
    """The period at whose end notice ends a contract, or the ``days``; ``unknown`` if they cannot be reckoned."""

    period: Period | None = None
    days: tuple[YearDay, ...] = ()
    unknown: bool = False


def leaving_days(told: Sequence[str], effective: dt.date | None) -> LeavingDays | None:
    """Return the days that notices in ``told``, sentences of a contract, are given to; None if they name none.

    The contract's own years are counted from ``effective``, its first day. Days by name go before periods. Of several
    periods the longest counts, of several sentences with days those that all of them name: what is told must surely be
    a day on which the contract can end.
    """
    about = [sentence for sentence in told if speaks_of_ending(sentence) or may_hold_notice(sentence)]
    named = [days for sentence in about if (days := _named(sentence, effective)) is not None]
    if named:
        common = frozenset.intersection(*named)
        return LeavingDays(days=tuple(sorted(common, key=astuple)), unknown=not common)
    for period, key in _PERIODS.items():
        if any(words("running_on", key).search(sentence) for sentence in about):
            return LeavingDays(period)
    return None


def _named(sentence: str, effective: dt.date | None) -> frozenset[YearDay] | None:
    """Return the days that ``sentence`` has notice end the contract on: none where one of them cannot be reckoned.

    None where it names no days.
    """
    if words("running_on", "to_half").search(sentence):
        return _HALVES
    if school := words("running_on", "to_school_year").search(sentence):
        told = words("running_on", "one_day").search(sentence, school.end(), school.end() + _NEAR)
        return frozenset((_year_day(told["day"], told["month"]),)) if told and told["day"] else _SCHOOL_YEAR
    if words("running_on", "to_own_year").search(sentence):
        return frozenset((_day_before(effective),)) if effective else frozenset()
    if words("running_on", "to_own_period").search(sentence):
        return frozenset()
    begun = words("running_on", "to_days").search(sentence)
    days = list(_days(sentence, begun.end())) if begun else []
    if not begun or not days:
        return None
    # "Til juni" is no day, but "til udgangen af juni" is.
    if any(day is None for day, _ in days) and not begun["close"]:
        return frozenset()
    return frozenset(_year_day(day, month) for day, month in days)


def _days(sentence: str, at: int) -> Iterator[tuple[str | None, str]]:
    """Yield the days that are told one after another from ``at`` on: the number, where there is one, and the month."""
    found = words("running_on", "one_day").match(sentence, at)
    while found is not None:
        yield found["day"], found["month"]
        more = words("running_on", "next_day").match(sentence, found.end())
        found = words("running_on", "one_day").match(sentence, more.end()) if more else None


def _year_day(day: str | None, month: str) -> YearDay:
    """Return a day by its number, that before it where that is the first of a month, and a month's last without one."""
    number = month_number(month)
    if day == "1":
        return YearDay((number - 2) % 12 + 1)
    return YearDay(number, int(day)) if day and int(day) < _shortest(number) else YearDay(number)


def _shortest(month: int) -> int:
    """Return the last day that ``month`` has in every year."""
    return calendar.monthrange(_COMMON_YEAR, month)[1]


def _day_before(first: dt.date) -> YearDay:
    """Return the last day of the years that begin on the date ``first``."""
    return YearDay(first.month, first.day - 1) if first.day > 1 else _year_day("1", str(first.month))
