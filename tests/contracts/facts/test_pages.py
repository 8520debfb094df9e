"""Whole front pages with their terms, in the many shapes that contracts have: every fact of each at once."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import ContractFacts

from .conftest import Facts

A, B, C = "32524273", "31002516", "44633191"
SPACED = "32 52 42 73"

Told = tuple[str | None, str | None, str | None, str | None, str | None, int | None]

PAGES: dict[str, tuple[dict[str, str], Told]] = {
    "letter as a contract": (
        {
            "Brevaftale": f"""Odense, den 3. marts 2021

Til
Strandby Kommune, Skoleafdelingen, CVR 31 00 25 16

Vi bekræfter hermed vores aftale om skolesystemet Klassekort. Aftalen har reference SK/2021-14.

Vi leverer fra den 1. april 2021. Aftalen gælder fra samme dag og løber, indtil en af os siger den op.
I kan sige aftalen op med løbende måned plus to måneder. Vi kan sige den op med et års varsel.

Venlig hilsen
Skolekort ApS, CVR {A}
Mette Lind (sign.)                     Accepteret for Strandby Kommune: Ib Holm (sign.)
"""
        },
        (A, "Skolekort ApS", "SK/2021-14", "2021-04-01", None, 2),
    ),
    "data sheet with leaders": (
        {
            "Aftale": f"""ABONNEMENTSAFTALE – VagtRingen

Aftalenummer ............... VR-2023-118
Kunde ...................... Hedelund Kommune, CVR {B}
Leverandør ................. Ringværk A/S, CVR {A}
Ikrafttrædelsesdato ........ 1. juni 2023
Slutdato ................... 31. maj 2027
Opsigelsesvarsel, kunde .... 4 måneder til udgangen af et kvartal
Opsigelsesvarsel, leverandør  12 måneder

1. Leverandøren stiller VagtRingen til rådighed.
"""
        },
        (A, "Ringværk A/S", "VR-2023-118", "2023-06-01", "2027-05-31", 4),
    ),
    "two columns with a former name": (
        {
            "Kontrakt": f"""KONTRAKT NR. 2020/55-T

Leverandør                                 Kunde
Bølgebryder IT A/S                         Sandvig Kommune
(tidligere Molevej Data ApS)               Teknik og Miljø
CVR-nr. {A}                          CVR-nr. {B}

1. Varighed
1.1 Kontrakten træder i kraft den 1.9.2020 og udløber uden varsel efter fem år.
1.2 Kontrakten er for Leverandøren uopsigelig. Kunden kan opsige med halvandet års varsel.
"""
        },
        (A, "Bølgebryder IT A/S", "2020/55-T", "2020-09-01", "2025-08-31", 18),
    ),
    "names with roles side by side": (
        {
            "Kontrakt": f"""Kontrakt om it-system til byggesager

Parter
Vesterlund Kommune (Kunden)              Hjørnesten Software ApS (Leverandøren)
Rådhusgade 1                             Kajen 9, 2.
CVR: {B}                            CVR: {A}

Kontraktens betegnelse: BYG-17/4

Tid
Kontrakten regnes fra 1. kvartal 2022 og gælder til og med 4. kvartal 2025.
Opsigelse fra Kundens side: seks måneder. Opsigelse fra Leverandørens side: ni måneder.
"""
        },
        (A, "Hjørnesten Software ApS", "BYG-17/4", "2022-01-01", "2025-12-31", 6),
    ),
    "order of a foreign branch": (
        {
            "Order": f"""ORDER FORM

Order no.: OF-9921                 Date: 2 May 2023
Supplier: Kestrel Care Systems Ltd., Danish branch, CVR no. {A}
Customer: Lyngby Å Municipality, CVR no. {B}

Start date: 1 June 2023
Initial term: thirty-six (36) months
Termination for convenience by Customer: 90 days' written notice. Supplier may not terminate for convenience.
"""
        },
        (A, "Kestrel Care Systems Ltd., Danish branch", "OF-9921", "2023-06-01", "2026-05-31", 3),
    ),
    "swedish supplier without a danish number": (
        {
            "Avtal": f"""AVTAL OM SYSTEMET SKOLBUSS

Avtalsnummer: SB-44/21

LEVERANTÖR
Resväg AB, org.nr. 556731-4418, Malmö

KUND
Nordsund Kommune, CVR-nr. {B}

1. Avtalet gäller från den 1 januari 2022 till och med den 31 december 2025.
2. Kunden kan säga upp avtalet med tre månaders uppsägningstid.
"""
        },
        (None, "Resväg AB", "SB-44/21", "2022-01-01", "2025-12-31", 3),
    ),
    "norwegian words": (
        {
            "Avtale": f"""AVTALE OM DRIFT AV FAGSYSTEMET FLYT

Avtalenr. N-2024-7

Mellom Kystby Kommune, CVR {B} (Kunden) og Flyt Danmark ApS, CVR {A} (Leverandøren)

1. Avtalen trer i kraft 1. mai 2024 og utløper 30. april 2028.
2. Kunden kan si opp avtalen med seks måneders varsel.
"""
        },
        (A, "Flyt Danmark ApS", "N-2024-7", "2024-05-01", "2028-04-30", 6),
    ),
    "effect from the last signature in english": (
        {
            "Agreement": f"""SUBSCRIPTION AGREEMENT

Contract number: TR/DK/19/7

BETWEEN
(1) Tracery ApS, CVR no. {A} (the "Vendor"); and
(2) Holmsted Municipality, CVR no. {B} (the "Municipality").

1. This Agreement enters into force on the date of the last signature and continues for forty-eight months.
2. The Municipality may end this Agreement on two months' notice. The Vendor may not.

For the Vendor                              For the Municipality
Signature: Ann Berg                         Signature: Jens Vad
Aarhus, 2 April 2019                        Holmsted, 9 April 2019
"""
        },
        (A, "Tracery ApS", "TR/DK/19/7", "2019-04-09", "2023-04-08", 2),
    ),
    "option used in a letter": (
        {
            "Kontrakt": f"""KONTRAKT

Kontraktnummer: 88-2020

Mellem Engholm Kommune, CVR {B} (Kunden) og Plantegn A/S, CVR {A} (Leverandøren)

1. Kontrakten løber fra den 1. maj 2020 til den 30. april 2024. Kunden har option på forlængelse i 2 x 12 måneder.
2. Kunden kan opsige med 3 måneders varsel.

Underskrevet den 3. april 2020
Ib Holm
""",
            "Brev_2023": """Engholm Kommune
                                   12. december 2023
Plantegn A/S
Kajen 4

Kontrakt 88-2020

Kommunen har besluttet at forlænge kontrakten med 12 måneder i henhold til punkt 1.

Venlig hilsen
Eva Toft, centerchef
""",
        },
        (A, "Plantegn A/S", "88-2020", "2020-05-01", "2025-04-30", 3),
    ),
    "a letter that only asks": (
        {
            "Kontrakt": f"""KONTRAKT

Kontraktnummer: 88-2020

Mellem Engholm Kommune, CVR {B} (Kunden) og Plantegn A/S, CVR {A} (Leverandøren)

1. Kontrakten løber fra den 1. maj 2020 til den 30. april 2024. Kunden har option på forlængelse i 2 x 12 måneder.

Underskrevet den 3. april 2020
Ib Holm
""",
            "Brev_2023": """Plantegn A/S
                                   12. december 2023
Engholm Kommune

Vi vil gerne høre, om I ønsker at forlænge kontrakten til den 30. april 2026. I så fald foreslår vi, at kontrakten
herved forlænges på nye vilkår.

Venlig hilsen
Ole Falk
""",
        },
        (A, "Plantegn A/S", "88-2020", "2020-05-01", "2024-04-30", None),
    ),
    "note below the signatures": (
        {
            "Kontrakt": f"""KONTRAKT SKF-7 OM RENOVATION

KUNDEN
Stensø Kommune          CVR {B}
LEVERANDØREN
Karré Digital A/S       CVR {A}

1. Kontrakten er trådt i kraft den 15. marts 2021 og udløber den 14. marts 2025, medmindre Kunden forlænger den.
2. Kunden kan opsige med 5 måneders varsel.

Stensø, den 2. marts 2021          Køge, den 5. marts 2021
Kunden: Ulla Vang (underskrevet)   Leverandøren: Carl Degn (underskrevet)

Forlængelsespåtegning
Kontrakten forlænges med to år.
Stensø, den 3. september 2024, Ulla Vang (underskrevet)
Køge, den 7. september 2024, Carl Degn (underskrevet)
"""
        },
        (A, "Karré Digital A/S", "SKF-7", "2021-03-15", "2027-03-14", 5),
    ),
    "a note that nobody has signed": (
        {
            "Kontrakt": f"""KONTRAKT SKF-7 OM RENOVATION

KUNDEN
Stensø Kommune          CVR {B}
LEVERANDØREN
Karré Digital A/S       CVR {A}

1. Kontrakten er trådt i kraft den 15. marts 2021 og udløber den 14. marts 2025.

Stensø, den 2. marts 2021          Køge, den 5. marts 2021
Kunden: Ulla Vang (underskrevet)   Leverandøren: Carl Degn (underskrevet)

Påtegning
Kontrakten forlænges til den 14. marts 2027.
Dato: ____________     Dato: ____________
"""
        },
        (A, "Karré Digital A/S", "SKF-7", "2021-03-15", "2025-03-14", None),
    ),
    "supplier renamed by an amendment": (
        {
            "Kontrakt": f"""KONTRAKT

Kontrakt-id: KU-3/18

Mellem Brohøj Kommune (CVR {B}), Kunden, og Papirfri ApS (CVR {A}), Leverandøren

1. Kontrakten begynder den 1. januar 2019 og løber, indtil den opsiges med 6 måneders varsel af Kunden.

Underskrevet den 3. december 2018
Ib Holm
""",
            "Tillæg_1": """TILLÆG 1 TIL KONTRAKT KU-3/18

1. Leverandøren skiftede den 1. februar 2022 navn fra Papirfri ApS til Arkivfri A/S.

Underskrevet den 3. maj 2022
Ib Holm
""",
        },
        (A, "Arkivfri A/S", "KU-3/18", "2019-01-01", None, 6),
    ),
    "another supplier has taken over": (
        {
            "Kontrakt": f"""KONTRAKT

Kontrakt-id: KU-3/18

Mellem Brohøj Kommune (CVR {B}), Kunden, og Papirfri ApS (CVR {A}), Leverandøren

1. Kontrakten begynder den 1. januar 2019 og løber, indtil den opsiges. Leverandøren kan ikke overdrage Kontrakten.

Underskrevet den 3. december 2018
Ib Holm
""",
            "Tillæg_1": f"""TILLÆG 1 TIL KONTRAKT KU-3/18

1. Kontrakten er pr. 1. februar 2022 overdraget fra Papirfri ApS til Nordisk Arkiv A/S, CVR {C}, som er Leverandør.

Underskrevet den 3. maj 2022
Ib Holm
""",
        },
        (C, "Nordisk Arkiv A/S", "KU-3/18", "2019-01-01", None, None),
    ),
    "customer's own terms beside a standard contract": (
        {
            "Standardkontrakt": f"""STANDARDKONTRAKT OM ABONNEMENT
Ærø & Søn A/S · CVR {SPACED} · Udgave 4

Kontrakt nr.: 4-AE-117
Kunde: Klitlund Kommune (CVR {B})

1. Abonnementet træder i kraft den 1. oktober 2023.
2. Abonnementet kan opsiges af begge parter med 12 måneders varsel, medmindre andet er aftalt.
""",
            "Bilag_1": """BILAG 1
Kundens særlige vilkår

K1 Kunden kan uanset standardkontraktens punkt 2 opsige med 2 måneders varsel.
""",
        },
        (A, "Ærø & Søn A/S", "4-AE-117", "2023-10-01", None, 2),
    ),
    "day named after the date": (
        {
            "Kontrakt": f"""LEVERINGSAFTALE LA-19-3
under rammeaftale RA-4/2018

KUNDE: Rugmark Kommune, CVR {B}
LEVERANDØR: Kornblomst Software A/S, CVR {A}

A.1 Systemet overtages den 1. februar 2019, hvor leveringsaftalen træder i kraft.
A.2 Leveringsaftalen ophører 60 måneder fra ikrafttræden.
A.3 Kundens opsigelsesvarsel: 3 mdr. til den 1. i en måned.
"""
        },
        (A, "Kornblomst Software A/S", "LA-19-3", "2019-02-01", "2024-01-31", 3),
    ),
    "roman month of an old contract": (
        {
            "Overenskomst": """O V E R E N S K O M S T

mellem Fjordby Kommune (CVR-nr. 31 00 25 16), i det følgende kaldet "kommunen", og
Sydkyst Datacentral I/S, CVR-nr. 3 2 5 2 4 2 7 3, i det følgende kaldet "datacentralen".

Overenskomstnr. DC/97-11. Kommunens j.nr. 03.13.00Ø54-4.

§ 1. Overenskomsten er gældende fra 1/IV 1997.
§ 2. Kommunen kan opsige med et halvt års varsel til et kalenderårs udgang.
"""
        },
        (A, "Sydkyst Datacentral I/S", "DC/97-11", "1997-04-01", None, 6),
    ),
    "notice for a cause is not the notice": (
        {
            "Kontrakt": f"""KONTRAKT

Kontraktnr. 31-B

Kunde: Engdal Kommune, CVR {B}
Leverandør: Skiftenøgle IT ApS, CVR {A}

1. Kontrakten løber fra 1. juli 2022 til 30. juni 2026.
2. Kunden kan i tilfælde af Leverandørens væsentlige misligholdelse opsige med 1 måneds varsel.
3. Either party may terminate this contract on 30 days' notice if the other commits a material breach.
"""
        },
        (A, "Skiftenøgle IT ApS", "31-B", "2022-07-01", "2026-06-30", None),
    ),
    "table of terms": (
        {
            "Kontrakt": f"""# Kontrakt om Pladsplan

| Felt | Indhold |
|---|---|
| Kontraktnummer | PP-2024-03 |
| Leverandør | Legeplads IT A/S, CVR {A} |
| Kunde | Solbakke Kommune, CVR {B} |
| Startdag | 2024-02-01 |
| Sidste dag | 2028-01-31 |
| Kundens opsigelse | 3 måneder |
| Leverandørens opsigelse | 9 måneder |
"""
        },
        (A, "Legeplads IT A/S", "PP-2024-03", "2024-02-01", "2028-01-31", 3),
    ),
    "who gives what notice after the spans": (
        {
            "Kontrakt": f"""KONTRAKT OM LUFTMÅLER

Aftale-ID: LM/22-9

Parter: Åby Kommune (CVR {B}) og Vindrose Data A/S (CVR {A}), herefter Leverandøren

Kontrakten gælder fra og med januar 2022 til og med december 2025.
Opsigelsesvarsel: 12 måneder (Leverandøren), 4 måneder (Kunden).
"""
        },
        (A, "Vindrose Data A/S", "LM/22-9", "2022-01-01", "2025-12-31", 4),
    ),
    "reference beside a journal number": (
        {
            "Kontrakt": f"""Bakkely Kommune
Sag 02.34.00-A00-3-20
Dok. 118
Kontraktreference: BK-2020-9

AFTALE OM FAGSYSTEMET SKRALD

Udbyder: Tomgang A/S, CVR-nr. DK {A}
Kunde: Bakkely Kommune, CVR-nr. {B}

Aftalen har virkning fra den første i marts 2020. Den har ingen udløbsdato.
Kommunen kan opsige aftalen med 3 måneders varsel og udbyderen med 10 måneders varsel.
"""
        },
        (A, "Tomgang A/S", "BK-2020-9", "2020-03-01", None, 3),
    ),
    "order with its terms": (
        {
            "Bestilling": f"""B E S T I L L I N G

Til:    Haltid Software ApS, Sportsvej 2, CVR {A}
Fra:    Bækmark Kommune, CVR {B}
Bestillingsnr.: KF-22-9 (bedes anført på faktura)

Startdag: 1. februar 2022.

a. Abonnementet løber, indtil det opsiges. Kommunen kan opsige med 30 dages varsel.
b. Faktura betales 60 dage efter modtagelsen.
"""
        },
        (A, "Haltid Software ApS", "KF-22-9", "2022-02-01", None, 1),
    ),
    "nothing but a supplier": (
        {
            "Uddrag": f"""UDDRAG

Tilbudsnr. 02.19

Leverandør: Uvirksom A/S, CVR {A}

1. Der leveres efter bestilling. Betaling sker 30 dage efter faktura. Garantien løber i 24 måneder.
2. Leverandøren har siden den 1. maj 2018 leveret til kommuner.
"""
        },
        (A, "Uvirksom A/S", None, None, None, None),
    ),
    "amendment that moves the customer's notice": (
        {
            "Kontrakt": f"""KONTRAKT

Kontraktnr. 5-TT

Kunde: Tårnby Å Kommune, CVR {B}
Leverandør: Tømmer Digital A/S, CVR {A}

3.1 Aftalen gælder fra den 1. marts 2020.
3.2 Kommunen kan opsige aftalen med 6 måneders varsel og leverandøren med 10 måneders varsel.

Underskrevet den 3. februar 2020
Ib Holm
""",
            "Tillæg_1": """TILLÆG NR. 1 TIL KONTRAKT 5-TT

1. Punkt 3.2 ændres, så Kommunens varsel er en måned. Leverandørens varsel er uændret.

Underskrevet den 3. maj 2022
Ib Holm
""",
        },
        (A, "Tømmer Digital A/S", "5-TT", "2020-03-01", None, 1),
    ),
    "english agreement with a stated effective date": (
        {
            "Agreement": f"""MASTER SERVICES AGREEMENT

Agreement ref. MSA-DK-221

Customer                                   Supplier
Norvik Municipality                        Larkspur Nordic A/S
(Norvik Kommune)                           (formerly Larkspur Data A/S)
CVR {B}                               CVR {A}

1. This Agreement is made on 3 May 2022 and takes effect on 1 June 2022 (the "Effective Date").
2. It expires on the third anniversary of the Effective Date unless terminated earlier.
3. Customer may terminate this Agreement for convenience by giving sixty (60) days' prior written notice.
"""
        },
        (A, "Larkspur Nordic A/S", "MSA-DK-221", "2022-06-01", "2025-05-31", 2),
    ),
    "guarantor, host and bank beside the parties": (
        {
            "Kontrakt": f"""KONTRAKT NR. 7/2023

indgået mellem
Mosehøj Kommune, CVR-nr.: {B}
og
Lynild Data P/S, CVR-nr.: {A}
(garant: Lynild Holding A/S, CVR-nr.: {C})

Kontrakten er gældende for perioden 1. marts 2023 - 28. februar 2027 med mulighed for forlængelse i op til 24 måneder.
Opsigelse kan ske med 180 dages varsel fra Kundens side.
"""
        },
        (A, "Lynild Data P/S", "7/2023", "2023-03-01", "2027-02-28", 6),
    ),
}


def told(read: ContractFacts) -> Told:
    """Return the facts that a contract manager looks for, dates as text."""
    start, end = (day.isoformat() if day else None for day in (read.effective_date, read.expiry_date))
    return (read.supplier.cvr, read.supplier.name, read.contract_number, start, end, read.notice_period_months)


@pytest.mark.parametrize("page", PAGES)
def test_every_fact_of_a_page_is_read_and_nothing_else(facts: Facts, page: str) -> None:
    documents, expected = PAGES[page]
    assert told(facts(**documents)) == expected
