"""Where the edits of a clause fall in its document, piece by piece, and the text that they make of it.

A clause may be put together from places far apart, such as a cell and the heading of its column: what lies between them
is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausecheck.clauses.model import Clause
from clausecheck.documents.model import Document
from clausecheck.drafts.turning import Edit, Turn

# So many characters before an insertion are looked up to find the sign that it follows.
_BEFORE = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """``document.text[start:end]`` becomes ``new``; of ``start == end`` the words are put after that place."""

    start: int
    end: int
    new: str


def pieces_of(clause: Clause, edit: Edit, document: Document) -> list[Piece]:
    """Return where ``edit`` falls in the document; empty where it does not stand there."""
    start, end = edit.start, edit.end
    if start == end:
        place = _stretches(clause, max(0, start - _BEFORE), start, document)
        return [Piece(place[-1][1], place[-1][1], edit.new)] if place else []
    while start > 0 and not any(char.isalnum() for char in clause.text[start:end]):
        start -= 1
    new = clause.text[start : edit.start] + edit.new
    made = []
    for number, (left, right) in enumerate(_stretches(clause, start, end, document)):
        made.append(Piece(left, right, new if number == 0 else ""))
    return made


def edited(document: Document, turned: Sequence[tuple[Clause, Turn]]) -> str:
    """Return the document's text with the edits of ``turned`` and nothing else changed."""
    pieces = {piece for clause, turn in turned for edit in turn.edits for piece in pieces_of(clause, edit, document)}
    text = document.text
    for piece in sorted(pieces, key=lambda one: (one.start, one.end), reverse=True):
        text = text[: piece.start] + piece.new + text[piece.end :]
    return text


def _stretches(clause: Clause, start: int, end: int, document: Document) -> list[tuple[int, int]]:
    """Return the stretches of the document that ``clause.text[start:end]`` stands in, those that touch as one."""
    made: list[tuple[int, int]] = []
    for left, right in _in_segments(clause, start, end):
        if made and left >= made[-1][1] and not document.text[made[-1][1] : left].strip(" \n\u00a0"):
            made[-1] = made[-1][0], right
        else:
            made.append((left, right))
    return made


def _in_segments(clause: Clause, start: int, end: int) -> Iterator[tuple[int, int]]:
    for segment in clause.segments:
        length = segment.document_end - segment.document_start
        left, right = max(start, segment.start), min(end, segment.start + length)
        if left < right:
            shift = segment.document_start - segment.start
            yield left + shift, right + shift
