"""Contracts as they were: each state once, by the hash of all it was made from, and which run saw which."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from clausecheck.contracts.model import Contract, Finding, Verdict
from clausecheck.portfolio import codec
from clausecheck.portfolio.store.connection import Store
from clausecheck.portfolio.store.errors import StoreError
from clausecheck.portfolio.store.runs import Run
from clausecheck.texts import message


@dataclass(frozen=True, slots=True)
class Made:
    """A contract, and the content of each document in it (path and SHA-256) that it was made from."""

    contract: Contract
    contents: dict[str, str]


def state_on(store: Store, state: bytes, day: dt.date) -> bytes:
    """Return the name under which what is made of the same as ``state`` is kept, or to be kept, for ``day``.

    Most contracts say the same for ever. One that does not has a state for each time between two days that matter, the
    name of each made from the one that was kept before.
    """
    asked = day.isoformat()
    while (row := store.one("SELECT since, until FROM contracts WHERE state = ?", (state,))) is not None:
        since, until = (str(told or "") for told in row)
        if until and asked >= until:
            state = hashlib.sha256(state + until.encode()).digest()
        elif asked < since:
            state = hashlib.sha256(state + b"before " + since.encode()).digest()
        else:
            break
    return state


def holds_on(store: Store, state: bytes, day: dt.date) -> bool:
    """Return whether a state of a contract says on ``day`` what it says, as far as that is known."""
    return state_on(store, state, day) == state


def has_state(store: Store, state: bytes) -> bool:
    """Return whether this state of a contract is kept."""
    return store.one("SELECT 1 FROM contracts WHERE state = ?", (state,)) is not None


def keep_state(connection: sqlite3.Connection, state: bytes, made: Made) -> None:
    """Keep a state of a contract with its findings."""
    contract = made.contract
    facts = contract.facts
    connection.execute(
        "INSERT OR IGNORE INTO contracts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            state,
            contract.id,
            contract.folder,
            facts.system,
            facts.supplier.name,
            facts.supplier.cvr,
            facts.contract_number,
            facts.expiry_date.isoformat() if facts.expiry_date else None,
            contract.verdict.value,
            contract.needs_review,
            codec.pack(Made(replace(contract, findings=()), made.contents)),
            contract.since.isoformat() if contract.since else None,
            contract.until.isoformat() if contract.until else None,
        ),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [_finding_row(state, position, finding) for position, finding in enumerate(contract.findings)],
    )


def load_state(store: Store, state: bytes) -> Made:
    """Return a state of a contract.

    Raises:
        StoreError: it is not there, or cannot be understood.
    """
    row = store.one("SELECT data FROM contracts WHERE state = ?", (state,))
    if row is None or not isinstance(row[0], bytes):
        raise StoreError(message("store.damaged", path=store.path))
    rows = store.rows("SELECT clause, data FROM findings WHERE state = ? ORDER BY position", (state,))
    try:
        body = codec.unpack(row[0], Made)
        findings = tuple(codec.decode({**json.loads(str(data)), "context": clause}, Finding) for clause, data in rows)
    except (codec.CodecError, ValueError) as error:
        raise StoreError(message("store.damaged", path=store.path)) from error
    return replace(body, contract=replace(body.contract, findings=findings))


def verdict_of(store: Store, state: bytes) -> tuple[Verdict, bool]:
    """Return the verdict in a state of a contract, and whether it must be looked at.

    Raises:
        StoreError: the state is not there.
    """
    row = store.one("SELECT verdict, needs_review FROM contracts WHERE state = ?", (state,))
    if row is None:
        raise StoreError(message("store.damaged", path=store.path))
    return Verdict(str(row[0])), bool(row[1])


def states_of(store: Store, run: Run) -> dict[str, bytes]:
    """Return the state that each contract had in a finished ``run``, by the contract's id."""
    rows = store.rows(
        "SELECT contract, state FROM verdicts WHERE root = ?1 AND first_run <= ?2 AND last_run >= ?2 ORDER BY contract",
        (run.root, run.id),
    )
    return {str(contract): state for contract, state in rows if isinstance(state, bytes)}


def contracts_of(store: Store, run: Run) -> Iterator[Made]:
    """Yield the contracts as a finished ``run`` saw them."""
    for state in states_of(store, run).values():
        yield load_state(store, state)


def keep_verdicts(connection: sqlite3.Connection, run: Run, previous: Run | None, states: Mapping[str, bytes]) -> None:
    """Keep which state each contract has in ``run``; a state that lasts since ``previous`` is not written again."""
    connection.executemany(_LASTS, _lasting(run, previous, states.items()))
    lasting = {
        row[0]
        for row in connection.execute(
            "SELECT contract FROM verdicts WHERE root = ? AND last_run = ?", (run.root, run.id)
        )
    }
    connection.executemany(
        "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?)",
        ((run.root, contract, run.id, run.id, state) for contract, state in states.items() if contract not in lasting),
    )


_LASTS = "UPDATE verdicts SET last_run = ? WHERE root = ? AND contract = ? AND last_run = ? AND state = ?"


def _lasting(
    run: Run, previous: Run | None, states: Iterable[tuple[str, bytes]]
) -> Iterator[tuple[int, str, str, int, bytes]]:
    if previous is not None:
        for contract, state in states:
            yield run.id, run.root, contract, previous.id, state


def _finding_row(state: bytes, position: int, finding: Finding) -> tuple[object, ...]:
    data = codec.encode(finding)
    clause = data.pop("context", "")
    return (
        state,
        position,
        finding.id,
        finding.effect.value,
        finding.status.value,
        finding.deciding,
        clause,
        json.dumps(data, ensure_ascii=False, separators=(",", ":")),
    )
