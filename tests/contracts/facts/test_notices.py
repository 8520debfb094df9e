"""The customer's notice, in whatever words it may leave the contract."""

import pytest

from .conftest import Facts

CONTRACT = (
    "AFTALE OM PRØVE\n\nMellem Skovlund Kommune, CVR 31002516 (Kunden) og Tidevand Systemer A/S, CVR 32524273 "
    "(Leverandøren)\n\n1. Leverandøren leverer systemet Prøve.\n\n2. Aftalen løber fra 1. maj 2024.\n\n"
)
SELLERS = (
    "AFTALE OM PRØVE\n\nTidevand Systemer A/S, CVR 32524273\n\nKunde: Skovlund Kommune, CVR 31002516\n\nVi leverer "
    "systemet Prøve, og I betaler pr. år. I retter selv teksterne.\n\n"
)
BUYERS = (
    "AFTALE OM PRØVE\n\nBestiller: Skovlund Kommune, CVR 31002516\n\nLeverandør: Tidevand Systemer A/S, CVR "
    "32524273\n\nVi bestiller Prøve til alle skoler.\n\n"
)


@pytest.mark.parametrize(
    ("clause", "months"),
    [
        ("3. Aftalen fortsætter til den bliver opsagt. Kunden skal give 6 måneder, vi skal give 12.", 6),
        ("3. Aftalen kan opsiges. Leverandøren skal give 12 måneder, Kunden 6.", 6),
        ("3. Aftalen kan opsiges skriftligt. Kunden giver 3 måneder og Leverandøren 12 måneder.", 3),
        ("3. Kommunen kan sige op med 2 måneders varsel til en 1. i en måned. Vi skal give 12 måneder.", 2),
        (
            "3. Kommunen kan opsige den med 90 dages varsel, hvis opgaven overgår til et selskab. Bortset herfra kan "
            "Kommunen i hele perioden opsige med 5 måneders varsel.",
            5,
        ),
        ("3. Den har ingen slutdato. Kommunen kan stoppe den med 1 måneds varsel, vi med 6 måneders varsel.", 1),
        ("3. Kunden kan med én måneds varsel give afkald på brugsretten.", 1),
        ("3. Kunden kan opsige til 31. juli med 5 måneders varsel.", 5),
        ("3. Kommunen kan komme ud før tid ved at give os 3 måneders varsel.", 3),
        ("3. The Municipality's notice is six months; the Supplier's notice is twelve months.", 6),
        ("3. The Customer may withdraw at any time on giving five months' notice in writing.", 5),
        ("3. Opsigelse kan ske til hver 31. december, når det meddeles senest 6 måneder før.", 6),
        ("3. Ønsker Kunden ikke at fortsætte, giver den besked tre måneder før udløb.", 3),
        ("3. Either party may walk away by giving 90 days' notice.", 3),
        ("3. Kommunen kan slutte med fire måneders varsel.", 4),
        ("3. Kommunen kan med et halvt års varsel udtræde til udgangen af et kalenderår.", 6),
        ("Opsigelse\nKunden: tre måneder. Leverandøren: tolv måneder.", 3),
        ("Exit\nThe Customer can leave at six months' notice.", 6),
        ("3. Kunden skal give 2 måneders varsel til udgangen af et kvartal, Leverandøren 9 måneder.", 2),
        ("3. The Customer may end it earlier by giving four months' notice in writing.", 4),
        ("3. Bliver Prøve overtaget af et andet selskab, kan Kunden i så fald udtræde med tre måneders varsel.", None),
        ("3. Leverandøren kan ændre priser med 3 måneders varsel.", None),
        ("3. Aftalen kan ikke opsiges. Kunden skal give 6 måneder gamle data fra sig.", None),
        ("3. Kunden kan komme ud og se driften med 2 måneders varsel.", None),
        ("3. Kunden har 3 måneder til at teste systemet.", None),
        ("3. Aftalen kan opsiges. Leverandøren skal give 12 måneder.", None),
    ],
)
def test_the_notice_of_a_contract(facts: Facts, clause: str, months: int | None) -> None:
    assert facts(Aftale=CONTRACT + clause).notice_period_months == months


@pytest.mark.parametrize(
    ("clause", "months"),
    [
        ("I kan komme ud før med 3 måneders skriftlig varsel til slutningen af en måned.", 3),
        ("Vi kan ikke sige jer op. I kan sige os op med 2 måneders varsel.", 2),
        ("Vil I ud, skal I sige til 3 måneder i forvejen.", 3),
        ("I kan stoppe før tid med 4 måneders varsel.", 4),
        ("I kan droppe os med en måneds varsel til den 1.", 1),
        ("Vi kan sige op med 12 måneders varsel.", None),
    ],
)
def test_the_notice_in_a_sellers_letter(facts: Facts, clause: str, months: int | None) -> None:
    assert facts(Aftale=SELLERS + clause).notice_period_months == months


def test_who_orders_is_the_customer(facts: Facts) -> None:
    clause = "Vi kan sige op med 5 måneders varsel til en 31. juli. I kan sige op med 12 måneders varsel."
    assert facts(Aftale=BUYERS + clause).notice_period_months == 5


def test_who_orders_from_others_is_not(facts: Facts) -> None:
    text = BUYERS.replace("Vi bestiller Prøve til alle skoler.", "Vi bestiller motorregistret for jer.")
    clause = "I kan sige op med 5 måneders varsel. Vi kan sige op med 12 måneders varsel."
    assert facts(Aftale=f"{text}I betaler hvert år.\n\n{clause}").notice_period_months == 5


SHEET = (
    "AFTALEBLAD\n\nAftale-id            KAN-DK-0012\nKunde                Skovlund Kommune, Kultur, CVR-nr. 31002516\n"
    "Leverandør           Tidevand Systemer A/S, Kanalstræde 2, CVR-nr. 32524273\nBegyndelse           2024-08-01\n"
    "{rows}\n\nAftalen består af aftalebladet og Del A.\n"
)


@pytest.mark.parametrize(
    ("rows", "months"),
    [
        ("Opsigelse (kunden)   4 måneder\nOpsigelse (lev.)     12 måneder", 4),
        ("Opsigelse (lev.)     12 måneder\nOpsigelse (kunden)   4 måneder", 4),
        ("Opsigelse fra kunden 4 mdr.\nOpsigelse fra leverandøren 9 mdr.", 4),
        ("Opsigelsesfrist kunde  3 md.\nOpsigelsesfrist lev.   9 md.", 3),
        ("Varsel, kunden       3 måneder\nVarsel, lev.         9 måneder", 3),
        ("Notice by Customer    6 months\nNotice by Supplier    none during the term", 6),
        ("Notice (Customer)     six months\nNotice (Supplier)     twelve months", 6),
        ("Termination by Customer   3 months", 3),
        ("Opsigelse (lev.)     12 måneder", None),
        ("Notice by Supplier    12 months", None),
        ("Notice by Customer of defects   within 6 months", None),
        ("Notice to Customer of prices    3 months", None),
    ],
)
def test_the_notice_in_the_rows_of_a_sheet(facts: Facts, rows: str, months: int | None) -> None:
    assert facts(Aftaleblad=SHEET.format(rows=rows)).notice_period_months == months


def test_an_amendment_gives_another_notice(facts: Facts) -> None:
    main = CONTRACT + "3. Kunden kan opsige med 6 måneders varsel.\n"
    tillaeg = "TILLÆG 1\n\n1. Kundens opsigelsesvarsel ændres fra 6 til 9 måneder.\n\nUnderskrevet den 3. maj 2025\n"
    assert facts(Aftale=main, Tillæg_1=tillaeg).notice_period_months == 9
