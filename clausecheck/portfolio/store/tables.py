"""What has been computed, table by table: versions, files, documents and clauses.

Functions that take a connection write within the caller's transaction (see `Store.writing`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from clausecheck.portfolio.store.connection import Store

# A file that broke its worker is tried again in so many runs; a computer under load may have been to blame.
_MOST_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A content as read, and as judged if that is up to date.

    ``attempts`` counts how often reading it has failed for a passing reason, the last time in ``run``; 0 where it did
    not.
    """

    data: bytes
    judged: bytes | None
    attempts: int
    run: int

    def settled(self, run: int) -> bool:
        """Return whether ``run`` may use it: it was read, or failed in this very run, or has failed often enough."""
        return not 0 < self.attempts < _MOST_ATTEMPTS or self.run == run


def version_id(store: Store, name: str) -> int:
    """Return the number that stands for the version ``name`` in the other tables."""
    found = store.one("SELECT id FROM versions WHERE name = ?", (name,))
    if found is None:
        with store.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO versions (name) VALUES (?)", (name,))
        found = store.one("SELECT id FROM versions WHERE name = ?", (name,))
    return int(str(found[0])) if found else 0


def unchanged_content(store: Store, root: str, path: str, size: int, modified: int) -> bytes | None:
    """Return the hash of the file's content, if it was seen with this size and time (nanoseconds) before."""
    found = store.one(
        "SELECT content FROM files WHERE root = ? AND path = ? AND size = ? AND modified = ?",
        (root, path, size, modified),
    )
    return _blob(found[0]) if found else None


def files_of(store: Store, root: str) -> dict[str, tuple[int, int, bytes]]:
    """Return the files last seen below ``root``: size, time (nanoseconds) and hash of the content, by path."""
    rows = store.rows("SELECT path, size, modified, content FROM files WHERE root = ?", (root,))
    return {str(path): (int(str(size)), int(str(time)), _blob(content)) for path, size, time, content in rows}


def has_document(store: Store, content: bytes, suffix: str, version: str) -> bool:
    """Return whether the content has been read by the version of this name."""
    found = store.one(
        "SELECT 1 FROM documents JOIN versions ON versions.id = documents.version "
        "WHERE content = ? AND suffix = ? AND name = ?",
        (content, suffix, version),
    )
    return found is not None


def keep_file(connection: sqlite3.Connection, root: str, path: str, size: int, modified: int, content: bytes) -> None:
    """Keep what a file looked like and the hash of its content."""
    connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", (root, path, size, modified, content))


def forget_files(connection: sqlite3.Connection, root: str, present: Iterable[str]) -> None:
    """Forget the files below ``root`` that are not among ``present``; what was read in them is kept."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS present (path TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM present")
    connection.executemany("INSERT OR IGNORE INTO present VALUES (?)", ((path,) for path in present))
    connection.execute("DELETE FROM files WHERE root = ? AND path NOT IN (SELECT path FROM present)", (root,))


def find_document(store: Store, content: bytes, suffix: str, reading: int, judging: int) -> KeptDocument | None:
    """Return the content as read by the version ``reading``; its judgement only if by the version ``judging``."""
    found = store.one(
        "SELECT data, CASE WHEN judging = ? THEN judged END, attempts, run FROM documents "
        "WHERE content = ? AND suffix = ? AND version = ?",
        (judging, content, suffix, reading),
    )
    if found is None:
        return None
    data, judged, attempts, run = found
    return KeptDocument(_blob(data), _blob(judged) if judged is not None else None, int(str(attempts)), int(str(run)))


def keep_document(
    connection: sqlite3.Connection,
    content: bytes,
    suffix: str,
    reading: int,
    judging: int,
    kept: KeptDocument,
) -> None:
    """Keep a content as read and judged; what another version made of it is replaced."""
    connection.execute(
        "INSERT OR REPLACE INTO documents (content, suffix, version, run, attempts, data, judging, judged) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (content, suffix, reading, kept.run, kept.attempts, kept.data, judging, kept.judged),
    )


def find_clauses(store: Store, version: int, texts: Iterable[bytes]) -> dict[bytes, bytes | None]:
    """Return what is known of clauses, by the hash of their text: None for those without any effect."""
    known: dict[bytes, bytes | None] = {}
    for key in texts:
        found = store.one("SELECT data FROM clauses WHERE text = ? AND version = ?", (key, version))
        if found is not None:
            known[key] = _blob(found[0]) if found[0] is not None else None
    return known


def keep_clauses(connection: sqlite3.Connection, version: int, clauses: Iterable[tuple[bytes, bytes | None]]) -> None:
    """Keep what clauses were judged to be."""
    connection.executemany(
        "INSERT OR IGNORE INTO clauses VALUES (?, ?, ?)", ((key, version, data) for key, data in clauses)
    )


def _blob(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise sqlite3.DatabaseError("a blob is missing")
    return value
