"""Walks the text of a Word binary file: paragraphs with their numbers, tables, notes where they are referred to."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from clausecheck.documents import doc_pieces as parts
from clausecheck.documents.blocks import Blocks, on_grid
from clausecheck.documents.doc_pieces import DELETED, HIDDEN, STRUCK, Binary
from clausecheck.documents.doc_sprms import (
    P_IN_TABLE,
    P_LEVEL,
    P_LIST,
    P_OUTLINE,
    P_ROW_END,
    P_STYLE,
    T_DEFINITION,
    T_HEADING,
    Runs,
    Sprms,
    number,
    paragraph_runs,
    sprms,
)
from clausecheck.documents.docx_numbering import Numbering
from clausecheck.documents.docx_styles import Style
from clausecheck.documents.model import AsideKind, ParagraphKind

_ENDS = re.compile("[\r\x07\x0c]")
_SIGNS = {0x0B: "\n", 0x0E: " ", 0x0C: " ", 0x1E: "-", 0x1F: "\u00ad", 0x09: " ", 0x07: " "}
_SIGNS |= dict.fromkeys((0, 1, 2, 3, 4, 5, 6, 8), "")
_KINDS = {DELETED: AsideKind.DELETED, HIDDEN: AsideKind.HIDDEN, STRUCK: AsideKind.STRUCK}
_ENDS_GONE = (bytes((DELETED,)), bytes((HIDDEN,)))
_FIELD = re.compile("[\x13\x14\x15]")
# A list number in a file that stands for no list.
_NO_LIST = ("0", "2047", "63489")


@dataclass(slots=True)
class DocWalker:
    """Adds what the stories of a file say to ``blocks``.

    ``asides`` are the notes and text boxes (what each is, where it begins and ends) by the place that refers to them.
    """

    blocks: Blocks
    binary: Binary
    styles: dict[int, Style]
    numbering: Numbering
    asides: dict[int, tuple[ParagraphKind, tuple[int, int]]] = field(default_factory=dict)
    _runs: Runs = field(init=False)
    _open: str = ""
    _cell: list[str] = field(default_factory=list)
    _cells: list[str] = field(default_factory=list)
    _rows: list[tuple[list[str], list[int]]] = field(default_factory=list)
    _heads: int = 0

    def __post_init__(self) -> None:
        self._runs = paragraph_runs(self.binary.main, self.binary.part(parts.PARAGRAPHS))

    def walk(self, begin: int, end: int, kind: ParagraphKind | None = None) -> None:
        """Add the text from ``begin`` to ``end``, its paragraphs as ``kind`` if one is given.

        Raises:
            UnreadableError: there is more text than the limits allow.
        """
        waiting: list[int] = []
        for start, stop, changes in self._paragraphs(begin, end):
            if kind is None:
                waiting += [place for place in self.asides if start <= place <= stop]
            said = self._open + self.words(start, stop)
            self._put_gone(start, stop)
            if self.binary.gone[stop : stop + 1] in _ENDS_GONE and number(changes, P_ROW_END) != 1:
                # The end of this paragraph is deleted: it runs on into the next.
                self._open = said
                continue
            self._open = ""
            if number(changes, P_IN_TABLE) == 1:
                self._in_table(said, changes, self.binary.text[stop : stop + 1] == "\x07")
                continue
            self._end_table()
            self._add(said, changes, kind)
            self._put(waiting)
        if self._open.strip():
            self.blocks.paragraph(self._open, kind=kind)
            self._open = ""
        self._end_table()
        self._put(waiting)

    def _put(self, waiting: list[int]) -> None:
        """Add the asides that the places in ``waiting`` refer to, and empty it."""
        for place in waiting:
            kind, (begin, end) = self.asides.pop(place)
            self.walk(begin, end, kind)
        waiting.clear()

    def words(self, begin: int, end: int) -> str:
        """Return the words of a stretch without what is gone, and of fields what they show."""
        text, gone = self.binary.text[begin:end], self.binary.gone
        if any(gone[begin:end]):
            text = "".join(char for index, char in enumerate(text, begin) if not gone[index] or char in "\x13\x14\x15")
        return _without_codes(text).translate(_SIGNS)

    def _put_gone(self, begin: int, end: int) -> None:
        """Put aside what is deleted, hidden or struck out."""
        gone = self.binary.gone[begin:end]
        at = begin
        for sign, run in groupby(gone) if any(gone) else ():
            until = at + sum(1 for _ in run)
            if sign in _KINDS:
                said = _without_codes(self.binary.text[at:until]).translate(_SIGNS)
                self.blocks.builder.put_aside(_KINDS[sign], said)
            at = until

    def _paragraphs(self, begin: int, end: int) -> Iterator[tuple[int, int, Sprms]]:
        """Yield where each paragraph begins and ends, its mark not included, with its properties."""
        start = begin
        for found in _ENDS.finditer(self.binary.text, begin, end):
            place = found.start()
            index, raw = self._runs.at(self.binary.offset_of(place))
            if found[0] == "\x0c" and index >= 0 and self._runs.at(self.binary.offset_of(place + 1))[0] == index:
                # A page break inside a paragraph.
                continue
            changes = sprms(raw[2:])
            if len(raw) >= 2 and P_STYLE not in changes:
                changes[P_STYLE] = raw[:2]
            yield start, place, changes
            start = place + 1
        if start < end:
            yield start, end, {}

    def _add(self, said: str, changes: Sprms, kind: ParagraphKind | None) -> None:
        style = self.styles.get(number(changes, P_STYLE), Style())
        heading = style.heading_level
        if P_OUTLINE in changes:
            outline = number(changes, P_OUTLINE)
            heading = outline + 1 if outline < 9 else None
        label, bullet, level = self._label(changes, style)
        self.blocks.paragraph(said, heading_level=heading, label=label, bullet=bullet, level=level, kind=kind)

    def _label(self, changes: Sprms, style: Style) -> tuple[str, bool, int]:
        number_id = str(number(changes, P_LIST)) if P_LIST in changes else style.number_id
        level = number(changes, P_LEVEL) if P_LEVEL in changes else style.level
        linked = self.numbering.by_style.get(str(number(changes, P_STYLE)))
        if level is None and linked is not None and linked[0] == number_id:
            level = linked[1]
        level = min(max(level or 0, 0), 8)
        if number_id is None or number_id in _NO_LIST:
            return "", False, level
        return *self.numbering.label(number_id, level), level

    def _in_table(self, said: str, changes: Sprms, ends_cell: bool) -> None:
        if number(changes, P_ROW_END) == 1:
            self._end_row(changes)
            return
        if said.strip():
            style = self.styles.get(number(changes, P_STYLE), Style())
            label, _, _ = self._label(changes, style)
            self._cell.append(f"{label} {said}".strip())
        if ends_cell:
            self._cells.append("\n".join(self._cell))
            self._cell.clear()

    def _end_row(self, changes: Sprms) -> None:
        cells, self._cells = self._cells, []
        self._cell.clear()
        if not any(cell.strip() for cell in cells):
            return
        self._heads += number(changes, T_HEADING) == 1 and self._heads == len(self._rows)
        self._rows.append((cells, _edges(changes.get(T_DEFINITION, b""))))

    def _end_table(self) -> None:
        if self._cell or self._cells:
            self._end_row({})
        rows, self._rows = self._rows, []
        heads, self._heads = self._heads, 0
        if rows:
            self.blocks.table(on_grid(rows), heads)


def _edges(definition: bytes) -> list[int]:
    """Return where the cells of a row end, in twentieths of a point."""
    if len(definition) < 3:
        return []
    count = definition[2]
    try:
        return list(struct.unpack_from(f"<{count + 1}h", definition, 3))[1:]
    except struct.error:
        return []


def _without_codes(text: str) -> str:
    """Return text without the codes of its fields; what they show stays."""
    if "\x13" not in text and "\x15" not in text:
        return text
    said: list[str] = []
    codes = 0
    shown: list[bool] = []
    at = 0
    for found in _FIELD.finditer(text):
        if codes == 0:
            said.append(text[at : found.start()])
        at = found.end()
        if found[0] == "\x13":
            shown.append(False)
            codes += 1
        elif shown and found[0] == "\x14" and not shown[-1]:
            shown[-1] = True
            codes -= 1
        elif shown and found[0] == "\x15":
            codes -= not shown.pop()
    if codes == 0:
        said.append(text[at:])
    return "".join(said)
