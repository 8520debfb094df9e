"""The rows of a spreadsheet as paragraphs: each requirement one row under its headings, titles apart."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clausecheck.documents.blocks import words
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.lines import looks_like_heading
from clausecheck.documents.model import ParagraphKind, Reason
from clausecheck.documents.table_heads import head_rows

_MOST_COLUMNS = 200


@dataclass(slots=True)
class SheetRows:
    """Adds sheets to a builder; the rows below one row of headings share the number of their table."""

    builder: DocumentBuilder
    limits: Limits
    _table: int = -1
    _fresh: bool = True

    def add(self, name: str, rows: Iterable[Sequence[str]]) -> None:
        """Add a sheet, its ``name`` as a heading ("" for none); one too wide to be read whole is partly read.

        Raises:
            UnreadableError: there is more text than the limits allow.
        """
        texts = [self._read(row) for row in rows]
        used = [column for column in range(max(map(len, texts), default=0)) if _is_used(texts, column)]
        if not used:
            return
        if name:
            self.builder.add(name, ParagraphKind.HEADING, heading_level=1)
        self._fresh = True
        for block in _blocks([[_cell(row, column) for column in used] for row in texts]):
            self._add_block(block)
            if self.builder.length > self.limits.max_characters:
                raise UnreadableError(Reason.TOO_LARGE, f"{self.builder.length} characters")

    def _read(self, row: Sequence[str]) -> list[str]:
        if len(row) > _MOST_COLUMNS and any(words(cell) for cell in row[_MOST_COLUMNS:]):
            self.builder.unread = self.builder.unread or Reason.TOO_LARGE
        return [words(cell) for cell in row[:_MOST_COLUMNS]]

    def _add_block(self, rows: list[list[str]]) -> None:
        while rows and _filled(rows[0]) == 1:
            self._add_title(rows.pop(0))
        # Rows after a gap without headings of their own go on with the table above.
        heads = head_rows(rows)
        if rows and (heads or self._fresh):
            self._table += 1
            self._fresh = False
        for index, row in enumerate(rows):
            if _filled(row) == 1 and index >= heads:
                self._add_title(row)
            else:
                self.builder.add_row(row, table=self._table, header_row=index < heads)

    def _add_title(self, row: list[str]) -> None:
        said = next(cell for cell in row if cell)
        kind = ParagraphKind.HEADING if looks_like_heading(said) else ParagraphKind.BODY
        self.builder.add(said, kind)


def _blocks(rows: list[list[str]]) -> Iterator[list[list[str]]]:
    """Yield the runs of rows between empty ones."""
    block: list[list[str]] = []
    for row in rows:
        if any(row):
            block.append(row)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_used(rows: list[list[str]], column: int) -> bool:
    return any(_cell(row, column) for row in rows)


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell) for cell in row)


def add_csv(text: str, builder: DocumentBuilder, limits: Limits) -> bool:
    """Add text that is a table with its cells parted by semicolons, commas or tabs; return whether it is one.

    Raises:
        UnreadableError: there is more text than the limits allow.
    """
    try:
        dialect = csv.Sniffer().sniff(text[:4_000], ";,\t")
        rows = list(csv.reader(io.StringIO(text), dialect))
    except csv.Error:
        return False
    if sum(len(row) > 1 for row in rows) < len(rows) // 2:
        return False
    SheetRows(builder, limits).add("", rows)
    return bool(builder.paragraphs)
