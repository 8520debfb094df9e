"""Contracts read and remedied in processes that may die: what ends one costs that document, or that contract, alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.documents.guarded import GuardedExecutor, WithoutFatal
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.progress import refusing
from clausecheck.documents.reading import path_from
from clausecheck.drafts.worker_judge import worker_judge

if TYPE_CHECKING:
    from clausecheck.contracts.bundles.files import ContractFiles
    from clausecheck.contracts.model import Contract
    from clausecheck.contracts.register.reading import Register, RegisterRow
    from clausecheck.drafts.library import Library
    from clausecheck.drafts.remedies import Remedy
    from clausecheck.portfolio.engine import Sources
    from clausecheck.texts import Message

_PRELOADED = ("clausecheck.drafts.remedies", "clausecheck.portfolio.preloaded")


@dataclass(frozen=True, slots=True)
class RemedyTask:
    """A contract to remedy: its files below ``root``, its row of the register or where that is sought."""

    files: ContractFiles
    root: Path
    row: RegisterRow | None
    register: Register | None
    library: Library
    language: str


@dataclass(frozen=True, slots=True)
class RemedyDone:
    """A contract, without the texts of its documents, and the drafts for it; None where it has no gap.

    ``refused`` says why a contract with a gap gets no drafts though its documents are read.
    """

    contract: Contract
    remedy: Remedy | None = None
    refused: Message | None = None


def remedy_contracts(
    sources: Sources, library: Library, language: str, jobs: int, limits: Limits | None = None
) -> Iterator[RemedyDone]:
    """Yield every contract of ``sources`` in their order, with its drafts, done in up to ``jobs`` workers at a time.

    A document that ends its worker is read as unreadable; a contract that still does comes back unread.
    """
    from clausecheck.contracts.assemble import unread_contract

    root = sources.root
    base = root if root.is_dir() else root.parent
    with GuardedExecutor(max(1, min(jobs, len(sources.groups))), limits=limits, preload=_PRELOADED) as executor:
        begun = []
        for files in sources.groups:
            row = sources.rows.get(files.folder)
            # Where the folder tells the row, no other row matters.
            register = sources.register if row is None else None
            own = [path_from(path, base) for path in files.files]
            task = RemedyTask(files, root, row, register, library, language)
            begun.append((task, WithoutFatal(executor, own, work_on_contract, task)))
        for task, going in begun:
            try:
                yield going.result()
            except UnreadableError as error:
                yield RemedyDone(unread_contract(task.files, task.root, task.row, error.reason))


def work_on_contract(task: RemedyTask, refused: dict[str, Reason]) -> RemedyDone:
    """Read a contract and draft what it needs; runs in a worker."""
    from clausecheck.contracts.assemble import build_contract
    from clausecheck.contracts.model import GAPS
    from clausecheck.drafts.one_supplier import several
    from clausecheck.drafts.remedies import clauses_of, remedy_for
    from clausecheck.portfolio.work import without_texts

    judge = worker_judge(task.files.folder)
    with refusing(refused):
        contract = build_contract(task.files, task.root, task.row, register=task.register, classify=judge)
    bare = without_texts(contract)
    if contract.verdict not in GAPS or not contract.documents:
        return RemedyDone(bare)
    apart = several(contract, clauses_of)
    if apart is not None:
        return RemedyDone(bare, refused=apart)
    return RemedyDone(bare, replace(remedy_for(contract, task.library, judge, task.language), contract=bare))
