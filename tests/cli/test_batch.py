"""The commands for the whole portfolio: exit status, what goes to which stream, files, and both languages."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from clausecheck.cli.exit_status import ExitStatus
from clausecheck.cli.main import run
from clausecheck.portfolio import executors
from clausecheck.texts import LANGUAGES
from tests.portfolio.conftest import BAN, RIGHT, Folder, Here


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    root = tmp_path / "kontrakter"
    root.mkdir()
    made = Folder(root)
    made.write("01 Omsorg/kontrakt.txt", RIGHT, system="Omsorg", number="18/01")
    made.write("02 Byg/kontrakt.txt", BAN, system="Byg", number="18/02")
    return made


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> Here:
    here = Here()

    def guarded(*_: object, **__: object) -> Here:
        return here

    monkeypatch.setattr(executors, "GuardedExecutor", guarded)
    return here


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "lager.sqlite")


def batch(folder: Folder, store: str, *options: str) -> int:
    return run(["batch", str(folder.path), "--store", store, *options])


def test_a_run_writes_a_summary_that_can_be_mailed(
    folder: Folder, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(folder, store, "--name", "nat") == ExitStatus.GAPS
    shown = capsys.readouterr()
    assert shown.out.startswith("clausecheck: 1 ny mangel, 0 lukkede, 2 kontrakter\n")
    assert "2 af 2 filer kontrolleret (kun nye og ændrede læses)" in shown.err


def test_the_first_mail_names_the_gaps_and_what_was_not_read(
    folder: Folder, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.path / "03 Låst").mkdir()
    (folder.path / "03 Låst" / "tom.pdf").write_bytes(b"")
    batch(folder, store, "-q")
    lines = capsys.readouterr().out.splitlines()
    told = lines[lines.index("Kontrakter, der skal ses på:") :]
    assert any(line.startswith("- ! Ny mangel: Byg") and line.endswith("Hindring: forbud") for line in told)
    assert not any("Omsorg" in line for line in told)
    assert any(
        line.startswith("- 03 Låst/tom.pdf: Ikke læst: filen er tom: der er ingen tekst i den.") for line in told
    )


def test_a_mail_without_changes_says_so_once_and_one_with_changes_tells_which_are_which(
    folder: Folder, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    batch(folder, store, "-q")
    capsys.readouterr()
    batch(folder, store, "-q")
    unchanged = capsys.readouterr().out
    assert "Ingen kontrakter, bestemmelser eller dokumenter er ændret." in unchanged
    assert unchanged.splitlines().count("- Ingen.") == unchanged.count(":\n- Ingen.") == 1
    folder.age(folder.write("01 Omsorg/kontrakt.txt", BAN, system="Omsorg", number="18/01"), 60)
    batch(folder, store, "-q")
    changed = capsys.readouterr().out
    assert "clausecheck: 1 ny mangel, 0 lukkede, 2 kontrakter" in changed
    assert "1 kontrakt gennemgået, 1 uændret, 0 sprunget over." in changed
    for heading in ("Kontrakter:", "Bestemmelser:", "Dokumenter:"):
        assert f"\n{heading}\n- " in changed


def test_a_day_that_is_only_supposed_leaves_no_trace_in_the_next_run(
    folder: Folder, store: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder.write("02 Byg/kontrakt.txt", RIGHT.replace("Kunden kan", "Indtil den 31. december 2090 kan Kunden"))
    batch(folder, store)
    report = tmp_path / "rapport.json"
    assert batch(folder, store, "--as-of", "2091-06-01", "-o", str(report)) == ExitStatus.GAPS
    assert json.loads(report.read_text(encoding="utf-8"))["as_of"] == "2091-06-01"
    capsys.readouterr()
    assert batch(folder, store) == ExitStatus.NO_GAP
    assert capsys.readouterr().out.startswith("clausecheck: 0 nye mangler, 0 lukkede, 2 kontrakter\n")


def test_json_lines_tell_the_run_and_each_change(
    folder: Folder, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    batch(folder, store)
    capsys.readouterr()
    folder.age(folder.write("01 Omsorg/kontrakt.txt", BAN, system="Omsorg", number="18/01"), 60)
    assert batch(folder, store, "--format", "jsonl", "-q") == ExitStatus.GAPS
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0]["type"] == "run"
    assert lines[0]["totals"]["restricted"] == 2
    assert {line["type"] for line in lines} >= {"verdict", "document"}
    assert next(line for line in lines if line["type"] == "verdict")["move"] == "new_gap"


def test_reports_are_written_as_by_a_scan(folder: Folder, store: str, tmp_path: Path) -> None:
    files = [tmp_path / f"rapport{suffix}" for suffix in (".json", ".xlsx", ".html", ".csv", ".txt")]
    batch(folder, store, *(part for file in files for part in ("-o", str(file))))
    run(["scan", str(folder.path), "-o", str(tmp_path / "scan.json"), "-q"])
    assert all(file.stat().st_size for file in files)
    assert files[0].read_text(encoding="utf-8") == (tmp_path / "scan.json").read_text(encoding="utf-8")


def test_a_scan_with_a_store_gives_what_a_scan_gives(folder: Folder, store: str, tmp_path: Path) -> None:
    plain, kept, again = (tmp_path / f"{name}.json" for name in ("plain", "kept", "again"))
    run(["scan", str(folder.path), "-q", "-o", str(plain)])
    for file in (kept, again):
        run(["scan", str(folder.path), "-q", "--store", store, "-o", str(file)])
    assert plain.read_bytes() == kept.read_bytes() == again.read_bytes()


def test_a_dry_run_makes_no_store(folder: Folder, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch(folder, store, "--dry-run") == ExitStatus.NO_GAP
    assert not Path(store).exists()
    assert capsys.readouterr().out.startswith("2 kontrakter: 2 nye filer, 0 ændrede")
    shutil.rmtree(folder.path / "02 Byg")
    assert batch(folder, store, "--dry-run") == ExitStatus.NO_GAP
    assert capsys.readouterr().out.startswith("1 kontrakt: 1 ny fil, 0 ændrede")


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--exit-zero"], ExitStatus.NO_GAP),
        (["--since", "i går"], ExitStatus.FAILED),
        (["--since", "2020-01-01"], ExitStatus.GAPS),
        (["--limit", "1"], ExitStatus.NO_GAP),
        (["--limit", "0"], ExitStatus.FAILED),
        (["-o", "rapport.docx"], ExitStatus.FAILED),
    ],
)
def test_exit_status(folder: Folder, store: str, options: list[str], status: ExitStatus) -> None:
    assert batch(folder, store, *options) == status


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "arguments",
    [
        ["changes", "--store", "{store}"],
        ["store", "check", "--store", "{store}"],
        ["store", "runs", "--store", "{store}"],
        ["store", "compact", "--store", "{store}"],
        ["store", "views", "--store", "{store}"],
        ["store", "export", "--store", "{store}", "--owner", "A", "-o", "{folder}/x.json"],
    ],
)
def test_commands_on_a_store_work_in_both_languages_and_say_what_is_missing(
    folder: Folder, store: str, arguments: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [part.format(store=store, folder=folder.path.parent) for part in arguments]
    assert run([*given, "--language", language]) == ExitStatus.FAILED
    assert store in capsys.readouterr().err
    batch(folder, store, "-q")
    capsys.readouterr()
    assert run([*given, "--language", language]) == ExitStatus.NO_GAP
    shown = capsys.readouterr()
    assert shown.out or "x.json" in shown.err


def test_a_run_with_a_name_of_its_own_is_listed_with_its_day(
    folder: Folder, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    batch(folder, store, "-q", "--name", "efter udbud")
    batch(folder, store, "-q")
    capsys.readouterr()
    assert run(["store", "runs", "--store", store]) == ExitStatus.NO_GAP
    today = dt.date.today()
    named, unnamed = capsys.readouterr().out.splitlines()
    assert named.startswith(f"efter udbud ({today:%d.%m.%Y}): 2 kontrakter")
    assert unnamed.startswith(f"{today.isoformat()}: 2 kontrakter")


def test_changes_since_a_run_are_written_to_files(folder: Folder, store: str, tmp_path: Path) -> None:
    batch(folder, store, "--name", "før", "-q")
    folder.age(folder.write("02 Byg/kontrakt.txt", BAN.replace("softwarerobotter", "robotter"), system="Byg"), 60)
    batch(folder, store, "-q")
    batch(folder, store, "-q")
    files = [tmp_path / f"nyt{suffix}" for suffix in (".xlsx", ".html", ".txt")]
    told = ["changes", "--store", store, "--since", "før", *(part for file in files for part in ("-o", str(file)))]
    assert run(told) == ExitStatus.NO_GAP
    assert "{+robotter+}" in files[2].read_text(encoding="utf-8")
    assert "<ins>" in files[1].read_text(encoding="utf-8")


@pytest.mark.parametrize("since", ["2020-01-01", "01-01-2020", "2026-11-26"])
def test_changes_since_a_day_are_told_as_well_as_since_a_run(
    folder: Folder, store: str, since: str, capsys: pytest.CaptureFixture[str]
) -> None:
    batch(folder, store, "--name", "før", "-q")
    folder.age(folder.write("01 Omsorg/kontrakt.txt", BAN, system="Omsorg", number="18/01"), 60)
    batch(folder, store, "--name", "efter", "-q")
    capsys.readouterr()
    assert run(["changes", "--store", store, "--since", since]) == ExitStatus.NO_GAP
    assert "Ændringer fra kørslen før til efter" in capsys.readouterr().out
    assert batch(folder, store, "--since", since, "-q") == ExitStatus.GAPS


def test_an_unknown_run_is_told_with_the_known_ones(
    folder: Folder, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    batch(folder, store, "--name", "nat", "-q")
    assert run(["changes", "--store", store, "--since", "dag"]) == ExitStatus.FAILED
    assert "nat" in capsys.readouterr().err


def test_exports_are_merged(folder: Folder, store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    batch(folder, store, "-q")
    exports = [str(tmp_path / f"{owner}.json") for owner in "AB"]
    for owner, file in zip("AB", exports, strict=True):
        run(["store", "export", "--store", store, "--owner", owner, "-o", file])
    capsys.readouterr()
    merged, page = tmp_path / "begge.json", tmp_path / "begge.html"
    assert run(["store", "merge", *exports, "-o", str(merged), "-o", str(page)]) == ExitStatus.NO_GAP
    assert "4 kontrakter" in capsys.readouterr().out
    assert len(json.loads(merged.read_text(encoding="utf-8"))["contracts"]) == 4
    assert page.stat().st_size


def test_the_cluster_engine_says_what_it_lacks(folder: Folder, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch(folder, store, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1") == ExitStatus.FAILED
    assert "dask" in capsys.readouterr().err.lower()
