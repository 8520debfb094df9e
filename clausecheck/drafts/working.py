"""Work on a draft or a contract in a process that may die: what hangs, eats memory or crashes costs that one alone.

Reading, judging and writing are done there, and what is shown is put into words there: what comes back is little, and
the heavy modules are loaded there only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from clausecheck.documents.guarded import GuardedExecutor, WithoutFatal
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.progress import Step, refusing, tell
from clausecheck.documents.reading import path_from
from clausecheck.drafts.errors import DraftError
from clausecheck.portfolio.executors import cores
from clausecheck.texts import Message

if TYPE_CHECKING:
    from clausecheck.contracts.files import ContractFiles
    from clausecheck.contracts.model import Contract
    from clausecheck.contracts.register import Register, RegisterRow
    from clausecheck.drafts.annotating import Annotated
    from clausecheck.drafts.checking import Check
    from clausecheck.drafts.library import Library
    from clausecheck.drafts.mending import Mend
    from clausecheck.drafts.reading import Judge, Prepare
    from clausecheck.drafts.remedies import Remedy
    from clausecheck.effects.model import Classification
    from clausecheck.portfolio.engine import Sources

_FOR_DRAFTS = ("clausecheck.drafts.mending", "clausecheck.drafts.annotating")
_FOR_CONTRACTS = ("clausecheck.drafts.remedies", "clausecheck.portfolio.preloaded")
_MOST_THREADS = 4


def _free_threads() -> int:
    """Return how many threads the encoder may run in where one process alone uses it: a few of the cores."""
    return min(_MOST_THREADS, cores())


@dataclass(frozen=True, slots=True)
class DraftTask:
    """A draft to check: its name and content, those of an earlier version, and which copies to make of it.

    ``language`` is that of what is shown, as "text" or "json", and of the comments; ``date`` is the day and time of
    changes and comments, ISO; ``redline`` is what the mended copy will be called, None where there is to be none.
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


@dataclass(frozen=True, slots=True)
class ContractTask:
    """A contract to remedy: its files below ``root``, its row of the register or where that is sought."""

    files: ContractFiles
    root: Path
    row: RegisterRow | None
    register: Register | None
    library: Library
    language: str


@dataclass(frozen=True, slots=True)
class ContractDone:
    """A contract, without the texts of its documents, and the drafts for it; None where it has no gap."""

    contract: Contract
    remedy: Remedy | None = None


def content_of(path: Path, limits: Limits | None = None) -> bytes:
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
    executor = GuardedExecutor(limits=limits, preload=_FOR_DRAFTS)
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


def remedy_contracts(
    sources: Sources, library: Library, language: str, jobs: int, limits: Limits | None = None
) -> Iterator[ContractDone]:
    """Yield every contract of ``sources`` in their order, with its drafts, done in up to ``jobs`` workers at a time.

    A document that ends its worker is read as unreadable; a contract that still does comes back unread.
    """
    from clausecheck.contracts.assemble import unread_contract

    root = sources.root
    base = root if root.is_dir() else root.parent
    with GuardedExecutor(max(1, min(jobs, len(sources.groups))), limits=limits, preload=_FOR_CONTRACTS) as executor:
        begun = []
        for files in sources.groups:
            row = sources.rows.get(files.folder)
            # Where the folder tells the row, no other row matters.
            register = sources.register if row is None else None
            own = [path_from(path, base) for path in files.files]
            task = ContractTask(files, root, row, register, library, language)
            begun.append((task, WithoutFatal(executor, own, work_on_contract, task)))
        for task, going in begun:
            try:
                yield going.result()
            except UnreadableError as error:
                yield ContractDone(unread_contract(task.files, task.root, task.row, error.reason))


def work_on_draft(task: DraftTask, refused: dict[str, Reason]) -> DraftDone | Stopped:
    """Check, annotate and mend a draft; runs in a worker."""
    from clausecheck.drafts.checking import check
    from clausecheck.drafts.mending import mend
    from clausecheck.portfolio.work import without_texts
    from clausecheck.reports.view import place

    judge, prepare = _judge(task.name, task.threads)
    annotated = mended = stopped = None
    with refusing(refused):
        try:
            found = check(task.data, task.name, task.library, judge, task.previous, prepare)
        except DraftError as error:
            return Stopped(error.said, error.file)
        try:
            annotated = _annotated(task, found) if task.annotate else None
            mended = mend(task.data, found.draft, task.library, judge, task.date) if task.redline else None
        except DraftError as error:
            stopped = Stopped(error.said, error.file)
    return DraftDone(
        _shown(task, found, annotated, mended),
        without_texts(found.contract),
        annotated.content if annotated else None,
        annotated.comments if annotated else 0,
        tuple(place(advice.finding, task.language) for advice in annotated.unplaced) if annotated else (),
        mended.content if mended else None,
        stopped,
    )


def work_on_contract(task: ContractTask, refused: dict[str, Reason]) -> ContractDone:
    """Read a contract and draft what it needs; runs in a worker."""
    from clausecheck.contracts.assemble import build_contract
    from clausecheck.drafts.remedies import GAPS, remedy_for
    from clausecheck.portfolio.work import without_texts

    judge, _ = _judge(task.files.folder)
    with refusing(refused):
        contract = build_contract(task.files, task.root, task.row, register=task.register, classify=judge)
    bare = without_texts(contract)
    if contract.verdict not in GAPS or not contract.documents:
        return ContractDone(bare)
    return ContractDone(bare, replace(remedy_for(contract, task.library, judge, task.language), contract=bare))


def _judge(name: str, threads: int = 1) -> tuple[Judge, Prepare]:
    """Return the worker's judge, which gives a sign of life for ``name`` at each clause, and what judges ahead.

    The encoder, which needs no time of Python's, is loaded while the documents are read, to run in ``threads`` threads.
    """
    from clausecheck.effects import classify, classify_all
    from clausecheck.effects.encoder import load
    from clausecheck.portfolio.work import AT_A_TIME

    loading = Thread(target=load, args=(threads,))
    loading.start()

    def judge(text: str, language: str) -> Classification:
        loading.join()
        tell(Step(name))
        return classify(text, language)

    def prepare(clauses: Sequence[tuple[str, str]]) -> None:
        loading.join()
        for start in range(0, len(clauses), AT_A_TIME):
            tell(Step(name))
            classify_all(clauses[start : start + AT_A_TIME])

    return judge, prepare


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

    lines = list(check_lines(found, task.library, task.language, hint=task.redline is None))
    if mended is not None and task.redline is not None:
        lines += mend_lines(mended, task.redline, found, task.language)
    return "".join(f"{line}\n" for line in lines)
