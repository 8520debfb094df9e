"""Who the supplier and the customer are, and the contract's number."""

import pytest

from .conftest import Facts

A, B = "32524273", "31002516"


@pytest.mark.parametrize(
    "head",
    [
        f"Kunde: Birkeholm Kommune, CVR-nr. {B}\n\nLeverandør: Ruteværket A/S, CVR-nr. {A}",
        f"Mellem Birkeholm Kommune (CVR {B}), i det følgende kaldet Kommunen, "
        f"og Ruteværket A/S (CVR {A}), i det følgende kaldet Firmaet.",
        f"Birkeholm Kommune\nCVR-nr. {B}\n(herefter »Kunden«)\n\nog\n\n"
        f"Ruteværket A/S\nCVR-nr. {A}\n(herefter »Leverandøren«)",
        f"Parter: Birkeholm Kommune (CVR {B}) og Ruteværket A/S (CVR {A})",
        f"Indgået mellem Birkeholm Kommune, CVR-nr. {B} og Ruteværket A/S, CVR-nr. {A[:2]} {A[2:4]} {A[4:6]} {A[6:]}.",
        f"Customer: Birkeholm Municipality, CVR no. {B}\n\nSupplier: Ruteværket A/S, CVR no. {A}",
        f"Ruteværket A/S, Havnen 3, CVR-nr. {A} – Leverandør\nBirkeholm Kommune, Torvet 1, CVR-nr. {B} – Kunde",
        f"Leverandøren er Ruteværket A/S, CVR-nr. DK-{A}.\n\nKunden er Birkeholm Kommune, CVR-nr. {B}.\n\n"
        "Underleverandør: Hostnord A/S, CVR-nr. 44633191.",
        f"Birkeholm Kommune, CVR-nr. {B}, har hidtil benyttet en anden driftsleverandør. "
        f"Systemet leveres nu af Ruteværket A/S, CVR-nr. {A}.",
    ],
)
def test_the_supplier_is_told_from_the_customer_and_others(facts: Facts, head: str) -> None:
    read = facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{head}\n\n1. Leverandøren leverer systemet Prøve.\n")
    assert (read.supplier.name, read.supplier.cvr) == ("Ruteværket A/S", A)
    assert (read.customer or "").startswith("Birkeholm")


@pytest.mark.parametrize(
    "name",
    [
        "Plan & Profil IT ApS",
        "Lærergården IT a.m.b.a.",
        "Memoria Danmark, filial af Memoria Kulturarv AB",
        "Fernhollow Nordics GmbH",
        "24Timer Drift A/S",
        "Brandt og Lohse Systemhus A/S",
    ],
)
def test_a_company_keeps_its_whole_name(facts: Facts, name: str) -> None:
    head = f"Kunde: Birkeholm Kommune, CVR-nr. {B}\n\nLeverandør: {name}, CVR-nr. {A}"
    assert facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{head}\n").supplier.name == name


def test_a_mistyped_number_is_told_where_the_contract_has_no_other(facts: Facts) -> None:
    head = f"Kunde: Birkeholm Kommune, CVR-nr. {B}\n\nLeverandør: Ruteværket A/S, CVR-nr. 12345678"
    assert facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{head}\n").supplier.cvr == "12345678"
    end = f"For Ruteværket A/S, CVR-nr. {A}"
    assert facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{head}\n\n{end}\n").supplier.cvr == A


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Kontraktnr. KT-2021-07", "KT-2021-07"),
        ("Kontrakt nr.: 7-2024", "7-2024"),
        ("Kontrakt-ID: PV/2022/07", "PV/2022/07"),
        ("Aftale-ID 556-B/2019", "556-B/2019"),
        ("Aftalenr.      LB 4471", "LB 4471"),
        ("Kontraktnummer: TL 2017/88", "TL 2017/88"),
        ("Kontrakten bærer nummer HK-PLADS-3.", "HK-PLADS-3"),
        ("Kontrakt:     SK-B-20/0093", "SK-B-20/0093"),
        ("Nr. T-8814-DK", "T-8814-DK"),
        ("Ref. DEB/2020/441", "DEB/2020/441"),
        ("Order Form No. OF-30911", "OF-30911"),
        ("Sagsnr. 2023-1189\n\nKontraktnr. AB-12/3", "AB-12/3"),
        ("Sagsnr. 2023-1189", None),
        ("Kontrakt om drift af 2 servere", None),
        ("Kontrakten er indgået den 01-02-2020", None),
    ],
)
def test_the_contracts_number_is_read(facts: Facts, line: str, number: str | None) -> None:
    assert facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{line}\n\n1. Ydelsen.\n").contract_number == number


def test_a_title_can_hold_the_number(facts: Facts) -> None:
    assert facts(Hovedkontrakt="HOVEDKONTRAKT BS-2017-44\n\n1. Ydelsen.\n").contract_number == "BS-2017-44"


def test_an_amendment_names_the_number_of_a_contract_that_does_not(facts: Facts) -> None:
    read = facts(
        Kontrakt="KONTRAKT OM PRØVE\n\n1. Ydelsen.\n",
        Allonge_1="ALLONGE 1 TIL KONTRAKT TL-2017/88\n\n1. Pkt. 1 udgår.\n",
    )
    assert read.contract_number == "TL-2017/88"


def test_an_authority_after_a_company_in_one_line_keeps_its_number(facts: Facts) -> None:
    parties = f"mellem Ruteværket ApS og Birkeholm Kommune (CVR {B})"
    found = facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{parties}\n")
    assert (found.supplier.name, found.supplier.cvr, found.customer) == ("Ruteværket ApS", None, "Birkeholm Kommune")


def test_numbers_on_two_lines_below_two_names_are_told_by_what_stands_before_them(facts: Facts) -> None:
    names = "Kunde                Leverandør\n\nBirkeholm Kommune    Ruteværket A/S"
    head = f"{names}\n\n8740 Birkeholm       CVR-nr. {A}\n\nCVR-nr. {B}"
    read = facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{head}\n\n1. Leverandøren leverer systemet Prøve.\n")
    assert (read.supplier.name, read.supplier.cvr) == ("Ruteværket A/S", A)


def test_who_takes_a_contract_over_may_be_told_in_brackets(facts: Facts) -> None:
    main = f"KONTRAKT OM PRØVE\n\nMellem Birkeholm Kommune (CVR {B}) og Foliant ApS (CVR 44633191), Leverandøren.\n"
    taken = (
        "ALLONGE 1\nNovation\n\nmellem\n(1) Birkeholm Kommune,\n(2) Foliant ApS, CVR-nr. 44633191 (»Overdrager«), og\n"
        f"(3) Ruteværket A/S, CVR-nr. {A} (»Erhverver«).\n\nUnderskrevet den 3. maj 2022\nEva Holm\n"
    )
    read = facts(Kontrakt=main, Allonge_1=taken)
    assert (read.supplier.name, read.supplier.cvr) == ("Ruteværket A/S", A)


def test_a_person_who_signs_for_a_company_is_no_part_of_its_name(facts: Facts) -> None:
    terms = "RAMMEVILKÅR\nRuteværket A/S – udgave 2020\n\n1. Leverandøren leverer systemet Prøve.\n"
    receipt = (
        "CERTIFICATE\n\nThe Service is accepted.\n\nSigned: Ib Holm for the Customer; Mille Kjær for Ruteværket A/S.\n"
    )
    assert facts(Vilkår=terms, Overtagelse=receipt).supplier.name == "Ruteværket A/S"


@pytest.mark.parametrize(
    ("buyer", "said"),
    [
        ("Birkeholm Forsyning A/S", f", CVR-nr. {B}, i det følgende Værket,"),
        ("Midtfjord Brand & Redning I/S", f"\nCVR-nr. {B}\n– herefter Beredskabet –"),
        (
            "Havn & Vej A/S",
            f", CVR-nr. {B}, Havnevej 3 (selskabet er 100 % ejet af Birkeholm Kommune), herefter Havnen,",
        ),
        ("Musikskolen Nord I/S", f"\n(fællesskab efter § 60 i lov om kommunernes styrelse)\nCVR-nr. {B}"),
    ],
)
def test_a_company_that_municipalities_own_is_the_customer(facts: Facts, buyer: str, said: str) -> None:
    head = f"mellem\n\n{buyer}{said}\n\nog\n\nRuteværket A/S, CVR-nr. {A}, i det følgende Ruteværket,"
    read = facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{head}\n\n1. Systemet Prøve er til måling.\n")
    assert (read.supplier.name, read.supplier.cvr, read.customer) == ("Ruteværket A/S", A, buyer)


def test_who_steps_in_as_supplier_is_the_supplier(facts: Facts) -> None:
    head = f"Kunde: Birkeholm Kommune, CVR-nr. {B}\n\nLeverandør: Gammelt ApS, CVR-nr. 44633191"
    transfer = (
        "OVERDRAGELSESERKLÆRING\n\n1. Gammelt ApS, CVR-nr. 44633191, har solgt Prøve til Ruteværket A/S, "
        f"CVR-nr. {A}.\n\n2. Ruteværket A/S indtræder samtidig som leverandør i kontrakten.\n\n(sign.) Ib Holm\n"
    )
    read = facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{head}\n\n1. Systemet Prøve.\n", Overdragelse=transfer)
    assert (read.supplier.name, read.supplier.cvr) == ("Ruteværket A/S", A)
