"""The encoder is loaded once in a process, to run in as many threads as whoever loads it says."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROBE = """
import onnxruntime
from clausecheck.effects import encoder

given = []
session = onnxruntime.InferenceSession

def watched(model, options, **others):
    given.append(options.intra_op_num_threads)
    return session(model, options, **others)

onnxruntime.InferenceSession = watched
{calls}
encoder.read_clauses(["Kunden må anvende robotter."])
print(given)
"""


@pytest.mark.parametrize(
    ("calls", "threads"),
    [("", [1]), ("encoder.load()", [1]), ("encoder.load(3)", [3]), ("encoder.load(3); encoder.load(2)", [3])],
)
def test_the_encoder_runs_in_the_threads_that_it_was_loaded_for(calls: str, threads: list[int]) -> None:
    program = PROBE.format(calls=calls)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(threads)
