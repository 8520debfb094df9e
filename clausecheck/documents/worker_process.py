"""The worker's side: takes one task after another from a pipe, within bounds that it sets for itself first."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from multiprocessing.connection import Connection
from typing import Any

from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.progress import Step, listening
from clausecheck.documents.worker_answers import pack

_PR_SET_PDEATHSIG = 1
# Kept aside so that "out of memory" can still be said.
_RESERVE_BYTES = 1_000_000
# How many things are made before the newest are looked through for rubbish: reading makes many that stay.
_MADE_BEFORE_SEARCH = 10_000


class Sign(StrEnum):
    """What a message from a worker is; its first byte."""

    READY = "r"
    STEP = "s"
    ANSWER = "a"
    FAILURE = "f"


Task = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


def serve(tasks: Connection, max_memory_bytes: int) -> None:
    """Do what comes through ``tasks`` until it is closed.

    Args:
        tasks: gives pickled tasks; takes messages, each a `Sign` and what belongs to it.
        max_memory_bytes: bounds this process's address space, where the system can.
    """
    _detach()
    _silence()
    _shut_all_but(tasks.fileno())
    limit_memory(max_memory_bytes)
    # What was loaded before stays for good: looking through it for rubbish takes a twentieth of a worker's time.
    gc.freeze()
    gc.set_threshold(_MADE_BEFORE_SEARCH)
    with suppress(EOFError, ConnectionError):
        tasks.send_bytes(_message(Sign.READY, None))
        while True:
            _do(tasks, pickle.loads(tasks.recv_bytes()))  # noqa: S301 (from the parent process)


def _do(tasks: Connection, task: Task) -> None:
    function, arguments, options = task

    def tell(step: Step) -> None:
        tasks.send_bytes(_message(Sign.STEP, step))

    reserve = bytearray(_RESERVE_BYTES)
    try:
        with listening(tell):
            message = _message(Sign.ANSWER, function(*arguments, **options))
    except UnreadableError as error:
        message = _failure(error.reason, error.detail)
    except MemoryError:
        del reserve
        message = _failure(Reason.MEMORY, "")
    except RecursionError:
        message = _failure(Reason.TOO_DEEP, "recursion")
    except Exception as error:
        message = _failure(Reason.CRASH, f"{type(error).__name__}: {error}"[:500])
    tasks.send_bytes(message)


def _message(sign: Sign, content: object) -> bytes:
    return sign.value.encode() + pack(content)


def _failure(reason: Reason, detail: str) -> bytes:
    return _message(Sign.FAILURE, (reason, detail))


def limit_memory(max_bytes: int) -> bool:
    """Bound this process's address space and forbid core dumps (they hold contracts); return whether that holds."""
    try:
        import resource
    except ImportError:
        return False
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = max_bytes if most == resource.RLIM_INFINITY else min(max_bytes, most)
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    except (OSError, ValueError):
        return False
    return sys.platform.startswith("linux")


def _detach() -> None:
    """Leave the terminal's group, so that Ctrl-C is the parent's to handle, and die when the parent does."""
    if hasattr(os, "setsid"):
        with suppress(OSError):
            os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _shut_all_but(kept: int) -> None:
    """Close what came down from the process that started this one; a library gone wild must not write to it."""
    if os.name != "posix":
        return
    most = os.sysconf("SC_OPEN_MAX")
    os.closerange(3, kept)
    os.closerange(kept + 1, min(most, 65_536) if most > 0 else 65_536)


def _silence() -> None:
    """Send what a library prints nowhere: standard output is for results, and what is printed may be contract text."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
