"""Who "vi" and "I" are where the contract says it, bodies that municipalities own, and a person's own business."""

import pytest

from .conftest import Facts

KITCHEN = "Fadeburet A/S (fælleskommunalt køkken ejet af Hede, Ager og Lund kommuner), Vej 1, CVR-nr. 31002516"
FIRM = "Tidevand Systemer A/S, Kaj 2, CVR-nr. 32524273"
TOWN = "Skovlund Kommune, Torvet 1, CVR-nr. 31002516"
ENDING = "\n\n3. Ophør\n\nVi kan sige op med 4 måneders varsel. I kan sige op med 12 måneders varsel.\n"
SIGNED = "\n\nSkovlund, den 4. marts 2024, Ib Holm\nAarhus, den 8. marts 2024, Eva Lund\n"


@pytest.mark.parametrize(
    ("parties", "months"),
    [
        (f'Mellem\n{TOWN} ("vi")\nog\n{FIRM} ("I")', 4),
        (f"Mellem {TOWN}, herefter »vi«, og {FIRM}, herefter »I«.", 4),
        (f'Kunde: {TOWN}\nLeverandør: {FIRM}\n\nNår vi skriver "vi", mener vi kommunen, og "I" er firmaet.', 4),
        (f'Kunde: {TOWN}\nLeverandør: {FIRM}\n\nVi bruger "vi" om Skovlund Kommune og "I" om Tidevand.', 4),
        (f"Vi er {TOWN}.\nI er {FIRM}.", 4),
        (f'Parterne\n{TOWN}. Når der står "vi", er det os.\n{FIRM}. Når der står "I", er det jer.', 4),
        (f'Mellem\n{FIRM} ("vi")\nog\n{TOWN} ("I")', 12),
        (f'"I" betyder Skovlund Kommune, CVR-nr. 31002516. "Vi" er {FIRM}.', 12),
        (f"Mellem {FIRM}, i det følgende vi, og {TOWN}, i det følgende I.", 12),
        (f'Kunde: {TOWN}\nLeverandør: {FIRM}\n\n"I" betyder kunden.', 12),
    ],
)
def test_the_notice_is_that_of_whom_the_contract_calls_customer(facts: Facts, parties: str, months: int) -> None:
    read = facts(Aftale=f"AFTALE OM PRØVE\n\n{parties}\n\n1. Systemet hedder Prøve.{ENDING}{SIGNED}")
    assert (read.supplier.name, read.notice_period_months) == ("Tidevand Systemer A/S", months)


def test_a_notice_that_only_the_supplier_has_is_not_the_customers(facts: Facts) -> None:
    text = f'AFTALE\n\nMellem\n{TOWN} ("vi")\nog\n{FIRM} ("I")\n\n3. I kan sige op med 12 måneders varsel.{SIGNED}'
    assert facts(Aftale=text).notice_period_months is None


@pytest.mark.parametrize(
    ("parties", "customer"),
    [
        (f'{KITCHEN} ("vi")\nog\n{FIRM} ("I")', "Fadeburet A/S"),
        (f'Den fælleskommunale tandpleje Tre Sunde I/S, CVR-nr. 31002516 ("Klinikken")\n{FIRM}', "Tre Sunde I/S"),
        (f"Ager Varme A/S, CVR-nr. 31002516, et § 60-selskab\nog\n{FIRM}", "Ager Varme A/S"),
        (f"Ager Varme A/S, CVR-nr. 31002516 (ejes af Hede og Ager kommuner)\nog\n{FIRM}", "Ager Varme A/S"),
        (f"Ager Vej A/S (interessentskab mellem Hede og Ager kommuner), CVR-nr. 31002516\nog\n{FIRM}", "Ager Vej A/S"),
    ],
)
def test_a_body_that_municipalities_own_together_is_the_customer(facts: Facts, parties: str, customer: str) -> None:
    read = facts(Aftale=f"AFTALE OM PRØVE\n\nMellem\n{parties}\n\n1. Systemet hedder Prøve.{SIGNED}")
    assert (read.customer, read.supplier.name) == (customer, "Tidevand Systemer A/S")


@pytest.mark.parametrize(
    "parties",
    [
        f"{TOWN}\nog\nDen fælleskommunale it-drift Bølge I/S, CVR-nr. 32524273",
        f"{TOWN} (Kunden)\nog\nBølge I/S, CVR-nr. 32524273 (ejet af Hede og Ager kommuner)",
        "Ager Vand A/S, CVR-nr. 31002516 (Kunden)\nog\nBølge I/S (ejet af Hede og Ager kommuner), CVR-nr. 32524273 "
        "(Leverandøren)",
    ],
)
def test_a_body_that_municipalities_own_may_be_the_supplier(facts: Facts, parties: str) -> None:
    read = facts(Aftale=f"AFTALE OM PRØVE\n\nMellem\n{parties}\n\n1. Systemet hedder Prøve.{SIGNED}")
    assert (read.supplier.name, read.supplier.cvr) == ("Bølge I/S", "32524273")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("og Kajkode v/ Ole Due, Kaj 2, 9000 Aalborg, CVR-nr. 32524273", "Kajkode v/ Ole Due"),
        ("og Due & Søn IT v/Ole Due Bang, Kaj 2, CVR 32524273 (Leverandøren)", "Due & Søn IT v/Ole Due Bang"),
        ("og\nHavnens Data v/ indehaver Eva Lund\nKaj 2\nCVR-nr. 32524273", "Havnens Data v/ indehaver Eva Lund"),
        ("og Kodekælderen ved indehaver Eva Lund, CVR: 32524273", "Kodekælderen ved indehaver Eva Lund"),
        ('og Grydens IT v/ Eva Lund, Kaj 2, CVR-nr. 32524273 ("leverandøren")', "Grydens IT v/ Eva Lund"),
    ],
)
def test_a_persons_own_business_is_the_supplier(facts: Facts, told: str, name: str) -> None:
    text = (
        f"AFTALE OM PRØVE\n\nMellem {TOWN}\n{told}\n\n1. Systemet hedder Prøve.\n\n"
        f"2. Underdatabehandlere: Nordsky A/S, CVR-nr. 21581992.{SIGNED}"
    )
    supplier = facts(Aftale=text).supplier
    assert (supplier.name, supplier.cvr) == (name, "32524273")


@pytest.mark.parametrize(
    "customer",
    [
        "Skovlund Kommune, Teknik og Miljø v/ Ib Holm, Torvet 1, CVR-nr. 31002516",
        "Skovlund Kommune v/ Ib Holm, CVR-nr. 31002516",
    ],
)
def test_a_department_and_its_head_are_no_business(facts: Facts, customer: str) -> None:
    read = facts(Aftale=f"AFTALE OM PRØVE\n\nMellem {customer}\nog {FIRM} v/ Eva Lund\n\n1. Prøve.{SIGNED}")
    assert (read.customer, read.supplier.name) == ("Skovlund Kommune", "Tidevand Systemer A/S")
