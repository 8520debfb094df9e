"""Walks the body of a Word document: paragraphs with their numbers, tables, text boxes, notes, tracked insertions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from clausecheck.documents.blocks import kind_of, words
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.docx_alternatives import holds_alternatives
from clausecheck.documents.docx_looks import FILLED, Look, is_filled
from clausecheck.documents.docx_numbering import Numbering
from clausecheck.documents.docx_numbers import is_on, whole_number
from clausecheck.documents.docx_runs import Aside, Piece, RunReader
from clausecheck.documents.docx_styles import Style, Styles
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.lines import begins_paragraph
from clausecheck.documents.model import Change, Document, Paragraph, ParagraphKind, Reason, View
from clausecheck.documents.table_heads import head_rows

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = ("ins", "moveTo", "del", "moveFrom", "customXml", "smartTag", "sdtContent", "sdt")
_DEEPEST = 100

Chunk = Callable[[str], Document | None]
"""The id of a relation in, the document out that is to stand in its place."""


class BodyWalker:
    """Adds what a body says to a builder, paragraph by paragraph."""

    def __init__(
        self,
        w: str,
        builder: DocumentBuilder,
        styles: Styles,
        numbering: Numbering,
        notes: dict[tuple[str, str], _Element],
        limits: Limits,
        view: View = View.ACCEPTED,
        chunk: Chunk | None = None,
    ) -> None:
        """Begin.

        Args:
            w: the namespace in braces.
            builder: takes what the body says.
            styles: the document's styles.
            numbering: its lists.
            notes: its foot- and endnotes by kind and id.
            limits: bounds on its text and nesting.
            view: how tracked changes are read.
            chunk: gives the documents that stand in the body by reference (altChunk).
        """
        self._w = w
        self._builder = builder
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._limits = limits
        self._runs = RunReader(w, styles, view)
        self._chunk = chunk
        self._open: list[Piece] = []
        self.commented: dict[str, tuple[int, int]] = {}
        self._aside = Aside()
        self._tables = 0
        self.backed = False

    def walk(self, parent: _Element, depth: int = 0) -> None:
        """Add what stands in ``parent``.

        Raises:
            UnreadableError: tables and controls lie too deep in each other, or there is too much text.
        """
        if depth > self._limits.max_nesting:
            raise UnreadableError(Reason.TOO_DEEP, "tables in tables")
        outer, self._open = self._open, []
        for block in self._blocks(parent, 0):
            if block.tag == f"{self._w}p":
                self._paragraph(block)
            else:
                self._close()
                if block.tag == f"{self._w}tbl":
                    self._table(block, depth)
                else:
                    self._graft(block)
            self._put_asides(depth)
            if self._builder.length > self._limits.max_characters:
                raise UnreadableError(Reason.TOO_LARGE, f"{self._builder.length} characters")
        self._close()
        self._open = outer

    def _close(self) -> None:
        """Add the words of a paragraph whose end is gone where none follows that they could run on into."""
        said, self._open = self._open, []
        if said:
            begin = self._builder.length
            self._add(said, label="", bullet=False, level=0, heading_level=None)
            self._place_beside(begin)

    def _graft(self, reference: _Element) -> None:
        """Add the document that stands in the body by reference."""
        document = self._chunk_of(reference)
        if document is not None:
            self._tables = self._builder.graft(document, self._tables)

    def _chunk_of(self, reference: _Element) -> Document | None:
        relation = next((value for name, value in reference.attrib.items() if str(name).endswith("}id")), "")
        return self._chunk(str(relation)) if self._chunk is not None else None

    def _put_asides(self, depth: int) -> None:
        """Add the text boxes and notes that came up, after the paragraph or row that refers to them."""
        aside, self._aside = self._aside, Aside(beside=self._aside.beside)
        backed, self.backed = self.backed, True
        for box in aside.boxes:
            self._walk_as(ParagraphKind.TEXT_BOX, box, depth)
        self.backed = backed
        for key in aside.notes:
            # A note is said once, however often it is referred to.
            note = self._notes.pop(key, None)
            if note is not None:
                self._walk_as(ParagraphKind.FOOTNOTE, note, depth)

    def _walk_as(self, kind: ParagraphKind, parent: _Element, depth: int) -> None:
        paragraphs = self._builder.paragraphs
        before = len(paragraphs)
        self.walk(parent, depth + 1)
        for index in range(before, len(paragraphs)):
            if paragraphs[index].kind is not ParagraphKind.TABLE_ROW:
                paragraphs[index] = replace(paragraphs[index], kind=kind, heading_level=None)

    def _paragraph(self, element: _Element) -> None:
        properties = element.find(f"{self._w}pPr")
        style, number_id, level = self._style_of(properties)
        mark = properties.find(f"{self._w}rPr") if properties is not None else None
        look = self._look(style, properties)
        begin = self._builder.length
        said = self._open + list(self._runs.pieces(element, self._aside, base=look))
        if self._runs.merges(mark):
            self._open = said
            return
        self._open = []
        parts = [part for part in _parts(said) if _words(part)]
        if not parts and (look.hidden or is_on(mark, "vanish", self._w)):
            self._place_beside(begin)
            return
        label, bullet = self._numbering.label(number_id, level) if number_id not in (None, "0") else ("", False)
        heading_level = style.heading_level
        outline = properties.find(f"{self._w}outlineLvl") if properties is not None else None
        if outline is not None:
            value = whole_number(outline, f"{self._w}val", 9)
            heading_level = value + 1 if 0 <= value < 9 else None
        for index, part in enumerate(parts):
            self._add(
                part,
                label=label if index == 0 else "",
                bullet=bullet and index == 0,
                level=level,
                heading_level=heading_level,
            )
        self._place_beside(begin)

    def _look(self, style: Style, properties: _Element | None) -> Look:
        """Return how the words of a paragraph look where its runs do not say otherwise."""
        filled = self.backed or is_filled(properties, self._w)
        return FILLED.over(style.look) if filled else style.look

    def _place_beside(self, begin: int) -> None:
        """Hand on what was left out of the paragraphs that were added from ``begin`` on."""
        for kind, texts in self._aside.beside:
            self._builder.put_aside(kind, "".join(texts))
        self._aside.beside.clear()
        self._aside.part()
        self._builder.place_asides(begin)

    def _add(self, part: Sequence[Piece], *, label: str, bullet: bool, level: int, heading_level: int | None) -> None:
        text = _words(part)
        kind = kind_of(text, heading_level=heading_level, label=label, bullet=bullet)
        paragraph = self._builder.add(
            text,
            kind,
            heading_level=heading_level if kind is ParagraphKind.HEADING else None,
            label=label.rstrip(".") or None,
            list_level=level if label or bullet else None,
        )
        if paragraph is not None:
            self._note_changes(part, paragraph)
            self._note_comments(paragraph)

    def _note_comments(self, paragraph: Paragraph) -> None:
        for identifier in self._aside.comments:
            start, _ = self.commented.get(identifier, (paragraph.start, 0))
            self.commented[identifier] = (start, paragraph.end)
        self._aside.comments.clear()

    def _style_of(self, properties: _Element | None) -> tuple[Style, str | None, int]:
        """Return style, list and level (from 0) of a paragraph: its own list before its style's."""
        style_id = number_id = None
        level: int | None = None
        if properties is not None:
            named = properties.find(f"{self._w}pStyle")
            style_id = named.get(f"{self._w}val") if named is not None else None
            number = properties.find(f"{self._w}numPr")
            if number is not None:
                identifier, at = number.find(f"{self._w}numId"), number.find(f"{self._w}ilvl")
                number_id = identifier.get(f"{self._w}val") if identifier is not None else None
                level = whole_number(at, f"{self._w}val", 0) if at is not None else None
        style = self._styles.get(style_id or "") or self._styles.default
        if number_id is None:
            number_id = style.number_id
            linked = self._numbering.by_style.get(style_id or "")
            if linked is not None and number_id != "0":
                number_id = number_id or linked[0]
                level = linked[1] if level is None else level
        level = style.level if level is None else level
        return style, number_id, min(max(level or 0, 0), 8)

    def _note_changes(self, said: Sequence[Piece], paragraph: Paragraph) -> None:
        """Record where tracked changes stand in the paragraph's text as it was cleaned."""
        text = self._builder.last_text()
        changes = self._builder.changes
        at = 0
        for piece in said:
            stretch = words(piece.text)
            found = text.find(stretch, at) if stretch else -1
            if found < 0:
                continue
            at = found + len(stretch)
            if piece.change is None:
                continue
            start, end = paragraph.start + found, paragraph.start + at
            last = changes[-1] if changes else None
            same = last is not None and (last.author, last.kind) == (piece.author, piece.change)
            if last is not None and same and last.end >= start - 1 and last.end > paragraph.start:
                changes[-1] = replace(last, end=end)
            else:
                changes.append(Change(start, end, piece.author, piece.date, piece.change))

    def _table(self, table: _Element, depth: int) -> None:
        rows = [row for row in self._below(table, "tr", 0) if self._stands(row.find(f"{self._w}trPr"), "")]
        backed, self.backed = self.backed, self.backed or self._is_backed(table.find(f"{self._w}tblPr"))
        if self._is_frame(table, rows):
            for row in rows:
                for cell in self._below(row, "tc", 0):
                    around, self.backed = self.backed, self.backed or self._is_backed(cell.find(f"{self._w}tcPr"))
                    self.walk(cell, depth + 1)
                    self.backed = around
        else:
            self._rows(rows, depth)
        self.backed = backed

    def _is_frame(self, table: _Element, rows: Sequence[_Element]) -> bool:
        """Tell whether a table is a frame around text: of one column, or around tables, one in a row at most."""
        if all(sum(1 for _ in self._below(row, "tc", 0)) <= 1 for row in rows):
            return True
        if next(table.iterdescendants(f"{self._w}tbl"), None) is None:
            return False
        return all(sum(map(_has_words, self._below(row, "tc", 0))) <= 1 for row in rows)

    def _is_backed(self, properties: _Element | None) -> bool:
        """Return whether a table or cell with these properties has another colour than white behind its words."""
        style = properties.find(f"{self._w}tblStyle") if properties is not None else None
        named = self._styles.get(style.get(f"{self._w}val", "")) if style is not None else None
        return (named is not None and named.filled) or is_filled(properties, self._w)

    def _rows(self, rows: Sequence[_Element], depth: int) -> None:
        number = self._tables
        self._tables += 1
        texts: list[list[str]] = []
        declared = 0
        for row in rows:
            said: list[Piece] = []
            begin = self._builder.length
            texts.append(self._row(row, said, depth))
            declared += is_on(row.find(f"{self._w}trPr"), "tblHeader", self._w) and declared == len(texts) - 1
            added = self._builder.add_row(texts[-1], table=number)
            if added is not None:
                self._note_changes(said, added)
                self._note_comments(added)
            else:
                texts.pop()
            self._place_beside(begin)
        heads = max(declared if declared < len(texts) else 0, head_rows(texts))
        paragraphs = self._builder.paragraphs
        for index in range(len(paragraphs) - len(texts), len(paragraphs) - len(texts) + heads):
            paragraphs[index] = replace(paragraphs[index], header_row=True)

    def _stands(self, properties: _Element | None, prefix: str) -> bool:
        """Return whether a row, or with the prefix "cell" a cell, that may be a tracked change stands in this view."""
        if properties is None:
            return True
        names = ("ins", "del") if not prefix else (f"{prefix}Ins", f"{prefix}Del")
        return all(
            self._runs.keeps(name.removeprefix(prefix).lower())
            for name in names
            if properties.find(f"{self._w}{name}") is not None
        )

    def _row(self, row: _Element, said: list[Piece], depth: int) -> list[str]:
        """Return the cells' texts, one for each column of the grid; a merged cell has its words in its first column."""
        texts = []
        before = row.find(f"{self._w}trPr/{self._w}gridBefore")
        texts += [""] * (_count(before, self._w) if before is not None else 0)
        for cell in self._below(row, "tc", 0):
            if not self._stands(cell.find(f"{self._w}tcPr"), "cell"):
                continue
            backed, self.backed = self.backed, self.backed or self._is_backed(cell.find(f"{self._w}tcPr"))
            texts.append(" ".join(self._cell(cell, said, depth + 1)))
            self.backed = backed
            span = cell.find(f"{self._w}tcPr/{self._w}gridSpan")
            texts += [""] * (_count(span, self._w) - 1 if span is not None else 0)
        return texts

    def _cell(self, cell: _Element, said: list[Piece], depth: int) -> Iterator[str]:
        """Yield the paragraphs of a cell, those of tables inside it included, with their numbers."""
        if depth > self._limits.max_nesting:
            raise UnreadableError(Reason.TOO_DEEP, "tables in tables")
        for block in self._blocks(cell, 0):
            if block.tag == f"{self._w}altChunk":
                document = self._chunk_of(block)
                yield " ".join(document.text.split()) if document is not None else ""
                continue
            if block.tag == f"{self._w}tbl":
                for row in self._below(block, "tr", 0):
                    for inner in self._below(row, "tc", 0):
                        yield from self._cell(inner, said, depth + 1)
                continue
            properties = block.find(f"{self._w}pPr")
            style, number_id, level = self._style_of(properties)
            here = list(self._runs.pieces(block, self._aside, base=self._look(style, properties)))
            text = _words(here)
            if not text:
                continue
            said += here
            label = self._numbering.label(number_id, level)[0] if number_id not in (None, "0") else ""
            yield f"{label} {text}".strip()

    def _blocks(self, parent: _Element, depth: int) -> Iterator[_Element]:
        """Yield the paragraphs, tables and documents by reference in ``parent``, through controls and changes."""
        if depth > _DEEPEST:
            raise UnreadableError(Reason.TOO_DEEP, "controls in controls")
        for child in parent:
            name = child.tag.removeprefix(self._w) if isinstance(child.tag, str) else ""
            if name in ("p", "tbl", "altChunk"):
                yield child
            elif (name in _WRAPPERS and self._runs.keeps(name)) or holds_alternatives(child):
                yield from self._blocks(child, depth + 1)

    def _below(self, parent: _Element, name: str, depth: int) -> Iterator[_Element]:
        """Yield the rows of a table or the cells of a row, through controls and changes."""
        if depth > _DEEPEST:
            raise UnreadableError(Reason.TOO_DEEP, "controls in controls")
        for child in parent:
            own = child.tag.removeprefix(self._w) if isinstance(child.tag, str) else ""
            if own == name:
                yield child
            elif (own in _WRAPPERS and self._runs.keeps(own)) or holds_alternatives(child):
                yield from self._below(child, name, depth + 1)


def _has_words(cell: _Element) -> bool:
    return any(text.strip() for text in cell.itertext() if isinstance(text, str))


def _words(said: Sequence[Piece]) -> str:
    return words("".join(piece.text for piece in said))


def _parts(said: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the paragraphs that line breaks make inside one: where an empty line, a number or a list marker follows."""
    lines: list[list[Piece]] = [[]]
    for piece in said:
        first, *more = piece.text.split("\n")
        lines[-1].append(replace(piece, text=first))
        lines += [[replace(piece, text=line)] for line in more]
    part: list[Piece] = []
    above = ""
    for line in lines:
        text = _words(line)
        if part and (not above or begins_paragraph(text, above)):
            yield part
            part = []
        elif part:
            part.append(Piece(" "))
        part += line
        above = text
    yield part


def _count(element: _Element, w: str) -> int:
    """Return a count of grid columns, kept within reason."""
    return min(max(whole_number(element, f"{w}val", 1), 0), 60)
