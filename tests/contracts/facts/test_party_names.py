"""Whose a name is: beside other names, with another before it, and without a company's form."""

import pytest

from .conftest import Facts

CUSTOMER, SUPPLIER = "31002516", "32524273"
REST = (
    "\n\n1. Systemet Prøve leveres som tjeneste.\n\nSkovlund, den 4. marts 2022, Ib Holm\nAarhus, den 8. marts 2022, "
    "Eva Lund\n"
)
BETWEEN = f"KONTRAKT\n\nmellem Skovlund Kommune, CVR-nr. {CUSTOMER}, og Tidevand Systemer A/S, CVR-nr. {SUPPLIER}{REST}"


def supplier(facts: Facts, **texts: str) -> tuple[str | None, str | None]:
    found = facts(**texts).supplier
    return found.name, found.cvr


@pytest.mark.parametrize(
    "annex",
    [
        "Disse vilkår er givet af Tidevand Systemer A/S' koncernselskab Nordplatform AB.",
        "Tidevand Systemer A/S’ svenske moderselskab Nordplatform AB har rettighederne.",
        "Tidevand Systemer A/S og dets moderselskab Tidevand Holding A/S bruger Nordplatform AB.",
        "Tidevand Systemer A/S, underleverandør: Nordplatform AB.",
        "Hosting: Skyhus Drift A/S. Producent: Nordplatform AB.",
        "Parter\nAd 1. Tidevand Systemer A/S, databehandler\nAd 2. Skovlund Kommune",
    ],
)
def test_a_name_beside_the_suppliers_leaves_it_the_supplier(facts: Facts, annex: str) -> None:
    assert supplier(facts, Kontrakt=BETWEEN, Bilag_1=f"BILAG 1\n\n{annex}") == ("Tidevand Systemer A/S", SUPPLIER)


@pytest.mark.parametrize(
    "parties",
    [
        f"mellem Skovlund Kommune, CVR {CUSTOMER}, og Tidevand Systemer A/S, CVR {SUPPLIER}",
        f"mellem Tidevand Systemer A/S, CVR {SUPPLIER}, og Skovlund Kommune, CVR {CUSTOMER}",
        f"mellem Skovlund Kommune, Teknik og Miljø, CVR {CUSTOMER}, og Tidevand Systemer A/S, CVR {SUPPLIER}",
        f"Between Skovlund Municipality, CVR {CUSTOMER}, and Tidevand Systemer A/S, CVR {SUPPLIER}",
    ],
)
def test_the_company_that_the_contract_is_between_is_the_supplier(facts: Facts, parties: str) -> None:
    annex = "BILAG 1\n\nPrøve drives hos Skyhus A/S, og Skyhus A/S har egne vilkår.\n\nSkyhus A/S passer serverne.\n"
    assert supplier(facts, Kontrakt=f"KONTRAKT\n\n{parties}{REST}", Bilag_1=annex) == (
        "Tidevand Systemer A/S",
        SUPPLIER,
    )


@pytest.mark.parametrize(
    "named", ["Tidevand IVS, nu Tidevand ApS", "Tidevand IVS (nu Tidevand ApS)", "Tidevand IVS, i dag Tidevand ApS"]
)
def test_a_name_after_nu_is_what_the_supplier_is_called(facts: Facts, named: str) -> None:
    text = f"KONTRAKT\n\nKunde: Skovlund Kommune, CVR {CUSTOMER}\n\nLeverandør: {named}, Havvej 1, CVR {SUPPLIER}{REST}"
    assert supplier(facts, Kontrakt=text) == ("Tidevand ApS", SUPPLIER)


@pytest.mark.parametrize("label", ["Vi er:\n", "Leverandør: ", "Leverandøren er "])
def test_a_trade_name_before_the_companys_is_part_of_it(facts: Facts, label: str) -> None:
    text = f"AFTALE\n\n{label}BookHal v/ Kloster I/S, CVR {SUPPLIER}\n\nKunde: Skovlund Kommune, CVR {CUSTOMER}{REST}"
    annex = "DATABEHANDLERAFTALE\n\nDataansvarlig: Skovlund Kommune\nDatabehandler: Kloster I/S"
    assert supplier(facts, Aftale=text, Databehandling=annex) == ("BookHal v/ Kloster I/S", SUPPLIER)


def test_a_department_or_a_role_is_no_trade_name(facts: Facts) -> None:
    customer = f"Kunde: Skovlund Kommune, Teknik v/ Bo Ek, CVR {CUSTOMER}"
    text = f"AFTALE\n\n{customer}\nLeverandøren v/ Kloster I/S, CVR {SUPPLIER}"
    assert supplier(facts, Aftale=text + REST) == ("Kloster I/S", SUPPLIER)


def test_a_persons_business_is_known_by_two_documents(facts: Facts) -> None:
    offer = (
        f"DepotDK\n- it til depoter -\nLars Hede, Skolebakken 7, 8900 Randers, CVR {SUPPLIER}\n\nTil\nSkovlund "
        f"Kommune\nTorvet 1, CVR {CUSTOMER}\n\nTILBUD PÅ DEPOTDK, nr. 2023-004\n\n"
        "ACCEPT: Ja tak. Susanne Berg, 26.01.2023\n"
    )
    processing = (
        "Databehandleraftale\n\nSkovlund Kommune er dataansvarlig, DepotDK v/ Lars Hede er databehandler.\n\n"
        "Underdatabehandler: Nordhost ApS, CVR 24311406.\n"
    )
    assert supplier(facts, Tilbud=offer, Databehandling=processing) == ("DepotDK v/ Lars Hede", SUPPLIER)
    assert supplier(facts, Tilbud=offer) == ("Lars Hede", SUPPLIER)


@pytest.mark.parametrize(
    ("parties", "name"),
    [
        (f"Kunde: Skovlund Kommune, CVR {CUSTOMER}\nLeverandør: Lars Hede, Havvej 7, CVR {SUPPLIER}", "Lars Hede"),
        (f"mellem Skovlund Kommune, CVR {CUSTOMER}, og Lars Hede, Havvej 7, CVR {SUPPLIER}", "Lars Hede"),
        (f"mellem Skovlund Kommune (CVR {CUSTOMER}) og Foreningen Fri Kode, CVR {SUPPLIER}", "Foreningen Fri Kode"),
        (
            f"Kunde: Skovlund Kommune, CVR {CUSTOMER}\nLeverandør: Fri Kode ved Eva Vind, CVR {SUPPLIER}",
            "Fri Kode ved Eva Vind",
        ),
        (f"mellem Foreningen Fri Kode, CVR {SUPPLIER}, og Skovlund Kommune, CVR {CUSTOMER}", "Foreningen Fri Kode"),
    ],
)
def test_a_party_without_a_companys_form_is_known_by_its_place_and_number(
    facts: Facts, parties: str, name: str
) -> None:
    assert supplier(facts, Aftale=f"AFTALE\n\n{parties}{REST}") == (name, SUPPLIER)


def test_the_company_that_has_a_number_goes_before_the_one_it_belongs_to(facts: Facts) -> None:
    told = f"Lys Holding A/S' datterselskab Fjordlys A/S, CVR {SUPPLIER}, leverer til Skovlund Kommune, CVR {CUSTOMER}."
    assert supplier(facts, Kontrakt=f"KONTRAKT\n\n{told}{REST}") == ("Fjordlys A/S", SUPPLIER)


def test_two_numbers_in_one_bracket_are_those_of_the_parties_in_their_order(facts: Facts) -> None:
    told = f"KONTRAKT mellem Skovlund Kommune og Fjordlys A/S (CVR {CUSTOMER} hhv. {SUPPLIER})"
    assert supplier(facts, Kontrakt=told + REST) == ("Fjordlys A/S", SUPPLIER)


@pytest.mark.parametrize("notice", ["6/12 mdr. (kommunen/leverandøren)", "6 måneder (kommunen), 12 måneder (firmaet)"])
def test_who_gives_a_notice_is_no_role_of_the_name_before_it(facts: Facts, notice: str) -> None:
    parties = f"Parter: Skovlund Kommune, CVR {CUSTOMER}, og Havn IT ApS, CVR {SUPPLIER}"
    text = f"AFTALE\n\n{parties}\n\nVarighed: fra 1. maj 2024\n\nOpsigelsesvarsel: {notice}\n"
    assert supplier(facts, Aftale=text) == ("Havn IT ApS", SUPPLIER)


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("Overdrager", "Erhverver"), ("Kanal Data ApS", "47313228")),
        (("Hidtidig leverandør", "Ny leverandør"), ("Kanal Data ApS", "47313228")),
        (("Leverandør", "Underleverandør"), ("Tidevand Systemer A/S", SUPPLIER)),
    ],
)
def test_who_takes_a_contract_over_by_the_labels_of_an_agreement_is_the_supplier(
    facts: Facts, labels: tuple[str, str], told: tuple[str, str]
) -> None:
    transfer = (
        f"TREPARTSAFTALE OM OVERDRAGELSE\n\nKommunen: Skovlund Kommune, CVR-nr. {CUSTOMER}\n\n"
        f"{labels[0]}: Tidevand Systemer A/S, CVR-nr. {SUPPLIER}\n\n{labels[1]}: Kanal Data ApS, CVR-nr. 47313228{REST}"
    )
    assert supplier(facts, Kontrakt=BETWEEN, Overdragelse=transfer) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Med virkning fra 1. juli 2022 overtager Kanal Data ApS samtlige rettigheder", ("Kanal Data ApS", "47313228")),
        ("Kanal Data ApS overtager Tidevand Systemer A/S' lokaler", ("Tidevand Systemer A/S", SUPPLIER)),
    ],
)
def test_who_takes_all_rights_over_by_a_signed_amendment_is_the_supplier(
    facts: Facts, said: str, told: tuple[str, str]
) -> None:
    transfer = (
        f"OVERDRAGELSESTILLÆG\n\nMellem Skovlund Kommune (CVR-nr. {CUSTOMER}), Tidevand Systemer A/S (CVR-nr. "
        f"{SUPPLIER}) og Kanal Data ApS (CVR-nr. 47313228)\n\n1. {said}.{REST}"
    )
    assert supplier(facts, Kontrakt=BETWEEN, Overdragelse=transfer) == told


@pytest.mark.parametrize(
    ("parties", "name"),
    [
        (
            f"Skovlund Kommune, CVR-nr. {CUSTOMER}\n\nog\n\nA/S Tal & Takst, Torvet 1, CVR-nr. {SUPPLIER}",
            "A/S Tal & Takst",
        ),
        (f"Mellem Skovlund Kommune (CVR-nr. {CUSTOMER}) og I/S Nordvand (CVR-nr. {SUPPLIER})", "I/S Nordvand"),
        (
            f"Kunde: Skovlund Kommune, CVR {CUSTOMER}\nLeverandør: Aktieselskabet Havdata, CVR {SUPPLIER}",
            "Aktieselskabet Havdata",
        ),
    ],
)
def test_a_company_may_have_its_form_first(facts: Facts, parties: str, name: str) -> None:
    assert supplier(facts, Kontrakt=f"KONTRAKT\n\n{parties}{REST}") == (name, SUPPLIER)


def test_the_form_for_short_is_the_same_companys(facts: Facts) -> None:
    page = (
        f"AFTALE\n\nSkovlund Kommune, CVR-nr. {CUSTOMER}\n\nog\n\nAktieselskabet Tal & Takst, CVR-nr. {SUPPLIER}{REST}"
    )
    more = f"TILLÆG 1\n\nMellem Skovlund Kommune, CVR-nr. {CUSTOMER}, og A/S Tal & Takst, CVR-nr. {SUPPLIER}{REST}"
    assert supplier(facts, Aftale=page, Tillæg_1=more) == ("A/S Tal & Takst", SUPPLIER)


@pytest.mark.parametrize("former", ["tidligere", "tidligere kendt som", "formerly"])
def test_a_role_behind_the_former_name_is_that_of_the_name_before_it(facts: Facts, former: str) -> None:
    page = (
        f'KONTRAKT\n\nSkovlund Kommune\nCVR-nr. {CUSTOMER}\n("Kunden")\n\nog\n\n'
        f'Plejeport A/S ({former} Carefold A/S)\nCVR-nr. {SUPPLIER}\n("Leverandøren"){REST}'
    )
    assert supplier(facts, Kontrakt=page) == ("Plejeport A/S", SUPPLIER)
