"""A right counts where the documents that it hangs on are there, and where the parties have signed it."""

import pytest

from clausecheck.contracts.model import FindingStatus, Verdict

from ..conftest import Build, by_status, keys

RIGHT, BAN, CONSENT = (
    "Kunden må bruge robotter.",
    "Kunden må ikke bruge robotter.",
    "Kunden kan bruge robotter efter samtykke.",
)
HEAD = "KONTRAKT OM PRØVE\n\n1. Ydelsen er systemet Prøve.\n\n2. Kontrakten går forud for bilagene.\n\n"
SIGNED = "\n\nUnderskrevet den 3. maj 2021\nEva Holm, direktør\n"
EMPTY = "\n\nUnderskrift: ____________\nDato: ____________\n"


def contract(*points: str) -> str:
    return HEAD + "\n\n".join(f"{number}. {point}" for number, point in enumerate(points, 3)) + SIGNED


def annex(rule: str) -> str:
    return f"BILAG 4\nPRISER\n\n1. Vederlaget er 100 kr.\n\n2. {rule}\n"


ON_TERMS = [
    "Kunden må bruge robotter på de vilkår, der følger af Bilag 4.",
    "Kunden må bruge robotter mod det vederlag, som er fastsat i Bilag 4.",
    "Kunden må bruge robotter efter reglerne i Bilag 4.",
    "The Customer may use robots on the terms set out in Schedule 4.",
    "Kunden må bruge robotter på de særlige betingelser, der fremgår af Bilag 4.",
]
IN_DETAIL = [
    "Kunden må bruge robotter, jf. Bilag 4.",
    "Kunden må bruge robotter som nærmere beskrevet i Bilag 4.",
    "The Customer may use robots as further described in Schedule 4.",
]
ON_ITS_OWN = [
    "Kunden må bruge robotter på samme vilkår som ansatte.",
    "Kunden må bruge robotter. Priserne følger af Bilag 2.",
    "Kunden må bruge robotter uanset Bilag 4.",
]


@pytest.mark.parametrize("right", ON_TERMS + IN_DETAIL)
def test_a_right_on_the_terms_of_an_annex_has_that_annexs_conditions(build: Build, right: str) -> None:
    found = build(Kontrakt=contract(right), Bilag_4=annex(CONSENT))
    assert found.verdict is Verdict.CONDITIONAL
    assert "by_subordination" in keys(found)


@pytest.mark.parametrize("right", ON_TERMS)
def test_a_right_on_the_terms_of_an_annex_falls_to_its_ban(build: Build, right: str) -> None:
    assert build(Kontrakt=contract(right), Bilag_4=annex(BAN)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("right", IN_DETAIL)
def test_a_ban_is_no_detail_of_a_right(build: Build, right: str) -> None:
    assert build(Kontrakt=contract(right), Bilag_4=annex(BAN)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("right", ON_ITS_OWN)
def test_a_right_that_hangs_on_no_other_document_prevails_by_the_order(build: Build, right: str) -> None:
    assert build(Kontrakt=contract(right), Bilag_4=annex(CONSENT)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("right", ON_TERMS)
def test_a_right_on_terms_that_are_not_there_asks_for_review(build: Build, right: str) -> None:
    found = build(Kontrakt=contract(right))
    assert found.needs_review
    assert "missing_terms" in keys(found)
    there = build(Kontrakt=contract(right), Bilag_4=annex("Prisen er fast."))
    assert (there.verdict, there.needs_review) == (Verdict.COMPLIANT, False)


@pytest.mark.parametrize("rule", [RIGHT, "Kravet er opfyldt, og der er ikke krav om mennesker."])
def test_a_right_in_a_paper_that_was_never_signed_does_not_count(build: Build, rule: str) -> None:
    paper = f"SAMARBEJDSREGLER\n\n1. Parterne mødes.\n\n2. {rule}{EMPTY}"
    found = build(Kontrakt=contract(BAN), Samarbejdsregler=paper)
    assert (found.verdict, found.needs_review) == (Verdict.RESTRICTED, True)
    assert [told.split(": ")[0] for told in by_status(found, FindingStatus.DRAFT)] == ["Samarbejdsregler"]


def test_what_such_a_paper_bars_is_kept(build: Build) -> None:
    paper = f"SAMARBEJDSREGLER\n\n1. Parterne mødes.\n\n2. {BAN}{EMPTY}"
    assert build(Kontrakt=contract(RIGHT), Samarbejdsregler=paper).verdict is not Verdict.COMPLIANT


def test_a_paper_that_the_contract_names_needs_no_signature_of_its_own(build: Build) -> None:
    paper = f"SAMARBEJDSREGLER\n\n1. Parterne mødes.\n\n2. {RIGHT}{EMPTY}"
    found = build(Kontrakt=contract("Samarbejdsreglerne er en del af kontrakten."), Samarbejdsregler=paper)
    assert by_status(found, FindingStatus.DRAFT) == []


LETTER = "SIDE LETTER\n\n27 February 2019\n\nKunden må bruge robotter.\n\nSigned on 27 February 2019\nEva Holm\n"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Kontrakten udgør parternes fulde aftale, og alt, hvad der er aftalt før, bortfalder.", Verdict.RESTRICTED),
        ("Betaling sker månedsvis.", Verdict.CONFLICTING),
    ],
)
def test_a_side_letter_from_before_the_contract_does_not_amend_it(build: Build, said: str, verdict: Verdict) -> None:
    made = build(Kontrakt=contract(BAN, said), Side_letter=LETTER)
    assert made.verdict is verdict


def test_the_paper_of_a_company_that_the_contract_does_not_know_gives_no_right(build: Build) -> None:
    paper = "NORDBRO A/S, CVR 31870198\n\n1. Kunden må bruge robotter.\n"
    made = build(Kontrakt=contract("Kontrakten er indgået med Prøvesystemer A/S."), Bilag_Nordbro=paper)
    assert "no_authority" in keys(made)
