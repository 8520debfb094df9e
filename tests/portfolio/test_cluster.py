"""A real Dask scheduler with two worker processes gives the report of the local engine, also when one worker dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.portfolio.batch import Options, report_of_run, run_batch
from clausecheck.portfolio.cluster import ClusterExecutor
from clausecheck.portfolio.engine import scan
from clausecheck.portfolio.executors import workers
from clausecheck.portfolio.store import Store
from clausecheck.portfolio.work import Limits
from clausecheck.portfolio.worker_choice import Engine, EngineError
from clausecheck.reports.as_json import to_json
from tests.portfolio.conftest import BAN, CONSENT, RIGHT, Folder, Here


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def six(folder: Folder) -> Folder:
    for number in range(6):
        clause = (RIGHT, CONSENT, BAN)[number % 3]
        folder.write(f"{number} System{number}/kontrakt.txt", clause, system=f"System{number}", number=f"18/{number}")
    return folder


def report(folder: Folder, store: Path, engine: Engine) -> str:
    with Store(store) as opened:
        batch = run_batch(folder.path, opened, Options(engine=engine))
        return to_json(report_of_run(opened, batch.run, str(folder.path)))


@pytest.mark.parametrize("send", [False, True])
def test_the_cluster_gives_the_report_of_this_process(
    scheduler: str, six: Folder, here: Here, tmp_path: Path, send: bool
) -> None:
    engine = Engine(scheduler=scheduler, send=send)
    assert report(six, tmp_path / "lager.sqlite", engine) == to_json(scan(six.path, executor=here))


def test_a_worker_that_dies_in_the_middle_makes_no_difference(
    scheduler: str, six: Folder, here: Here, tmp_path: Path
) -> None:
    with Client(scheduler, set_as_default=False) as client:
        process = min(client.run(os.getpid).values())
    killed = []

    def kill(done: int, total: int, name: str) -> None:
        if not killed:
            os.kill(process, signal.SIGKILL)
            killed.append(process)

    store = tmp_path / "lager.sqlite"
    with Store(store) as opened:
        batch = run_batch(six.path, opened, Options(engine=Engine(scheduler=scheduler)), kill)
        shown = to_json(report_of_run(opened, batch.run, str(six.path)))
        assert opened.one("SELECT count(*) FROM documents") == (6,)
    assert killed
    assert shown == to_json(scan(six.path, executor=here))


def refuse() -> None:
    raise UnreadableError(Reason.TOO_DEEP, "files in files")


def fail() -> None:
    raise ValueError("rubbish")


@pytest.mark.parametrize(("function", "reason"), [(refuse, Reason.TOO_DEEP), (fail, Reason.CRASH)])
def test_what_goes_wrong_on_the_cluster_comes_back_with_its_reason(
    scheduler: str, function: object, reason: Reason
) -> None:
    with Client(scheduler, set_as_default=False) as client:
        error = ClusterExecutor(client).submit(function).exception(timeout=60)
    assert isinstance(error, UnreadableError)
    assert error.reason is reason


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clausecheck.portfolio.cluster._PATIENCE_S", 1)
    with pytest.raises(EngineError) as error, workers(Engine(scheduler="tcp://127.0.0.1:1"), Limits()):
        raise AssertionError("it was not there")
    assert error.value.said.key == "batch.no_scheduler"
