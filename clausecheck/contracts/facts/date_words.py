"""Dates and spans of time in Danish and English words."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from clausecheck.contracts.vocabulary import may_say

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan", "februar february feb", "marts march mar", "april apr", "maj may", "juni june jun",
            "juli july jul", "august aug", "september sep sept", "oktober october okt oct",
            "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"""(?xi)
    \b(?P<d1>\d{{1,2}})\s?\.?(?:st|nd|rd|th)?\s*(?:of\s+)?(?P<m1>{_MONTH})\b\.?,?\s+(?P<y1>\d{{4}})\b
  | \b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b
  | \b(?P<y3>\d{{4}})-(?P<m3>\d{{2}})-(?P<d3>\d{{2}})\b
  | \b(?P<d4>\d{{1,2}})[./-]\s?(?P<m4>\d{{1,2}})[./-]\s?(?P<y4>\d{{4}}|\d{{2}})\b(?![./-]?\d)
    """
)
# A date is all in figures, or has a year of four and a month by its name.
_NUMERIC = re.compile(r"\d(?:\d{3}-\d\d-\d\d|[./-]\s?\d{1,2}[./-]\s?\d\d)")
_YEAR = re.compile(r"\d{4}")
_NUMBER_WORDS = {
    word: number
    for number, words in {
        1: "en et én ét one", 2: "to two", 3: "tre three", 4: "fire four", 5: "fem five", 6: "seks six", 7: "syv seven",
        8: "otte eight", 9: "ni nine", 10: "ti ten", 11: "elleve eleven", 12: "tolv twelve", 15: "femten fifteen",
        18: "atten eighteen", 24: "fireogtyve twenty-four", 30: "tredive thirty", 36: "seksogtredive thirty-six",
        48: "otteogfyrre forty-eight", 60: "tres sixty",
    }.items()
    for word in words.split()
}  # fmt: skip
NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True)) + r")(?:\s*\([\wæøå]+\))?"
_UNITS = {"år": 12, "year": 12, "kvartal": 3, "quarter": 3, "måned": 1, "mdr": 1, "month": 1}
UNIT = r"(?:års?|years?|kvartal(?:er|ers)?|quarters?|måned(?:er)?s?|mdr\.?s?|months?)"


def parse_date(found: re.Match[str]) -> dt.date | None:
    """Return the date of a match of `DATE`; None for a day that the calendar does not have."""
    groups = found.groupdict()
    for number in "1234":
        year, month, day = (groups[key + number] for key in "ymd")
        if year is None:
            continue
        numeric = _MONTHS[month.lower()] if not month.isdigit() else int(month)
        full_year = int(year) + (2000 if len(year) == 2 else 0)
        try:
            date = dt.date(full_year, numeric, int(day))
        except ValueError:
            return None
        return date if 1980 <= date.year <= 2100 else None
    return None


def may_hold_date(text: str) -> bool:
    """Tell whether ``text`` may hold a date: never so where `dates_in` finds one, and soon told."""
    if _NUMERIC.search(text):
        return True
    return may_say(text, "terms.month") and _YEAR.search(text) is not None


def dates_in(text: str) -> list[tuple[int, int, dt.date]]:
    """Return the dates of ``text`` in order, each with its span."""
    if not may_hold_date(text):
        return []
    return [(m.start(), m.end(), date) for m in DATE.finditer(text) if (date := parse_date(m)) is not None]


def number_value(words: str) -> int | None:
    """Return the value of a number in digits or words: "6", "seks", "3 (tre)"."""
    first = words.strip().split()[0].split("(")[0].lower() if words.strip() else ""
    return int(first) if first.isdecimal() else _NUMBER_WORDS.get(first)


def months(number: str, unit: str) -> int | None:
    """Return a span of time in months: ("2", "år") gives 24."""
    value = number_value(number)
    factor = next((factor for name, factor in _UNITS.items() if unit.lower().startswith(name)), None)
    return None if value is None or factor is None else value * factor


def last_day(start: dt.date, span: int) -> dt.date:
    """Return the last day of ``span`` months from ``start``: four years from 1 May 2023 end on 30 April 2027."""
    year, month = divmod(start.year * 12 + start.month - 1 + span, 12)
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, day) - dt.timedelta(days=1)
