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
