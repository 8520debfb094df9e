"""Terms that do not name the contract: what they stand under tells whose they are."""

import datetime as dt

import pytest

from .conftest import Facts

PARTIES = "Mellem Skovlund Kommune, CVR 31002516 (Kunden) og Tidevand Systemer A/S, CVR 32524273 (Leverandøren)\n\n"
LETTER = f"AFTALE OM PRØVE\n\n{PARTIES}Hvad I får\nSystemet Prøve til alle skoler.\n\n"
NUMBERED = f"AFTALE OM PRØVE\n\n{PARTIES}1. Leverandøren leverer systemet Prøve.\n\n"
HEADED = f"AFTALE OM PRØVE\n\n{PARTIES}1. Systemet\n\n1.1 Leverandøren leverer systemet Prøve.\n\n"
SIGNED = "\n\nSkovlund, den 4. marts 2022, Ib Holm\nAarhus, den 8. marts 2022, Eva Lund\n"


def term_of(facts: Facts, text: str) -> str:
    read = facts(Aftale=text + SIGNED)
    return f"{read.effective_date} {read.expiry_date}"


@pytest.mark.parametrize(
    ("part", "term"),
    [
        ("Hvor længe\n1. januar 2024 til 31. december 2027. I kan opsige med tre måneder.", "2024-01-01 2027-12-31"),
        ("3) Hvor længe?\n\nFra 1. august 2025. Ingen slutdato.", "2025-08-01 None"),
        ("Periode\nFra 1. juni 2024. Aftalen fortsætter til den bliver opsagt.", "2024-06-01 None"),
        ("Hvornår og hvor længe\nFra 1. marts 2023 til 28. februar 2026.", "2023-03-01 2026-02-28"),
        ("2. Start. Aftalen er i kraft fra 1. maj 2024.\n\n3. Slut. 30. april 2027.", "2024-05-01 2027-04-30"),
        (
            "2. Varighed. Aftalen er i kraft fra 1. maj 2024, uanset hvornår den underskrives.",
            "2024-05-01 None",
        ),
        (
            "2. Varighed. Aftalen er i kraft fra 1. maj 2024. Leverandøren kan opsige med 12 måneder, ikke til ophør "
            "før 31. december 2026.",
            "2024-05-01 None",
        ),
        ("Aftaleperiode\n01.05.2024 – 30.04.2027", "2024-05-01 2027-04-30"),
        ("Aftaleperiode\n1. maj 2024 - 30. april 2027, med option på 2 x 12 måneder.", "2024-05-01 2027-04-30"),
        ("Varighed\nTre år fra den 1. maj 2024.", "2024-05-01 2027-04-30"),
        ("Varighed\nFra 1. maj 2024 og fire år frem.", "2024-05-01 2028-04-30"),
        ("Varighed\nFra 1. maj 2024 i tre år.", "2024-05-01 2027-04-30"),
        ("Løbetid\nFra 1. maj 2024 til 30. april 2027. Herefter kan den forlænges med et år.", "2024-05-01 2027-04-30"),
        ("Løbetid\nFra 1. maj 2024 til 30. april 2025. Derefter fortsætter den, til den opsiges.", "2024-05-01 None"),
        ("Løbetid\n2024-05-01 til og med 2027-04-30.", "2024-05-01 2027-04-30"),
        ("Løbetid\nFra primo 2024 til ultimo 2026.", "2024-01-01 2026-12-31"),
        ("Varighed\n1. januar - 31. december 2026.", "2026-01-01 2026-12-31"),
        ("Varighed\nVi starter mandag den 5. maj 2025 og slutter den 30. april 2028.", "2025-05-05 2028-04-30"),
        ("Varighed, pris og betaling\nFra 1. maj 2024 til 30. april 2027.", "2024-05-01 2027-04-30"),
        ("Term\n1 May 2024 to 30 April 2027.", "2024-05-01 2027-04-30"),
        ("Term\nFrom 1 May 2024 to 30 April 2027.", "2024-05-01 2027-04-30"),
        ("How long\n1 May 2024 until 30 April 2027, with an option of one year.", "2024-05-01 2027-04-30"),
        ("Varighet\nFra 1. mai 2024 til 30. april 2027.", "2024-05-01 2027-04-30"),
        ("Avtalstid\nFrån och med den 1 maj 2024 till och med den 30 april 2027.", "2024-05-01 2027-04-30"),
    ],
)
def test_a_line_over_it_makes_a_bare_term_the_contracts(facts: Facts, part: str, term: str) -> None:
    assert term_of(facts, LETTER + part) == term


@pytest.mark.parametrize(
    ("part", "term"),
    [
        ("9. Tid\n\n9.1 Fra 1. august 2023 til 31. juli 2026.", "2023-08-01 2026-07-31"),
        ("3. Fra hvornår?\n\nFra den 1. juni 2023. Der er ingen slutdato.", "2023-06-01 None"),
        (
            "2. Hvornår gælder aftalen?\n\nFra den 1. december 2022. Den løber i fem år, til den 30. november 2027, og "
            "kan forlænges med to gange et år.",
            "2022-12-01 2027-11-30",
        ),
    ],
)
def test_so_does_a_heading(facts: Facts, part: str, term: str) -> None:
    assert term_of(facts, HEADED + part) == term


@pytest.mark.parametrize(
    ("point", "term"),
    [
        ("2. Fra 1. august 2023 til 31. juli 2026.", "2023-08-01 2026-07-31"),
        ("2. 1. august 2023 – 31. juli 2026", "2023-08-01 2026-07-31"),
        ("2. Fra 1. august 2023 til 31. oktober 2023.", "None None"),
        ("2. Fra 1. august 2023 til 31. juli 2026 passer Leverandøren telefonen.", "None None"),
        ("2. Fra 1. august 2023.", "None None"),
        ("2. Løbetid. Fra 1. august 2023. Udløber ikke.", "2023-08-01 None"),
        ("2. Support. Fra 1. august 2023. Telefonen passes.", "None None"),
    ],
)
def test_two_days_that_are_a_whole_point_are_the_contracts_term(facts: Facts, point: str, term: str) -> None:
    assert term_of(facts, NUMBERED + point) == term


@pytest.mark.parametrize(
    ("after", "term"),
    [
        ("I kan sige op med 6 måneders varsel, første gang til 31. december 2024.", "2023-01-01 2026-12-31"),
        ("Kan forlænges med et år.", "2023-01-01 2026-12-31"),
        ("Derefter kan I sige op med 3 måneders varsel.", "2023-01-01 None"),
        ("Den fornys et år ad gangen.", "2023-01-01 None"),
        ("Herefter fortsætter den, til en af os siger op.", "2023-01-01 None"),
    ],
)
def test_a_firm_end_is_the_end_unless_the_contract_goes_on_after_it(facts: Facts, after: str, term: str) -> None:
    assert term_of(facts, f"{LETTER}5. VARIGHED\nStart 1. januar 2023. Fast til 31. december 2026. {after}") == term


@pytest.mark.parametrize(
    "part",
    [
        "Prøveperiode\nFra 1. august 2023 til 31. december 2024.",
        "Garantiperiode\nFra 1. august 2023 til 31. juli 2025.",
        "5. Garanti\n\n5.1 Periode\n\nFra 1. august 2023 til 31. juli 2025.",
        "Prisperiode\n1. januar 2024 til 31. december 2024: 9.200 kr.",
        "Priser\nFra 1. januar 2024 til 31. december 2024.",
        "Pris\nFast pris til 31. december 2026.",
        "Option\nFra 1. januar 2028 til 31. december 2029.",
        "Bestillingsperiode\nFra 1. januar 2024 til 31. december 2025.",
        "Hvor længe gælder tilbuddet?\nFra 1. januar 2024 til 30. april 2024.",
        "Hvor længe gemmer vi data\nFra 1. januar 2024 til 31. december 2028.",
        "Support\nFra 1. januar 2024 til 31. december 2026 kl. 8-16.",
        "Hvornår har vi åbent?\nFra 1. januar 2024 til 31. december 2024.",
        "Varighed af prøveperioden\nFra 1. januar 2024 til 31. december 2024.",
        "Varighed\nFra 1. januar 2025 kan Kunden ringe om aftenen.",
        "Varighed\nFra 1. januar 2025 til 31. december 2025 gælder en prøveperiode.",
        "Varighed\nPrøveperiode: fra 1. januar 2025 til 31. december 2025.",
        "Varighed\nUopsigelig til 31. december 2026.",
        "4. Kursus\n\n4.1 Fra 1. august 2024 til 31. oktober 2025.",
        "Udvikling\nLeverandøren sørger for kurser.\n\nFra 1. august 2024 til 31. oktober 2025.",
    ],
)
def test_other_periods_are_not(facts: Facts, part: str) -> None:
    assert term_of(facts, LETTER + part) == "None None"


@pytest.mark.parametrize(
    ("point", "term"),
    [
        ("2. Kunden køber hermed adgang til Fjord fra 1. maj 2024 til 30. april 2027.", "2024-05-01 2027-04-30"),
        ("2. Leverandøren stiller Fjord til rådighed fra den 1. maj 2024.", "2024-05-01 None"),
        ("2. Leverandøren leverer modulet Lån fra den 1. maj 2024.", "None None"),
        ("2. Kunden køber support fra 1. maj 2024 til 30. april 2027.", "None None"),
        ("2. Kunden køber kurser fra 1. maj 2024 til 30. april 2025.", "None None"),
        ("2. Leverandøren leverer rapporter fra den 1. maj 2024.", "None None"),
    ],
)
def test_what_is_bought_or_given_from_a_day_is_the_contracts_thing(facts: Facts, point: str, term: str) -> None:
    assert term_of(facts, NUMBERED + point) == term


def test_what_is_the_customers_from_a_day_on_is_bought_from_it(facts: Facts) -> None:
    told = "Prøve er jeres fra den 1. juni 2024 til den 31. maj 2027. I kan sige op før tid."
    assert term_of(facts, f"{NUMBERED}2. {told}") == "2024-06-01 2027-05-31"


def test_a_signed_order_tells_the_term_where_no_document_is_called_the_contract(facts: Facts) -> None:
    order = (
        "BESTILLING AF PRØVE\n\nBestillingsnummer G-20551 (anføres på fakturaer)\n\nKunde: Hede Kommune, CVR 31002516\n"
        "Leverandør: Prøvesystemer A/S, CVR-nr. 32524273\n\nPeriode\n1. november 2024 til 31. oktober 2027.\n\n"
        "Vilkår\nAbonnementsvilkårene er en del af bestillingen.\n\nDato: 15. oktober 2024\n"
        "For kunden: Eva Holm{signed}\nFor leverandøren: Ib Dahl{signed}\n"
    )
    terms = "PRØVE – ABONNEMENTSVILKÅR\n\n1. Programmet er beskyttet.\n"
    read = facts(Bestilling=order.format(signed=" (underskrevet)"), Abonnementsvilkår=terms)
    assert (read.effective_date, read.expiry_date) == (dt.date(2024, 11, 1), dt.date(2027, 10, 31))
