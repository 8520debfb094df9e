"""Amendments that take away, replace or leave numbered points, however they are written."""

import pytest

from clausecheck.contracts.model import FindingStatus, Verdict

from ..conftest import BAN, RIGHT, SIGNED, Build, by_status, document

MAIN = (
    "KONTRAKT OM PRØVE\n\n§ 1. Ydelsen\nStk. 1. Systemet leveres som tjeneste.\n\n§ 8. Brugsret\n"
    "Stk. 1. Kunden har brugsret.\nStk. 2. {rule}\nStk. 3. Retten kan ikke overdrages.\n\n"
    "Underskrevet den 3. maj 2019\nEva Holm\n"
)
ALLONGE = "ALLONGE 1 TIL KONTRAKT OM PRØVE\n\n{change}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"

REPEALED = [
    "§ 8, stk. 2, ophæves.",
    "§ 8, stk. 2, udgår uden erstatning.",
    "1. Brugsret\n§ 8, stk. 2, ophæves. Bestemmelsen erstattes ikke af en ny.",
    "1. § 8, stk. 2, bortfalder.",
    "§ 8 stk. 2 slettes.",
    "Kontraktens § 8, stk. 2, finder ikke længere anvendelse.",
    "§ 8, stk. 2, i kontrakten ophæves, og § 8, stk. 3, bliver herefter stk. 2.",
]
LEFT = [
    "§ 8, stk. 2, ophæves ikke.",
    "§ 8, stk. 2, kan ophæves ved senere aftale.",
    "§ 8, stk. 3, ophæves.",
    "§ 8, stk. 2, er uændret.",
    "1. Stk. 2 i § 1 udgår.",
    "Bilag 2, § 8, stk. 2, ophæves.",
]


@pytest.mark.parametrize("change", REPEALED)
@pytest.mark.parametrize("rule", [RIGHT, BAN])
def test_what_is_repealed_without_a_substitute_leaves_nothing(build: Build, change: str, rule: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule=rule), Allonge_1=ALLONGE.format(change=change))
    assert contract.verdict is Verdict.MISSING
    assert len(by_status(contract, FindingStatus.SUPERSEDED)) == 1


@pytest.mark.parametrize("change", LEFT)
def test_what_is_not_repealed_stands(build: Build, change: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule=BAN), Allonge_1=ALLONGE.format(change=change))
    assert contract.verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    "change",
    [
        '§ 8, stk. 2, affattes således: "Kunden må bruge robotter."',
        "§ 8, stk. 2, erstattes af følgende:\n\n»Kunden må bruge robotter.«",
        "Brugsret\n\n§ 8, stk. 2, får følgende ordlyd:\n\nKunden må bruge robotter.",
    ],
)
def test_a_new_wording_takes_the_place_of_the_old(build: Build, change: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule=BAN), Allonge_1=ALLONGE.format(change=change))
    assert contract.verdict is Verdict.COMPLIANT
    assert by_status(contract, FindingStatus.SUPERSEDED) == ["Kontrakt: prohibited"]


@pytest.mark.parametrize(("point", "verdict"), [("2(b)", Verdict.MISSING), ("2(a)", Verdict.RESTRICTED)])
def test_a_repeal_of_one_lettered_part_takes_that_away(build: Build, point: str, verdict: Verdict) -> None:
    parts = f"(a) Koden må ikke kopieres. (b) {BAN} (c) Adgangen må ikke sælges."
    main = MAIN.replace("Stk. 2. {rule}\n", "").replace("§ 1. Ydelsen\nStk. 1. Systemet", "1. Systemet")
    main = main.replace("§ 8. Brugsret\nStk. 1. Kunden har brugsret.\nStk. 3.", f"2. {parts}\n\n3.")
    contract = build(Kontrakt=main, Allonge_1=ALLONGE.format(change=f"Pkt. {point} bortfalder."))
    assert contract.verdict is verdict


def test_an_unsigned_repeal_takes_nothing_away(build: Build) -> None:
    change = ALLONGE.format(change=REPEALED[0]).replace("Underskrevet den 3. maj 2021\nEva Holm", "Underskrift: ______")
    assert build(Kontrakt=MAIN.format(rule=RIGHT), Allonge_1=change).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("change", ["Section 8.2 is hereby deleted.", "Clause 8.2 of the Agreement is deleted."])
def test_an_english_repeal_that_opens_with_its_point_is_read(build: Build, change: str) -> None:
    main = (
        "AGREEMENT ON PROBE\n\n8. Use\n8.1 The Customer has a licence to the system and pays a fee for it.\n"
        "8.2 The Customer may use robots.\n\nSigned on 3 May 2019\nEva Holm\n"
    )
    addendum = f"ADDENDUM 1 TO THE AGREEMENT\n\n{change}\n\nSigned on 3 May 2021\nEva Holm\n"
    assert build(Agreement=main, Addendum_1=addendum).verdict is Verdict.MISSING


def test_a_line_on_an_annex_within_the_contract_opens_no_annex(build: Build) -> None:
    main = (
        "KONTRAKT OM PRØVE\n\n1. Ydelsen omfatter systemet Prøve.\n\n2. Dokumenter\n"
        "Bilag 7 (Licensvilkår) går forud for dette dokument og de øvrige bilag\n\nog gælder for al brug.\n\n"
        "3. Kunden må bruge robotter.\n\nUnderskrevet den 3. maj 2019\nEva Holm\n"
    )
    terms = "BILAG 7\nLICENSVILKÅR\n\n1. Vilkår.\n\n2. Kunden må ikke bruge robotter.\n"
    assert build(Kontrakt=main, Bilag_7=terms).verdict is Verdict.RESTRICTED


CONSENT = "Kunden kan bruge robotter efter samtykke."


@pytest.mark.parametrize(
    "change",
    [
        "Kravet om samtykke i § 8, stk. 2, bortfalder.",
        "Betingelsen i § 8, stk. 2, ophæves.",
        "Begrænsningen i kontraktens § 8, stk. 2, gælder ikke længere.",
    ],
)
def test_a_right_is_left_where_only_its_condition_falls(build: Build, change: str) -> None:
    contract = build(Kontrakt=MAIN.format(rule=CONSENT), Allonge_1=ALLONGE.format(change=change))
    assert contract.verdict is Verdict.COMPLIANT
    assert contract.needs_review
    assert by_status(contract, FindingStatus.SUPERSEDED) == ["Kontrakt: conditional"]


def test_nothing_is_left_where_a_bar_falls(build: Build) -> None:
    change = ALLONGE.format(change="Forbuddet i § 8, stk. 2, bortfalder.")
    assert build(Kontrakt=MAIN.format(rule=BAN), Allonge_1=change).verdict is Verdict.MISSING


def test_a_right_does_not_fall_with_a_demand_beside_it(build: Build) -> None:
    change = ALLONGE.format(change="Kravet om oplæring i § 8, stk. 2, bortfalder.")
    assert build(Kontrakt=MAIN.format(rule=RIGHT), Allonge_1=change).verdict is Verdict.COMPLIANT


def test_an_annex_that_takes_another_ones_place_stands(build: Build) -> None:
    old = "BILAG 5\nLICENSVILKÅR\n\n1. Programmet.\n\n2. Kunden må ikke bruge robotter.\n"
    new = "BILAG 5\nLICENSVILKÅR FRA 2022\n\n1. Produktet og dets dele.\n\n2. Kunden må bruge robotter.\n"
    change = ALLONGE.format(change="Bilag 5 erstattes af vedlagte bilag 5 af 1. maj 2022.")
    contract = build(Kontrakt=MAIN.format(rule="Drift."), Bilag_5_2019=old, Bilag_5_2022=new, Allonge_1=change)
    assert contract.verdict is Verdict.COMPLIANT
    assert by_status(contract, FindingStatus.SUPERSEDED) == ["Bilag 5 2019: prohibited"]


def test_a_new_annex_to_one_document_replaces_no_other(build: Build) -> None:
    contract = build(
        Kontrakt=document("KONTRAKT OM PRØVE", "Ydelsen.", "Bilag 1 er en del af kontrakten.") + SIGNED,
        Bilag_1=document("BILAG 1\nBRUG", "Drift.", BAN),
        Allonge_1=document(
            "ALLONGE 1 TIL KONTRAKT OM PRØVE", "Databehandleraftalen får nyt bilag om underleverandører."
        )
        + SIGNED,
    )
    assert contract.verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ("Databehandleraftalen og bilag 1 erstattes af dem, der er vedlagt.", Verdict.MISSING),
        ("Databehandleraftalen med bilag erstattes af den, der er vedlagt.", Verdict.RESTRICTED),
    ],
)
def test_only_the_annexes_that_are_named_are_replaced_with_a_document(
    build: Build, change: str, verdict: Verdict
) -> None:
    contract = build(
        Kontrakt=document("KONTRAKT OM PRØVE", "Ydelsen.", "Bilag 1 er en del af kontrakten.") + SIGNED,
        Bilag_1=document("BILAG 1\nBRUG", "Drift.", BAN),
        Databehandleraftale=document("DATABEHANDLERAFTALE", "Data slettes."),
        Allonge_1=document("ALLONGE 1 TIL KONTRAKT OM PRØVE", change) + SIGNED,
    )
    assert contract.verdict is verdict
