"""What can go wrong with a store, in the user's words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clausecheck.texts import Message, message

# SQLite's primary result codes (https://www.sqlite.org/rescode.html) and the sentence for each.
_SAID = {
    sqlite3.SQLITE_READONLY: "store.read_only",
    sqlite3.SQLITE_PERM: "store.read_only",
    sqlite3.SQLITE_FULL: "store.full",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
    sqlite3.SQLITE_NOTADB: "store.not_a_store",
    sqlite3.SQLITE_BUSY: "store.busy",
    sqlite3.SQLITE_LOCKED: "store.busy",
    sqlite3.SQLITE_CANTOPEN: "store.cannot_open",
    sqlite3.SQLITE_IOERR: "store.io",
}
_PRIMARY = 0xFF


class StoreError(Exception):
    """The store cannot be used; ``said`` tells the user why and what to do."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into `StoreError` for the store at ``path``."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
        raise StoreError(message(_SAID.get(code, "store.failed"), path=path, why=error)) from error
