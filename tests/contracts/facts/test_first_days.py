"""First days that a contract tells by what happens on them, and days that only look like them."""

import pytest

from .conftest import Facts

HEAD = (
    "KONTRAKT OM PRØVE\n\nMellem Skovlund Kommune, CVR 31002516 (Kunden) og Tidevand Systemer A/S, CVR 32524273 "
    "(Leverandøren)\n\n1. Leverandøren leverer systemet Prøve.\n\n"
)
SIGNED = (
    "\n\nSkovlund, den 4. marts 2024          Aarhus, den 18. marts 2024\n\n"
    "For Kunden: Ib Holm          For Leverandøren: Eva Lund\n"
)


def days(facts: Facts, clause: str, **others: str) -> tuple[str | None, str | None]:
    read = facts(Kontrakt=f"{HEAD}2. {clause}{SIGNED}", **others)
    first, last = (day.isoformat() if day else None for day in (read.effective_date, read.expiry_date))
    return first, last


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Kontrakten løber fra underskrift.", ("2024-03-18", None)),
        ("Kontrakten har gyldighed fra underskriftsdagen og er uden slutdato.", ("2024-03-18", None)),
        (
            "Aftalen løber i tre år fra den dag, den sidste af os har skrevet under. Så slutter den.",
            ("2024-03-18", "2027-03-17"),
        ),
        (
            "Aftalen træder i kraft, når begge parter har underskrevet, og udløber den 31. juli 2026.",
            ("2024-03-18", "2026-07-31"),
        ),
        (
            "Kontrakten begynder den dag, hvor den sidste part underskriver, og varer to år.",
            ("2024-03-18", "2026-03-17"),
        ),
        ("Kontrakten gælder fra tidspunktet for sidste underskrift og i 48 måneder.", ("2024-03-18", "2028-03-17")),
        ("Kontrakten har virkning fra signeringen og gælder indtil den 1. marts 2027.", ("2024-03-18", "2027-03-01")),
        ("Aftalen er i kraft, fra den er underskrevet af begge parter.", ("2024-03-18", None)),
        ("Ikrafttræden: Ved sidste underskrift.", ("2024-03-18", None)),
        ("Varighed. Den løber fra parternes underskrift, indtil den opsiges.", ("2024-03-18", None)),
        (
            "This Agreement takes effect when both parties have signed it and runs for 24 months.",
            ("2024-03-18", "2026-03-17"),
        ),
    ],
)
def test_a_contract_that_runs_from_its_signing_begins_with_the_last_signature(
    facts: Facts, clause: str, expected: tuple[str | None, str | None]
) -> None:
    assert days(facts, clause) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            (
                "Kontrakten træder i kraft den 1. i måneden efter, at den er underskrevet af begge parter, og gælder "
                "indtil den 30. september 2027."
            ),
            ("2024-04-01", "2027-09-30"),
        ),
        (
            "Kontrakten træder i kraft den 1. i måneden efter sidste underskrift og løber i 4 år.",
            ("2024-04-01", "2028-03-31"),
        ),
        ("Aftalen begynder den første dag i måneden efter underskriften.", ("2024-04-01", None)),
        ("Kontrakten løber fra den første i den måned, der følger efter underskriften.", ("2024-04-01", None)),
        ("Kontrakten gælder fra førstkommende månedsskifte efter begge parters underskrift.", ("2024-04-01", None)),
        ("Aftalen starter den 1. i det kvartal, der følger efter underskrivelsen.", ("2024-04-01", None)),
        (
            "This Agreement takes effect on the first day of the month following the last signature.",
            ("2024-04-01", None),
        ),
        ("Kontrakten træder i kraft 14 dage efter underskriften.", ("2024-04-01", None)),
        ("Kontrakten har virkning en måned efter begge parters underskrift.", ("2024-04-18", None)),
        ("Kontrakten træder i kraft ved underskrift, dog tidligst den 1. maj 2024.", ("2024-05-01", None)),
        ("Kontrakten træder i kraft ved underskrift, dog senest den 15. marts 2024.", ("2024-03-15", None)),
    ],
)
def test_a_start_some_time_after_the_signing_is_counted_from_the_last_signature(
    facts: Facts, clause: str, expected: tuple[str | None, str | None]
) -> None:
    assert days(facts, clause) == expected


@pytest.mark.parametrize(
    ("clause", "first"),
    [
        (
            "Kontrakten har virkning fra driftsdatoen, som i overtagelsesprotokollen er fastsat til den 3. maj 2024.",
            "2024-05-03",
        ),
        ("Aftalen løber fra driftsstart den 3. maj 2024.", "2024-05-03"),
        ("Kontrakten gælder fra driftsstart. Driftsstart er den 3. maj 2024.", "2024-05-03"),
        (
            "Kontrakten løber i fire år fra overtagelsesdagen.\n\n3. Overtagelsesdagen er aftalt til den 3. maj 2024.",
            "2024-05-03",
        ),
        ("Kontrakten har virkning fra idriftsættelsen.\n\n3. Idriftsættelse: 3. maj 2024", "2024-05-03"),
        ("The Agreement is effective from the go-live date. The go-live date was 3 May 2024.", "2024-05-03"),
        ("Aftalen gælder fra driftsstart, som forventes den 3. maj 2024.", None),
        ("Kontrakten løber fra driftsstart. Planlagt driftsstart: 3. maj 2024", None),
        ("Kontrakten løber fra driftsstart. Driftsstart meldes senest den 3. maj 2024.", None),
        ("Garantien løber fra overtagelsesdagen. Overtagelsesdagen er den 3. maj 2024.", None),
        ("Kontrakten løber fra driftsstart. Driftsmøde: 3. maj 2024.", None),
    ],
)
def test_a_contract_that_runs_from_an_event_begins_on_its_day(facts: Facts, clause: str, first: str | None) -> None:
    assert days(facts, clause)[0] == first


def test_the_day_of_the_event_may_stand_in_another_document(facts: Facts) -> None:
    protocol = (
        "OVERTAGELSESPROTOKOL\n\nOptaget den 21. april 2024.\n\n1. Fejlene rettes senest den 28. april 2024.\n\n"
        "2. Parterne er enige om, at driftsdatoen er den 3. maj 2024.\n"
    )
    told = days(facts, "Kontrakten løber i to år fra driftsdatoen.", Overtagelsesprotokol=protocol)
    assert told == ("2024-05-03", "2026-05-02")


def test_two_days_for_one_event_are_no_first_day(facts: Facts) -> None:
    other = "REFERAT\n\n1. Driftsstart var den 10. maj 2024.\n"
    clause = "Kontrakten løber fra driftsstart. Driftsstart er den 3. maj 2024."
    assert days(facts, clause, Referat=other) == (None, None)


@pytest.mark.parametrize(
    "clause",
    [
        "Tavshedserklæringen gælder fra underskriften.",
        "Databehandleraftalen træder i kraft ved underskrift.",
        "Bilag 3 gælder fra begge parters underskrift.",
        "Priserne er faste i to år fra underskriften.",
        "Garantien løber fra underskriften.",
        "Fakturaen betales den 1. i måneden efter levering.",
        "Kontrakten underskrives af begge parter på mødet den 9. april 2024.",
        "Kontrakten træder ikke i kraft, før Kommunalbestyrelsen har godkendt den.",
    ],
)
def test_what_else_begins_with_a_signature_or_a_meeting_is_no_first_day(facts: Facts, clause: str) -> None:
    assert days(facts, clause) == (None, None)


def test_an_unsigned_contract_has_no_first_day_by_signature(facts: Facts) -> None:
    read = facts(
        Kontrakt=f"{HEAD}2. Kontrakten løber fra underskrift.\n\nUnderskrifter\n\nDato: ________    Dato: ________\n"
    )
    assert read.effective_date is None


@pytest.mark.parametrize(
    ("clauses", "start"),
    [
        ("Kapitel 2 – Tid\n\nRute9 tages i brug den 1. juni 2022. Kontrakten udløber den 31. maj 2026.", "2022-06-01"),
        ("2. Varighed\n\nDen 1. juni 2022 tages Rute9 i brug. Kontrakten udløber den 31. maj 2026.", "2022-06-01"),
        (
            "2. Varighed\n\nRute9 stilles til rådighed fra den 1. juni 2022. Kontrakten udløber den 31. maj 2026.",
            "2022-06-01",
        ),
        (
            "2. Tid\n\nRute9 tages i brug den 1. juni 2022. Kontrakten gælder fra 1. maj 2022 til 31. maj 2026.",
            "2022-05-01",
        ),
        ("2. Levering\n\nRute9 tages i brug den 1. juni 2022.\n\n3. Tid\n\nKontrakten udløber 31. maj 2026.", None),
        ("2. Tid\n\nModulet Kort tages i brug den 1. juni 2022. Kontrakten udløber den 31. maj 2026.", None),
        ("2. Tid\n\nDet forventes, at Rute9 tages i brug den 1. juni 2022. Kontrakten udløber 31. maj 2026.", None),
        ("2. Tid\n\nRute9 tages i brug den 1. juni 2022. Kontrakten løber, til den opsiges.", None),
        (
            "2. Tid\n\nRute9 tages i brug den 1. juni 2022. Brugerne er skolernes sekretærer og deres vikarer.\n\n"
            "Kontrakten træder i kraft ved begge parters underskrift og udløber den 31. maj 2026.",
            None,
        ),
    ],
)
def test_the_day_of_use_is_the_first_where_nothing_else_is(facts: Facts, clauses: str, start: str | None) -> None:
    day = facts(Kontrakt=f"{HEAD}{clauses}\n").effective_date
    assert (day.isoformat() if day else None) == start
