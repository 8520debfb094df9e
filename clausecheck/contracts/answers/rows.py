"""The rows of a table of requirements, also of one typed as lines: their cells, and what a cross in a column says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.answers.readings import Reading, begins_answer, reading_of
from clausecheck.contracts.facts import Source
from clausecheck.contracts.vocabulary import words

_JOINT = re.compile(r"\s*(?:\||;(?=\s|$))\s*")
_FEWEST_CELLS = 3
# A column holds answers where at least one in so many of its other cells does.
_ONE_IN = 2
# Rows that are asked, before and after, in a table that is typed as lines.
_ROWS_AROUND = 30
_LONGEST_TITLE = 40
_LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its column, its text's place in the clause, and its column's title."""

    column: int
    start: int
    text: str
    title: str = ""


def cells_of(source: Source, index: int, *, titled: bool = True) -> list[Cell]:
    """Return the cells of a row, also of one that is typed as a line; empty for any other clause.

    ``titled`` says that their columns' titles are asked for.
    """
    clause = source.clauses[index]
    row = _row_of(source, clause) if clause.kind is ClauseKind.TABLE_ROW else None
    if row is not None:
        return list(_of_table(source, clause, row, _titles(source, row) if titled else []))
    pieces = _pieces(clause.text)
    if len(pieces) < _FEWEST_CELLS or not words("answer", "row_number").match(clause.text):
        return []
    titles = _typed_titles(source, index, len(pieces)) if titled else ()
    return [Cell(column, start, text, titles[column] if titles else "") for column, (start, text) in enumerate(pieces)]


def _pieces(text: str) -> list[tuple[int, str]]:
    """Return the cells of a row that is typed as a line, each with where it begins."""
    pieces = []
    at = 0
    for joint in _JOINT.finditer(text):
        pieces.append((at, text[at : joint.start()]))
        at = joint.end()
    return [*pieces, (at, text[at:])]


def _typed_titles(source: Source, index: int, count: int) -> Sequence[str]:
    """Return the titles over the columns "Ja" and "Nej" of rows that are typed as lines; empty where none are told."""
    for clause in reversed(source.clauses[max(0, index - _ROWS_AROUND) : index]):
        titles = [text.strip() for _, text in _pieces(clause.text)]
        if len(titles) == count and sum(words("answer", "choice").fullmatch(title) is not None for title in titles) > 1:
            return titles
    return ()


def _row_of(source: Source, clause: Clause) -> int | None:
    """Return which paragraph of its document a row is; None where it is not one with cells."""
    paragraphs = source.item.document.paragraphs
    for segment in reversed(clause.segments):
        at = bisect_right(paragraphs, segment.document_start, key=lambda paragraph: paragraph.start) - 1
        if at >= 0 and paragraphs[at].cells and not paragraphs[at].header_row:
            return at
    return None


def _of_table(source: Source, clause: Clause, at: int, titles: Sequence[str]) -> Iterator[Cell]:
    document = source.item.document
    row = document.paragraphs[at]
    # The last cells of a row are left out where they are empty.
    missing = [(row.end, row.end)] * (len(titles) - len(row.cells))
    for column, (left, right) in enumerate((*row.cells, *missing)):
        title = titles[column] if column < len(titles) else ""
        text = document.text[left:right].strip()
        starts = [segment.start for segment in clause.segments if left <= segment.document_start < right]
        start = starts[0] if starts else len(clause.text)
        told = words("answer", "choice").fullmatch(title.strip()) or words("answer", "column").search(title)
        if text or told:
            yield Cell(column, start, text, title)


def _titles(source: Source, at: int) -> list[str]:
    """Return the titles of the columns: the table's heading, or its first row where that speaks of answers."""
    document = source.item.document
    first = at
    while first > 0 and document.paragraphs[first - 1].cells and _in_one_table(source, first - 1, at):
        first -= 1
    if first == at:
        return []
    head = document.paragraphs[first]
    titles = [document.text[left:right] for left, right in head.cells]
    told = any(words("answer", "choice").fullmatch(title.strip()) for title in titles) or any(
        len(title) <= _LONGEST_TITLE and words("answer", "column").search(title) for title in titles
    )
    return titles if head.header_row or told else []


def _in_one_table(source: Source, first: int, second: int) -> bool:
    tables = [source.item.document.paragraphs[at].table for at in (first, second)]
    return tables[0] is not None and tables[0] == tables[1]


def crossed(cells: Sequence[Cell]) -> tuple[int, Reading] | None:
    """Return the answer that a cross in one of the columns "Ja" and "Nej" is; None where there are no such columns."""
    choices = [cell for cell in cells if words("answer", "choice").fullmatch(cell.title.strip())]
    if len({cell.column for cell in choices}) < 2:
        return None
    marked = [cell for cell in choices if not words("answer", "nothing").fullmatch(cell.text)]
    if len(marked) != 1:
        return choices[0].start, Reading.OPEN
    reading = reading_of(marked[0].title)
    rest = [cell.text for cell in cells if cell.column > max(choice.column for choice in choices)]
    with_remarks = reading_of(" | ".join((marked[0].title, *rest))) if reading is Reading.YES else reading
    return marked[0].start, with_remarks


def is_answer_column(source: Source, index: int, column: int) -> bool:
    """Tell whether other rows have answers in the same column."""
    around = range(max(0, index - _ROWS_AROUND), min(len(source.clauses), index + _ROWS_AROUND))
    others = [
        cell.text
        for other in around
        if other != index
        for cell in cells_of(source, other, titled=False)
        if cell.column == column and cell.text
    ]
    told = sum(begins_answer(text) for text in others)
    return told >= 1 and told * _ONE_IN >= len(others)


def going_on(source: Source, index: int, column: int, said: str) -> str:
    """Return an answer with its pieces in the rows below that have no number of their own and go on with this one."""
    for at in range(index + 1, len(source.clauses)):
        cells = [cell for cell in cells_of(source, at, titled=False) if cell.text]
        if not cells or re.search(r"\d", cells[0].text[:_LONGEST_NUMBER]) or not cells[-1].column <= column:
            break
        # A reader that leaves out empty cells moves the others; a lone cell may be the requirement's.
        if len(cells) > 1 or cells[-1].column == column or not said.rstrip().endswith((".", "!")):
            said = f"{said} {cells[-1].text}"
    return said
