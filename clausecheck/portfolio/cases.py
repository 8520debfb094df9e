"""What a person is asked to decide on: each finding of a contract, and a verdict that no finding carries."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from clausecheck.contracts.model import Contract, Finding, FindingStatus, Verdict
from clausecheck.contracts.quotes import quoted
from clausecheck.portfolio.identity import Identity, identity_of

# Verdicts that say what was not found; the decision is on that.
_WITHOUT_FINDING = frozenset({Verdict.MISSING, Verdict.UNREADABLE})
_VERDICT = "verdict:"
# Signs and spaces come and go between a Word file, a PDF and a scan; within numbers, and for more or less, they count.
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
_NOISE = re.compile(r"[^\w<>≤≥=+%]|_")


@dataclass(frozen=True, slots=True)
class Case:
    """Something to decide on.

    ``finding`` is the id of the finding without the number of its copy, or ``verdict:missing`` for a verdict without
    finding. ``place`` is the file's name and the point, without folder and page.
    """

    identity: Identity
    finding: str
    effect: str = ""
    clause: str = ""
    quote: str = ""
    place: str = ""
    verdict: str = ""
    deciding: bool = False

    @property
    def handle(self) -> str:
        """Eight digits by which the user names the case on the command line."""
        named = f"{self.identity.contract}\n{self.finding}"
        return hashlib.sha256(named.encode()).hexdigest()[:8]

    @property
    def key(self) -> tuple[str, str]:
        """The content of the case: what the clause says, whatever the spacing, and its effect."""
        return text_key(self.clause) if self.clause else self.finding, self.effect


def cases_of(contract: Contract) -> list[Case]:
    """Return the cases of ``contract``: those that decide the verdict first, each text with its effect once."""
    identity = identity_of(contract)
    cases: dict[tuple[str, str], Case] = {}
    if contract.verdict in _WITHOUT_FINDING:
        case = Case(identity, _VERDICT + contract.verdict.value, verdict=contract.verdict.value, deciding=True)
        cases[case.key] = case
    counted = [item for item in contract.findings if item.deciding or item.status is FindingStatus.IN_FORCE]
    for finding in sorted(counted, key=_later):
        case = Case(
            identity,
            base_id(finding.id),
            finding.effect.value,
            finding.context,
            quoted(finding),
            _place(finding),
            contract.verdict.value,
            finding.deciding,
        )
        cases.setdefault(case.key, case)
    return list(cases.values())


def base_id(finding: str) -> str:
    """Return the id of a finding without the number of its copy."""
    return finding if finding.startswith(_VERDICT) else finding.partition("-")[0]


def is_verdict(finding: str) -> bool:
    """Tell whether ``finding`` names a verdict without finding."""
    return finding.startswith(_VERDICT)


@lru_cache(maxsize=32_768)
def text_key(clause: str) -> str:
    """Return what a clause says as a hash that ignores case, spaces, hyphens and punctuation outside numbers."""
    return hashlib.sha256(_letters(clause).encode()).hexdigest()[:16]


def likeness(first: str, second: str) -> float:
    """Return how alike two clauses are, from 0 to 1: the share of three-letter pieces that they have in common."""
    one, other = _pieces(first), _pieces(second)
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


@lru_cache(maxsize=4096)
def _pieces(clause: str) -> frozenset[str]:
    """Return the three-letter pieces of a clause, those that come again with a number."""
    letters = _letters(clause)
    seen: Counter[str] = Counter()
    pieces = set()
    for at in range(max(len(letters) - 2, 0)):
        piece = letters[at : at + 3]
        seen[piece] += 1
        pieces.add(piece if seen[piece] == 1 else f"{piece}{seen[piece]}")
    return frozenset(pieces)


def _letters(clause: str) -> str:
    plain = unicodedata.normalize("NFKC", clause).casefold()
    return _NOISE.sub("", _DECIMAL.sub("=", plain))


def _later(finding: Finding) -> tuple[bool, bool]:
    return not finding.deciding, finding.status is not FindingStatus.IN_FORCE


def _place(finding: Finding) -> str:
    file = finding.document.rsplit("/", 1)[-1]
    return f"{file}, {finding.section}" if finding.section else file


def all_cases(contracts: Sequence[Contract]) -> list[Case]:
    """Return the cases of all ``contracts``, in their order."""
    return [case for contract in contracts for case in cases_of(contract)]
