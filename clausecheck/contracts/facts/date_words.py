"""Dates and spans of time in Danish and English words."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from clausecheck.clauses.sieve import fold
from clausecheck.contracts.vocabulary import fact_words, may_say

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
_ORDINALS = {
    name: day
    for day, names in enumerate(
        (
            "første first", "anden second", "tredje third", "fjerde fourth", "femte fifth", "sjette sixth",
            "syvende seventh", "ottende eighth", "niende ninth", "tiende tenth", "ellevte eleventh", "tolvte twelfth",
            "trettende thirteenth", "fjortende fourteenth", "femtende fifteenth", "sekstende sixteenth",
            "syttende seventeenth", "attende eighteenth", "nittende nineteenth", "tyvende twentieth",
            "enogtyvende twenty-first", "toogtyvende twenty-second", "treogtyvende twenty-third",
            "fireogtyvende twenty-fourth", "femogtyvende twenty-fifth", "seksogtyvende twenty-sixth",
            "syvogtyvende twenty-seventh", "otteogtyvende twenty-eighth", "niogtyvende twenty-ninth",
            "tredivte thirtieth", "enogtredivte thirty-first",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
DATE = re.compile(
    rf"""(?xi)
    \b(?P<d1>\d{{1,2}})\s?\.?(?:st|nd|rd|th)?\s*(?:day\s+)?(?:of\s+)?(?P<m1>{_MONTH})\b\.?,?\s+(?P<y1>\d{{4}})\b
  | \b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b
  | \b(?P<y3>\d{{4}})[-/.](?P<m3>\d{{2}})[-/.](?P<d3>\d{{2}})\b
  | \b(?P<d4>\d{{1,2}})[./-]\s?(?P<m4>\d{{1,2}})[./-]\s?(?P<y4>\d{{4}}|\d{{2}})\b(?![./-]?\d)
  | \b(?P<d5>\d{{1,2}})/(?P<m5>\d{{1,2}})\s+(?P<y5>\d{{4}})\b
    """
)
# Sooner done where the text is in lower case.
_IN_LOWER_CASE = re.compile(DATE.pattern.replace("(?xi)", "(?x)"))
_IN_WORDS = re.compile(
    rf"\b(?P<d1>{_ORDINAL})\s+(?:day\s+)?(?:of\s+)?(?P<m1>{_MONTH})\b,?\s+(?P<y1>\d{{4}})\b", re.IGNORECASE
)
# The end of a month, a quarter or a year is a day too.
_PERIOD = re.compile(
    rf"\s+(?:(?P<month>{_MONTH})\b\.?(?:\s+måned)?,?\s+|(?:the\s+)?(?:q?(?P<quarter>[1-4])(?:st|nd|rd|th)?\.?)"
    r"(?:\s*(?:kvartal|quarter))?(?:\s+(?:i|of))?\s+|(?:the\s+)?(?:kalenderåret|året|calendar year|year)\s+)?"
    r"(?P<year>\d{4})\b",
    re.IGNORECASE,
)
# "1. januar - 31. december 2026" says the year once.
_YEAR_TO_COME = re.compile(
    rf"\b(?:(\d{{1,2}})\.?\s*({_MONTH})\b\.?|(\d{{1,2}})[./](\d{{1,2}})\.?)"
    r"\s*(?:[-–]|til(?: og med)?|t\.?o\.?m\.?|to|until|through)\s*(?:den\s+|d\.\s*)?$",
    re.IGNORECASE,
)
# A date is all in figures, or has a year of four and a month by its name.
_NUMERIC = re.compile(r"\d(?:\d{3}[-/.]\d\d[-/.]\d\d|[./-]\s?\d{1,2}[./-]\s?\d\d|/\d{1,2}\s+\d{4})")
_YEAR = re.compile(r"\d{4}")
_NUMBER_WORDS = {
    word: number
    for number, words in {
        1: "en et én ét one", 2: "to two", 3: "tre three", 4: "fire four", 5: "fem five", 6: "seks six", 7: "syv seven",
        8: "otte eight", 9: "ni nine", 10: "ti ten", 11: "elleve eleven", 12: "tolv twelve", 13: "tretten thirteen",
        14: "fjorten fourteen", 15: "femten fifteen", 16: "seksten sixteen", 18: "atten eighteen", 20: "tyve twenty",
        24: "fireogtyve twenty-four", 30: "tredive thirty", 36: "seksogtredive thirty-six",
        48: "otteogfyrre forty-eight", 60: "tres sixty", 72: "tooghalvfjerds seventy-two", 90: "halvfems ninety",
    }.items()
    for word in words.split()
}  # fmt: skip
_HALVES = {"halvandet": 3, "halvt": 1, "halv": 1, "half": 1, "½": 1}
_LONGEST_LEAD = 40
_UNITS = {"år": 12, "year": 12, "kvartal": 3, "quarter": 3, "måned": 1, "mdr": 1, "month": 1}


def parse_date(found: re.Match[str]) -> dt.date | None:
    """Return the date of a match of `DATE`; None for a day that the calendar does not have."""
    groups = found.groupdict()
    for number in "12345":
        year, month, day = (groups.get(key + number) for key in "ymd")
        if year and month and day:
            return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return None


def _date(year: int, month: str, day: str) -> dt.date | None:
    try:
        date = dt.date(year, _month(month), int(day) if day.isdigit() else _ORDINALS[day.lower()])
    except ValueError:
        return None
    return date if 1980 <= date.year <= 2100 else None


def _month(name: str) -> int:
    return int(name) if name.isdigit() else _MONTHS[name.lower()]


def may_hold_date(text: str) -> bool:
    """Tell whether ``text`` may hold a date: never so where `dates_in` finds one, and soon told."""
    if _NUMERIC.search(text):
        return True
    return may_say(text, "terms.month", "terms.period_end") and _YEAR.search(text) is not None


def dates_in(text: str) -> list[tuple[int, int, dt.date]]:
    """Return the dates of ``text`` in order, each with its span.

    The end of a month, quarter or year is its last day.
    """
    if not may_hold_date(text):
        return []
    plain = fold(text)
    told = _IN_LOWER_CASE.finditer(plain) if len(plain) == len(text) else DATE.finditer(text)
    found = [(m.start(), m.end(), date) for m in told if (date := parse_date(m)) is not None]
    if len(_YEAR.findall(text)) > len(found):
        found += [(m.start(), m.end(), date) for m in _IN_WORDS.finditer(text) if (date := parse_date(m)) is not None]
        found += _ends_of_periods(text)
    found += [earlier for start, _, date in found if (earlier := _sharing_year(text[:start], date))]
    return sorted(found)


def _ends_of_periods(text: str) -> list[tuple[int, int, dt.date]]:
    ends = []
    for said in fact_words("terms", "period_end").finditer(text) if may_say(text, "terms.period_end") else ():
        period = _PERIOD.match(text, said.end())
        if period and 1980 <= int(period["year"]) <= 2100:
            year, quarter = int(period["year"]), period["quarter"]
            month = _month(period["month"]) if period["month"] else 3 * int(quarter) if quarter else 12
            ends.append((said.start(), period.end(), dt.date(year, month, calendar.monthrange(year, month)[1])))
    return ends


def _sharing_year(before: str, until: dt.date) -> tuple[int, int, dt.date] | None:
    """Return the date that ``before`` ends with and that takes its year from ``until`` after it."""
    said = _YEAR_TO_COME.search(before[-_LONGEST_LEAD:])
    if said is None:
        return None
    shift = max(0, len(before) - _LONGEST_LEAD)
    date = _date(until.year, said[2] or said[4], said[1] or said[3])
    end = said.end(2) if said[2] else said.end(4)
    return (shift + said.start(), shift + end, date) if date and date < until else None


def number_value(words: str) -> int | None:
    """Return the value of a number in digits or words: "6", "seks", "3 (tre)"."""
    first = words.strip().split()[0].split("(")[0].lower() if words.strip() else ""
    return int(first) if first.isdecimal() else _NUMBER_WORDS.get(first)


def months(number: str, unit: str) -> int | None:
    """Return a span of time in months: ("2", "år") gives 24, ("et halvt", "år") 6; None for any that is not months."""
    unit = unit.lower().removeprefix("kalender").removeprefix("calendar").strip()
    factor = next((factor for name, factor in _UNITS.items() if unit.startswith(name)), None)
    half = next((halves for words, halves in _HALVES.items() if words in number.lower()), None)
    if factor is not None and half is not None:
        return half * factor // 2 if half * factor % 2 == 0 else None
    value = number_value(number)
    return None if value is None or factor is None else value * factor


def last_day(start: dt.date, span: int) -> dt.date:
    """Return the last day of ``span`` months from ``start``: four years from 1 May 2023 end on 30 April 2027."""
    year, month = divmod(start.year * 12 + start.month - 1 + span, 12)
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, day) - dt.timedelta(days=1)
