"""What the system is called, and which systems or modules a contract covers, where it covers several."""

import pytest

from .conftest import Facts


@pytest.mark.parametrize(
    "clause",
    [
        "1. Kontrakten omfatter fagsystemerne Livana, Renovata og Plano.",
        "1. Kontrakten omfatter følgende systemer: Livana, Renovata og Plano.",
        "1. Kontrakten omfatter følgende fagsystemer:\n\na) Livana\n\nb) Renovata\n\nc) Plano",
        "1. This Agreement covers the systems Livana, Renovata and Plano.",
    ],
)
def test_the_systems_are_named_in_the_order_of_the_contract(facts: Facts, clause: str) -> None:
    read = facts(Kontrakt=f"KONTRAKT\n\n{clause}\n\n2. Prisen er fast.\n")
    assert read.systems == ("Livana", "Renovata", "Plano")
    assert read.system == "Livana, Renovata, Plano"


def test_one_system_is_not_several(facts: Facts) -> None:
    assert facts(Kontrakt="KONTRAKT OM LIVANA\n\n1. Leverandøren leverer systemet Livana.\n").systems == ()


@pytest.mark.parametrize(
    ("party", "called"),
    [
        ("Plejehjul A/S, CVR-nr. 30714024, Mæanderen 6, 8800 Viborg (»Selskabet«)", "Selskabet"),
        ('Plejehjul A/S, CVR no. 30 71 40 24, acting for itself ("Subscriber")', "Subscriber"),
    ],
)
def test_what_a_party_is_called_is_not_the_system(facts: Facts, party: str, called: str) -> None:
    read = facts(Kontrakt=f"AFTALE\n\n{party}\n\n1. {called} betaler. {called} svarer.\n\n2. {called} og {called}.\n")
    assert read.system != called


def test_a_system_named_behind_the_partys_number_is_one(facts: Facts) -> None:
    party = "Plejehjul A/S, CVR-nr. 30714024, leverer Livana Omsorg (»Livana«)"
    read = facts(
        Kontrakt=f"AFTALE\n\n{party}\n\n1. Livana er et register. Livana drives hos Plejehjul. Livana er i drift.\n"
    )
    assert read.system == "Livana"


PARTIES = "Dalby Kommune, CVR-nr. 12172737, og Asfaltdata A/S, CVR-nr. 23753219"


@pytest.mark.parametrize(
    "said",
    [
        "Leverandøren leverer journalsystemet VejAtlas til kommunen.",
        "VejAtlas er et system til vejregister og gravetilladelser.",
        "VejAtlas, registreringssystem til kommunens veje.",
        "Kommunen får adgang til VejAtlas på ni arbejdspladser.",
        "Asfaltdata stiller VejAtlas til rådighed over internettet.",
        'Ved "Systemet" forstås VejAtlas i seneste version.',
        '"VejAtlas" betyder det program, som leveres.',
        "Produkt: VejAtlas (22 arbejdspladser)",
        "The Provider makes VejAtlas available as a hosted service.",
        "Med systemet, kaldet VejAtlas, registreres kommunens veje.",
    ],
)
def test_the_system_is_called_what_the_contract_calls_it(facts: Facts, said: str) -> None:
    read = facts(Kontrakt=f"KONTRAKT\n\n{PARTIES}\n\n1. {said}\n\n2. Kommunen må arbejde i VejAtlas.\n")
    assert read.system == "VejAtlas"


@pytest.mark.parametrize(
    "said",
    [
        "Leverandøren arbejder i Odense og Viborg.",
        "Databehandling sker efter Databehandleraftalen.",
        "Operatøren er den, der har et brugernavn. Operatøren bruger systemet, og kommunen udpeger Operatøren.",
        "Asfaltdata giver Dalby adgang, og Asfaltdata svarer for driften.",
        "Dag Ove Sand, systemejer, underskriver for Dag Ove Sands afdeling.",
    ],
)
def test_places_papers_roles_firms_and_people_are_no_systems(facts: Facts, said: str) -> None:
    read = facts(Kontrakt=f"KONTRAKT\n\n{PARTIES}\n\n1. {said}\n\n2. Prisen er fast.\n")
    assert read.system == facts(Kontrakt=f"KONTRAKT\n\n{PARTIES}\n\n1. Prisen er fast.\n").system


def test_a_name_in_capitals_is_told_as_the_text_has_it(facts: Facts) -> None:
    read = facts(Kontrakt=f"KONTRAKT OM VEJATLAS\n\n{PARTIES}\n\n1. Kommunen bruger VejAtlas.\n")
    assert read.system == "VejAtlas"


def test_the_longer_name_is_the_systems(facts: Facts) -> None:
    read = facts(
        Kontrakt=f"KONTRAKT\n\n{PARTIES}\n\n1. Dalby får adgang til VejAtlas Tilsyn. VejAtlas Tilsyn bruges af alle.\n"
    )
    assert read.system == "VejAtlas Tilsyn"


def test_modules_are_not_systems(facts: Facts) -> None:
    read = facts(
        Kontrakt=f"KONTRAKT\n\n{PARTIES}\n\n1. VejAtlas er et system. Det omfatter modulerne Veje, Broer og Tilsyn.\n"
    )
    assert read.system == "VejAtlas"
    assert read.systems == ()
    assert read.modules == ("Veje", "Broer", "Tilsyn")


@pytest.mark.parametrize(
    ("below", "called"),
    [("vedrører Livanaportalen Omsorg", "Livanaportalen Omsorg"), ("drejer sig om drift", "Livanaportalen")],
)
def test_a_name_broken_in_the_title_is_whole_where_the_text_has_it_so(facts: Facts, below: str, called: str) -> None:
    clause = f"1. Kontrakten {below}. Livanaportalen er i drift."
    read = facts(Kontrakt=f"Kontrakt om Livanaportalen\n\nOmsorg\n\nMellem\n\n{clause}\n")
    assert read.system == called
