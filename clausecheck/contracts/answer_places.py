"""Where the answer to a requirement stands: beside it, in the columns of its row, or under its number elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.answer_readings import Reading, begins_answer, reading_of
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Found
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.points import path_of
from clausecheck.contracts.vocabulary import words
from clausecheck.documents.model import Paragraph

_JOINT = re.compile(r"\s*(?:\||;(?=\s|$))\s*")
_FEWEST_CELLS = 3
# A column holds answers where at least one in so many of its other cells does.
_ONE_IN = 2
# Rows that are asked, before and after, in a table that is typed as lines.
_ROWS_AROUND = 30
_LONGEST_LINE = 40
_LINES_UP = 6
_LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer at ``start`` of a clause, and what it comes to."""

    source: Source
    index: int
    start: int
    reading: Reading

    @property
    def clause(self) -> Clause:
        """The clause that the answer stands in."""
        return self.source.clauses[self.index]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a row: its column, its text's place in the clause, and its column's title."""

    column: int
    start: int
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Number:
    """The number of a requirement; ``telling`` where it is no number that any clause may have ("K-17", "krav 17")."""

    path: tuple[str, ...]
    telling: bool
    lettered: bool


def beside(item: Found) -> Iterator[Answer]:
    """Yield the answers in the requirement's own clause and in the ones just after it."""
    cells = _cells(item.source, item.index)
    if cells:
        yield from _in_row(item, cells)
        return
    found = _labelled(item.source, item.index, item.finding.quote_end)
    index = item.index + 1
    if found is None and index < len(item.source.clauses):
        text = item.source.clauses[index].text
        label = words("answer", "label").match(text)
        if label is not None:
            found = _labelled(item.source, index, 0)
        elif _is_bare_answer(text):
            found = Answer(item.source, index, 0, reading_of(text))
    if found is not None:
        yield found


def _is_bare_answer(text: str) -> bool:
    refused = len(text) <= _LONGEST_LINE and words("answer", "refused").match(text)
    return bool(refused or words("answer", "partly").match(text))


def elsewhere(item: Found, sources: Sequence[Source]) -> Iterator[Answer]:
    """Yield the answers under the requirement's number in other documents."""
    number = _number_of(item.source, item.index)
    if number is None or item.source.kind is DocumentKind.AMENDMENT:
        return
    main = item.source.kind is DocumentKind.MAIN
    if main and not number.lettered:
        return
    if not number.telling and not words("answer", "requirements").search(_called(item.source)):
        return
    for source in sources:
        if source is item.source:
            continue
        titled = words("answer", "document").search(_called(source)) is not None
        if titled or (number.telling and not main):
            yield from _in_document(number, source, titled=titled)


def _in_document(number: _Number, source: Source, *, titled: bool) -> Iterator[Answer]:
    trusted: bool | None = None
    for index, clause in enumerate(source.clauses):
        if clause.kind is ClauseKind.HEADING and not _is_short_answer(source, index):
            continue
        if _is_numbered(source, index, number):
            answer = _under_number(source, index)
            if answer.reading is Reading.OPEN:
                if trusted is None:
                    trusted = (titled and number.telling) or _holds_answers(source)
                if not trusted:
                    continue
            elif not titled and clause.kind is not ClauseKind.TABLE_ROW and not _holds_answers(source):
                continue
            yield answer
        elif titled and (named := _named(number, clause)) is not None:
            half = words("answer", "half_said").search(named[0]) is not None
            yield Answer(source, index, named.start(), Reading.HALF if half else Reading.NO)


def _is_short_answer(source: Source, index: int) -> bool:
    """Tell whether a numbered line that looks like a title is an answer: it begins as one, or nothing stands below."""
    clause = source.clauses[index]
    below = source.clauses[index + 1].section if index + 1 < len(source.clauses) else None
    return clause.section is not None and (begins_answer(clause.text) or below != clause.section)


def _under_number(source: Source, index: int) -> Answer:
    """Return the answer of a clause that has the requirement's number."""
    clause = source.clauses[index]
    cells = _cells(source, index)
    chosen = _chosen(cells)
    if chosen is not None:
        return Answer(source, index, *chosen)
    titled = [cell for cell in cells if words("answer", "column").search(cell.title)]
    cells = titled or [cell for cell in cells if not words("answer", "lettered").fullmatch(cell.text)]
    labelled = _labelled(source, index, 0)
    if labelled is not None and not titled:
        return labelled
    start = next((cell.start for cell in cells if begins_answer(cell.text)), cells[0].start if cells else None)
    if start is None:
        first = words("answer", "number_first").match(clause.text)
        start = first.end() if first is not None else clause.own_start
    return Answer(source, index, start, reading_of(_from(clause, start)))


def _in_row(item: Found, cells: Sequence[_Cell]) -> Iterator[Answer]:
    """Yield the answer in the row of a requirement: under a title that says so, or where other rows have theirs."""
    chosen = _chosen(cells)
    if chosen is not None:
        yield Answer(item.source, item.index, *chosen)
        return
    after = [
        cell
        for cell in cells
        if cell.start >= item.finding.quote_end and not words("answer", "weight").fullmatch(cell.text)
    ]
    titled = [cell for cell in after if words("answer", "column").search(cell.title)]
    if titled and not any(cell.text for cell in titled):
        # A form that nobody has filled in is answered elsewhere, and a row without a number goes on with another.
        numbered = path_of(cells[0].text) == path_of(item.clause.section)
        if numbered and _is_answer_column(item.source, item.index, titled[0].column):
            yield Answer(item.source, item.index, titled[0].start, Reading.OPEN)
        return
    if titled:
        first = next((cell for cell in titled if begins_answer(cell.text)), titled[0])
        whole = _going_on(item.source, item.index, titled[-1].column, _from(item.clause, first.start))
        yield Answer(item.source, item.index, first.start, reading_of(whole))
        return
    told = next((cell for cell in after if begins_answer(cell.text)), None)
    if told is not None:
        yield Answer(item.source, item.index, told.start, reading_of(_from(item.clause, told.start)))
        return
    for cell in after:
        if _is_answer_column(item.source, item.index, cell.column):
            yield Answer(item.source, item.index, cell.start, reading_of(_from(item.clause, cell.start)))
            return


def _going_on(source: Source, index: int, column: int, said: str) -> str:
    """Return an answer with its pieces in the rows below that have no number of their own and go on with this one."""
    for at in range(index + 1, len(source.clauses)):
        cells = [cell for cell in _cells(source, at) if cell.text]
        if not cells or re.search(r"\d", cells[0].text[:_LONGEST_NUMBER]) or not cells[-1].column <= column:
            break
        # A reader that leaves out empty cells moves the others; a lone cell may be the requirement's.
        if len(cells) > 1 or cells[-1].column == column or not said.rstrip().endswith((".", "!")):
            said = f"{said} {cells[-1].text}"
    return said


def _chosen(cells: Sequence[_Cell]) -> tuple[int, Reading] | None:
    """Return the answer that a cross in one of the columns "Ja" and "Nej" is; None where there are no such columns."""
    choices = [cell for cell in cells if words("answer", "choice").fullmatch(cell.title.strip())]
    if len({cell.column for cell in choices}) < 2:
        return None
    crossed = [cell for cell in choices if not words("answer", "nothing").fullmatch(cell.text)]
    if len(crossed) != 1:
        return choices[0].start, Reading.OPEN
    reading = reading_of(crossed[0].title)
    rest = [cell.text for cell in cells if cell.column > max(choice.column for choice in choices)]
    with_remarks = reading_of(" | ".join((crossed[0].title, *rest))) if reading is Reading.YES else reading
    return crossed[0].start, with_remarks


def _labelled(source: Source, index: int, begin: int) -> Answer | None:
    """Return the answer after "Leverandørens svar:" in a clause, or in the next one where the words stand alone."""
    clause = source.clauses[index]
    label = words("answer", "label").search(clause.text, begin)
    if label is None:
        return None
    if clause.text[label.end() :].strip():
        return Answer(source, index, label.end(), reading_of(_from(clause, label.end())))
    if index + 1 < len(source.clauses):
        return Answer(source, index + 1, 0, reading_of(source.clauses[index + 1].text))
    return None


def _from(clause: Clause, start: int) -> str:
    """Return an answer's words with their remarks, without the titles of the columns that these stand in."""
    return words("answer", "label").sub(" ", clause.text[start:])


def _named(number: _Number, clause: Clause) -> re.Match[str] | None:
    """Return where a clause reserves itself against the requirement by its number: "Forbehold for K-17"."""
    plain = r"[\s.-]?".join(re.escape(piece) for piece in number.path)
    if not number.lettered:
        plain = rf"(?:krav|requirement)\s+(?:(?:nr|no)\.?\s*)?{plain}"
    for left, right in sentences(clause.text):
        if re.search(rf"(?i)(?<![\w.-]){plain}(?![\w-]|\.\d)", clause.text[left:right]):
            return words("answer", "reserves").search(clause.text, left, right)
    return None


def _number_of(source: Source, index: int) -> _Number | None:
    """Return the number of the requirement at ``index``: its own, or the line "Krav nr. 2" above it."""
    clause = source.clauses[index]
    first = words("answer", "number_first").match(clause.text)
    if first is not None:
        return _Number(path_of(first["number"]), True, True)
    line = _line_above(source, index)
    if line is not None:
        return _Number(line, True, not line[0].isdecimal())
    path = path_of(clause.section)
    if not path:
        return None
    lettered = not path[0].isdecimal()
    plain = source.kind is not DocumentKind.MAIN
    telling = words("answer", "lettered").fullmatch((clause.section or "").strip()) is not None
    return _Number(path, telling or (lettered and plain), telling or (lettered and plain))


def _is_numbered(source: Source, index: int, number: _Number) -> bool:
    clause = source.clauses[index]
    if path_of(clause.section) == number.path:
        return True
    first = words("answer", "number_first").match(clause.text)
    if first is not None:
        return path_of(first["number"]) == number.path
    return _line_above(source, index) == number.path


def _line_above(source: Source, index: int) -> tuple[str, ...] | None:
    """Return the number in the nearest line above that is nothing but a requirement's number."""
    for other in range(index - 1, max(-1, index - 1 - _LINES_UP), -1):
        text = source.clauses[other].text.strip()
        if len(text) > _LONGEST_LINE:
            continue
        line = words("answer", "number_line").fullmatch(text)
        if line is not None:
            return path_of(line["number"])
    return None


def _holds_answers(source: Source) -> bool:
    """Tell whether most numbered clauses of a document begin as answers do."""
    told = [
        begins_answer(_from(clause, _under_number(source, index).start))
        for index, clause in enumerate(source.clauses)
        if clause.kind is not ClauseKind.HEADING
        and (clause.section or words("answer", "number_first").match(clause.text))
    ]
    return sum(told) >= 1 and sum(told) * _ONE_IN >= len(told)


def _is_answer_column(source: Source, index: int, column: int) -> bool:
    """Tell whether other rows have answers in the same column."""
    around = range(max(0, index - _ROWS_AROUND), min(len(source.clauses), index + _ROWS_AROUND))
    others = [
        cell.text
        for other in around
        if other != index
        for cell in _cells(source, other)
        if cell.column == column and cell.text
    ]
    told = sum(begins_answer(text) for text in others)
    return told >= 1 and told * _ONE_IN >= len(others)


def _cells(source: Source, index: int) -> list[_Cell]:
    """Return the cells of a row with their columns, also of one that is typed as a line; empty for any other clause."""
    clause = source.clauses[index]
    row = _row_of(source, clause) if clause.kind is ClauseKind.TABLE_ROW else None
    if row is not None:
        return list(_of_table(source, clause, row))
    pieces = []
    at = 0
    for joint in _JOINT.finditer(clause.text):
        pieces.append((at, clause.text[at : joint.start()]))
        at = joint.end()
    pieces.append((at, clause.text[at:]))
    if len(pieces) < _FEWEST_CELLS or not words("answer", "row_number").match(clause.text):
        return []
    return [_Cell(column, start, text) for column, (start, text) in enumerate(pieces)]


def _row_of(source: Source, clause: Clause) -> Paragraph | None:
    starts = {segment.document_start for segment in clause.segments}
    return next(
        (
            paragraph
            for paragraph in source.item.document.paragraphs
            if paragraph.cells
            and any(paragraph.start <= start <= paragraph.end for start in starts)
            and not paragraph.header_row
        ),
        None,
    )


def _of_table(source: Source, clause: Clause, row: Paragraph) -> Iterator[_Cell]:
    document = source.item.document
    titles = _titles(source, row)
    # The last cells of a row are left out where they are empty.
    missing = [(row.end, row.end)] * (len(titles) - len(row.cells))
    for column, (left, right) in enumerate((*row.cells, *missing)):
        title = titles[column] if column < len(titles) else ""
        text = document.text[left:right].strip()
        at = [segment.start for segment in clause.segments if left <= segment.document_start < right]
        start = at[0] if at else len(clause.text)
        told = words("answer", "choice").fullmatch(title.strip()) or words("answer", "column").search(title)
        if text or told:
            yield _Cell(column, start, text, title)


def _titles(source: Source, row: Paragraph) -> list[str]:
    """Return the titles of the columns: the table's heading, or its first row where that speaks of answers."""
    document = source.item.document
    if row.table is None:
        return []
    table = [paragraph for paragraph in document.paragraphs if paragraph.cells and paragraph.table == row.table]
    head = next((paragraph for paragraph in table if paragraph.header_row), table[0])
    titles = [document.text[left:right] for left, right in head.cells]
    told = any(words("answer", "choice").fullmatch(title.strip()) for title in titles) or any(
        len(title) <= _LONGEST_LINE and words("answer", "column").search(title) for title in titles
    )
    return titles if head is not row and (head.header_row or told) else []


def _called(source: Source) -> str:
    return f"{source.item.title or ''} {PurePosixPath(source.item.document.path).stem}".replace("_", " ")
