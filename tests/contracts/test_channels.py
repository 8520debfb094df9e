"""A ban on one way into the system is no bar where another way is opened beside it."""

import pytest

from clausecheck.contracts.model import Verdict
from clausecheck.effects.model import Classification, Condition, Effect, Evidence

from .conftest import Build, BuildBy, contract, document

API = "Programmer skal gå gennem Leverandørens API."
FEE = "Hvert program kræver en licens."
SCREEN = "Programmer, der klikker i skærmbillederne, spærres."

_SAYS: dict[str, tuple[Effect, tuple[Condition, ...]]] = {
    "Frit gennem API": (Effect.PERMITTED, ()),
    "spærres": (Effect.PROHIBITED, ()),
    "skal gå gennem": (Effect.CONDITIONAL, (Condition.CHANNEL,)),
    "kræver en licens": (Effect.CONDITIONAL, (Condition.FEE,)),
}


def classify(text: str, language: str) -> Classification:
    """Return what a clause says of ways in: what "spærres" bars, and API and licences are conditions."""
    effect, conditions = next((said for word, said in _SAYS.items() if word in text), (None, ()))
    if effect is None:
        return Classification(language=language)
    evidence = (Evidence(effect, 0, len(text), text, 0.9, ("rule:test",)),)
    return Classification((effect,), conditions, evidence, language=language)


@pytest.fixture
def build(build_by: BuildBy) -> Build:
    """Return `build` going by the classifier of this file."""
    return build_by(classify)


@pytest.mark.parametrize(
    "ban",
    [
        SCREEN,
        "Styring af webklienten med indspillede tastetryk spærres.",
        "Automatisk betjening af brugergrænsefladen spærres.",
        "Screen scraping spærres.",
    ],
)
def test_a_ban_on_one_way_in_beside_an_open_one_is_a_condition(build: Build, ban: str) -> None:
    assert build(Kontrakt=contract(API, ban)).verdict is Verdict.CONDITIONAL


OPEN = "Frit gennem API'et bruger Kunden sine programmer."


def test_a_right_to_one_way_in_beside_a_ban_on_another_is_a_condition(build: Build) -> None:
    found = build(Kontrakt=contract(SCREEN, OPEN))
    assert found.verdict is Verdict.CONDITIONAL
    assert [finding.conditions for finding in found.findings if finding.deciding] == [(Condition.CHANNEL,)]


def test_a_right_to_one_way_in_is_a_right_where_no_other_is_barred(build: Build) -> None:
    assert build(Kontrakt=contract(OPEN, "Systemet driftes.")).verdict is Verdict.COMPLIANT
    assert build(Kontrakt=contract(OPEN, "Robotter spærres.")).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize(
    "points",
    [
        (API, "Robotter spærres."),
        (API, "Robotter spærres i skærmbillederne og på enhver anden måde, nogen form undtaget."),
        (FEE, SCREEN),
        ("Systemet driftes.", SCREEN),
        (API, *(f"Ydelse {number} leveres." for number in range(9)), "Programmer, der klikker i skærmen, spærres."),
    ],
)
def test_a_ban_that_leaves_no_way_in_stands(build: Build, points: tuple[str, ...]) -> None:
    assert build(Kontrakt=contract(*points)).verdict is Verdict.RESTRICTED


def test_a_ban_stands_beside_a_way_in_that_another_document_opens(build: Build) -> None:
    annex = document("BILAG 5\nLICENSVILKÅR", "Programmet er beskyttet.", SCREEN)
    assert build(Kontrakt=contract("Systemet driftes.", API), Bilag_5=annex).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    ("ban", "verdict"),
    [
        ("En personadgang bruges af et program: det spærres.", Verdict.CONDITIONAL),
        ("Programmer spærres.", Verdict.RESTRICTED),
    ],
)
def test_a_ban_on_one_sort_of_licence_beside_another_that_can_be_bought_is_a_condition(
    build: Build, ban: str, verdict: Verdict
) -> None:
    assert build(Kontrakt=contract(FEE, ban)).verdict is verdict
