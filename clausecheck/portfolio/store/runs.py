"""Runs: begun, taken up again after an interruption, finished, and named; one at a time for each root."""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from clausecheck.portfolio.store.connection import Row, Store
from clausecheck.portfolio.store.errors import StoreError
from clausecheck.texts import message

# Without a sign of life for so long, a run on another computer counts as dead.
_SILENCE_S = 600.0


@dataclass(frozen=True, slots=True)
class Run:
    """A run; ``finished`` is None while it works or was cut off. ``totals`` counts contracts by verdict, and more.

    ``as_of`` is the day that it was asked about where that is not its own: no run on its own day is compared with it.
    """

    id: int
    name: str
    root: str
    started: dt.datetime
    finished: dt.datetime | None
    tool: str
    totals: dict[str, int] = field(default_factory=dict)
    as_of: dt.date | None = None


def begin(
    store: Store,
    root: str,
    *,
    tool: str,
    versions: Sequence[str],
    name: str | None = None,
    as_of: dt.date | None = None,
) -> tuple[Run, bool]:
    """Begin a run on ``root``, or take up the one that was cut off; no other may work on the root until it is finished.

    Args:
        store: where the run is kept.
        root: the scanned folder.
        tool: the version of the tool.
        versions: what makes the results: of reading, judging, and all.
        name: what the run is called; by default the day, with a number when the day has several.
        as_of: the day that is asked about where that is not today.

    Returns:
        The run, and whether it is one taken up again.

    Raises:
        StoreError: another run is at work on the root, or the name is taken.
    """
    with store.writing() as connection:
        _refuse_second(connection, store.path, root)
        row = connection.execute(
            "SELECT * FROM runs WHERE root = ? AND finished IS NULL AND as_of IS ? ORDER BY id DESC LIMIT 1",
            (root, as_of and as_of.isoformat()),
        ).fetchone()
        resumed = row is not None
        if row is None:
            chosen = _free_name(connection, store.path, name)
            cursor = connection.execute(
                "INSERT INTO runs (name, root, started, tool, versions, as_of) VALUES (?, ?, ?, ?, ?, ?)",
                (chosen, root, _now(), tool, " ".join(versions), as_of and as_of.isoformat()),
            )
            row = connection.execute("SELECT * FROM runs WHERE id = ?", (cursor.lastrowid,)).fetchone()
        else:
            connection.execute(
                "UPDATE runs SET tool = ?, versions = ? WHERE id = ?", (tool, " ".join(versions), row[0])
            )
        connection.execute(
            "INSERT OR REPLACE INTO locks VALUES (?, ?, ?, ?, ?, ?)",
            (root, row[0], socket.gethostname(), os.getpid(), _born(os.getpid()), time.time()),
        )
    return _run(row), resumed


def beat(store: Store, run: Run) -> None:
    """Give a sign of life."""
    with store.writing() as connection:
        connection.execute("UPDATE locks SET beat = ? WHERE root = ? AND run = ?", (time.time(), run.root, run.id))


def release(store: Store, run: Run) -> None:
    """Let other runs work on the root again."""
    with store.writing() as connection:
        unlock(connection, run)


def unlock(connection: sqlite3.Connection, run: Run) -> None:
    """Do what `release` does within a transaction."""
    connection.execute("DELETE FROM locks WHERE root = ? AND run = ?", (run.root, run.id))


def finish(connection: sqlite3.Connection, run: Run, totals: dict[str, int]) -> None:
    """Mark ``run`` as finished, with its totals."""
    connection.execute(
        "UPDATE runs SET finished = ?, totals = ? WHERE id = ?", (_now(), json.dumps(totals, sort_keys=True), run.id)
    )


def finished(store: Store, root: str | None = None) -> list[Run]:
    """Return the finished runs on ``root`` (on every root if None), the oldest first.

    Those that were asked about another day than their own are not among them: `find` has them by their names.
    """
    rows = store.rows(
        "SELECT * FROM runs WHERE finished IS NOT NULL AND as_of IS NULL AND (?1 IS NULL OR root = ?1) ORDER BY id",
        (root,),
    )
    return [_run(row) for row in rows]


def before(store: Store, run: Run) -> Run | None:
    """Return the last finished run on the same root before ``run``."""
    earlier = [other for other in finished(store, run.root) if other.id < run.id]
    return earlier[-1] if earlier else None


def on_day(store: Store, day: dt.date, run: Run) -> Run | None:
    """Return the run before ``run`` on the same root that tells how it was on ``day``.

    That is the last one begun on that day or earlier; where there is none, the first of all. None: there is none before
    ``run``.
    """
    earlier = [other for other in finished(store, run.root) if other.id < run.id]
    known = [other for other in earlier if other.started.astimezone().date() <= day]
    return known[-1] if known else next(iter(earlier), None)


def find(store: Store, name: str) -> Run:
    """Return the finished run that is called ``name``, or that has this number.

    Raises:
        StoreError: there is none.
    """
    row = store.one(
        "SELECT * FROM runs WHERE finished IS NOT NULL AND (name = ?1 OR CAST(id AS TEXT) = ?1) "
        "ORDER BY name = ?1 DESC",
        (name,),
    )
    if row is None:
        known = ", ".join(run.name for run in finished(store)[-8:]) or "–"
        raise StoreError(message("store.no_run", name=name, known=known))
    return _run(row)


def last(store: Store) -> Run:
    """Return the last finished run.

    Raises:
        StoreError: there is none.
    """
    every = finished(store)
    if not every:
        raise StoreError(message("store.no_runs", path=store.path))
    return every[-1]


def refuse_any(store: Store) -> None:
    """Make sure that no run is at work in the store.

    Raises:
        StoreError: one is.
    """
    with store.writing() as connection:
        for (root,) in connection.execute("SELECT root FROM locks").fetchall():
            _refuse_second(connection, store.path, root)


def _refuse_second(connection: sqlite3.Connection, path: Path, root: str) -> None:
    held = connection.execute("SELECT host, process, born, beat FROM locks WHERE root = ?", (root,)).fetchone()
    if held is None:
        return
    host, process, born, last = held
    here = host == socket.gethostname()
    alive = _born(process) == born and process != os.getpid() if here else time.time() - last < _SILENCE_S
    if alive:
        raise StoreError(message("store.second_run", path=path, process=process, host=host))


def _born(process: int) -> str:
    """Return what tells ``process`` from an earlier one with its number; "" if there is no such process."""
    status = Path(f"/proc/{process}/stat")
    try:
        # Field 22 is the start time; the name before it, in brackets, may hold spaces.
        fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        return "" if fields[0] in ("Z", "X") else fields[19]
    except (OSError, IndexError):
        return "" if status.parent.parent.joinpath("self").exists() else _alive_without_proc(process)


def _alive_without_proc(process: int) -> str:
    if os.name == "nt":
        # On Windows os.kill would end the process; a run there is known by its signs of life alone.
        return "running"
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        return "running"
    return "running"


def _free_name(connection: sqlite3.Connection, path: Path, name: str | None) -> str:
    taken = {row[0] for row in connection.execute("SELECT name FROM runs")}
    if name is not None:
        if name in taken:
            raise StoreError(message("store.run_name", path=path, name=name))
        return name
    day = dt.date.today().isoformat()
    if day not in taken:
        return day
    number = 2
    while f"{day}-{number}" in taken:
        number += 1
    return f"{day}-{number}"


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _run(row: Row) -> Run:
    number, name, root, started, finished_at, tool, _, totals, as_of = row
    return Run(
        int(str(number)),
        str(name),
        str(root),
        dt.datetime.fromisoformat(str(started)),
        dt.datetime.fromisoformat(str(finished_at)) if finished_at else None,
        str(tool),
        json.loads(str(totals)) if totals else {},
        dt.date.fromisoformat(str(as_of)) if as_of else None,
    )
