"""The encoder is loaded once in a process, to read as many clauses at a time as whoever loads it says."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROBE = """
import threading
from clausecheck.effects import encoder

seen = set()
run = encoder._run

def watched(model, window):
    seen.add(threading.get_ident())
    return run(model, window)

encoder._run = watched
{calls}
encoder.read_clauses([f"Kunden må anvende {{'robotter ' * many}}i Systemet." for many in range(40, 70)])
print(len(seen), threading.main_thread().ident in seen)
"""


@pytest.mark.parametrize("calls", ["", "encoder.load()", "encoder.load(1); encoder.load(3)"])
def test_the_encoder_reads_in_the_thread_that_asks(calls: str) -> None:
    assert _seen(calls) == "1 True"


@pytest.mark.parametrize(("calls", "most"), [("encoder.load(3)", 3), ("encoder.load(2); encoder.load(5)", 2)])
def test_the_encoder_reads_in_as_many_threads_as_it_was_loaded_for(calls: str, most: int) -> None:
    count, in_main = _seen(calls).split()
    assert 1 < int(count) <= most
    assert in_main == "False"


def test_what_is_read_is_the_same_in_several_threads() -> None:
    read = """
from clausecheck.effects import encoder
encoder.load(THREADS)
print(encoder.read_clauses([f"Kunden må anvende {many} robotter i Systemet. " * many for many in range(1, 30)]))
"""
    assert _run(read.replace("THREADS", "1")) == _run(read.replace("THREADS", "3"))


def _seen(calls: str) -> str:
    return _run(PROBE.format(calls=calls))


def _run(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()
