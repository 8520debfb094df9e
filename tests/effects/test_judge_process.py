"""The judge's own process answers as this one would, takes nothing from the folder it is called in, and never outlives
the one that started it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.effects.judge_process import JudgeProcess
from clausecheck.effects.judging import classify_all
from clausecheck.effects.model import Effect

CLAUSES = [
    ("Kunden kan uden hindringer lade Systemet indgå i automatiseringer, fx RPA.", "da"),
    ("Priserne reguleres en gang årligt.", "da"),
    ("Accounts may only be used by natural persons; scripts and bots are not permitted.", "en"),
    ("Brug af softwarerobotter kræver Leverandørens samtykke.", None),
]


# Elsewhere nothing tells of a process that is not one's own child.
IN_PROC = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="what a process is, is read in /proc (Linux)")


@pytest.fixture(scope="module")
def process() -> Iterator[JudgeProcess]:
    with JudgeProcess() as started:
        yield started


def test_it_answers_as_this_process_would(process: JudgeProcess) -> None:
    assert process.classify_all(CLAUSES) == classify_all(CLAUSES)
    assert process.classify_all([]) == []
    assert Effect.PROHIBITED in process.classify_all(CLAUSES[2:3])[0].effects


def test_a_long_question_comes_through_whole(process: JudgeProcess) -> None:
    text = "Robotter må ikke anvendes. " * 20_000
    assert process.classify_all([(text, "da")])[0].effects == (Effect.PROHIBITED,)


def test_what_cannot_be_judged_is_told_and_the_next_clause_is_judged(process: JudgeProcess) -> None:
    with pytest.raises(UnreadableError) as told:
        process.classify_all([(1, "da")])  # type: ignore[list-item]
    assert told.value.reason is Reason.CRASH
    assert process.classify_all(CLAUSES[:1])[0].effects == (Effect.PERMITTED,)


def test_one_that_has_ended_says_so() -> None:
    with JudgeProcess() as process:
        process._process.kill()
        process._process.wait()
        with pytest.raises(UnreadableError) as told:
            process.classify_all(CLAUSES)
    assert told.value.reason is Reason.CRASH


def test_nothing_is_loaded_from_the_folder_it_is_called_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "numpy", "spacy", "clausecheck"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('planted')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with JudgeProcess() as process:
        assert process.classify_all(CLAUSES[:1])[0].effects == (Effect.PERMITTED,)


@IN_PROC
def test_it_may_have_as_much_memory_as_the_process_that_started_it() -> None:
    starts = (
        "from pathlib import Path\n"
        "from clausecheck.documents.worker_process import limit_memory\n"
        "from clausecheck.effects.judge_process import JudgeProcess\n"
        "assert limit_memory(3_000_000_000)\n"
        "with JudgeProcess() as process:\n"
        "    process.classify_all([('Robotter.', 'da')])\n"
        "    print(Path(f'/proc/{process._process.pid}/limits').read_text())\n"
    )
    told = subprocess.run([sys.executable, "-c", starts], capture_output=True, text=True, check=True).stdout
    bound = next(line for line in told.splitlines() if line.startswith("Max address space"))
    assert bound.split()[3:5] == ["3000000000", "3000000000"]


@IN_PROC
def test_it_ends_when_the_process_that_started_it_is_gone() -> None:
    starts = (
        "import sys\n"
        "from clausecheck.effects.judge_process import JudgeProcess\n"
        "process = JudgeProcess()\n"
        "process.classify_all([('Robotter.', 'da')])\n"
        "print(process._process.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    starter = subprocess.Popen([sys.executable, "-c", starts], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert starter.stdout is not None
    judge = int(starter.stdout.readline())
    assert _is_there(judge)
    starter.kill()
    with starter:
        starter.wait()
    until = time.monotonic() + 20
    while _is_there(judge) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _is_there(judge)


def _is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
