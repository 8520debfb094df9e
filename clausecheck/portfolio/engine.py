"""Runs a scan: every contract below a root, one after the other or several at a time in worker processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from clausecheck import __version__
from clausecheck.contracts.assemble import build_contract, contract_without_documents, unread_contract
from clausecheck.contracts.grouping import ContractFiles, group
from clausecheck.contracts.model import Contract, Verdict
from clausecheck.contracts.register import Register, RegisterError, RegisterRow, find_register, read_register
from clausecheck.portfolio.model import Report
from clausecheck.texts import Message, message

__all__ = ["NothingToScanError", "OnContract", "RegisterError", "scan"]

OnContract = Callable[[int, int, str], None]
"""How many contracts are done, of how many, and the one that was last worked on."""

# Worst first (the order of rows in the plan's report).
_WORST_FIRST = (
    Verdict.RESTRICTED,
    Verdict.CONFLICTING,
    Verdict.MISSING,
    Verdict.UNREADABLE,
    Verdict.CONDITIONAL,
    Verdict.COMPLIANT,
)


class NothingToScanError(Exception):
    """There is no document under the root; ``said`` tells the user what to do."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


def scan(root: Path, *, register: Path | None = None, jobs: int = 1, on_contract: OnContract | None = None) -> Report:
    """Return the report on every contract below ``root``, worst first.

    Args:
        root: a folder of contracts, or one file.
        register: the contract register; by default the one in ``root``, if there is one.
        jobs: how many contracts are worked on at a time.
        on_contract: told of each contract as it is done.

    Raises:
        NothingToScanError: there is neither a document below ``root`` nor a contract in the register.
        RegisterError: the register cannot be read.
    """
    listed = _register(root, register)
    groups = _groups(root)
    if not any(files.files or files.closed for files in groups) and not (listed and listed.rows):
        raise NothingToScanError(message("cli.nothing", path=root))
    rows = listed.match(groups) if listed else {}
    contracts: list[Contract] = []
    for contract in _build_all(groups, root, rows, listed, jobs):
        contracts.append(contract)
        if on_contract:
            on_contract(len(contracts), len(groups), contract.folder)
    if listed:
        facts = [contract.facts for contract in contracts]
        contracts += [contract_without_documents(row) for row in listed.without_documents(groups, facts)]
    return Report(str(root), __version__, tuple(sorted(contracts, key=_severity)))


def _register(root: Path, given: Path | None) -> Register | None:
    path = given or (find_register(root) if root.is_dir() else None)
    return read_register(path) if path else None


def _groups(root: Path) -> list[ContractFiles]:
    try:
        return group(root)
    except OSError as error:
        raise NothingToScanError(message("cli.no_access", path=root)) from error


def _build_all(
    groups: Sequence[ContractFiles], root: Path, rows: dict[str, RegisterRow], register: Register | None, jobs: int
) -> Iterator[Contract]:
    if jobs == 1 or len(groups) < 2:
        for files in groups:
            yield _build(files, root, rows.get(files.folder), register)
        return
    with ProcessPoolExecutor(min(jobs, len(groups))) as pool:
        tasks = {pool.submit(_build, files, root, rows.get(files.folder), register): files for files in groups}
        for task in as_completed(tasks):
            files = tasks[task]
            try:
                yield task.result()
            except BrokenProcessPool:
                yield unread_contract(files, root, rows.get(files.folder))


def _build(files: ContractFiles, root: Path, row: RegisterRow | None, register: Register | None) -> Contract:
    return build_contract(files, root, row, register=register)


def _severity(contract: Contract) -> tuple[int, bool, str]:
    """Return a key that sorts the worst first, those to be reviewed before those that are sure, then by folder."""
    return _WORST_FIRST.index(contract.verdict), not contract.needs_review, contract.folder.casefold()
