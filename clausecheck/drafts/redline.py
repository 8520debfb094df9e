"""Writes a mend into a Word file as tracked changes: words in clauses, a new clause, a row of requirements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from clausecheck.clauses.model import Clause
from clausecheck.documents.model import Document
from clausecheck.drafts.pieces import pieces_of
from clausecheck.drafts.places import Place, RowPlace
from clausecheck.drafts.rows import row_paragraph
from clausecheck.drafts.turning import Edit, Size, Turn
from clausecheck.drafts.word_changes import Changes, plain_run
from clausecheck.drafts.word_file import WordFile
from clausecheck.drafts.word_text import Sign, WordText, word_text

if TYPE_CHECKING:
    from lxml.etree import _Element

# So many characters before an insertion are looked up to find the sign that it follows.
_BEFORE = 40
_FIGURES = re.compile(r"\d[\d.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A clause to put in at ``place``: its paragraphs, and the heading it gets where the place asks for one."""

    place: Place
    paragraphs: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be changed in a draft."""

    turned: tuple[tuple[Clause, Turn], ...] = ()
    insertion: Insertion | None = None
    row: RowPlace | None = None


@dataclass(frozen=True, slots=True)
class Redlined:
    """A Word file with tracked changes; ``first`` is the number from which its own changes count.

    ``added`` are the paragraphs and cells that were put in; ``unplaced`` the clauses whose words were not found again.
    """

    content: bytes
    first: int
    unplaced: tuple[Clause, ...] = ()
    added: tuple[str, ...] = ()


def redlined(data: bytes, document: Document, plan: Plan, date: str) -> Redlined:
    """Return the Word file ``data``, read as ``document``, with ``plan`` as tracked changes of ``date`` (ISO).

    Raises:
        DraftError: it is no Word file that can be changed safely.
    """
    file = WordFile(data)
    text = word_text(file, document)
    changes = Changes(file, date)
    first = changes.first()
    added: list[_Put | _PutRow] = [
        *_insertion(file, document, text, plan.insertion),
        *_row(file, document, text, plan.row),
    ]
    unplaced = []
    pieces: list[tuple[int, int, str]] = []
    rows: list[_Element] = []
    for clause, turn in plan.turned:
        spans = [span for edit in turn.edits for span in _signs(clause, edit, document, text)]
        row = _row_of(file, clause, document, text) if turn.size is Size.ROW else None
        if None in spans or not spans or (turn.size is Size.ROW and row is None):
            unplaced.append(clause)
            continue
        pieces += [span for span in spans if span is not None]
        rows += [row] if row is not None else []
    for start, end, new in sorted(set(pieces), reverse=True):
        _change(changes, text.signs, start, end, new)
    for row in rows:
        changes.delete_row(row)
    for put in added:
        put(changes)
    words = tuple(said for put in added for said in put.words)
    return Redlined(file.content(), first, tuple(unplaced), words)


def _signs(clause: Clause, edit: Edit, document: Document, text: WordText) -> list[tuple[int, int, str] | None]:
    """Return the signs that ``edit`` takes away (none for a mere insertion) and the words that it puts there.

    None stands for words that are not in the XML.
    """
    made: list[tuple[int, int, str] | None] = []
    for piece in pieces_of(clause, edit, document):
        inserts = piece.start == piece.end
        span = text.span(max(0, piece.start - _BEFORE), piece.start) if inserts else text.span(piece.start, piece.end)
        if span is None:
            made.append(None)
        else:
            made.append((span[1], span[1], piece.new) if inserts else (*span, piece.new))
    return made or [None]


def _row_of(file: WordFile, clause: Clause, document: Document, text: WordText) -> _Element | None:
    paragraph = row_paragraph(clause, document)
    element = text.paragraph_of(paragraph.start, paragraph.end) if paragraph is not None else None
    return next(element.iterancestors(f"{file.w}tr"), None) if element is not None else None


def _change(changes: Changes, signs: Sequence[Sign], start: int, end: int, new: str) -> None:
    if start == end:
        last = signs[start - 1]
        if _ends_paragraph(signs, start) and not last.char.isalnum() and new.endswith(last.char) and start > 1:
            # The same words, put in before the full stop instead of after it: see `Changes.replace`.
            changes.insert_after(signs[start - 2], last.char + new[:-1])
        else:
            changes.insert_after(last, new)
        return
    stretches = [list(group) for _, group in groupby(signs[start:end], key=lambda sign: id(sign.paragraph))]
    for number, stretch in reversed(list(enumerate(stretches))):
        final = number < len(stretches) - 1 or _ends_paragraph(signs, end)
        changes.replace(stretch, new if number == 0 else "", last=final)


def _ends_paragraph(signs: Sequence[Sign], end: int) -> bool:
    return end == len(signs) or signs[end].paragraph is not signs[end - 1].paragraph


class _Put:
    """Paragraphs to add after a block, resolved before anything is changed."""

    def __init__(self, after: _Element, paragraphs: Sequence[tuple[_Element, str]], w: str) -> None:
        self.words = tuple(text for _, text in paragraphs)
        self._after = after
        self._paragraphs = [(like, text, plain_run(like, w)) for like, text in paragraphs]

    def __call__(self, changes: Changes) -> None:
        after = self._after
        for like, text, looks in self._paragraphs:
            after = changes.add_paragraph(after, like, text, looks)


class _PutRow:
    """A row to add to a table."""

    def __init__(self, after: _Element, cells: Sequence[str | None]) -> None:
        self.words = tuple(cell for cell in cells if cell)
        self._after = after
        self._cells = cells

    def __call__(self, changes: Changes) -> None:
        changes.add_row(self._after, self._cells)


def _insertion(file: WordFile, document: Document, text: WordText, insertion: Insertion | None) -> list[_Put]:
    if insertion is None:
        return []
    place = insertion.place
    after = _block(file, document, text, place.after)
    like = _element(document, text, place.like)
    if after is None or like is None or next(like.iterancestors(f"{file.w}tbl"), None) is not None:
        return []
    made: list[tuple[_Element, str]] = []
    numbers = place.numbers(len(insertion.paragraphs))
    if place.title_like is not None:
        heading = _element(document, text, place.title_like)
        if heading is None:
            return []
        made.append((heading, _numbered(document, text, place.title_like, place.number, insertion.title, place.typed)))
    for index, words in enumerate(insertion.paragraphs):
        number = numbers[index] if numbers else None
        made.append((like, _numbered(document, text, place.like, number, words, place.typed)))
    return [_Put(after, made, file.w)]


def _numbered(document: Document, text: WordText, like: int, number: str | None, words: str, typed: bool) -> str:
    """Return ``words`` with ``number`` before them where, and as, the paragraph ``like`` has its own typed."""
    from clausecheck.clauses.numbers import section_number

    paragraph = document.paragraphs[like]
    own = section_number(document.text[paragraph.start : paragraph.end])
    if not typed or number is None or paragraph.label or own is None:
        return words
    prefix = document.text[paragraph.start : paragraph.start + own.length].strip()
    gap = _gap(text, paragraph.start, paragraph.end, prefix)
    figures, new = _FIGURES.findall(prefix), _FIGURES.findall(number)
    if not figures or not new:
        return words
    before, _, after = prefix.rpartition(figures[-1])
    return f"{before}{new[-1]}{after}{gap}{words}"


def _gap(text: WordText, start: int, end: int, prefix: str) -> str:
    """Return what stands between a typed number and the words after it: a tab, or spaces."""
    span = text.span(start, end)
    if span is None:
        return " "
    raw = "".join(
        "\t" if str(sign.node.tag).endswith("}tab") else sign.char for sign in text.signs[span[0] : span[0] + 60]
    )
    found = re.match(r"\s*".join(re.escape(part) for part in prefix.split()) + r"(\s+)", raw)
    return found[1] if found else " "


def _row(file: WordFile, document: Document, text: WordText, row: RowPlace | None) -> list[_PutRow]:
    if row is None:
        return []
    element = _element(document, text, row.after)
    found = next(element.iterancestors(f"{file.w}tr"), None) if element is not None else None
    if found is None or len(found.findall(f"{file.w}tc")) != len(row.cells):
        return []
    return [_PutRow(found, row.cells)]


def _element(document: Document, text: WordText, index: int) -> _Element | None:
    paragraph = document.paragraphs[index]
    return text.paragraph_of(paragraph.start, paragraph.end)


def _block(file: WordFile, document: Document, text: WordText, index: int) -> _Element | None:
    """Return the block of the body that the paragraph ``index`` stands in."""
    while index >= 0:
        element = _element(document, text, index)
        if element is not None and (element.getparent() is file.body or _above(file, element) is not None):
            return _above(file, element)
        index -= 1
    return None


def _above(file: WordFile, element: _Element) -> _Element | None:
    while element.getparent() is not None and element.getparent() is not file.body:
        element = element.getparent()
    return element if element.getparent() is file.body else None
