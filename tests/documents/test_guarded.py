"""Files are read in workers that may die; what one file does to its worker is no other file's concern."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from clausecheck.documents import Document, Limits, read_all, readers
from clausecheck.documents.guarded import (
    MOST_FATAL,
    GuardedExecutor,
    Step,
    WithoutFatal,
    read_guarded,
    read_in_worker,
    unread,
)
from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import Reason, Status
from clausecheck.documents.progress import begin, refusing
from clausecheck.documents.sniffing import Kind
from tests.documents import fake_readers as fakes

SAMPLES = Path(__file__).parents[2] / "sample_contracts"
QUICK = Limits(max_seconds=3)


def read_with_fake_texts(path, root, limits, view, refused):
    """Read as a worker does, texts by a reader that does what they say."""
    readers.READERS[Kind.TEXT] = (fakes.__name__, fakes.read_fake.__name__)
    return read_in_worker(path, root, limits, view, refused)


@pytest.fixture
def with_fakes(monkeypatch):
    monkeypatch.setattr("clausecheck.documents.guarded.read_in_worker", read_with_fake_texts)


def test_sample_contracts_read_the_same_as_without_workers():
    paths = sorted(path for path in SAMPLES.rglob("*") if path.suffix in {".pdf", ".docx", ".txt"})[:8]
    guarded = [documents for _, documents in read_guarded(paths, SAMPLES, jobs=2)]
    assert guarded == [read_all(path, root=SAMPLES) for path in paths]


def test_files_come_in_their_order_and_the_run_goes_on(tmp_path, with_fakes):
    said = ["1. Kunden må.", "DØ", "HÆNG", "2. Kunden skal.", "DØ", "3. Slut."]
    paths = []
    for index, text in enumerate(said):
        paths.append(tmp_path / f"{index}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    read = list(read_guarded(iter(paths), tmp_path, QUICK))
    assert [path for path, _ in read] == paths
    documents = [document for _, (document,) in read]
    assert [document.path for document in documents] == [path.name for path in paths]
    reasons = [None, Reason.CRASH, Reason.TIME, None, Reason.CRASH, None]
    assert [document.reason for document in documents] == reasons
    for document, reason in zip(documents, reasons, strict=True):
        assert (document.status is Status.UNREADABLE) == (reason is not None)
        assert bool(document.text) == (reason is None)


def test_a_document_in_a_file_dies_alone(tmp_path, with_fakes):
    path = tmp_path / "sag.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {"a.txt": "Kunden må.", "b.txt": "DØ", "c.txt": "HÆNG", "d.txt": "Kunden skal."}.items():
            archive.writestr(name, text)
    ((_, documents),) = read_guarded([path], tmp_path, QUICK)
    assert {document.path: document.reason for document in documents} == {
        "sag.zip/a.txt": None,
        "sag.zip/b.txt": Reason.CRASH,
        "sag.zip/c.txt": Reason.TIME,
        "sag.zip/d.txt": None,
    }


def test_a_file_whose_documents_all_kill_is_given_up(tmp_path, with_fakes):
    path = tmp_path / "sag.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for index in range(12):
            archive.writestr(f"{index}.txt", "DØ")
    ((_, documents),) = read_guarded([path], tmp_path, QUICK)
    assert [(document.path, document.reason) for document in documents] == [("sag.zip", Reason.CRASH)]


def begin_each(names, refused):
    """Begin each of ``names``, die at those that say so, and return those begun."""
    begun = []
    with refusing(refused):
        for name in names:
            try:
                begin(name)
            except UnreadableError:
                continue
            if "DØ" in name:
                fakes.die()
            begun.append(name)
    return begun


def test_a_task_is_done_without_the_documents_of_its_own_that_end_the_worker():
    names = ["a.txt", "DØ.txt", "c.zip", "c.zip/DØ.txt", "c.zip/e.txt"]
    told = []
    with GuardedExecutor(limits=QUICK) as executor:
        task = WithoutFatal(executor, ["a.txt", "DØ.txt", "c.zip"], begin_each, names, on_step=told.append)
        assert task.result() == ["a.txt", "c.zip", "c.zip/e.txt"]
    assert task.current == "c.zip/e.txt"
    assert [step.document for step in told].count("a.txt") == 3


@pytest.mark.parametrize(("fatal", "tries"), [("DØ.txt", 1), ("a.txt.DØ", 1), ("a.txt/{}DØ", MOST_FATAL + 1)])
def test_a_task_fails_where_leaving_out_documents_of_its_own_does_not_help(fatal, tries):
    told = []
    with GuardedExecutor(limits=QUICK) as executor:
        names = ["a.txt", *(fatal.format(number) for number in range(MOST_FATAL + 4))]
        task = WithoutFatal(executor, ["a.txt"], begin_each, names, on_step=told.append)
        with pytest.raises(UnreadableError):
            task.result()
    assert [step.document for step in told].count("a.txt") == tries


@pytest.mark.parametrize("answer", [[], None, "tekst", {"a": 1}, [None]])
def test_rubbish_from_a_reader_is_a_crash(tmp_path, monkeypatch, answer):
    class Echoing(GuardedExecutor):
        def submit_watched(self, on_step, fn, /, *args, **kwargs):
            return super().submit_watched(on_step, fakes.echo, answer)

    with Echoing(limits=QUICK) as executor:
        ((_, (document,)),) = read_guarded([tmp_path / "a.pdf"], tmp_path, QUICK, executor=executor)
    assert (document.path, document.format, document.reason) == ("a.pdf", "pdf", Reason.CRASH)


def test_steps_tell_what_is_read(tmp_path):
    path = tmp_path / "sag.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mappe/a.txt", "Kunden må.")
    told = []
    list(read_guarded([path], tmp_path, on_step=lambda file, step: told.append((file, step))))
    assert told == [(path, Step("sag.zip")), (path, Step("sag.zip/mappe/a.txt"))]


def test_what_is_not_there_is_a_row(tmp_path):
    ((_, (document,)),) = read_guarded([tmp_path / "findes ikke.pdf"], tmp_path)
    assert document.reason is Reason.NO_ACCESS


def test_an_unread_file_is_named_from_the_root(tmp_path):
    document = unread(tmp_path / "mappe" / "a.docx", tmp_path, UnreadableError(Reason.TIME, "60 s"))
    assert document == Document("mappe/a.docx", "docx", status=Status.UNREADABLE, reason=Reason.TIME, detail="60 s")
