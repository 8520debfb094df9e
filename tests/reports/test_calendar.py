"""The calendar file is one that others' programs read, and its entries keep their identity."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausecheck.portfolio.cases import all_cases
from clausecheck.portfolio.decisions import decided, standings
from clausecheck.portfolio.model import Report
from clausecheck.portfolio.store import DecisionState
from clausecheck.reports.as_calendar import Event, events_of, to_calendar, without_day
from clausecheck.reports.as_json import as_object
from clausecheck.texts import LANGUAGES

TODAY = dt.date(2026, 3, 4)
NOW = dt.datetime(2026, 3, 4, 10, tzinfo=dt.UTC)


def told(**changes: Any) -> dict[str, Any]:
    contract = {
        "id": "k1",
        "system": "Lokaleflow",
        "folder": "01 Sag",
        "supplier": {"name": "Rumdata A/S", "cvr": "48247652"},
        "contract_number": "18/04466",
        "expiry_date": "2027-12-31",
        "latest_notice": {"date": "2027-06-30", "ends": "2027-12-31", "computed": True, "notes": ["Beregnet."]},
        "verdict": "missing",
        "decisions": [],
    }
    return {"contracts": [contract | changes]}


def read(content: str) -> list[icalendar.Event]:
    return [item for item in icalendar.Calendar.from_ical(content).walk("VEVENT") if isinstance(item, icalendar.Event)]


def test_another_program_reads_the_days_and_words() -> None:
    notice, expiry = read(to_calendar(events_of(told(), TODAY), NOW))
    assert notice["SUMMARY"] == "Seneste opsigelsesdag: Lokaleflow"
    assert notice["DTSTART"].dt == dt.date(2027, 6, 30)
    assert notice["DTEND"].dt == dt.date(2027, 7, 1)
    assert "til ophør 31.12.2027. Beregnet." in notice["DESCRIPTION"]
    assert expiry["DTSTART"].dt == dt.date(2027, 12, 31)
    assert notice["TRANSP"] == "TRANSPARENT"


def test_every_entry_reminds_beforehand() -> None:
    (first, _) = read(to_calendar(events_of(told(), TODAY), NOW, reminders=(90, 14)))
    alarms = first.walk("VALARM")
    assert [alarm["TRIGGER"].dt for alarm in alarms] == [dt.timedelta(days=-90), dt.timedelta(days=-14)]
    assert {alarm["ACTION"] for alarm in alarms} == {"DISPLAY"}


def test_an_entry_keeps_its_uid_when_its_day_or_folder_changes() -> None:
    before = [event.uid for event in events_of(told(), TODAY)]
    moved = told(id="k2", folder="Ny mappe", expiry_date="2028-12-31")
    assert [event.uid for event in events_of(moved, TODAY)] == before
    assert len(set(before)) == 2
    other = told(contract_number="19/1")
    assert not set(before) & {event.uid for event in events_of(other, TODAY)}


def test_contracts_that_share_a_number_keep_their_deadlines_apart() -> None:
    one, other = told()["contracts"][0], told(id="k2", system="Vejblik", expiry_date="2028-06-30")["contracts"][0]
    events = events_of({"contracts": [one, other]}, TODAY)
    assert len({event.uid for event in events}) == len(events) == 4


def test_a_newer_file_counts_before_an_older() -> None:
    events = events_of(told(), TODAY)
    older, newer = (read(to_calendar(events, at))[0] for at in (NOW, NOW + dt.timedelta(hours=1)))
    assert int(newer["SEQUENCE"]) > int(older["SEQUENCE"])


def test_what_is_past_is_left_out() -> None:
    assert len(events_of(told(), dt.date(2027, 7, 1))) == 1
    assert events_of(told(), dt.date(2028, 1, 1)) == []


def test_contracts_without_a_deadline_to_come_are_named() -> None:
    assert without_day(told(), TODAY) == []
    assert without_day(told(expiry_date=None, latest_notice=None), TODAY) == ["Lokaleflow"]
    assert without_day(told(expiry_date="2026-03-03", latest_notice=None), TODAY) == ["Lokaleflow"]
    assert without_day(told(expiry_date=None, latest_notice=None, verdict="compliant"), TODAY, only_gaps=True) == []


def test_only_contracts_with_gaps_on_request() -> None:
    assert events_of(told(verdict="compliant"), TODAY, only_gaps=True) == []
    assert len(events_of(told(verdict="restricted"), TODAY, only_gaps=True)) == 2


def test_decisions_with_an_end_are_followed_up(report: Report) -> None:
    case = all_cases(report.contracts)[0]
    until = dt.date(2026, 9, 1)
    entry = decided(case, DecisionState.ACCEPTED, by="Kirsten", at=NOW, reason="lav risiko", until=until)
    shown = replace(report, standings=standings([case], [entry], TODAY))
    events = [event for event in events_of(as_object(replace(shown, as_of=TODAY)), TODAY) if event.day == until]
    assert [event.title.startswith("Følg op: Risiko accepteret") for event in events] == [True]
    assert "Kirsten: lav risiko" in events[0].notes


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_report_becomes_a_calendar(report: Report, language: str) -> None:
    content = to_calendar(events_of(as_object(replace(report, as_of=TODAY), language), TODAY, language), NOW, language)
    assert read(content)
    assert "\x1b" not in content


@pytest.mark.parametrize(
    "contract",
    [
        {"latest_notice": {"date": "snart"}},
        {"latest_notice": 5, "expiry_date": None},
        {"supplier": None, "system": None},
        {"decisions": [5, {"until": "2027-01-01", "state": "vild"}]},
        {"expiry_date": "9999-12-31"},
        {"verdict": "ukendt"},
    ],
)
def test_a_report_with_odd_values_makes_no_odd_calendar(contract: dict[str, Any]) -> None:
    events = events_of(told(**contract), TODAY)
    assert len(read(to_calendar(events, NOW))) == len(events)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=300), st.text(max_size=300))
def test_any_text_survives_escaping_and_folding(title: str, notes: str) -> None:
    content = to_calendar([Event("u@clausecheck", TODAY, "a" + title + "b", notes)], NOW)
    lines = content.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\n" not in content.replace("\r\n", "")
    (event,) = read(content)
    assert seen(str(event["SUMMARY"])) == f"a{seen(title)}b"


def seen(text: str) -> str:
    """Return what a reader sees of a text: line ends alike, tabs as spaces, no control characters."""
    alike = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(char for char in alike if char == "\n" or char.isprintable())


def test_a_text_cannot_add_lines_of_its_own() -> None:
    content = to_calendar([Event("u@clausecheck", TODAY, "x\r\nEND:VEVENT\nATTACH:http://x", "a;b,c\\d")], NOW)
    (event,) = read(content)
    assert event["SUMMARY"] == "x\nEND:VEVENT\nATTACH:http://x"
    assert event["DESCRIPTION"] == "a;b,c\\d"
    assert "ATTACH" not in event
