"""What has changed between two runs: verdicts, clauses word by word, documents, and days of notice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from clausecheck.documents.limits import Limits
from clausecheck.portfolio import versions
from clausecheck.portfolio.batch import Batch, Options, run_batch
from clausecheck.portfolio.changes import Changes, ClauseMove, DocumentMove, VerdictMove, changes_between
from clausecheck.portfolio.store import Store
from clausecheck.portfolio.wording import Mark
from tests.portfolio.conftest import BAN, CONSENT, NEUTRAL, RIGHT, Folder, Here

TODAY = dt.date(2026, 11, 26)
Since = Callable[[Batch], Changes]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "lager.sqlite") as opened:
        yield opened


@pytest.fixture
def run(store: Store, here: Here, three: Folder) -> Callable[[], Batch]:
    def go() -> Batch:
        return run_batch(three.path, store, Options(), executor=here)

    return go


@pytest.fixture
def since(store: Store, run: Callable[[], Batch]) -> Since:
    def compare(first: Batch) -> Changes:
        return changes_between(store, first.run, run().run, today=TODAY)

    return compare


def rewrite(folder: Folder, name: str, *clauses: str, system: str, number: str) -> None:
    file = folder.write(f"{name}/kontrakt.txt", *clauses, system=system, number=number)
    folder.age(file, 60)


def test_nothing_changed_is_nothing(run: Callable[[], Batch], since: Since) -> None:
    changes = since(run())
    assert (changes.verdicts, changes.clauses, changes.documents) == ((), (), ())


@pytest.mark.parametrize(
    ("folder_name", "system", "number", "clause", "move"),
    [
        ("01 Omsorg", "Omsorg", "18/01", BAN, VerdictMove.NEW_GAP),
        ("02 Løn", "Løn", "18/02", BAN, VerdictMove.OTHER_GAP),
        ("03 Byg", "Byg", "18/03", RIGHT, VerdictMove.CLOSED_GAP),
    ],
)
def test_a_changed_verdict_is_told(
    three: Folder,
    run: Callable[[], Batch],
    since: Since,
    folder_name: str,
    system: str,
    number: str,
    clause: str,
    move: VerdictMove,
) -> None:
    first = run()
    rewrite(three, folder_name, NEUTRAL, clause, system=system, number=number)
    changes = since(first)
    assert [(change.move, change.contract.folder) for change in changes.verdicts] == [(move, folder_name)]
    assert [change.move for change in changes.documents] == [DocumentMove.CHANGED]


def test_changed_words_are_marked(three: Folder, run: Callable[[], Batch], since: Since) -> None:
    first = run()
    rewrite(
        three,
        "02 Løn",
        NEUTRAL,
        CONSENT.replace("skriftlige samtykke", "mundtlige samtykke"),
        system="Løn",
        number="18/02",
    )
    (change,) = since(first).clauses
    assert change.move is ClauseMove.REWORDED
    assert {(piece.mark, piece.text) for piece in change.words if piece.mark is not Mark.KEPT} == {
        (Mark.DELETED, "skriftlige"),
        (Mark.INSERTED, "mundtlige"),
    }


def test_clauses_that_come_and_go_are_told(three: Folder, run: Callable[[], Batch], since: Since) -> None:
    first = run()
    rewrite(three, "03 Byg", NEUTRAL, RIGHT, system="Byg", number="18/03")
    assert {change.move for change in since(first).clauses} == {ClauseMove.VANISHED, ClauseMove.NEW}


def test_new_and_vanished_contracts_are_told(three: Folder, run: Callable[[], Batch], since: Since) -> None:
    first = run()
    (three.path / "03 Byg/kontrakt.txt").unlink()
    (three.path / "03 Byg").rmdir()
    three.write("04 Ny/kontrakt.txt", BAN, system="Ny", number="18/04")
    three.write("05 God/kontrakt.txt", RIGHT, system="God", number="18/05")
    changes = since(first)
    assert {(change.move, change.contract.folder) for change in changes.verdicts} == {
        (VerdictMove.NEW_GAP, "04 Ny"),
        (VerdictMove.NEW_CONTRACT, "05 God"),
        (VerdictMove.VANISHED_CONTRACT, "03 Byg"),
    }
    assert {(change.move, change.path) for change in changes.documents} == {
        (DocumentMove.NEW, "04 Ny/kontrakt.txt"),
        (DocumentMove.NEW, "05 God/kontrakt.txt"),
        (DocumentMove.VANISHED, "03 Byg/kontrakt.txt"),
    }


def test_a_renamed_folder_is_the_same_contract(three: Folder, run: Callable[[], Batch], since: Since) -> None:
    first = run()
    (three.path / "03 Byg").rename(three.path / "03 Byggesag")
    changes = since(first)
    assert changes.verdicts == ()
    assert changes.clauses == ()
    assert [(change.move, change.was, change.path) for change in changes.documents] == [
        (DocumentMove.MOVED, "03 Byg/kontrakt.txt", "03 Byggesag/kontrakt.txt")
    ]


def test_the_same_words_judged_otherwise_are_told_from_a_changed_contract(
    three: Folder, run: Callable[[], Batch], since: Since, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run()
    from clausecheck.effects.model import Classification, Effect
    from clausecheck.portfolio import judging

    real = judging.classified

    def otherwise(clauses: Sequence[tuple[str, str]]) -> list[Classification]:
        return [
            Classification((Effect.HUMAN_REQUIRED,), language=language) if BAN in text else found
            for (text, language), found in zip(clauses, real(clauses), strict=True)
        ]

    monkeypatch.setattr(judging, "classified", otherwise)
    monkeypatch.setattr(judging, "_remembered", {})
    now = versions.current(Limits())
    monkeypatch.setattr("clausecheck.portfolio.batch.current", lambda _: versions.Versions(now.reading, "ny", "ny"))
    changes = since(first)
    assert [change.move for change in changes.clauses] == [ClauseMove.REJUDGED]
    assert changes.documents == ()


@pytest.mark.parametrize(("expiry", "near"), [("01-03-2027", True), ("01-03-2031", False), ("01-12-2026", False)])
def test_a_day_of_notice_that_is_near_is_told(
    three: Folder, run: Callable[[], Batch], since: Since, expiry: str, near: bool
) -> None:
    (three.path / "kontrakter.csv").write_text(
        f"Fagsystem;Mappe;Udløb;Opsigelsesvarsel\nByg;03 Byg;{expiry};2\n", encoding="utf-8"
    )
    notices = since(run()).notices
    assert [(item.day, item.days) for item in notices] == ([(dt.date(2027, 1, 1), 36)] if near else [])


def test_from_nothing_every_gap_is_new(store: Store, run: Callable[[], Batch]) -> None:
    changes = changes_between(store, None, run().run, today=TODAY)
    assert sorted(change.move.value for change in changes.verdicts) == ["new_contract", "new_gap", "new_gap"]
