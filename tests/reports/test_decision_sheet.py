"""The sheet of decisions goes out to people in Excel and comes back, and nothing is taken in that is not meant."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from clausecheck.portfolio.cases import all_cases
from clausecheck.portfolio.decisions import Ask, DecisionError, decided, standings
from clausecheck.portfolio.model import Report
from clausecheck.portfolio.store import Decision, DecisionState
from clausecheck.reports.as_csv import to_csv
from clausecheck.reports.as_excel import write_excel
from clausecheck.reports.as_html import to_html
from clausecheck.reports.as_json import as_object
from clausecheck.reports.decision_sheet import ReadBack, read_back

from .test_formats import printed

TODAY = dt.date(2026, 11, 26)
AT = dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC)
FILLED = {"Afgørelse": "Risiko accepteret", "Begrundelse for afgørelsen": "lav risiko", "Besluttet af": "Kirsten"}
Fill = Callable[[Worksheet, dict[str, int]], None]


def sent(report: Report, path: Path, entries: list[Decision], language: str = "da") -> None:
    """Write the workbook that people get, with the decisions so far."""
    found = standings(all_cases(report.contracts), entries, TODAY)
    write_excel(replace(report, standings=found, as_of=TODAY), path, language)


def filled(path: Path, fill: Fill, sheet: str = "Afgørelser") -> None:
    """Do with the sheet what a user does in Excel, and save."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    fill(page, {str(cell.value): cell.column for cell in page[1]})
    book.save(path)


def setting(row: int, **values: object) -> Fill:
    def fill(page: Worksheet, columns: dict[str, int]) -> None:
        for heading, value in ({**FILLED, "Gælder til": dt.date(2027, 12, 31)} | values).items():
            page.cell(row, columns[heading.replace("_", " ")]).value = value

    return fill


def back(path: Path, entries: list[Decision], by: str | None = None, at: dt.datetime = AT) -> ReadBack:
    return read_back(path, entries, by=by, at=at)


@pytest.fixture
def book(report: Report, tmp_path: Path) -> Path:
    path = tmp_path / "r.xlsx"
    sent(report, path, [])
    return path


def test_what_is_filled_in_comes_back_as_a_decision_that_stands(report: Report, book: Path) -> None:
    filled(book, setting(2))
    found = back(book, [])
    (made,) = found.decisions
    assert (made.state, made.by, made.reason) == (DecisionState.ACCEPTED, "Kirsten", "lav risiko")
    assert (made.until, made.source, found.faults) == (dt.date(2027, 12, 31), "excel", ())
    first = all_cases(report.contracts)[0]
    (standing,) = standings([first], [made], TODAY)
    assert (standing.decision, standing.ask) == (made, None)


def test_an_untouched_sheet_decides_nothing(report: Report, book: Path) -> None:
    found = back(book, [])
    assert (found.decisions, found.faults) == ((), ())
    assert found.unchanged == len(all_cases(report.contracts))


def test_reading_in_twice_records_once(report: Report, book: Path) -> None:
    filled(book, setting(2))
    entries = list(back(book, []).decisions)
    again = back(book, entries)
    assert (again.decisions, again.faults) == ((), ())


def test_what_stands_is_filled_in_and_is_no_new_decision(report: Report, tmp_path: Path, book: Path) -> None:
    filled(book, setting(2))
    entries = list(back(book, []).decisions)
    sent(report, tmp_path / "n.xlsx", entries)
    page = openpyxl.load_workbook(tmp_path / "n.xlsx")["Afgørelser"]
    shown = dict(zip([cell.value for cell in page[1]], [cell.value for cell in page[2]], strict=True))
    assert FILLED.items() <= shown.items()
    assert shown["Gælder til"] == dt.datetime(2027, 12, 31)
    assert back(tmp_path / "n.xlsx", entries).decisions == ()


def test_a_missing_clause_can_be_decided_on_in_the_sheet(report: Report, book: Path) -> None:
    page = openpyxl.load_workbook(book)["Afgørelser"]
    keys = {json.loads(str(row[-1].value))["finding"]: row[0].row for row in page.iter_rows(min_row=2)}
    filled(book, setting(keys["verdict:missing"], Afgørelse="Under forhandling"))
    (made,) = back(book, []).decisions
    assert (made.finding, made.clause) == ("verdict:missing", "")


def test_a_decision_made_meanwhile_is_not_overwritten(report: Report, book: Path) -> None:
    filled(book, setting(2))
    other = decided(all_cases(report.contracts)[0], DecisionState.REJECTED, by="Bo", at=AT)
    found = back(book, [other])
    assert found.decisions == ()
    ((row, said),) = found.faults
    assert (row, said.key, dict(said.values)) == (2, "decisions.row_conflict", {"by": "Bo", "state": "Forkert fund"})


def test_a_row_sorted_apart_from_its_key_is_refused(book: Path) -> None:
    def sort_some_columns(page: Worksheet, columns: dict[str, int]) -> None:
        setting(2)(page, columns)
        page.cell(2, columns["Hele bestemmelsen"]).value = "En anden bestemmelse."

    filled(book, sort_some_columns)
    found = back(book, [])
    assert found.decisions == ()
    assert [(row, said.key) for row, said in found.faults] == [(2, "decisions.row_changed")]


def test_whole_rows_may_be_sorted_and_columns_moved(report: Report, book: Path, tmp_path: Path) -> None:
    filled(book, setting(2))
    rows = list(openpyxl.load_workbook(book)["Afgørelser"].values)
    other = openpyxl.Workbook()
    other.worksheets[0].title = "Afgørelser"
    for row in [rows[0], *reversed(rows[1:])]:
        other.worksheets[0].append(list(reversed(row)))
    other.save(tmp_path / "sorteret.xlsx")
    assert back(tmp_path / "sorteret.xlsx", []).decisions == back(book, []).decisions


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"Afgørelse": "måske"}, "decisions.row_state"),
        ({"Gælder_til": "til sommer"}, "decisions.row_date"),
        ({"Gælder_til": "31-02-2027"}, "decisions.row_date"),
        ({"Gælder_til": None}, "decisions.acceptance"),
        ({"Gælder_til": dt.date(2025, 1, 1)}, "decisions.past"),
        ({"Begrundelse_for_afgørelsen": None}, "decisions.acceptance"),
        ({"Besluttet_af": None}, "decisions.no_name"),
        ({"Nøgle_(må_ikke_ændres)": "{}"}, "decisions.row_changed"),
        ({"Nøgle_(må_ikke_ændres)": "[" * 9000}, "decisions.row_changed"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_and_the_others_are_taken(
    book: Path, values: dict[str, object], key: str
) -> None:
    filled(book, setting(2, **values))
    filled(book, setting(3))
    found = back(book, [])
    assert [(row, said.key) for row, said in found.faults] == [(2, key)]
    assert len(found.decisions) == 1


@pytest.mark.parametrize("until", ["31-12-2027", "31.12.2027", "2027-12-31", "31. december 2027"])
def test_a_date_may_be_written_in_words_or_numbers(book: Path, until: str) -> None:
    filled(book, setting(2, Gælder_til=until))
    assert back(book, []).decisions[0].until == dt.date(2027, 12, 31)


def test_the_name_may_be_given_for_the_whole_sheet(book: Path) -> None:
    filled(book, setting(2, Besluttet_af=None))
    assert back(book, [], by="Bo").decisions[0].by == "Bo"


def test_a_sheet_in_english_is_read_too(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    sent(report, path, [], "en")

    def fill(page: Worksheet, columns: dict[str, int]) -> None:
        page.cell(2, columns["Decision"]).value = "Confirmed"
        page.cell(2, columns["Decided by"]).value = "Kirsten"

    filled(path, fill, "Decisions")
    assert back(path, []).decisions[0].state is DecisionState.CONFIRMED


@pytest.mark.parametrize("content", [b"", b"PK rubbish", b"a;b\n1;2"])
def test_a_file_without_the_sheet_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "r.xlsx").write_bytes(content)
    with pytest.raises(DecisionError) as error:
        back(tmp_path / "r.xlsx", [])
    assert error.value.said.key in {"decisions.no_sheet", "register.not_a_table"}


def test_the_decision_is_shown_beside_the_verdict_everywhere(report: Report, tmp_path: Path) -> None:
    case = all_cases(report.contracts)[0]
    entry = decided(case, DecisionState.REJECTED, by="Kirsten Bæk", at=AT, reason="gælder ikke os")
    with_decision = replace(report, standings=standings(all_cases(report.contracts), [entry], TODAY))
    words = "Forkert fund (Kirsten Bæk, 26.11.2026)"
    for shown in (printed(with_decision), to_html(with_decision), to_csv(with_decision)):
        assert words in shown
        assert "Hindring: forbud" in shown
    first = as_object(with_decision)["contracts"][0]
    assert first["verdict"] == "restricted"
    assert (first["decisions"][0]["state"], first["decisions"][0]["ask"]) == ("rejected", None)
    write_excel(replace(with_decision, as_of=TODAY), tmp_path / "r.xlsx")
    overview = openpyxl.load_workbook(tmp_path / "r.xlsx")["Overblik"]
    assert [cell.value for cell in overview[1]][:3] == ["Automatiseringsstatus", "Skal vurderes", "Kommunens afgørelse"]
    assert words in str(overview.cell(2, 3).value)


def test_an_expired_acceptance_is_asked_about_in_the_sheet(report: Report, tmp_path: Path) -> None:
    case = all_cases(report.contracts)[0]
    entry = decided(case, DecisionState.ACCEPTED, by="K", at=AT, reason="lav risiko", until=TODAY)
    found = standings([case], [entry], TODAY + dt.timedelta(days=1))
    assert found[0].ask is Ask.EXPIRED
    write_excel(replace(report, standings=found, as_of=TODAY), tmp_path / "r.xlsx")
    page = openpyxl.load_workbook(tmp_path / "r.xlsx")["Afgørelser"]
    shown = dict(zip([cell.value for cell in page[1]], [cell.value for cell in page[2]], strict=True))
    assert shown["Afgørelse"] is None
    assert "gjaldt til 26.11.2026" in str(shown["Skal afgøres"])


def test_the_latest_day_of_notice_is_shown_as_computed(report: Report, tmp_path: Path) -> None:
    write_excel(replace(report, as_of=TODAY), tmp_path / "r.xlsx")
    overview = openpyxl.load_workbook(tmp_path / "r.xlsx")["Overblik"]
    columns = {cell.value: cell.column for cell in overview[1]}
    day = overview.cell(2, columns["Seneste opsigelsesdag (beregnet)"]).value
    told = as_object(replace(report, as_of=TODAY))["contracts"][0]["latest_notice"]
    assert told["computed"]
    assert day == dt.datetime.fromisoformat(told["date"])
