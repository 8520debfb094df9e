"""The parent's side of one worker process: gives it a task, watches the clock, and tells why it died."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.progress import Listener, Step
from clausecheck.documents.worker_answers import unpack
from clausecheck.documents.worker_process import Sign, serve

# The readers stop themselves at the limit; a worker is killed this many seconds after it.
_GRACE_SECONDS = 1.0
# Starting a worker is no part of a task's time; a machine that cannot start one in this time is out of order.
_START_SECONDS = 120.0
_GLANCE_SECONDS = 0.02
# A process that dies with this share of its address space in use died for want of more.
_MEMORY_SHARE = 0.7
# One that aborts may have asked for as much again as it had: that is how C++ ends when it is refused memory.
_ABORTED_SHARE = 0.5
_LARGEST_MESSAGE = 1_000_000_000

Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class Worker:
    """One worker process; it does one task at a time and is not used again once a task has failed it."""

    def __init__(self, context: Any, limits: Limits) -> None:
        self._limits = limits
        ours, theirs = context.Pipe()
        self._pipe: Connection = ours
        self._process = context.Process(target=serve, args=(theirs, limits.max_memory_bytes), daemon=True)
        self._process.start()
        theirs.close()
        self._largest = 0
        self.done = 0
        self.alive = True

    def do(self, call: Call, on_step: Listener | None = None) -> Any:
        """Have the worker do ``call`` and return its answer.

        Args:
            call: a function, its arguments by place and by name.
            on_step: told of the steps of reading.

        Raises:
            UnreadableError: the call took too long, too much memory, raised, gave rubbish, or killed the worker.
        """
        self.done += 1
        # What a worker has loaded may be much of what it may have: it then dies soon after the first glance at it.
        self._largest = _address_space(self._process.pid)
        try:
            self._pipe.send_bytes(pickle.dumps(call))
            return self._answer(on_step)
        except (EOFError, ConnectionError, BrokenPipeError) as error:
            raise self._died() from error
        except OSError as error:
            self.kill()
            raise UnreadableError(Reason.CRASH, f"rubbish from the worker: {error}"[:200]) from error
        except pickle.UnpicklingError as error:
            self.kill()
            raise UnreadableError(Reason.CRASH, f"rubbish from the worker: {error}"[:200]) from error

    def _answer(self, on_step: Listener | None) -> Any:
        limits = self._limits
        if self.done == 1:
            self._expect_ready()
        whole = time.monotonic() + limits.max_total_seconds
        silence = limits.max_seconds
        while True:
            message = self._message(min(whole, time.monotonic() + silence) + _GRACE_SECONDS)
            sign, content = message[:1], unpack(message[1:])
            if sign == Sign.ANSWER.value.encode():
                return content
            if sign == Sign.FAILURE.value.encode():
                raise _failure(content)
            if sign != Sign.STEP.value.encode() or not isinstance(content, Step):
                raise pickle.UnpicklingError(f"sign {sign!r}")
            silence = limits.ocr.max_page_seconds if content.pages else limits.max_seconds
            if on_step is not None:
                on_step(content)

    def _expect_ready(self) -> None:
        if self._message(time.monotonic() + _START_SECONDS)[:1] != Sign.READY.value.encode():
            raise pickle.UnpicklingError("not ready")

    def _message(self, deadline: float) -> bytes:
        """Return the next message, which must come before ``deadline``."""
        started = time.monotonic()
        while not wait((self._pipe,), max(0.0, min(_GLANCE_SECONDS, deadline - time.monotonic()))):
            if time.monotonic() >= deadline:
                self.kill()
                raise UnreadableError(Reason.TIME, f"{time.monotonic() - started:.0f} s")
            self._largest = max(self._largest, _address_space(self._process.pid))
        return self._pipe.recv_bytes(_LARGEST_MESSAGE)

    def _died(self) -> UnreadableError:
        self._process.join(_GRACE_SECONDS)
        code = self._process.exitcode
        self.kill()
        # The system kills what eats all memory; pdfium and others end themselves when they are refused more.
        share = _ABORTED_SHARE if code == -signal.SIGABRT else _MEMORY_SHARE
        starved = self._largest > share * self._limits.max_memory_bytes
        killed = code == -getattr(signal, "SIGKILL", 9)
        return UnreadableError(Reason.MEMORY if starved or killed else Reason.CRASH, f"worker ended with {code}")

    def close(self) -> None:
        """Let the worker end by itself, since it has nothing to do; it is killed if it does not."""
        self._pipe.close()
        if self.alive:
            self._process.join(_GRACE_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End the worker and every program that it started."""
        self.alive = False
        pid = self._process.pid
        if pid and hasattr(os, "killpg"):
            # The worker leads a group of its own; until it does, there is no such group.
            with suppress(OSError):
                os.killpg(pid, signal.SIGKILL)
        self._process.kill()


def _failure(content: object) -> Exception:
    match content:
        case (Reason() as reason, str() as detail):
            return UnreadableError(reason, detail)
        case _:
            return pickle.UnpicklingError("no reason")


def _address_space(pid: int | None) -> int:
    """Return how many bytes of address space a process has had at most; 0 where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return 0
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    peak = next((line for line in status.splitlines() if line.startswith("VmPeak:")), "VmPeak: 0 kB")
    return int(peak.split()[1]) * 1024
