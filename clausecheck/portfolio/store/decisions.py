"""What people have decided about findings: an append-only log, and the latest word on each finding.

A decision is about one finding (`Finding.id`, the hash of its clause's text and effect) of one contract. ``contract``
is whatever names the contract from run to run, by default `Contract.id`; the caller chooses, this module only keeps it.
Nothing is overwritten: a new decision on the same finding is a new entry, and `latest` gives the last one of each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from clausecheck.portfolio.store.connection import Row, Store

_APPEND = """
INSERT INTO decision_log
    (at, decided_by, contract, finding, state, reason, until, effect, clause, place, source, identity)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class DecisionState(StrEnum):
    """What was decided about a finding."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    NEGOTIATING = "negotiating"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log.

    ``by`` is who decided and ``at`` when (with time zone); ``until`` is the last day that it holds (None: for good).
    ``clause`` is the text of the clause that was decided on, ``effect`` its effect, ``place`` where it stood: they let
    a finding be recognised whose text has changed. ``source`` is how it was entered ("cli", "excel"). ``identity``
    tells by what else the contract is known than by the name of its folder (`clausecheck.portfolio.decisions`).
    """

    contract: str
    finding: str
    state: DecisionState
    by: str
    at: dt.datetime
    reason: str = ""
    until: dt.date | None = None
    effect: str = ""
    clause: str = ""
    place: str = ""
    source: str = ""
    identity: str = ""


def record(store: Store, decisions: Iterable[Decision]) -> None:
    """Append ``decisions`` to the log, all of them or none; when this returns, the disk has them."""
    with store.writing(durable=True) as connection:
        connection.executemany(_APPEND, [_values(decision) for decision in decisions])


def latest(store: Store, contract: str | None = None) -> list[Decision]:
    """Return the last decision on each finding, of ``contract`` or of all contracts, the oldest first."""
    rows = store.rows("SELECT * FROM decisions WHERE ?1 IS NULL OR contract = ?1 ORDER BY id", (contract,))
    return [_decision(row) for row in rows]


def log(store: Store) -> list[Decision]:
    """Return every decision ever recorded, the oldest first."""
    return [_decision(row) for row in store.rows("SELECT * FROM decision_log ORDER BY id")]


def _values(decision: Decision) -> tuple[str | None, ...]:
    if decision.at.tzinfo is None:
        raise ValueError("a decision's time needs a time zone")
    return (
        decision.at.astimezone(dt.UTC).isoformat(timespec="seconds"),
        decision.by,
        decision.contract,
        decision.finding,
        decision.state.value,
        decision.reason,
        decision.until.isoformat() if decision.until else None,
        decision.effect,
        decision.clause,
        decision.place,
        decision.source,
        decision.identity,
    )


def _decision(row: Row) -> Decision:
    _, at, by, contract, finding, state, reason, until, effect, clause, place, source, identity = row
    return Decision(
        contract=str(contract),
        finding=str(finding),
        state=DecisionState(str(state)),
        by=str(by),
        at=dt.datetime.fromisoformat(str(at)),
        reason=str(reason),
        until=dt.date.fromisoformat(str(until)) if until else None,
        effect=str(effect),
        clause=str(clause),
        place=str(place),
        source=str(source),
        identity=str(identity),
    )
