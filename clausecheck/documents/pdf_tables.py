"""Ruled tables of a PDF page, through pdfplumber; used only on pages where pdfium sees rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.documents.mending import clean, finish, join

if TYPE_CHECKING:
    import pdfplumber.page


@dataclass(frozen=True, slots=True)
class Table:
    """A table's box in points from the page's lower left corner, and the texts of its cells row by row."""

    left: float
    right: float
    bottom: float
    top: float
    rows: tuple[tuple[str, ...], ...]


_SETTINGS = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}


def page_tables(page: pdfplumber.page.Page) -> list[Table]:
    """Return the ruled tables of ``page`` with at least two columns and two rows, from the top down."""
    found = []
    for table in page.find_tables(table_settings=_SETTINGS):
        rows = tuple(tuple(_cell(text) for text in row) for row in table.extract())
        if len(rows) < 2 or max(len(row) for row in rows) < 2 or _mostly_empty(rows):
            continue
        left, top, right, bottom = table.bbox
        found.append(Table(left, right, float(page.height) - bottom, float(page.height) - top, rows))
    return sorted(found, key=lambda table: -table.top)


def _cell(text: str | None) -> str:
    joined = ""
    for line in (text or "").split("\n"):
        joined = join(joined, clean(line).strip())
    return finish(joined)


def _mostly_empty(rows: tuple[tuple[str, ...], ...]) -> bool:
    cells = [cell for row in rows for cell in row]
    return sum(bool(cell) for cell in cells) < 0.3 * len(cells)
