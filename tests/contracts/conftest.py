"""Contracts written as text files, and a classifier that goes by a few plain sentences."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.grouping import ContractFiles
from clausecheck.contracts.model import Contract, Finding, FindingStatus
from clausecheck.effects.model import Classification, Effect, Evidence

# The whole law of this classifier; what is tested is what contracts makes of it.
_SAYS = (
    (Effect.CONDITIONAL, r"robotter (?:\w+ ){0,4}(?:med|efter|kræver) samtykke|robots (?:\w+ ){0,3}with consent"),
    (Effect.PROHIBITED, r"(?:må ikke|forbudt|not)\b[^.]{0,40}\b(?:software)?robot"),
    (
        Effect.PERMITTED,
        r"(?:må|kan|har)\b(?! ikke)[^.]{0,30}\brobotter|softwarerobotter har|may use robots|frit bruge robot",
    ),
    (Effect.HUMAN_NOT_REQUIRED, r"person eller (?:en )?robot|robotter er brugere|også robotter|ikke krav om mennesker"),
    (Effect.HUMAN_REQUIRED, r"fysiske? person(?:er)?\b(?! eller)"),
    (Effect.CREDENTIALS, r"personligt login"),
)


def classify(text: str, language: str) -> Classification:
    """Return the effects of the sentences that it knows, and doubt where it reads "måske", a faint one by "knap"."""
    effects: list[Effect] = []
    evidence = []
    for effect, pattern in _SAYS:
        found = re.search(pattern, text, re.IGNORECASE)
        exclusive = {Effect.CONDITIONAL, Effect.PROHIBITED, Effect.PERMITTED} & set(effects)
        if found and not (exclusive and effect in (Effect.PROHIBITED, Effect.PERMITTED)):
            effects.append(effect)
            evidence.append(Evidence(effect, found.start(), found.end(), found[0], 0.9, ("rule:test",)))
    doubt = 0.1 if "knap måske" in text else 0.5 if "måske" in text else 0.0
    return Classification(tuple(effects), (), tuple(evidence), bool(doubt), language, doubt)


RIGHT, BAN = "Kunden må bruge robotter.", "Kunden må ikke bruge robotter."
SIGNED = "\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"


def document(title: str, *points: str) -> str:
    """Return the text of a document with ``title`` and its points, numbered from 1."""
    return "\n\n".join((title, *(f"{number}. {point}" for number, point in enumerate(points, 1)))) + "\n"


def contract(*points: str, between: str = "") -> str:
    """Return the text of a signed contract with its points; ``between`` is what its title page says on the parties."""
    return document(f"KONTRAKT OM PRØVE\n\n{between}".rstrip(), *points).rstrip("\n") + SIGNED


def with_annex(annex: str, *points: str) -> dict[str, str]:
    """Return a contract with ``points`` after its first, and its annex 5 of licence terms with one in that place."""
    between = "mellem Prøve Kommune og Prøvesystemer A/S om levering og drift af systemet"
    return {
        "Kontrakt": contract("Ydelsen.", *points, between=between),
        "Bilag_5": document("BILAG 5\nLICENSVILKÅR", "Programmet er beskyttet.", annex),
    }


Build = Callable[..., Contract]
BuildBy = Callable[[Callable[[str, str], Classification]], Build]


@pytest.fixture
def build_by(tmp_path: Path) -> BuildBy:
    """Return a function from a classifier to `build` going by that one."""

    def by(classifier: Callable[[str, str], Classification]) -> Build:
        def made(**texts: str) -> Contract:
            folder = tmp_path / "sag"
            folder.mkdir(exist_ok=True)
            for name, text in texts.items():
                (folder / f"{name.replace('_', ' ')}.txt").write_text(text, encoding="utf-8")
            files = ContractFiles("sag", tuple(sorted(folder.iterdir())))
            return build_contract(files, tmp_path, classify=classifier)

        return made

    return by


@pytest.fixture
def build(build_by: BuildBy) -> Build:
    """Return a function from file names and texts to the contract they make."""
    return build_by(classify)


def by_status(contract: Contract, status: FindingStatus) -> list[str]:
    """Return the file name and effect of each finding with ``status``, in order."""
    return [told(finding) for finding in contract.findings if finding.status is status]


def told(finding: Finding) -> str:
    """Return a finding as "Bilag 1: prohibited"."""
    return f"{Path(finding.document).stem}: {finding.effect.value}"


def keys(contract: Contract) -> set[str]:
    """Return the catalogue keys of the reasons, without their section."""
    return {reason.key.removeprefix("reason_contract.") for reason in contract.reasons}
