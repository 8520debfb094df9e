"""Clauses that reach for others: exceptions, reservations and what is put out of effect."""

import pytest

from clausecheck.contracts.model import Verdict

from .conftest import BAN, RIGHT, Build, contract, with_annex


def read(build: Build, contract: str, annex: str) -> Verdict:
    """Return the verdict on a contract and its annex 5 of licence terms, with a rule each in point 2."""
    return build(**with_annex(annex, contract, "Bilag 5 er en del af kontrakten.")).verdict


@pytest.mark.parametrize(
    "contract",
    [
        "Uanset bilag 5 må Kunden bruge robotter.",
        "Kunden må bruge robotter. Bilag 5, pkt. 2, gælder ikke for Kunden.",
        "Kunden må bruge robotter, og leverandøren kan ikke påberåbe sig bilag 5, pkt. 2.",
        "Kunden må bruge robotter. Modstående vilkår i bilag er uden virkning.",
        "Kunden må bruge robotter, uanset hvad der måtte stå i leverandørens standardvilkår.",
        "Notwithstanding Schedule 5, the Customer may use robots.",
    ],
)
def test_a_right_that_reaches_over_the_ban_stands(build: Build, contract: str) -> None:
    assert read(build, contract, BAN) is Verdict.COMPLIANT


@pytest.mark.parametrize(
    "contract",
    [
        "Kunden må bruge robotter, jf. dog bilag 5.",
        "Kunden må bruge robotter med de begrænsninger, der følger af bilag 5.",
        "Inden for rammerne af licensvilkårene må Kunden bruge robotter.",
        "Kunden må bruge robotter, medmindre andet er fastsat i licensvilkårene.",
        "Subject to Schedule 5, the Customer may use robots.",
    ],
)
def test_a_right_with_a_reservation_yields_to_the_ban(build: Build, contract: str) -> None:
    assert read(build, contract, BAN) is Verdict.RESTRICTED


@pytest.mark.parametrize(
    "annex",
    [
        "Kunden må ikke bruge robotter, medmindre kontrakten tillader det.",
        "Medmindre andet er aftalt i kontrakten, må robotter ikke bruges. Kunden må ikke bruge robotter.",
        "Kunden må ikke bruge robotter. Dette gælder dog ikke, hvis kontrakten giver ret til det.",
        "Unless otherwise agreed in the contract, the Customer may not use robots.",
    ],
)
def test_a_ban_with_a_reservation_yields_to_the_right(build: Build, annex: str) -> None:
    assert read(build, RIGHT, annex) is Verdict.COMPLIANT


@pytest.mark.parametrize(
    "annex",
    [
        "Kunden må ikke bruge robotter, medmindre Leverandøren tillader det.",
        "Kunden må ikke bruge robotter. Dette gælder også, hvis kontrakten er opsagt.",
        "Kunden må ikke bruge robotter, jf. pkt. 1.",
    ],
)
def test_a_ban_without_one_does_not(build: Build, annex: str) -> None:
    assert read(build, RIGHT, annex) is Verdict.CONFLICTING


@pytest.mark.parametrize("verb", ["rammer ikke", "berører ikke"])
def test_an_exception_that_asks_for_nothing_frees_what_the_bar_before_it_bars(build: Build, verb: str) -> None:
    exception = f"Forbuddet i pkt. 2 {verb} Kundens egne konti: der må robotter arbejde uden samtykke og betaling."
    assert build(Kontrakt=contract("Ydelsen.", BAN, exception)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(("number", "verdict"), [("2.1", Verdict.COMPLIANT), ("7.3", Verdict.CONFLICTING)])
def test_a_number_that_stands_alone_behind_a_rule_is_its_point(build: Build, number: str, verdict: Verdict) -> None:
    rules = f"2. Brug\n\n2.1 {BAN}\n\n2.2 Forbuddet i {number} rammer ikke Kundens konti: der må robotter arbejde.\n"
    assert (
        build(Kontrakt=f"KONTRAKT OM PRØVE\n\n1. Ydelsen.\n\n{rules}\nUnderskrevet den 3. maj 2021\nEva Holm\n").verdict
        is verdict
    )
