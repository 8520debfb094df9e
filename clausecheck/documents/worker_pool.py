"""An executor whose workers may die: a task that hangs, eats memory or crashes fails alone, for a known reason."""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.progress import Listener
from clausecheck.documents.worker_handle import Worker

T = TypeVar("T")

# Loaded before the first worker starts, so that every worker has them at hand.
PRELOADED = (
    "clausecheck.documents.reading",
    "clausecheck.documents.pdf",
    "clausecheck.documents.docx",
    "clausecheck.documents.worker_process",
    "pypdfium2",
    "pypdfium2.raw",
    "lxml.etree",
)


@dataclass(frozen=True, slots=True)
class _Task:
    future: Future[Any]
    call: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
    on_step: Listener | None


class GuardedExecutor(Executor):
    """Runs functions in worker processes that are used again, and replaced when they die or have done their share.

    A future fails with `UnreadableError`: its reason is ``TIME``, ``MEMORY`` or ``CRASH`` (or what the task itself
    raised). Tasks and their answers are pickled; an answer may hold plain values and this project's data classes only.

    A program that uses this at its top level needs ``if __name__ == "__main__":``, as with `multiprocessing` always.
    """

    def __init__(
        self,
        jobs: int = 1,
        *,
        limits: Limits | None = None,
        tasks_per_worker: int = 600,
        preload: Sequence[str] | None = (),
    ) -> None:
        """Prepare; the first worker starts with the first task.

        Args:
            jobs: how many workers there may be at a time.
            limits: bounds on each task's time and memory.
            tasks_per_worker: after how many tasks a worker makes place for a fresh one.
            preload: modules that every worker should have loaded, beside those that read documents; None for workers
                that load what they need themselves, which is sooner where there is one task.
        """
        self._jobs = jobs
        self._limits = limits or Limits()
        self._share = tasks_per_worker
        self._context = _context((*PRELOADED, *preload) if preload is not None else None)
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._workers: set[Worker] = set()
        self._closed = False
        self._stopped = False

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run ``fn``, a function that workers can import, with these arguments; return the answer to come."""
        return self.submit_watched(None, fn, *args, **kwargs)

    def submit_watched(self, on_step: Listener | None, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run ``fn`` as `submit` does; ``on_step`` is told of the steps of reading, in a thread of this executor."""
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("the executor is shut down")
            self._tasks.put(_Task(future, (fn, args, kwargs), on_step))
            if len(self._threads) < self._jobs:
                thread = threading.Thread(target=self._serve, name="clausecheck-worker", daemon=True)
                self._threads.append(thread)
                thread.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks; end the workers when those taken are done, or waiting ones cancelled."""
        with self._lock:
            already, self._closed = self._closed, True
        if cancel_futures:
            self._cancel()
        if not already:
            for _ in self._threads:
                self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def stop(self) -> None:
        """End everything at once, tasks in work included."""
        self._stopped = True
        self.shutdown(wait=False, cancel_futures=True)
        for worker in tuple(self._workers):
            worker.kill()
        for thread in self._threads:
            thread.join()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for what is in work, or end it when an exception (Ctrl-C, too) leaves the block."""
        if kind is None:
            self.shutdown()
        else:
            self.stop()

    def _cancel(self) -> None:
        while True:
            try:
                task = self._tasks.get_nowait()
            except queue.Empty:
                return
            if task is not None:
                task.future.cancel()

    def _serve(self) -> None:
        """Do tasks in one worker after another; runs in a thread of its own for each of the jobs."""
        _leave_interrupts_to_others()
        worker: Worker | None = None
        while (task := self._tasks.get()) is not None:
            if not task.future.set_running_or_notify_cancel():
                continue
            try:
                worker = self._ready(worker)
                answer = worker.do(task.call, task.on_step)
            except UnreadableError as error:
                task.future.set_exception(error)
            except BaseException as error:  # a thread that ends early would leave its tasks waiting for ever
                task.future.set_exception(UnreadableError(Reason.CRASH, f"{type(error).__name__}: {error}"[:500]))
            else:
                task.future.set_result(answer)
        if worker is not None:
            self._retire(worker)

    def _ready(self, worker: Worker | None) -> Worker:
        if self._stopped:
            raise UnreadableError(Reason.CRASH, "stopped")
        if worker is not None and worker.alive and worker.done < self._share:
            return worker
        if worker is not None:
            self._retire(worker)
        fresh = Worker(self._context, self._limits)
        self._workers.add(fresh)
        return fresh

    def _retire(self, worker: Worker) -> None:
        worker.close()
        self._workers.discard(worker)


def start_server(preload: Sequence[str]) -> None:
    """Start what the workers of executors with ``preload`` come from, so that it loads while other things are done.

    Does nothing where workers start otherwise. The server ends with this process.
    """
    context = _context((*PRELOADED, *preload))
    if context.get_start_method() != "forkserver":
        return
    from multiprocessing import forkserver

    with _interrupts_left_to_others():
        forkserver.ensure_running()


def _context(preload: Sequence[str] | None) -> Any:
    """Return how workers start: from a small server that has the modules loaded, where the system can fork."""
    if preload is None or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _leave_interrupts_to_others() -> None:
    """Keep Ctrl-C from this thread and what it starts: the server of the workers would tell of it on the screen."""
    if not hasattr(signal, "pthread_sigmask"):
        return
    from multiprocessing import resource_tracker

    # Its start would let them through again, and the server is started right after it.
    resource_tracker.ensure_running()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


@contextmanager
def _interrupts_left_to_others() -> Iterator[None]:
    """Keep Ctrl-C from what the block starts; this thread has it back after."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ()) if hasattr(signal, "pthread_sigmask") else None
    _leave_interrupts_to_others()
    try:
        yield
    finally:
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
