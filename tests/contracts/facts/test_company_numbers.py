"""Whose the company numbers are, wherever they stand; those of former owners and others are not the supplier's."""

import pytest

from .conftest import Facts

CUSTOMER, SUPPLIER, OTHER = "31002516", "32524273", "17464272"
END = (
    "\n\n1. Leverandøren leverer systemet Prøve.\n\n2. Kontrakten begynder den 1. maj 2024.\n\n"
    "Skovlund, den 4. marts 2024, Ib Holm\nAarhus, den 8. marts 2024, Eva Lund\n"
)


@pytest.mark.parametrize(
    "parties",
    [
        (
            f"Det her er aftalen mellem os, Skovlund Kommune (CVR {CUSTOMER}), og jer, Fladkant.dk, som er et binavn "
            f"til Tidevand Systemer A/S, CVR {SUPPLIER}, Havnevej 1, 8000 Aarhus."
        ),
        (
            f"Vi er Skovlund Kommune, CVR {CUSTOMER}.\n\nI kalder jer Flodkassen til daglig. Det er et binavn. På "
            f"papiret er I Tidevand Systemer A/S, CVR {SUPPLIER}, Havnevej 1, 8000 Aarhus."
        ),
        (
            f"Kontrakten er indgået af Skovlund Kommune (CVR {CUSTOMER}) med Tidevand Systemer A/S, som ved fusion "
            "den 1. januar 2024 har overtaget samtlige aktiviteter fra Vandcentralen I/S, og som har adresse Havnevej "
            f"1, 8000 Aarhus (CVR {SUPPLIER})."
        ),
        (
            "Mellem Skovlund Kommune som myndighed og Tidevand Systemer A/S som leverandør. Parternes adresser og "
            f"numre er: kommunen, Kongevej 1, 4399 Skovlund, CVR {CUSTOMER}; leverandøren, Storegade 77, 6100 "
            f"Haderslev, CVR {SUPPLIER}."
        ),
        (
            f"Mellem Skovlund Kommune og Tidevand Systemer A/S.\n\nKommunen: Kongevej 1, 4399 Skovlund, CVR {CUSTOMER}"
            f"\nLeverandøren: Storegade 77, 6100 Haderslev, CVR {SUPPLIER}"
        ),
        (
            "Kunde: Skovlund Kommune, CVR 31 00 25 16\n\nLeverandør: Tidevand Systemer A/S (udspaltet fra "
            "Vandcentralen I/S), CVR 32 52 42 73"
        ),
        (
            f"Mellem Skovlund Kommune, der i CVR har nummer {CUSTOMER}, og leverandøren Tidevand Systemer A/S, "
            f"registreret under nr. {SUPPLIER} i Det Centrale Virksomhedsregister."
        ),
        (
            f"Mellem Skovlund Kommune (CVR {CUSTOMER}) og leverandøren Tidevand Systemer A/S, der er opstået ved "
            f"omdannelse af Vandcentralen I/S (CVR {OTHER}), og som har CVR {SUPPLIER}."
        ),
        (
            f"Mellem Skovlund Kommune (CVR {CUSTOMER}) og leverandøren Tidevand Systemer A/S (binavn: Flodkassen ApS), "
            f"CVR {SUPPLIER}."
        ),
        f"Kunden er CVR {CUSTOMER}, Skovlund Kommune.\n\nLeverandøren er CVR {SUPPLIER}, Tidevand Systemer A/S.",
    ],
)
def test_the_supplier_has_its_own_number(facts: Facts, parties: str) -> None:
    read = facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{parties}{END}")
    assert (read.supplier.name, read.supplier.cvr) == ("Tidevand Systemer A/S", SUPPLIER)
    assert read.customer == "Skovlund Kommune"


@pytest.mark.parametrize(
    "parties",
    [
        (
            f"Kunden: Kontrolmyndigheden for Markedstilsyn, Storegade 30, 2600 Glostrup, CVR {CUSTOMER}\n"
            f"Leverandøren: Tidevand Systemer A/S, Havnevej 1, 8000 Aarhus, CVR {SUPPLIER}"
        ),
        (
            f"mellem\n\nStyrelsen for Kystanlæg\nMolevej 1, 7620 Lemvig\nCVR-nr. {CUSTOMER}\n\nog\n\n"
            f"Tidevand Systemer A/S\nHavnevej 1, 8000 Aarhus\nCVR-nr. {SUPPLIER}"
        ),
        (
            f"Skov. Kommune, Byrådssekretariatet (CVR {CUSTOMER})\nTidevand Systemer A/S (CVR {SUPPLIER}), Havnevej 1, "
            "8000 Aarhus"
        ),
    ],
)
def test_the_number_of_a_customer_that_is_not_known_as_one_is_not_the_suppliers(facts: Facts, parties: str) -> None:
    read = facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{parties}{END}")
    assert (read.supplier.name, read.supplier.cvr) == ("Tidevand Systemer A/S", SUPPLIER)


def test_a_number_in_the_signatures_is_the_one_of_who_signs_there(facts: Facts) -> None:
    read = facts(
        Kontrakt=(
            "KONTRAKT OM PRØVE\n\nVi er dem med havnen. I er dem, der har lavet programmet.\n\n"
            "1. Vi betaler 3.950 kr. om måneden.\n\n"
            f"For os: Skovlund Kommune, Havnevej 2, 8599 Skovlund, CVR {CUSTOMER}\nden 4. marts 2024, Ib Holm\n\n"
            "For jer: Tidevand Systemer A/S, Havnegade 11, Aalborg, CVR 32 52 42 73\nden 8. marts 2024, Eva Lund\n"
        )
    )
    assert (read.supplier.name, read.supplier.cvr) == ("Tidevand Systemer A/S", SUPPLIER)


@pytest.mark.parametrize("form", ["A.m.b.a.", "a.m.b.a.", "S.m.b.a.", "f.m.b.a.", "P/S", "K/S"])
def test_companies_of_every_form_are_named_whole(facts: Facts, form: str) -> None:
    read = facts(
        Kontrakt=(
            f"KONTRAKT OM PRØVE\n\nMellem Skovlund Kommune, CVR {CUSTOMER}, som kunde og Forvaltningsdata Syd {form} "
            f"som leverandør, CVR {SUPPLIER}.{END}"
        )
    )
    assert (read.supplier.name, read.supplier.cvr) == (f"Forvaltningsdata Syd {form}", SUPPLIER)


@pytest.mark.parametrize(
    "said",
    [
        f"Systemet drives hos Nordhost ApS, CVR {OTHER}.",
        f"Leverandøren hæfter ikke for Vandcentralen I/S, CVR {OTHER}.",
        f"Tidevand Systemer A/S overtog i 2019 kunderne fra Vandcentralen I/S, CVR {OTHER}.",
    ],
)
def test_the_number_of_another_company_is_not_the_suppliers(facts: Facts, said: str) -> None:
    read = facts(
        Kontrakt=f"KONTRAKT OM PRØVE\n\nMellem Skovlund Kommune, CVR {CUSTOMER} (Kunden) og Tidevand Systemer A/S "
        f"(Leverandøren).\n\n{said}{END}"
    )
    assert read.supplier.name == "Tidevand Systemer A/S"
    assert read.supplier.cvr is None


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("RK-IT 58/2024", "RK-IT 58/2024"),
        ("Sag TMF-DRIFT 118/2022", "TMF-DRIFT 118/2022"),
        ("BUF 4471-2", "BUF 4471-2"),
        ("K-2017-31", "K-2017-31"),
    ],
)
def test_letters_before_a_number_belong_to_it(facts: Facts, head: str, number: str) -> None:
    read = facts(Aftale=f"AFTALE\n{head}\n\nom Prøve{END}", Bilag_1=f"BILAG 1\n{head}\n\nPriser.\n")
    assert read.contract_number == number
