"""The workers of a run, behind the standard library's `Executor`: processes here, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from clausecheck.documents.guarded import GuardedExecutor
from clausecheck.documents.limits import Limits
from clausecheck.portfolio.cluster import cluster
from clausecheck.portfolio.worker_choice import PRELOADED, Engine

# Under way for each worker: one at work and some waiting, so that none is idle while the engine keeps what came.
_TASKS_PER_JOB = 4


@contextmanager
def workers(engine: Engine, limits: Limits, given: Executor | None = None) -> Iterator[tuple[Executor, int]]:
    """Give the workers of ``engine`` and how many tasks to keep under way; they end with the block.

    Args:
        engine: which workers.
        limits: what a file may cost.
        given: what does the work instead; it is left running.

    Raises:
        EngineError: the cluster cannot be reached, or what it takes is not installed.
    """
    if given is not None:
        yield given, _TASKS_PER_JOB
        return
    if engine.scheduler is not None:
        with cluster(engine.scheduler) as (executor, count):
            yield executor, count * _TASKS_PER_JOB
        return
    jobs = engine.processes
    with GuardedExecutor(jobs, limits=limits, preload=PRELOADED) as executor:
        yield executor, jobs * _TASKS_PER_JOB
