"""The exit statuses that schedulers and scripts rely on."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausecheck.portfolio.model import Report


class ExitStatus(IntEnum):
    """How a run ended; ``UNREAD`` also where part of what was to be taken in was not."""

    NO_GAP = 0
    GAPS = 1
    FAILED = 2
    UNREAD = 3
    INTERRUPTED = 130


def of_report(report: Report, *, allow_unread: bool = False) -> ExitStatus:
    """Return the status of a finished scan: gaps before unread documents, unread documents before none."""
    from clausecheck.contracts.model import GAPS, Verdict

    if any(contract.verdict in GAPS for contract in report.contracts):
        return ExitStatus.GAPS
    unread = report.unread_count > 0 or report.verdicts[Verdict.UNREADABLE] > 0
    return ExitStatus.UNREAD if unread and not allow_unread else ExitStatus.NO_GAP
