"""Of a long PDF the first and the last pages tell what it is; of other files all."""

from __future__ import annotations

import pytest

from clausecheck.documents import read
from clausecheck.documents.glimpse import glimpse

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
