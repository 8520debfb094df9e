"""Runs a scan: every contract below a root, one after the other or several at a time in worker processes."""

from __future__ import annotations

from collections.abc import Callable

from clausecheck.contracts.model import Verdict

OnContract = Callable[[int, int, str], None]

# Worst first (the order of rows in the plan's report).
_WORST_FIRST = (
    Verdict.RESTRICTED,
    Verdict.CONFLICTING,
    Verdict.MISSING,
    Verdict.UNREADABLE,
    Verdict.CONDITIONAL,
    Verdict.COMPLIANT,
)
