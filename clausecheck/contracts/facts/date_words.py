"""Dates and spans of time in the words of Danish and English contracts, and of Norwegian and Swedish ones."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from clausecheck.clauses.sieve import fold
from clausecheck.contracts.vocabulary import fact_words, may_say

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january januari jan", "februar february februari feb", "marts march mars mar", "april apr",
            "maj may mai", "juni june jun", "juli july jul", "august augusti aug", "september sep sept",
            "oktober october okt oct", "november nov", "december desember dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
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
    \b(?P<d1>\d{{1,2}})(?:\s?\.?(?:st|nd|rd|th)?\s*(?:day\s+)?(?:(?:of|i)\s+)?|-)
    (?P<m1>{MONTH})\b(?:\.?,?\s+|-)(?P<y1>\d{{4}})\b
  | \b(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b
  | \b(?P<y3>\d{{4}})[-/.](?P<m3>\d{{2}})[-/.](?P<d3>\d{{2}})\b
  | (?<!kl\.\s)(?<!kl\s)\b(?P<d4>\d{{1,2}})[./-]\s?(?P<m4>\d{{1,2}})[./-]\s?(?P<y4>\d{{4}}|\d{{2}})\b
    (?![./]?\d|-\d(?!\d?[./-]\d{{1,2}}[./-]\d))
  | \b(?P<d5>\d{{1,2}})\s?/\s?(?P<m5>\d{{1,2}})(?:\s?-\s?|\s+)(?P<y5>\d{{4}})\b
    """
)
# Sooner done where the text is in lower case.
_IN_LOWER_CASE = re.compile(DATE.pattern.replace("(?xi)", "(?x)"))
_IN_WORDS = re.compile(
    rf"\b(?P<d1>{_ORDINAL})\s+(?:day\s+)?(?:(?:of|i)\s+)?(?P<m1>{MONTH})\b,?\s+(?P<y1>\d{{4}})\b", re.IGNORECASE
)
_ROMAN = dict(
    zip(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], range(1, 13), strict=True)
)
_IN_ROMAN = re.compile(r"\b(\d{1,2})[./-]?\s?([IVX]{1,4})(?:[./-]\s?|\s)(\d{4})\b")
# The end of a month, a quarter or a year is a day too.
_PERIOD = re.compile(
    rf"\s+(?:(?P<month>{MONTH})\b\.?(?:\s+måned)?,?\s+|(?:the\s+)?(?:q?(?P<quarter>[1-4])(?:st|nd|rd|th)?\.?)"
    r"(?:\s*(?:kvartal|quarter))?(?:\s+(?:i|of))?\s+|(?:the\s+)?(?:kalenderåret|året|calendar year|year)\s+)?"
    r"(?P<year>\d{4})\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?!(?:og|and|med|with|til|indtil|frem|until|through|uden|hvor\w*|eller|or|samt|men)\b)[a-zæøå]{3,}"
)
# "1. januar - 31. december 2026" says the year once.
_YEAR_TO_COME = re.compile(
    rf"\b(?:(\d{{1,2}})\.?\s*({MONTH})\b\.?|(\d{{1,2}})[./](\d{{1,2}})\.?)"
    r"\s*(?:[-–]|til(?: og med)?|t\.?o\.?m\.?|to|until|through)\s*(?:den\s+|d\.\s*)?$",
    re.IGNORECASE,
)
# A date is all in figures, or has a year of four and a month by its name.
_NUMERIC = re.compile(
    r"\d(?:\d{3}[-/.]\d\d[-/.]\d\d|[./-]\s?\d{1,2}[./-]\s?\d\d|\s?/\s?\d{1,2}(?:\s?-\s?|\s+)\d{4}"
    r"|[./-]?\s?[IVX]{1,4}[./\s-]\s?\d{4})"
)
_YEAR = re.compile(r"\d{4}")
# A clause and its sentences are asked about several times over.
_MOST_TOLD, _LONG = 5_000, 5_000
_PERIODS = ("terms.period_end", "terms.period_through", "terms.period_start")
_NUMBER_WORDS = {
    word: number
    for number, words in {
        1: "en et én ét ett one", 2: "to två two", 3: "tre three", 4: "fire fyra four", 5: "fem five",
        6: "seks sex six", 7: "syv sju seven", 8: "otte åtte åtta eight", 9: "ni nio nine", 10: "ti tio ten",
        11: "elleve eleven", 12: "tolv twelve", 13: "tretten thirteen", 14: "fjorten fourteen", 15: "femten fifteen",
        16: "seksten sixteen", 18: "atten eighteen", 20: "tyve twenty", 24: "fireogtyve twenty-four",
        30: "tredive thirty", 36: "seksogtredive thirty-six", 42: "toogfyrre forty-two", 48: "otteogfyrre forty-eight",
        54: "fireoghalvtreds fifty-four", 60: "tres sixty", 72: "tooghalvfjerds seventy-two",
        84: "fireogfirs eighty-four", 90: "halvfems ninety", 96: "seksoghalvfems ninety-six",
        120: "hundredetyve hundredeogtyve", 180: "hundredeogfirs",
    }.items()
    for word in words.split()
}  # fmt: skip
_HALVES = {"halvandet": 3, "halvt": 1, "halv": 1, "half": 1, "½": 1}
_LONGEST_LEAD = 40
_UNITS = {
    "år": 12,
    "year": 12,
    "anniversary": 12,
    "kvartal": 3,
    "quarter": 3,
    "måned": 1,
    "månad": 1,
    "md": 1,
    "month": 1,
}
# A notice of so many days is what others call so many months.
_DAYS = {30: 1, 60: 2, 90: 3, 120: 4, 150: 5, 180: 6, 360: 12, 365: 12}
_DAY_UNITS = ("dag", "day", "døgn")


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
        date = dt.date(year, month_number(month), int(day) if day.isdigit() else _ORDINALS[day.lower()])
    except ValueError:
        return None
    return date if 1980 <= date.year <= 2100 else None


def month_number(name: str) -> int:
    """Return the number of a month in figures or by its name, whole or cut short."""
    return int(name) if name.isdigit() else _MONTHS[name.lower()]


def may_hold_date(text: str) -> bool:
    """Tell whether ``text`` may hold a date: never so where `dates_in` finds one, and soon told."""
    return _told_to_hold_date(text) if len(text) < _LONG else _holds_date(text)


def _holds_date(text: str) -> bool:
    if _NUMERIC.search(text):
        return True
    return may_say(text, "terms.month", *_PERIODS) and _YEAR.search(text) is not None


_told_to_hold_date = lru_cache(_MOST_TOLD)(_holds_date)


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
        found += _in_roman(text)
        found += _ends_of_periods(text)
        found += _starts_of_periods(text)
    found += [earlier for start, _, date in found if (earlier := _sharing_year(text[:start], date))]
    return sorted(found)


def _in_roman(text: str) -> list[tuple[int, int, dt.date]]:
    told = [(m, _ROMAN.get(m[2])) for m in _IN_ROMAN.finditer(text)]
    dated = [(m, _date(int(m[3]), str(month), m[1])) for m, month in told if month is not None]
    return [(m.start(), m.end(), date) for m, date in dated if date is not None]


def _starts_of_periods(text: str) -> list[tuple[int, int, dt.date]]:
    """Return the first days of months, quarters and years that ``text`` says something begins with."""
    starts = []
    for said, period in _periods(text, "period_start"):
        quarter = period["quarter"]
        month = month_number(period["month"]) if period["month"] else 3 * int(quarter) - 2 if quarter else 1
        starts.append((said.end(), period.end(), dt.date(int(period["year"]), month, 1)))
    return starts


def _ends_of_periods(text: str) -> list[tuple[int, int, dt.date]]:
    """Return the last days of months, quarters and years that ``text`` says something ends or goes on with."""
    ends = []
    for key in ("period_end", "period_through"):
        for said, period in _periods(text, key):
            year, quarter = int(period["year"]), period["quarter"]
            month = month_number(period["month"]) if period["month"] else 3 * int(quarter) if quarter else 12
            last = dt.date(year, month, calendar.monthrange(year, month)[1])
            ends.append((said.start() if key == "period_end" else said.end(), period.end(), last))
    return ends


def _periods(text: str, key: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield the words of ``key`` that a month, quarter or year follows; a number of things is no year."""
    for said in fact_words("terms", key).finditer(text) if may_say(text, f"terms.{key}") else ():
        period = _PERIOD.match(text, said.end())
        if period is None or not 1980 <= int(period["year"]) <= 2100:
            continue
        alone = period[0].strip() == period["year"] and key != "period_end"
        if not (alone and _COUNTED.match(text, period.end())):
            yield said, period


def _sharing_year(before: str, until: dt.date) -> tuple[int, int, dt.date] | None:
    """Return the date that ``before`` ends with and that takes its year from ``until`` after it."""
    said = _YEAR_TO_COME.search(before[-_LONGEST_LEAD:])
    if said is None:
        return None
    shift = max(0, len(before) - _LONGEST_LEAD)
    date = _date(until.year, said[2] or said[4], said[1] or said[3])
    end = said.end(2) if said[2] else said.end(4)
    return (shift + said.start(), shift + end, date) if date and date < until else None


def _number_value(words: str) -> int | None:
    """Return the value of a number in digits or words: "6", "seks", "3 (tre)"."""
    first = words.strip().split()[0].split("(")[0].lower() if words.strip() else ""
    return int(first) if first.isdecimal() else _NUMBER_WORDS.get(first, _ORDINALS.get(first))


def months(number: str, unit: str) -> int | None:
    """Return a span of time in months: ("2", "år") gives 24, ("90", "dage") 3; None for any that is not months."""
    unit = unit.lower().removeprefix("kalender").removeprefix("calendar").strip()
    factor = next((factor for name, factor in _UNITS.items() if unit.startswith(name)), None)
    half = next((halves for words, halves in _HALVES.items() if words in number.lower()), None)
    if factor is not None and half is not None:
        return half * factor // 2 if half * factor % 2 == 0 else None
    value = _number_value(number)
    if unit.startswith(_DAY_UNITS):
        return _DAYS.get(value or 0)
    return None if value is None or factor is None else value * factor


def last_day(start: dt.date, span: int) -> dt.date:
    """Return the last day of ``span`` months from ``start``: four years from 1 May 2023 end on 30 April 2027."""
    year, month = divmod(start.year * 12 + start.month - 1 + span, 12)
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, day) - dt.timedelta(days=1)


def later(day: dt.date, number: str, unit: str) -> dt.date | None:
    """Return the day so long after ``day``: ("14", "dage"), ("en", "måned"); None for what is no span of time."""
    if unit.lower().removeprefix("kalender").removeprefix("calendar").strip().startswith(_DAY_UNITS):
        value = _number_value(number)
        return None if value is None else day + dt.timedelta(days=value)
    span = months(number, unit)
    return None if span is None else last_day(day, span) + dt.timedelta(days=1)
