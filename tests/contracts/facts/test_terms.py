"""When a contract begins and ends, and the customer's notice."""

import datetime as dt

import pytest

from .conftest import Facts

HEAD = "KONTRAKT OM PRØVE\n\n1. Leverandøren leverer systemet Prøve.\n\n"


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("clause", "effective", "expiry"),
    [
        ("Kontrakten træder i kraft den 1. marts 2021 og udløber den 28. februar 2027.", "2021-03-01", "2027-02-28"),
        ("Aftalen trådte i kraft 01.09.2019 og gælder, indtil den opsiges.", "2019-09-01", None),
        ("Kontrakten er gældende pr. 1. november 2021 og udløber 31. oktober 2027.", "2021-11-01", "2027-10-31"),
        ("Aftalen er gældende 01.08.2019 - 31.07.2025.", "2019-08-01", "2025-07-31"),
        ("Kontrakten løber fra den 15. maj 2022 til den 14. maj 2026.", "2022-05-15", "2026-05-14"),
        ("Kontrakten har virkning fra den 1. maj 2023 og løber i fire år.", "2023-05-01", "2027-04-30"),
        ("Kontrakten begynder 1/1-2019 og ophører uden varsel den 31/12-2024.", "2019-01-01", "2024-12-31"),
        ("Kontraktstart: 2020-10-01. Kontraktudløb: 2024-09-30.", "2020-10-01", "2024-09-30"),
        ("This Agreement takes effect on 1 March 2023 and expires on 28 February 2026.", "2023-03-01", "2026-02-28"),
        ("The subscription starts on 1 February 2024 and ends on 31 January 2027.", "2024-02-01", "2027-01-31"),
        (
            "The term of this Agreement commences on May 1, 2022 and continues for a period of 36 months.",
            "2022-05-01",
            "2025-04-30",
        ),
        ("Aftalen gælder fra 1. januar 2020. Den er uopsigelig indtil 31. december 2022.", "2020-01-01", None),
        ("Abonnementet løber fra 3. januar 2023 i perioder på 12 måneder, som fornys automatisk.", "2023-01-03", None),
        ("Kontrakten løber fra 1. juni 2023, indtil den opsiges med 3 måneders varsel.", "2023-06-01", None),
        ("Reglerne træder i kraft den 1. juli 2021.", None, None),
        ("Tilbuddet gælder til den 1. maj 2021.", None, None),
        ("Kontrakten er underskrevet den 4. april 2020.", None, None),
        ("Kontrakten udløber den 31. februar 2027.", None, None),
        ("Aftalen gælder fra 1. november 2019. Aftalen ophører senest 31. oktober 2029.", "2019-11-01", "2029-10-31"),
        (
            "Kontrakten begynder 1. maj 2020 og udløber uden varsel senest den 30. april 2028.",
            "2020-05-01",
            "2028-04-30",
        ),
        (
            "This Agreement takes effect on 1 May 2020 and expires no later than 30 April 2026.",
            "2020-05-01",
            "2026-04-30",
        ),
        ("Kontrakten begynder 1. maj 2020 og kan opsiges senest den 1. maj 2024.", "2020-05-01", None),
        ("Kontrakten begynder 1. maj 2020. Kundens adgang ophører senest 1. maj 2028.", "2020-05-01", None),
        ("Kontrakten begynder 1. maj 2020 og ophører tidligst den 1. maj 2024.", "2020-05-01", None),
        (
            "Startdato: 1. februar 2022\nBindingsperiode: til og med 31. januar 2025, derefter løbende",
            "2022-02-01",
            None,
        ),
        ("Aftalen gælder fra 1. februar 2022. Bindingsperioden udløber den 31. januar 2025.", "2022-02-01", None),
        ("Aftalens bindingsperiode er 1. februar 2022 til 31. januar 2025.", None, None),
        ("The Agreement starts on 1 May 2022. Minimum term: until 30 April 2024.", "2022-05-01", None),
        (
            "Aftalen er uopsigelig i 2 år og løber fra 1. maj 2022 til 30. april 2026.",
            "2022-05-01",
            "2026-04-30",
        ),
        ("Bindingsperioden er 2 år, og aftalen udløber 31. januar 2025.", None, "2025-01-31"),
        ("Når I har skrevet under, gælder brevet for begge parter fra den 1. juni 2022.", "2022-06-01", None),
        ("Aftalen er bindende for parterne fra 1. maj 2022.", "2022-05-01", None),
        ("Prisen gælder for begge parter fra 1. maj 2022.", None, None),
        ("Periode: 1. maj 2024 + 48 måneder", "2024-05-01", "2028-04-30"),
        ("Løbetid: 1. maj 2024 plus 4 år", "2024-05-01", "2028-04-30"),
        ("Kontrakten gælder fra 1. maj 2024 + 6 måneders varsel.", "2024-05-01", None),
        ("Term: 1 October 2022 to 30 September 2025, renewing for one year at a time.", "2022-10-01", "2025-09-30"),
        (
            "Kontrakten gælder fra 1. marts 2009. Prøve tages i brug skole for skole i perioden fra 1. marts 2009 til "
            "1. november 2009.",
            "2009-03-01",
            None,
        ),
    ],
)
def test_the_dates_of_the_contract_are_read_and_others_are_not(
    facts: Facts, clause: str, effective: str | None, expiry: str | None
) -> None:
    read = facts(Kontrakt=f"{HEAD}2. {clause}\n")
    assert (read.effective_date, read.expiry_date) == (day(effective), day(expiry))


def test_a_signed_amendment_that_prolongs_the_contract_gives_the_expiry(facts: Facts) -> None:
    read = facts(
        Kontrakt=HEAD + "2. Kontrakten træder i kraft den 1. maj 2020 og udløber den 30. april 2024.\n",
        Allonge_1="ALLONGE 1\n\n1. Kontrakten forlænges til den 30. april 2026.\n\nUnderskrevet den 3. maj 2023\n",
    )
    assert (read.effective_date, read.expiry_date) == (dt.date(2020, 5, 1), dt.date(2026, 4, 30))


def test_an_amendment_that_tells_of_options_used_gives_the_expiry_that_they_led_to(facts: Facts) -> None:
    found = facts(
        Kontrakt=HEAD + "2. Kontrakten løber fra 1. april 2021 til 31. marts 2025 med option på 2 x 12 måneder.\n",
        Allonge_1="ALLONGE 1\n\n1. Kontrakten er ved udnyttelse af begge optioner forlænget til 31. marts 2027.\n\n"
        "Underskrevet den 10. februar 2025\n",
    )
    assert found.expiry_date == dt.date(2027, 3, 31)


def test_a_draft_amendment_does_not(facts: Facts) -> None:
    read = facts(
        Kontrakt=HEAD + "2. Kontrakten træder i kraft den 1. maj 2020 og udløber den 30. april 2024.\n",
        Udkast_allonge_1="UDKAST\n\nALLONGE 1\n\n1. Kontrakten forlænges til den 30. april 2026.\n",
    )
    assert read.expiry_date == dt.date(2024, 4, 30)


@pytest.mark.parametrize(
    ("clause", "months"),
    [
        ("Kunden kan opsige kontrakten med 6 måneders skriftligt varsel.", 6),
        ("Begge parter kan opsige med et varsel på 9 måneder til en måneds udgang.", 9),
        ("Kontrakten kan af begge parter opsiges skriftligt med seks måneders varsel.", 6),
        ("Hver part kan sige op med 3 mdr. varsel.", 3),
        ("Abonnementet fornys, hvis det ikke er opsagt med mindst to måneders varsel.", 2),
        ("Opsigelse: løbende måned + 6 måneder.", 6),
        ("Gensidigt opsigelsesvarsel: 1 måned til udgangen af et kvartal.", 1),
        ("Kunden kan opsige med et års varsel.", 12),
        ("The Customer may terminate for convenience on three (3) months' notice.", 3),
        ("Leverandøren kan opsige med 12 måneders varsel, og Kunden kan opsige med 3 måneders varsel.", 3),
        ("Kommunen kan opsige kontrakten med et skriftligt varsel på 180 dage.", 6),
        ("Kommunen kan opsige kontrakten med et skriftligt varsel på 60 dage.", 2),
        ("Leverandøren kan opsige kontrakten med 12 måneders varsel.", None),
        ("Prisændringer varsles med 3 måneders varsel.", None),
        ("Kontrakten ophører uden opsigelse.", None),
    ],
)
def test_the_customers_notice_is_read_in_months(facts: Facts, clause: str, months: int | None) -> None:
    assert facts(Kontrakt=f"{HEAD}2. {clause}\n").notice_period_months == months


def test_of_the_ends_that_an_amendment_tells_the_last_one_counts(facts: Facts) -> None:
    change = (
        "ALLONGE 3 TIL KONTRAKT OM PRØVE\n\nKontrakten har været forlænget og løber ud den 31. december 2021.\n\n"
        "1. Pkt. 2.1 får følgende ordlyd: »Kontrakten er gældende til den 31. december 2026.«\n\n"
        "Underskrevet den 9. december 2021\nEva Holm\n"
    )
    main = f"{HEAD}2.1 Kontrakten træder i kraft den 1. januar 2015 og udløber den 31. december 2018.\n"
    assert facts(Kontrakt=main, Allonge_3=change).expiry_date == dt.date(2026, 12, 31)
