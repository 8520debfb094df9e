"""Dates and spans of time, as contracts write them."""

import datetime as dt

import pytest

from clausecheck.contracts.facts.date_words import dates_in, months


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("den 1. oktober 2022", ["2022-10-01"]),
        ("01.10.22", ["2022-10-01"]),
        ("1/10 2022", ["2022-10-01"]),
        ("d. 1/10-2022", ["2022-10-01"]),
        ("2022/10/01", ["2022-10-01"]),
        ("den første oktober 2022", ["2022-10-01"]),
        ("the twenty-first of March, 2024", ["2024-03-21"]),
        ("this 3rd day of May 2021", ["2021-05-03"]),
        ("October 1st, 2022", ["2022-10-01"]),
        ("1. februar til 31. december 2026", ["2026-02-01", "2026-12-31"]),
        ("1.4 - 30.9.2025", ["2025-04-01", "2025-09-30"]),
        ("med udgangen af februar 2028", ["2028-02-29"]),
        ("ultimo juni 2027", ["2027-06-30"]),
        ("ved udgangen af 3. kvartal 2026", ["2026-09-30"]),
        ("den sidste dag i april 2027", ["2027-04-30"]),
        ("at the end of the calendar year 2029", ["2029-12-31"]),
        ("the last day of November 2025", ["2025-11-30"]),
        ("pkt. 5.2 i 2023", []),
        ("den første i maj 2024", ["2024-05-01"]),
        ("den 1. i maj 2024", ["2024-05-01"]),
        ("1. januari 2024", ["2024-01-01"]),
        ("31. desember 2027", ["2027-12-31"]),
        ("1. mai 2024 til 30. april 2026", ["2024-05-01", "2026-04-30"]),
        ("1/IV 2019", ["2019-04-01"]),
        ("30. VI. 2022", ["2022-06-30"]),
        ("1 / 5 - 2021", ["2021-05-01"]),
        ("den 1/5 - 2021", ["2021-05-01"]),
        ("1.1.2024", ["2024-01-01"]),
        ("fra 1. kvartal 2024", ["2024-01-01"]),
        ("fra og med september 2023 til og med august 2027", ["2023-09-01", "2027-08-31"]),
        ("from Q2 2025 through 2027", ["2025-04-01", "2027-12-31"]),
        ("1.1.2022-31.12.2025", ["2022-01-01", "2025-12-31"]),
        ("01-01-2022-31-12-2025", ["2022-01-01", "2025-12-31"]),
        ("15-Jan-2022", ["2022-01-15"]),
        ("nr. 02-11-2022-4", []),
        ("primo marts 2022", ["2022-03-01"]),
        ("til og med 2027.", ["2027-12-31"]),
        ("til og med 2000 brugere", []),
        ("kl. 8.12 - 16.00", []),
        ("fra 2015 til 2020", []),
        ("version 3.1.2", []),
        ("afsnit IV 2024", []),
        ("31. februar 2027", []),
        ("udgangen af 1200 sager", []),
        ("oktober 2022", []),
        ("1. januar hvert år, første gang i 2026", []),
    ],
)
def test_days_are_read_in_the_ways_that_they_are_written(text: str, days: list[str]) -> None:
    assert [date for _, _, date in dates_in(text)] == [dt.date.fromisoformat(day) for day in days]


def test_each_date_of_a_range_has_its_own_place() -> None:
    text = "fra 1. februar til 31. december 2026"
    assert [text[start:end].strip() for start, end, _ in dates_in(text)] == ["1. februar", "31. december 2026"]


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        ("6", "måneder", 6),
        ("tre", "kalendermåneders", 3),
        ("et halvt", "års", 6),
        ("halvandet", "år", 18),
        ("half a", "year", 6),
        ("to", "kvartalers", 6),
        ("30", "dages", 1),
        ("60", "dage", 2),
        ("90", "kalenderdages", 3),
        ("180", "days", 6),
        ("14", "dages", None),
        ("45", "dages", None),
        ("tre", "månaders", 3),
        ("åtte", "måneders", 8),
        ("en halv", "måned", None),
    ],
)
def test_spans_are_told_in_months_where_they_are_months(number: str, unit: str, value: int | None) -> None:
    assert months(number, unit) == value
