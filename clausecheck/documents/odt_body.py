"""Walks the body of an OpenDocument text: paragraphs with their numbers, tables, text boxes, notes, comments.

Words that are hidden or struck out are put aside.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from clausecheck.documents.blocks import Blocks, words
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import AsideKind, Attached, Comment, ParagraphKind, Reason
from clausecheck.documents.odt_styles import OUTLINE, STYLE, TEXT, OdtLists, OdtStyles, number
from clausecheck.documents.ole_objects import attached_in
from clausecheck.documents.packages import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_WIDEST, _MOST_REPEATED = 60, 20
_LENGTH = re.compile(r"([\d.]+)(cm|mm|in|pt)")
_IN_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 0.0353}
# In centimetres: a picture as large as this is a scanned page.
_SCAN_WIDTH, _SCAN_HEIGHT = 12.0, 16.0
_NO_TEXT = frozenset((f"{TEXT}tracked-changes", f"{TEXT}hidden-text", f"{TEXT}sequence-decls", f"{_OFFICE}forms"))
_DEEPEST = 200


@dataclass(slots=True)
class OdtWalker:
    """Adds what a body says to ``blocks``.

    ``deletions`` are the ids of tracked deletions; ``unread`` tells why words could not be had, if any.
    """

    blocks: Blocks
    styles: OdtStyles
    limits: Limits
    package: Package | None
    comments: list[Comment] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    deletions: set[str] = field(default_factory=set)
    unread: Reason | None = None
    _gone: set[str] = field(default_factory=set)
    _parted: bool = True
    _lists: OdtLists = field(init=False)
    _asides: list[tuple[ParagraphKind, _Element]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lists = OdtLists(self.styles)

    def walk(self, parent: _Element, kind: ParagraphKind | None = None, depth: int = 0) -> None:
        """Add what stands in ``parent``, its paragraphs as ``kind`` if one is given.

        Raises:
            UnreadableError: elements lie too deep in each other, or there is more text than the limits allow.
        """
        if depth > self.limits.max_nesting:
            raise UnreadableError(Reason.TOO_DEEP, "elements in elements")
        for child in parent:
            tag = child.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, kind)
            elif tag == f"{TEXT}list":
                self._list(child, kind, depth, None, 0)
            elif tag == f"{_TABLE}table":
                self._table(child, depth)
            elif tag == f"{_DRAW}frame" and child.find(f"{_DRAW}text-box") is not None:
                self.walk(child, ParagraphKind.TEXT_BOX, depth + 1)
            elif tag == f"{_DRAW}frame":
                self._words(child, 0)
            elif tag == f"{TEXT}section" and child.get(f"{TEXT}display") == "none":
                self._hide(child)
            elif isinstance(tag, str) and tag not in _NO_TEXT:
                self.walk(child, kind, depth + 1)
            self._put_asides(depth)

    def add_margins(self, pages: Iterable[_Element]) -> None:
        """Keep what headers and footers say, each different line once, as properties."""
        pages = list(pages)
        for name in ("header", "footer"):
            said = dict.fromkeys(line for page in pages for line in self._margin(page, name))
            if said:
                self.blocks.builder.properties[name] = "\n".join(said)[:2000]
            for line in said:
                self.blocks.builder.put_aside(AsideKind.MARGIN, line)

    def _margin(self, page: _Element, name: str) -> Iterator[str]:
        for margin in page:
            if str(margin.tag).startswith(f"{STYLE}{name}"):
                for paragraph in margin.iter(f"{TEXT}p", f"{TEXT}h"):
                    if text := words(self._words(paragraph, 0)):
                        yield text

    def _put_asides(self, depth: int) -> None:
        asides, self._asides = self._asides, []
        for kind, element in asides:
            self.walk(element, kind, depth + 1)

    def _paragraph(
        self, element: _Element, kind: ParagraphKind | None, item: tuple[str, bool, int] = ("", False, 0)
    ) -> None:
        style = element.get(f"{TEXT}style-name", "")
        if style in self.styles.hidden or any(True for _ in element.iter(f"{TEXT}hidden-paragraph")):
            self._hide(element)
            return
        said = self._words(element, 0)
        if style in self.styles.struck:
            self.blocks.builder.put_aside(AsideKind.STRUCK, said)
            said = ""
        label, bullet, level = item
        heading = None
        if element.tag == f"{TEXT}h":
            heading = min(max(number(element.get(f"{TEXT}outline-level", "1"), 1), 1), 9)
            if not label and not bullet and element.get(f"{TEXT}is-list-header") != "true" and level >= 0:
                label, bullet = self._lists.label(OUTLINE, heading - 1, element.get(f"{TEXT}start-value"))
                level = heading - 1
        self.blocks.paragraph(said, heading_level=heading, label=label, bullet=bullet, level=max(level, 0), kind=kind)

    def _list(self, element: _Element, kind: ParagraphKind | None, depth: int, key: str | None, level: int) -> None:
        if depth > self.limits.max_nesting:
            raise UnreadableError(Reason.TOO_DEEP, "lists in lists")
        key = key or self._lists.begin(element, self._list_style(element))
        for item in element:
            counted = item.tag == f"{TEXT}list-item"
            if not counted and item.tag != f"{TEXT}list-header":
                continue
            mark = ("", False)
            for block in item:
                if block.tag in (f"{TEXT}p", f"{TEXT}h"):
                    if counted:
                        mark = self._lists.label(key, level, item.get(f"{TEXT}start-value"))
                        counted = False
                        self._paragraph(block, kind, (*mark, level))
                    else:
                        self._paragraph(block, kind, ("", False, -1))
                elif block.tag == f"{TEXT}list":
                    self._list(block, kind, depth + 1, key, level + 1)
                self._put_asides(depth)

    def _list_style(self, element: _Element) -> str:
        """Return the style of a list: its own, or that of its first paragraph's style."""
        own = element.get(f"{TEXT}style-name")
        if own:
            return str(own)
        for name in ("p", "h"):
            for paragraph in element.iter(f"{TEXT}{name}"):
                return self.styles.list_of.get(paragraph.get(f"{TEXT}style-name", ""), "")
        return ""

    def _words(self, element: _Element, depth: int) -> str:
        """Return the words of a paragraph or a part of one; what stands beside it is put aside."""
        if depth > _DEEPEST:
            raise UnreadableError(Reason.TOO_DEEP, "elements in elements")
        said = [element.text or "" if not self._gone else ""]
        self._parted = self._parted or bool(said[0].strip())
        for child in element:
            said.append(self._inside(child, depth))
            said.append(child.tail or "" if not self._gone else "")
            self._parted = self._parted or bool(said[-1].strip())
        return "".join(said)

    def _inside(self, child: _Element, depth: int) -> str:
        tag = child.tag
        if not isinstance(tag, str) or tag in _NO_TEXT:
            return ""
        if self._is_beside(child, depth):
            return ""
        signs = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
        if tag in signs:
            return signs[str(tag)]
        if tag in (f"{TEXT}change-start", f"{TEXT}change-end"):
            # Most programs keep deleted words apart; some leave them in their place.
            changed = child.get(f"{TEXT}change-id", "")
            (self._gone.add if tag.endswith("start") and changed in self.deletions else self._gone.discard)(changed)
            return ""
        if tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            if body is not None:
                self._asides.append((ParagraphKind.FOOTNOTE, body))
            return ""
        if tag == f"{_OFFICE}annotation":
            self._comment(child)
            return ""
        if tag.startswith(_DRAW) and child.find(f"{TEXT}p") is not None:
            self._asides.append((ParagraphKind.TEXT_BOX, child))
            return ""
        if tag == f"{TEXT}ruby-text":
            return ""
        if tag in (f"{_DRAW}image", f"{_DRAW}object", f"{_DRAW}object-ole"):
            self._object(child, tag.removeprefix(_DRAW))
            return ""
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            return self._words(child, depth + 1) + "\n"
        return self._words(child, depth + 1)

    def _is_beside(self, child: _Element, depth: int) -> bool:
        """Put the words of an element aside that do not show or are struck out; return whether they are."""
        style = child.get(f"{TEXT}style-name", "")
        if style in self.styles.hidden:
            self._hide(child)
        elif style in self.styles.struck and child.tag in (f"{TEXT}span", f"{TEXT}a"):
            goes_on = not self._parted
            self.blocks.builder.put_aside(AsideKind.STRUCK, self._words(child, depth + 1), goes_on=goes_on)
            self._parted = False
        else:
            return False
        return True

    def _hide(self, element: _Element) -> None:
        """Put the words below an element aside, which do not show."""
        paragraphs = list(element.iter(f"{TEXT}p", f"{TEXT}h")) or [element]
        for paragraph in paragraphs:
            self.blocks.builder.put_aside(AsideKind.HIDDEN, "".join(paragraph.itertext()))

    def _comment(self, element: _Element) -> None:
        text = "\n".join(said for paragraph in element.iter(f"{TEXT}p") if (said := words(self._words(paragraph, 0))))
        at = self.blocks.builder.length
        author, date = element.findtext(f"{_DC}creator"), element.findtext(f"{_DC}date")
        if text:
            self.comments.append(Comment(text, at, at, author, date))

    def _object(self, element: _Element, name: str) -> None:
        """Take a picture of a page or an embedded document."""
        place = element.get(_HREF, "").removeprefix("./")
        if name == "object-ole":
            content = self.package.part(place) if self.package is not None else None
            self.attached += attached_in(content, posixpath.basename(place)) if content else ()
        elif name == "object":
            inner = self.package.part(f"{place}/content.xml") if self.package is not None else None
            if inner and (b"<office:spreadsheet" in inner or b"<office:text" in inner):
                self.unread = Reason.UNSUPPORTED
        elif self._is_scan(element.getparent()):
            if self.package is not None and place in self.package.names:
                self.attached.append(Attached(posixpath.basename(place), partial(self._part, place)))
            else:
                self.unread = Reason.NO_TEXT

    def _part(self, place: str) -> bytes:
        return (self.package.part(place) if self.package is not None else None) or b""

    @staticmethod
    def _is_scan(frame: _Element | None) -> bool:
        if frame is None or frame.find(f"{_DRAW}object") is not None or frame.find(f"{_DRAW}object-ole") is not None:
            return False
        return (
            _centimetres(frame.get(f"{_SVG}width", "")) >= _SCAN_WIDTH
            and _centimetres(frame.get(f"{_SVG}height", "")) >= _SCAN_HEIGHT
        )

    def _table(self, table: _Element, depth: int) -> None:
        rows = list(_rows(table, 0))
        if all(sum(1 for cell in row if cell.tag == f"{_TABLE}table-cell") <= 1 for row, _ in rows):
            for row, _ in rows:
                self.walk(row, None, depth + 1)
            return
        texts: list[list[str]] = []
        declared = 0
        for row, heading in rows:
            declared += heading and declared == len(texts)
            texts.append(_narrowed([said for cell in row for said in self._cells(cell, depth)]))
        self.blocks.table(texts, declared)

    def _cells(self, cell: _Element, depth: int) -> Iterator[str]:
        """Yield a cell's text, once for each time that it is repeated; a cell covered by another is empty."""
        if cell.tag == f"{_TABLE}table-cell":
            said = "\n".join(self._cell(cell, depth + 1))
        elif cell.tag == f"{_TABLE}covered-table-cell":
            said = ""
        else:
            return
        times = number(cell.get(f"{_TABLE}number-columns-repeated", "1"), 1)
        for _ in range(min(max(times, 1), _MOST_REPEATED)):
            yield said

    def _cell(self, parent: _Element, depth: int) -> Iterator[str]:
        """Yield the paragraphs of a cell with their numbers, those of lists and tables inside it included."""
        if depth > self.limits.max_nesting:
            raise UnreadableError(Reason.TOO_DEEP, "tables in tables")
        for block in parent:
            if block.tag in (f"{TEXT}p", f"{TEXT}h"):
                style = block.get(f"{TEXT}style-name", "")
                if style in self.styles.hidden:
                    self._hide(block)
                elif style in self.styles.struck:
                    self.blocks.builder.put_aside(AsideKind.STRUCK, self._words(block, 0))
                else:
                    yield self._words(block, 0)
            elif block.tag == f"{TEXT}list":
                yield from self._listed(block, self._lists.begin(block, self._list_style(block)), 0)
            elif isinstance(block.tag, str) and block.tag not in _NO_TEXT:
                yield from self._cell(block, depth + 1)

    def _listed(self, element: _Element, key: str, level: int) -> Iterator[str]:
        if level > self.limits.max_nesting:
            raise UnreadableError(Reason.TOO_DEEP, "lists in lists")
        for item in element:
            label = ""
            if item.tag == f"{TEXT}list-item":
                label, _ = self._lists.label(key, level, item.get(f"{TEXT}start-value"))
            for block in item:
                if block.tag == f"{TEXT}list":
                    yield from self._listed(block, key, level + 1)
                elif block.tag in (f"{TEXT}p", f"{TEXT}h"):
                    yield f"{label} {self._words(block, 0)}".strip()
                    label = ""


def _narrowed(row: list[str]) -> list[str]:
    """Return a row with what stands beyond the widest that is kept in its last cell."""
    return [*row[: _WIDEST - 1], " ".join(filter(None, row[_WIDEST - 1 :]))] if len(row) > _WIDEST else row


def _rows(table: _Element, depth: int, *, heading: bool = False) -> Iterator[tuple[_Element, bool]]:
    """Yield the rows of a table, and whether each is a heading."""
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child, heading
        elif (
            child.tag in (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group") and depth < 9
        ):
            yield from _rows(child, depth + 1, heading=heading or child.tag.endswith("header-rows"))


def _centimetres(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    try:
        return float(found[1]) * _IN_CENTIMETRES[found[2]] if found else 0.0
    except ValueError:
        return 0.0
