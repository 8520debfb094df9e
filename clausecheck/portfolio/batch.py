"""The nightly run: what has changed is read, what has not is taken from the store, and an interruption costs nothing.

Every file is kept in the store as soon as it is done; the verdicts of the run are kept in one stroke at its end. So a
run that is cut off leaves the last finished one as it was, and the next call takes up where it stopped.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path

from clausecheck import __version__
from clausecheck.contracts.assemble import contract_id
from clausecheck.contracts.bundles.grouping import ContractFiles
from clausecheck.contracts.model import Verdict
from clausecheck.documents.limits import Limits
from clausecheck.documents.names import name_below
from clausecheck.portfolio import codec
from clausecheck.portfolio.decisions import standings_in
from clausecheck.portfolio.engine import Sources, severity, sources_at, without_documents
from clausecheck.portfolio.executors import workers
from clausecheck.portfolio.memory import StoreMemory
from clausecheck.portfolio.model import Report
from clausecheck.portfolio.pipeline import Plan, work_through
from clausecheck.portfolio.store import Store, runs, tables
from clausecheck.portfolio.store import contracts as states
from clausecheck.portfolio.versions import current
from clausecheck.portfolio.work import content_hash
from clausecheck.portfolio.worker_choice import Engine

OnProgress = Callable[[int, int, str], None]
"""How many files are done, of how many, and the one that was last worked on."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a batch run is to do.

    ``since`` leaves contracts alone that have no file newer than that and are in the store; ``limit`` is how many
    contracts are dealt with at most. Contracts left alone keep the verdict of the run before. ``as_of`` is the day that
    is asked about; where it is only ``supposed``, later runs are not compared with this one.
    """

    register: Path | None = None
    name: str | None = None
    since: dt.datetime | None = None
    limit: int | None = None
    cached: bool = True
    engine: Engine = field(default_factory=Engine)
    limits: Limits = field(default_factory=Limits)
    as_of: dt.date = field(default_factory=dt.date.today)
    supposed: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """A finished run, the one before it on the same root, and how many contracts were made, unchanged, left alone."""

    run: runs.Run
    previous: runs.Run | None
    resumed: bool
    made: int
    unchanged: int
    left: int


@dataclass(frozen=True, slots=True)
class _Done:
    folder: str
    state: bytes
    fresh: bool


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a run would do: files by whether they are new, changed, moved (known content), or unchanged."""

    contracts: int
    new: tuple[str, ...]
    changed: tuple[str, ...]
    moved: tuple[str, ...]
    unchanged: int
    vanished: tuple[str, ...]


def run_batch(
    root: Path,
    store: Store,
    options: Options,
    on_progress: OnProgress | None = None,
    *,
    executor: Executor | None = None,
) -> Batch:
    """Bring the store up to date with what lies below ``root``.

    Args:
        root: a folder of contracts.
        store: what is known, and where what is found is kept.
        options: what to do.
        on_progress: told of each file as it is done.
        executor: what does the work, instead of workers of the run's own.

    Raises:
        NothingToScanError: there is nothing below ``root``.
        RegisterError: the register cannot be read.
        RootLostError: ``root`` vanished on the way. What was done is kept.
        StoreError: another run is at work, or the store cannot be written. What was done is kept.
        EngineError: the workers cannot be had.
    """
    sources = sources_at(root, options.register, options.limits, options.engine.jobs)
    versions = current(options.limits)
    asked = options.as_of if options.supposed else None
    run, resumed = runs.begin(
        store, root_name(root), tool=__version__, versions=versions.names, name=options.name, as_of=asked
    )
    try:
        previous = runs.before(store, run)
        before = states.states_of(store, previous) if previous else {}
        chosen, left = _chosen(store, sources, options, before)
        done = _work(store, run, replace(sources, groups=chosen), options, on_progress, executor)
        found = _by_contract(done) | {name: before[name] for name in left}
        found |= _only_registered(store, sources, found, options.as_of)
        finished = _finish(store, run, previous, sources, found, complete=not left)
        made = sum(item.fresh for item in done)
        return Batch(finished, previous, resumed, made, len(done) - made, len(left))
    finally:
        runs.release(store, run)


def report_of_run(store: Store, run: runs.Run, root: str, as_of: dt.date | None = None) -> Report:
    """Return the report on what a finished ``run`` found, as a scan of the same files at ``root`` gives it.

    With it go the decisions that people have made on the findings, as they stand on the day ``as_of``.
    """
    day = as_of or dt.date.today()
    contracts = sorted((made.contract for made in states.contracts_of(store, run)), key=severity)
    return Report(root, run.tool, tuple(contracts), standings_in(store, contracts, day), day)


def forecast(root: Path, store: Store, options: Options) -> Forecast:
    """Return what a run would do, without doing it."""
    sources = sources_at(root, options.register, options.limits, options.engine.jobs)
    name = root_name(root)
    base = root if root.is_dir() else root.parent
    reading = current(options.limits).reading
    new, changed, moved = [], [], []
    unchanged = 0
    seen = tables.files_of(store, name)
    present = set()
    for path in (path for files in sources.groups for path in files.files):
        relative = name_below(path, base)
        present.add(relative)
        match _novelty(store, path, seen.get(relative), reading):
            case "unchanged":
                unchanged += 1
            case "moved":
                moved.append(relative)
            case "new":
                new.append(relative)
            case _:
                changed.append(relative)
    gone = tuple(sorted(seen.keys() - present))
    return Forecast(len(sources.groups), tuple(new), tuple(changed), tuple(moved), unchanged, gone)


def root_name(root: Path) -> str:
    """Return what a root is called in the store: its full path."""
    return str(root.resolve())


def _novelty(store: Store, path: Path, seen: tuple[int, int, bytes] | None, reading: str) -> str:
    try:
        status = path.stat()
        if seen is not None and (status.st_size, status.st_mtime_ns) == seen[:2]:
            content = seen[2]
        else:
            content = content_hash(path)
    except OSError:
        return "changed" if seen is not None else "new"
    if not tables.has_document(store, content, path.suffix.lower(), reading):
        return "changed" if seen is not None else "new"
    return "unchanged" if seen is not None and content == seen[2] else "moved"


def _chosen(
    store: Store, sources: Sources, options: Options, before: dict[str, bytes]
) -> tuple[tuple[ContractFiles, ...], list[str]]:
    """Return the contracts to deal with, and the ids of those that keep the verdict they had."""
    chosen: list[ContractFiles] = []
    left: list[str] = []
    for files in sources.groups:
        name = contract_id(files.folder)
        passed = options.since is not None and name in before and not _newer(files.files, options.since)
        passed = passed and states.holds_on(store, before[name], options.as_of)
        full = options.limit is not None and len(chosen) >= options.limit
        if not passed and not full:
            chosen.append(files)
        elif name in before:
            left.append(name)
    return tuple(chosen), left


def _newer(paths: Sequence[Path], since: dt.datetime) -> bool:
    limit = since.timestamp()
    for path in paths:
        try:
            if path.stat().st_mtime >= limit:
                return True
        except OSError:
            return True
    return False


def _work(
    store: Store,
    run: runs.Run,
    sources: Sources,
    options: Options,
    on_progress: OnProgress | None,
    given: Executor | None,
) -> list[_Done]:
    count = 0

    def on_file(more: int, name: str) -> None:
        nonlocal count
        count += more
        if on_progress is not None:
            on_progress(count, sources.file_count, name)

    memory = StoreMemory(store, run, current(options.limits), options.as_of, cached=options.cached)
    done: list[_Done] = []
    with workers(options.engine, options.limits, given) as (executor, tasks):
        shared = (sources.rows, sources.register, options.limits, tasks, options.as_of)
        plan = Plan(sources.root, *shared, send=options.engine.send)
        for outcome in work_through(sources.groups, plan, executor, memory, on_file):
            state = outcome.state
            if state is None and outcome.contract is not None:
                # It could not be made: "unreadable" is kept for this run alone.
                state = hashlib.sha256(f"{run.id}\n{outcome.files.folder}".encode()).digest()
                memory.keep_contract(state, outcome.contract, ())
            if state is not None:
                done.append(_Done(outcome.files.folder, state, outcome.contract is not None))
    return done


def _by_contract(done: Iterable[_Done]) -> dict[str, bytes]:
    """Return the states by contract id; folders that differ in case alone keep one entry each."""
    found: dict[str, bytes] = {}
    for item in sorted(done, key=_folder):
        found[_unused(contract_id(item.folder), found)] = item.state
    return found


def _folder(done: _Done) -> str:
    return done.folder


def _unused(name: str, taken: Mapping[str, object]) -> str:
    number = 1
    while (chosen := name if number == 1 else f"{name}-{number}") in taken:
        number += 1
    return chosen


def _only_registered(store: Store, sources: Sources, found: Mapping[str, bytes], as_of: dt.date) -> dict[str, bytes]:
    """Keep the contracts that only the register knows, as they stand on ``as_of``, and return their states."""
    if sources.register is None:
        return {}
    contracts = [states.load_state(store, state).contract for state in found.values()]
    more: dict[str, bytes] = {}
    with store.writing() as connection:
        for contract in without_documents(sources, contracts, as_of):
            state = hashlib.sha256(codec.pack(contract)).digest()
            states.keep_state(connection, state, states.Made(contract, {}))
            more[_unused(contract.id, {**found, **more})] = state
    return more


def _finish(
    store: Store,
    run: runs.Run,
    previous: runs.Run | None,
    sources: Sources,
    found: Mapping[str, bytes],
    *,
    complete: bool,
) -> runs.Run:
    """Keep the verdicts of the run, all in one stroke."""
    verdicts = [states.verdict_of(store, state) for state in found.values()]
    counts = Counter(verdict for verdict, _ in verdicts)
    totals = {verdict.value: counts[verdict] for verdict in Verdict}
    totals |= {
        "contracts": len(found),
        "files": sources.file_count,
        "needs_review": sum(doubt for _, doubt in verdicts),
    }
    base = sources.root if sources.root.is_dir() else sources.root.parent
    with store.writing() as connection:
        states.keep_verdicts(connection, run, previous, found)
        if complete:
            present = (name_below(path, base) for files in sources.groups for path in files.files)
            tables.forget_files(connection, run.root, present)
        runs.finish(connection, run, totals)
        runs.unlock(connection, run)
    return runs.find(store, run.name)
