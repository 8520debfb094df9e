"""Term clauses in the words of many drafters: each gives what it says and nothing that it does not."""

import pytest

from .conftest import Facts
from .test_wordings import HEAD, SIGNED, told

CLAUSES: list[tuple[str, str | None, str | None, int | None]] = [
    (
        "Kontrakten træder i kraft den 1. i måneden efter den sidste underskrift og løber i 3 år.",
        "2024-04-01",
        "2027-03-31",
        None,
    ),
    ("Kontrakten træder i kraft dagen efter begge parters underskrift.", None, None, None),
    (
        (
            "Kontrakten indgås for perioden 1/7 2021 til 30/6 2025 (4 år). Kunden er berettiget "
            "til at opsige med 6 mdr.s varsel til den 1. i en måned."
        ),
        "2021-07-01",
        "2025-06-30",
        6,
    ),
    (
        (
            "Aftaleperioden starter 1. august 2020 og varer 24 måneder, hvorefter den fortsætter, "
            "indtil den siges op med 3 måneders varsel."
        ),
        "2020-08-01",
        None,
        3,
    ),
    ("Kontrakten er gældende i fem (5) år regnet fra den 1. februar 2021.", "2021-02-01", "2026-01-31", None),
    (
        "Kontrakten har en løbetid på 4 år med start den 1. september 2022. Kunden kan forlænge i indtil 2 år.",
        "2022-09-01",
        "2026-08-31",
        None,
    ),
    ("Løbetid: 1.1.2022-31.12.2025. Option: 2 x 12 mdr.", "2022-01-01", "2025-12-31", None),
    (
        "Kontraktperiode: 48 mdr. fra 01-01-2022. Opsigelse: Kunde 6 mdr., leverandør 12 mdr.",
        "2022-01-01",
        "2025-12-31",
        6,
    ),
    (
        (
            "Kunden kan med et skriftligt varsel på mindst 3 (tre) måneder opsige Kontrakten til "
            "ophør ved udgangen af en kalendermåned."
        ),
        None,
        None,
        3,
    ),
    (
        "Opsigelsesvarslet udgør for Kommunens vedkommende 6 måneder og for Leverandørens vedkommende 12 måneder.",
        None,
        None,
        6,
    ),
    ("Leverandørens opsigelsesvarsel er 12 måneder, mens Kundens er 6 måneder.", None, None, 6),
    ("Kontrakten kan af Leverandøren opsiges med et varsel på 12 måneder, men af Kunden med kun 3.", None, None, None),
    ("Parterne kan hver især opsige aftalen med et varsel på løbende måned + 90 dage.", None, None, 3),
    ("Aftalen kan ikke opsiges i aftaleperioden.", None, None, None),
    ("Ordren kan afbestilles med 14 dages varsel. Faktura forfalder 30 dage netto.", None, None, None),
    (
        (
            "The Agreement shall remain in force from 1 July 2021 until 30 June 2024 and shall "
            "thereafter be renewed for successive periods of 12 months unless "
            "terminated by either party with 3 months' notice."
        ),
        "2021-07-01",
        "2024-06-30",
        3,
    ),
    ("Service commencement: 15-Jan-2022. Contract end: 14-Jan-2026.", "2022-01-15", "2026-01-14", None),
    ("This Agreement is valid for five years as of 1 January 2020.", "2020-01-01", "2024-12-31", None),
    ("The subscription term is 36 months starting from 1 March 2023.", "2023-03-01", "2026-02-28", None),
    (
        (
            "Customer may, without cause, terminate upon six (6) months' written notice; Supplier "
            "upon twelve (12) months' written notice."
        ),
        None,
        None,
        6,
    ),
    ("Kontrakten er indgået den 4. april 2020 og har virkning fra den 1. maj 2020.", "2020-05-01", None, None),
    ("Kontrakten trådte i kraft den 1. juni 2018 og ophørte den 31. maj 2022.", "2018-06-01", "2022-05-31", None),
    (
        (
            "Denne aftale afløser aftalen af 1. maj 2014 og er gældende pr. 1. "
            "januar 2021 og frem til 31. december 2024."
        ),
        "2021-01-01",
        "2024-12-31",
        None,
    ),
    ("Aftalen løber fra underskrift til den 31. december 2027.", "2024-03-08", "2027-12-31", None),
    ("Aftalen løber i 3 år fra den seneste underskrift.", "2024-03-08", "2027-03-07", None),
    ("Kontrakten kan tidligst bringes til ophør den 1. januar 2026.", None, None, None),
    (
        (
            "Kunden har ret til at opsige Kontrakten helt eller delvist med et varsel på 3 "
            "måneder, dog tidligst til den 31. december 2025."
        ),
        None,
        None,
        3,
    ),
    (
        "Vedligeholdelsesaftalen kan opsiges med 3 måneders varsel, Kontrakten i øvrigt med 9 måneders varsel.",
        None,
        None,
        9,
    ),
    ("Kontrakten løber i 2 år fra Overtagelsesdagen, der er den 1. april 2022.", "2022-04-01", "2024-03-31", None),
    ("Systemet idriftsættes den 1. november 2019. Kontrakten har virkning fra idriftsættelsen.", None, None, None),
    ("Priserne er faste til den 31. december 2025, hvorefter de reguleres.", None, None, None),
    ("Supporten udløber den 1. januar 2026, hvorefter kontrakten fortsætter uden support.", None, None, None),
    ("Kontrakten løber fra 2022 til 2025.", None, None, None),
    ("Kontrakten udløber ved udgangen af juni måned 2026.", None, "2026-06-30", None),
    ("Kontrakten løber til og med den sidste februar 2028.", None, "2028-02-29", None),
    ("Opsigelsesfrist: Kunde: 3 måneder / Leverandør: 6 måneder", None, None, 3),
    (
        (
            "Aftalen kan opsiges med 6 måneders varsel af begge parter, dog kan leverandøren "
            "tidligst opsige fra 1. januar 2025."
        ),
        None,
        None,
        6,
    ),
    ("Oppsigelsestid er tre måneder for Kunden og seks måneder for Leverandøren.", None, None, 3),
    ("Kontrakten udløber 4 år efter underskriften.", "2024-03-08", "2028-03-07", None),
    ("Kontrakten er tidsbegrænset og løber fra 1. maj 2022 og tre år frem.", "2022-05-01", "2025-04-30", None),
    ("Fra 1. oktober 2023 til 30. september 2027 gælder denne kontrakt.", "2023-10-01", "2027-09-30", None),
    (
        "Kontraktens første dag er 1. oktober 2023, og dens sidste dag er 30. september 2027.",
        "2023-10-01",
        "2027-09-30",
        None,
    ),
    ("Gyldighedsperiode: 01/10/2023 – 30/09/2027", "2023-10-01", "2027-09-30", None),
    ("Either Party may terminate this Agreement with a notice period of one quarter.", None, None, 3),
    ("Kunden kan opsige abonnementet med virkning fra udløbet af en måned med en måneds varsel.", None, None, 1),
    ("Ved opsigelse skal Leverandøren inden 3 måneder udlevere data.", None, None, None),
    (
        "Opsigelse skal være modtaget senest 6 måneder inden den 31. december 2026, hvor aftalen udløber.",
        None,
        "2026-12-31",
        6,
    ),
]


@pytest.mark.parametrize(("clause", "effective", "expiry", "notice"), CLAUSES)
def test_a_clause_gives_what_it_says(
    facts: Facts, clause: str, effective: str | None, expiry: str | None, notice: int | None
) -> None:
    assert told(facts(Kontrakt=f"{HEAD}2. {clause}{SIGNED}")) == (effective, expiry, notice)
