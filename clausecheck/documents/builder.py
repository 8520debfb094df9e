"""Puts a document's text together, paragraph by paragraph, and keeps the offsets right."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from clausecheck.documents.mending import clean, finish
from clausecheck.documents.model import (
    Aside,
    AsideKind,
    Attached,
    Change,
    Comment,
    Document,
    Page,
    Paragraph,
    ParagraphKind,
    Reason,
    Status,
)

# Bounds on what is kept of the text beside the agreed text; beyond them the document is only partly read.
_MOST_ASIDES, _MOST_BESIDE = 100_000, 4_000_000


@dataclass(slots=True)
class DocumentBuilder:
    """Collects the paragraphs of one document; every paragraph ends in one newline, which belongs to none.

    ``unread`` tells why some of it could not be had, where the reader goes on all the same; ``waiting`` is the text
    beside the agreed text that has not found its place yet.
    """

    path: str
    format: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    deletions: int = 0
    comments: list[Comment] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    asides: list[Aside] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    unread: Reason | None = None
    waiting: list[tuple[AsideKind, list[str]]] = field(default_factory=list)
    _beside: int = 0
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def length(self) -> int:
        """How many characters there are so far: the offset of the next paragraph."""
        return self._length

    def add(self, text: str, kind: ParagraphKind = ParagraphKind.BODY, **marks: Any) -> Paragraph | None:
        """Add a paragraph, stripped, and return it; None if it is blank. ``marks`` are fields of `Paragraph`."""
        text = text.strip()
        if not text:
            return None
        start = self._length
        paragraph = Paragraph(start, start + len(text), kind, **marks)
        self._append(text, paragraph)
        return paragraph

    def add_row(self, cells: list[str], **marks: Any) -> Paragraph | None:
        """Add a table row; its cells are joined by tabs in the text."""
        cells = [" ".join(cell.split()) for cell in cells]
        if not any(cells):
            return None
        spans = []
        at = self._length
        for cell in cells:
            spans.append((at, at + len(cell)))
            at += len(cell) + 1
        row = Paragraph(self._length, at - 1, ParagraphKind.TABLE_ROW, cells=tuple(spans), **marks)
        self._append("\t".join(cells), row)
        return row

    def graft(self, document: Document, table: int = 0) -> int:
        """Add the paragraphs of another document; its tables are numbered from ``table``, the next number is returned.

        Its pages are not taken over.
        """
        shift = self._length
        following = table
        for paragraph in document.paragraphs:
            number = paragraph.table + table if paragraph.table is not None else None
            following = max(following, number + 1) if number is not None else following
            cells = tuple((start + shift, end + shift) for start, end in paragraph.cells)
            moved = replace(
                paragraph,
                start=paragraph.start + shift,
                end=paragraph.end + shift,
                cells=cells,
                table=number,
                page=None,
            )
            self._append(document.text[paragraph.start : paragraph.end], moved)
        self.changes += [replace(c, start=c.start + shift, end=c.end + shift) for c in document.changes]
        self.comments += [replace(c, start=c.start + shift, end=c.end + shift) for c in document.comments]
        self.asides += [replace(a, start=a.start + shift, end=a.end + shift) for a in document.asides]
        self.deletions += document.deletions
        self.attached += document.attached
        return following

    def put_aside(self, kind: AsideKind, text: str, *, goes_on: bool = False) -> None:
        """Keep text that stands beside the agreed text until `place_asides` tells where.

        What is struck out counts as a deletion; text that ``goes_on`` belongs to the last that was put aside.
        """
        self._beside += len(text)
        if self._beside > _MOST_BESIDE or len(self.asides) + len(self.waiting) >= _MOST_ASIDES:
            self.unread = self.unread or Reason.TOO_LARGE
        elif goes_on and self.waiting and self.waiting[-1][0] is kind:
            self.waiting[-1][1].append(text)
        elif text.strip():
            self.waiting.append((kind, [text]))

    def place_asides(self, start: int, end: int | None = None) -> None:
        """Let what was put aside stand beside the text from ``start`` to ``end``, by default to here."""
        until = max(start, self._length - 1) if end is None else end
        waiting, self.waiting = self.waiting, []
        for kind, texts in waiting:
            said = " ".join(finish(clean("".join(texts).replace("\n", " "))).split())
            if said:
                self.asides.append(Aside(kind, said, start, until))
                self.deletions += kind is AsideKind.STRUCK

    def text_of(self, paragraph: Paragraph) -> str:
        """Return the text of a paragraph that was added."""
        return self._pieces[bisect_left(self.paragraphs, paragraph.start, key=lambda one: one.start)]

    def texts_at(self, paragraph: Paragraph, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
        """Yield what stands at ``spans`` of the text, all within ``paragraph``."""
        text = self.text_of(paragraph)
        yield from (text[start - paragraph.start : end - paragraph.start] for start, end in spans)

    def last_text(self) -> str:
        """Return the text of the last paragraph added."""
        return self._pieces[-1]

    def _append(self, text: str, paragraph: Paragraph) -> None:
        self.paragraphs.append(paragraph)
        self._pieces.append(text)
        self._length += len(text) + 1

    def build(
        self, pages: tuple[Page, ...] = (), status: Status = Status.READ, *, reason: Reason | None = None
    ) -> Document:
        """Return the document; ``reason`` tells why not all of it could be read."""
        self.place_asides(self._length)
        if status is Status.READ and self.unread is not None:
            status, reason = Status.PARTLY_READ, self.unread
        return Document(
            path=self.path,
            format=self.format,
            text="".join(piece + "\n" for piece in self._pieces),
            paragraphs=tuple(self.paragraphs),
            pages=pages,
            status=status,
            reason=reason,
            changes=tuple(self.changes),
            deletions=self.deletions,
            comments=tuple(self.comments),
            asides=tuple(dict.fromkeys(self.asides)),
            properties=self.properties,
            attached=tuple(self.attached),
        )
