"""Runs a scan: every contract below a root, several at a time in worker processes that may die without harm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from clausecheck import __version__
from clausecheck.contracts.bundles.grouping import ContractFiles, group
from clausecheck.contracts.bundles.loose import Loose
from clausecheck.contracts.model import Contract
from clausecheck.contracts.register.reading import Register, RegisterError, RegisterRow, find_register, read_register
from clausecheck.documents.guarded import GuardedExecutor
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.portfolio.executors import workers
from clausecheck.portfolio.memory import NoMemory
from clausecheck.portfolio.model import Report, severity
from clausecheck.portfolio.pipeline import Plan, RootLostError, work_through
from clausecheck.portfolio.work import look_at
from clausecheck.portfolio.worker_choice import PRELOADED, Engine, EngineError
from clausecheck.texts import Message, message

__all__ = [
    "Engine",
    "EngineError",
    "NothingToScanError",
    "OnContract",
    "RegisterError",
    "RootLostError",
    "Sources",
    "report_of",
    "scan",
    "severity",
    "sources_at",
    "without_documents",
]

OnContract = Callable[[int, int, str], None]
"""How many contracts are done, of how many, and the one that was last worked on."""


class NothingToScanError(Exception):
    """There is no document under the root; ``said`` tells the user what to do."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


@dataclass(frozen=True, slots=True)
class Sources:
    """What is to be scanned: the files of each contract, and what the register says of them."""

    root: Path
    groups: tuple[ContractFiles, ...]
    register: Register | None
    rows: dict[str, RegisterRow]

    @property
    def file_count(self) -> int:
        """How many files there are."""
        return sum(len(files.files) for files in self.groups)


def scan(
    root: Path,
    *,
    register: Path | None = None,
    jobs: int = 0,
    cached: bool = True,
    limits: Limits | None = None,
    on_contract: OnContract | None = None,
    executor: Executor | None = None,
    as_of: dt.date | None = None,
) -> Report:
    """Return the report on every contract below ``root``, worst first.

    Args:
        root: a folder of contracts, or one file.
        register: the contract register; by default the one in ``root``, if there is one.
        jobs: how many worker processes read at a time; 0 for as many as there are cores.
        cached: whether a clause that is met again is judged once.
        limits: what a file may cost.
        on_contract: told of each contract as it is done.
        executor: what does the work, instead of workers of the scan's own.
        as_of: the day that is asked about; today by default.

    Raises:
        NothingToScanError: there is neither a document below ``root`` nor a contract in the register.
        RegisterError: the register cannot be read.
        RootLostError: ``root`` can no longer be reached.
    """
    day = as_of or dt.date.today()
    contracts: list[Contract] = []
    with workers(Engine(jobs), limits or Limits(), executor) as (chosen, tasks):
        sources = sources_at(root, register, limits, jobs, chosen if isinstance(chosen, GuardedExecutor) else None)
        plan = Plan(root, sources.rows, sources.register, limits or Limits(), tasks, day)
        for outcome in work_through(sources.groups, plan, chosen, NoMemory(cached=cached)):
            if outcome.contract is not None:
                contracts.append(outcome.contract)
            if on_contract:
                on_contract(len(contracts), len(sources.groups), outcome.files.folder)
    return report_of(sources, contracts, day)


def sources_at(
    root: Path,
    register: Path | None = None,
    limits: Limits | None = None,
    jobs: int = 0,
    executor: GuardedExecutor | None = None,
) -> Sources:
    """Return what is to be scanned at ``root``.

    Args:
        root: a folder of contracts, or one file.
        register: the contract register; by default the one in ``root``, if there is one.
        limits: what a file may cost.
        jobs: how many worker processes look at loose files at a time; 0 for as many as there are cores.
        executor: looks at them, instead of workers of its own.

    Raises:
        NothingToScanError: there is neither a document below ``root`` nor a contract in the register.
        RegisterError: the register cannot be read.
    """
    path = register or (find_register(root) if root.is_dir() else None)
    listed = read_register(path) if path else None
    look = partial(_look, root=root, limits=limits or Limits(), jobs=jobs, executor=executor)
    try:
        groups = tuple(group(root, look))
    except OSError as error:
        raise NothingToScanError(message("cli.no_access", path=root)) from error
    if not any(files.files or files.closed or files.links for files in groups) and not (listed and listed.rows):
        raise NothingToScanError(message("cli.nothing", path=root))
    return Sources(root, groups, listed, listed.match(groups) if listed else {})


def _look(
    loose: Sequence[ContractFiles], *, root: Path, limits: Limits, jobs: int, executor: GuardedExecutor | None
) -> list[Loose]:
    """Return what loose files tell; they are looked at in workers, since no file is to be trusted."""
    if executor is not None:
        return _looked_at(loose, root, limits, executor)
    with GuardedExecutor(min(Engine(jobs).processes, len(loose)), limits=limits, preload=PRELOADED) as own:
        return _looked_at(loose, root, limits, own)


def _looked_at(loose: Sequence[ContractFiles], root: Path, limits: Limits, executor: GuardedExecutor) -> list[Loose]:
    """Return what loose files tell, looked at by the workers of ``executor``; one that ends a worker, by its name."""
    futures = [executor.submit(look_at, files, root, limits) for files in loose]
    told = []
    for files, future in zip(loose, futures, strict=True):
        try:
            told.append(future.result())
        except UnreadableError:
            from clausecheck.contracts.bundles.looking import told_by

            told.append(told_by(files))
    return told


def report_of(sources: Sources, contracts: Sequence[Contract], as_of: dt.date | None = None) -> Report:
    """Return the report on ``contracts``, those that only the register knows among them, worst first.

    ``as_of`` is the day that the contracts were asked about, today by default.
    """
    every = [*contracts, *without_documents(sources, contracts, as_of)]
    return Report(str(sources.root), __version__, tuple(sorted(every, key=severity)), as_of=as_of or dt.date.today())


def without_documents(sources: Sources, contracts: Sequence[Contract], as_of: dt.date | None = None) -> list[Contract]:
    """Return the contracts that only the register knows; ``contracts`` are all that documents are found for."""
    if sources.register is None:
        return []
    from clausecheck.contracts.assemble import contract_without_documents

    facts = [contract.facts for contract in contracts]
    return [contract_without_documents(row, as_of) for row in sources.register.without_documents(sources.groups, facts)]
