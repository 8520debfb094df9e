"""A condition that opens nothing does not lift a bar, and a bar on all other parts is the bound of a condition."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.model import Contract, Verdict
from clausecheck.effects.model import Classification, Condition, Effect, Evidence

from .conftest import BAN, BuildBy, classify, contract, with_annex


def judged(tmp_path: Path, **texts: str) -> Contract:
    """Return the contract that files with ``texts`` make, judged by the models."""
    for name, text in texts.items():
        (tmp_path / f"{name.replace('_', ' ')}.txt").write_text(text, encoding="utf-8")
    return build_contract(ContractFiles("sag", tuple(sorted(tmp_path.iterdir()))), tmp_path)


CLOSED = "Snitfladerne er ikke åbne for den enkelte kommunes egne programmer."
OPENED = "Snitfladerne er kun åbne for den enkelte kommunes egne programmer."


def as_condition(text: str, language: str) -> Classification:
    """Return what `classify` says, and a condition where a clause speaks of open interfaces."""
    if "åbne for" not in text:
        return classify(text, language)
    evidence = Evidence(Effect.CONDITIONAL, 0, len(text), text, 0.9, ("model",))
    return Classification((Effect.CONDITIONAL,), (Condition.CHANNEL,), (evidence,), False, language)


@pytest.mark.parametrize(("said", "verdict"), [(CLOSED, Verdict.RESTRICTED), (OPENED, Verdict.CONDITIONAL)])
def test_interfaces_that_are_closed_lift_no_bar_of_a_lower_document(
    build_by: BuildBy, said: str, verdict: Verdict
) -> None:
    texts = with_annex(BAN, "Kontrakten går forud for bilagene.", said)
    assert build_by(as_condition)(**texts).verdict is verdict


@pytest.mark.parametrize("rest", ["Andre dele af systemet er ikke åbne for automatiseringer."])
def test_a_bar_on_all_other_parts_is_the_bound_of_a_condition(tmp_path: Path, rest: str) -> None:
    only = "Kundens automatiseringer skal forbindes til systemet gennem snitfladen og kan ikke ske ad anden vej."
    made = judged(tmp_path, Kontrakt=contract("Ydelsen.", only, f"Snitfladen dækker opslag. {rest}"))
    assert made.verdict is Verdict.CONDITIONAL
