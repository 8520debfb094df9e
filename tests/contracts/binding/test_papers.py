"""What lies in the folder without being contract text."""

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, RIGHT, SIGNED, Build


def main(*points: str) -> str:
    return (
        "KONTRAKT OM PRØVE\n\nmellem Prøve Kommune og Prøvesystemer A/S om levering, drift og support\n\n"
        + "\n\n".join(f"{at}. {point}" for at, point in enumerate(points, 1))
        + SIGNED
    )


PAPERS = [
    "TILBUDSINDBYDELSE",
    "OPFORDRING TIL AT AFGIVE TILBUD",
    "UDBUDSBETINGELSER",
    "Instruks til bydende",
    "Vejledning til tilbudsgiverne",
    "REQUEST FOR PROPOSAL",
    "INVITATION TO TENDER",
    "Spørgsmål og svar i udbuddet",
]


@pytest.mark.parametrize("title", PAPERS)
def test_papers_of_the_competition_give_no_right(build: Build, title: str) -> None:
    paper = f"{title}\n\nom system til Prøve Kommune\n\n1. {RIGHT}\n"
    assert build(Kontrakt=main("Ydelsen omfatter Prøve."), Papir=paper).verdict is Verdict.MISSING


SET_ASIDE = [
    "Tilbudsindbydelsen, instruktioner til tilbudsgiverne og svar på spørgsmål er ikke en del af kontrakten.",
    "Udbudsbetingelserne indgår ikke i kontrakten.",
    "Hverken udbudsmaterialet eller tilbudsindbydelsen udgør en del af kontrakten og kan ikke påberåbes.",
    "The invitation to tender does not form part of the contract.",
]


@pytest.mark.parametrize("said", SET_ASIDE)
@pytest.mark.parametrize("title", ["TILBUDSINDBYDELSE", "UDBUDSBETINGELSER"])
def test_what_the_contract_sets_aside_stays_aside(build: Build, said: str, title: str) -> None:
    paper = f"{title}\n\nom system til Prøve Kommune\n\n1. {RIGHT}\n"
    assert build(Kontrakt=main("Ydelsen omfatter Prøve.", said), Papir=paper).verdict is Verdict.MISSING


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Udbudsbetingelserne er en del af kontrakten.", "UDBUDSBETINGELSER"),
        ("Leverandørens tilbud udgør en integreret del af kontrakten.", "TILBUD\npå system"),
        ("Rangorden: 1. Kontrakten 2. Leverandørens tilbud.", "LEVERANDØRENS TILBUD"),
    ],
)
def test_tender_papers_that_the_contract_takes_in_count(build: Build, said: str, title: str) -> None:
    paper = f"{title}\n\n1. {RIGHT}\n"
    assert build(Kontrakt=main("Ydelsen omfatter Prøve.", said), Papir=paper).verdict is Verdict.COMPLIANT


def test_taking_in_the_offer_takes_in_no_invitation(build: Build) -> None:
    contract = main("Ydelsen omfatter Prøve.", "Leverandørens tilbud er en del af kontrakten.")
    assert build(Kontrakt=contract, Papir=f"TILBUDSINDBYDELSE\n\n1. {RIGHT}\n").verdict is Verdict.MISSING


OF_ITSELF = [
    "Dette dokument er ikke en del af kontrakten.",
    "Dokumentet beskriver processen. Det bliver ikke en del af den endelige kontrakt.",
    "Notatet er alene vejledende.",
    "Dette papir er uden retligt bindende virkning som aftale.",
    "This document does not form part of the agreement.",
]


@pytest.mark.parametrize("said", OF_ITSELF)
def test_a_document_that_calls_itself_no_part_of_the_contract_gives_no_right(build: Build, said: str) -> None:
    paper = f"Overblik over systemet Prøve\n\n1. {said}\n\n2. {RIGHT}\n"
    assert build(Kontrakt=main("Ydelsen omfatter Prøve."), Overblik=paper).verdict is Verdict.MISSING


@pytest.mark.parametrize(
    "said",
    [
        "Systemets demoside er ikke en del af kontrakten.",
        "Overskrifterne er alene vejledende.",
        "Teksten i denne ramme er ikke en del af kontrakten.",
        "Tidsplanen er ikke bindende.",
    ],
)
def test_an_annex_that_sets_something_else_aside_counts(build: Build, said: str) -> None:
    annex = f"BILAG 1\nLØSNING\n\n1. {said}\n\n2. {RIGHT}\n"
    assert build(Kontrakt=main("Ydelsen omfatter Prøve.", "Bilag 1."), Bilag_1=annex).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    "block",
    [
        "INSTRUKTION TIL TILBUDSGIVER: Denne ramme udgår ved underskrift.\n\n{right}\n\nINSTRUKTION SLUT.",
        "[Til tilbudsgiver: Beskriv løsningen. {right}]",
        "Tilbudsgiver bedes beskrive, hvordan systemet virker. {right}",
        "Note to bidders: describe the solution. {right}",
    ],
)
def test_instructions_inside_an_annex_give_no_right(build: Build, block: str) -> None:
    annex = f"BILAG 1\nKRAV\n\n{block.format(right=RIGHT)}\n\n1. Systemet skal danne breve.\n"
    assert build(Kontrakt=main("Ydelsen omfatter Prøve.", "Bilag 1."), Bilag_1=annex).verdict is Verdict.MISSING


def test_a_doubt_inside_an_instruction_is_none(build: Build) -> None:
    block = "Tilbudsgiver bedes beskrive, om robotter måske kan bruge systemet."
    annex = f"BILAG 1\nKRAV\n\n{block}\n\n1. Systemet skal danne breve.\n"
    contract = build(Kontrakt=main("Ydelsen omfatter Prøve.", "Bilag 1."), Bilag_1=annex)
    assert contract.verdict is Verdict.MISSING
    assert not contract.needs_review


def test_what_stands_after_an_instruction_counts(build: Build) -> None:
    annex = f"BILAG 1\nKRAV\n\nInstruktion til tilbudsgiver: udfyld skemaet. Instruktion slut.\n\n1. {RIGHT}\n"
    assert build(Kontrakt=main("Ydelsen omfatter Prøve.", "Bilag 1."), Bilag_1=annex).verdict is Verdict.COMPLIANT


UNKNOWN = f"Løsning Prøve\n\nProduktark\n\n1. {RIGHT}\n"


def test_a_right_in_a_document_that_the_contract_does_not_know_asks(build: Build) -> None:
    contract = build(Kontrakt=main("Ydelsen omfatter Prøve."), Produktark=UNKNOWN)
    assert contract.verdict is not Verdict.COMPLIANT or contract.needs_review


def test_a_bar_in_it_counts(build: Build) -> None:
    contract = build(Kontrakt=main("Ydelsen omfatter Prøve.", RIGHT), Produktark=UNKNOWN.replace(RIGHT, BAN))
    assert contract.verdict in (Verdict.CONFLICTING, Verdict.RESTRICTED)


def test_a_right_in_a_document_that_the_contract_names_does_not_ask(build: Build) -> None:
    contract = build(
        Kontrakt=main("Ydelsen er beskrevet i produktarket, som er en del af aftalen."), Produktark=UNKNOWN
    )
    assert contract.verdict is Verdict.COMPLIANT
    assert not contract.needs_review


@pytest.mark.parametrize("system", ["Referat 6", "Mailbox", "Notat"])
def test_terms_for_a_system_that_is_called_as_papers_are_count(build: Build, system: str) -> None:
    contract = build(
        Leveringsaftale=f"LEVERINGSAFTALE OM {system}\n\n1. Ydelsen.\n\n2. Vilkårene er en del af aftalen.{SIGNED}",
        Vilkår=f"LICENSVILKÅR - {system.upper()}\n\n1. Brug.\n\n2. {BAN}\n",
    )
    assert contract.verdict is Verdict.RESTRICTED


POLICY = "RETNINGSLINJER FOR SIKKER DRIFT\n\nPrøvesystemer A/S\n\n1. {ban}\n"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Leverandørens retningslinjer for sikker drift finder ikke anvendelse.", Verdict.COMPLIANT),
        ("Punkt 4 i retningslinjer for sikker drift finder ikke anvendelse.", Verdict.CONFLICTING),
        ("Leverandørens retningslinjer for god tone finder ikke anvendelse.", Verdict.CONFLICTING),
    ],
)
def test_a_paper_is_set_aside_by_its_whole_title(build: Build, said: str, verdict: Verdict) -> None:
    made = build(Kontrakt=main(RIGHT, said), Papir=POLICY.format(ban=BAN))
    assert made.verdict is verdict
