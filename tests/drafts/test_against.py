"""``check --against``: what the other party changed since the last version that touches automation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from clausecheck.clauses.model import Clause
from clausecheck.cli.check import check_command
from clausecheck.drafts.checking import check
from clausecheck.drafts.comparing import ChangeOf, Difference, Trend, differences
from clausecheck.drafts.library import Library
from clausecheck.drafts.reading import Judge
from clausecheck.effects.model import Classification, Effect
from tests.drafts.make_drafts import Desk

RIGHT = "Kunden kan lade softwarerobotter arbejde i Systemet uden hindringer og uden særskilt betaling."
ASKED = "Kunden må kun lade softwarerobotter arbejde i Systemet med Leverandørens skriftlige godkendelse."
BAN = "Det er ikke tilladt at tilgå Systemet med robotter, scripts eller anden automatik."
PERSON = "Systemet må alene betjenes af fysiske personer."
ANYONE = "Systemet må betjenes af fysiske personer og af softwarerobotter på lige vilkår."
PLAIN = "Kunden opretter og nedlægger selv sine brugere."
TERMS = "Leverandøren kan fastsætte nærmere vilkår for den måde, som Systemet bruges på."
REFERS = "Kundens softwarerobotter kan uden hindringer anvende Systemet som beskrevet i pkt. {}."

Sections = Sequence[tuple[str, Sequence[str]]]
USE, RUN = "Brugsret", "Drift og support"
DAILY = ("Leverandøren driver Systemet alle årets dage.", "Fejl meldes til Leverandørens servicedesk.")


def version(sections: Sections, numbers: str = "typed") -> bytes:
    desk = Desk(numbers)
    desk.title("Kontrakt om bibliotekssystem")
    desk.filling("Baggrund")
    for title, clauses in sections:
        desk.section(title)
        for words in clauses:
            desk.clause(words)
    desk.filling("Ophør")
    return desk.content()


@pytest.fixture
def compared(judge: Judge, library: Library):
    def compare(old: Sections, new: Sections, numbers: str = "typed") -> tuple[Difference, ...]:
        previous = (version(old, numbers), "forrige.docx")
        found = check(version(new, numbers), "udkast.docx", library, judge, previous).previous
        assert found is not None
        return found.differences

    return compare


def both(*use: str, run: Sequence[str] = DAILY) -> Sections:
    return ((USE, use), (RUN, run))


@pytest.mark.parametrize(
    ("before", "after", "trend"),
    [
        (RIGHT, ASKED, Trend.WORSE),
        (ASKED, RIGHT, Trend.BETTER),
        (PERSON, ANYONE, Trend.BETTER),
        (ANYONE, PERSON, Trend.WORSE),
    ],
)
def test_a_clause_is_altered_for_better_or_worse(compared, before: str, after: str, trend: Trend) -> None:
    (made,) = compared(both(PLAIN, before), both(PLAIN, after))
    assert (made.kind, made.trend) == (ChangeOf.ALTERED, trend)
    assert (made.before, made.after) == (before, after)
    assert made.section == made.section_before == "2.2"


@pytest.mark.parametrize(("words", "trend"), [(BAN, Trend.WORSE), (RIGHT, Trend.BETTER), (ASKED, Trend.WORSE)])
def test_a_clause_is_put_in(compared, words: str, trend: Trend) -> None:
    (made,) = compared(both(PLAIN), both(PLAIN, words))
    assert (made.kind, made.trend, made.section, made.before) == (ChangeOf.ADDED, trend, "2.2", None)


@pytest.mark.parametrize(("words", "trend"), [(BAN, Trend.BETTER), (RIGHT, Trend.WORSE), (ASKED, Trend.OTHER)])
def test_a_clause_is_taken_out(compared, words: str, trend: Trend) -> None:
    (made,) = compared(both(PLAIN, words), both(PLAIN))
    assert (made.kind, made.trend, made.section_before, made.after) == (ChangeOf.REMOVED, trend, "2.2", None)


def test_a_clause_moved_to_another_heading_is_told_as_moved(compared) -> None:
    (made,) = compared(both(BAN, PLAIN), both(PLAIN, run=(*DAILY, BAN)))
    assert (made.kind, made.trend) == (ChangeOf.MOVED, Trend.SAME)
    assert (made.section_before, made.section) == ("2.1", "3.3")
    assert made.effects_before == made.effects_after == (Effect.PROHIBITED,)


def test_a_clause_moved_within_its_section_is_no_change_though_the_section_got_another_number(compared) -> None:
    assert compared(both(BAN, PLAIN), (("Leverancen", (TERMS,)), *both(PLAIN, BAN))) == ()


@pytest.mark.parametrize("numbers", ["auto", "typed", "sign"])
def test_a_clause_that_only_got_another_number_is_no_change(compared, numbers: str) -> None:
    new = "Leverandøren leverer en vejledning til hver ny version."
    assert compared(both(RIGHT, PLAIN), both(new, RIGHT, PLAIN), numbers) == ()


VERSIONS = "Leverandøren leverer en vejledning til hver ny version."


@pytest.mark.parametrize(
    ("before", "after"),
    [("2.3", "2.4"), ("2.2-2.3", "2.3-2.4"), ("2.2 og 2.3", "2.3 og 2.4"), ("3", "3"), ("3.1", "3.1")],
)
def test_a_reference_that_follows_the_numbers_is_no_change(compared, before: str, after: str) -> None:
    old = both(REFERS.format(before), PLAIN, TERMS)
    assert compared(old, both(REFERS.format(after), VERSIONS, PLAIN, TERMS)) == ()


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("Kundens softwarerobotter kan anvende Systemet mod betaling efter prislisten i bilag {}.", "4", "9"),
        ("Kunden kan lade softwarerobotter arbejde i Systemet uden hindringer, jf. dog pkt. {}.", "2.2", "9.7"),
        ("Kunden kan lade softwarerobotter arbejde i Systemet uden hindringer, jf. dog pkt. {}.", "2.2", "2.3"),
        (REFERS, "2.2-2.3", "2.2-2.9"),
        ("Kunden kan anvende softwarerobotter i Systemet, dog højst 10 stk. {} kald i timen.", "500", "50"),
        ("Kundens softwarerobotter kan uden hindringer anvende Systemet, jf. § {}, stk. 2.", "4", "9"),
    ],
)
def test_a_reference_to_something_else_is_a_change(compared, words: str, before: str, after: str) -> None:
    (made,) = compared(both(words.format(before), PLAIN, TERMS), both(words.format(after), PLAIN, TERMS))
    assert (made.kind, made.before, made.after) == (ChangeOf.ALTERED, words.format(before), words.format(after))


def test_a_reference_whose_number_another_clause_has_got_is_told(compared) -> None:
    words = "Kunden kan lade softwarerobotter arbejde i Systemet uden hindringer, jf. dog pkt. 2.2."
    (made,) = compared(both(words, PLAIN), both(words, TERMS, PLAIN))
    assert (made.kind, made.trend, made.before, made.after) == (ChangeOf.REDIRECTED, Trend.OTHER, words, words)


def test_the_paragraph_of_a_law_is_none_of_the_contract_s(compared) -> None:
    words = "Kundens softwarerobotter kan uden hindringer anvende Systemet, jf. ophavsretslovens § 3."
    assert compared(both(words), ((VERSIONS, DAILY), *both(words)), "sign") == ()


def test_a_clause_that_the_tool_only_doubts_is_told_and_never_as_better() -> None:
    doubted = "Det er ikke ønsket at tilgå Systemet med robotter, scripts eller anden automatik."

    def judge(text: str, language: str) -> Classification:
        effects = (Effect.PROHIBITED,) if text == BAN else ()
        return Classification(effects, needs_review=text == doubted, language=language)

    plain, ban, doubt = (Clause(words, (), section="2.2") for words in (PLAIN, BAN, doubted))
    (made,) = differences([plain], [plain, doubt], judge)
    assert (made.kind, made.trend, made.needs_review) == (ChangeOf.ADDED, Trend.OTHER, True)
    (made,) = differences([ban], [doubt], judge)
    assert (made.kind, made.trend, made.needs_review) == (ChangeOf.ALTERED, Trend.OTHER, True)


def test_another_number_that_is_no_reference_is_a_change(compared) -> None:
    limit = "Kunden kan anvende softwarerobotter i Systemet, dog højst {} opslag i timen."
    (made,) = compared(both(limit.format(500)), both(limit.format(50)))
    assert made.kind is ChangeOf.ALTERED


def test_one_of_two_equal_clauses_that_goes_out_is_told(compared) -> None:
    (made,) = compared(both(BAN, run=(*DAILY, BAN)), both(BAN))
    assert (made.kind, made.section_before) == (ChangeOf.REMOVED, "3.3")


def test_changes_that_do_not_touch_automation_are_left_out(compared) -> None:
    assert compared(both(RIGHT, PLAIN), both(RIGHT, "Kunden og Leverandøren opretter brugere i fællesskab.")) == ()


def test_the_worst_comes_first(compared) -> None:
    found = compared(both(PLAIN, PERSON, RIGHT), both(PLAIN, ANYONE, ASKED, run=(*DAILY, BAN)))
    assert [made.trend for made in found] == [Trend.WORSE, Trend.WORSE, Trend.BETTER]


def test_the_screen_says_what_was_and_what_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, older = tmp_path / "udkast.docx", tmp_path / "forrige.docx"
    path.write_bytes(version(both("Kunden modtager en årlig rapport.", PLAIN, ASKED)))
    older.write_bytes(version(both(PLAIN, RIGHT)))
    assert check_command("da").main([str(path), "--against", str(older)], standalone_mode=False) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert "ÆNDRET SIDEN forrige.docx (status var: Sikret)" in shown
    assert "pkt. 2.3 (før pkt. 2.2) · ændret, dårligere for Kunden: Ret til automatisering → Betinget ret" in shown
    assert f"Var: »{RIGHT}«" in shown
    assert f"Er: »{ASKED}«" in shown


def test_without_changes_on_automation_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, older = tmp_path / "udkast.docx", tmp_path / "forrige.docx"
    path.write_bytes(version(both(PLAIN, RIGHT, "Kunden modtager en årlig rapport.")))
    older.write_bytes(version(both(PLAIN, RIGHT)))
    check_command("da").main([str(path), "--against", str(older)], standalone_mode=False)
    assert "Ingen ændringer, som berører automatisering." in capsys.readouterr().out
