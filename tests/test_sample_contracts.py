"""The sample portfolio, scanned as a user does: every verdict, deciding quote and fact as its author meant them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.score_bundles import same_words

ROOT = Path(__file__).parents[1]
EXPECTED = {
    item.get("folder") or item["file"]: item
    for item in json.loads((ROOT / "tests" / "make_samples" / "expected.json").read_text(encoding="utf-8"))
}


@pytest.fixture(scope="module")
def scanned() -> tuple[int, dict[str, dict[str, Any]]]:
    done = subprocess.run(
        [sys.executable, "-m", "clausecheck", "scan", str(ROOT / "sample_contracts"), "--format", "json", "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )
    contracts = json.loads(done.stdout)["contracts"]
    return done.returncode, {contract["documents"][0]["path"].split("/")[0]: contract for contract in contracts}


def test_the_scan_ends_with_gaps_and_covers_every_sample(scanned: tuple[int, dict[str, dict[str, Any]]]) -> None:
    status, contracts = scanned
    assert status == 1
    assert contracts.keys() == EXPECTED.keys()


@pytest.mark.parametrize("folder", EXPECTED)
def test_the_verdict_is_right(scanned: tuple[int, dict[str, dict[str, Any]]], folder: str) -> None:
    contract = scanned[1][folder]
    assert contract["verdict"] == EXPECTED[folder]["verdict"], contract["reasons"]


@pytest.mark.parametrize("folder", [name for name, item in EXPECTED.items() if item["deciding_quote"]])
def test_the_deciding_clause_is_quoted(scanned: tuple[int, dict[str, dict[str, Any]]], folder: str) -> None:
    wanted = EXPECTED[folder]
    found = [item for item in scanned[1][folder]["findings"] if item["deciding"]]
    quotes = [
        item["quote"]
        for item in found
        if wanted["deciding_document"] is None or item["document"].endswith(wanted["deciding_document"])
    ]
    assert any(same_words(wanted["deciding_quote"], quote) for quote in quotes), quotes


@pytest.mark.parametrize("folder", [name for name, item in EXPECTED.items() if item["superseded_quote"]])
def test_what_is_superseded_is_shown_as_such(scanned: tuple[int, dict[str, dict[str, Any]]], folder: str) -> None:
    gone = [item for item in scanned[1][folder]["findings"] if item["status"] != "in_force"]
    assert any(same_words(EXPECTED[folder]["superseded_quote"], item["quote"]) for item in gone)


@pytest.mark.parametrize("folder", EXPECTED)
def test_the_facts_are_right(scanned: tuple[int, dict[str, dict[str, Any]]], folder: str) -> None:
    contract, wanted = scanned[1][folder], EXPECTED[folder]
    assert contract["system"] == wanted["system"]
    assert contract["supplier"] == {"name": wanted["supplier"], "cvr": wanted["cvr"]}
    for fact in ("contract_number", "effective_date", "expiry_date", "notice_period_months"):
        assert contract[fact] == wanted[fact], fact
