"""An annex that is bound into the contract's own file has its own rank."""

from __future__ import annotations

from clausecheck.contracts.model import Verdict
from tests.contracts.conftest import BAN, RIGHT, Build

ORDER = "1. Ved modstrid går Leverandørens standardvilkår (bilag A) forud for denne kontrakt."
HEAD = f"KONTRAKT OM PRØVE\n\n{ORDER}\n\n2. {RIGHT}\n\n"


def test_an_annex_of_one_clause_under_its_own_number_is_a_document(build: Build) -> None:
    bound = build(Kontrakt=f"{HEAD}Bilag A – Leverandørens standardvilkår\n\nA.1 {BAN}\n")
    assert bound.verdict is Verdict.RESTRICTED


def test_a_line_of_a_list_of_annexes_is_none(build: Build) -> None:
    listed = build(Kontrakt=f"{HEAD}3. Bilag\n\nBilag A – Leverandørens standardvilkår\n\n4. {BAN}\n")
    assert listed.verdict is Verdict.CONFLICTING
