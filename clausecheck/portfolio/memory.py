"""What the engine asks about earlier work: nothing for a single scan, or the store."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from clausecheck.contracts.model import Contract
from clausecheck.portfolio.store import Store, StoreError, runs, tables
from clausecheck.portfolio.store import contracts as states
from clausecheck.portfolio.versions import Versions
from clausecheck.portfolio.work import FileAnswer, Known, nothing_judged
from clausecheck.texts import message

# A file written to within so short a time before it was read may be written to again without its time changing.
_CLOCK_TICK_NS = 2_000_000_000
_BEAT_S = 20.0


@dataclass(frozen=True, slots=True)
class Input:
    """A file as read and judged, on its way into a contract; ``content`` is None where the file could not be had."""

    name: str
    data: bytes
    judged: bytes
    content: bytes | None = None


class Memory(Protocol):
    """What the engine asks and tells; ``known`` is where its workers may look things up."""

    known: Known | None
    keeps: bool
    cached: bool

    def recall_file(self, path: Path, name: str) -> Input | None:
        """Return the file as read before, if it has not been touched since."""

    def recall_content(self, content: bytes, name: str) -> Input | None:
        """Return a content as read before."""

    def keep_file(self, name: str, answer: FileAnswer) -> Input:
        """Keep what a worker made of a file, and return it whole."""

    def state_of(
        self, folder: str, inputs: Sequence[Input], closed: Sequence[str], *others: bytes | None
    ) -> bytes | None:
        """Return what names a state of a contract; None where nothing is kept."""

    def has_contract(self, state: bytes) -> bool:
        """Return whether the contract has been made of the very same before."""

    def keep_contract(self, state: bytes, contract: Contract, inputs: Sequence[Input]) -> None:
        """Keep a contract."""

    def beat(self) -> None:
        """Give a sign of life; called every few seconds."""


class NoMemory:
    """A scan that keeps nothing; ``cached`` says whether a clause met twice is judged once."""

    known: Known | None = None
    keeps = False

    def __init__(self, *, cached: bool = True) -> None:
        self.cached = cached

    def recall_file(self, path: Path, name: str) -> Input | None:
        """Return None."""
        return None

    def recall_content(self, content: bytes, name: str) -> Input | None:
        """Return None."""
        return None

    def keep_file(self, name: str, answer: FileAnswer) -> Input:
        """Return what the worker made."""
        return Input(name, answer.data or b"", answer.judged or nothing_judged(), answer.content)

    def state_of(
        self, folder: str, inputs: Sequence[Input], closed: Sequence[str], *others: bytes | None
    ) -> bytes | None:
        """Return None."""
        return None

    def has_contract(self, state: bytes) -> bool:
        """Return False."""
        return False

    def keep_contract(self, state: bytes, contract: Contract, inputs: Sequence[Input]) -> None:
        """Keep nothing."""

    def beat(self) -> None:
        """Do nothing."""


class StoreMemory:
    """What a store knows, and keeps, for a run."""

    keeps = True

    def __init__(self, store: Store, run: runs.Run, versions: Versions, as_of: dt.date, *, cached: bool = True) -> None:
        self.cached = cached
        self._as_of = as_of
        self._store = store
        self._run = run
        self._beaten = time.monotonic()
        self._versions = versions
        self.known: Known | None = Known(
            str(store.path.resolve()),
            tables.version_id(store, versions.reading),
            tables.version_id(store, versions.judging),
            run.id,
        )

    def recall_file(self, path: Path, name: str) -> Input | None:
        """Return the file as read before, if its size and time are those it had then."""
        if not self.cached:
            return None
        try:
            status = path.stat()
        except OSError:
            return None
        content = tables.unchanged_content(self._store, self._run.root, name, status.st_size, status.st_mtime_ns)
        return self.recall_content(content, name) if content is not None else None

    def recall_content(self, content: bytes, name: str) -> Input | None:
        """Return a content as read and judged before, by the versions that are installed."""
        found = self._find(content, _suffix(name))
        if found is None or found.judged is None or not found.settled(self._run.id):
            return None
        return Input(name, found.data, found.judged, content)

    def keep_file(self, name: str, answer: FileAnswer) -> Input:
        """Keep what a worker made of a file, all of it or nothing."""
        if answer.data is None:
            found = self._find(answer.content or b"", _suffix(name))
            if found is None or found.judged is None:
                raise StoreError(message("store.busy", path=self._store.path))
            self._keep(name, answer, None)
            return Input(name, found.data, found.judged, answer.content)
        made = Input(name, answer.data or b"", answer.judged or nothing_judged(), answer.content)
        attempts = 0
        if answer.passing is not None and answer.content is not None:
            before = self._find(answer.content, _suffix(name))
            attempts = (before.attempts if before else 0) + 1
        self._keep(name, answer, tables.KeptDocument(made.data, made.judged, attempts, self._run.id))
        return made

    def state_of(
        self, folder: str, inputs: Sequence[Input], closed: Sequence[str], *others: bytes | None
    ) -> bytes | None:
        """Return what names a state of a contract: the hash of all that it is made from, the tool included.

        What has been made of the very same for a time that the day asked about is not in is another state.
        """
        digest = hashlib.sha256(f"{self._versions.assembling}\n{folder}\n".encode())
        for item in inputs:
            # Not by content alone: what was read of it may be better than at the last try.
            digest.update(f"{item.name}\n".encode() + hashlib.sha256(item.data + item.judged).digest())
        for part in ("\n".join(closed).encode(), *others):
            digest.update(hashlib.sha256(part or b"").digest())
        return states.state_on(self._store, digest.digest(), self._as_of)

    def has_contract(self, state: bytes) -> bool:
        """Return whether the contract has been made of the very same before."""
        return self.cached and states.has_state(self._store, state)

    def keep_contract(self, state: bytes, contract: Contract, inputs: Sequence[Input]) -> None:
        """Keep a state of a contract."""
        contents = {item.name: item.content.hex() for item in inputs if item.content is not None}
        with self._store.writing() as connection:
            states.keep_state(connection, state, states.Made(contract, contents))

    def beat(self) -> None:
        """Show in the store that the run is at work."""
        if time.monotonic() - self._beaten > _BEAT_S:
            self._beaten = time.monotonic()
            runs.beat(self._store, self._run)

    def _find(self, content: bytes, suffix: str) -> tables.KeptDocument | None:
        if self.known is None:
            return None
        return tables.find_document(self._store, content, suffix, self.known.reading, self.known.judging)

    def _keep(self, name: str, answer: FileAnswer, document: tables.KeptDocument | None) -> None:
        if self.known is None or answer.content is None:
            return
        with self._store.writing() as connection:
            if time.time_ns() - answer.modified > _CLOCK_TICK_NS:
                tables.keep_file(connection, self._run.root, name, answer.size, answer.modified, answer.content)
            if document is not None:
                numbers = (self.known.reading, self.known.judging)
                tables.keep_document(connection, answer.content, _suffix(name), *numbers, document)
            tables.keep_clauses(connection, self.known.judging, answer.clauses)


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()
