"""A right with a mark is read with the note that the mark leads to."""

from __future__ import annotations

import pytest

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
