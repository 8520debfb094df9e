"""Until when a contract binds the customer, by what it goes on of itself, and on which days notice ends it."""

import datetime as dt

import pytest

from clausecheck.contracts.facts.irrevocable import irrevocable_until
from clausecheck.contracts.facts.leaving_days import LeavingDays, leaving_days
from clausecheck.contracts.facts.renewals import Renewal, read_renewal
from clausecheck.contracts.model import Period, YearDay

EFFECTIVE = dt.date(2024, 5, 15)


@pytest.mark.parametrize(
    ("sentence", "until"),
    [
        ("Kontrakten er uopsigelig til den 31. december 2027.", "2027-12-31"),
        ("Aftalen er uopsigelig for begge parter indtil udgangen af 2027.", "2027-12-31"),
        ("Aftalen er uopsigelig indtil den 1. januar 2028.", "2027-12-31"),
        ("Aftalen er uopsigelig til og med den 1. januar 2028.", "2028-01-01"),
        ("Aftalen er uopsigelig fra 1. maj 2024 til 30. april 2026.", "2026-04-30"),
        ("Kontrakten er uopsigelig i 24 måneder fra ikrafttrædelsen.", "2026-05-14"),
        ("Den er uopsigelig for Kunden de første 12 måneder.", "2025-05-14"),
        ("Den er uopsigelig for begge det første år.", "2025-05-14"),
        ("Aftalen er uopsigelig i to år fra den 1. juli 2024.", "2026-06-30"),
        ("Bindingsperiode: 36 måneder", "2027-05-14"),
        ("Bindingsperiode: til og med 31. januar 2027, derefter løbende", "2027-01-31"),
        ("Bindingsperioden udløber den 31. december 2028, hvorefter kontrakten kan opsiges.", "2028-12-31"),
        ("Kontrakten kan tidligst opsiges til ophør den 31. december 2028.", "2028-12-31"),
        ("Kunden kan opsige med 6 måneders varsel, dog tidligst til den 31. december 2026.", "2026-12-31"),
        ("Kommunen kan opsige med 12 måneders varsel, første gang til den 31. december 2027.", "2027-12-31"),
        ("Kunden kan opsige med 3 måneders varsel, dog tidligst med virkning fra 1. juni 2027.", "2027-05-31"),
        ("Kontrakten kan ikke opsiges før 1. januar 2029.", "2028-12-31"),
        ("Kontrakten kan tidligst opsiges efter 24 måneder.", "2026-05-14"),
        ("This Agreement is non-cancellable until 31 December 2027.", "2027-12-31"),
        ("The Agreement may not be terminated before 1 January 2028.", "2027-12-31"),
        ("Minimum term: until 31 January 2027", "2027-01-31"),
    ],
)
def test_a_time_in_which_the_customer_cannot_give_notice_is_read(sentence: str, until: str) -> None:
    assert irrevocable_until([sentence], EFFECTIVE) == dt.date.fromisoformat(until)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kontrakten udløber den 31. december 2027.",
        "Kunden kan opsige kontrakten med 6 måneders varsel til den 31. december 2027.",
        "Aftalen er uopsigelig for Leverandøren i fem år.",
        "Kontrakten er uopsigelig for Ballegård frem til den 30. juni 2028.",
        "Leverandøren kan opsige med 12 måneders varsel, dog tidligst til den 31. december 2028.",
        "VRT kan opsige med 12 måneders varsel, tidligst pr. 30. april 2028.",
        "Kunden får en uopsigelig ret til at bruge systemet indtil den 31. december 2028.",
        "Modulet er uopsigeligt indtil den 31. december 2028.",
        "Den er uopsigelig i hele perioden.",
        "Den kan ikke opsiges særskilt.",
        "Priserne kan med 3 måneders varsel tidligst reguleres til den 1. januar 2028.",
    ],
)
def test_what_does_not_bind_the_customer_to_the_contract_is_left(sentence: str) -> None:
    assert irrevocable_until([sentence], EFFECTIVE) is None


def test_a_span_counts_from_the_first_day_and_tells_nothing_without_it() -> None:
    assert irrevocable_until(["Kontrakten er uopsigelig i 24 måneder."], None) is None


def test_of_several_days_the_earliest_counts() -> None:
    told = ["Aftalen er uopsigelig til den 31. maj 2027.", "Den er uopsigelig for Kunden til den 31. maj 2026."]
    assert irrevocable_until(told, EFFECTIVE) == dt.date(2026, 5, 31)


@pytest.mark.parametrize(
    ("told", "renewal"),
    [
        (["Aftalen fornyes automatisk med 12 måneder ad gangen, medmindre den opsiges."], Renewal(12, EFFECTIVE)),
        (["Herefter forlænges den automatisk med et år ad gangen."], Renewal(12, EFFECTIVE)),
        (["Kontrakten forlænges herefter med 2 år ad gangen, hvis den ikke opsiges."], Renewal(24, EFFECTIVE)),
        (["Aftalen fornyes hvert år."], Renewal(12, EFFECTIVE)),
        (["The Agreement is automatically renewed for further periods of 12 months."], Renewal(12, EFFECTIVE)),
        (["The subscription renews annually."], Renewal(12, EFFECTIVE)),
    ],
)
def test_what_a_contract_goes_on_by_of_itself_is_read(told: list[str], renewal: Renewal) -> None:
    assert read_renewal(told, None, EFFECTIVE) == renewal


@pytest.mark.parametrize(
    "sentence",
    [
        "Kunden kan forlænge aftalen med et år ad gangen.",
        "Aftalen kan forlænges med et år ad gangen.",
        "Aftalen fornyes ikke automatisk.",
        "Aftalen forlænges med et år ad gangen, hvis Kunden meddeler det.",
        "Aftalen fornyes med et år ad gangen, dog højst to gange.",
        "Leverandøren har en erklæring af type II, der fornyes årligt.",
        "Certifikatet fornyes automatisk med et år ad gangen.",
        "The Agreement may be renewed for successive periods of one year.",
        "Vederlaget betales for et år ad gangen.",
    ],
)
def test_what_goes_on_only_if_somebody_wants_it_or_is_another_thing_is_left(sentence: str) -> None:
    assert read_renewal([sentence], None, EFFECTIVE) is None


@pytest.mark.parametrize(
    ("told", "first_end"),
    [
        (
            ["It runs for an initial term of five years, and thereafter renews for periods of one year."],
            "2029-05-14",
        ),
        (["Aftalen løber i 3 år.", "Herefter forlænges den automatisk med et år ad gangen."], "2027-05-14"),
        (["Abonnementet løber i perioder på 12 måneder og fornys af sig selv."], "2025-05-14"),
    ],
)
def test_the_first_term_of_a_renewed_contract_without_an_expiry_is_counted_from_its_first_day(
    told: list[str], first_end: str
) -> None:
    assert read_renewal(told, EFFECTIVE, None) == Renewal(12, dt.date.fromisoformat(first_end))


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Kunden kan opsige med 6 måneders varsel til den 1. januar eller 1. juli.", [YearDay(6), YearDay(12)]),
        ("Kunden kan opsige med 6 måneders varsel til udgangen af juni eller december.", [YearDay(6), YearDay(12)]),
        ("Kunden kan opsige med 6 måneders varsel til en 31. december.", [YearDay(12)]),
        ("Kunden kan opsige med 6 måneders varsel til den 31. marts hvert år.", [YearDay(3)]),
        ("Kunden kan opsige med 6 måneders varsel til en 15. september.", [YearDay(9, 15)]),
        ("Kunden kan opsige med 6 måneders varsel til en 1. marts.", [YearDay(2)]),
        ("Kunden kan opsige med 6 måneders varsel til et halvårs udgang.", [YearDay(6), YearDay(12)]),
        ("Kunden kan opsige med 5 måneders varsel til udgangen af et skoleår.", [YearDay(7)]),
        ("Kunden kan opsige med 5 måneders varsel til et skoleårs afslutning den 30. juni.", [YearDay(6)]),
        ("Kunden kan opsige med 6 måneders varsel til et aftaleårs udgang.", [YearDay(5, 14)]),
        ("The Customer may terminate on six months' notice to 30 June or 31 December.", [YearDay(6), YearDay(12)]),
    ],
)
def test_days_by_name_are_those_on_which_notice_ends_the_contract(sentence: str, days: list[YearDay]) -> None:
    assert leaving_days([sentence], EFFECTIVE) == LeavingDays(days=tuple(days))


def test_a_contract_year_without_a_first_day_cannot_be_reckoned() -> None:
    assert leaving_days(["Kunden kan opsige med 6 måneders varsel til et aftaleårs udgang."], None) == LeavingDays(
        unknown=True
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Kunden kan opsige med 6 måneders varsel til udgangen af en abonnementsperiode.",
        "Kunden kan opsige med 6 måneders varsel til juni eller december.",
    ],
)
def test_days_that_no_calendar_gives_are_unknown(sentence: str) -> None:
    assert leaving_days([sentence], EFFECTIVE) == LeavingDays(unknown=True)


def test_a_date_with_its_year_is_no_day_of_every_year() -> None:
    assert leaving_days(["Kunden kan opsige med 6 måneders varsel til den 31. december 2027."], EFFECTIVE) is None


def test_a_period_is_read_where_no_day_has_a_name() -> None:
    told = ["Kunden kan opsige med 6 måneders varsel til udgangen af et kvartal."]
    assert leaving_days(told, EFFECTIVE) == LeavingDays(Period.QUARTER)
