"""Changes that take a bar away, and those that are limited, of something else or only talked of and do not."""

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import Build, keys

MAIN = (
    "KONTRAKT OM PRØVE\n\nKontrakt nr. SK-2019-11\n\n1. Ydelsen\n1.1 Systemet leveres som tjeneste.\n\n"
    "3. Automatisering\n3.1 Kunden må bruge robotter.\n\n9. Brug\n9.1 Systemet bruges til sagsbehandling.\n"
    "9.3 {bar}\n\nUnderskrevet den 3. maj 2019\nEva Holm\n"
)
BAN, CONSENT, PEOPLE = (
    "Kunden må ikke bruge robotter.",
    "Kunden kan bruge robotter efter samtykke.",
    "Systemet betjenes af fysiske personer.",
)
OPEN = MAIN.format(bar="Systemet bruges i hele kommunen.")
ALLONGE = "ALLONGE 1 TIL KONTRAKT NR. SK-2019-11 OM PRØVE\n\n{change}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
TERMS = "LICENSVILKÅR\n\n1. Licens\n1.1 Programmet leveres.\n\n5. Brug\n5.1 Kunden må ikke bruge robotter.\n"

WHOLE = [
    "1. Pkt. 9.3 gælder ikke mere.",
    "1. Pkt. 9.3 udgår, og henvisningen hertil i pkt. 3.1 slettes.",
    "1. Pkt. 9.3 udgår.",
    "1. Pkt. 9.3 udgår.\n\n2. Kunden siger til, når en robot sættes i gang. Det er kun til orientering.",
    "1. Kontraktens pkt. 9.3 udgår uden erstatning.",
    "1. Pkt. 9.3 i kontrakten ophæves i sin helhed.",
    "1. Parterne er enige om, at pkt. 9.3 udgår af kontrakten.",
    "1. Parterne har aftalt, at pkt. 9.3 bortfalder.",
    "1. Det er aftalt, at kontraktens pkt. 9.3 slettes.",
    "1. Med virkning fra den 1. juni 2021 udgår pkt. 9.3.",
    "1. Pkt. 9.3 udgår med virkning fra den 1. juni 2021.",
    "1. Samtidig ophæves kontraktens pkt. 9.3.",
    "1. Bestemmelsen i pkt. 9.3 gælder ikke længere.",
    "1. Forbuddet i pkt. 9.3 bortfalder.",
    "1. Forbuddet mod robotter i pkt. 9.3 ophæves hermed.",
    "1. Leverandøren frafalder pkt. 9.3.",
    "1. Pkt. 9.3 udgår, og pkt. 9.4 bliver herefter pkt. 9.3.",
    "1. Pkt. 9.3 udgår, idet reglen ikke længere er relevant.",
    "1. Pkt. 9.3 udgår, således at robotter herefter er tilladt.",
    "1. Pkt. 9.3 (Robotter) udgår.",
    "1. Pkt. 9.3 om robotter udgår.",
    "1. I kontrakten foretages følgende ændring: Pkt. 9.3 udgår.",
    "1. Pkt. 9.2 og 9.3 udgår.",
    "1. I kontrakt nr. SK-2019-11 om Prøve udgår pkt. 9.3.",
    "1. Ændringer til kontrakten\n\n1.1 Pkt. 9.3 stryges.",
    "1. Pkt. 9.3 udgår. Kontrakten er i øvrigt uændret.",
    "1. Forbuddet mod softwarerobotter, jf. pkt. 9.3, udgår.",
    "1. Forbuddet mod brug af robotter, som fremgår af pkt. 9.3, bortfalder.",
    "1. The restriction on automated access set out in clause 9.3 is hereby removed.",
    "1. Kontrakten ændres således, at pkt. 9.3 udgår.",
    "1. Fra og med den 1. juni 2021 gælder pkt. 9.3 ikke længere.",
    "1. Pkt. 9.3 er hermed ophævet.",
    "1. Pkt. 9.3 udgår, så robotter kan anvendes frit.",
    "1. Leverandøren giver afkald på pkt. 9.3.",
    "1. Punkterne 9.2-9.3 udgår.",
    "1. Kontraktens pkt. 9.3, hvorefter robotter ikke er tilladt, udgår.",
    "1. Section 9.3 of the Agreement is hereby deleted in its entirety.",
    "1. The parties agree that clause 9.3 is deleted.",
    "1. With effect from 1 June 2021, clause 9.3 shall no longer apply.",
    "1. Clause 9.3 is deleted and shall have no further effect.",
    "1. The prohibition in clause 9.3 is hereby waived.",
    "C.1 Kontraktens pkt. 9.3 udgår.",
    "1. Pkt. 9.3, i den oprindelige såvel som i den ændrede affattelse, ophæves.",
    "1. Ophævelse af pkt. 9.3. Kontraktens pkt. 9.3 ophæves.",
    "1. Vi er enige om det her: Kontraktens pkt. 9.3 udgår.",
    '1. Pkt. 9.3 affattes således: "Brug af robotter er reguleret i pkt. 3.1."',
    '1. Pkt. 9.3 erstattes af følgende: "Kunden må bruge robotter."',
]
LIMITED = [
    "1. Pkt. 9.3 udgår, såfremt Kunden betaler et engangsvederlag.",
    "1. Pkt. 9.3 udgår, når Leverandøren har godkendt det.",
    "1. Pkt. 9.3 udgår fra den 1. januar 2091.",
    "1. Parterne har drøftet, om pkt. 9.3 udgår, men er ikke blevet enige.",
    "1. Leverandøren har afvist, at pkt. 9.3 udgår.",
    "1. Kunden har ønsket, at pkt. 9.3 udgår.",
    "1. Pkt. 9.3 suspenderes i perioden fra den 1. maj 2021 til den 31. december 2021.",
    "1. Pkt. 9.3 udgår i tre måneder.",
    "1. Pkt. 9.3 udgår for modulet Plan.",
    "1. Pkt. 9.3 gælder ikke længere for testmiljøet.",
    "1. Pkt. 9.3 udgår i pilotperioden.",
    "1. I en prøveperiode udgår pkt. 9.3.",
    "1. Sidste punktum i pkt. 9.3 udgår.",
    "1. Pkt. 9.3, 2. punktum, udgår.",
    "1. Bod efter pkt. 9.3 bortfalder.",
    "1. Henvisningen til pkt. 9.3 i pkt. 2.1 udgår.",
    "1. Gebyret for test, jf. pkt. 9.3, bortfalder.",
    "1. Forbuddet i pkt. 9.3 suspenderes i en prøveperiode på tre måneder.",
    "1. I kontrakt nr. SK-2018-77 om Plano udgår pkt. 9.3.",
    "1. Pkt. 9.3 i kontrakt nr. SK-2018-77 udgår.",
    "1. Pkt. 9.3 udgår. Dette gælder dog kun testmiljøet.",
    "1. Pkt. 9.3 udgår.\n\n2. Ændringen gælder alene for modulet Plan.",
    "1. Forslag fra Kunden\n\n1.1 Pkt. 9.3 udgår.",
    "1. Ændringer, som Leverandøren ikke har accepteret\n\n1.1 Pkt. 9.3 udgår.",
    "1. Pkt. 9.3 udgår, men kun for brugere i pilotgruppen.",
    "1. Pkt. 9.3 udgår, således at robotter herefter alene anvendes uden for åbningstiden.",
    "1. Clause 9.3 is deleted if the Customer pays a fee.",
    "1. Clause 9.3 is suspended for a period of two months.",
    "1. Clause 9.3 shall no longer apply to the test environment.",
    "1. The Supplier has rejected that clause 9.3 is deleted.",
    "1. The last sentence of clause 9.3 is deleted.",
    "1. The reference to clause 9.3 is deleted.",
    "1. Beløbet i pkt. 9.3 ændres til 5.000 kr.",
    "1. Pkt. 9.3 ændres således, at fristen er tre måneder.",
    '1. Pkt. 9.3 affattes for modulet Plan således: "Brug aftales."',
]
ELSEWHERE = [
    "1. Pkt. 9.3 i supportaftalen udgår.",
    "1. Pkt. 9.3 i lejeaftalen udgår.",
    "1. Kravet om skriftlighed i pkt. 9.3 bortfalder.",
    "1. I prisbilagets pkt. 9.3 udgår linje 4.",
    "1. Pkt. 9.3, litra b, udgår.",
    "1. Pkt. 9.3 udgår ikke, men pkt. 9.1 udgår.",
    "1. Pkt. 9.1 udgår, idet forholdet er reguleret i pkt. 9.3.",
    '1. Clause 9.3 is, for the test module, replaced by the following: "Use is free."',
    '1. I pkt. 9.3 ændres "tre dage" til "fem dage".',
]


@pytest.mark.parametrize("change", WHOLE)
def test_a_plain_repeal_takes_the_bar_away(build: Build, change: str) -> None:
    contract = build(Kontrakt=MAIN.format(bar=BAN), Allonge_1=ALLONGE.format(change=change))
    assert contract.verdict is Verdict.COMPLIANT
    assert "limited_change" not in keys(contract)


@pytest.mark.parametrize("change", LIMITED)
def test_a_limited_repeal_leaves_the_bar_and_asks_for_review(build: Build, change: str) -> None:
    contract = build(Kontrakt=MAIN.format(bar=BAN), Allonge_1=ALLONGE.format(change=change))
    assert contract.verdict is Verdict.CONFLICTING
    assert contract.needs_review
    assert "limited_change" in keys(contract)


LED = "{lead}\n\n1. Pkt. 9.3 bortfalder.\n\n2. Som pkt. 9.5 indsættes: »Kunden må bruge robotter.«"


@pytest.mark.parametrize(
    ("lead", "verdict"),
    [
        ("Når, og kun hvis, Leverandøren har meddelt, at Systemet er flyttet, sker følgende:", Verdict.RESTRICTED),
        ("På betingelse af byrådets godkendelse gælder:", Verdict.RESTRICTED),
        ("Parterne er enige om følgende:", Verdict.COMPLIANT),
    ],
)
def test_points_below_a_condition_change_nothing_and_ask(build: Build, lead: str, verdict: Verdict) -> None:
    main = MAIN.format(bar=BAN).replace("3.1 Kunden må bruge robotter.", "3.1 Drift.")
    made = build(Kontrakt=main, Allonge_1=ALLONGE.format(change=LED.format(lead=lead)))
    assert made.verdict is verdict
    assert made.needs_review is (verdict is Verdict.RESTRICTED)


@pytest.mark.parametrize("change", ELSEWHERE)
def test_a_repeal_of_something_else_leaves_the_bar(build: Build, change: str) -> None:
    contract = build(Kontrakt=MAIN.format(bar=BAN), Allonge_1=ALLONGE.format(change=change))
    assert contract.verdict is Verdict.CONFLICTING


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ("Kravet om fysiske personer i pkt. 9.3 bortfalder.", Verdict.COMPLIANT),
        ("Kravet om skriftlighed i pkt. 9.3 bortfalder.", Verdict.CONFLICTING),
        ("Kravet om kursus i pkt. 9.3 bortfalder.", Verdict.CONFLICTING),
    ],
)
def test_a_demand_falls_only_where_it_is_the_one_for_people(build: Build, change: str, verdict: Verdict) -> None:
    contract = build(Kontrakt=MAIN.format(bar=PEOPLE), Allonge_1=ALLONGE.format(change=f"1. {change}"))
    assert contract.verdict is verdict


@pytest.mark.parametrize(
    "change",
    [
        "Licensvilkårenes bilag om support udgår.",
        "Licensvilkårene ændres således, at licensnøglen udskiftes årligt.",
        "Begrænsningen på antallet af robotlicenser bortfalder.",
        "Kravet om automatiseret overvågning af driften bortfalder.",
        "Licensvilkårene udgår for modulet Plan.",
        "Prisen i licensvilkårene udgår.",
    ],
)
def test_a_change_of_a_part_leaves_the_document(build: Build, change: str) -> None:
    contract = build(Kontrakt=OPEN, Licensvilkår=TERMS, Allonge_1=ALLONGE.format(change=f"1. {change}"))
    assert contract.verdict is Verdict.CONFLICTING


@pytest.mark.parametrize(
    "change",
    [
        "Licensvilkårene udgår.",
        "Leverandørens licensvilkår bortfalder i deres helhed.",
        "Licensvilkårene udgår af kontrakten med virkning fra den 1. juni 2021.",
        "Forbuddet mod robotter bortfalder.",
        "Forbud mod brug af softwarerobotter ophæves.",
    ],
)
def test_a_plain_repeal_takes_the_document_away(build: Build, change: str) -> None:
    contract = build(Kontrakt=OPEN, Licensvilkår=TERMS, Allonge_1=ALLONGE.format(change=f"1. {change}"))
    assert contract.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    "change", ["Prisen i Allonge 1 udgår.", "Bod efter Allonge 1 bortfalder.", "Tabellen i Allonge 1 udgår."]
)
def test_a_change_of_a_part_leaves_the_amendment(build: Build, change: str) -> None:
    first = ALLONGE.format(change=f"1. {BAN}")
    second = ALLONGE.format(change=f"1. {change}").replace("ALLONGE 1", "ALLONGE 2").replace("maj 2021", "maj 2022")
    contract = build(Kontrakt=OPEN, Allonge_1=first, Allonge_2=second)
    assert contract.verdict is Verdict.RESTRICTED


def test_a_limited_repeal_leaves_a_right_too_and_asks_for_review(build: Build) -> None:
    change = ALLONGE.format(change="1. Pkt. 3.1 udgår for modulet Plan.")
    contract = build(Kontrakt=OPEN, Allonge_1=change)
    assert contract.verdict is Verdict.COMPLIANT
    assert contract.needs_review


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Licensvilkårenes pkt. 5.1 finder ikke anvendelse.", Verdict.COMPLIANT),
        ("Licensvilkårenes pkt. 5.1 finder ikke anvendelse i testmiljøet.", Verdict.CONFLICTING),
        ("Licensvilkårenes pkt. 5.1 gælder ikke i pilotperioden.", Verdict.CONFLICTING),
    ],
)
def test_points_that_the_contract_sets_aside_only_in_some_cases_stay(build: Build, said: str, verdict: Verdict) -> None:
    assert build(Kontrakt=MAIN.format(bar=said), Licensvilkår=TERMS).verdict is verdict
