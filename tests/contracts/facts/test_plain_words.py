"""Dates and notices in plain words, in labels, and in amendments that put one in the place of another."""

import pytest

from .conftest import Facts

HEAD = (
    "KONTRAKT OM PRØVE\n\nMellem Skovlund Kommune, CVR 31002516 (Kunden) og Tidevand Systemer A/S, CVR 32524273 "
    "(Leverandøren)\n\n1. Leverandøren leverer systemet Prøve.\n\n"
)
LETTER = (
    "AFTALE OM PRØVE\n\nVi er Skovlund Kommune, CVR 31002516. I er Tidevand Systemer A/S, CVR 32524273. "
    "Vi betaler pr. år.\n\n"
)
SIGNED = "\n\nSkovlund, den 4. marts 2024, Ib Holm\nAarhus, den 8. marts 2024, Eva Lund\n"
AMENDED = "\n\nSkovlund, den 2. maj 2025, Ib Holm (sign.)\nAarhus, den 6. maj 2025, Eva Lund (sign.)\n"
TERM = (
    "2. Kontrakten begynder den 1. august 2024 og slutter den 31. juli 2026.\n\n"
    "3. Kunden kan opsige kontrakten med seks måneders varsel.\n"
)


@pytest.mark.parametrize(
    ("clause", "months"),
    [
        ("Vi kan stoppe med en måneds varsel. I skal give os et halvt år.", 1),
        ("Vi kan til enhver tid komme ud af aftalen med et varsel på fire måneder.", 4),
        ("Vi kan forlade samarbejdet med to måneders varsel.", 2),
        ("Vi kan stoppe aftalen med løbende måned plus tre måneder.", 3),
        ("Vi kan gå ud af aftalen med fem måneders varsel. I kan ikke.", 5),
        ("I kan stoppe driften til rengøring med en måneds varsel.", None),
        ("Vi kan melde et møde fra med en uges varsel.", None),
    ],
)
def test_a_letter_tells_the_notice_in_plain_words(facts: Facts, clause: str, months: int | None) -> None:
    assert facts(Aftale=f"{LETTER}2. {clause}{SIGNED}").notice_period_months == months


@pytest.mark.parametrize(
    ("clause", "effective", "expiry"),
    [
        ("Vi går i gang den 1. maj 2022. Der er ingen slutdato.", "2022-05-01", None),
        ("Det hele går i gang den 1. maj 2022 og slutter den 30. april 2025.", "2022-05-01", "2025-04-30"),
        ("Aftalen kører fra 1. maj 2022 til 30. april 2025.", "2022-05-01", "2025-04-30"),
        ("Dato: 15. juni 2020 (ikrafttræden) - 14. juni 2026 (ophør)", "2020-06-15", "2026-06-14"),
        ("Periode: 15. juni 2020 (start) til 14. juni 2026 (udløb)", "2020-06-15", "2026-06-14"),
        ("Vi går i gang med uddannelsen den 1. maj 2022.", None, None),
        ("Der afleveres hvert femte år. Første periode slutter den 31. december 2023.", None, None),
    ],
)
def test_the_dates_in_plain_words_and_labels(
    facts: Facts, clause: str, effective: str | None, expiry: str | None
) -> None:
    read = facts(Aftale=f"{LETTER}2. {clause}{SIGNED}")
    assert [day.isoformat() if day else None for day in (read.effective_date, read.expiry_date)] == [effective, expiry]


def test_labels_and_what_they_say_may_be_parted_by_a_line(facts: Facts) -> None:
    rows = (
        "Ikrafttræden | 1. april 2023\n\nLøbetid | 48 måneder\n\nOpsigelse, Kommunen | 6 måneder til udgangen af en "
        "måned\n\nOpsigelse, Leverandøren | 18 måneder til udgangen af et kalenderår"
    )
    read = facts(Kontrakt=f"{HEAD}{rows}{SIGNED}")
    assert str(read.effective_date) == "2023-04-01"
    assert str(read.expiry_date) == "2027-03-31"
    assert read.notice_period_months == 6


@pytest.mark.parametrize(
    ("change", "expiry"),
    [
        ("Punkt 2: Slutdatoen rykkes fra den 31. juli 2026 til den 31. juli 2028.", "2028-07-31"),
        ("Udløbet i pkt. 2 udskydes fra 31. juli 2026 til 31. juli 2028.", "2028-07-31"),
        ("Kontraktens ophør skubbes fra den 31. juli 2026 til den 31. juli 2028.", "2028-07-31"),
        ("Kontrakten forlænges, så den udløber den 31. juli 2028.", "2028-07-31"),
        ("Kontrakten forlænges fra 1. august 2026 til 31. juli 2028.", "2028-07-31"),
        ("Supporten gælder fra 1. august 2026 til 31. juli 2028.", "2026-07-31"),
        ("Kommunen udnytter sin option, og kontrakten forlænges med to år.", "2028-07-31"),
        ("The expiry date is moved from 31 July 2026 to 31 July 2028.", "2028-07-31"),
        ("Undervisningen rykkes fra den 3. juni 2025 til den 9. juni 2025.", "2026-07-31"),
        ("Databehandleraftalen af 31. juli 2023 erstattes af en ny af 1. juni 2025.", "2026-07-31"),
    ],
)
def test_an_amendment_moves_the_end_and_not_what_else_has_a_date(facts: Facts, change: str, expiry: str) -> None:
    read = facts(Kontrakt=f"{HEAD}{TERM}{SIGNED}", Tillæg_1=f"TILLÆG 1\n\n1. {change}{AMENDED}")
    assert str(read.expiry_date) == expiry


@pytest.mark.parametrize(
    ("change", "months"),
    [
        ('I punkt 3 ændres "seks måneders varsel" til "tre måneders varsel".', 3),
        ("I pkt. 3 rettes »seks måneders varsel« til »4 måneders varsel«.", 4),
        ("I punkt 3 erstattes 6 måneders varsel med 9 måneders varsel.", 9),
        ("Opsigelsesvarslet i punkt 3 ændres fra seks til tre måneder.", 3),
        ('I bilag 2 ændres "to ugers frist" til "tre ugers frist".', 6),
    ],
)
def test_an_amendment_puts_another_notice_in_the_place_of_one(facts: Facts, change: str, months: int) -> None:
    read = facts(Kontrakt=f"{HEAD}{TERM}{SIGNED}", Tillæg_1=f"TILLÆG 1\n\n1. {change}{AMENDED}")
    assert read.notice_period_months == months
