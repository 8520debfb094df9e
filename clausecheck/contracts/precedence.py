"""What is in force: drafts, amendments, order of precedence, exceptions and definitions, applied to the findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Classify, Found
from clausecheck.contracts.model import Finding, FindingStatus
from clausecheck.texts import Message


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings with their status, what settled it, and whether something in it asks for review."""

    findings: tuple[Finding, ...]
    notes: tuple[Message, ...] = ()
    doubt: bool = False
    unsigned: tuple[str, ...] = ()


def in_force(
    found: Sequence[Found], sources: Sequence[Source], classify: Classify, doubtful: Sequence[tuple[Source, int]] = ()
) -> Settled:
    """Return the findings with the status that the documents as a whole give them."""
    drafts = {source.item.document.path for source in sources if source.item.draft}
    return Settled(
        tuple(
            replace(item.finding, status=FindingStatus.DRAFT) if item.finding.document in drafts else item.finding
            for item in found
        )
    )
