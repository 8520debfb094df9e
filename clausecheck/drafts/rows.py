"""The cells of a table row and what they are for: among requirements the Customer asks and the Supplier answers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.documents.model import Document, Paragraph, ParagraphKind


class Role(StrEnum):
    """What a column of a table of requirements is for; `OTHER` in any other table."""

    NUMBER = "number"
    TEXT = "text"
    CATEGORY = "category"
    ANSWER = "answer"
    OTHER = "other"


# A number in the first cell is the row's own, whatever its column is called.
_NUMBER = re.compile(r"(?:§\s*)?[A-ZÆØÅ]{0,4}[-.]?\d+(?:[.-]\d+)*\.?")
# An answer may be called a description too; the first that fits is what a column is for.
_ROLES = (Role.NUMBER, Role.CATEGORY, Role.ANSWER, Role.TEXT)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with words in it: ``Clause.text[start:end]``."""

    start: int
    end: int
    role: Role = Role.OTHER

    def meets(self, quote: tuple[int, int]) -> bool:
        """Tell whether words of ``quote`` stand in the cell."""
        return self.start < quote[1] and quote[0] < self.end


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that have words, without the headings that lead them in the clause."""

    cells: tuple[Cell, ...]

    @property
    def answers(self) -> tuple[Cell, ...]:
        """What the Supplier has answered."""
        return tuple(cell for cell in self.cells if cell.role is Role.ANSWER)

    @property
    def requirement(self) -> Cell | None:
        """The Customer's requirement, where the row is a requirement with an answer; else None."""
        asked = [cell for cell in self.cells if cell.role is Role.TEXT]
        return asked[0] if asked and self.answers else None

    @property
    def numbered(self) -> bool:
        """Whether the row has a number of its own, which others may refer to."""
        return any(cell.role is Role.NUMBER for cell in self.cells)


def row_of(clause: Clause, document: Document) -> Row | None:
    """Return the cells of ``clause``, read from ``document``; None for one that is no table row."""
    paragraph = row_paragraph(clause, document)
    if paragraph is None:
        return None
    starts = {segment.document_start: segment for segment in clause.segments}
    roles = _roles(document, paragraph)
    cells = []
    for index, ((start, end), role) in enumerate(zip(paragraph.cells, roles, strict=True)):
        segment = starts.get(start)
        if index == 0 and _NUMBER.fullmatch(document.text[start:end].strip()):
            role = Role.NUMBER
        if segment is not None and end > start:
            cells.append(Cell(segment.start, segment.start + segment.document_end - segment.document_start, role))
    return Row(tuple(cells)) if cells else None


def row_paragraph(clause: Clause, document: Document) -> Paragraph | None:
    """Return the row of a table that ``clause`` is; None for one that is no table row."""
    if clause.kind is not ClauseKind.TABLE_ROW or not clause.segments:
        return None
    # The headings come from another row, so the last cell tells which one it is.
    last = clause.segments[-1].document_start
    return next(
        (
            paragraph
            for paragraph in document.paragraphs
            if paragraph.kind is ParagraphKind.TABLE_ROW and paragraph.start <= last < paragraph.end
        ),
        None,
    )


def _roles(document: Document, row: Paragraph) -> Sequence[Role]:
    head = next((other for other in document.paragraphs if other.table == row.table), row)
    if head is row or len(head.cells) != len(row.cells):
        return [Role.OTHER] * len(row.cells)
    return [role_under(document.text[start:end]) for start, end in head.cells]


def role_under(heading: str) -> Role:
    """Return what a column called ``heading`` is for."""
    return next((role for role in _ROLES if _words(role.value).search(heading.strip())), Role.OTHER)


@cache
def _words(key: str) -> re.Pattern[str]:
    told: dict[str, Any] = tomllib.loads(
        resources.files(__package__).joinpath("data/places.toml").read_text(encoding="utf-8")
    )
    return re.compile("|".join(told["requirements"][key]), re.IGNORECASE)
