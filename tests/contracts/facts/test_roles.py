"""Who is the supplier is told by the words around the names, however the page is set."""

import pytest

from .conftest import Facts

A, B, C = "32524273", "31002516", "44633191"


def supplier(facts: Facts, head: str, **others: str) -> tuple[str | None, str | None]:
    page = f"KONTRAKT OM PRØVE\n\n{head}\n\n1. Systemet Prøve leveres som en tjeneste.\n"
    read = facts(Kontrakt=page, **others).supplier
    return read.name, read.cvr


@pytest.mark.parametrize(
    "head",
    [
        f"1  Bestiller      Birkeholm Kommune, CVR-nr. {B}\n2  Sælger         Ruteværket A/S, CVR-nr. {A}",
        f"3 Køber     Birkeholm Kommune, CVR {B}\n4 Firma     Ruteværket A/S, CVR {A}",
        f"KUNDE     Birkeholm Kommune, CVR {B}\nUDBYDER   Ruteværket A/S, CVR {A}",
        f"1.1 Birkeholm Kommune, CVR-nr. {B}, Børn, Skole og Klub.\n1.2 Ruteværket A/S, CVR-nr. {A}.",
        f"Birkeholm Kommune, CVR-nr. {B}, og Ruteværket A/S, CVR-nr. {A}.",
        f"(1) Birkeholm Kommune, CVR-nr. {B}\n(2) Ruteværket A/S, CVR-nr. {A}",
        f"Bestiller: Birkeholm Kommune, CVR-nr. {B}\nFirma: Ruteværket A/S, CVR-nr. {A}",
        f"Birkeholm Kommune        Ruteværket A/S\nCVR-nr. {B}       CVR-nr. {A}\n(Kommunen)     (Ruteværket)",
        f"Ruteværket A/S     Birkeholm Kommune\nCVR-nr. {A}     CVR-nr. {B}\n(Ruteværket)     (Kunden)",
        f"Mellem Birkeholm Kommune, CVR-nr. {B}, og Ruteværket A/S, CVR-nr. {A}.\n\n"
        'Artikel 1. Vilkårene gælder for det, som en tilsluttet kommune ("Kommunen") bestiller.',
    ],
)
def test_unusual_roles_and_layouts(facts: Facts, head: str) -> None:
    assert supplier(facts, head) == ("Ruteværket A/S", A)


@pytest.mark.parametrize(
    "sentence",
    [
        "Pkt. VI – Underdatabehandlere. Klintedata A/S står for driften. Ændringer varsles med 45 dage.",
        "7. Underdatabehandler er Klintedata A/S, CVR-nr. 44633191.",
        "Driften ligger hos underdatabehandleren Klintedata A/S.",
        "Godkendte underdatabehandlere: Klintedata A/S (drift).",
        "Databehandleren bruger Klintedata A/S til hosting.",
        "Birkeholm Kommune er dataansvarlig. Ruteværket A/S behandler oplysninger for kommunen.",
    ],
)
def test_who_is_named_for_the_data_processing_does_not_change_the_supplier(facts: Facts, sentence: str) -> None:
    head = f"mellem\nBirkeholm Kommune, CVR-nr. {B} (i det følgende kaldet Ordregiver)\nog\nRuteværket A/S, CVR-nr. {A}"
    terms = f"UNDERBILAG 3 – DATABEHANDLERAFTALE\n\n{sentence}\n\nSletning. Data slettes efter Ordregivers frister.\n"
    assert supplier(facts, head, Underbilag_3=terms) == ("Ruteværket A/S", A)


@pytest.mark.parametrize(
    "head",
    [
        f"Mellem Fællesindkøb Uldum I/S, CVR-nr. {B}, på vegne af de tilsluttede kommuner, og Ruteværket A/S, "
        f"CVR-nr. {A}.",
        f"Indkøbsfællesskabet Nord I/S (CVR {B}) og Ruteværket A/S (CVR {A})",
        f"Parter: Nordkreds I/S, CVR-nr. {B}, for og på vegne af sine medlemmer, samt Ruteværket A/S, CVR-nr. {A}",
        f"between Nordkreds I/S, CVR no. {B}, on behalf of the participating municipalities, and Ruteværket A/S, "
        f"CVR no. {A}",
        f"Tværkommunalt Samarbejde I/S, CVR-nr. {B}\nRuteværket A/S, CVR-nr. {A}",
    ],
)
def test_a_body_that_buys_for_authorities_is_no_supplier(facts: Facts, head: str) -> None:
    assert supplier(facts, head) == ("Ruteværket A/S", A)


@pytest.mark.parametrize(
    "head",
    [
        f'Birkeholm Kommune (CVR {B}), Børn og Unge, og Ruteværket A/S (CVR {A}), i aftalen kaldt "kommunen" og '
        f'"Ruteværket".\n\nAftalen består af Del I (Kommunens krav) og Del II.',
        f"Ruteværket A/S, CVR {A}, og Birkeholm Kommune, CVR {B}, i det følgende kaldet henholdsvis Leverandøren og "
        "Kunden, har indgået følgende.",
        f"Birkeholm Kommune, CVR {B}, og Ruteværket A/S, CVR {A}, herefter benævnt »Kommunen« og »Ruteværket«.",
        f"Ruteværket A/S, CVR {A}, and Birkeholm Kommune, CVR {B}, hereinafter referred to as the Supplier and the "
        "Customer.",
    ],
)
def test_two_parties_may_be_called_in_turn(facts: Facts, head: str) -> None:
    assert supplier(facts, head) == ("Ruteværket A/S", A)


def test_two_systems_that_are_called_in_turn_are_no_parties(facts: Facts) -> None:
    head = f'Birkeholm Kommune, CVR {B}, og Ruteværket A/S, CVR {A}, om systemerne kaldet "Kunde" og "Vej".'
    assert facts(Kontrakt=f"KONTRAKT\n\n{head}\n\n1. Systemet Prøve leveres.\n").customer == "Birkeholm Kommune"
