"""What a definition gives the clauses that use its term: nothing that is on something else, and no mere guess."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausecheck.contracts.defined_terms import defines_software
from clausecheck.contracts.model import Contract, FindingStatus, Verdict
from clausecheck.effects.model import Classification, Effect, Evidence

from .conftest import Build, by_status, contract

DEFINITION = '"Bruger" betyder en fysisk person hos Kunden.'
USE = "Systemet må kun anvendes af en Bruger."


def read(build_by: Callable[..., Build], use: str, confidence: float, by: str = "model") -> Contract:
    """Return a contract with the definition and ``use``, read as a demand once the term is written out."""

    def classify(text: str, language: str) -> Classification:
        sure = 0.95 if 'Bruger"' in text else confidence if "fysisk person" in text else 0.0
        if not sure:
            return Classification(language=language)
        start = text.find("fysisk person")
        evidence = Evidence(Effect.HUMAN_REQUIRED, start, start + 13, "fysisk person", sure, (by,))
        return Classification((Effect.HUMAN_REQUIRED,), (), (evidence,), language=language)

    return build_by(classify)(Kontrakt=contract("Ydelsen.", DEFINITION, use))


def sections(made: Contract) -> list[str | None]:
    return [finding.section for finding in made.findings]


@pytest.mark.parametrize(
    ("confidence", "by", "found"),
    [(0.95, "model", True), (0.72, "model", False), (0.72, "rule:human_required.only", True)],
)
def test_a_guess_by_the_models_alone_is_none(
    build_by: Callable[..., Build], confidence: float, by: str, found: bool
) -> None:
    made = read(build_by, USE, confidence, by)
    assert ("3" in sections(made)) is found
    assert made.verdict is Verdict.RESTRICTED


def test_a_clause_on_the_suppliers_own_people_is_none(build_by: Callable[..., Build]) -> None:
    use = "Leverandøren pålægger sine ansatte tavshedspligt, og kun en Bruger må anvende de oplysninger, de får."
    assert "3" not in sections(read(build_by, use, 0.95))


@pytest.mark.parametrize("intro", ["I aftalen betyder", "I aftalen og på bestillingssedlen forstås ved"])
def test_a_term_in_a_list_is_defined_by_its_own_words(build: Build, intro: str) -> None:
    terms = f"{intro}\n- Sag: en ansøgning;\n- Bruger: en fysisk person hos Kunden;\n- Part: den anden."
    made = build(Kontrakt=contract("Ydelsen.", f"Ord\n\n{terms}", "Andre end Brugere kan ikke få adgang."))
    assert made.verdict is Verdict.RESTRICTED
    assert "3" in sections(made)


WIDE = '"Bruger" betyder en person eller robot, som Kunden giver adgang.'
FREE = "Kunden må bruge robotter, der er oprettet som Brugere."
LIFTED = [
    "Kunden må ikke lade robotter, der ikke er Brugere, hente indhold.",
    "Andre end Brugere må ikke logge på, og Kunden må ikke lade robotter, der ikke er Brugere, gøre det.",
]
NOT_LIFTED = [
    "Kunden må ikke lade robotter hente indhold.",
    "Kunden må ikke lade robotter, der ikke betaler som Brugere, hente indhold.",
]


@pytest.mark.parametrize("bar", LIFTED)
def test_a_bar_on_what_is_no_user_falls_where_robots_are_users(build: Build, bar: str) -> None:
    made = build(Kontrakt=contract("Ydelsen.", WIDE, bar, FREE))
    assert "Kontrakt: prohibited" in by_status(made, FindingStatus.SUPERSEDED)
    assert made.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("bar", NOT_LIFTED)
def test_another_bar_stands_whoever_is_a_user(build: Build, bar: str) -> None:
    made = build(Kontrakt=contract("Ydelsen.", WIDE, bar, FREE))
    assert "Kontrakt: prohibited" in by_status(made, FindingStatus.IN_FORCE)


def test_a_document_that_says_itself_who_is_a_user_means_those(build: Build) -> None:
    own = f"VILKÅR FOR PRØVE\n\n1. {DEFINITION}\n\n2. {LIFTED[0]}\n"
    made = build(Kontrakt=contract("Ydelsen.", WIDE, FREE), Vilkår=own)
    assert "Vilkår: prohibited" in by_status(made, FindingStatus.IN_FORCE)


@pytest.mark.parametrize(
    ("meant", "verdict"),
    [
        ("alt andet end et menneske, som er en person eller robot", Verdict.RESTRICTED),
        ("en person eller robot", Verdict.MISSING),
    ],
)
def test_a_bar_on_what_is_no_human_being_is_one_on_robots(build: Build, meant: str, verdict: Verdict) -> None:
    made = build(Kontrakt=contract("Ydelsen.", f"Ved enhed forstås {meant}.", "Systemet må ikke bruges af en enhed."))
    assert made.verdict is verdict
    assert ("3" in sections(made)) is (verdict is Verdict.RESTRICTED)


@pytest.mark.parametrize(
    "definition",
    [
        '"Bruger" er i alle kontraktens dokumenter en fysisk person hos Kunden.',
        "Bruger: En fysisk person hos Kunden. Alt andet end mennesker er uden for begrebet.",
    ],
)
def test_a_definition_says_in_its_own_way_that_only_people_are_meant(
    build_by: Callable[..., Build], definition: str
) -> None:
    def classify(text: str, language: str) -> Classification:
        start = text.find("fysisk person")
        if start < 0:
            return Classification(language=language)
        evidence = Evidence(Effect.HUMAN_REQUIRED, start, start + 13, "fysisk person", 0.95, ("model",))
        return Classification((Effect.HUMAN_REQUIRED,), (), (evidence,), language=language)

    made = build_by(classify)(Kontrakt=contract("Ydelsen.", definition, USE))
    assert made.verdict is Verdict.RESTRICTED


def test_a_bar_on_all_but_people_defines_nothing(build_by: Callable[..., Build]) -> None:
    def classify(text: str, language: str) -> Classification:
        start = text.find("må ikke lade andre end mennesker")
        if start < 0:
            return Classification(language=language)
        spans = {Effect.PROHIBITED: (start, start + 32), Effect.HUMAN_REQUIRED: (start + 13, start + 32)}
        evidence = tuple(
            Evidence(effect, *span, text[slice(*span)], 0.95, ("model",)) for effect, span in spans.items()
        )
        return Classification(tuple(spans), (), evidence, language=language)

    use = "Brugere: Kunden må ikke lade andre end mennesker arbejde i programmet."
    made = build_by(classify)(Kontrakt=contract("Ydelsen.", use))
    assert by_status(made, FindingStatus.SUPERSEDED) == []
    assert not any(reason.key == "reason_contract.by_definition" for reason in made.reasons)


@pytest.mark.parametrize(
    ("clause", "defines"),
    [
        ('"Non-Human User" means any software process, bot or digital worker.', True),
        ("Ved Bruger forstås en person eller en softwarerobot.", True),
        ("Ved Bruger forstås en fysisk person.", False),
        ("Der stilles ikke krav om, at en bruger er et menneske; robotter kan udføre trinnet.", False),
        ("Brugere: Der er ikke krav om mennesker, og robotter kan udføre trinnet.", False),
    ],
)
def test_a_definition_that_covers_robots_is_told_from_a_clause_on_people(clause: str, defines: bool) -> None:
    assert defines_software(clause) is defines
