"""Opening the store: one SQLite file in WAL mode, brought to the newest version, with errors the user understands."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from clausecheck.portfolio.store.errors import StoreError, speaking
from clausecheck.portfolio.store.schema import APPLICATION_ID, MIGRATIONS
from clausecheck.texts import message

Value = str | int | float | bytes | None
Row = tuple[Value, ...]

_PATIENCE_S = 30.0


class Store:
    """An open store. Use it as a context manager, from one thread; every process opens its own.

    Reading sees what was last committed; writing happens in `writing` blocks, each of which is kept whole or not at
    all, also when the process is killed within it.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the store at ``path``; one that is not there is made, unless ``read_only``.

        Raises:
            StoreError: the file cannot be opened, is no store, is damaged, or was made by a newer version.
        """
        self.path = path
        self.read_only = read_only
        if read_only and not path.is_file():
            raise StoreError(message("store.not_found", path=path))
        if not path.parent.is_dir():
            raise StoreError(message("store.no_folder", path=path.parent))
        with speaking(path):
            self._connection = _connect(path, read_only)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store; what was committed is kept."""
        self._connection.close()

    def rows(self, query: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return the rows of ``query``, its ``?`` filled with ``values``."""
        with speaking(self.path):
            return self._connection.execute(query, values).fetchall()

    def one(self, query: str, values: Sequence[Value] = ()) -> Row | None:
        """Return the first row of ``query``, or None."""
        with speaking(self.path):
            found: Row | None = self._connection.execute(query, values).fetchone()
            return found

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """Give the connection for one transaction: committed at the end of the block, undone if the block raises.

        Args:
            durable: wait until the disk has it, so that not even a power cut loses it (what people write); what can be
                computed again does without.
        """
        with speaking(self.path):
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def run_script(self, *statements: str) -> None:
        """Run ``statements`` outside a transaction (upkeep such as VACUUM)."""
        with speaking(self.path):
            for statement in statements:
                self._connection.execute(statement).fetchall()

    def _prepare(self) -> None:
        version = self._version()
        if version > len(MIGRATIONS):
            raise StoreError(message("store.newer", path=self.path))
        if self.read_only:
            if version < len(MIGRATIONS):
                raise StoreError(message("store.older", path=self.path))
            return
        if version < len(MIGRATIONS):
            self._migrate()
        # Without a write here, a store that cannot be written would first be noticed after hours of reading.
        with self.writing() as connection:
            connection.execute("UPDATE versions SET name = name WHERE id = 0")

    def _version(self) -> int:
        """Return the version of the schema: 0 for a new file."""
        execute = self._connection.execute
        tables = execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreError(message("store.not_a_store", path=self.path))
        return int(execute("PRAGMA user_version").fetchone()[0])

    def _migrate(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        with self.writing(durable=True) as connection:
            # Another process may have brought the store forward while this one waited for its turn.
            for number, step in enumerate(MIGRATIONS[self._version() :], self._version() + 1):
                for statement in _statements(step):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _connect(path: Path, read_only: bool) -> sqlite3.Connection:
    address = path.absolute().as_uri()
    if read_only:
        beside = Path(f"{path}-wal")
        # In a folder that cannot be written SQLite cannot make its index of the log; without a log none is needed.
        fixed = not os.access(path.parent, os.W_OK) and not beside.exists()
        address += "?immutable=1" if fixed else "?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE_S, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of ``script``; `executescript` would commit in their midst."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
