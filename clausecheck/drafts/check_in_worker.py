"""A draft checked in a process that may die: one that hangs, eats memory or crashes is told by name.

Reading, judging and writing are done there, and what is shown is put into words there: what comes back is little, and
the heavy modules are loaded there only.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.documents.guarded import GuardedExecutor, WithoutFatal
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.progress import refusing
from clausecheck.drafts.errors import BROKEN, DraftError, broken_program
from clausecheck.drafts.worker_judge import judge_beside
from clausecheck.portfolio.worker_choice import cores
from clausecheck.texts import Message

if TYPE_CHECKING:
    from clausecheck.contracts.model import Contract
    from clausecheck.drafts.annotating import Annotated
    from clausecheck.drafts.checking import Check
    from clausecheck.drafts.library import Library
    from clausecheck.drafts.mending import Mend
    from clausecheck.drafts.reading import Judge, Prepare

_MOST_THREADS = 4


def _free_threads() -> int:
    """Return how many threads the encoder may run in where one process alone uses it: a few of the cores."""
    return min(_MOST_THREADS, cores())


@dataclass(frozen=True, slots=True)
class DraftTask:
    """A draft to check: its name and content, those of an earlier version, and which copies to make of it.

    ``language`` is that of what is shown, as "text" or "json", and of the comments; ``date`` is the day and time of
    changes and comments, ISO; ``redline`` is what the mended copy will be called, None where there is to be none.
    ``path`` is the draft as it was typed, for a command to copy.
    ``threads`` is how many the encoder runs in: one draft is checked by one worker, which may use the other cores.
    """

    name: str
    data: bytes
    previous: tuple[bytes, str] | None
    library: Library
    language: str
    date: str
    shown: str = "text"
    annotate: bool = False
    redline: str | None = None
    path: str = ""
    threads: int = field(default_factory=_free_threads)


@dataclass(frozen=True, slots=True)
class Stopped:
    """What stopped the work, as a `DraftError` tells it."""

    said: Message
    file: str = ""

    def error(self) -> DraftError:
        """Return it as the error that it was."""
        return DraftError(self.said.key, file=self.file, **dict(self.said.values))


@dataclass(frozen=True, slots=True)
class DraftDone:
    """A checked draft: what to show, the draft as a contract without its text, and the content of the copies.

    ``unplaced`` are the places of findings that got no comment; ``stopped`` tells why a copy is not there.
    """

    shown: str
    contract: Contract
    annotated: bytes | None = None
    comments: int = 0
    unplaced: tuple[str, ...] = ()
    mended: bytes | None = None
    stopped: Stopped | None = None


def draft_content(path: Path, limits: Limits | None = None) -> bytes:
    """Return the content of the file at ``path``.

    Raises:
        DraftError: it cannot be opened, or is larger than the limits allow.
    """
    try:
        if path.stat().st_size > (limits or Limits()).max_bytes:
            raise DraftError("drafts.cannot_open", file=path.name, why="too_large")
        return path.read_bytes()
    except OSError as error:
        raise DraftError("drafts.cannot_open", file=path.name, why="no_access") from error


def check_draft(task: DraftTask, limits: Limits | None = None) -> DraftDone:
    """Return what ``task`` asks for, done in a worker.

    Raises:
        DraftError: the draft, or the earlier version, cannot be read, or ended the worker.
    """
    names = [task.name, *([task.previous[1]] if task.previous else [])]
    executor = GuardedExecutor(limits=limits, preload=None)
    going = WithoutFatal(executor, names, work_on_draft, task)
    try:
        done = going.result()
    except UnreadableError as error:
        name = going.current if going.current in names else task.name
        raise DraftError("drafts.cannot_read", file=name, why=error.reason.value) from error
    finally:
        # Nobody need wait until the worker has put everything away.
        executor.stop()
    if isinstance(done, Stopped):
        raise done.error()
    return done


def work_on_draft(task: DraftTask, refused: dict[str, Reason]) -> DraftDone | Stopped:
    """Check, annotate and mend a draft; runs in a worker."""
    # First, since what it needs is loaded while the modules below are.
    try:
        with judge_beside(task.name, task.threads) as (judge, prepare):
            return _worked_on(task, refused, judge, prepare)
    except BROKEN as error:
        told = broken_program(error)
        return Stopped(told.said, told.file)


def _worked_on(task: DraftTask, refused: dict[str, Reason], judge: Judge, prepare: Prepare) -> DraftDone | Stopped:
    from clausecheck.drafts.checking import check
    from clausecheck.portfolio.work import without_texts
    from clausecheck.reports.view import place

    annotated = mended = stopped = None
    with refusing(refused):
        try:
            found = check(task.data, task.name, task.library, judge, task.previous, prepare)
        except DraftError as error:
            return Stopped(error.said, error.file)
        try:
            mended = _mended(task, found, judge) if task.redline else None
        except DraftError as error:
            stopped = Stopped(error.said, error.file)
        found = _agreed(task, found, mended, judge)
        try:
            annotated = _annotated(task, found) if task.annotate else None
        except DraftError as error:
            stopped = stopped or Stopped(error.said, error.file)
    return DraftDone(
        _shown(task, found, annotated, mended),
        without_texts(found.contract),
        annotated.content if annotated else None,
        annotated.comments if annotated else 0,
        tuple(place(advice.finding, task.language) for advice in annotated.unplaced) if annotated else (),
        mended.content if mended else None,
        stopped,
    )


def _agreed(task: DraftTask, found: Check, mended: Mend | None, judge: Judge) -> Check:
    """Return the check with the proposals of the redline where a copy is asked for: comments and changes agree.

    For the screen alone they are not made: to prove them the draft is read and judged again, which takes twice as long.
    """
    from clausecheck.drafts.agreeing import agreed
    from clausecheck.drafts.mending import mend

    if mended is None and task.annotate and found.draft.document.format == "docx":
        # What cannot be mended is told when a mended copy is asked for.
        with suppress(DraftError):
            mended = mend(task.data, found.draft, task.library, judge, task.date)
    return agreed(found, mended) if mended is not None else found


def _mended(task: DraftTask, found: Check, judge: Judge) -> Mend:
    from clausecheck.drafts.annotating import remark
    from clausecheck.drafts.mending import mend

    made = mend(task.data, found.draft, task.library, judge, task.date)
    return remark(made, task.name, task.language, task.date)


def _annotated(task: DraftTask, found: Check) -> Annotated:
    kind = found.draft.document.format
    if kind == "docx":
        from clausecheck.drafts.annotating import annotate_word

        return annotate_word(task.data, found, task.library, task.language, task.date)
    if kind == "pdf":
        from clausecheck.drafts.pdf_notes import annotate_pdf

        return annotate_pdf(task.data, found, task.library, task.language)
    raise DraftError("drafts.annotate_unsupported")


def _shown(task: DraftTask, found: Check, annotated: Annotated | None, mended: Mend | None) -> str:
    if task.shown == "json":
        from clausecheck.drafts.as_json import check_json

        return check_json(found, task.library, task.language, mended, annotated.comments if annotated else None)
    from clausecheck.drafts.as_text import check_lines, mend_lines

    lines = list(check_lines(found, task.library, task.language, path=None if task.redline else task.path))
    if mended is not None and task.redline is not None:
        lines += mend_lines(mended, task.redline, found, task.language)
    return "".join(f"{line}\n" for line in lines)
