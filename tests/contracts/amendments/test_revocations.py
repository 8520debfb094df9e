"""Rights and exemptions that the supplier may take back stand under a condition; a cause or a denial is none."""

import pytest

from clausecheck.contracts.model import Verdict
from clausecheck.effects.model import Condition, Effect

from ..conftest import Build

RIGHT, BAN = "Kunden må bruge robotter.", "Kunden må ikke bruge robotter."
MAIN = (
    "KONTRAKT OM PRØVE\n\nmellem Prøve Kommune og Prøvesystemer A/S om levering og drift af systemet\n\n"
    "1. Systemet leveres som tjeneste.\n\n2. {rule}\n\n3. {more}\n\n4. Drift.\n\n"
    "Underskrevet den 3. maj 2019\nEva Holm\n"
)
ALLONGE = (
    "ALLONGE 1 TIL KONTRAKT OM PRØVE\n\n1. Pkt. 2 finder ikke anvendelse på {whose} softwarerobotter.\n\n{more}\n\n"
    "Underskrevet den 3. maj 2021\nEva Holm\n"
)

TAKEN_BACK = [
    "Leverandøren kan til enhver tid tilbagekalde tilladelsen.",
    "Fritagelsen kan trækkes tilbage med 30 dages varsel.",
    "Prøvesystemer forbeholder sig at lade undtagelsen bortfalde uden begrundelse.",
    "Leverandøren har ret til at genindføre forbuddet efter eget skøn.",
    "The Supplier may withdraw this exemption at any time.",
    "Leverandøren kan opsige denne dispensation, hvis driften ændres, eller når som helst i øvrigt.",
    "Leverandøren kan trække accepten tilbage, hvis driften belastes, eller Leverandøren i øvrigt ønsker det.",
]
ENDS = [
    "This is a courtesy, and the Supplier may call it off on any day, without giving reasons.",
    "Tilladelsen gælder indtil videre og bortfalder, når Leverandøren giver meddelelse herom.",
    "Leverandøren er ikke forpligtet til at opretholde denne adgang og kan afbryde den uden varsel.",
    "Leverandøren kan ændre vilkårene for automatisering med 3 måneders varsel.",
    "The permission lapses when the Supplier gives notice.",
]
KEPT = [
    "Uden tilladelse fra nogen skal tandplejen kunne oprette og lukke journaler.",
    "Uden tilladelse fra nogen kan tandplejen oprette og lukke journaler.",
    "Tilladelsen bortfalder, når Kunden giver meddelelse herom.",
    "Leverandøren kan ikke tilbagekalde tilladelsen.",
    "Kunden kan til enhver tid opsige tilladelsen.",
    "Tilladelsen kan tilbagekaldes, hvis en robot forstyrrer driften væsentligt.",
    "The Supplier may suspend the exemption in the event of a security incident.",
    "Leverandøren kan opsige supporten med tre måneders varsel.",
    "Leverandøren skal oplyse, hvis pkt. 4 ændres igen.",
]


@pytest.mark.parametrize("more", [*TAKEN_BACK, *ENDS])
def test_a_right_that_the_supplier_may_take_back_is_conditional(build: Build, more: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule=RIGHT, more=more))
    assert contract.verdict is Verdict.CONDITIONAL
    conditions = [item.conditions for item in contract.findings if item.effect is Effect.CONDITIONAL]
    assert conditions == [(Condition.REVOCABLE,)]


@pytest.mark.parametrize("more", KEPT)
def test_a_right_that_only_a_fault_or_the_customer_ends_is_a_right(build: Build, more: str) -> None:
    assert build(Kontrakt=MAIN.format(rule=RIGHT, more=more)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    "more",
    [
        *(f"2. {sentence}" for sentence in TAKEN_BACK),
        "2. Drift.\n\n3. Pris.\n\n4. Support.\n\n5. Pris.\n\n6. Leverandøren kan bestemme, at pkt. 2 på ny skal gælde.",
        "2. The Supplier may decide that clause 2 shall apply again.",
    ],
)
def test_a_ban_that_is_set_aside_until_the_supplier_wants_it_back_is_a_condition(build: Build, more: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule=BAN, more="Pris."), Allonge_1=ALLONGE.format(whose="Kundens", more=more))
    assert contract.verdict is Verdict.CONDITIONAL


@pytest.mark.parametrize("more", KEPT)
def test_a_ban_that_is_set_aside_for_good_is_gone(build: Build, more: str) -> None:
    allonge = ALLONGE.format(whose="Kundens", more=f"2. {more}")
    assert build(Kontrakt=MAIN.format(rule=BAN, more="Pris."), Allonge_1=allonge).verdict is Verdict.MISSING


@pytest.mark.parametrize(
    "whose", ["godkendte", "de af Leverandøren godkendte", "testmiljøets", "betalte", "Leverandørens egne"]
)
def test_a_ban_that_is_set_aside_for_some_robots_only_stands(build: Build, whose: str) -> None:
    allonge = ALLONGE.format(whose=whose, more="2. Drift.")
    assert build(Kontrakt=MAIN.format(rule=BAN, more="Pris."), Allonge_1=allonge).verdict is Verdict.RESTRICTED
