"""Which workers a run is to have: so many processes here, or a cluster."""

from __future__ import annotations

import os
from dataclasses import dataclass

from clausecheck.texts import Message, message

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


def missing_extra() -> EngineError:
    """Return the error for a cluster without the package that leads to it."""
    return EngineError(message("batch.no_dask"))
