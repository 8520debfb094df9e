"""Where a missing clause belongs in a draft, and the number it gets: the next that is free, so no other changes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from clausecheck.clauses.numbers import list_marker, section_number
from clausecheck.documents.model import Document, Paragraph, ParagraphKind

_ASIDE = (ParagraphKind.FOOTNOTE, ParagraphKind.TEXT_BOX)
_LONGEST_HEADING = 110
_CONTENTS_LINE = re.compile(r"(?:\.{3,}|\s)\s*\d{1,3}$")
_ANNEX = re.compile(r"(?i)^(?:under|kontrakt)?bilag\s+[\dA-Z]|^(?:annex|appendix|schedule|exhibit)\s+[\dA-Z]")
_LAST_NUMBER = re.compile(r"\d+(?!.*\d)")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the outline: its number (None for none), whether that is typed, and where its words start."""

    index: int
    number: str | None
    typed: bool
    start: int
    heading: bool
    level: int

    @property
    def path(self) -> tuple[int, ...]:
        """The number as integers: (6, 4) for "6.4" and for "§ 6, stk. 4"."""
        return tuple(int(part) for part in re.findall(r"\d+", self.number or ""))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause is put in.

    ``after`` is the index of the paragraph that it follows, ``like`` of the one it takes its looks and way of numbering
    from; ``title_like`` is the heading that a heading of its own looks like, None where it gets none. ``number`` is the
    number it gets, None in a document without numbers; ``within`` is the title of the section.
    """

    kind: str
    after: int
    like: int
    number: str | None
    typed: bool
    title_like: int | None = None
    within: str | None = None

    def numbers(self, count: int) -> list[str]:
        """Return the numbers of ``count`` paragraphs put in here; empty in a document without numbers."""
        if self.number is None:
            return []
        first = f"{self.number}.1" if self.title_like is not None else self.number
        made = [first]
        while len(made) < count:
            made.append(next_number(made[-1]))
        return made


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a requirement goes into a table: after the row ``after``, with these cells (None for an empty one)."""

    after: int
    cells: tuple[str | None, ...]
    number: str | None


def find_place(document: Document, near: Sequence[int] = ()) -> Place | None:
    """Return where a clause on the use of the system belongs; None for a document without paragraphs to go by.

    ``near`` are offsets of clauses on the matter: their section is the place where none is on the right of use.
    """
    lines = outline(document)
    use, *others = _data()["place"]
    found = _in_section(document, lines, use) or _beside(document, lines, near)
    for told in others:
        found = found or _in_section(document, lines, told)
    return found or _at_end(document, lines)


def outline(document: Document) -> list[Line]:
    """Return the paragraphs of the contract's own text, tables, notes, contents and bound-in annexes left out."""
    lines: list[Line] = []
    for index, paragraph in enumerate(document.paragraphs):
        text = document.text[paragraph.start : paragraph.end]
        if paragraph.kind in _ASIDE or paragraph.kind is ParagraphKind.TABLE_ROW:
            continue
        if _CONTENTS_LINE.search(text) and len(text) < _LONGEST_HEADING and paragraph.kind is not ParagraphKind.HEADING:
            continue
        if lines and _ANNEX.match(text) and len(text) < _LONGEST_HEADING and not text.endswith((".", ":", ";")):
            break
        lines.append(_line(document, index, paragraph, text))
    return lines


def next_number(number: str) -> str:
    """Return the number after ``number``: its last figure counted up ("6.4" gives "6.5", "K-09" gives "K-10")."""
    found = _LAST_NUMBER.search(number)
    if found is None:
        return number
    counted = str(int(found[0]) + 1).zfill(len(found[0]))
    return number[: found.start()] + counted + number[found.end() :]


def find_row(document: Document, requirement: str, language: str) -> RowPlace | None:
    """Return where ``requirement`` goes as a row; None where there is no table of requirements, or it is answered."""
    words = _data()["requirements"]
    rows: dict[int, list[int]] = {}
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.table is not None:
            rows.setdefault(paragraph.table, []).append(index)
    for indices in rows.values():
        head = _cells(document, indices[0])
        columns = {key: _column(head, words[key]) for key in ("number", "text", "category", "answer")}
        body = [_cells(document, index) for index in indices[1:]]
        number, text = columns["number"], columns["text"]
        if number is None or text is None or number == text or not body or len(body[-1]) != len(head):
            continue
        answer, category = columns["answer"], columns["category"]
        if answer is not None and 2 * sum(bool(row[answer].strip()) for row in body if len(row) == len(head)) > len(
            body
        ):
            continue
        cells: list[str | None] = [None] * len(head)
        cells[text] = requirement
        cells[number] = next_number(body[-1][number]) if body[-1][number] else None
        if category is not None:
            values = [row[category] for row in body if len(row) == len(head) and row[category]]
            minimum = str(words["minimum"][language])
            cells[category] = next((value for value in values if value.startswith(minimum)), minimum)
        return RowPlace(indices[-1], tuple(cells), cells[number])
    return None


def _cells(document: Document, index: int) -> list[str]:
    return [document.text[start:end] for start, end in document.paragraphs[index].cells]


def _column(head: Sequence[str], words: Sequence[str]) -> int | None:
    pattern = re.compile("|".join(words), re.IGNORECASE)
    return next((at for at, cell in enumerate(head) if pattern.search(cell.strip())), None)


def _line(document: Document, index: int, paragraph: Paragraph, text: str) -> Line:
    number: str | None = None
    typed = False
    start = paragraph.start
    if paragraph.label and re.search(r"\d", paragraph.label):
        number = paragraph.label
    elif not paragraph.label and list_marker(text) is None and (found := section_number(text)):
        number, typed, start = found.name, True, paragraph.start + found.length
    bare = document.text[start : paragraph.end]
    path = re.findall(r"\d+", number or "")
    heading = paragraph.kind is ParagraphKind.HEADING or (
        number is not None
        and len(path) == 1
        and not number.lower().startswith("stk")
        and len(bare) < _LONGEST_HEADING // 2
        and not bare.rstrip().endswith((".", ":", ";", ","))
    )
    level = paragraph.heading_level or (len(path) if path else 9)
    return Line(index, number, typed, start, heading, level)


def _in_section(document: Document, lines: Sequence[Line], told: dict[str, Any]) -> Place | None:
    wanted = re.compile("|".join(told["words"]), re.IGNORECASE)
    unwanted = re.compile("|".join(told["not"]), re.IGNORECASE)
    found = []
    for at, line in enumerate(lines):
        title = document.text[line.start : document.paragraphs[line.index].end]
        if line.heading and at and wanted.search(title) and not unwanted.search(title):
            place = _at_section_end(document, lines, at, str(told["kind"]), title)
            if place is not None:
                found.append(place)
    numbered = [place for place in found if place.number is not None]
    return next(iter(numbered or found), None)


def _beside(document: Document, lines: Sequence[Line], near: Sequence[int]) -> Place | None:
    """Return the end of the section that the first of ``near`` stands in, that of its outermost numbered heading."""
    unwanted = re.compile("|".join(_data()["beside"]["not"]), re.IGNORECASE)
    for offset in near:
        above = [
            at for at, line in enumerate(lines) if line.heading and document.paragraphs[line.index].start <= offset
        ]
        numbered = [at for at in above if len(lines[at].path) == 1 and at]
        if not numbered or not any(line.start <= offset <= document.paragraphs[line.index].end for line in lines):
            continue
        at = numbered[-1]
        title = document.text[lines[at].start : document.paragraphs[lines[at].index].end]
        place = None if unwanted.search(title) else _at_section_end(document, lines, at, "beside", title)
        if place is not None and place.number is not None:
            return place
    return None


def _at_section_end(document: Document, lines: Sequence[Line], at: int, kind: str, title: str) -> Place | None:
    head = lines[at]
    end = next((to for to in range(at + 1, len(lines)) if _closes(lines[to], head)), len(lines))
    inside = lines[at + 1 : end]
    inside = inside[: _signature_at(document, inside)]
    if not inside:
        return None
    after = _last_of(document, inside[-1].index, lines, at + 1 + len(inside))
    children = _children(head, inside)
    if children and head.number is None and _is_taken(next_number(children[-1].number or ""), lines):
        return None
    body = [line for line in inside if not line.heading]
    if children and children[-1].heading:
        last = children[-1]
        under = [line for line in inside if not line.heading and line.index > last.index] or body
        if not under:
            return None
        number = next_number(last.number or "")
        return Place(kind, after, under[0].index, number, last.typed, last.index, title)
    if children:
        last = children[-1]
        return Place(kind, after, last.index, next_number(last.number or ""), last.typed, None, title)
    if not body or (head.number is not None and any(line.number for line in inside)):
        return None
    return Place(kind, after, _longest(document, body).index, None, False, None, title)


def _children(head: Line, inside: Sequence[Line]) -> list[Line]:
    """Return the numbered points of a section; under a heading without a number, those that count with the last."""
    if head.number is not None:
        return [line for line in inside if _is_child(line, head)]
    numbered = [line for line in inside if line.number is not None and not line.heading]
    if not numbered:
        return []
    depth = min(len(line.path) for line in numbered)
    last = [line for line in numbered if len(line.path) == depth][-1]
    return [line for line in numbered if len(line.path) == depth and line.path[:-1] == last.path[:-1]]


def _is_taken(number: str, lines: Sequence[Line]) -> bool:
    return any(line.number is not None and line.number.casefold() == number.casefold() for line in lines)


def _is_lettered(line: Line) -> bool:
    """Tell whether a line is numbered as annexes are ("A.1")."""
    return line.number is not None and line.number[:1].isalpha() and not line.number.lower().startswith("stk")


def _closes(line: Line, head: Line) -> bool:
    if not line.heading:
        return False
    if line.path and head.path:
        return len(line.path) <= len(head.path)
    return line.level <= head.level


def _is_child(line: Line, head: Line) -> bool:
    if line.number is None:
        return False
    if line.number.lower().startswith(("stk", "§")) and head.number and head.number.startswith("§"):
        return True
    return len(line.path) == len(head.path) + 1 and line.path[:-1] == head.path


def _last_of(document: Document, index: int, lines: Sequence[Line], following: int) -> int:
    """Return the last paragraph before the next line of the outline: tables and notes belong to what they follow."""
    stop = lines[following].index if following < len(lines) else index + 1
    while index + 1 < stop and document.paragraphs[index + 1].kind is ParagraphKind.TABLE_ROW:
        index += 1
    return index


def _after_tables(document: Document, index: int) -> int:
    """Return the last row of the tables that follow a paragraph, or the paragraph itself."""
    while index + 1 < len(document.paragraphs) and document.paragraphs[index + 1].kind is ParagraphKind.TABLE_ROW:
        index += 1
    return index


def _signature_at(document: Document, lines: Sequence[Line]) -> int:
    """Return how many of ``lines`` stand before the signatures."""
    words = re.compile("|".join(_data()["closing"]["signature"]), re.IGNORECASE)
    for at, line in enumerate(lines):
        text = document.text[line.start : document.paragraphs[line.index].end]
        if len(text) < _LONGEST_HEADING and words.search(text) and not text.rstrip().endswith((".", ";")):
            return at
    return len(lines)


def _at_end(document: Document, lines: Sequence[Line]) -> Place | None:
    lines = lines[: _signature_at(document, lines)] if _signature_at(document, lines) > 1 else lines
    numbered = [line for line in lines if line.number is not None and line.number[:1] in "§0123456789"]
    body = [line for line in lines if not line.heading]
    if not body:
        return None
    heads = [line for line in numbered if line.heading and len(line.path) == min(len(other.path) for other in numbered)]
    if len(heads) > 1:
        last = heads[-1]
        under = [line for line in body if line.index > heads[0].index] or body
        like = next((line for line in under if len(line.path) == len(last.path) + 1), _longest(document, under))
        following = lines[lines.index(last) + 1 :]
        end = next(
            (to for to, line in enumerate(following) if _closes(line, last) or _is_lettered(line)), len(following)
        )
        after = _last_of(document, ([last, *following[:end]])[-1].index, lines, lines.index(last) + 1 + end)
        return Place("end", after, like.index, next_number(last.number or ""), last.typed, last.index)
    flat = [line for line in numbered if not line.heading]
    if flat:
        last = max(flat, key=lambda line: (line.path[:1], line.index))
        after = _after_tables(document, lines[-1].index)
        return Place("end", after, last.index, next_number(last.number or ""), last.typed)
    return _before_closing(document, lines, body)


def _before_closing(document: Document, lines: Sequence[Line], body: Sequence[Line]) -> Place:
    words = re.compile("|".join(_data()["closing"]["words"]), re.IGNORECASE)
    titled = [line for line in lines if line.heading]
    for line in titled[1:]:
        paragraph = document.paragraphs[line.index]
        before = [other for other in lines if other.index < line.index]
        if words.search(document.text[paragraph.start : paragraph.end]) and before:
            own = [other for other in body if other.index < line.index] or list(body)
            return Place(
                "closing",
                _after_tables(document, before[-1].index),
                _longest(document, own).index,
                None,
                False,
                line.index,
            )
    return Place("end", _after_tables(document, lines[-1].index), _longest(document, body).index, None, False)


def _longest(document: Document, lines: Sequence[Line]) -> Line:
    def length(line: Line) -> int:
        paragraph = document.paragraphs[line.index]
        listed = paragraph.kind is ParagraphKind.LIST_ITEM
        return 0 if listed else paragraph.end - paragraph.start

    return max(lines, key=length)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data/places.toml").read_text(encoding="utf-8"))
