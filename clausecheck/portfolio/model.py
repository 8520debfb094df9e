"""The outcome of a scan: every contract under a root."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from clausecheck.contracts.model import Contract, Verdict
from clausecheck.documents.model import Status
from clausecheck.portfolio.decisions import Standing

# Worst first (the order of rows in the plan's report).
VERDICT_ORDER = (
    Verdict.RESTRICTED,
    Verdict.CONFLICTING,
    Verdict.MISSING,
    Verdict.UNREADABLE,
    Verdict.CONDITIONAL,
    Verdict.COMPLIANT,
)


@dataclass(frozen=True, slots=True)
class Report:
    """All contracts found under ``root``, worst first, as they stand on the day ``as_of``.

    ``standings`` are the decisions on them, from a store.
    """

    root: str
    tool_version: str
    contracts: tuple[Contract, ...]
    standings: tuple[Standing, ...] = ()
    as_of: dt.date = field(default_factory=dt.date.today)

    @property
    def verdicts(self) -> Counter[Verdict]:
        """How many contracts have each verdict."""
        return Counter(contract.verdict for contract in self.contracts)

    @property
    def document_count(self) -> int:
        """How many files belong to the contracts."""
        return sum(len(contract.documents) for contract in self.contracts)

    @property
    def page_count(self) -> int:
        """How many pages the files with pages have together."""
        return sum(len(item.document.pages) for contract in self.contracts for item in contract.documents)

    @property
    def unread_count(self) -> int:
        """How many files could not be read whole."""
        return sum(
            item.document.status is not Status.READ for contract in self.contracts for item in contract.documents
        )


def severity(contract: Contract) -> tuple[int, bool, str, str]:
    """Return a key that sorts the worst first, those to be reviewed before those that are sure, then by folder."""
    folder = contract.folder
    return VERDICT_ORDER.index(contract.verdict), not contract.needs_review, folder.casefold(), folder
