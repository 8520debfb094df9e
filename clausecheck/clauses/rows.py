"""Rows of tables, each a clause; where a column needs its heading to be understood, every cell is led by its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from clausecheck.clauses.columns import needs_heading
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.clauses.walk import Span, Walk, clause_of
from clausecheck.documents.model import Paragraph


def row_clause(walk: Walk, row: Paragraph) -> Iterator[Clause]:
    """Yield the clause of a table row; where a column is for answers or for robots every cell is led by its heading."""
    if row.header_row and row.table is not None:
        walk.header_cells[row.table] = row.cells
        yield clause_of(walk, [span for span in row.cells if span[1] > span[0]], ClauseKind.HEADING, row)
        return
    headings = walk.header_cells.get(row.table if row.table is not None else -1, ())
    titled = len(headings) == len(row.cells) and any(needs_heading(walk.text[a:b]) for a, b in headings)
    spans: list[Span] = []
    joints: list[str] = []
    for index, cell in enumerate(row.cells):
        if cell[1] <= cell[0]:
            continue
        if titled and headings[index][1] > headings[index][0]:
            spans.append(headings[index])
            joints.append(": ")
        spans.append(cell)
        joints.append(" | ")
    if not titled and len(spans) == 2 and spans[0][1] - spans[0][0] < 60:
        joints[0] = ": "
    if not spans:
        return
    section = walk.text[row.cells[0][0] : row.cells[0][1]]
    number = section if re.fullmatch(r"[A-ZÆØÅ]{0,4}-?\d+(?:\.\d+)*", section) else walk.section
    yield replace(clause_of(walk, spans, ClauseKind.TABLE_ROW, row, joints), section=number)
