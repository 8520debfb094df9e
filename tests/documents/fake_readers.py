"""What a worker may be made to do: fakes that hang, eat memory, die, print or return rubbish; importable by workers."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Document, Reason
from clausecheck.documents.progress import Step, begin, tell
from clausecheck.documents.worker_process import Sign


class Rubbish:
    """No data class of the project: it has no place in an answer."""


class Explosive:
    """Calls a function where it is unpickled, as the answer of a worker that was taken over would."""

    def __init__(self, marker: str) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self.marker,)


def echo(value: object) -> object:
    return value


def process_id(_: object = None) -> int:
    return os.getpid()


def hang() -> None:
    while True:
        time.sleep(60)


def hang_busily() -> None:
    while True:
        pass


def hang_in_a_program(marker: str) -> None:
    """Start a program that would write ``marker`` a little later, and wait for it."""
    subprocess.run([sys.executable, "-c", f"import time; time.sleep(3); open({marker!r}, 'w').close()"], check=False)


def step_and_hang(steps: int, pause: float) -> str:
    for index in range(steps):
        tell(Step("a.pdf", index + 1, steps))
        time.sleep(pause)
    return "done"


def eat_memory() -> int:
    eaten = []
    while True:
        eaten.append(bytearray(20_000_000))


def eat_memory_outside_python() -> None:
    """Take memory until it is refused, and end as a library in C++ does then."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    while libc.malloc(20_000_000):
        time.sleep(0.005)
    time.sleep(0.3)
    libc.abort()


def die(sign: int = int(signal.SIGSEGV)) -> None:
    os.kill(os.getpid(), sign)
    time.sleep(60)


def leave() -> None:
    os._exit(0)


def recurse() -> int:
    return recurse() + 1


def fail() -> None:
    raise ZeroDivisionError("by design")


def refuse() -> None:
    raise UnreadableError(Reason.ENCRYPTED, "by design")


def print_rubbish() -> str:
    print("\x1b[31mrubbish" * 1000, flush=True)
    print("rubbish", file=sys.stderr, flush=True)
    os.write(1, b"rubbish")
    os.write(2, b"rubbish")
    return "done"


def return_rubbish() -> Rubbish:
    return Rubbish()


def return_explosive(marker: str) -> Explosive:
    return Explosive(marker)


def scribble_on_the_pipe(written: bytes) -> None:
    """Write to every open pipe or socket of this process, as a library gone wild would, then hang."""
    for number in range(3, 64):
        threading.Thread(target=_scribble, args=(number, written), daemon=True).start()
    time.sleep(60)


def _scribble(number: int, written: bytes) -> None:
    try:
        os.write(number, len(written).to_bytes(4, "big") + written)
    except OSError:
        return


def forged(content: bytes) -> bytes:
    return Sign.ANSWER.value.encode() + content


def read_fake(data: bytes, path: str, limits: Limits) -> Document:
    """Read a text that says what the reader should do."""
    said = data.decode("utf-8", "replace")
    if "DØ" in said:
        die()
    if "HÆNG" in said:
        hang()
    return Document(path, "txt", text=said + "\n")


def read_with_fake(path: Path, said_to_be: str) -> object:
    begin(said_to_be)
    return path.read_text(encoding="utf-8")
