"""A batch run reads what is new, keeps what it has, and loses nothing when it is cut off."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from clausecheck.contracts.model import Verdict
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.portfolio import batch as batches
from clausecheck.portfolio import versions
from clausecheck.portfolio.batch import Batch, Options, forecast, report_of_run, run_batch
from clausecheck.portfolio.engine import NothingToScanError, RootLostError, scan
from clausecheck.portfolio.store import Store, StoreError, runs, upkeep
from clausecheck.reports.as_json import to_json
from tests.portfolio.conftest import BAN, CONSENT, NEUTRAL, RIGHT, Folder, Here

ALL = ["01 Omsorg/kontrakt.txt", "02 Løn/kontrakt.txt", "03 Byg/kontrakt.txt"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "lager.sqlite") as opened:
        yield opened


@pytest.fixture
def run(store: Store, here: Here) -> Callable[..., Batch]:
    def go(folder: Folder, **options: object) -> Batch:
        return run_batch(folder.path, store, Options(**options), executor=here)

    return go


def verdicts(store: Store, folder: Folder, batch: Batch) -> dict[str, str]:
    report = report_of_run(store, batch.run, str(folder.path))
    return {contract.folder: contract.verdict.value for contract in report.contracts}


def test_the_report_of_a_run_is_that_of_a_scan(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here
) -> None:
    batch = run(three)
    report = report_of_run(store, batch.run, str(three.path))
    assert to_json(report) == to_json(scan(three.path, executor=here))
    assert report.verdicts[Verdict.COMPLIANT] == 1


def test_nothing_is_read_again_when_nothing_has_changed(three: Folder, run: Callable[..., Batch], here: Here) -> None:
    assert run(three).made == 3
    assert here.done("read_file") == ALL
    here.calls.clear()
    again = run(three)
    assert here.calls == []
    assert (again.made, again.unchanged) == (0, 3)


def test_only_the_changed_file_is_read(three: Folder, store: Store, run: Callable[..., Batch], here: Here) -> None:
    run(three)
    here.calls.clear()
    three.write("03 Byg/kontrakt.txt", NEUTRAL, RIGHT, system="Byg", number="18/03")
    three.age(three.path / ALL[2], 60)
    second = run(three)
    assert here.done("read_file") == [ALL[2]]
    assert here.done("make_contract") == ["03 Byg"]
    assert verdicts(store, three, second)["03 Byg"] == "compliant"


def test_a_renamed_file_is_not_read_again(three: Folder, run: Callable[..., Batch], store: Store) -> None:
    run(three)
    documents = store.rows("SELECT content, run FROM documents ORDER BY content")
    (three.path / ALL[0]).rename(three.path / "01 Omsorg/Hovedkontrakt.txt")
    run(three)
    assert store.rows("SELECT content, run FROM documents ORDER BY content") == documents
    assert {row[0] for row in store.rows("SELECT path FROM files")} == {
        "01 Omsorg/Hovedkontrakt.txt",
        *ALL[1:],
    }


def test_a_clause_seen_before_is_not_judged_again(
    three: Folder, run: Callable[..., Batch], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(three)
    from clausecheck.portfolio import judging

    asked: list[str] = []
    real = judging.classified

    def listen(clauses: Sequence[tuple[str, str]]) -> object:
        asked.extend(text for text, _ in clauses)
        return real(clauses)

    monkeypatch.setattr(judging, "classified", listen)
    monkeypatch.setattr(judging, "_remembered", {})
    three.write("04 Ny/kontrakt.txt", NEUTRAL, BAN, "Kunden betaler kvartalsvis bagud.", system="Ny", number="18/04")
    run(three)
    assert any("kvartalsvis" in text for text in asked)
    assert [text for text in asked if NEUTRAL in text or BAN in text] == []


def test_a_file_that_keeps_its_size_and_time_but_was_just_written_is_looked_at_again(
    folder: Folder, store: Store, run: Callable[..., Batch]
) -> None:
    file = folder.write("01/kontrakt.txt", NEUTRAL, BAN)
    folder.age(file, -3600)
    status = file.stat()
    first = run(folder)
    changed = file.read_text(encoding="utf-8").replace(BAN, RIGHT.ljust(len(BAN))[: len(BAN)])
    file.write_text(changed, encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    second = run(folder)
    assert verdicts(store, folder, first) != verdicts(store, folder, second)


@pytest.mark.parametrize(
    ("step", "read", "made"),
    [("reading", 3, 3), ("judging", 3, 3), ("assembling", 0, 3)],
)
def test_a_new_version_makes_again_what_it_must(
    three: Folder,
    run: Callable[..., Batch],
    here: Here,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    read: int,
    made: int,
) -> None:
    run(three)
    here.calls.clear()
    now = versions.current(Limits())
    order = ("reading", "judging", "assembling")
    new = versions.Versions(*(getattr(now, name) + "-ny" * (order.index(name) >= order.index(step)) for name in order))
    monkeypatch.setattr(batches, "current", lambda _: new)
    run(three)
    assert (len(here.done("read_file")), len(here.done("make_contract"))) == (read, made)


def test_a_new_version_of_rules_judges_what_is_read_without_reading_it(
    three: Folder, run: Callable[..., Batch], here: Here, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(three)
    now = versions.current(Limits())
    monkeypatch.setattr(batches, "current", lambda _: versions.Versions(now.reading, "ny", "ny"))

    def read_in_worker(*_: object, **__: object) -> list[object]:
        raise AssertionError("read again")

    monkeypatch.setattr("clausecheck.portfolio.work.read_in_worker", read_in_worker)
    assert run(three).made == 3


@pytest.mark.parametrize("at", range(1, 7))
def test_a_run_that_is_cut_off_goes_on_where_it_stopped(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here, at: int
) -> None:
    undisturbed = to_json(scan(three.path, executor=Here()))
    count = 0

    def stop(_: str, __: str) -> None:
        nonlocal count
        count += 1
        if count == at:
            raise KeyboardInterrupt

    here.before = stop
    with pytest.raises(KeyboardInterrupt):
        run(three)
    assert runs.finished(store) == []
    kept = {str(path) for (path,) in store.rows("SELECT path FROM files")}
    here.before, here.calls = None, []
    batch = run(three)
    assert batch.resumed
    assert set(here.done("read_file")) == set(ALL) - kept
    assert to_json(report_of_run(store, batch.run, str(three.path))) == undisturbed


def test_a_second_run_on_the_same_folder_is_refused_while_the_first_lives(
    three: Folder, store: Store, run: Callable[..., Batch]
) -> None:
    root = batches.root_name(three.path)
    first, _ = runs.begin(store, root, tool="1", versions=("v",))
    with store.writing() as connection:
        # Process 1 lives as long as the system does.
        connection.execute("UPDATE locks SET process = 1, born = ?", (runs._born(1),))
    with pytest.raises(StoreError) as error:
        run(three)
    assert error.value.said.key == "store.second_run"
    with store.writing() as connection:
        connection.execute("UPDATE locks SET born = 'an earlier process'")
    assert run(three).run.id == first.id


@pytest.mark.parametrize(("silent", "refused"), [(30, True), (3600, False)])
def test_a_run_on_another_computer_counts_as_dead_after_long_silence(
    three: Folder, store: Store, run: Callable[..., Batch], silent: int, refused: bool
) -> None:
    runs.begin(store, batches.root_name(three.path), tool="1", versions=("v",))
    with store.writing() as connection:
        connection.execute("UPDATE locks SET host = 'en anden', beat = beat - ?", (silent,))
    if refused:
        with pytest.raises(StoreError):
            run(three)
    else:
        assert run(three).made == 3


def test_a_limit_leaves_the_rest_for_the_next_run(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here
) -> None:
    first = run(three, limit=1)
    assert verdicts(store, three, first) == {"01 Omsorg": "compliant"}
    second = run(three, limit=2)
    assert len(verdicts(store, three, second)) == 2
    third = run(three)
    assert len(verdicts(store, three, third)) == 3


def test_contracts_without_newer_files_are_left_alone(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here
) -> None:
    run(three)
    here.calls.clear()
    file = three.write("02 Løn/kontrakt.txt", NEUTRAL, BAN, system="Løn", number="18/02")
    three.age(file, -3590)
    (three.path / ALL[0]).touch()
    os.utime(three.path / ALL[0], (1, 1))
    batch = run(three, since=dt.datetime.now(dt.UTC) - dt.timedelta(minutes=5))
    assert batch.left == 2
    assert here.done("read_file") == ["02 Løn/kontrakt.txt"]
    assert verdicts(store, three, batch) == {"01 Omsorg": "compliant", "02 Løn": "restricted", "03 Byg": "restricted"}


def test_a_forecast_tells_what_a_run_would_do_and_does_nothing(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here
) -> None:
    before = forecast(three.path, store, Options())
    assert (before.contracts, sorted(before.new), before.unchanged) == (3, ALL, 0)
    run(three)
    here.calls.clear()
    three.write("03 Byg/kontrakt.txt", RIGHT, system="Byg")
    (three.path / ALL[0]).rename(three.path / "01 Omsorg/andet.txt")
    told = forecast(three.path, store, Options())
    assert (told.changed, told.moved, told.vanished, told.unchanged) == (
        ("03 Byg/kontrakt.txt",),
        ("01 Omsorg/andet.txt",),
        ("01 Omsorg/kontrakt.txt",),
        1,
    )
    assert here.calls == []
    assert len(runs.finished(store)) == 1


@pytest.mark.parametrize("reason", [Reason.TIME, Reason.MEMORY, Reason.CRASH])
def test_a_file_that_ends_its_worker_is_a_row_and_is_tried_again_three_times_in_all(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here, reason: Reason
) -> None:
    def die(function: str, name: str) -> None:
        if function == "read_file" and name.startswith("02"):
            raise UnreadableError(reason)

    here.before = die
    tried = []
    for _ in range(5):
        batch = run(three)
        tried.append(here.done("read_file"))
        assert verdicts(store, three, batch)["02 Løn"] == "unreadable"
    assert tried == [ALL, [ALL[1]], [ALL[1]], [], []]


def test_a_file_that_could_be_read_at_the_second_try_gets_its_verdict(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here
) -> None:
    def die(function: str, name: str) -> None:
        if function == "read_file" and name.startswith("02"):
            raise UnreadableError(Reason.TIME)

    here.before = die
    run(three)
    here.before = None
    assert verdicts(store, three, run(three))["02 Løn"] == "conditional"


def test_a_file_that_changes_while_it_is_read_is_read_again(
    folder: Folder, store: Store, run: Callable[..., Batch], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder.write("01/kontrakt.txt", NEUTRAL, BAN)
    from clausecheck.portfolio import work

    real, changed = work.read_in_worker, []

    def read(path: Path, *arguments: object, **options: object) -> object:
        found = real(path, *arguments, **options)
        if not changed:
            changed.append(folder.write("01/kontrakt.txt", NEUTRAL, RIGHT))
        return found

    monkeypatch.setattr(work, "read_in_worker", read)
    monkeypatch.setattr(work, "_PAUSE_S", 0.0)
    assert verdicts(store, folder, run(folder)) == {"01": "compliant"}
    assert RIGHT in file.read_text(encoding="utf-8")


def test_a_file_that_never_stops_changing_is_told_and_not_kept(
    folder: Folder, store: Store, run: Callable[..., Batch], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("01/kontrakt.txt", NEUTRAL, BAN)
    from clausecheck.portfolio import work

    real = work.read_in_worker

    def read(path: Path, *arguments: object, **options: object) -> object:
        found = real(path, *arguments, **options)
        path.write_text(path.read_text(encoding="utf-8") + "\nmere", encoding="utf-8")
        return found

    monkeypatch.setattr(work, "_PAUSE_S", 0.0)
    with monkeypatch.context() as patch:
        patch.setattr(work, "read_in_worker", read)
        batch = run(folder)
    report = report_of_run(store, batch.run, "k")
    assert [item.document.reason for item in report.contracts[0].documents] == [Reason.CHANGED]
    assert store.rows("SELECT * FROM documents") == []
    assert verdicts(store, folder, run(folder)) == {"01": "restricted"}


def test_a_folder_that_vanishes_on_the_way_stops_the_run_and_keeps_what_was_known(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here
) -> None:
    first = run(three)
    gone = three.path.with_name("væk")
    for name in ALL:
        os.utime(three.path / name, (1, 1))

    def vanish(function: str, name: str) -> None:
        if name == ALL[1] and three.path.exists():
            three.path.rename(gone)

    here.before = vanish
    with pytest.raises(RootLostError):
        run(three)
    assert runs.finished(store) == [first.run]
    with pytest.raises(NothingToScanError):
        run(three)
    gone.rename(three.path)
    here.before = None
    second = run(three)
    assert second.resumed
    assert verdicts(store, three, second) == verdicts(store, three, first)


def test_a_vanished_contract_is_not_in_the_new_run_and_still_in_the_old(
    three: Folder, store: Store, run: Callable[..., Batch]
) -> None:
    first = run(three)
    (three.path / ALL[2]).unlink()
    (three.path / "03 Byg").rmdir()
    second = run(three)
    assert "03 Byg" not in verdicts(store, three, second)
    assert "03 Byg" in verdicts(store, three, first)


def test_contracts_that_only_the_register_knows_are_in_the_run(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here
) -> None:
    register = three.path / "kontrakter.csv"
    register.write_text(
        "Fagsystem;Leverandør;Mappe\nFravær;Fravær A/S;99 Fravær\nLøn;Løn A/S;02 Løn\n", encoding="utf-8"
    )
    batch = run(three)
    report = report_of_run(store, batch.run, str(three.path))
    assert to_json(report) == to_json(scan(three.path, executor=here))
    assert batch.run.totals["missing"] == 1


def test_a_changed_row_in_the_register_makes_its_contract_again_and_no_other(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here
) -> None:
    register = three.path / "kontrakter.csv"
    rows = "Fagsystem;Leverandør;Mappe\nByg;Byg A/S;03 Byg\nOmsorg;Omsorg A/S;01 Omsorg\nLøn;{};02 Løn\n"
    register.write_text(rows.format("Løn A/S"), encoding="utf-8")
    run(three)
    here.calls.clear()
    register.write_text(rows.format("Nyt navn A/S"), encoding="utf-8")
    run(three)
    assert here.calls == [("make_contract", "02 Løn")]


def test_a_question_that_is_answered_makes_the_contract_again(
    folder: Folder, store: Store, run: Callable[..., Batch]
) -> None:
    parties = "mellem Alminding Kommune (Kunden) og Omsorg Systemer A/S, CVR-nr. 12345674 (Leverandøren)"
    for system, number in (("LIVANA", 44), ("PLANO", 45)):
        text = f"KONTRAKT OM {system}\n\nKontraktnr. AL-2021-{number}\n\n{parties}\n\n1. {RIGHT}\n"
        (folder.path / f"Kontrakt {system}.txt").write_text(text, encoding="utf-8")
    terms = folder.path / "Licensvilkår.txt"
    terms.write_text(f"LICENSVILKÅR\n\n{parties}\n\n1. {BAN}\n", encoding="utf-8")
    asked = report_of_run(store, run(folder).run, str(folder.path)).contracts
    assert [contract.needs_review for contract in asked] == [True] * 3
    terms.unlink()
    told = report_of_run(store, run(folder).run, str(folder.path)).contracts
    assert [contract.needs_review for contract in told] == [False] * 2


def test_folders_that_differ_in_case_alone_are_two_contracts(
    folder: Folder, store: Store, run: Callable[..., Batch]
) -> None:
    folder.write("løn/kontrakt.txt", NEUTRAL, BAN)
    folder.write("LØN/kontrakt.txt", NEUTRAL, RIGHT)
    found = verdicts(store, folder, run(folder))
    assert sorted(found.values()) == sorted("restricted" if name == "løn" else "compliant" for name in found)
    assert run(folder).run.totals["contracts"] == len(found)


def test_a_full_disk_stops_the_run_and_the_next_goes_on(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here
) -> None:
    three.write("04 Lang/kontrakt.txt", BAN, *(f"Ydelse {hash((n, 'x')):x} leveres." for n in range(2_000)))
    runs.begin(store, batches.root_name(three.path), tool="1", versions=("v",))
    pages = store.one("PRAGMA page_count")
    assert pages
    store.run_script(f"PRAGMA max_page_count = {int(str(pages[0])) + 2}")
    with pytest.raises(StoreError) as error:
        run(three)
    assert error.value.said.key == "store.full"
    store.run_script("PRAGMA max_page_count = 1000000")
    assert len(verdicts(store, three, run(three))) == 4


def test_names_of_runs(three: Folder, run: Callable[..., Batch], store: Store) -> None:
    names = [run(three, name="før udbud").run.name, run(three).run.name, run(three).run.name]
    today = dt.date.today().isoformat()
    assert names == ["før udbud", today, f"{today}-2"]
    with pytest.raises(StoreError) as error:
        run(three, name="før udbud")
    assert error.value.said.key == "store.run_name"
    assert runs.find(store, "1").name == "før udbud"


def test_no_contract_text_is_kept_as_a_pickle(three: Folder, run: Callable[..., Batch], store: Store) -> None:
    run(three)
    with sqlite3.connect(store.path) as plain:
        blobs = [row[0] for row in plain.execute("SELECT data FROM documents UNION ALL SELECT data FROM contracts")]
    assert blobs
    assert all(blob[:1] == b"\x78" for blob in blobs)
    assert CONSENT


def test_unchanged_verdicts_take_no_more_room(three: Folder, run: Callable[..., Batch], store: Store) -> None:
    for _ in range(4):
        run(three)
    assert store.one("SELECT count(*), min(first_run), max(last_run) FROM verdicts") == (3, 1, 4)


def test_other_limits_read_again_and_judge_only_what_is_new(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here
) -> None:
    small = Limits(max_bytes=10)
    first = run(three, limits=small)
    assert set(verdicts(store, three, first).values()) == {"unreadable"}
    assert "compliant" in verdicts(store, three, run(three)).values()
    here.calls.clear()
    run(three)
    assert here.calls == []


def test_compacting_keeps_what_the_next_run_needs(
    three: Folder, store: Store, run: Callable[..., Batch], here: Here
) -> None:
    run(three, limits=Limits(max_pages=7))
    (three.path / ALL[2]).unlink()
    run(three)
    upkeep.compact(store)
    here.calls.clear()
    run(three)
    assert here.calls == []
    assert store.one("SELECT count(*) FROM documents") == (2,)
    assert upkeep.check(store).sound
