"""Which systems a contract covers, where it covers several."""

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
