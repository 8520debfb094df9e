"""A company's name is its own words: nothing of another party's, of another cell or of what stands before it."""

from __future__ import annotations

import pytest

from clausecheck.contracts.facts.mentions import mentions_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("between Elbæk Kommune and Corbin Ledger Software, Inc. (Processor)", ["Corbin Ledger Software, Inc."]),
        ("CORBIN LEDGER SOFTWARE, INC.", ["CORBIN LEDGER SOFTWARE, INC."]),
        ("Elbæk Kommune Jobcenter og Ydelse\tRavn IT A/S Fabriksvej 12", ["Ravn IT A/S"]),
        ("Elbæk Kommune Jobcenter CVR-nr. 21 98 19 31 Ravn IT A/S", ["Ravn IT A/S"]),
        ("1.\tVejdata Nord A/S", ["Vejdata Nord A/S"]),
        ("Kommunen, Limited liability", []),
    ],
)
def test_companies_are_named_by_their_own_words(text: str, names: list[str]) -> None:
    assert [mention.name for mention in mentions_in(text) if not mention.authority] == names
