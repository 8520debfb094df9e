"""The latest day to give notice: never after the day that would still be in time, and never guessed."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausecheck.contracts.model import ContractFacts, Period, Termination, YearDay
from clausecheck.contracts.notice import add_months, last_period_end, latest_notice, period_end
from clausecheck.texts import render

TODAY = dt.date(2026, 11, 26)
days = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
spans = st.integers(0, 60)
periods = st.sampled_from(Period)


def day(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso)


def facts(expiry: str | None, notice: int | None, **terms: object) -> ContractFacts:
    return ContractFacts(
        expiry_date=day(expiry) if expiry else None, notice_period_months=notice, termination=Termination(**terms)
    )


@pytest.mark.parametrize(
    ("expiry", "notice", "by_end_of", "latest"),
    [
        ("2026-12-31", 6, None, "2026-06-30"),
        ("2028-08-31", 6, None, "2028-02-29"),
        ("2027-08-31", 6, None, "2027-02-28"),
        ("2027-03-15", 3, None, "2026-12-15"),
        ("2027-03-15", 3, Period.MONTH, "2026-11-30"),
        ("2026-12-31", 3, Period.MONTH, "2026-09-30"),
        ("2026-12-31", 5, Period.QUARTER, "2026-06-30"),
        ("2027-06-30", 6, Period.YEAR, "2025-12-31"),
        ("2026-12-31", 0, None, "2026-12-31"),
    ],
)
def test_notice_is_given_the_notice_period_before_expiry(
    expiry: str, notice: int, by_end_of: Period | None, latest: str
) -> None:
    found = latest_notice(facts(expiry, notice, by_end_of=by_end_of))
    assert found
    assert (found.day, found.ends) == (day(latest), day(expiry))
    assert found.notes[0].key == "notice.computed"


def test_a_contract_does_not_end_before_it_can_be_revoked() -> None:
    found = latest_notice(facts("2026-12-31", 6, irrevocable_until=day("2027-12-31")))
    assert found
    assert (found.day, found.ends) == (day("2027-06-30"), day("2027-12-31"))
    assert [note.key for note in found.notes] == ["notice.computed", "notice.irrevocable"]


def test_irrevocability_that_is_over_by_then_changes_nothing() -> None:
    found = latest_notice(facts("2026-12-31", 6, irrevocable_until=day("2025-12-31")))
    assert found
    assert found.day == day("2026-06-30")
    assert len(found.notes) == 1


@pytest.mark.parametrize(
    "unknown",
    [
        facts(None, 6),
        facts("2026-12-31", None),
        facts("2026-12-31", 6, terminated=day("2026-01-15")),
    ],
)
def test_nothing_is_computed_from_what_is_not_known(unknown: ContractFacts) -> None:
    assert latest_notice(unknown, TODAY) is None


def test_a_continuing_contract_ends_with_the_next_year_that_can_be_reached() -> None:
    found = latest_notice(facts(None, 6, continuous=True, ends_with=Period.YEAR), TODAY)
    assert found
    assert (found.day, found.ends) == (day("2027-06-30"), day("2027-12-31"))


def test_a_continuing_contract_ends_at_its_first_expiry_while_that_can_be_reached() -> None:
    found = latest_notice(facts("2027-08-15", 3, continuous=True, ends_with=Period.QUARTER), TODAY)
    assert found
    assert found.ends == day("2027-08-15")


def test_without_a_day_of_today_only_the_first_end_of_a_continuing_contract_is_known() -> None:
    found = latest_notice(facts("2027-08-15", 3, continuous=True, ends_with=Period.QUARTER))
    assert found
    assert found.day == day("2027-05-15")
    assert latest_notice(facts(None, 3, continuous=True, ends_with=Period.QUARTER)) is None


def test_a_continuing_contract_of_which_no_period_is_known_has_the_end_of_a_month_and_a_note_on_it() -> None:
    found = latest_notice(facts(None, 6, continuous=True), TODAY)
    assert found
    assert (found.day, found.ends) == (day("2026-11-30"), day("2027-05-31"))
    assert [note.key for note in found.notes] == ["notice.computed", "notice.any_day"]


@pytest.mark.parametrize(
    ("terms", "latest", "ends"),
    [
        ({"ends_on": (YearDay(6), YearDay(12))}, "2026-12-30", "2027-06-30"),
        ({"ends_on": (YearDay(9, 14),)}, "2027-03-14", "2027-09-14"),
        ({"ends_on": (YearDay(2),)}, "2027-08-29", "2028-02-29"),
        ({"renewed_by": 12, "first_end": day("2024-02-29")}, "2027-08-29", "2028-02-29"),
        ({"renewed_by": 36, "first_end": day("2024-05-14")}, "2029-11-14", "2030-05-14"),
        ({"irrevocable_until": day("2028-02-15"), "ends_with": Period.QUARTER}, "2027-09-30", "2028-03-31"),
        (
            {"irrevocable_until": day("2028-02-15"), "renewed_by": 12, "first_end": day("2026-06-30")},
            "2027-12-30",
            "2028-06-30",
        ),
    ],
)
def test_a_continuing_contract_ends_on_one_of_its_own_days(terms: dict[str, object], latest: str, ends: str) -> None:
    found = latest_notice(facts(None, 6, continuous=True, **terms), TODAY)
    assert found
    assert (found.day, found.ends) == (day(latest), day(ends))


@pytest.mark.parametrize(
    ("terms", "latest", "ends"),
    [
        ({"ends_with": Period.QUARTER}, "2028-06-30", "2028-12-31"),
        ({"ends_with": Period.MONTH}, "2028-07-31", "2029-01-31"),
        ({"ends_on": (YearDay(7),)}, "2028-01-31", "2028-07-31"),
        ({"ends_with": Period.YEAR, "irrevocable_until": day("2029-01-31")}, "2028-08-15", "2029-02-15"),
    ],
)
def test_notice_to_the_end_of_a_period_is_reckoned_from_the_last_one_before_expiry(
    terms: dict[str, object], latest: str, ends: str
) -> None:
    found = latest_notice(facts("2029-02-15", 6, **terms))
    assert found
    assert (found.day, found.ends) == (day(latest), day(ends))
    assert ("notice.ends_before" in [note.key for note in found.notes]) == (ends != "2029-02-15")


def test_a_day_that_is_moved_back_says_from_where() -> None:
    found = latest_notice(facts("2029-02-15", 6, by_end_of=Period.QUARTER))
    assert found
    assert (found.day, found.ends) == (day("2028-06-30"), day("2029-02-15"))
    assert [render(note) for note in found.notes if note.key == "notice.by_quarter"] == [
        "Varslet gives inden udgangen af et kvartal; derfor er dagen rykket frem fra 15.08.2028."
    ]


@pytest.mark.parametrize(
    "terms",
    [
        {"irrevocable_until": dt.date.max, "ends_with": Period.MONTH},
        {"irrevocable_until": dt.date.max, "ends_on": (YearDay(6),)},
        {"first_end": dt.date.max, "renewed_by": 12},
        {"first_end": day("2020-12-31"), "renewed_by": 12, "irrevocable_until": dt.date.max},
    ],
)
def test_a_day_that_stands_for_good_stops_nothing(terms: dict[str, object]) -> None:
    found = latest_notice(facts(None, 6, continuous=True, **terms), TODAY)
    assert found is None or found.ends == dt.date.max


@settings(deadline=None)
@given(days, days, spans, st.integers(1, 60))
def test_a_renewed_contract_s_next_day_is_for_the_end_of_a_term(
    today: dt.date, first: dt.date, notice: int, months: int
) -> None:
    terms = Termination(continuous=True, renewed_by=months)
    found = latest_notice(ContractFacts(expiry_date=first, notice_period_months=notice, termination=terms), today)
    assert found
    assert today <= found.day <= found.ends
    assert found.ends >= first
    assert abs((found.ends.year - first.year) * 12 + found.ends.month - first.month) % months in (0, 1, months - 1)


@settings(deadline=None)
@given(days, spans)
def test_notice_on_the_latest_day_runs_out_by_the_end(end: dt.date, notice: int) -> None:
    found = latest_notice(ContractFacts(expiry_date=end, notice_period_months=notice))
    assert found
    assert add_months(found.day, notice) <= end
    assert (end - add_months(found.day, notice)).days <= 3


@settings(deadline=None)
@given(days, spans, periods)
def test_notice_by_the_end_of_a_period_is_never_later_than_without(end: dt.date, notice: int, period: Period) -> None:
    plain = latest_notice(ContractFacts(expiry_date=end, notice_period_months=notice))
    moved = latest_notice(
        ContractFacts(expiry_date=end, notice_period_months=notice, termination=Termination(by_end_of=period))
    )
    assert plain
    assert moved
    assert moved.day <= plain.day
    assert moved.day == period_end(moved.day, period)
    assert add_months(plain.day, -13) < moved.day


@settings(deadline=None)
@given(days, days, spans, periods, st.one_of(st.none(), days))
def test_the_next_day_of_a_continuing_contract_is_still_to_come(
    today: dt.date, expiry: dt.date, notice: int, period: Period, irrevocable: dt.date | None
) -> None:
    terms = Termination(continuous=True, ends_with=period, irrevocable_until=irrevocable)
    found = latest_notice(ContractFacts(expiry_date=expiry, notice_period_months=notice, termination=terms), today)
    assert found
    assert today <= found.day <= found.ends
    assert found.ends >= max(expiry, irrevocable or expiry)


@settings(deadline=None)
@given(days, spans)
def test_months_are_added_and_taken_away_within_a_few_days(start: dt.date, count: int) -> None:
    there = add_months(start, count)
    back = add_months(there, -count)
    assert back <= start
    assert (start - back).days <= 3
    assert (there.year - start.year) * 12 + there.month - start.month == count


@settings(deadline=None)
@given(days, periods)
def test_the_end_of_a_period_is_its_last_day(start: dt.date, period: Period) -> None:
    end = period_end(start, period)
    assert end >= start
    assert period_end(end, period) == end
    assert (end + dt.timedelta(days=1)).day == 1
    assert last_period_end(end, period) == end
    assert last_period_end(start, period) <= start
    assert last_period_end(end + dt.timedelta(days=1), period) == end
