"""Looking after the store: whether it is sound, and making it small again. The log of decisions is never touched."""

from __future__ import annotations

from dataclasses import dataclass

from clausecheck.portfolio.store.connection import Store
from clausecheck.portfolio.store.errors import StoreError

_TABLES = ("runs", "documents", "clauses", "contracts", "findings", "decision_log")
_USED = "SELECT versions FROM runs WHERE id IN (SELECT max(id) FROM runs GROUP BY root)"
_COUNT = {
    "runs": "SELECT count(*) FROM runs",
    "documents": "SELECT count(*) FROM documents",
    "clauses": "SELECT count(*) FROM clauses",
    "contracts": "SELECT count(*) FROM contracts",
    "findings": "SELECT count(*) FROM findings",
    "decision_log": "SELECT count(*) FROM decision_log",
}


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found: what SQLite complains of (nothing if sound), rows by table, unfinished runs, and size."""

    complaints: tuple[str, ...]
    rows: dict[str, int]
    unfinished: int
    size: int

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.complaints


def check(store: Store) -> Health:
    """Return how the store is; a damaged one gives complaints, not an error."""
    try:
        found = [str(row[0]) for row in store.rows("PRAGMA integrity_check(20)")]
        found += [f"foreign key: {row[0]!s} {row[1]!s}" for row in store.rows("PRAGMA foreign_key_check")]
        rows = {name: _number(store, _COUNT[name]) for name in _TABLES}
        unfinished = _number(store, "SELECT count(*) FROM runs WHERE finished IS NULL")
    except StoreError as error:
        return Health((dict(error.said.values).get("why", error.said.key),), {}, 0, store.path.stat().st_size)
    complaints = tuple(line for line in found if line != "ok")
    return Health(complaints, rows, unfinished, store.path.stat().st_size)


def compact(store: Store) -> tuple[int, int]:
    """Take out what other versions made and what no file and no run needs; return the size before and after.

    Kept is what the versions made that the last run on each root used. Runs, verdicts and decisions stay.
    """
    before = store.path.stat().st_size
    used = {name for (names,) in store.rows(_USED) for name in str(names).split()}
    with store.writing() as connection:
        connection.execute("CREATE TEMP TABLE used (name TEXT PRIMARY KEY)")
        connection.executemany("INSERT INTO used VALUES (?)", ((name,) for name in used))
        connection.execute("DELETE FROM clauses WHERE version NOT IN (SELECT id FROM versions NATURAL JOIN used)")
        connection.execute(
            "DELETE FROM documents WHERE version NOT IN (SELECT id FROM versions NATURAL JOIN used) "
            "OR content NOT IN (SELECT content FROM files)"
        )
        connection.execute("DELETE FROM contracts WHERE state NOT IN (SELECT state FROM verdicts)")
        connection.execute("DROP TABLE used")
    store.run_script("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
    return before, store.path.stat().st_size


def _number(store: Store, query: str) -> int:
    row = store.one(query)
    return int(str(row[0])) if row else 0
