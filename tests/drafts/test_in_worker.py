"""A draft or a contract that hangs or ends the process it is read in costs itself alone, and is told in plain words."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from clausecheck.clauses.model import ClauseKind
from clausecheck.cli.check import check_command
from clausecheck.cli.remedy import remedy_command
from clausecheck.documents import readers, reading
from clausecheck.documents.guarded import GuardedExecutor
from clausecheck.documents.limits import Limits
from clausecheck.documents.model import Reason
from clausecheck.documents.sniffing import Kind
from clausecheck.drafts import check_in_worker, remedy_in_worker, worker_judge
from clausecheck.drafts.check_in_worker import DraftDone, DraftTask, Stopped
from clausecheck.drafts.errors import explain
from clausecheck.drafts.library import Library
from clausecheck.drafts.reading import Judge, read_draft
from clausecheck.drafts.remedy_in_worker import RemedyDone, RemedyTask
from clausecheck.effects import judge_process
from clausecheck.effects.judge_process import JudgeProcess
from clausecheck.effects.model import Classification
from tests.documents import fake_readers as fakes
from tests.drafts.make_drafts import consent

RIGHT = "Kontrakt\n1. Brug\n1.1 Kunden kan uden hindringer lade softwarerobotter anvende Systemet.\n"
BAN = "Licensvilkår\n1. Brug\n1.1 Kunden må ikke anvende robotter i Systemet.\n"
work_on_draft, work_on_contract = check_in_worker.work_on_draft, remedy_in_worker.work_on_contract


def with_fake_texts(task: DraftTask, refused: dict[str, Reason]) -> DraftDone | Stopped:
    """Work as a worker does, texts read by a reader that does what they say."""
    readers.READERS[Kind.TEXT] = (fakes.__name__, fakes.read_fake.__name__)
    return work_on_draft(task, refused)


def contract_with_fake_texts(task: RemedyTask, refused: dict[str, Reason]) -> RemedyDone:
    readers.READERS[Kind.TEXT] = (fakes.__name__, fakes.read_fake.__name__)
    return work_on_contract(task, refused)


@pytest.fixture
def fake_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers of the test's own, with fake texts."""
    monkeypatch.setattr(check_in_worker, "work_on_draft", with_fake_texts)
    monkeypatch.setattr(remedy_in_worker, "work_on_contract", contract_with_fake_texts)
    for module in (check_in_worker, remedy_in_worker):
        monkeypatch.setattr(module, "GuardedExecutor", GuardedExecutor)


@pytest.fixture
def no_reading_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("read in the main process")

    for name in ("read_bytes", "_read_file"):
        monkeypatch.setattr(reading, name, fail)
    monkeypatch.setattr("clausecheck.drafts.reading.read_bytes", fail)


def check(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = check_command("da").main([str(argument) for argument in arguments], standalone_mode=False)
    shown = capsys.readouterr()
    return int(status), shown.out, shown.err


def task_for(data: bytes, library: Library, threads: int | None = None) -> DraftTask:
    plain = DraftTask("udkast.docx", data, None, library, "da", "2026-11-26T12:00:00Z")
    return plain if threads is None else replace(plain, threads=threads)


def test_the_encoder_of_a_draft_runs_in_the_threads_that_its_task_gives(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []

    class Watched(JudgeProcess):
        def __init__(self, threads: int) -> None:
            given.append(threads)
            super().__init__(threads)

    monkeypatch.setattr(worker_judge, "JudgeProcess", Watched)
    work_on_draft(task_for(consent(), library, threads=3), {})
    assert given == [3]


@pytest.mark.parametrize(("free", "threads"), [(1, 1), (3, 3), (16, 4)])
def test_a_draft_takes_the_cores_that_the_process_may_use_and_no_more_than_four(
    library: Library, monkeypatch: pytest.MonkeyPatch, free: int, threads: int
) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(free)), raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: 64)
    assert task_for(consent(), library).threads == threads


def test_the_clauses_of_a_draft_are_judged_together_before_any_is_judged_by_itself(
    library: Library, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    class Watched(JudgeProcess):
        def classify_all(self, clauses: Sequence[tuple[str, str | None]]) -> list[Classification]:
            asked.append([text for text, _ in clauses])
            return super().classify_all(clauses)

    told = [
        clause.text
        for clause in read_draft(consent(), "udkast.docx", judge).clauses
        if clause.kind is not ClauseKind.HEADING
    ]
    monkeypatch.setattr(worker_judge, "JudgeProcess", Watched)
    work_on_draft(task_for(consent(), library), {})
    assert asked[0] == list(dict.fromkeys(told))
    assert not {text for more in asked[1:] for text in more} & set(told)


def test_a_draft_is_judged_beside_as_it_is_in_one_process(library: Library, judge: Judge) -> None:
    done = work_on_draft(task_for(consent(), library), {})
    assert isinstance(done, DraftDone)
    alone = read_draft(consent(), "udkast.docx", judge).contract
    assert [(one.effect, one.quote, one.needs_review) for one in done.contract.findings] == [
        (one.effect, one.quote, one.needs_review) for one in alone.findings
    ]
    assert done.contract.verdict is alone.verdict


def without_judge(task: DraftTask, refused: dict[str, Reason]) -> DraftDone | Stopped:
    """Work as a worker does whose judge ends at its first question."""
    judge_process._START = "raise SystemExit(3)"
    return work_on_draft(task, refused)


def test_a_judge_that_ends_is_told_and_nothing_is_said_of_the_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_in_worker, "work_on_draft", without_judge)
    monkeypatch.setattr(check_in_worker, "GuardedExecutor", GuardedExecutor)
    (tmp_path / "god.docx").write_bytes(consent())
    status, shown, told = check(capsys, tmp_path / "god.docx")
    assert (status, shown) == (2, "")
    assert told.startswith("clausecheck: god.docx: ")


@pytest.mark.parametrize("which", ["draft", "against"])
def test_a_draft_that_ends_its_worker_is_told_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fake_texts: None, which: str
) -> None:
    good, bad = tmp_path / "god.docx", tmp_path / "ond.txt"
    good.write_bytes(consent())
    bad.write_text("DØ", encoding="utf-8")
    arguments = (bad,) if which == "draft" else (good, "--against", bad)
    status, shown, told = check(capsys, *arguments)
    assert (status, shown) == (2, "")
    assert told.startswith("clausecheck: ond.txt: ")
    assert "fejl i dens opbygning" in told


def test_a_draft_that_hangs_is_given_up_in_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fake_texts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = Limits(max_seconds=3)
    monkeypatch.setattr(
        check_in_worker, "GuardedExecutor", lambda **options: GuardedExecutor(**{**options, "limits": quick})
    )
    path = tmp_path / "ond.txt"
    path.write_text("HÆNG", encoding="utf-8")
    status, shown, told = check(capsys, path)
    assert (status, shown) == (2, "")
    assert told.startswith("clausecheck: ond.txt: ")
    assert "tog for lang tid" in told


def test_a_document_inside_the_draft_that_ends_the_worker_is_read_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fake_texts: None
) -> None:
    path = tmp_path / "udkast.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", RIGHT)
        archive.writestr("b.txt", "DØ")
    status, shown, _ = check(capsys, path)
    assert status == 3
    assert "udkast.zip/b.txt" in shown


def test_a_draft_and_its_copies_are_never_read_in_the_main_process(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], no_reading_here: None
) -> None:
    path = tmp_path / "udkast.docx"
    path.write_bytes(consent())
    copies = ("--annotate", tmp_path / "k.docx", "--redline", tmp_path / "r.docx", "--against", path)
    assert check(capsys, path, *copies)[0] == 1
    assert {file.name for file in tmp_path.iterdir()} == {"udkast.docx", "k.docx", "r.docx"}


def portfolio(root: Path, licence: str) -> None:
    folder = root / "Lunaris"
    folder.mkdir(parents=True)
    (folder / "Kontrakt.txt").write_text(RIGHT, encoding="utf-8")
    (folder / "Licensvilkår.txt").write_text(licence, encoding="utf-8")
    (root / "Plano").mkdir()
    (root / "Plano" / "Kontrakt.docx").write_bytes(consent())


def test_a_document_that_ends_a_worker_leaves_the_other_contracts_their_drafts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fake_texts: None
) -> None:
    portfolio(tmp_path / "ind", "DØ")
    (tmp_path / "ind" / "Kridtex.txt").write_text("DØ", encoding="utf-8")
    arguments = [str(tmp_path / "ind"), "-o", str(tmp_path / "ud")]
    assert remedy_command("da").main(arguments, standalone_mode=False) == 1
    assert len(list((tmp_path / "ud").rglob("*.docx"))) == 2
    assert re.search("^Kridtex: status »Ikke læst.*«, ingen udkast, fordi der", capsys.readouterr().out, re.MULTILINE)


def test_contracts_are_never_read_in_the_main_process(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], no_reading_here: None
) -> None:
    portfolio(tmp_path / "ind", BAN)
    arguments = [str(tmp_path / "ind"), "-o", str(tmp_path / "ud")]
    assert remedy_command("da").main(arguments, standalone_mode=False) == 1
    assert len(list((tmp_path / "ud").rglob("*.docx"))) == 4


@pytest.mark.parametrize("fault", [ImportError("no module"), NameError("name"), SyntaxError("invalid")])
def test_a_fault_of_the_program_is_not_told_as_one_of_the_file(
    library: Library, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    for broken in ("clausecheck.drafts.checking.check", "clausecheck.documents.reading._read"):
        with monkeypatch.context() as patched:
            patched.setattr(broken, fail)
            done = work_on_draft(task_for(consent(), library), {})
        assert isinstance(done, Stopped)
        told = explain(done.error(), "da")
        assert "Programmet selv fejlede" in told
        assert type(fault).__name__ in told
