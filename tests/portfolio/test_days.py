"""What is kept of a contract holds for the days that it was made for, and is made again on the day that it may turn."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clausecheck.portfolio.batch import Batch, Options, report_of_run, run_batch
from clausecheck.portfolio.engine import scan
from clausecheck.portfolio.store import Store
from clausecheck.portfolio.store.schema import MIGRATIONS
from tests.portfolio.conftest import RIGHT, Folder, Here

UNTIL = "Indtil den 31. december 2026 kan Kunden uden hindringer lade softwarerobotter anvende Systemet."
PERIOD = (
    "I perioden fra den 1. januar 2026 til den 31. december 2026 kan Kunden uden hindringer lade softwarerobotter "
    "anvende Systemet."
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "lager.sqlite") as opened:
        yield opened


Run = Callable[..., Batch]


@pytest.fixture
def run(store: Store, here: Here) -> Run:
    def go(folder: Folder, day: str, **options: object) -> Batch:
        return run_batch(folder.path, store, Options(as_of=dt.date.fromisoformat(day), **options), executor=here)

    return go


def verdict(store: Store, folder: Folder, batch: Batch) -> str:
    (contract,) = report_of_run(store, batch.run, str(folder.path)).contracts
    return contract.verdict.value


def test_a_right_that_has_run_out_is_gone_in_the_next_run(folder: Folder, store: Store, run: Run) -> None:
    folder.write("01 Omsorg/kontrakt.txt", UNTIL)
    first = run(folder, "2026-06-01")
    later = run(folder, "2027-06-01")
    assert (verdict(store, folder, first), verdict(store, folder, later)) == ("compliant", "missing")
    assert (later.made, later.unchanged) == (1, 0)


def test_nothing_is_made_again_before_a_day_that_matters(folder: Folder, run: Run, here: Here) -> None:
    folder.write("01 Omsorg/kontrakt.txt", UNTIL)
    run(folder, "2026-06-01")
    here.calls.clear()
    assert run(folder, "2026-12-30").unchanged == 1
    assert run(folder, "2026-06-02").unchanged == 1
    assert here.calls == []


def test_a_contract_without_such_days_is_made_once(folder: Folder, run: Run, here: Here) -> None:
    folder.write("01 Omsorg/kontrakt.txt", RIGHT)
    run(folder, "2026-06-01")
    here.calls.clear()
    for day in ("2026-06-02", "2031-01-01", "2020-01-01"):
        assert run(folder, day).unchanged == 1
    assert here.calls == []


def test_each_time_has_its_own_answer_in_whatever_order_it_is_asked(folder: Folder, store: Store, run: Run) -> None:
    folder.write("01 Omsorg/kontrakt.txt", PERIOD)
    expected = {"2025-06-01": "missing", "2026-06-01": "compliant", "2027-06-01": "missing"}
    for day in ("2027-06-01", "2026-06-01", "2025-06-01", "2026-06-01", "2027-06-01", "2025-06-01"):
        assert verdict(store, folder, run(folder, day)) == expected[day]


def test_the_days_already_made_are_found_again(folder: Folder, run: Run, here: Here) -> None:
    folder.write("01 Omsorg/kontrakt.txt", PERIOD)
    for day in ("2025-06-01", "2026-06-01", "2027-06-01"):
        run(folder, day)
    here.calls.clear()
    for day in ("2027-06-01", "2026-06-01", "2025-06-01"):
        assert run(folder, day).unchanged == 1
    assert here.calls == []


def test_contracts_left_alone_for_want_of_new_files_are_looked_at_when_their_day_has_come(
    folder: Folder, store: Store, run: Run
) -> None:
    folder.write("01 Omsorg/kontrakt.txt", UNTIL)
    run(folder, "2026-06-01")
    since = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    assert run(folder, "2026-07-01", since=since).left == 1
    later = run(folder, "2027-06-01", since=since)
    assert (later.left, verdict(store, folder, later)) == (0, "missing")


def test_a_scan_without_a_store_is_of_the_day_that_is_asked_about(folder: Folder, here: Here) -> None:
    folder.write("01 Omsorg/kontrakt.txt", UNTIL)
    told = [
        scan(folder.path, executor=here, as_of=dt.date.fromisoformat(day)).contracts[0].verdict.value
        for day in ("2026-06-01", "2027-06-01")
    ]
    assert told == ["compliant", "missing"]


def test_a_store_of_the_version_before_is_brought_forward(folder: Folder, tmp_path: Path, here: Here) -> None:
    old = tmp_path / "gammelt.sqlite"
    with sqlite3.connect(old) as connection:
        connection.executescript(MIGRATIONS[0])
        connection.execute(f"PRAGMA application_id = {0x636C636B}")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    folder.write("01 Omsorg/kontrakt.txt", UNTIL)
    with Store(old) as store:
        batch = run_batch(folder.path, store, Options(as_of=dt.date(2026, 6, 1)), executor=here)
        assert verdict(store, folder, batch) == "compliant"
