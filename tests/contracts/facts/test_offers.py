"""An offer that the customer has accepted is the contract where no other document is."""

import datetime as dt

import pytest

from .conftest import Facts

OFFER = (
    "PRØVE – TILBUD TIL SKOVLUND KOMMUNE\n\nFra: Tidevand Systemer A/S, Havvej 1, CVR 32524273\n\nTil: Skovlund "
    "Kommune, CVR 31002516\n\nTilbudsnr.: RT-0922-SKO rev. C\n\nGyldigt til: 31-10-2022\n\n5. VARIGHED\n\n"
    "Start 1. januar 2023. Fast til 31. december 2026.\n\n"
)
ACCEPT = "ACCEPT\n\nVi accepterer tilbud RT-0922-SKO rev. C.\n\nSkovlund Kommune, 12/10-22, Bent Tange (sign.)\n"


def test_its_number_and_dates_are_the_contracts(facts: Facts) -> None:
    read = facts(TILBUD_Prøve=OFFER + ACCEPT)
    assert read.contract_number == "RT-0922-SKO"
    assert (read.effective_date, read.expiry_date) == (dt.date(2023, 1, 1), dt.date(2026, 12, 31))
    assert (read.supplier.name, read.supplier.cvr) == ("Tidevand Systemer A/S", "32524273")


def test_an_english_quotation_is_one_too(facts: Facts) -> None:
    read = facts(
        Quote_accepted="QUOTATION Q-771\n\nSupplier: Havn IT ApS, CVR 32524273\n\nCustomer: Skovlund Municipality, CVR "
        "31002516\n\nSubscription period: 1 May 2024 – 30 April 2025\n\nThe Customer may cancel with one month's "
        "notice.\n\nAccepted: 2 April 2024, Ib Holm\n"
    )
    assert (read.contract_number, read.effective_date, read.notice_period_months) == ("Q-771", dt.date(2024, 5, 1), 1)


@pytest.mark.parametrize(
    "end",
    [
        "ACCEPT: Ja tak, vi tager det hele. Susanne Berg, 26.01.2023\n",
        "Tilbuddet accepteres hermed.\n\nSkovlund, den 4. maj 2022\n",
        "Accepteret den 4. maj 2022, Susanne Berg\n",
    ],
)
def test_acceptance_is_told_in_several_ways(facts: Facts, end: str) -> None:
    assert facts(TILBUD=OFFER + end).contract_number == "RT-0922-SKO"


@pytest.mark.parametrize(
    "end",
    [
        "",
        "Acceptfrist: 1. november 2022\n",
        "ACCEPT\n\nDato: __________ Underskrift: __________\n",
        "Kommunen accepterede ikke: tilbuddet er afvist den 4. maj 2022.\n",
    ],
)
def test_an_offer_that_is_not_accepted_gives_no_number(facts: Facts, end: str) -> None:
    assert facts(TILBUD=OFFER + end).contract_number is None


def test_a_letter_may_accept_it(facts: Facts) -> None:
    mail = "Til: Tidevand Systemer A/S\nEmne: Prøve\n\nHej Eva\n\nVi siger ja til jeres tilbud.\n\nHilsen Bent\n"
    assert facts(TILBUD=OFFER, Svar=mail).contract_number == "RT-0922-SKO"
    assert facts(TILBUD=OFFER, Svar=mail.replace("siger ja til", "har modtaget")).contract_number is None


def test_a_contract_beside_it_goes_before_it(facts: Facts) -> None:
    contract = (
        "KONTRAKT OM PRØVE\n\nKontraktnr. SK-12\n\n1. Leverandøren leverer Prøve.\n\n2. Kontrakten træder i kraft den "
        "1. marts 2023 og udløber den 29. februar 2028.\n"
    )
    read = facts(Kontrakt=contract, TILBUD=OFFER + ACCEPT)
    assert (read.contract_number, read.effective_date) == ("SK-12", dt.date(2023, 3, 1))


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Dokument-id: LK-2024-00913", "LK-2024-00913"),
        ("Dok.nr. KON-4471", "KON-4471"),
        ("Document no.: SK-2024-17", "SK-2024-17"),
        ("Dok.nr. 123456-24", None),
        ("Dokumentnr. 29.03.00-P20-4-23", None),
        ("Dokument-id: LK-2024-00913\n\nKontraktnr. K-7", "K-7"),
    ],
)
def test_the_number_of_the_paper_is_the_contracts_where_it_has_no_other(
    facts: Facts, line: str, number: str | None
) -> None:
    text = f"KONTRAKT OM PRØVE\n\n{line}\n\nmellem Skovlund Kommune og Tidevand Systemer A/S\n\n1. Prøve leveres.\n"
    assert facts(Kontrakt=text).contract_number == number


SIGNED_QUOTE = (
    "QUOTE AND ORDER CONFIRMATION\n{number}\n\nPrepared for:    Skovlund Kommune, Sprog, Torvet 1 – CVR 31002516\n"
    "Prepared by:     Tidevand Systemer ApS, Havvej 7 – CVR 32524273\n\n"
    "Term: 1 October 2022 to 30 September 2025, renewing for one year at a time.\n\n"
    "Accepted for Skovlund Kommune:              For Tidevand Systemer ApS:\n"
    "Rikke Holm, leder                            Tobias Lund\n"
    "Signed 20 September 2022                      Signed 21 September 2022\n"
)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Quote Q-10447, version 3, 14 September 2022", "Q-10447"),
        ("Quotation 22-118 (rev. B)", "22-118"),
        ("Tilbud T-14/22 af 14. september 2022", "T-14/22"),
        ("Quote 2022, valid for 30 days", None),
    ],
)
def test_a_signed_quote_is_known_by_its_number_whatever_follows_it(facts: Facts, line: str, number: str | None) -> None:
    assert facts(Signed_Quote=SIGNED_QUOTE.format(number=line)).contract_number == number


def test_a_note_on_the_contract_is_not_it(facts: Facts) -> None:
    note = (
        "Notat til kontraktmappen, Prøve                         RH, 2. november 2022\n\nDet underskrevne tilbud er "
        "kontrakten. Aftalen om kopimaskinen udløber den 2. november 2024.\n"
    )
    read = facts(Notat=note, Signed_Quote=SIGNED_QUOTE.format(number="Quote Q-10447, version 3"))
    assert read.contract_number == "Q-10447"
    assert (read.effective_date, read.expiry_date) == (dt.date(2022, 10, 1), dt.date(2025, 9, 30))
