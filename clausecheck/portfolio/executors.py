"""The workers of a run, behind the standard library's `Executor`: processes here, or a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass

from clausecheck.documents.guarded import GuardedExecutor
from clausecheck.documents.limits import Limits
from clausecheck.texts import Message, message

# Under way for each worker: one at work and some waiting, so that none is idle while the engine keeps what came.
_TASKS_PER_JOB = 4
PRELOADED = ("clausecheck.portfolio.preloaded",)
"""What every worker should have loaded beside the readers."""


class EngineError(Exception):
    """The workers cannot be had; ``said`` tells the user why."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


@dataclass(frozen=True, slots=True)
class Engine:
    """Which workers: ``jobs`` processes here, or, with a ``scheduler`` ("tcp://…"), the cluster that it leads.

    ``send`` sends the files' content to workers that cannot reach the files.
    """

    jobs: int = 0
    scheduler: str | None = None
    send: bool = False

    @property
    def processes(self) -> int:
        """How many processes work here: as many as there are cores, unless told otherwise."""
        return self.jobs or cores()


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def workers(
    engine: Engine, limits: Limits, *, most: int | None = None, given: Executor | None = None
) -> Iterator[tuple[Executor, int]]:
    """Give the workers of ``engine`` and how many tasks to keep under way; they end with the block.

    Args:
        engine: which workers.
        limits: what a file may cost.
        most: more local workers than this would have nothing to do.
        given: what does the work instead; it is left running.

    Raises:
        EngineError: the cluster cannot be reached, or what it takes is not installed.
    """
    if given is not None:
        yield given, _TASKS_PER_JOB
        return
    if engine.scheduler is not None:
        from clausecheck.portfolio.cluster import cluster

        with cluster(engine.scheduler) as (executor, count):
            yield executor, count * _TASKS_PER_JOB
        return
    jobs = max(1, min(engine.processes, most or engine.processes))
    with GuardedExecutor(jobs, limits=limits, preload=PRELOADED) as executor:
        yield executor, jobs * _TASKS_PER_JOB


def missing_extra() -> EngineError:
    """Return the error for a cluster without the package that leads to it."""
    return EngineError(message("batch.no_dask"))
