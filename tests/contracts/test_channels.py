"""A ban on one way into the system is no bar where another way is opened beside it."""

from pathlib import Path

import pytest

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.grouping import ContractFiles
from clausecheck.contracts.model import Verdict
from clausecheck.effects.model import Classification, Condition, Effect, Evidence

API = "Programmer skal gå gennem Leverandørens API."
FEE = "Hvert program kræver en licens."


def verdict(tmp_path: Path, *points: str) -> Verdict:
    """Return the verdict on a contract with ``points``; what "spærres" bars, and API and licences are conditions."""

    def classify(text: str, language: str) -> Classification:
        effects: dict[str, tuple[Effect, tuple[Condition, ...]]] = {
            "spærres": (Effect.PROHIBITED, ()),
            "skal gå gennem": (Effect.CONDITIONAL, (Condition.CHANNEL,)),
            "kræver en licens": (Effect.CONDITIONAL, (Condition.FEE,)),
        }
        effect, conditions = next((said for word, said in effects.items() if word in text), (None, ()))
        if effect is None:
            return Classification(language=language)
        evidence = (Evidence(effect, 0, len(text), text, 0.9, ("rule:test",)),)
        return Classification((effect,), conditions, evidence, language=language)

    folder = tmp_path / "sag"
    folder.mkdir()
    path = folder / "Kontrakt.txt"
    lines = "\n\n".join(f"{number}. {point}" for number, point in enumerate(points, 1))
    path.write_text(f"KONTRAKT OM PRØVE\n\n{lines}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n", encoding="utf-8")
    return build_contract(ContractFiles("sag", (path,)), tmp_path, classify=classify).verdict


@pytest.mark.parametrize(
    "ban",
    [
        "Programmer, der klikker i skærmbillederne, spærres.",
        "Styring af webklienten med indspillede tastetryk spærres.",
        "Automatisk betjening af brugergrænsefladen spærres.",
        "Screen scraping spærres.",
    ],
)
def test_a_ban_on_one_way_in_beside_an_open_one_is_a_condition(tmp_path: Path, ban: str) -> None:
    assert verdict(tmp_path, API, ban) is Verdict.CONDITIONAL


@pytest.mark.parametrize(
    "points",
    [
        (API, "Robotter spærres."),
        (API, "Robotter spærres i skærmbillederne og på enhver anden måde, nogen form undtaget."),
        (FEE, "Programmer, der klikker i skærmbillederne, spærres."),
        ("Systemet driftes.", "Programmer, der klikker i skærmbillederne, spærres."),
        (API, *(f"Ydelse {number} leveres." for number in range(9)), "Programmer, der klikker i skærmen, spærres."),
    ],
)
def test_a_ban_that_leaves_no_way_in_stands(tmp_path: Path, points: tuple[str, ...]) -> None:
    assert verdict(tmp_path, *points) is Verdict.RESTRICTED
