"""The parties on front pages of many kinds: letters, orders, tables, numbers before names, guarantors beside them."""

import pytest

from .conftest import Facts

A, B, C = "32524273", "31002516", "44633191"
S = "Tidevand Systemer A/S"
PAGES = [
    (
        f"Kunden:\nSkovlund Kommune\nRådhuspladsen 1\n4000 Skovlund\nCVR-nr.: {B}\nKontaktperson: "
        f"Ib Holm\n\nLeverandøren:\n{S}\nHavnen 2\n8000 Aarhus C\nCVR-nr.: {A}\nKontaktperson: "
        "Eva Lund"
    ),
    (
        f'This Agreement is made between Skovlund Municipality, company reg. no. {B} (the "Customer") '
        f'and {S}, company reg. no. {A} (the "Supplier").'
    ),
    f'Between\n\n{S}\nCVR {A}\n(the "Vendor")\n\nand\n\nSkovlund Kommune\nCVR {B}\n(the "Client")',
    f"Aftale mellem {S} (CVR-nr. {A}) og Skovlund Kommune (CVR-nr. {B})\n\nGarant: Tidevand Holding A/S, CVR-nr. {C}",
    f"Mellem undertegnede Skovlund Kommune (CVR {B}) og medundertegnede {S} (CVR {A}) er indgået følgende aftale",
    (
        f"PARTER\n\nOrdregiver\tSkovlund Kommune\nCVR\t{B}\nLeverandør\t{S}\nCVR\t{A}\nUnderleverandør\tNordhost "
        f"ApS\nCVR\t{C}"
    ),
    f"Leverandør: {S} (datterselskab af Tidevand Holding A/S), CVR-nr. {A}\nKunde: Skovlund Kommune, CVR-nr. {B}",
    (
        f"Køber: Skovlund Kommune, CVR {B}\nSælger: {S}, CVR {A}\nDatabehandler: {S}. Underdatabehandler: "
        f"Nordhost ApS, CVR {C}"
    ),
    f"CVR-nr. {B} Skovlund Kommune (herefter Kunden)\nCVR-nr. {A} {S} (herefter Leverandøren)",
    f"Skovlund Kommune, Kunden, CVR {B},\n{S}, Leverandøren, CVR {A}",
    (
        f"Leverandøren, {S}, Havnen 2, 8000 Aarhus, CVR-nr. {A}, og Kunden, Skovlund Kommune, "
        f"Torvet 1, CVR-nr. {B}, har aftalt:"
    ),
    f"Denne ordre afgives af Skovlund Kommune (CVR/SE-nr. {B}) til {S} (CVR/SE-nr. {A})",
    f"{S} · Havnen 2 · 8000 Aarhus · CVR {A}\n\nTil Skovlund Kommune\nTorvet 1\n\nOrdrebekræftelse",
    f"Kunde: Skovlund Kommune\nKundens CVR: {B}\nLeverandør: {S}\nLeverandørens CVR: {A}",
    f"Kunde: Skovlund Kommune\nLeverandør: {S}\nKundens CVR-nr.: {B}\nLeverandørens CVR-nr.: {A}",
    (
        f'mellem\nSkovlund Kommune\nTorvet 1\n(CVR-nr. {B})\n– i det følgende benævnt "Kommunen" '
        f'–\nog\n{S}\nHavnen 2\n(CVR-nr. {A})\n– i det følgende benævnt "Licensgiver" –'
    ),
    f"Kunde og Leverandør:\nSkovlund Kommune, CVR {B}\n{S}, CVR {A}",
    f"Skovlund Kommune ({B}) og {S} (CVR {A}) indgår herved",
    f"Part 1 (kunde): Skovlund Kommune, CVR-nr. {B}\nPart 2 (leverandør): {S}, CVR-nr. {A}",
    f"Kunde | Leverandør\nSkovlund Kommune | {S}\nTorvet 1 | Havnen 2\nCVR-nr. {B} | CVR-nr. {A}",
    f"Navn\tSkovlund Kommune\t{S}\nCVR\t{B}\t{A}",
    f"Regionens Driftsfællesskab I/S, CVR {B} (Kunden)\n{S}, CVR {A} (Leverandøren)",
    f"Kunde: Skovlund Forsyning A/S, CVR-nr. {B}. Leverandør: {S}, CVR-nr. {A}.",
    f"Supplier\n{S}\nVAT no. DK{A}\n\nCustomer\nSkovlund Municipality\nVAT no. DK{B}",
    f"Skovlund Kommune (dataansvarlig) CVR {B} og\n{S} (databehandler) CVR {A}",
    (
        f"mellem Skovlund Kommune (i det følgende kaldet kunden) og {S.replace('A/S', 'a/s')} "
        f"(i det følgende kaldet leverandøren) cvr-nr. {A}"
    ),
]


@pytest.mark.parametrize("page", PAGES)
def test_the_supplier_and_its_own_number_are_read(facts: Facts, page: str) -> None:
    read = facts(
        Kontrakt=f"KONTRAKT OM PRØVE\n\n{page}\n\n1. Systemet\n\nLeverandøren leverer systemet Prøve til Kunden.\n"
    )
    assert read.supplier.name is not None
    assert (read.supplier.name.casefold(), read.supplier.cvr) == (S.casefold(), A)


@pytest.mark.parametrize(
    "page",
    [
        "Leverandør: se bilag 1\nKunde: Skovlund Kommune",
        f"Leverandør: [navn], CVR [nr.]\nKunde: Skovlund Kommune, CVR {B}",
        f"Kunde: Skovlund Kommune, CVR {B}\nUnderleverandør: Nordhost ApS, CVR {C}",
        f"Hosting sker hos Nordhost ApS (CVR {C}).",
        f"Leverandør:\nNavn:\nCVR-nr.:\nKunde: Skovlund Kommune CVR {B}",
    ],
)
def test_another_company_or_an_open_field_is_no_supplier(facts: Facts, page: str) -> None:
    read = facts(
        Kontrakt=f"KONTRAKT OM PRØVE\n\n{page}\n\n1. Systemet\n\nLeverandøren leverer systemet Prøve til Kunden.\n"
    )
    assert (read.supplier.name, read.supplier.cvr) == (None, None)


@pytest.mark.parametrize(
    "name",
    [
        "eGov Drift A/S",
        "e-Boks A/S",
        "d60 A/S",
        "Nordisk Sagsdata af 2011 ApS",
        "Lund & Søn it-drift ApS",
        "TECHNOVA APS",
        "Systemhuset Lykke og Vig I/S",
        "Fjord Software GmbH & Co. KG",
        "Nordlys Software, filial af Northern Light AB",
        "Data for Alle ApS",
        "3F Data A/S",
    ],
)
def test_names_of_many_kinds_are_whole_at_every_place(facts: Facts, name: str) -> None:
    page = f"Mellem Skovlund Kommune (CVR {B}) og {name} (CVR {A})"
    read = facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{page}\n\n1. Systemet\n\nPrøve leveres.\n\nFor {name}: Lars Holm\n")
    assert (read.supplier.name, read.supplier.cvr) == (name, A)


@pytest.mark.parametrize("name", ["Kodeværket", "Kodeværket v/ Lars Holm"])
def test_a_name_without_a_form_is_known_by_its_label_and_number(facts: Facts, name: str) -> None:
    page = f"Leverandør: {name}, CVR-nr. {A}\nKunde: Skovlund Kommune, CVR-nr. {B}"
    read = facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{page}\n")
    assert (read.supplier.name, read.supplier.cvr) == (name, A)


@pytest.mark.parametrize(
    "page",
    [
        f"Disse licensvilkår er en aftale mellem Dem og {S} (Leverandøren).",
        f"These terms are an agreement between You and {S} (the Supplier).",
        f"Vilkårene er aftalt mellem dig og {S}.",
    ],
)
def test_who_is_spoken_to_is_no_part_of_the_suppliers_name(facts: Facts, page: str) -> None:
    assert facts(Vilkår=f"LICENSVILKÅR\n\n{page}\n\n1. Brugsret\n").supplier.name == S
