"""An amendment counts with a reservation where others signed it than the contract asks for, or a letter undoes it."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, RIGHT, Build, contract, keys

NEW = f"TILLÆG 1 TIL KONTRAKT OM PRØVE\n\n1. Punkt 2 udgår og erstattes af: »{RIGHT}«\n\nUnderskrevet den 3. maj 2022\n"
RULE = "Et tillæg er kun bindende, når det er underskrevet af Kundens kommunaldirektør og Leverandørens direktør."
LETTER = "BREV\n\n3. juni 2022\n\nKære Bo\n\n{said}\n\nMed venlig hilsen\nEva Holm\n"


@pytest.mark.parametrize(
    ("hands", "asks"),
    [
        ("projektleder Ulf Degn\nprojektleder Eva Bay", True),
        ("kommunaldirektør Lis Borg\ndirektør Kim Ravn", False),
        ("Lis Borg\nKim Ravn", False),
    ],
)
def test_the_posts_that_the_contract_asks_for_must_have_signed(build: Build, hands: str, asks: bool) -> None:
    made = build(Kontrakt=contract("Ydelsen.", BAN, RULE), Tillæg_1=f"{NEW}{hands}\n")
    assert made.verdict is Verdict.COMPLIANT
    assert ("other_signatory" in keys(made)) is asks


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("Efter aftale betragtes tillægget som aldrig indgået.", True),
        ("Vi returnerer tillægget uden vores underskrift.", True),
        ("Tillægget er vedlagt i underskrevet stand.", False),
        ("Mødet er aldrig indgået i kalenderen.", False),
    ],
)
def test_a_letter_may_say_that_an_amendment_was_never_concluded(build: Build, said: str, asks: bool) -> None:
    made = build(Kontrakt=contract("Ydelsen.", BAN), Tillæg_1=f"{NEW}Lis Borg\n", Brev=LETTER.format(said=said))
    assert made.verdict is Verdict.COMPLIANT
    assert ("amendment_undone" in keys(made)) is asks


@pytest.mark.parametrize(("mark", "asks"), [("", True), (" (underskrevet)", False)])
def test_one_hand_of_two_is_half_a_signature(build: Build, mark: str, asks: bool) -> None:
    text = f"TILLÆG 1 TIL KONTRAKT OM PRØVE\n\n1. Punkt 2 udgår og erstattes af: »{RIGHT}«\n\n"
    hands = f"For Kunden: Bent Ring (underskrevet)\nFor Leverandøren: Pia Sand{mark}\n"
    made = build(Kontrakt=contract("Ydelsen.", BAN), Tillæg_1=f"{text}{hands}")
    assert made.verdict is Verdict.COMPLIANT
    assert ("signature_unknown" in keys(made)) is asks


@pytest.mark.parametrize(("answer", "verdict"), [("Godkendt", Verdict.COMPLIANT), ("Afvist", Verdict.RESTRICTED)])
def test_a_change_request_counts_once_both_have_approved_it(build: Build, answer: str, verdict: Verdict) -> None:
    request = (
        f"ÆNDRINGSANMODNING CR-04\nKontrakt om Prøve\n\nPunkt 2 udgår og erstattes af: »{RIGHT}«\n\n"
        "Status hos Leverandøren: Godkendt, den 1. februar 2023. (sign.) Bo Terp\n"
        f"Status hos Kunden: {answer}, den 6. februar 2023. (sign.) Eva Holm\n"
    )
    assert build(Kontrakt=contract("Ydelsen.", BAN), CR_04=request).verdict is verdict
