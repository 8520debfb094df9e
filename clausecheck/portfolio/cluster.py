"""Workers on a Dask cluster, behind the same `Executor` as those here (extra ``clausecheck[cluster]``)."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from clausecheck.documents.guarded import GuardedExecutor
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.portfolio.worker_choice import PRELOADED, EngineError, cores, missing_extra
from clausecheck.texts import message

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")

_PATIENCE_S = 20
# A task whose worker is lost goes to another; one that takes so many workers with it is to blame itself.
_RETRIES = 3


@contextmanager
def cluster(scheduler: str) -> Iterator[tuple[Executor, int]]:
    """Give the workers that ``scheduler`` ("tcp://…") leads, and how many tasks they can do at a time.

    Raises:
        EngineError: the scheduler does not answer, has no workers, or Dask is not installed.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise missing_extra() from error
    try:
        client = Client(scheduler, timeout=_PATIENCE_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise EngineError(message("batch.no_scheduler", scheduler=scheduler)) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE_S)
        except TimeoutError as error:
            raise EngineError(message("batch.no_workers", scheduler=scheduler)) from error
        threads = sum(client.nthreads().values())
        executor = ClusterExecutor(client)
        try:
            yield executor, threads
        finally:
            executor.shutdown(wait=False, cancel_futures=True)


class ClusterExecutor(Executor):
    """Submits to a Dask client; what goes wrong with a worker fails a future with `UnreadableError`, as here."""

    def __init__(self, client: Client) -> None:
        self._client = client
        # Dask forgets a task whose future is let go.
        self._under_way: dict[Future[Any], Any] = {}

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run ``fn`` with these arguments on the cluster; return the answer to come."""
        answer: Future[T] = Future()
        # What a task does depends on more than its arguments (a file's content), so equal tasks are not the same task.
        remote = self._client.submit(guarded_call, fn, args, kwargs, pure=False, retries=_RETRIES)
        self._under_way[answer] = remote

        def settle(done: Any) -> None:
            self._under_way.pop(answer, None)
            _settle(done, answer)

        remote.add_done_callback(settle)
        return answer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of what is under way."""
        if cancel_futures:
            for remote in tuple(self._under_way.values()):
                remote.cancel()
        elif wait:
            for answer in tuple(self._under_way):
                answer.exception()


@dataclass(frozen=True, slots=True)
class Failure:
    """What comes back in place of an answer; an `UnreadableError` itself does not survive the way."""

    reason: Reason
    detail: str


def guarded_call(fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T | Failure:
    """Run ``fn`` on a worker of the cluster, in a process of its own that can die, where the worker may have one.

    Dask's workers may not as long as its setting ``distributed.worker.daemon`` is true, which it is by default; then
    the limits on time and memory are those of the cluster.
    """
    try:
        if multiprocessing.current_process().daemon:
            return fn(*args, **kwargs)
        limits = next((arg.limits for arg in args if hasattr(arg, "limits")), Limits())
        return _executor(limits).submit(fn, *args, **kwargs).result()
    except UnreadableError as error:
        return Failure(error.reason, error.detail)


@cache
def _executor(limits: Limits) -> GuardedExecutor:
    return GuardedExecutor(cores(), limits=limits, preload=PRELOADED)


def _settle(remote: Any, answer: Future[Any]) -> None:
    from distributed import KilledWorker

    if remote.cancelled():
        answer.cancel()
        answer.set_running_or_notify_cancel()
        return
    error = remote.exception()
    if error is None:
        found = remote.result()
        if isinstance(found, Failure):
            answer.set_exception(UnreadableError(found.reason, found.detail))
        else:
            answer.set_result(found)
    elif isinstance(error, MemoryError):
        answer.set_exception(UnreadableError(Reason.MEMORY))
    elif isinstance(error, KilledWorker):
        answer.set_exception(UnreadableError(Reason.CRASH, "the worker died again and again"))
    else:
        answer.set_exception(UnreadableError(Reason.CRASH, f"{type(error).__name__}: {error}"[:500]))
