"""A run that is killed at any moment goes on where it stopped, and ends with the report of an undisturbed one."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clausecheck.portfolio.store import Store, runs
from tests.portfolio.conftest import BAN, CONSENT, NEUTRAL, RIGHT, Folder

CONTRACTS = 12


@pytest.fixture
def many(folder: Folder) -> Folder:
    for number in range(CONTRACTS):
        clause = (RIGHT, CONSENT, BAN)[number % 3]
        filler = [f"Leverandøren leverer ydelse {number}-{part} inden {part + 3} dage." for part in range(60)]
        name = f"{number:02} System{number}"
        folder.write(f"{name}/kontrakt.txt", NEUTRAL, *filler, clause, system=f"System{number}", number=f"18/{number}")
        folder.write(f"{name}/Bilag 1.txt", *filler, system=f"System{number}", number=f"18/{number}")
    return folder


def command(root: Path, store: Path, report: Path) -> list[str]:
    batch = ["batch", str(root), "--store", str(store), "--jobs", "2", "-o", str(report), "-q", "--exit-zero"]
    return [sys.executable, "-m", "clausecheck", *batch]


def documents(store: Path) -> int:
    if not store.exists():
        return 0
    with Store(store) as opened:
        found = opened.one("SELECT count(*) FROM documents")
    return int(str(found[0])) if found else 0


def test_a_run_that_is_killed_again_and_again_ends_as_an_undisturbed_one(many: Folder, tmp_path: Path) -> None:
    undisturbed, report = tmp_path / "uforstyrret.json", tmp_path / "rapport.json"
    subprocess.run(command(many.path, tmp_path / "a.sqlite", undisturbed), check=True, capture_output=True)
    store = tmp_path / "b.sqlite"
    dice = random.Random(6)
    killed = 0
    for goal in (0, 5, 11, 20):
        process = subprocess.Popen(
            command(many.path, store, report), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while process.poll() is None and documents(store) < goal:
            time.sleep(0.02)
        time.sleep(dice.random() / 10)
        killed += process.poll() is None
        process.kill()
        process.wait()
    subprocess.run(command(many.path, store, report), check=True, capture_output=True)
    assert killed
    assert report.read_text(encoding="utf-8") == undisturbed.read_text(encoding="utf-8")
    assert len(json.loads(report.read_text(encoding="utf-8"))["contracts"]) == CONTRACTS
    with Store(store) as opened:
        assert opened.one("PRAGMA integrity_check") == ("ok",)
        assert opened.one("SELECT count(*), count(DISTINCT content) FROM documents") == (24, 24)
        assert len(runs.finished(opened)) == 1


def test_two_runs_at_once_give_one_run_and_a_message(many: Folder, tmp_path: Path) -> None:
    store = tmp_path / "lager.sqlite"
    Store(store).close()
    both = [
        subprocess.Popen(
            command(many.path, store, tmp_path / f"{name}.json"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for name in "ab"
    ]
    said = [process.communicate() for process in both]
    statuses = sorted(process.returncode for process in both)
    assert statuses in ([0, 2], [0, 0]), said
    if statuses == [0, 2]:
        assert any("en anden kørsel" in errors for _, errors in said)
    with Store(store) as opened:
        assert len(runs.finished(opened)) == statuses.count(0)
        assert opened.one("SELECT count(*) FROM documents") == (24,)
