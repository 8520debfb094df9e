"""A small file that unfolds to a large one costs its worker at most, and has a row that says why it was not read."""

from __future__ import annotations

import subprocess
import sys

import pytest

from clausecheck.documents import Limits
from clausecheck.documents.guarded import GuardedExecutor, read_guarded
from clausecheck.documents.model import Reason, Status
from tests.documents.bombs import docx_bomb, pdf_bomb, zip_bomb

TIGHT = Limits(max_memory_bytes=500_000_000, max_seconds=60)


@pytest.fixture(scope="module")
def executor():
    with GuardedExecutor(limits=TIGHT) as executor:
        yield executor


def read(path, executor):
    ((_, documents),) = read_guarded([path], path.parent, TIGHT, executor=executor)
    return documents


@pytest.mark.parametrize("rounds", [1, 2])
def test_a_page_that_unfolds_without_end_is_refused_for_memory(tmp_path, executor, rounds):
    path = pdf_bomb(tmp_path / "kontrakt.pdf", 120, rounds)
    assert path.stat().st_size < 400_000
    (document,) = read(path, executor)
    assert (document.path, document.status, document.reason) == ("kontrakt.pdf", Status.UNREADABLE, Reason.MEMORY)


def test_a_word_file_that_unfolds_without_end_is_refused_unopened(tmp_path, executor):
    (document,) = read(docx_bomb(tmp_path / "kontrakt.docx", 20), executor)
    assert (document.status, document.reason) == (Status.UNREADABLE, Reason.TOO_LARGE)


def test_archives_in_archives_end_somewhere(tmp_path, executor):
    documents = read(zip_bomb(tmp_path / "sag.zip", 14), executor)
    assert len(documents) <= TIGHT.max_attached
    assert {document.reason for document in documents} <= {Reason.TOO_DEEP, Reason.TOO_LARGE, None}
    assert Reason.TOO_DEEP in {document.reason for document in documents}


def test_after_a_bomb_the_next_file_is_read(tmp_path, executor):
    pdf_bomb(tmp_path / "a.pdf", 120)
    (tmp_path / "b.txt").write_text("Kunden må anvende robotter.", encoding="utf-8")
    paths = sorted(tmp_path.iterdir())
    reasons = [document.reason for _, (document,) in read_guarded(paths, tmp_path, TIGHT, executor=executor)]
    assert reasons == [Reason.MEMORY, None]


def test_a_bomb_in_a_worker_that_has_much_loaded_is_refused_for_memory(tmp_path):
    path = pdf_bomb(tmp_path / "kontrakt.pdf", 120)
    scan = (
        "import sys, pathlib\n"
        "from clausecheck.documents import Limits\n"
        "from clausecheck.documents.guarded import GuardedExecutor, read_guarded\n"
        "if __name__ == '__main__':\n"
        "    path = pathlib.Path(sys.argv[1])\n"
        "    limits = Limits(max_memory_bytes=500_000_000)\n"
        "    with GuardedExecutor(limits=limits, preload=('clausecheck.portfolio.preloaded',)) as executor:\n"
        "        ((_, (document,)),) = read_guarded([path], path.parent, limits, executor=executor)\n"
        "        print(document.reason.value)\n"
    )
    program = tmp_path / "scan.py"
    program.write_text(scan, encoding="utf-8")
    done = subprocess.run([sys.executable, program, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "memory"
