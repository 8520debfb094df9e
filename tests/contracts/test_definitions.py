"""What a definition gives the clauses that use its term: nothing that is on something else, and no mere guess."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausecheck.contracts.model import Contract, Verdict
from clausecheck.effects.model import Classification, Effect, Evidence

from .conftest import Build, contract

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
