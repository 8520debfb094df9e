"""The run that tells how a portfolio was on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from clausecheck.portfolio.store import Store, runs

ROOT = "/kontrakter"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with runs on the 10th, twice on the 12th, and on the 20th; another folder has one on the 11th."""
    with Store(tmp_path / "lager.sqlite") as store:
        for name, day, root in (
            ("a", 10, ROOT),
            ("andet", 11, "/andet"),
            ("b", 12, ROOT),
            ("c", 12, ROOT),
            ("d", 20, ROOT),
        ):
            run, _ = runs.begin(store, root, tool="1", versions=("v",), name=name)
            with store.writing() as connection:
                began = dt.datetime(2026, 11, day, 12).astimezone().isoformat()
                connection.execute("UPDATE runs SET started = ? WHERE id = ?", (began, run.id))
                runs.finish(connection, run, {})
                runs.unlock(connection, run)
        yield store


@pytest.mark.parametrize(("day", "name"), [(1, "a"), (10, "a"), (11, "a"), (12, "c"), (15, "c"), (20, "c"), (30, "c")])
def test_it_is_the_last_until_that_day_or_the_first_of_all(store: Store, day: int, name: str) -> None:
    found = runs.on_day(store, dt.date(2026, 11, day), runs.last(store))
    assert found is not None
    assert found.name == name


def test_before_the_first_run_there_is_none(store: Store) -> None:
    assert runs.on_day(store, dt.date(2026, 11, 12), runs.find(store, "a")) is None
