"""Changes and views in every format: nothing left out, hostile names harmless, figures as figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from rich.console import Console

from clausecheck.contracts.model import Verdict
from clausecheck.portfolio.batch import Batch
from clausecheck.portfolio.changes import (
    Changes,
    ClauseChange,
    ClauseMove,
    ComingNotice,
    DocumentChange,
    DocumentMove,
    VerdictChange,
    VerdictMove,
)
from clausecheck.portfolio.store.runs import Run
from clausecheck.portfolio.views import Fact, Hindrance, Moment, views_of
from clausecheck.portfolio.wording import compare
from clausecheck.reports.batch_summary import summary_text
from clausecheck.reports.changes_excel import write_changes
from clausecheck.reports.changes_html import changes_page
from clausecheck.reports.changes_terminal import print_changes
from clausecheck.reports.portfolio_excel import write_portfolio
from clausecheck.reports.portfolio_html import portfolio_page
from clausecheck.reports.portfolio_plot import share_plot
from clausecheck.reports.portfolio_terminal import print_portfolio
from clausecheck.texts import LANGUAGES, text
from tests.reports.conftest import ESCAPES, FORMULA, MARKUP, contract, finding

AT = dt.datetime(2026, 11, 26, 2, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 26)


@pytest.fixture
def changes() -> Changes:
    hostile = contract(Verdict.RESTRICTED, finding(quote=MARKUP), name=FORMULA)
    before, after = finding(quote="må bruge"), finding(quote=f"må ikke {MARKUP}")
    return Changes(
        Run(1, "før", "k", AT, AT, "1"),
        Run(2, ESCAPES, "k", AT, AT, "1"),
        (VerdictChange(VerdictMove.NEW_GAP, hostile, Verdict.COMPLIANT, Verdict.RESTRICTED),),
        (ClauseChange(ClauseMove.REWORDED, hostile, before, after, compare(before.context, after.context)),),
        (DocumentChange(DocumentMove.MOVED, hostile, MARKUP, "gammel.pdf"),),
        (ComingNotice(hostile, DAY, 5),),
    )


MOMENTS = (
    Moment(dt.date(2026, 1, 1), "a", 4, 1, {Verdict.COMPLIANT: 1}),
    Moment(dt.date(2026, 6, 1), "b", 4, 2, {Verdict.COMPLIANT: 2}),
)
VIEWS = views_of(
    [
        Fact("A", "k1", FORMULA, MARKUP, None, Verdict.RESTRICTED, False, (Hindrance("f", "fee", "main"),), ("main",)),
        Fact("A", "k2", "Sag", FORMULA, None, Verdict.COMPLIANT, False, (), ("main",)),
    ],
    MOMENTS,
)


def printed(show: object, shown: object, language: str) -> str:
    console = Console(width=200, record=True, force_terminal=False, file=None)
    with console.capture() as capture:
        show(shown, console, language)
    return capture.get()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_shows_every_part_of_the_changes(changes: Changes, language: str) -> None:
    shown = printed(print_changes, changes, language)
    for key in ("verdicts", "clauses", "documents", "notices"):
        assert text(f"changes.{key}", language) in shown
    assert "[-bruge-]" in shown
    assert text("changes.signs", language) in shown
    assert "\x1b[31mrød" not in shown


@pytest.mark.parametrize(("days", "told"), [(0, "i dag"), (1, "om 1 dag"), (5, "om 5 dage")])
def test_the_mail_tells_how_long_there_is_to_give_notice(changes: Changes, days: int, told: str) -> None:
    coming = replace(changes, notices=(ComingNotice(changes.notices[0].contract, DAY, days),))
    mail = summary_text(Batch(changes.after, None, False, 1, 0, 0), coming)
    assert f"26.11.2026 (beregnet) – {told} – " in mail


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_changes_is_escaped_and_marks_words(changes: Changes, language: str) -> None:
    page = changes_page(changes, language, today=DAY)
    assert "<script" not in page
    assert "<del>" in page
    assert "<ins>" in page
    assert f'lang="{language}"' in page
    assert "default-src 'none'" in page


def test_the_workbook_of_changes_runs_no_formula_and_marks_words(changes: Changes, tmp_path: Path) -> None:
    file = tmp_path / "nyt.xlsx"
    write_changes(changes, file)
    book = load_workbook(file, rich_text=True)
    assert book.sheetnames == ["Kontrakter", "Bestemmelser", "Dokumenter", "Opsigelsesdage, der nærmer sig"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    words = book["Bestemmelser"]["E2"].value
    assert any(getattr(part, "font", None) and part.font.strike for part in words)
    assert any(getattr(part, "font", None) and part.font.b for part in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_views_are_shown_on_terminal_and_page(language: str) -> None:
    assert text("portfolio.suppliers", language) in printed(print_portfolio, VIEWS, language)
    page = portfolio_page(VIEWS, language, today=DAY)
    assert "<script" not in page
    assert page.count("<svg") == 1
    assert page.count("<table>") == 4


def test_the_plot_is_a_picture_that_also_says_in_words_what_it_shows() -> None:
    plot = ElementTree.fromstring(share_plot(MOMENTS, "da"))
    assert "25,0 %" in (plot.findtext("desc") or "")
    assert "50,0 %" in (plot.findtext("desc") or "")
    line = plot.find("polyline")
    assert line is not None
    heights = [float(point.split(",")[1]) for point in line.attrib["points"].split()]
    assert heights[1] < heights[0]


def test_without_runs_there_is_no_plot() -> None:
    assert share_plot(()) == ""


def test_a_single_run_is_a_point() -> None:
    assert "<circle" in share_plot(MOMENTS[:1])


def test_the_workbook_of_views_has_figures_and_a_chart(tmp_path: Path) -> None:
    file = tmp_path / "oversigt.xlsx"
    write_portfolio(VIEWS, file)
    book = load_workbook(file)
    sheet = book["Andel sikret over tid"]
    assert [cell.value for cell in sheet["E"][1:]] == [0.25, 0.5]
    assert len(sheet._charts) == 1
    assert all(cell.data_type != "f" for other in book for row in other.iter_rows() for cell in row)
