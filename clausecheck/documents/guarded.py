"""Files → `Document`s, each file read in a worker process that can die without harm to the run.

`read_guarded` is for whoever wants documents. Whoever wants more done to each document in the worker submits a function
of their own to a `GuardedExecutor`, calls `read_in_worker` in it, and gives `unread` where the future fails.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from pathlib import Path

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Document, Reason, Status, View
from clausecheck.documents.progress import Step, refusing
from clausecheck.documents.reading import path_from, read_all
from clausecheck.documents.worker_pool import GuardedExecutor

__all__ = ["GuardedExecutor", "OnStep", "Step", "read_guarded", "read_in_worker", "unread"]

OnStep = Callable[[Path, Step], None]
"""The file that is being read, and which document and page of it; called from threads."""

# Files that are read ahead of the one asked for, for each job.
_AHEAD = 4
# How many documents inside one file may each end a worker before the file is given up.
_MOST_DEATHS = 8


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
    reading: deque[_Reading] = deque()
    for path in paths:
        reading.append(_Reading(path, root, limits, view, on_step, executor))
        if len(reading) > _AHEAD * jobs:
            first = reading.popleft()
            yield first.path, first.documents()
    while reading:
        first = reading.popleft()
        yield first.path, first.documents()


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


class _Reading:
    """One file on its way: read again without the document inside it that ended the worker, if one did."""

    def __init__(
        self,
        path: Path,
        root: Path | None,
        limits: Limits,
        view: View,
        on_step: OnStep | None,
        executor: GuardedExecutor,
    ) -> None:
        self.path = path
        self._root = root
        self._limits = limits
        self._view = view
        self._on_step = on_step
        self._executor = executor
        self._refused: dict[str, Reason] = {}
        self._current = ""
        self._future = self._submit()

    def documents(self) -> list[Document]:
        """Wait for the documents."""
        while True:
            try:
                return _checked(self._future.result())
            except UnreadableError as error:
                within = self._current.startswith(f"{path_from(self.path, self._root)}/")
                if not within or self._current in self._refused or len(self._refused) >= _MOST_DEATHS:
                    return [unread(self.path, self._root, error)]
                self._refused[self._current] = error.reason
                self._future = self._submit()

    def _submit(self) -> Future[list[Document]]:
        arguments = (self.path, self._root, self._limits, self._view, dict(self._refused))
        return self._executor.submit_watched(self._note, read_in_worker, *arguments)

    def _note(self, step: Step) -> None:
        self._current = step.document
        if self._on_step is not None:
            self._on_step(self.path, step)


def _checked(answer: object) -> list[Document]:
    """Return ``answer`` if it is what a reader gives.

    Raises:
        UnreadableError: it is something else.
    """
    if isinstance(answer, list) and answer and all(isinstance(document, Document) for document in answer):
        return answer
    raise UnreadableError(Reason.CRASH, "no documents")
