"""What a worker does: a file is read and its clauses judged; what belongs together becomes a contract.

Tasks and answers are plain values, so that a worker may be a process here or on another computer. What contracts are
put together with is loaded where that is done, not where it is asked for.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from clausecheck.clauses.model import Clause
from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.bundles.loose import Loose
from clausecheck.contracts.model import Contract
from clausecheck.contracts.register.reading import Register, RegisterRow
from clausecheck.documents.guarded import read_in_worker
from clausecheck.documents.limits import Limits
from clausecheck.documents.model import Document, Reason, Status
from clausecheck.documents.names import name_below
from clausecheck.documents.progress import Step, tell
from clausecheck.effects.model import Classification
from clausecheck.portfolio import codec, judging
from clausecheck.portfolio.opened import opened, pack_documents
from clausecheck.portfolio.store import Store, StoreError
from clausecheck.portfolio.store.tables import find_clauses, find_document
from clausecheck.texts import Message

# Reasons that another try may not meet again.
PASSING = frozenset({Reason.TIME, Reason.MEMORY, Reason.CRASH, Reason.NO_ACCESS, Reason.CHANGED})
_TRIES = 4
_PAUSE_S = 0.2
AT_A_TIME = 100
"""Clauses judged between two signs of life: a few seconds' work where every one needs the encoder."""


@dataclass(frozen=True, slots=True)
class Known:
    """Where a worker may look up what is known already: a store's file, the versions' numbers in it, and the run's."""

    store: str
    reading: int
    judging: int
    run: int


@dataclass(frozen=True, slots=True)
class FileTask:
    """A file to read and judge.

    ``name`` is its path from the root. ``sent`` is its content, where the worker cannot reach it; ``data`` is what
    was read before, where it need only be judged; ``refused`` are documents in it that ended a worker (see `guarded`).
    """

    path: str
    name: str
    limits: Limits
    known: Known | None = None
    hashed: bool = False
    cached: bool = True
    sent: bytes | None = None
    data: bytes | None = None
    refused: dict[str, Reason] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """A file as read and judged; ``data`` is None where the store has it already.

    ``size`` and ``modified`` (nanoseconds) are those of the content that was read; ``clauses`` were judged anew.
    """

    content: bytes | None
    size: int = 0
    modified: int = 0
    data: bytes | None = None
    judged: bytes | None = None
    clauses: tuple[tuple[bytes, bytes | None], ...] = ()
    passing: Reason | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A file in its contract, as read and judged."""

    name: str
    data: bytes
    judged: bytes


@dataclass(frozen=True, slots=True)
class ContractTask:
    """A contract to make of its files.

    ``closed`` are folders that could not be opened and ``links`` links not followed, from the root; ``doubts`` are
    questions on whether the files belong together; ``as_of`` is the day that is asked about, today by default.
    """

    folder: str
    parts: tuple[Part, ...]
    closed: tuple[str, ...] = ()
    row: bytes | None = None
    register: bytes | None = None
    doubts: tuple[Message, ...] = ()
    as_of: dt.date | None = None
    links: tuple[str, ...] = ()


def look_at(files: ContractFiles, root: Path, limits: Limits) -> Loose:
    """Return what the loose file ``files`` below ``root`` tells of the contract that it belongs to."""
    from clausecheck.contracts.bundles import looking

    return looking.look_at(files, root, limits)


def read_file(task: FileTask) -> FileAnswer:
    """Read and judge a file, as far as the store does not know it."""
    if task.data is not None:
        return _judged(task, FileAnswer(None, data=task.data))
    if task.sent is not None:
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder, Path(task.name).name)
            here.write_bytes(task.sent)
            return _read(replace(task, path=str(here), sent=None))
    return _read(task)


def make_contract(task: ContractTask) -> bytes:
    """Return the contract, packed: without the texts of its documents, which no report shows."""
    from clausecheck.contracts.assemble import assemble, not_followed

    tell(Step(task.folder))
    documents: list[Document] = []
    known: dict[tuple[str, str], Classification] = {}
    clauses: dict[str, Sequence[Clause]] = {}
    for part in task.parts:
        own = opened(part.data, part.name)
        documents += own.documents
        clauses.update(own.clauses)
        known.update(_known(part.judged, own.asked))
    documents += [closed_folder(name) for name in task.closed]
    documents += [not_followed(name) for name in task.links]

    def segment(document: Document) -> Sequence[Clause]:
        return clauses.get(document.path, ())

    def classify(text: str, language: str) -> Classification:
        found = known.get((text, language))
        if found is None:
            found = known[text, language] = judging.classified([(text, language)])[0]
        return found

    made = assemble(
        documents,
        task.folder,
        codec.unpack(task.row, RegisterRow) if task.row else None,
        register=_register(task.register) if task.register else None,
        segment=segment,
        classify=classify,
        doubts=task.doubts,
        as_of=task.as_of,
    )
    return codec.pack(without_texts(made))


def without_texts(contract: Contract) -> Contract:
    """Return ``contract`` with its documents reduced to what reports show of them."""
    return replace(
        contract,
        documents=tuple(replace(item, document=_without_text(item.document)) for item in contract.documents),
    )


def _without_text(document: Document) -> Document:
    return replace(document, text="", paragraphs=(), changes=(), comments=(), asides=(), attached=())


def nothing_judged() -> bytes:
    """Return the judgement on a file without clauses."""
    return codec.pack(judging.Judged(0))


def closed_folder(name: str) -> Document:
    """Return an unreadable document in the place of a folder that could not be opened."""
    return Document(name + "/", "folder", status=Status.UNREADABLE, reason=Reason.NO_ACCESS)


def content_hash(path: Path) -> bytes:
    """Return the SHA-256 of the file's content."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


def _read(task: FileTask) -> FileAnswer:
    path = Path(task.path)
    for attempt in range(_TRIES):
        answer = _read_once(task, path)
        if answer is not None:
            return answer if answer.data is None else _judged(task, answer)
        time.sleep(_PAUSE_S * (attempt + 1))
    form = path.suffix.lower().lstrip(".") or "?"
    changing = Document(task.name, form, status=Status.UNREADABLE, reason=Reason.CHANGED)
    return FileAnswer(None, data=pack_documents([changing], task.name), judged=nothing_judged(), passing=Reason.CHANGED)


def _read_once(task: FileTask, path: Path) -> FileAnswer | None:
    """Return the file as read; None if someone wrote to it meanwhile."""
    before = _stamp(path)
    content = None
    if task.hashed and before is not None:
        try:
            content = content_hash(path)
        except OSError:
            before = None
    size, modified = before or (0, 0)
    kept = _find(task, content, path.suffix.lower()) if content is not None else None
    if kept is not None and kept[1] is not None:
        return FileAnswer(content, size, modified) if _stamp(path) == before else None
    if kept is not None:
        return FileAnswer(content, size, modified, data=kept[0])
    root = _root_of(path, task.name)
    documents = read_in_worker(path, root, task.limits, refused=task.refused)
    if before is not None and _stamp(path) != before:
        return None
    if root is None:
        documents = [replace(item, path=task.name + item.path.removeprefix(path.name)) for item in documents]
    passing = next((item.reason for item in documents if item.reason in PASSING), None)
    if passing is Reason.NO_ACCESS:
        content = None
    return FileAnswer(content, size, modified, data=pack_documents(documents, task.name), passing=passing)


def _root_of(path: Path, name: str) -> Path | None:
    """Return the folder from which ``path`` is called ``name``; None where it lies elsewhere."""
    parts = Path(name).parts
    root = path.parents[len(parts) - 1] if len(parts) <= len(path.parents) else None
    return root if root is not None and name_below(path, root) == name else None


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _judged(task: FileTask, answer: FileAnswer) -> FileAnswer:
    clauses = opened(answer.data or b"", task.name).asked
    known: dict[bytes, bytes | None] = {}
    if task.cached:
        known = judging.recall(clauses)
        store = _store(task.known.store) if task.known else None
        if store is not None and task.known is not None:
            known |= find_clauses(store, task.known.judging, [key for key in clauses if key not in known])
    new = [key for key in clauses if key not in known]
    fresh: dict[bytes, bytes | None] = {}
    for start in range(0, len(new), AT_A_TIME):
        tell(Step(task.name))
        some = new[start : start + AT_A_TIME]
        fresh.update(zip(some, judging.judge([clauses[key] for key in some]), strict=True))
    if task.cached:
        judging.remember(fresh)
    every = {key: fresh[key] if key in fresh else known[key] for key in clauses}
    return replace(answer, judged=codec.pack(judging.as_judged(every)), clauses=tuple(fresh.items()))


def _find(task: FileTask, content: bytes, suffix: str) -> tuple[bytes, bytes | None] | None:
    """Return what the store has of a content, as read and as judged; nothing that a new try may read better."""
    store = _store(task.known.store) if task.known and task.cached else None
    if store is None or task.known is None:
        return None
    found = find_document(store, content, suffix, task.known.reading, task.known.judging)
    return (found.data, found.judged) if found is not None and found.settled(task.known.run) else None


@cache
def _store(path: str) -> Store | None:
    """Return the store at ``path`` for looking things up; None where this worker cannot reach it."""
    try:
        return Store(Path(path), read_only=True)
    except StoreError:
        return None


def _known(packed: bytes, asked: dict[judging.Key, Clause]) -> dict[tuple[str, str], Classification]:
    """Return the classifications of what is ``asked``; nothing if these are not the clauses that were judged."""
    judged = codec.unpack(packed, judging.Judged)
    if len(asked) != judged.count:
        return {}
    return {
        (clause.text, clause.language): judged.effects.get(key.hex()) or Classification(language=clause.language)
        for key, clause in asked.items()
    }


@lru_cache(maxsize=2)
def _register(data: bytes) -> Register:
    return codec.unpack(data, Register)
