"""Whatever a task does in a worker, it fails alone, within its limits, and the next task finds a worker."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clausecheck.documents import Limits
from clausecheck.documents.limits import OcrOptions, UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.worker_answers import pack, unpack
from clausecheck.documents.worker_pool import GuardedExecutor
from tests.documents import fake_readers as fakes

QUICK = Limits(max_seconds=0.3, max_total_seconds=3, max_memory_bytes=700_000_000, ocr=OcrOptions(max_page_seconds=0.3))


PATIENT = replace(QUICK, max_seconds=60, max_total_seconds=60)


@pytest.fixture(scope="module")
def patient() -> Iterator[GuardedExecutor]:
    with GuardedExecutor(1, limits=PATIENT) as executor:
        yield executor


@pytest.fixture(scope="module")
def executor() -> Iterator[GuardedExecutor]:
    with GuardedExecutor(1, limits=QUICK) as executor:
        yield executor


def failure(executor: GuardedExecutor, function, *arguments) -> UnreadableError:
    with pytest.raises(UnreadableError) as failed:
        executor.submit(function, *arguments).result(timeout=60)
    return failed.value


@pytest.mark.parametrize(
    ("function", "arguments", "reason"),
    [
        (fakes.eat_memory, (), Reason.MEMORY),
        (fakes.eat_memory_outside_python, (), Reason.MEMORY),
        (fakes.die, (int(signal.SIGSEGV),), Reason.CRASH),
        (fakes.die, (int(signal.SIGABRT),), Reason.CRASH),
        (fakes.die, (int(signal.SIGKILL),), Reason.MEMORY),
        (fakes.leave, (), Reason.CRASH),
        (fakes.fail, (), Reason.CRASH),
        (fakes.recurse, (), Reason.TOO_DEEP),
        (fakes.refuse, (), Reason.ENCRYPTED),
        (fakes.return_rubbish, (), Reason.CRASH),
        (fakes.scribble_on_the_pipe, (b"rubbish",), Reason.CRASH),
        (fakes.scribble_on_the_pipe, (b"a" + pickle.dumps(fakes.Rubbish()),), Reason.CRASH),
        (fakes.scribble_on_the_pipe, (b"f" + pickle.dumps("no reason"),), Reason.CRASH),
        (fakes.scribble_on_the_pipe, (b"s" + pickle.dumps("no step"),), Reason.CRASH),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_task_fails_alone_and_for_its_reason(patient, function, arguments, reason):
    assert failure(patient, function, *arguments).reason is reason
    assert patient.submit(fakes.echo, "og videre").result(timeout=60) == "og videre"


@pytest.mark.parametrize("function", [fakes.hang, fakes.hang_busily])
def test_a_task_that_hangs_is_ended(executor, function):
    started = time.monotonic()
    assert failure(executor, function).reason is Reason.TIME
    assert time.monotonic() - started < 20
    assert executor.submit(fakes.echo, "og videre").result(timeout=60) == "og videre"


def test_what_a_task_prints_is_nobodys_output(patient, capfd):
    assert patient.submit(fakes.print_rubbish).result(timeout=60) == "done"
    assert capfd.readouterr() == ("", "")


def test_an_answer_that_would_run_something_does_not(patient, tmp_path):
    marker = tmp_path / "løbet"
    assert failure(patient, fakes.return_explosive, str(marker)).reason is Reason.CRASH
    assert not marker.exists()


def test_programs_that_a_killed_worker_started_end_with_it(executor, tmp_path):
    marker = tmp_path / "skrevet"
    assert failure(executor, fakes.hang_in_a_program, str(marker)).reason is Reason.TIME
    time.sleep(3.5)
    assert not marker.exists()


def test_each_step_gives_new_time_but_not_without_end(executor):
    steps = []
    future = executor.submit_watched(steps.append, fakes.step_and_hang, 4, 0.45)
    assert future.result(timeout=60) == "done"
    assert [step.page for step in steps] == [1, 2, 3, 4]
    assert failure(executor, fakes.step_and_hang, 100, 0.45).reason is Reason.TIME


def test_workers_are_used_again_and_replaced_after_their_share():
    with GuardedExecutor(1, limits=PATIENT, tasks_per_worker=3) as executor:
        ids = [executor.submit(fakes.process_id).result(timeout=60) for _ in range(7)]
    assert [len(set(ids[start : start + 3])) for start in (0, 3)] == [1, 1]
    assert len(set(ids)) == 3
    assert os.getpid() not in ids


def test_tasks_run_beside_each_other():
    with GuardedExecutor(2, limits=replace(PATIENT, max_seconds=5)) as executor:
        hanging = executor.submit(fakes.hang)
        assert list(executor.map(fakes.echo, range(20))) == list(range(20))
        assert not hanging.done()


def test_leaving_with_an_exception_waits_for_nothing():
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), GuardedExecutor(1) as executor:  # noqa: PT012
        executor.submit(fakes.echo, 1).result(timeout=60)
        hanging = executor.submit(fakes.hang)
        waiting = executor.submit(fakes.hang)
        time.sleep(0.2)
        raise KeyboardInterrupt
    assert time.monotonic() - started < 20
    assert hanging.done()
    assert waiting.cancelled()
    with pytest.raises(RuntimeError):
        executor.submit(fakes.echo, 1)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let programs be interrupted though the tests run in the background, where SIGINT is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interruption_while_the_workers_start_is_told_by_the_program_alone():
    told = [sys.executable, "-m", "tests.documents.interrupted"]
    with subprocess.Popen(told, stdout=-1, stderr=-1, text=True, start_new_session=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "loading\n"
        os.killpg(program.pid, signal.SIGINT)
        _, complaints = program.communicate(timeout=60)
    assert (program.returncode, complaints) == (130, "")


@pytest.mark.parametrize(
    "forged",
    [
        b"",
        b"rubbish",
        pickle.dumps(os.system),
        pickle.dumps(fakes.Rubbish()),
        pickle.dumps(fakes.Explosive("x")),
        b"cclausecheck.documents.limits\nUnreadableError\n(tR.",
        b"cclausecheck.documents.reading\nread_all\n.",
        b"\x80\x04\x8c\x22clausecheck.documents.worker_handle\x8c\x09os.system\x93.",
        b"cclausecheck.documents.worker_handle\nPath\n.",
        b"cclausecheck.__main__\nmain\n.",
        b"cclausecheck.documents.limits\nLimits\n}S'x'\nI1\nsb.",
        b"cclausecheck.documents.model\nReason\n(S'time'\ntR}S'_value_'\nS'read'\nsb.",
    ],
)
def test_no_other_thing_is_unpacked(forged):
    with pytest.raises(pickle.UnpicklingError):
        unpack(forged)
    assert Reason.TIME.value == "time"
    assert not hasattr(Limits, "x")


def test_what_an_answer_names_is_not_loaded():
    sys.modules.pop("clausecheck.__main__", None)
    with pytest.raises(pickle.UnpicklingError):
        unpack(b"cclausecheck.__main__\nmain\n.")
    assert "clausecheck.__main__" not in sys.modules


def test_plain_values_and_data_classes_are_unpacked_as_they_were():
    answer = [QUICK, Reason.TIME, {"a": (1, 2.5, None, True, b"x")}, frozenset({"ø"})]
    assert unpack(pack(answer)) == answer


AHEAD = """
import os, signal
from clausecheck.documents.worker_pool import GuardedExecutor, start_server

if __name__ == "__main__":
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    start_server(())
    server = forkserver._forkserver._forkserver_pid
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before
    with GuardedExecutor(1) as executor:
        print(server == executor.submit(os.getppid).result())
"""


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="workers start otherwise")
def test_workers_come_from_a_server_that_was_started_ahead(tmp_path: Path) -> None:
    program = tmp_path / "ahead.py"
    program.write_text(f"from multiprocessing import forkserver\n{AHEAD}", encoding="utf-8")
    ran = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=True)
    assert ran.stdout == "True\n"
