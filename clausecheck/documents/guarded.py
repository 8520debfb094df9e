"""Files → `Document`s, each file read in a worker process that can die without harm to the run.

`read_guarded` is for whoever wants documents. Whoever wants more done to each document in the worker submits a function
of their own to a `GuardedExecutor`, as `WithoutFatal` does where one document should not cost the others, calls
`read_in_worker` in it, and gives `unread` where the future fails.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Document, Reason, Status, View
from clausecheck.documents.progress import Listener, Step, refusing
from clausecheck.documents.reading import path_from, read_all
from clausecheck.documents.worker_pool import GuardedExecutor

__all__ = [
    "MOST_FATAL",
    "GuardedExecutor",
    "OnStep",
    "Step",
    "WithoutFatal",
    "read_guarded",
    "read_in_worker",
    "unread",
]

Done = TypeVar("Done")

OnStep = Callable[[Path, Step], None]
"""The file that is being read, and which document and page of it; called from threads."""

# Files that are read ahead of the one asked for, for each job.
_AHEAD = 4
MOST_FATAL = 8
"""How many documents of one file or contract may each end a worker before it is given up."""


def read_guarded(
    paths: Iterable[Path],
    root: Path | None = None,
    limits: Limits | None = None,
    jobs: int = 1,
    *,
    view: View = View.ACCEPTED,
    on_step: OnStep | None = None,
    executor: GuardedExecutor | None = None,
) -> Iterator[tuple[Path, list[Document]]]:
    """Yield each of ``paths``, in their order, with its document and those inside it.

    Args:
        paths: the files.
        root: what the documents' paths are given relative to; by default the name alone is kept.
        limits: bounds on what a file may cost.
        jobs: how many files are read at a time.
        view: how tracked changes are read.
        on_step: told of each step.
        executor: what reads, where one is at hand already; ``jobs`` and its limits are then its own.

    Yields:
        A file and at least one document for it. A file that takes too long or too much memory, or crashes, gives
        an unreadable document with that reason; a document inside a file does so alone.
    """
    limits = limits or Limits()
    if executor is None:
        with GuardedExecutor(jobs, limits=limits) as own:
            yield from read_guarded(paths, root, limits, jobs, view=view, on_step=on_step, executor=own)
        return
    reading: deque[tuple[Path, WithoutFatal[list[Document]]]] = deque()
    for path in paths:
        told = partial(on_step, path) if on_step is not None else None
        names = [path_from(path, root)]
        reading.append((path, WithoutFatal(executor, names, read_in_worker, path, root, limits, view, on_step=told)))
        if len(reading) > _AHEAD * jobs:
            yield _documents(*reading.popleft(), root)
    while reading:
        yield _documents(*reading.popleft(), root)


def read_in_worker(
    path: Path,
    root: Path | None,
    limits: Limits,
    view: View = View.ACCEPTED,
    refused: Mapping[str, Reason] | None = None,
) -> list[Document]:
    """Read the file at ``path`` as `read_all` does; for a function that runs in a worker.

    Args:
        path: the file.
        root: what the documents' paths are given relative to.
        limits: bounds on what the file may cost.
        view: how tracked changes are read.
        refused: paths of documents, the file's own or one inside it, that ended a worker before, and why.
    """
    with refusing(refused or {}):
        return read_all(path, root=root, limits=limits, view=view)


def unread(path: Path, root: Path | None, error: UnreadableError) -> Document:
    """Return the document for a file whose worker failed with ``error``."""
    name = path_from(path, root)
    form = path.suffix.lower().lstrip(".") or "?"
    return Document(name, form, status=Status.UNREADABLE, reason=error.reason, detail=error.detail)


class WithoutFatal(Generic[Done]):
    """A task in a worker, done again without the document that ended the worker, as often as that helps.

    ``current`` is the document that was begun last.
    """

    def __init__(
        self,
        executor: GuardedExecutor,
        own: Sequence[str],
        work: Callable[..., Done],
        *arguments: object,
        on_step: Listener | None = None,
    ) -> None:
        """Submit the task.

        Args:
            executor: what does it.
            own: the paths of the task's documents; those inside them are its own, too.
            work: is called with ``arguments`` and, after them, the documents not to read (as `refusing` takes them).
            arguments: what ``work`` is called with.
            on_step: told of each step.
        """
        self.current = ""
        self._executor = executor
        self._own = own
        self._call = work, arguments
        self._on_step = on_step
        self._refused: dict[str, Reason] = {}
        self._future = self._submit()

    def result(self) -> Done:
        """Wait for what comes of it.

        Raises:
            UnreadableError: it ended the worker, and leaving out documents of its own does not help.
        """
        while True:
            try:
                return self._future.result()
            except UnreadableError as error:
                if not self._is_own(self.current) or self.current in self._refused or len(self._refused) >= MOST_FATAL:
                    raise
                self._refused[self.current] = error.reason
                self._future = self._submit()

    def _is_own(self, document: str) -> bool:
        return any(document == name or document.startswith(f"{name}/") for name in self._own)

    def _submit(self) -> Future[Done]:
        work, arguments = self._call
        return self._executor.submit_watched(self._note, work, *arguments, dict(self._refused))

    def _note(self, step: Step) -> None:
        self.current = step.document
        if self._on_step is not None:
            self._on_step(step)


def _documents(path: Path, reading: WithoutFatal[list[Document]], root: Path | None) -> tuple[Path, list[Document]]:
    try:
        return path, _checked(reading.result())
    except UnreadableError as error:
        return path, [unread(path, root, error)]


def _checked(answer: object) -> list[Document]:
    """Return ``answer`` if it is what a reader gives.

    Raises:
        UnreadableError: it is something else.
    """
    if isinstance(answer, list) and answer and all(isinstance(document, Document) for document in answer):
        return answer
    raise UnreadableError(Reason.CRASH, "no documents")
