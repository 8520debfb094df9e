"""Clauses judged in a process of their own, beside the one that reads documents: each has Python to itself.

What the judge loads, the encoder and the rules' library, takes as long as reading a draft of sixty pages.
"""

from __future__ import annotations

import importlib
import json
import os
import struct
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, cast

from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.worker_answers import pack, unpack
from clausecheck.effects.model import Classification

# The modules are looked for where this process found its own, and never in the folder that it was called from.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    f"from {__name__} import serve; serve(int(sys.argv[2]))"
)  # fmt: skip
# A clause that the rules look into, so that they are ready when they are asked.
_SPEAKING = "Softwarerobotter må ikke anvendes."
_LENGTH = struct.Struct("<I")


class JudgeProcess:
    """A process that judges clauses until it is closed, or until the one that started it is gone."""

    def __init__(self, threads: int = 1) -> None:
        """Start it, its encoder to run in so many threads; it is asked before it is ready, and answers then."""
        command = [sys.executable, "-P", "-c", _START, json.dumps(sys.path), str(threads)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._asked, self._answers = cast(IO[bytes], self._process.stdin), cast(IO[bytes], self._process.stdout)

    def __enter__(self) -> JudgeProcess:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._process.kill()
        for stream in (self._asked, self._answers):
            # What was not sent yet cannot be sent any more.
            with suppress(OSError):
                stream.close()
        self._process.wait()

    def classify_all(self, clauses: Sequence[tuple[str, str | None]]) -> list[Classification]:
        """Return what `clausecheck.effects.classify_all` returns; one call at a time.

        Raises:
            UnreadableError: the process ended, or could not judge the clauses.
        """
        try:
            _send(self._asked, list(clauses))
            answer = _receive(self._answers)
        except (EOFError, OSError) as error:
            raise UnreadableError(Reason.CRASH, f"judge: {error}"[:200]) from error
        if isinstance(answer, list):
            return answer
        raise UnreadableError(*answer)


def serve(threads: int) -> None:
    """Judge what comes through standard input until it is closed; runs in the process itself."""
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not come between the answers.
    os.dup2(2, 1)
    # Both need it, and it cannot be loaded by two threads at a time.
    importlib.import_module("numpy")
    with ThreadPoolExecutor(1) as beside:
        loading = beside.submit(_load_encoder, threads)
        from clausecheck.effects.rules import judge

        judge(_SPEAKING, "da")
        loading.result()
    while True:
        try:
            asked = _receive(sys.stdin.buffer)
        except EOFError:
            return
        _send(answers, _judged(asked))


def _load_encoder(threads: int) -> None:
    from clausecheck.effects.encoder import load

    load(threads)


def _judged(clauses: Sequence[tuple[str, str | None]]) -> list[Classification] | tuple[Reason, str]:
    from clausecheck.effects.judging import classify_all

    try:
        return classify_all(clauses)
    except MemoryError:
        return Reason.MEMORY, ""
    except Exception as error:
        return Reason.CRASH, f"{type(error).__name__}: {error}"[:500]


def _send(stream: IO[bytes], content: object) -> None:
    packed = pack(content)
    stream.write(_LENGTH.pack(len(packed)) + packed)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    """Return the next message.

    Raises:
        EOFError: there is none, or not all of it.
    """
    head = stream.read(_LENGTH.size)
    length = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else 1
    packed = stream.read(length) if len(head) == _LENGTH.size else b""
    if len(packed) < length:
        raise EOFError("ended")
    return unpack(packed)
