"""What the overviews tell at a glance: both sides of a conflict, why nothing was read, and what has been decided."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from rich.console import Console

from clausecheck.contracts.model import Contract, ContractDocument, ContractFacts, DocumentKind, Verdict
from clausecheck.documents.model import Document, Reason, Status
from clausecheck.effects.model import Effect
from clausecheck.portfolio.cases import all_cases
from clausecheck.portfolio.decisions import decided, standings
from clausecheck.portfolio.model import Report
from clausecheck.portfolio.store import DecisionState
from clausecheck.reports import view, workbook
from clausecheck.reports.as_csv import to_csv
from clausecheck.reports.as_excel import write_excel
from clausecheck.reports.as_html import to_html
from clausecheck.reports.as_terminal import print_report
from clausecheck.texts import LANGUAGES, message, text

from .conftest import contract, finding

TODAY = dt.date(2026, 11, 26)
AT = dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC)


def overview(page: str) -> str:
    return page[page.index('<table class="overview') : page.index("</table>")]


def brief(report: Report, width: int = 200) -> str:
    out = io.StringIO()
    print_report(report, Console(file=out, width=width), details=False)
    return " ".join(out.getvalue().split())


def of(*contracts: Contract) -> Report:
    return Report(root="kontrakter", tool_version="0.0", contracts=contracts, as_of=TODAY)


def locked(reason: Reason = Reason.ENCRYPTED) -> Contract:
    document = Document("02/Aftale.pdf", "pdf", status=Status.UNREADABLE, reason=reason)
    said = (
        message("reason_contract.unreadable"),
        message(f"reason_unread.{reason.value}", document=document.path),
    )
    return contract(
        Verdict.UNREADABLE,
        documents=(ContractDocument(document, DocumentKind.OTHER),),
        facts=ContractFacts(),
        reasons=said,
        needs_review=True,
        actions=(message(f"action.file_{reason.value}", document=document.path),),
    )


def accepted(report: Report) -> Report:
    cases = all_cases(report.contracts)
    entry = decided(
        cases[0], DecisionState.ACCEPTED, by="Kirsten", at=AT, reason="lav risiko", until=dt.date(2027, 12, 31)
    )
    return replace(report, standings=standings(cases, [entry], TODAY))


def test_a_conflict_shows_both_sides_in_the_overview() -> None:
    said = (
        message("reason_contract.permitted", place="Bilag 4 (5.3)"),
        message("reason_contract.permitted", place="Bilag 5 (1.1)"),
        message("reason_contract.prohibited", place="Bilag 6 (3.4)"),
    )
    shown = overview(to_html(of(contract(Verdict.CONFLICTING, finding(), reasons=said))))
    assert "Bilag 4 (5.3) giver ret" in shown
    assert "Bilag 6 (3.4) forbyder" in shown
    assert "Bilag 5 (1.1)" not in shown


@pytest.mark.parametrize(("reason", "words"), [(Reason.ENCRYPTED, "adgangskode"), (Reason.TRUNCATED, "beskadiget")])
def test_why_nothing_was_read_stands_in_every_overview(reason: Reason, words: str, tmp_path: Path) -> None:
    report = of(locked(reason))
    assert words in overview(to_html(report))
    assert words in brief(report)
    assert words in next(csv.DictReader(io.StringIO(to_csv(report)), delimiter=";"))["Begrundelse"]
    write_excel(report, tmp_path / "r.xlsx")
    cells = [str(cell.value) for row in openpyxl.load_workbook(tmp_path / "r.xlsx")["Overblik"] for cell in row]
    assert any(words in cell for cell in cells)


def test_nobody_is_sent_to_a_clause_that_is_not_there() -> None:
    page = to_html(of(locked()))
    assert "læs bestemmelsen" not in page[: page.index("Metode og forbehold")]
    assert "1 dokument kunne ikke læses." in page
    assert "læses helt" not in page[: page.index("Metode og forbehold")]
    doubtful = contract(Verdict.RESTRICTED, finding(needs_review=True), needs_review=True)
    assert "læs bestemmelsen" in view.review_sentence(doubtful)


def test_a_contract_that_is_in_doubt_for_its_expiry_alone_sends_nobody_to_a_clause() -> None:
    expired = (message("reason_contract.expired"),)
    made = contract(Verdict.COMPLIANT, finding(Effect.PERMITTED), needs_review=True, reasons=expired)
    assert "læs bestemmelsen" not in view.review_sentence(made)
    both = contract(Verdict.COMPLIANT, finding(Effect.PERMITTED, needs_review=True), needs_review=True, reasons=expired)
    assert "læs bestemmelsen" in view.review_sentence(both)


def test_a_status_that_turns_on_tracked_changes_is_not_of_high_certainty() -> None:
    changed = (message("reason_contract.changes", place="Kontrakt.docx (2.1)"),)
    assert view.certainty(contract(Verdict.CONDITIONAL, finding())) == "Høj"
    assert view.certainty(contract(Verdict.CONDITIONAL, finding(), reasons=changed)) == "Middel"


def test_a_document_read_in_part_is_not_counted_as_unread() -> None:
    document = Document("02/Aftale.docx", "docx", status=Status.PARTLY_READ, reason=Reason.UNSUPPORTED)
    part = contract(Verdict.MISSING, documents=(ContractDocument(document, DocumentKind.MAIN),))
    assert view.unread_words(of(part, locked())).startswith(
        "1 dokument kunne ikke læses. 1 dokument er kun læst delvist."
    )
    assert view.unread_words(of(contract(Verdict.COMPLIANT, finding(Effect.PERMITTED)))) == ""


def test_what_the_municipality_has_decided_stands_in_the_overviews() -> None:
    report = of(contract(Verdict.RESTRICTED, finding()))
    assert "Kommunens afgørelse" not in overview(to_html(report)) + brief(report)
    for shown in (overview(to_html(accepted(report))), brief(accepted(report))):
        assert "Kommunens afgørelse" in shown
        assert "Risiko accepteret til 31.12.2027" in shown


def test_a_long_file_name_does_not_push_the_decision_off_the_screen() -> None:
    name = "Bilag_1_Licensbetingelser_for_softwareprogrammer_2024.docx"
    made = contract(Verdict.RESTRICTED, finding(), reasons=(message("reason_contract.prohibited", place=name),))
    page = to_html(accepted(of(made)))
    cell = overview(page)[: overview(page).index(name)].rpartition("<td ")[2]
    assert 'class="files"' in cell
    assert ".files { overflow-wrap: anywhere; }" in page


def test_a_day_of_notice_that_has_passed_is_told_as_passed() -> None:
    over = ContractFacts(expiry_date=dt.date(2026, 12, 31), notice_period_months=6)
    coming = replace(over, expiry_date=dt.date(2028, 12, 31))
    assert "30.06.2026 (er passeret)" in to_html(of(contract(Verdict.MISSING, facts=over)))
    assert "er passeret" not in to_html(of(contract(Verdict.MISSING, facts=coming)))


def test_no_rule_of_the_page_breaks_words_on_screen_and_print_shows_the_documents_and_every_column() -> None:
    page = to_html(of(contract(Verdict.RESTRICTED, finding())))
    style = page[page.index("<style>") : page.index("</style>")]
    screen, printed = style.split("@media print", 1)
    table_rules = re.findall(r"(?m)^(?:\.overview|th|thead|td|tbody)[^{]*\{[^}]*\}", screen)
    assert not any("overflow-wrap: anywhere" in rule for rule in table_rules)
    assert "landscape" in screen
    assert "table-layout: fixed" in printed
    assert "details-content" in printed
    assert ".card { break-inside" not in printed


def heights(sheet: Worksheet) -> dict[int, float]:
    return {line: row.height for line, row in sheet.row_dimensions.items() if row.height}


def test_rows_in_excel_are_as_high_as_what_stands_in_them(report: Report, tmp_path: Path) -> None:
    write_excel(replace(report, as_of=TODAY), tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    method = book.worksheets[-1]
    longest = max((len(str(row[1].value or "")), row[1].row) for row in method)[1]
    assert all(line in heights(method) for line in range(1, method.max_row + 1))
    lines = len(str(method.cell(longest, 2).value)) / method.column_dimensions["B"].width
    assert heights(method)[longest] >= 15 * lines
    assert heights(book["Overblik"])[1] >= 45
    for sheet in book:
        assert len({cell.font.name for row in sheet for cell in row if cell.value is not None}) == 1


def test_excel_is_printed_in_a_size_that_can_be_read(report: Report, tmp_path: Path) -> None:
    write_excel(replace(report, as_of=TODAY), tmp_path / "r.xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "r.xlsx"):
        shown = [column for column in sheet.column_dimensions.values() if not column.hidden]
        across = 95 if sheet.page_setup.orientation == "portrait" else 145
        scale = across * int(sheet.page_setup.fitToWidth) / sum(column.width for column in shown)
        assert scale > 0.55, sheet.title


def test_every_sheet_of_plain_rows_has_high_enough_rows_too() -> None:
    book = workbook.new_workbook("t", "da")
    sheet = workbook.add_sheet(book, "t", ["a"], [["ord " * 60]], "da")
    assert heights(sheet)[2] >= 60


def test_who_found_a_clause_is_told_in_words(tmp_path: Path) -> None:
    by = ("rule:prohibited.may_not", "rule:prohibited.not_used", "model", "definition:f0009")
    assert view.found_by(finding(by=by)) == "Regel, sprogmodel, kontraktens definition"
    assert view.found_by(finding(by=by), "en") == "Rule, language model, the contract's definition"
    write_excel(of(contract(Verdict.RESTRICTED, finding(by=by))), tmp_path / "r.xlsx")
    cells = [str(cell.value) for row in openpyxl.load_workbook(tmp_path / "r.xlsx")["Fund"] for cell in row]
    assert not any("rule:" in cell for cell in cells)


def test_a_clause_on_something_else_is_explained_without_a_number() -> None:
    for language in LANGUAGES:
        assert not re.search(r"score|\{", text("explain.stopped", language, score="-5.56"))


def test_a_secured_contract_shows_its_right_before_what_goes_with_it() -> None:
    right, no_people = finding(Effect.PERMITTED, confidence=0.9), finding(Effect.HUMAN_NOT_REQUIRED, confidence=1.0)
    assert view.deciding(contract(Verdict.COMPLIANT, no_people, right)) == [right, no_people]
