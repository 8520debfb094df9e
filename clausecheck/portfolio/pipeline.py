"""Many contracts at once: files go to workers, what comes back is kept, and what belongs together becomes a contract.

The workers stand behind the standard library's `concurrent.futures.Executor`; whether they are processes here or on a
cluster is not seen. A few tasks for each worker are under way at a time, so that memory does not grow with the
portfolio.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from clausecheck.contracts.bundles.grouping import ContractFiles
from clausecheck.contracts.model import Contract
from clausecheck.contracts.register.reading import Register, RegisterRow
from clausecheck.documents.guarded import MOST_FATAL, GuardedExecutor, unread
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.names import name_below
from clausecheck.documents.progress import Step
from clausecheck.portfolio import codec
from clausecheck.portfolio.memory import Input, Memory
from clausecheck.portfolio.opened import pack_documents
from clausecheck.portfolio.work import (
    PASSING,
    ContractTask,
    FileAnswer,
    FileTask,
    Part,
    content_hash,
    make_contract,
    read_file,
    without_texts,
)
from clausecheck.texts import Message, message

OnFile = Callable[[int, str], None]
"""How many files of a contract have just been dealt with, and the one that was last."""

_PULSE_S = 2.0


class RootLostError(Exception):
    """The scanned folder can no longer be reached; ``said`` tells the user what to do."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


@dataclass(frozen=True, slots=True)
class Outcome:
    """A contract dealt with: made (``contract``), or found unchanged in the memory under ``state``."""

    files: ContractFiles
    state: bytes | None
    contract: Contract | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What all contracts of a run share.

    ``send`` is for workers that cannot reach the files; ``tasks`` is how many are under way at a time; ``as_of`` is the
    day that is asked about.
    """

    root: Path
    rows: dict[str, RegisterRow]
    register: Register | None
    limits: Limits
    tasks: int
    as_of: dt.date
    send: bool = False

    @property
    def base(self) -> Path:
        """The folder that names are relative to."""
        return self.root if self.root.is_dir() else self.root.parent


@dataclass(slots=True)
class _Contract:
    """A contract on its way: its files as far as they are there."""

    files: ContractFiles
    inputs: dict[Path, Input] = field(default_factory=dict)
    state: bytes | None = None

    @property
    def complete(self) -> bool:
        return len(self.inputs) == len(self.files.files)

    @property
    def ordered(self) -> list[Input]:
        return [self.inputs[path] for path in self.files.files]


@dataclass(slots=True)
class _Reading:
    """A file with a worker; ``current`` is the document in it that was last begun."""

    contract: _Contract
    path: Path
    task: FileTask
    current: str = ""

    def note(self, step: Step) -> None:
        self.current = step.document


def work_through(
    groups: Sequence[ContractFiles], plan: Plan, executor: Executor, memory: Memory, on_file: OnFile | None = None
) -> Iterator[Outcome]:
    """Yield every contract of ``groups`` as it is done.

    A worker that dies, hangs or takes too much memory costs the file it was at, which becomes an unreadable document.

    Raises:
        RootLostError: the scanned folder can no longer be reached. What was done is in the memory.
        StoreError: the memory can no longer be written.
    """
    yield from _Work(plan, executor, memory, on_file).run(iter(groups))


class _Work:
    """Keeps the tasks of one run going."""

    def __init__(self, plan: Plan, executor: Executor, memory: Memory, on_file: OnFile | None) -> None:
        self._plan = plan
        self._executor = executor
        self._memory = memory
        self._on_file = on_file
        self._reading: dict[Future[FileAnswer], _Reading] = {}
        self._making: dict[Future[bytes], _Contract] = {}
        self._register = codec.pack(plan.register) if plan.register and plan.register.rows else None

    def run(self, groups: Iterator[ContractFiles]) -> Iterator[Outcome]:
        """Yield the outcomes."""
        more = True
        while more or self._reading or self._making:
            while more and len(self._reading) + len(self._making) < self._plan.tasks:
                files = next(groups, None)
                more = files is not None
                outcome = self._begin(files) if files is not None else None
                if outcome is not None:
                    yield outcome
            self._memory.beat()
            waiting: list[Future[Any]] = [*self._reading, *self._making]
            for future in wait(waiting, _PULSE_S, FIRST_COMPLETED).done if waiting else ():
                outcome = self._take(future)
                if outcome is not None:
                    yield outcome

    def _begin(self, files: ContractFiles) -> Outcome | None:
        contract = _Contract(files)
        for path in files.files:
            name = self._name(path)
            found = self._memory.recall_file(path, name)
            if found is not None:
                contract.inputs[path] = found
                self._tell(name)
            else:
                self._submit(_Reading(contract, path, self._task(path, name)))
        return self._make(contract) if contract.complete else None

    def _task(self, path: Path, name: str) -> FileTask:
        sent = None
        if self._plan.send:
            try:
                sent = path.read_bytes() if path.stat().st_size <= self._plan.limits.max_bytes else None
            except OSError:
                sent = None
        return FileTask(
            str(path),
            name,
            self._plan.limits,
            known=self._memory.known,
            hashed=self._memory.keeps,
            cached=self._memory.cached,
            sent=sent,
        )

    def _submit(self, reading: _Reading) -> None:
        if isinstance(self._executor, GuardedExecutor):
            future = self._executor.submit_watched(reading.note, read_file, reading.task)
        else:
            future = self._executor.submit(read_file, reading.task)
        self._reading[future] = reading

    def _take(self, future: Future[Any]) -> Outcome | None:
        if future in self._making:
            return self._made(self._making.pop(future), future)
        reading = self._reading.pop(future)
        answer = self._answer(reading, future)
        if answer is None:
            return None
        if answer.passing is Reason.NO_ACCESS:
            self._require_root()
        reading.contract.inputs[reading.path] = self._memory.keep_file(reading.task.name, answer)
        self._tell(reading.task.name)
        return self._make(reading.contract) if reading.contract.complete else None

    def _answer(self, reading: _Reading, future: Future[FileAnswer]) -> FileAnswer | None:
        """Return what came of a file; None if it goes to a worker again, without the document that ended the last."""
        try:
            return future.result()
        except UnreadableError as error:
            task = reading.task
            within = reading.current.startswith(f"{task.name}/")
            if within and reading.current not in task.refused and len(task.refused) < MOST_FATAL:
                refused = {**task.refused, reading.current: error.reason}
                self._submit(_Reading(reading.contract, reading.path, replace(task, refused=refused)))
                return None
            return self._failed(reading, error)

    def _failed(self, reading: _Reading, error: UnreadableError) -> FileAnswer:
        """Return the answer for a file whose worker failed; its content is known, so that it is not tried for ever."""
        document = unread(reading.path, self._plan.base, error)
        answer = FileAnswer(
            None,
            data=pack_documents([document], reading.task.name),
            passing=error.reason if error.reason in PASSING else None,
        )
        if not self._memory.keeps:
            return answer
        try:
            status = reading.path.stat()
            content = content_hash(reading.path)
        except OSError:
            return answer
        return replace(answer, content=content, size=status.st_size, modified=status.st_mtime_ns)

    def _make(self, contract: _Contract) -> Outcome | None:
        """Give a complete contract to a worker, unless it has been made of the very same before."""
        files = contract.files
        row = self._plan.rows.get(files.folder)
        packed = codec.pack(row) if row else None
        # Where the folder tells the row, no other row matters.
        register = self._register if row is None else None
        closed = tuple(self._name(path) for path in files.closed)
        inputs = contract.ordered
        links = tuple(self._name(path) for path in files.links)
        beside = repr((files.doubts, links)).encode()
        contract.state = self._memory.state_of(files.folder, inputs, closed, packed, register, beside)
        if contract.state is not None and self._memory.has_contract(contract.state):
            return Outcome(files, contract.state, None)
        parts = tuple(Part(item.name, item.data, item.judged) for item in inputs)
        task = ContractTask(files.folder, parts, closed, packed, register, files.doubts, self._plan.as_of, links)
        self._making[self._executor.submit(make_contract, task)] = contract
        return None

    def _made(self, contract: _Contract, future: Future[bytes]) -> Outcome:
        files = contract.files
        try:
            made = codec.unpack(future.result(), Contract)
        except UnreadableError as error:
            from clausecheck.contracts.assemble import unread_contract

            # What a tired worker leaves is not kept: the next run makes it anew.
            row = self._plan.rows.get(files.folder)
            return Outcome(files, None, without_texts(unread_contract(files, self._plan.root, row, error.reason)))
        if contract.state is not None:
            self._memory.keep_contract(contract.state, made, contract.ordered)
        return Outcome(files, contract.state, made)

    def _require_root(self) -> None:
        try:
            if not self._plan.root.is_dir():
                self._plan.root.stat()
            elif next(self._plan.root.iterdir(), None) is None:
                raise FileNotFoundError(self._plan.root)
        except OSError as error:
            raise RootLostError(message("batch.root_lost", path=self._plan.root)) from error

    def _name(self, path: Path) -> str:
        return name_below(path, self._plan.base)

    def _tell(self, name: str) -> None:
        if self._on_file is not None:
            self._on_file(1, name)
