"""What each format shows of the same report."""

import csv
import datetime as dt
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console

from clausecheck.contracts.model import Verdict
from clausecheck.portfolio.model import VERDICT_ORDER, Report
from clausecheck.reports import view
from clausecheck.reports.as_csv import to_csv
from clausecheck.reports.as_excel import write_excel
from clausecheck.reports.as_html import to_html
from clausecheck.reports.as_json import to_json
from clausecheck.reports.as_terminal import print_report
from clausecheck.texts import LANGUAGES, text

from .conftest import FORMULA

TODAY = dt.date(2026, 3, 4)


def printed(report: Report, language: str = "da") -> str:
    out = io.StringIO()
    print_report(report, Console(file=out, width=140), language)
    return out.getvalue()


def test_json_is_the_published_schema(report: Report) -> None:
    shown = json.loads(to_json(report))
    assert shown["schema"] == "clausecheck.report/1"
    assert shown["summary"]["verdicts"] == dict.fromkeys([verdict.value for verdict in VERDICT_ORDER], 1)
    first = shown["contracts"][0]
    assert first["supplier"] == {"name": "Leverandør A/S", "cvr": "12345678"}
    assert first["expiry_date"] == "2027-05-01"
    assert first["effective_date"] is None
    assert first["findings"][0]["quote"] == "Kunden må ikke anvende robotter i Systemet."
    assert first["findings"][1]["status"] == "superseded"
    assert first["findings"][1]["superseded_by"] == "f0001"
    assert first["documents"][0]["unread_pages"] == [2]


def test_a_document_that_was_not_read_keeps_its_reason_in_every_format(report: Report, tmp_path: Path) -> None:
    words = "adgangskode"
    write_excel(replace(report, as_of=TODAY), tmp_path / "r.xlsx")
    cells = [cell.value for row in openpyxl.load_workbook(tmp_path / "r.xlsx")["Dokumenter"] for cell in row]
    assert any(words in str(value) for value in cells)
    assert words in to_html(report)
    unread = json.loads(to_json(report))["contracts"][3]["documents"][0]
    assert words in unread["reason"]
    assert unread["reason_code"] == "encrypted"


def test_csv_opens_in_danish_excel(report: Report) -> None:
    content = to_csv(report)
    assert content.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(content[1:]), delimiter=";"))
    assert len(rows) == len(report.contracts)
    assert rows[0]["Udløb"] == "01.05.2027"
    assert rows[0]["Fagsystem"] == "'" + FORMULA


def test_excel_has_its_sheets_with_frozen_headings_and_filters(report: Report, tmp_path: Path) -> None:
    write_excel(replace(report, as_of=TODAY), tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == ["Overblik", "Fund", "Dokumenter", "Afgørelser", "Metode og forbehold"]
    for name in book.sheetnames[:4]:
        assert book[name].freeze_panes
        assert book[name].auto_filter.ref
    overview = book["Overblik"]
    headings = {cell.value: cell.column for cell in overview[1]}
    assert overview.cell(2, headings["Udløb"]).value == dt.datetime(2027, 5, 1)
    assert book["Fund"].max_row == 1 + sum(len(contract.findings) for contract in report.contracts)


def test_excel_never_holds_a_formula_from_a_contract(report: Report, tmp_path: Path) -> None:
    write_excel(replace(report, as_of=TODAY), tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert FORMULA in [cell.value for cell in cells]


def test_excel_links_lead_to_documents_below_the_root_and_nowhere_else(report: Report, tmp_path: Path) -> None:
    (tmp_path / "01 Sag").mkdir()
    (tmp_path / "01 Sag" / "Hovedkontrakt.pdf").write_bytes(b"")
    out = tmp_path / "ud"
    out.mkdir()
    write_excel(Report(str(tmp_path), "0", report.contracts, as_of=TODAY), out / "r.xlsx")
    sheet = openpyxl.load_workbook(out / "r.xlsx")["Dokumenter"]
    links = [cell.hyperlink.target for row in sheet for cell in row if cell.hyperlink]
    assert "../01%20Sag/Hovedkontrakt.pdf" in links
    assert not any("scan.pdf" in link for link in links)


def test_html_is_self_contained_and_runs_nothing_from_a_contract(report: Report) -> None:
    page = to_html(replace(report, as_of=TODAY))
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert page.count("<script") == 1
    assert not re.search(r"(src|href)=\"(https?:)?//", page)
    assert "default-src 'none'" in page
    assert "\x1b" not in page


def test_html_marks_the_deciding_words_and_their_language(report: Report) -> None:
    page = to_html(report)
    assert '<blockquote lang="en">Kunden <mark>må ikke anvende robotter</mark> i Systemet.</blockquote>' in page
    assert "01 Sag/Hovedkontrakt.pdf, pkt. 12.4, side 3" in page


def test_html_links_to_files_and_not_to_what_lies_inside_one(report: Report) -> None:
    inside = "01 Sag/Underskrevet kontrakt.eml/Bilag.zip/Bilag 3.pdf"
    (found, *others) = report.contracts
    document = replace(found.documents[0], document=replace(found.documents[0].document, path=inside))
    evidence = tuple(replace(each, document=inside) for each in found.findings)
    page = to_html(replace(report, contracts=(replace(found, documents=(document,), findings=evidence), *others)))
    assert inside in page
    assert "Bilag%203.pdf" not in page
    assert 'href="01%20Sag/Hovedkontrakt.pdf"' in page


def test_html_has_one_h1_and_labels_for_every_field(report: Report) -> None:
    page = to_html(report)
    assert page.count("<h1>") == 1
    assert page.startswith('<!DOCTYPE html>\n<html lang="da">')
    assert "<caption>" in page
    assert len(re.findall(r"<label[^>]*>", page)) == len(re.findall(r"<(?:input|select)\b", page))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_keeps_within_the_screen_and_gives_up_what_matters_least(
    report: Report, width: int, language: str
) -> None:
    out = io.StringIO()
    print_report(report, Console(file=out, width=width), language, details=False)
    shown = out.getvalue()
    assert max(map(len, shown.splitlines())) <= width
    assert "…" not in shown.split("─")[0]
    headings = [text(f"column.{key}", language).split()[0] for key in ("status", "system", "expiry", "supplier")]
    told = [heading in shown for heading in headings]
    assert told == sorted(told, reverse=True)
    assert told[:2] == [True, True]
    assert all(told) is (width >= 100)


def test_terminal_shows_status_in_words_and_signs_and_no_escapes_from_documents(report: Report) -> None:
    shown = printed(report)
    for verdict in Verdict:
        assert view.VERDICT_SIGN[verdict] in shown
    assert "Mangler" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_renders_in_both_languages(report: Report, language: str, tmp_path: Path) -> None:
    write_excel(replace(report, as_of=TODAY), tmp_path / "r.xlsx", language)
    for shown in (
        printed(report, language),
        to_html(report, language),
        to_csv(report, language),
        to_json(report, language),
    ):
        assert "Leverandør A/S" in shown


@pytest.mark.parametrize(("pages", "words"), [((), ""), ((4,), "4"), ((1, 2, 3, 7), "1-3, 7"), ((9, 2, 1), "1-2, 9")])
def test_pages_are_listed_as_ranges(pages: tuple[int, ...], words: str) -> None:
    assert view.page_list(pages) == words


def test_every_format_tells_the_day_that_was_asked_about(report: Report, tmp_path: Path) -> None:
    asked = replace(report, as_of=dt.date(2091, 6, 1))
    write_excel(asked, tmp_path / "r.xlsx")
    method = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[-1]
    assert dt.datetime(2091, 6, 1) in [cell.value for row in method for cell in row]
    assert "01.06.2091" in to_html(asked)
    assert json.loads(to_json(asked))["as_of"] == "2091-06-01"
