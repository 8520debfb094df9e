"""What an annex puts on a right that is given on its terms, and bars that only repeat a condition."""

import pytest

from clausecheck.contracts.model import FindingStatus, Verdict

from .conftest import Build, by_status, keys

RIGHT, BAN, CONSENT = (
    "Kunden må bruge robotter på de vilkår, der fremgår af Bilag 4.",
    "Kunden må ikke bruge robotter.",
    "Kunden kan bruge robotter efter samtykke.",
)
SIGNED = "\n\nUnderskrevet den 3. maj 2021\nEva Holm, direktør\n"


def contract(rule: str) -> str:
    return f"KONTRAKT OM PRØVE\n\n1. Ydelsen er systemet Prøve.\n\n2. {rule}{SIGNED}"


def annex(*rules: str) -> str:
    told = "\n\n".join(f"{at}. {rule}" for at, rule in enumerate(rules, 2))
    return f"BILAG 4\nPRISER\n\n1. Grundlicens: 100 kr.\n\n{told}\n"


PUT = [
    "Ubemandet kørsel efter pkt. 2, pr. proces .......... 4.200",
    "Adgang for softwarerobotter koster 9.000 kr. pr. år.",
    "Automatiske kørsler bestilles hos Leverandøren.",
    "Højst to samtidige robotter.",
    "RPA: kun mellem kl. 20 og 06.",
    "Use under section 2 is subject to approval in each case.",
]
NOT_PUT = [
    "Ubemandet kørsel efter pkt. 2 er indeholdt i grundlicensen.",
    "Robotadgang, pr. robot ......... 0",
    "Adgang for softwarerobotter er uden betaling.",
    "Konsulenttimer koster 1.100 kr.",
    "Robotter logges som andre brugere.",
]


@pytest.mark.parametrize("rule", PUT)
def test_a_price_an_order_or_a_bound_in_the_annex_makes_the_right_conditional(build: Build, rule: str) -> None:
    found = build(Kontrakt=contract(RIGHT), Bilag_4=annex(rule))
    assert found.verdict is Verdict.CONDITIONAL
    assert found.needs_review
    assert by_status(found, FindingStatus.SUPERSEDED) == ["Kontrakt: permitted"]


@pytest.mark.parametrize("rule", NOT_PUT)
def test_an_annex_that_puts_nothing_on_the_right_leaves_it(build: Build, rule: str) -> None:
    assert build(Kontrakt=contract(RIGHT), Bilag_4=annex(rule)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("rule", PUT)
def test_it_does_so_only_for_a_right_on_its_terms(build: Build, rule: str) -> None:
    assert build(Kontrakt=contract("Kunden må bruge robotter."), Bilag_4=annex(rule)).verdict is Verdict.COMPLIANT


ROWS = "Type | Anvendelse | Antal | Pris\nA | Pr. bruger | 25 | 1.480\n{row}\nC | Visning | 1 | 900\n"
UNMANNED = [
    "B | Konto, der ikke betjenes af en person | 0 | 24.000",
    "B | Licens uden tilknyttet medarbejder | 0 | 12.500",
    "B | Ubemandet afvikling, pr. plads | 2 | 9.000 kr.",
    "B | Account not assigned to an individual | 0 | 4,200",
]
ALL_USE = [
    "Al brug forudsætter en licens efter Bilag 4.",
    "Enhver anvendelse er betinget af, at kontoen har en af licenserne i Bilag 4.",
    "All use is subject to a licence under Schedule 4.",
]


def sections(*rules: str) -> str:
    told = "\n\n".join(f"2.{at} {rule}" for at, rule in enumerate(rules, 1))
    order = "3.1 Ved modstrid har kontrakten forrang for bilagene."
    return f"KONTRAKT OM PRØVE\n\n1. Ydelsen\n\n1.1 Prøve.\n\n2. Brug\n\n{told}\n\n3. Rang\n\n{order}{SIGNED}"


@pytest.mark.parametrize("rule", ALL_USE)
@pytest.mark.parametrize("row", UNMANNED)
def test_the_price_of_an_account_without_a_person_is_a_condition_where_all_use_needs_one(
    build: Build, row: str, rule: str
) -> None:
    table = (
        f"BILAG 4\nPRISER\n\n{ROWS.format(row=row)}\n1. Betaling for type B erlægges forud.\n\n2. Type C er gratis.\n"
    )
    found = build(Kontrakt=sections("Kunden må bruge robotter.", rule), Bilag_4=table)
    assert found.verdict is Verdict.CONDITIONAL
    assert [finding.section for finding in found.findings if finding.deciding] == [None, "1"]
    assert build(Kontrakt=sections("Kunden må bruge robotter.", "Al brug logges."), Bilag_4=table).verdict is not (
        Verdict.CONDITIONAL
    )


@pytest.mark.parametrize("row", ["B | Konto, der ikke betjenes af en person | 2 | 0", "B | Konto pr. person | 0 | 900"])
def test_an_account_without_a_price_or_for_a_person_is_no_condition(build: Build, row: str) -> None:
    table = f"BILAG 4\nPRISER\n\n{ROWS.format(row=row)}"
    found = build(Kontrakt=sections("Kunden må bruge robotter.", ALL_USE[0]), Bilag_4=table)
    assert found.verdict is Verdict.COMPLIANT
    assert found.needs_review


@pytest.mark.parametrize("row", UNMANNED)
def test_such_a_price_alone_tells_that_automation_is_paid_for(build: Build, row: str) -> None:
    found = build(Kontrakt=sections("Kunden har brugsret."), Bilag_4=f"BILAG 4\nPRISER\n\n{ROWS.format(row=row)}")
    assert found.verdict is Verdict.CONDITIONAL
    assert found.needs_review


UNMET = [
    "Der må ikke uden bestilling køre en robot.",
    "En proces, der ikke er bestilt, må ikke køres af en robot.",
    "Kunden må ikke køre robotter, som Leverandøren ikke har godkendt.",
    "Kunden må ikke starte en robot, før den er betalt.",
    "The Customer may not run robots that have not been ordered.",
    "The Customer may not run unlicensed robots.",
]
ABSOLUTE = [
    BAN,
    "Det er under ingen omstændigheder tilladt, og forbudt er også robotter, der ikke er bestilt.",
    "Kunden må ikke bruge robotter. Licens bestilles skriftligt.",
]


@pytest.mark.parametrize("bar", UNMET)
def test_a_bar_on_what_does_not_meet_the_condition_is_the_condition(build: Build, bar: str) -> None:
    beside = build(Kontrakt=contract(f"{CONSENT}\n\n3. {bar}"))
    assert beside.verdict is Verdict.CONDITIONAL
    assert "one_condition" in keys(beside)
    on_its_terms = build(Kontrakt=contract(RIGHT), Bilag_4=annex(bar))
    assert on_its_terms.verdict is Verdict.CONDITIONAL


@pytest.mark.parametrize("bar", UNMET)
def test_without_a_right_or_a_condition_it_is_a_bar(build: Build, bar: str) -> None:
    assert build(Kontrakt=contract("Drift."), Bilag_4=annex(bar)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("bar", ABSOLUTE)
def test_a_bar_on_everything_stays_one(build: Build, bar: str) -> None:
    assert build(Kontrakt=contract(RIGHT), Bilag_4=annex(bar)).verdict is Verdict.RESTRICTED


ACCOUNTS = "Upersonlige konti købes efter Bilag 4. Kunden må ikke bruge robotter på andre kontotyper."


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ("Upersonlig konto: robotter kun med samtykke.", Verdict.CONDITIONAL),
        ("Konsulenttimer: robotter kun med samtykke.", Verdict.RESTRICTED),
    ],
)
def test_a_bar_on_other_accounts_is_the_bound_of_the_condition_on_those_of_programs(
    build: Build, row: str, verdict: Verdict
) -> None:
    assert build(Kontrakt=contract(ACCOUNTS), Bilag_4=annex(row)).verdict is verdict
