"""Of a long PDF the first and the last pages tell what it is; no file looked at so can end the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.documents import Limits, read, readers
from clausecheck.documents.glimpse import glimpse, glimpses
from clausecheck.documents.guarded import GuardedExecutor
from clausecheck.documents.model import Reason, Status
from clausecheck.documents.sniffing import Kind
from tests.documents import fake_readers as fakes

LINES_A_PAGE, SIGNS_A_LINE = 40, 60


def long_page(number: int):
    def draw(canvas) -> None:
        for line in range(LINES_A_PAGE):
            canvas.drawString(
                70,
                780 - 16 * line,
                f"{number}.{line + 1} Leverandøren leverer ydelse {number}-{line}.".ljust(SIGNS_A_LINE, "x"),
            )

    return draw


def glimpse_with_fake_texts(path: Path, root: Path, limits: Limits):
    """Look as a worker does, texts by a reader that does what they say."""
    readers.READERS[Kind.TEXT] = (fakes.__name__, fakes.read_fake.__name__)
    return glimpse(path, root, limits)


def test_first_and_last_pages_of_a_pdf_are_read_and_no_page_between(pdf):
    path = pdf(*(long_page(number) for number in range(1, 31)))
    seen = glimpse(path)
    read_pages = [page.number for page in seen.pages if page.readable]
    assert read_pages == [1, 2, 3, 29, 30]
    whole = read(path)
    assert seen.text[:6_000] == whole.text[:6_000]
    assert seen.text[-2_500:] == whole.text[-2_500:]


@pytest.mark.parametrize("pages", [1, 2, 5])
def test_a_short_pdf_is_read_whole(pdf, pages):
    path = pdf(*(long_page(number) for number in range(1, pages + 1)))
    assert glimpse(path) == read(path)


def test_a_text_is_read_whole(tmp_path):
    path = tmp_path / "kontrakt.txt"
    path.write_text("1. Kunden må anvende robotter.\n" * 2_000, encoding="utf-8")
    assert glimpse(path) == read(path)


def test_a_file_that_ends_the_worker_costs_no_other_file_its_glimpse(tmp_path, monkeypatch):
    monkeypatch.setattr("clausecheck.documents.glimpse.glimpse", glimpse_with_fake_texts)
    paths = []
    for index, said in enumerate(("1. Kunden må.", "DØ", "2. Kunden skal.")):
        paths.append(tmp_path / f"{index}.txt")
        paths[-1].write_text(said, encoding="utf-8")
    with GuardedExecutor(1, limits=Limits(max_seconds=3)) as executor:
        found = glimpses(paths, tmp_path, Limits(max_seconds=3), executor)
    assert [document.path for document in found] == ["0.txt", "1.txt", "2.txt"]
    assert [document.status for document in found] == [Status.READ, Status.UNREADABLE, Status.READ]
    assert found[1].reason is Reason.CRASH
