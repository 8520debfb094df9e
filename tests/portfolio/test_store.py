"""The store keeps what was committed, says in words what is wrong with it, and never loses a decision."""

from __future__ import annotations

import datetime as dt
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from clausecheck.portfolio.store import Decision, DecisionState, Store, StoreError
from clausecheck.portfolio.store import decisions as log
from clausecheck.texts import LANGUAGES, render

AT = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lager.sqlite"


def decision(finding: str = "f1", state: DecisionState = DecisionState.CONFIRMED, **changes: object) -> Decision:
    return Decision("k1", finding, state, "Kirsten", AT, **changes)


def said(error: pytest.ExceptionInfo[StoreError]) -> str:
    return error.value.said.key


def test_a_store_is_made_where_there_is_none_and_opens_again(path: Path) -> None:
    with Store(path):
        pass
    with Store(path) as store:
        assert store.one("PRAGMA journal_mode") == ("wal",)


def test_a_write_that_fails_half_way_leaves_nothing(path: Path) -> None:
    with Store(path) as store:
        with suppress(RuntimeError), store.writing() as connection:
            connection.execute("INSERT INTO versions (name) VALUES ('a')")
            raise RuntimeError
        assert store.rows("SELECT * FROM versions") == []


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + b"x" * 5000, b"Dette er en tekst." * 300])
def test_a_file_that_is_no_store_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError) as error:
        Store(path)
    assert said(error) in {"store.not_a_store", "store.damaged"}
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE photos (id)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as error:
        Store(path)
    assert said(error) == "store.not_a_store"
    assert path.read_bytes() == before


def test_a_store_by_a_newer_version_is_refused(path: Path) -> None:
    with Store(path) as store:
        store.run_script("PRAGMA user_version = 999")
    with pytest.raises(StoreError) as error:
        Store(path)
    assert said(error) == "store.newer"


@pytest.mark.parametrize(
    ("place", "read_only", "key"),
    [("nowhere/lager.sqlite", False, "store.no_folder"), ("lager.sqlite", True, "store.not_found")],
)
def test_a_store_that_cannot_be_there_is_told(tmp_path: Path, place: str, read_only: bool, key: str) -> None:
    with pytest.raises(StoreError) as error:
        Store(tmp_path / place, read_only=read_only)
    assert said(error) == key


def test_a_full_disk_is_told_and_what_was_committed_stays(path: Path) -> None:
    with Store(path) as store:
        log.record(store, [decision()])
        pages = store.one("PRAGMA page_count")
        assert pages
        store.run_script(f"PRAGMA max_page_count = {pages[0]}")
        with pytest.raises(StoreError) as error:
            log.record(store, [decision(clause="x" * 200_000)])
        assert said(error) == "store.full"
        assert log.latest(store) == [decision()]


def test_a_store_that_may_not_be_written_is_told_before_any_work(tmp_path: Path) -> None:
    folder = tmp_path / "låst"
    folder.mkdir()
    Store(folder / "lager.sqlite").close()
    (folder / "lager.sqlite").chmod(0o444)
    folder.chmod(0o555)
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(parent.stat().st_mode | 0o055)
    # The administrator may write everywhere, so the child steps down to someone who may not.
    program = (
        "import os, sqlite3, sys, urllib.parse; from pathlib import Path\n"
        "from clausecheck.portfolio.store import Store, StoreError\n"
        "if os.name == 'posix' and os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "Store(Path(sys.argv[1]), read_only=True).close()\n"
        "try:\n    Store(Path(sys.argv[1]))\n"
        "except StoreError as error:\n    print(error.said.key)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program, folder / "lager.sqlite"], capture_output=True, text=True, check=False
    )
    folder.chmod(0o755)
    assert shown.stdout.strip() in {"store.read_only", "store.cannot_open"}, shown.stderr


def test_a_damaged_store_is_told(path: Path) -> None:
    with Store(path) as store:
        log.record(store, [decision(f"f{number}", clause="ord " * 500) for number in range(50)])
        store.run_script("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[4096:-4096] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError) as error, Store(path) as store:
        log.log(store)
    assert said(error) == "store.damaged"


def test_the_last_decision_on_a_finding_counts_and_all_are_kept(path: Path) -> None:
    with Store(path) as store:
        log.record(store, [decision(), decision("f2", until=dt.date(2027, 1, 31), reason="pris")])
        log.record(store, [decision(state=DecisionState.NEGOTIATING)])
        assert [(item.finding, item.state) for item in log.latest(store, "k1")] == [
            ("f2", DecisionState.CONFIRMED),
            ("f1", DecisionState.NEGOTIATING),
        ]
        assert log.latest(store, "k1")[0].until == dt.date(2027, 1, 31)
        assert log.latest(store, "k2") == []
        assert len(log.log(store)) == 3


@pytest.mark.parametrize("change", ["DELETE FROM decision_log", "UPDATE decision_log SET reason = 'andet'"])
def test_the_log_of_decisions_cannot_be_changed(path: Path, change: str) -> None:
    with Store(path) as store:
        log.record(store, [decision()])
        with pytest.raises(StoreError), store.writing() as connection:
            connection.execute(change)
        assert log.log(store) == [decision()]


def test_a_decision_without_time_zone_is_refused(path: Path) -> None:
    with Store(path) as store, pytest.raises(ValueError, match="time zone"):
        log.record(store, [Decision("k", "f", DecisionState.REJECTED, "A", dt.datetime(2026, 1, 1))])


def test_two_processes_write_at_once_and_nothing_is_lost(path: Path) -> None:
    Store(path).close()
    program = (
        "import sys, datetime as dt; from pathlib import Path\n"
        "from clausecheck.portfolio.store import Decision, DecisionState, Store\n"
        "from clausecheck.portfolio.store.decisions import record\n"
        "with Store(Path(sys.argv[1])) as store:\n"
        "    for number in range(40):\n"
        "        at = dt.datetime.now(dt.UTC)\n"
        "        record(store, [Decision('k', f'{sys.argv[2]}{number}', DecisionState.CONFIRMED, 'A', at)])"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, path, name]) for name in "ab"]
    assert [process.wait() for process in running] == [0, 0]
    with Store(path) as store:
        assert len(log.log(store)) == 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_words(path: Path, language: str) -> None:
    with pytest.raises(StoreError) as error:
        Store(path, read_only=True)
    assert str(path) in render(error.value.said, language)
