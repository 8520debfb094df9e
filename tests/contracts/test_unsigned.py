"""An amendment whose signature cannot be seen counts, but frees nobody without somebody looking."""

import pytest

from clausecheck.contracts.model import Verdict

from .conftest import BAN, RIGHT, Build, keys

SIGNED = "\n\nUnderskrevet den 3. maj {year}\nEva Holm\n"
MAIN = "KONTRAKT OM PRØVE\n\n1. Ydelsen er systemet Prøve.\n\n2. {rule}" + SIGNED.format(year=2019)
TERMS = "LICENSVILKÅR\n\n{mark}\n\n1. Licensen er tidsubegrænset.\n\n2. {rule}\n"
UNSEEN = "ALLONGE 1 TIL KONTRAKT OM PRØVE\n\n1. {said}\n"
SEEN = UNSEEN + SIGNED.format(year=2022)

FREEING = [
    "Leverandørens licensvilkår finder ikke anvendelse.",
    "Kontrakten går forud for licensvilkårene.",
    "Licensvilkårenes pkt. 2 udgår.",
    "Pkt. 2 i licensvilkårene affattes således: »Kunden betaler.«",
]


@pytest.mark.parametrize("said", FREEING)
def test_what_takes_a_bar_away_must_be_seen_to_be_signed(build: Build, said: str) -> None:
    texts = {"Kontrakt": MAIN.format(rule=RIGHT), "Licensvilkår": TERMS.format(rule=BAN, mark="")}
    seen = build(**texts, Allonge_1=SEEN.format(said=said))
    assert (seen.verdict, seen.needs_review) == (Verdict.COMPLIANT, False)
    unseen = build(Allonge_1=UNSEEN.format(said=said))
    assert (unseen.verdict, unseen.needs_review) == (Verdict.COMPLIANT, True)
    assert "signature_unknown" in keys(unseen)


def test_the_only_right_must_be_seen_to_be_signed(build: Build) -> None:
    seen = build(Kontrakt=MAIN.format(rule="Drift."), Allonge_1=SEEN.format(said=RIGHT))
    assert (seen.verdict, seen.needs_review) == (Verdict.COMPLIANT, False)
    unseen = build(Allonge_1=UNSEEN.format(said=RIGHT))
    assert (unseen.verdict, unseen.needs_review) == (Verdict.COMPLIANT, True)
    assert "signature_unknown" in keys(unseen)


def test_a_right_that_the_contract_gives_too_needs_no_amendment(build: Build) -> None:
    assert not build(Kontrakt=MAIN.format(rule=RIGHT), Allonge_1=UNSEEN.format(said=RIGHT)).needs_review


def test_an_amendment_that_changes_nothing_here_asks_for_nothing(build: Build) -> None:
    assert not build(Kontrakt=MAIN.format(rule=RIGHT), Allonge_1=UNSEEN.format(said="Prisen er fast.")).needs_review


@pytest.mark.parametrize(("allonge", "asks"), [(SEEN, False), (UNSEEN, True)])
def test_an_edition_that_an_amendment_brings_in_must_be_seen_to_be_agreed(
    build: Build, allonge: str, asks: bool
) -> None:
    contract = build(
        Kontrakt=MAIN.format(rule=f"{RIGHT} Licensvilkår er vedlagt."),
        Licensvilkår_1=TERMS.format(mark="Udgave 1", rule=BAN),
        Licensvilkår_2=TERMS.format(mark="Udgave 2", rule="Kunden betaler."),
        Allonge_1=allonge.format(said="Licensvilkår i udgave 2 gælder."),
    )
    assert (contract.verdict, contract.needs_review) == (Verdict.COMPLIANT, asks)


@pytest.mark.parametrize(("allonge", "asks"), [(SEEN, False), (UNSEEN, True)])
def test_what_undoes_an_amendment_must_be_seen_to_be_signed(build: Build, allonge: str, asks: bool) -> None:
    contract = build(
        Kontrakt=MAIN.format(rule=RIGHT),
        Allonge_1=SEEN.format(said="Pkt. 2 udgår."),
        Allonge_2=allonge.replace("ALLONGE 1", "ALLONGE 2")
        .replace("2022", "2023")
        .format(said="Allonge 1 bortfalder."),
    )
    assert (contract.verdict, contract.needs_review) == (Verdict.COMPLIANT, asks)
