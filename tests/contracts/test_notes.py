"""A right with a mark is read with the note that the mark leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.model import Verdict

from .conftest import Build, contract

MAIN = contract("Kunden må bruge robotter.{mark}", "Drift.").replace("\n\nUnderskrevet", "\n\n{note}\n\nUnderskrevet")


@pytest.mark.parametrize(
    ("mark", "note", "verdict"),
    [
        ("**", "** Robotter kræver samtykke.", Verdict.CONDITIONAL),
        ("**", "* Robotter kræver samtykke.", Verdict.CONFLICTING),
        ("*", "* Brugerne tæller med i loggen.", Verdict.COMPLIANT),
    ],
)
def test_the_note_under_the_same_mark_counts(build: Build, mark: str, note: str, verdict: Verdict) -> None:
    made = build(Kontrakt=MAIN.format(mark=mark, note=note))
    assert made.verdict is verdict or (verdict is Verdict.CONFLICTING and made.verdict is Verdict.CONDITIONAL)


@pytest.mark.parametrize(("answer", "verdict"), [("Nej.", Verdict.RESTRICTED), ("Ja, frit.", Verdict.COMPLIANT)])
def test_a_short_answer_is_read_with_its_question(tmp_path: Path, answer: str, verdict: Verdict) -> None:
    text = contract("Ydelsen.").replace("\n\nUnderskrevet", f"\n\n2. Må robotter anvendes?\n\n{answer}\n\nUnderskrevet")
    (tmp_path / "Kontrakt.txt").write_text(text, encoding="utf-8")
    made = build_contract(ContractFiles("sag", (tmp_path / "Kontrakt.txt",)), tmp_path)
    assert (made.verdict, made.needs_review) == (verdict, True)
