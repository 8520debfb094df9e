"""Where the answer to a requirement stands: beside it, in the columns of its row, or under its number elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.answers.boxes import boxed
from clausecheck.contracts.answers.readings import Reading, begins_answer, reading_of
from clausecheck.contracts.answers.rows import Cell, cells_of, crossed, going_on, is_answer_column
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Found
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.points import path_of
from clausecheck.contracts.vocabulary import words

# A document holds answers where at least one in so many of its numbered clauses does.
_ONE_IN = 2
_LONGEST_LINE = 40
# A letter or two that an answer is, or begins with before a remark.
_SIGN = re.compile(r"[\s|]*(?P<sign>\w{1,2})(?=\s*(?:[.:|;,–-]|$))")
_LINES_UP = 6
# The same clauses are asked for every requirement.
_MOST_KEPT = 16_384
_PIECE = re.compile(r"\d+|[a-zæøå]+")


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
class _Number:
    """The number of a requirement; ``telling`` where it is no number that any clause may have ("K-17", "krav 17")."""

    path: tuple[str, ...]
    telling: bool
    lettered: bool


def beside(item: Found) -> Iterator[Answer]:
    """Yield the answers in the requirement's own clause and in the ones just after it."""
    cells = cells_of(item.source, item.index)
    if cells:
        yield from _in_row(item, cells)
        return
    ticked = boxed(item.clause.text, item.finding.quote_start, item.finding.quote_end)
    if ticked is not None:
        yield Answer(item.source, item.index, *ticked)
        return
    found = _labelled(item.source, item.index, item.finding.quote_end)
    index = item.index + 1
    if found is None and index < len(item.source.clauses):
        after = item.source.clauses[index]
        text = after.text
        label = words("answer", "label").match(text)
        if label is not None:
            found = _labelled(item.source, index, 0)
        elif _is_bare_answer(text) and after.section in (None, item.clause.section):
            found = Answer(item.source, index, 0, reading_of(text))
    if found is not None:
        yield found


def _is_bare_answer(text: str) -> bool:
    refused = len(text) <= _LONGEST_LINE and words("answer", "refused").match(text)
    return bool(refused or words("answer", "partly").match(text))


def is_numbered(source: Source, index: int, number: str) -> bool:
    """Tell whether the requirement at ``index`` has ``number``: "3", "K-17"."""
    own = _number_of(source, index)
    return own is not None and own.path == path_of(number)


class Numbers:
    """Where numbers and letters stand in documents, so that not every clause is looked at for every requirement."""

    def __init__(self) -> None:
        self._told: dict[int, dict[str, list[int]]] = {}

    def clauses(self, source: Source, piece: str) -> Sequence[int]:
        """Return the clauses of ``source`` that have ``piece``, the last of a number, or stand below one that has."""
        if id(source) not in self._told:
            told = self._told[id(source)] = {}
            for index, clause in enumerate(source.clauses):
                above = source.clauses[max(0, index - _LINES_UP) : index]
                lines = [one.text for one in above if _line_number(one.text) is not None]
                for found in set(_PIECE.findall(" ".join((clause.section or "", clause.text, *lines)).lower())):
                    told.setdefault(found, []).append(index)
        return self._told[id(source)].get(piece, ())


def elsewhere(item: Found, sources: Sequence[Source], numbers: Numbers) -> Iterator[Answer]:
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
            yield from _in_document(number, source, numbers.clauses(source, number.path[-1]), titled=titled)


def _in_document(number: _Number, source: Source, clauses: Sequence[int], *, titled: bool) -> Iterator[Answer]:
    trusted: bool | None = None
    for index in clauses:
        clause = source.clauses[index]
        if clause.kind is ClauseKind.HEADING and not _is_short_answer(source, index):
            continue
        if _is_numbered(source, index, number) and not _runs_through_several(clause):
            answer = _under_number(source, index)
            if answer.reading is Reading.OPEN:
                if trusted is None:
                    trusted = (titled and number.telling) or _holds_answers(source)
                if not trusted:
                    continue
            elif not titled and clause.kind is not ClauseKind.TABLE_ROW and not _holds_answers(source):
                continue
            yield answer
        elif titled and (inside := _inside(number, source, index)) is not None:
            yield inside
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
    cells = cells_of(source, index)
    chosen = crossed(cells)
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


def _in_row(item: Found, cells: Sequence[Cell]) -> Iterator[Answer]:
    """Yield the answer in the row of a requirement: under a title that says so, or where other rows have theirs."""
    chosen = crossed(cells)
    if chosen is not None:
        yield Answer(item.source, item.index, *chosen)
        return
    # "Beføjelse | Kunden | Leverandøren": what has no cross under the customer is the other party's.
    customers = next((cell for cell in cells if words("answer", "customers").fullmatch(cell.title)), None)
    if customers is not None and words("answer", "nothing").fullmatch(customers.text):
        yield Answer(item.source, item.index, customers.start, Reading.NO)
        return
    after = [
        cell
        for cell in cells
        if cell.start >= item.finding.quote_end
        and (words("answer", "column").search(cell.title) or not words("answer", "weight").fullmatch(cell.text))
    ]
    titled = [cell for cell in after if words("answer", "column").search(cell.title)]
    if titled and not any(cell.text for cell in titled):
        # A form that nobody has filled in is answered elsewhere, and a row without a number goes on with another.
        numbered = path_of(cells[0].text) == path_of(item.clause.section)
        if numbered and is_answer_column(item.source, item.index, titled[0].column):
            yield Answer(item.source, item.index, titled[0].start, Reading.OPEN)
        return
    if titled:
        first = next((cell for cell in titled if begins_answer(cell.text)), titled[0])
        whole = going_on(item.source, item.index, titled[-1].column, _from(item.clause, first.start))
        yield Answer(item.source, item.index, first.start, reading_of(_decoded(whole, item.source)))
        return
    told = next((cell for cell in after if begins_answer(cell.text)), None)
    if told is not None:
        yield Answer(item.source, item.index, told.start, reading_of(_from(item.clause, told.start)))
        return
    for cell in after:
        if is_answer_column(item.source, item.index, cell.column):
            yield Answer(item.source, item.index, cell.start, reading_of(_from(item.clause, cell.start)))
            return


def _decoded(answer: str, source: Source) -> str:
    """Return what a sign that an answer begins with stands for by the document's key, with the rest of the answer.

    The key is a clause ("0 = tilbydes ikke, 1 = ...") or a line of its own for each sign. An answer that begins with no
    such sign is returned as it is.
    """
    said = _SIGN.match(answer)
    if said is None:
        return answer
    sign = re.escape(said["sign"])
    in_clause = re.compile(rf"(?<![\w.,]){sign}\s*(?:=|:|betyder|står for|means)\s*(?P<words>[^,;.|\n=]+)")
    in_line = re.compile(rf"^\W*{sign}\s*(?:=|betyder|står for|means)\s*(?P<words>[^,;.|\n=]+)")
    told = (
        (in_clause if words("answer", "key").search(clause.text) else in_line).search(clause.text)
        for clause in source.clauses
    )
    found = next((match for match in told if match is not None), None)
    return f"{found['words'].rstrip()}{answer[said.end() :]}" if found is not None else answer


def _labelled(source: Source, index: int, begin: int) -> Answer | None:
    """Return the answer after "Leverandørens svar:" in a clause, or in the next one where the words stand alone."""
    clause = source.clauses[index]
    label = words("answer", "label").search(clause.text, begin)
    if label is None or words("answer", "next_question").search(clause.text, begin, label.start()):
        return None
    if clause.text[label.end() :].strip():
        reading = reading_of(_decoded(_from(clause, label.end()), source))
        idle = reading is Reading.OPEN and words("answer", "remark").search(label[0]) is not None
        return None if idle else Answer(source, index, label.end(), reading)
    if index + 1 < len(source.clauses):
        return Answer(source, index + 1, 0, reading_of(_decoded(source.clauses[index + 1].text, source)))
    return None


def _from(clause: Clause, start: int) -> str:
    """Return an answer's words with their remarks, without the titles of the columns that these stand in."""
    return words("answer", "label").sub(" ", clause.text[start:])


@lru_cache(_MOST_KEPT)
def _led_by_numbers(text: str) -> tuple[tuple[tuple[str, ...], int, int], ...]:
    """Return the numbers that sentences of a clause begin with, each with where its words begin and end."""
    led = [words("answer", "number_first").match(text, left) for left, _ in sentences(text)]
    starts = [match for match in led if match is not None]
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return tuple((path_of(match["number"]), match.end(), end) for match, end in zip(starts, ends, strict=False))


@lru_cache(_MOST_KEPT)
def _path(section: str | None) -> tuple[str, ...]:
    return path_of(section)


def _runs_through_several(clause: Clause) -> bool:
    return len(_led_by_numbers(clause.text)) > 1


def _inside(number: _Number, source: Source, index: int) -> Answer | None:
    """Return the answer in a clause that runs through several: "Ad krav 1: Ja. Ad krav 2: Nej."."""
    text = source.clauses[index].text
    told = next(((start, end) for path, start, end in _led_by_numbers(text) if path == number.path), None)
    return Answer(source, index, told[0], reading_of(text[told[0] : told[1]])) if told is not None else None


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
        path = path_of(first["number"])
        return _Number(path, True, not path[0].isdecimal())
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
    if _path(clause.section) == number.path:
        return True
    led = _led_by_numbers(clause.text)
    if led and words("answer", "number_first").match(clause.text):
        return led[0][0] == number.path
    return number.telling and _line_above(source, index) == number.path


def _line_above(source: Source, index: int) -> tuple[str, ...] | None:
    """Return the number in the nearest line above that is nothing but a requirement's number."""
    lines = (_line_number(source.clauses[other].text) for other in range(index - 1, max(-1, index - 1 - _LINES_UP), -1))
    return next((line for line in lines if line is not None), None)


@lru_cache(_MOST_KEPT)
def _line_number(text: str) -> tuple[str, ...] | None:
    line = words("answer", "number_line").fullmatch(text.strip()) if len(text) <= _LONGEST_LINE else None
    return path_of(line["number"]) if line is not None else None


def _holds_answers(source: Source) -> bool:
    """Tell whether most numbered clauses of a document begin as answers do."""
    told = [
        begins_answer(_from(clause, _under_number(source, index).start))
        for index, clause in enumerate(source.clauses)
        if clause.kind is not ClauseKind.HEADING
        and (clause.section or words("answer", "number_first").match(clause.text))
    ]
    return sum(told) >= 1 and sum(told) * _ONE_IN >= len(told)


def _called(source: Source) -> str:
    return f"{source.item.title or ''} {PurePosixPath(source.item.document.path).stem}".replace("_", " ")
