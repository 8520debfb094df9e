"""Each entry of a log of changes is an amendment of its own, and counts once both parties have approved it."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, RIGHT, Build, contract

LOG = (
    "BILAG 5 – ÆNDRINGSLOG\n\nCR-01\n\nØnske: Supporttelefonen lukker kl. 14.\n\nKunden: Godkendt 3. maj 2023\n\n"
    f"Leverandøren: Godkendt 9. maj 2023\n\nCR-02\n\nØnske: Punkt 2 udgår og erstattes af: »{RIGHT}«\n\n{{end}}\n"
)
INITIALS = (
    "ÆNDRINGSLOG TIL KONTRAKT OM PRØVE\n\nLinje 1\n\nPrisen er 100 kr.\n\nInitialer: AB 1.2.2023 / CD 2.2.2023\n\n"
    f"Linje 2\n\nTekst: Pkt. 2 udgår og erstattes af: »{RIGHT}«\n\nInitialer: {{first}} / CD 8.2.2024\n"
)


@pytest.mark.parametrize(
    ("end", "verdict"),
    [
        ("Kunden: Godkendt 11. januar 2024\n\nLeverandøren: Godkendt 2. februar 2024", Verdict.COMPLIANT),
        ("Kunden: Godkendt 11. januar 2024\n\nLeverandøren: Afvist 2. februar 2024", Verdict.RESTRICTED),
    ],
)
def test_an_entry_that_one_party_refused_changes_nothing(build: Build, end: str, verdict: Verdict) -> None:
    made = build(Kontrakt=contract("Ydelsen.", BAN), Bilag_5=LOG.format(end=end))
    assert made.verdict is verdict


@pytest.mark.parametrize(("first", "verdict"), [("AB 6.2.2024", Verdict.COMPLIANT), ("–", Verdict.RESTRICTED)])
def test_an_entry_with_the_initials_of_one_is_a_proposal(build: Build, first: str, verdict: Verdict) -> None:
    made = build(Kontrakt=contract("Ydelsen.", BAN), Ændringslog=INITIALS.format(first=first))
    assert made.verdict is verdict
