"""What paragraphs and tables of a word processor or a web page are, once their words, style and number are known."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.lines import begins_listed, begins_paragraph, reads_as_sentence
from clausecheck.documents.mending import clean, finish
from clausecheck.documents.model import Paragraph, ParagraphKind, Reason
from clausecheck.documents.table_heads import head_rows

# A number or letter that a program wrote before a paragraph without the gap that it shows: "1.1Kontrakten", "a)at".
_GLUED = re.compile(r"((?:\d{1,2}\.){1,4}\d{0,2}\.?)(?=[A-ZÆØÅ][a-zæøå])|([a-z]\))(?=[^\W\d_])")
_LONGEST_SIGN = 6
_MOST_COLUMNS = 60


def kind_of(text: str, *, heading_level: int | None, label: str, bullet: bool) -> ParagraphKind:
    """Return what a paragraph is: a heading by its style unless it says something, a list item by its mark."""
    if heading_level is not None and not reads_as_sentence(text):
        return ParagraphKind.HEADING
    lettered = bool(label) and len(label) < _LONGEST_SIGN and not any(sign.isdigit() for sign in label)
    if bullet or lettered or begins_listed(text):
        return ParagraphKind.LIST_ITEM
    return ParagraphKind.BODY


def words(text: str) -> str:
    """Return text in one line, cleaned, with single spaces."""
    return " ".join(finish(clean(text.replace("\n", " "))).split())


def broken_lines(text: str) -> Iterator[str]:
    """Yield the paragraphs that line breaks make inside one: where an empty line, a number or a list marker follows."""
    part: list[str] = []
    above = ""
    for line in text.split("\n"):
        said = words(line)
        if part and (not above or begins_paragraph(said, above)):
            yield " ".join(part)
            part = []
        part.append(said)
        above = said
    yield " ".join(part)


class Blocks:
    """Adds paragraphs and tables to a builder; the readers of all formats but PDF and plain text use it."""

    def __init__(self, builder: DocumentBuilder, limits: Limits) -> None:
        """Begin a document; ``limits`` bound its text."""
        self.builder = builder
        self._limits = limits
        self._tables = 0

    def paragraph(
        self,
        text: str,
        *,
        heading_level: int | None = None,
        label: str = "",
        bullet: bool = False,
        level: int | None = None,
        kind: ParagraphKind | None = None,
    ) -> None:
        """Add what a paragraph says; line breaks in it may make several.

        Args:
            text: its words, newlines being line breaks.
            heading_level: from 1, where its style makes it a heading.
            label: the number that is printed before it and is not in ``text``.
            bullet: whether a bullet is printed before it.
            level: how deep in its list it lies, from 0.
            kind: what it is, where that is known (a footnote, a text box).

        Raises:
            UnreadableError: there is more text than the limits allow.
        """
        begin = self.builder.length
        for index, part in enumerate(part for part in broken_lines(text) if part):
            first = index == 0
            own = label if first else ""
            if not own:
                part = _GLUED.sub(r"\g<0> ", part, count=1) if _GLUED.match(part) else part
            what = kind or kind_of(part, heading_level=heading_level, label=own, bullet=bullet and first)
            self.builder.add(
                part,
                what,
                heading_level=heading_level if what is ParagraphKind.HEADING else None,
                label=own.rstrip(".") or None,
                list_level=(level or 0) if first and (label or bullet) else None,
            )
        self.builder.place_asides(begin)
        self._check()

    def table(self, rows: Sequence[Sequence[str]], declared: int = 0) -> None:
        """Add a table; ``declared`` of its rows say themselves that they are headings.

        One of a single column is a frame around text: its cells become paragraphs.

        Raises:
            UnreadableError: there is more text than the limits allow.
        """
        if all(sum(bool(cell.strip()) for cell in row) <= 1 for row in rows) and _columns(rows) <= 1:
            begin, beside, self.builder.waiting = self.builder.length, self.builder.waiting, []
            for row in rows:
                for cell in row:
                    self.paragraph(cell)
            self.builder.waiting = beside
            self.builder.place_asides(begin)
            return
        begin = self.builder.length
        columns = _columns(rows)
        texts = [[words(cell) for cell in row] + [""] * (columns - len(row)) for row in rows]
        added: list[Paragraph] = []
        kept = []
        for row in texts:
            paragraph = self.builder.add_row(row, table=self._tables)
            if paragraph is not None:
                added.append(paragraph)
                kept.append(row)
        self._tables += 1
        heads = max(declared if declared < len(kept) else 0, head_rows(kept))
        paragraphs = self.builder.paragraphs
        first = len(paragraphs) - len(added)
        for index in range(first, first + heads):
            paragraphs[index] = replace(paragraphs[index], header_row=True)
        self.builder.place_asides(begin)
        self._check()

    def _check(self) -> None:
        if self.builder.length > self._limits.max_characters:
            raise UnreadableError(Reason.TOO_LARGE, f"{self.builder.length} characters")


def _columns(rows: Sequence[Sequence[str]]) -> int:
    return max((len(row) for row in rows), default=0)


def on_grid(rows: Sequence[tuple[Sequence[str], Sequence[int]]], tolerance: int = 40) -> list[list[str]]:
    """Return rows of cells laid out on the columns of their table; a wide cell has its words in its first column.

    Args:
        rows: the cells' texts, and where each ends to the right (in any unit).
        tolerance: edges that differ by no more than this are one.
    """
    edges: list[int] = []
    for edge in sorted(edge for _, ends in rows for edge in ends):
        if not edges or edge - edges[-1] > tolerance:
            edges.append(edge)
    laid = []
    for texts, ends in rows:
        if len(texts) != len(ends) or len(edges) > _MOST_COLUMNS:
            laid.append(list(texts))
            continue
        row: list[str] = []
        for text, end in zip(texts, ends, strict=True):
            column = max(len(row), bisect_right(edges, end) - 1)
            row += [text, *[""] * (column - len(row))]
        laid.append(row)
    return laid
