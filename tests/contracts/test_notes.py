"""A right with a mark is read with the note that the mark leads to, and a short answer with its question."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.model import Contract, Verdict

from .conftest import contract


def read(tmp_path: Path, text: str) -> Contract:
    """Return what the real classifier makes of a contract of one document with ``text``."""
    (tmp_path / "Kontrakt.txt").write_text(text, encoding="utf-8")
    return build_contract(ContractFiles("sag", (tmp_path / "Kontrakt.txt",)), tmp_path)


@pytest.mark.parametrize(
    ("mark", "note", "verdict"),
    [
        ("**", "** Kræver leverandørens samtykke.", Verdict.CONDITIONAL),
        ("**", "* Kræver leverandørens samtykke.", Verdict.COMPLIANT),
        ("*", "* Brugerne tæller med i loggen.", Verdict.COMPLIANT),
    ],
)
def test_the_note_under_the_same_mark_counts(tmp_path: Path, mark: str, note: str, verdict: Verdict) -> None:
    text = contract(f"Kunden må frit bruge softwarerobotter i systemet.{mark}", "Drift.")
    assert read(tmp_path, text.replace("\n\nUnderskrevet", f"\n\n{note}\n\nUnderskrevet")).verdict is verdict


@pytest.mark.parametrize(("answer", "verdict"), [("Nej.", Verdict.RESTRICTED), ("Ja, frit.", Verdict.COMPLIANT)])
def test_a_short_answer_is_read_with_its_question(tmp_path: Path, answer: str, verdict: Verdict) -> None:
    text = contract("Ydelsen.").replace("\n\nUnderskrevet", f"\n\n2. Må robotter anvendes?\n\n{answer}\n\nUnderskrevet")
    made = read(tmp_path, text)
    assert (made.verdict, made.needs_review) == (verdict, True)


ASKED = "Vi har en robot, der taster om natten. Må den logge på systemet og gøre det samme som de ansatte?"


@pytest.mark.parametrize(
    ("asked", "said", "verdict"),
    [
        (ASKED, "Hej Bo. Ja, den må gøre alt, hvad de ansatte må, og det koster ikke noget.", Verdict.COMPLIANT),
        (ASKED, "Hej Bo. Nej, det må den ikke.", Verdict.RESTRICTED),
        (ASKED, "Hej Bo. Vi mødes på tirsdag.", Verdict.MISSING),
        ("Må vi få en ny skærm?", "Hej Bo. Ja, den kommer på tirsdag.", Verdict.MISSING),
    ],
)
def test_an_answer_is_read_with_what_the_clause_before_asks(
    tmp_path: Path, asked: str, said: str, verdict: Verdict
) -> None:
    mails = f"2. De to mails er en del af kontrakten:\n\nHej Eva. {asked}\n\nFra: Eva, 3. maj\n\n{said}"
    made = read(tmp_path, contract("Ydelsen.").replace("\n\nUnderskrevet", f"\n\n{mails}\n\nUnderskrevet"))
    assert made.verdict is verdict
    assert made.needs_review or verdict is Verdict.MISSING


@pytest.mark.parametrize(
    ("title", "below", "asks"),
    [
        ("SOFTWAREROBOTTER MÅ IKKE BRUGES", "Systemet er åbent hele døgnet.", True),
        ("DRIFT AF SYSTEMET", "Systemet er åbent hele døgnet.", False),
    ],
)
def test_a_title_that_bars_above_words_that_do_not_asks(tmp_path: Path, title: str, below: str, asks: bool) -> None:
    text = contract("Ydelsen.").replace("\n\nUnderskrevet", f"\n\n{title}\n\n{below}\n\nUnderskrevet")
    assert read(tmp_path, text).needs_review is asks
