"""When contracts begin and end and what notice the customer gives, in many wordings; what is not said stays unknown."""

import pytest

from clausecheck.contracts.model import ContractFacts

from .conftest import Facts

HEAD = (
    "KONTRAKT OM PRØVE\n\nMellem Skovlund Kommune, CVR 31002516 (Kunden) og Tidevand Systemer A/S, CVR 32524273 "
    "(Leverandøren)\n\n1. Leverandøren leverer systemet Prøve.\n\n"
)
SIGNED = (
    "\n\nSkovlund, den 4. marts 2024          Aarhus, den 8. marts 2024\n\n"
    "For Kunden: Ib Holm          For Leverandøren: Eva Lund\n"
)
S = "\n\nUnderskrevet den 3. maj 2023\nIb Holm, direktør\n"
CONTRACT = (
    f"{HEAD}2. Kontrakten træder i kraft den 1. maj 2020 og udløber den 30. april 2024. "
    f"Kunden kan opsige med 6 måneders varsel.{SIGNED}"
)


def told(read: ContractFacts) -> tuple[str | None, str | None, int | None]:
    """Return the dates as text, and the notice."""
    dates = [day.isoformat() if day else None for day in (read.effective_date, read.expiry_date)]
    return dates[0], dates[1], read.notice_period_months


@pytest.mark.parametrize(
    ("clause", "effective", "expiry", "notice"),
    [
        ("Kontrakten træder i kraft 1/1 2024 og ophører automatisk 31/12 2027.", "2024-01-01", "2027-12-31", None),
        (
            "Ikrafttrædelse: 01.02.23\n\nUdløb: 31.01.27\n\nOpsigelse: 3 mdr. til en måneds udgang",
            "2023-02-01",
            "2027-01-31",
            3,
        ),
        (
            (
                "Aftalen løber fra 1. april 2022 til og med den 31. marts 2026. Kunden har option "
                "på forlængelse til den 31. marts 2028."
            ),
            "2022-04-01",
            "2026-03-31",
            None,
        ),
        ("Kontraktperioden er 1. juli 2023 – 30. juni 2027.", "2023-07-01", "2027-06-30", None),
        ("Aftalen træder i kraft ved begge parters underskrift og løber i tre år.", "2024-03-08", "2027-03-07", None),
        ("Kontrakten er 4-årig og løber fra den 1. januar 2023.", "2023-01-01", "2026-12-31", None),
        (
            (
                "Kontrakten gælder fra den 1. maj 2022 og har en varighed på 48 måneder. Den kan af "
                "Kunden opsiges med 6 måneders varsel og af Leverandøren med 12 måneders varsel."
            ),
            "2022-05-01",
            "2026-04-30",
            6,
        ),
        (
            "Leverandøren kan opsige aftalen med et varsel på 12 måneder. Kundens opsigelsesvarsel er 3 måneder.",
            None,
            None,
            3,
        ),
        ("Opsigelsesvarslet er 3 måneder for Kunden og 9 måneder for Leverandøren.", None, None, 3),
        (
            "Tidevand kan opsige aftalen med 12 måneders varsel. Kommunen kan opsige den med et kvartals varsel.",
            None,
            None,
            3,
        ),
        ("Kunden og Leverandøren kan opsige aftalen med 5 måneders varsel.", None, None, 5),
        (
            "Aftalen kan opsiges af Leverandøren med 12 måneders varsel og af Kunden med løbende måned plus 2 måneder.",
            None,
            None,
            2,
        ),
        ("Aftalen kan af Kunden siges op med seks måneder til udgangen af et kvartal.", None, None, 6),
        ("Aftalen er uopsigelig i 24 måneder. Herefter kan den opsiges med 3 måneders varsel.", None, None, 3),
        ("Aftalen er uopsigelig for Kunden i 36 måneder fra ikrafttrædelsen.", None, None, None),
        (
            (
                'This Agreement shall commence on 1 October 2022 (the "Effective Date") and shall '
                "continue in force for a period of four (4) years."
            ),
            "2022-10-01",
            "2026-09-30",
            None,
        ),
        (
            "The Agreement is effective as of October 1, 2022 and expires three years after the Effective Date.",
            "2022-10-01",
            "2025-09-30",
            None,
        ),
        (
            (
                "Either party may terminate this Agreement by giving the other not less than six (6) "
                "months' prior written notice."
            ),
            None,
            None,
            6,
        ),
        ("Customer may cancel at any time with 90 days notice. ", None, None, 3),
        (
            "Effective date: 2023-06-01\n\nExpiry date: 2026-05-31\n\nNotice period: 4 months",
            "2023-06-01",
            "2026-05-31",
            4,
        ),
        (
            "The initial term begins on 15 January 2024 and ends on 14 January 2028, unless terminated earlier.",
            "2024-01-15",
            "2028-01-14",
            None,
        ),
        (
            "Kontrakten løber i perioden 1. september 2021 til 31. august 2025, hvorefter den ophører uden varsel.",
            "2021-09-01",
            "2025-08-31",
            None,
        ),
        ("Aftalen er indgået den 3. marts 2022 og gælder til udgangen af 2026.", None, "2026-12-31", None),
        ("Tilbuddet er bindende til den 1. oktober 2023. Garantien udløber den 31. december 2025.", None, None, None),
        ("Priserne er gældende fra den 1. januar 2024 til den 31. december 2024.", None, None, None),
        ("Databehandleraftalen træder i kraft den 1. maj 2022.", None, None, None),
        (
            "Leverandøren skal senest den 1. juni 2023 have idriftsat Systemet. Driftsprøven løber i 3 måneder.",
            None,
            None,
            None,
        ),
        ("Supportperioden udløber den 31. december 2029.", None, None, None),
        (
            (
                "Kontrakten udløber den 30. november 2028, medmindre Kunden udnytter sin option på "
                "at forlænge den til den 30. november 2030."
            ),
            None,
            "2028-11-30",
            None,
        ),
        (
            (
                "Abonnementet løber til det opsiges. Opsigelse skal ske skriftligt senest tre måneder "
                "før et kalenderårs udgang."
            ),
            None,
            None,
            3,
        ),
        (
            "Betaling sker kvartalsvis. Ved manglende betaling kan Leverandøren opsige aftalen med 1 måneds varsel.",
            None,
            None,
            None,
        ),
        (
            (
                "Kunden kan opsige enkelte moduler med 1 måneds varsel. Kontrakten som helhed kan "
                "Kunden opsige med 6 måneders varsel."
            ),
            None,
            None,
            6,
        ),
        (
            "Kunden er berettiget til at opsige Kontrakten med et varsel på et halvt år til den første i en måned.",
            None,
            None,
            6,
        ),
        ("Parternes gensidige opsigelsesvarsel er et år.", None, None, 12),
        ("Varsel for opsigelse\n\nKunden: 3 måneder\n\nLeverandøren: 12 måneder", None, None, 3),
        ("Kontrakten gælder fra 1. marts 2023 og indtil videre.", "2023-03-01", None, None),
        ("Kontrakten gælder fra 1. marts 2023. Kontrakten har ingen fast varighed.", "2023-03-01", None, None),
        ("Aftalen påbegyndes den 1. august 2022 og afsluttes den 31. juli 2026.", "2022-08-01", "2026-07-31", None),
        ("Kunden kan uden begrundelse bringe Kontrakten til ophør med 4 måneders skriftligt varsel.", None, None, 4),
        (
            "Aftalen udløber fire år efter ikrafttrædelsen, der er den 1. december 2021.",
            "2021-12-01",
            "2025-11-30",
            None,
        ),
        ("Aftaleperiode: 1/3 2021 - 28/2 2025", "2021-03-01", "2025-02-28", None),
        ("Start | 01-03-2021\nSlut | 28-02-2025\nOpsigelsesvarsel | 6 måneder", "2021-03-01", "2025-02-28", 6),
        ("Den 1. marts 2021 trådte kontrakten i kraft.", "2021-03-01", None, None),
        (
            "Fra den 1. januar 2023 gælder denne kontrakt mellem parterne. Den slutter den 31. december 2026.",
            "2023-01-01",
            "2026-12-31",
            None,
        ),
        ("Kontrakten har begyndelse den 1. maj 2023 og slutdato den 30. april 2027.", "2023-05-01", "2027-04-30", None),
        ("Parterne har aftalt opsigelse med løbende måned + 3 måneder.", None, None, 3),
        ("Leverandøren kan tidligst opsige kontrakten til ophør den 31. december 2027.", None, None, None),
    ],
)
def test_the_terms_are_read_as_they_are_written(
    facts: Facts, clause: str, effective: str | None, expiry: str | None, notice: int | None
) -> None:
    assert told(facts(Kontrakt=f"{HEAD}2. {clause}{SIGNED}")) == (effective, expiry, notice)


@pytest.mark.parametrize(
    ("change", "expiry", "notice"),
    [
        ("Kontrakten forlænges med to år." + S, "2026-04-30", 6),
        ("Parterne er enige om, at kontrakten ophører den 31. december 2023." + S, "2023-12-31", 6),
        ('I pkt. 2 ændres "30. april 2024" til "30. april 2027".' + S, "2027-04-30", 6),
        ("Udløbsdatoen i pkt. 2 ændres til 31. maj 2025." + S, "2025-05-31", 6),
        ("Kunden udnytter herved optionen, så kontrakten udløber den 30. april 2025." + S, "2025-04-30", 6),
        ("Varslet i pkt. 2 ændres fra 6 måneder til 3 måneder." + S, "2024-04-30", 3),
        ("Opsigelsesvarslet forlænges til 9 måneder." + S, "2024-04-30", 9),
        ("Allongen træder i kraft den 1. juni 2023 og udløber den 31. december 2023." + S, "2024-04-30", 6),
        ("Prisen ændres fra den 1. januar 2024 til den 31. december 2024." + S, "2024-04-30", 6),
        ("Kunden kan forlænge kontrakten til den 30. april 2026." + S, "2024-04-30", 6),
        (
            "Kontrakten forlænges til den 30. april 2026.\n\nDato: ______  Dato: ______\nFor Kunden   For Leverandøren",
            "2024-04-30",
            6,
        ),
        (
            'Pkt. 2 affattes således: "Kontrakten løber til den 30. juni 2028 uden mulighed for forlængelse."' + S,
            "2028-06-30",
            6,
        ),
        ("Ved denne allonge forlænges kontraktens løbetid indtil 31. oktober 2025." + S, "2025-10-31", 6),
        ("This Agreement is hereby extended until 30 April 2026." + S, "2026-04-30", 6),
        ("Den 30. april 2024 i pkt. 2 erstattes af den 30. september 2024." + S, "2024-09-30", 6),
        ("Leverandøren varsler driftsstop med 2 måneders varsel i stedet for 1 måned." + S, "2024-04-30", 6),
    ],
)
def test_a_signed_amendment_moves_the_end_and_the_notice_that_it_speaks_of(
    facts: Facts, change: str, expiry: str, notice: int
) -> None:
    read = facts(Kontrakt=CONTRACT, Allonge_1=f"ALLONGE 1 TIL KONTRAKT OM PRØVE\n\n1. {change}")
    assert told(read)[1:] == (expiry, notice)


def test_the_amendment_signed_last_counts_whatever_the_files_are_called(facts: Facts) -> None:
    read = facts(
        Kontrakt=CONTRACT,
        A=(
            "ALLONGE 2\n\n1. Kontrakten ophører i stedet den 31. december 2025.\n\nUnderskrevet "
            "den 4. juni 2024\nIb Holm\n"
        ),
        B=f"ALLONGE 1\n\n1. Kontrakten forlænges til den 30. april 2026.{S}",
    )
    assert told(read)[1] == "2025-12-31"


def test_terms_that_the_parties_ordered_under_are_the_contract_where_no_other_is(facts: Facts) -> None:
    page = (
        "PRØVE\n\nAbonnementsvilkår for kommuner\n\nVersion 5, gældende fra 1. marts 2023\n\nOrdrebekræftelse\n\n"
        "Startdato: 01-05-2023\n\nLøbetid: Løbende, ingen fast slutdato\n\n1. Kunden kan opsige abonnementet med en "
        "måneds varsel.\n"
    )
    assert told(facts(Vilkår=page)) == ("2023-05-01", None, 1)


@pytest.mark.parametrize(
    ("name", "page", "expiry"),
    [
        (
            "Forlængelse",
            f"Aftale om forlængelse af kontrakt K-1\n\nKontrakten forlænges til den 30. april 2026.{S}",
            "2026-04-30",
        ),
        (
            "Brev",
            f"Udnyttelse af option\n\nKunden udnytter optionen, så kontrakten udløber den 30. april 2025.{S}",
            "2025-04-30",
        ),
        (
            "Referat",
            "Referat af driftsmøde\n\nLeverandøren oplyste, at kontrakten udløber den 30. april 2029.\n",
            "2024-04-30",
        ),
        ("Bilag_2", "Bilag 2 Priser\n\nPriserne gælder fra 1. maj 2020 til 31. december 2025.\n", "2024-04-30"),
        ("DBA", "Databehandleraftale\n\nAftalen udløber den 31. december 2030 med 1 måneds varsel.\n", "2024-04-30"),
        ("SLA", "Bilag 4 SLA\n\nServiceaftalen løber til den 31. december 2028 og kan opsiges.\n", "2024-04-30"),
    ],
)
def test_only_what_changes_the_contract_moves_its_end(facts: Facts, name: str, page: str, expiry: str) -> None:
    read = facts(**{"Kontrakt": CONTRACT, name: page})
    assert told(read) == ("2020-05-01", expiry, 6)


def test_the_contract_that_went_before_does_not_give_the_dates(facts: Facts) -> None:
    clause = (
        "Kontrakten erstatter aftale af 1. januar 2015, der udløb den 30. april 2020. "
        "Den nye kontrakt træder i kraft 1. maj 2020 og udløber 30. april 2024."
    )
    assert told(facts(Kontrakt=f"{HEAD}2. {clause}\n"))[:2] == ("2020-05-01", "2024-04-30")
