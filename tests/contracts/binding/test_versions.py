"""Documents that look alike are versions of one only where their names say so; else each counts."""

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, RIGHT, Build, keys

SIGNED = "\n\nUnderskrevet den 3. maj {year}\nEva Holm\n"
MAIN = "KONTRAKT OM PRØVE\n\n1. Ydelsen er systemet Prøve.\n\n2. {rule}" + SIGNED.format(year=2019)
LONG = "\n\n".join(
    f"{number}. {sentence}"
    for number, sentence in enumerate(
        (
            "Leverandøren hæfter ikke for indirekte tab, herunder driftstab og tab af data, medmindre det er groft.",
            "Tvister afgøres efter dansk ret ved de almindelige domstole, og begge parter har tavshedspligt om dem.",
            "Dokumentet er udfærdiget i to enslydende eksemplarer, hvoraf hver af parterne modtager det ene.",
            "Vilkårene gælder for alle leverancer, og Kunden skal overholde dem, så længe ydelsen anvendes hos denne.",
        ),
        6,
    )
)
ALLONGE = "ALLONGE OM {subject} TIL KONTRAKT OM PRØVE\n\n1. {rule}\n\n" + LONG + SIGNED
TERMS = "Licensvilkår for modulet {module}\n\n{mark}\n\n1. {rule}\n\n" + LONG + "\n"


@pytest.mark.parametrize(
    "names",
    [
        ("Allonge_robotter", "Allonge_priser"),
        ("Allonge_20210503", "Allonge_20220503"),
        ("Allonge_2021-05-03", "Allonge_2022-05-03"),
    ],
)
def test_two_amendments_that_share_their_closing_terms_both_hold(build: Build, names: tuple[str, str]) -> None:
    first = ALLONGE.format(subject="ROBOTTER", rule=BAN, year=2021)
    second = ALLONGE.format(subject="PRISER", rule="Vederlaget er 210.000 kr.", year=2022)
    contract = build(Kontrakt=MAIN.format(rule=RIGHT), **{names[0]: first, names[1]: second})
    assert contract.verdict is Verdict.RESTRICTED
    assert "older_version" not in keys(contract)


def test_two_versions_of_an_amendment_under_one_name_are_one(build: Build) -> None:
    first = ALLONGE.removesuffix(SIGNED).format(subject="ROBOTTER", rule=BAN)
    second = ALLONGE.format(subject="ROBOTTER", rule=RIGHT, year=2021)
    contract = build(Kontrakt=MAIN.format(rule="Drift."), Allonge_v1=first, Allonge_v2=second)
    assert contract.verdict is Verdict.COMPLIANT
    assert "older_version" in keys(contract)
    assert not contract.needs_review


@pytest.mark.parametrize(("first", "second"), [("Maj 2019", "1. maj 2021"), ("Udgave 1", "Udgave 2"), ("", "")])
@pytest.mark.parametrize("title", ["Licensvilkår for modulet", "Licensvilkår – Modulet"])
def test_terms_for_two_modules_both_hold(build: Build, first: str, second: str, title: str) -> None:
    terms = TERMS.replace("Licensvilkår for modulet", title)
    rule = f"{RIGHT} For modulerne gælder licensvilkårene i den til enhver tid gældende udgave."
    contract = build(
        Kontrakt=MAIN.format(rule=rule),
        Licensvilkår_Plan=terms.format(module="Plan", mark=first, rule=BAN),
        Licensvilkår_Journal=terms.format(module="Journal", mark=second, rule="Kunden betaler."),
    )
    assert contract.verdict is Verdict.CONFLICTING
    assert not {"older_version", "newer_not_agreed"} & keys(contract)


def test_a_module_told_on_a_line_of_its_own_is_another_document(build: Build) -> None:
    terms = TERMS.replace("Licensvilkår for modulet {module}", "Licensvilkår\n\nModulet {module}")
    rule = f"{RIGHT} For modulerne gælder licensvilkårene i den til enhver tid gældende udgave."
    contract = build(
        Kontrakt=MAIN.format(rule=rule),
        Licensvilkår_Plan=terms.format(module="Plan", mark="Udgave 1", rule=BAN),
        Licensvilkår_Journal=terms.format(module="Journal", mark="Udgave 2", rule="Kunden betaler."),
    )
    assert contract.verdict is Verdict.CONFLICTING


def test_a_day_alone_does_not_tell_which_of_two_versions_holds(build: Build) -> None:
    terms = TERMS.format(module="Plan", mark="1. maj {year}", rule="{rule}")
    contract = build(
        Kontrakt=MAIN.format(rule=RIGHT),
        Licensvilkår_gammel=terms.format(year=2019, rule=BAN),
        Licensvilkår_ny=terms.format(year=2021, rule="Kunden betaler."),
    )
    assert (contract.verdict, contract.needs_review) == (Verdict.CONFLICTING, True)


@pytest.mark.parametrize(("end", "asks"), [(SIGNED.format(year=2020), False), ("", True)])
def test_a_bar_in_an_older_version_is_told_unless_the_newer_was_signed(build: Build, end: str, asks: bool) -> None:
    terms = TERMS.format(module="Plan", mark="", rule="{rule}")
    contract = build(
        Kontrakt=MAIN.format(rule=RIGHT),
        Licensvilkår_v1=terms.format(rule=BAN),
        Licensvilkår_v2=terms.format(rule="Kunden betaler.") + end,
    )
    assert contract.verdict is Verdict.COMPLIANT
    assert "older_version" in keys(contract)
    assert contract.needs_review is asks


@pytest.mark.parametrize(
    ("stamp", "verdict", "asks"),
    [
        ("[Stempel: ERSTATTET AF VERSION 3.0 PR. 1. MARTS 2023]", Verdict.RESTRICTED, True),
        ("[Stempel: modtaget 1. marts 2018]", Verdict.CONFLICTING, False),
    ],
)
def test_terms_that_are_stamped_as_replaced_give_nothing(
    build: Build, stamp: str, verdict: Verdict, asks: bool
) -> None:
    made = build(
        Kontrakt=MAIN.format(rule="Servicevilkårene er en del af kontrakten."),
        Servicevilkår=f"SERVICEVILKÅR\n\n1. Drift.\n\n2. {BAN}\n",
        Vilkår_fra_2018=f"SERVICEVILKÅR\n\n{stamp}\n\n1. Hjælp.\n\n2. {RIGHT}\n",
    )
    assert (made.verdict, made.needs_review) == (verdict, asks)


def test_the_minutes_of_one_meeting_are_no_version_of_the_next_ones(build: Build) -> None:
    main = MAIN.format(
        rule="Kunden kan bruge robotter efter samtykke.\n\n3. Et referat, som begge parter har underskrevet, har samme "
        "virkning som et tillæg."
    )
    minutes = "REFERAT\nStyregruppen, møde {number}\n\n1. Driften er god.\n\n2. {said}\n\n" + LONG + "\n\n{end}"
    change = f'Punkt 2 lyder herefter: "{RIGHT}"'
    signed = "Underskrevet den 16. maj 2023 af begge parter\nEva Holm\n"
    texts = {
        "Kontrakt": main,
        "Referat styregruppe 2023-05-09": minutes.format(number=11, said=change, end=signed),
        "Referat styregruppe 2023-11-07": minutes.format(
            number=12, said="Intet.", end=signed.replace("maj", "december")
        ),
    }
    assert build(**texts).verdict is Verdict.COMPLIANT
    plain = {**texts, "Kontrakt": MAIN.format(rule="Kunden kan bruge robotter efter samtykke.")}
    assert "older_version" not in keys(build(**plain))
