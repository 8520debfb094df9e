"""Walks the elements of a web page: paragraphs, lists with their numbers, tables; hidden and struck-out words apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from clausecheck.documents.blocks import Blocks
from clausecheck.documents.docx_numbering import printed_number
from clausecheck.documents.formats import names
from clausecheck.documents.html_css import Sheets, is_struck
from clausecheck.documents.html_parts import blocks_of, is_picture, leads_out, written_in
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import AsideKind, Attached, ParagraphKind, Reason
from clausecheck.documents.pictures import is_speck, may_be_logo

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 220
_SKIPPED, _BLOCKS = names("html", "skipped"), names("html", "blocks")
_HEADING = re.compile(r"h([1-6])")
_NOTE = re.compile(r"(?i)(?:sd)?(?:foot|end)note\d+|(?:ftn|edn)\d+")
# The number of a note, at its reference and before its text.
_NOTE_SIGNS = frozenset(("sdfootnoteanc", "sdfootnotesym", "sdendnoteanc", "sdendnotesym", "MsoFootnoteReference"))
_LONGEST_NOTE_SIGN = 8
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LIST_STYLES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_LIST_STYLE = re.compile(r"(?i)list-style(?:-type)?\s*:\s*([a-z-]+)")
_WIDEST = 60
_SECTIONS, _CELLS = ("thead", "tbody", "tfoot"), ("td", "th")
_TABLE_PARTS = (*_SECTIONS, "tr", "colgroup", "col")


@dataclass(slots=True)
class _Mark:
    """What the paragraph that is being collected is, as the elements around it say."""

    heading_level: int | None = None
    label: str = ""
    bullet: bool = False
    level: int = 0
    kind: ParagraphKind | None = None


@dataclass(slots=True)
class _List:
    """A list while its items are counted."""

    ordered: bool
    form: str = "decimal"
    next: int = 1
    step: int = 1
    hidden: bool = False
    plain: bool = False
    section: str = ""


@dataclass(slots=True)
class HtmlWalker:
    """Adds what a page says to ``blocks``, paragraph by paragraph.

    ``frame`` adds a page that is written into this one; ``pictures`` counts those that may hold words.
    """

    blocks: Blocks
    limits: Limits
    frame: Callable[[str], None]
    pictures: int = 0
    _sheets: Sheets = field(default_factory=Sheets)
    _said: list[str] = field(default_factory=list)
    _mark: _Mark = field(default_factory=_Mark)
    _lists: list[_List] = field(default_factory=list)
    _ended: dict[int, _List] = field(default_factory=dict)
    _cell: list[str] | None = None
    _parted: bool = True

    def walk(self, element: _Element) -> None:
        """Add what stands in ``element``.

        Raises:
            UnreadableError: elements lie too deep in each other, or there is more text than the limits allow.
        """
        for sheet in element.iter("style"):
            self._sheets.add(sheet.text or "")
        self._element(element, 0, preserved=False)
        self._flush()

    def _element(self, element: _Element, depth: int, *, preserved: bool) -> None:
        if depth > _DEEPEST:
            raise UnreadableError(Reason.TOO_DEEP, "elements in elements")
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if not tag or tag in _SKIPPED or _is_note_sign(element) or self._is_beside(element):
            return
        margin = element.get("title", "")
        if tag == "div" and margin in ("header", "footer"):
            said = list(blocks_of(element))
            self.blocks.builder.properties.setdefault(margin, " ".join(said)[:2000])
            self._put(AsideKind.MARGIN, said)
            return
        if tag in ("br", "input", "textarea", "select"):
            self._said.append("\n" if tag == "br" else _entered(element))
        elif tag == "table":
            self._table(element, depth)
        elif tag in ("iframe", "object", "embed", "img"):
            self._elsewhere(element, depth)
        elif tag == "svg":
            for drawn in element.iter("text"):
                self._said.append(f" {' '.join(drawn.itertext())} ")
        elif tag in _BLOCKS:
            self._flush()
            before = self._mark
            self._mark = self._marked(element, tag)
            self._inside(element, depth, preserved=preserved or tag == "pre")
            self._flush()
            self._mark = before
            if tag in ("ol", "ul", "menu"):
                ended = self._lists.pop()
                self._ended[len(self._lists)] = ended
        else:
            self._inside(element, depth, preserved=preserved)

    def _is_beside(self, element: _Element) -> bool:
        """Put words aside that do not show or are struck out; return whether they are."""
        declared = self._sheets.of(element)
        if element.tag == "template" or self._sheets.is_hidden(element, declared):
            self._put(AsideKind.HIDDEN, blocks_of(element))
        elif is_struck(element, declared):
            inline = not any(child.tag in _BLOCKS for child in element.iterdescendants())
            self._put(AsideKind.STRUCK, ["".join(element.itertext())] if inline else blocks_of(element))
            self._parted = not inline
            if element.tag == "li":
                # Its number is printed all the same.
                self._item(element)
        else:
            return False
        return True

    def _put(self, kind: AsideKind, texts: Iterable[str]) -> None:
        for text in texts:
            self.blocks.builder.put_aside(kind, text, goes_on=not self._parted and kind is AsideKind.STRUCK)
        self._parted = True

    def _elsewhere(self, element: _Element, depth: int) -> None:
        """Take what a page holds of another page, or note that it is not here."""
        written = element.get("srcdoc")
        if element.tag == "img" and (content := written_in(element)) is not None:
            self._attach(content)
        elif element.tag == "img":
            self.pictures += is_picture(element)
        elif written and element.tag == "iframe":
            said, self._said = self._said, []
            self.frame(written)
            self._said = said
        elif leads_out(element):
            self.blocks.builder.unread = self.blocks.builder.unread or Reason.ELSEWHERE
        if element.tag == "object":
            self._inside(element, depth, preserved=False)

    def _attach(self, picture: bytes) -> None:
        """Let a picture that is written into the page be read as a file of its own."""
        if not is_speck(picture):
            attached = self.blocks.builder.attached
            logo = may_be_logo(picture)
            attached.append(Attached(f"billede {len(attached) + 1}", partial(bytes, picture), logo=logo))

    def _inside(self, element: _Element, depth: int, *, preserved: bool) -> None:
        self._text(element.text, preserved=preserved)
        for child in element:
            self._element(child, depth + 1, preserved=preserved)
            self._text(child.tail, preserved=preserved)

    def _text(self, text: str | None, *, preserved: bool) -> None:
        if text:
            self._parted = self._parted or bool(text.strip())
            self._said.append(text.replace("\r", "") if preserved else " ".join(re.split(r"[ \t\r\n\f]+", text)))

    def _flush(self) -> None:
        said = "".join(self._said)
        self._said.clear()
        if not said.strip():
            if self._cell is None:
                self.blocks.builder.place_asides(self.blocks.builder.length)
            return
        mark = self._mark
        if self._cell is not None:
            self._cell.append(f"{mark.label} {said}")
            mark.label = ""
            return
        self.blocks.paragraph(
            said.strip(),
            heading_level=mark.heading_level,
            label=mark.label,
            bullet=mark.bullet,
            level=mark.level,
            kind=mark.kind,
        )
        # Only the first paragraph of an item bears its number.
        mark.label, mark.bullet = "", False

    def _marked(self, element: _Element, tag: str) -> _Mark:
        """Return the mark of the paragraphs inside a block, and open the list that it may be."""
        before = self._mark
        if found := _HEADING.fullmatch(tag):
            mark = _Mark(int(found[1]), before.label, before.bullet, before.level, before.kind)
            before.label, before.bullet = "", False
            return mark
        if tag in ("ol", "ul", "menu"):
            opened = _list(element, tag)
            if _goes_on(element) and len(self._lists) in self._ended:
                ended = self._ended[len(self._lists)]
                opened.next, opened.section, opened.plain = ended.next, ended.section, ended.plain
            self._lists.append(opened)
            return before
        if tag == "li":
            return self._item(element)
        if tag in ("div", "aside", "li") and _NOTE.fullmatch(element.get("id", "")):
            return _Mark(kind=ParagraphKind.FOOTNOTE)
        return before

    def _item(self, element: _Element) -> _Mark:
        if not self._lists:
            return _Mark(bullet=True)
        here = self._lists[-1]
        level = len(self._lists) - 1
        if here.hidden or not here.ordered:
            return _Mark(bullet=not here.hidden, level=level)
        value = element.get("value", "")
        number = int(value) if value.isdecimal() and len(value) < 7 else here.next
        here.next = number + here.step
        label = printed_number(number, here.form)
        outer = self._lists[-2].section if level > 0 else ""
        if here.plain and outer:
            # Word processors write "1.1" below the heading "1" as a list in the heading's item.
            label = f"{outer}.{label}"
        here.section = label if here.plain and (outer or any(_HEADING.fullmatch(str(c.tag)) for c in element)) else ""
        return _Mark(label=f"{label}.", level=level)

    def _table(self, table: _Element, depth: int) -> None:
        self._flush()
        sections = {table: True}
        rows = []
        self._astray(table, depth)
        for row in _rows(table, 0):
            section = row.getparent()
            if section not in sections:
                sections[section] = not self._is_beside(section)
            if sections[section] and not self._is_beside(row):
                rows.append(row)
        caption = table.find("caption")
        if caption is not None:
            self._element(caption, depth + 1, preserved=False)
        if self._cell is not None or _is_layout(table, rows):
            for row in rows:
                for cell in _cells(row):
                    self._element(cell, depth + 2, preserved=False)
                    self._flush()
            return
        texts: list[list[str]] = []
        spans: dict[int, int] = {}
        declared = 0
        for row in rows:
            cells = _cells(row)
            texts.append(self._row(cells, spans, depth))
            heading = bool(cells) and all(cell.tag == "th" for cell in cells)
            declared += (heading or row.getparent().tag == "thead") and declared == len(texts) - 1
        self.blocks.table(texts, declared)

    def _astray(self, part: _Element, depth: int) -> None:
        """Add what stands in a table outside its cells: it is shown before it."""
        if depth > _DEEPEST:
            raise UnreadableError(Reason.TOO_DEEP, "elements in elements")
        texts = [part.text, *(child.tail for child in part)]
        for text in texts:
            if text and text.strip():
                self._text(text, preserved=False)
                self._flush()
        for child in part:
            if child.tag in _TABLE_PARTS:
                self._astray(child, depth + 1)
            elif child.tag not in _CELLS and child.tag != "caption":
                self._element(child, depth + 1, preserved=False)
                self._flush()

    def _row(self, cells: list[_Element], spans: dict[int, int], depth: int) -> list[str]:
        """Return a row's texts by column; ``spans`` tells how many rows a cell from above still fills in a column."""
        texts: list[str] = []
        for cell in cells:
            self._fill(texts, spans)
            said, wide = self._cell_text(cell, depth + 2), _count(cell, "colspan")
            if len(texts) >= _WIDEST:
                texts[-1] = f"{texts[-1]} {said}".strip()
                continue
            down = _count(cell, "rowspan") - 1
            for offset in range(min(wide, _WIDEST - len(texts))):
                if down > 0:
                    spans[len(texts)] = down
                texts.append(said if offset == 0 else "")
        self._fill(texts, spans)
        return texts

    def _cell_text(self, cell: _Element, depth: int) -> str:
        if self._is_beside(cell):
            return ""
        self._cell = []
        mark, self._mark = self._mark, _Mark()
        self._inside(cell, depth, preserved=False)
        self._flush()
        said, self._cell, self._mark = "\n".join(self._cell), None, mark
        return said

    @staticmethod
    def _fill(texts: list[str], spans: dict[int, int]) -> None:
        while spans.get(len(texts), 0) > 0:
            spans[len(texts)] -= 1
            texts.append("")


def _goes_on(element: _Element) -> bool:
    """Return whether a list goes on with the one before it: word processors open it again inside, further on."""
    first = next(iter(element), None)
    return first is not None and first.tag == "ol" and first.get("start", "1") != "1"


def _list(element: _Element, tag: str) -> _List:
    styled = _LIST_STYLE.search(element.get("style", ""))
    style = styled[1].lower() if styled else ""
    if tag != "ol":
        return _List(False, hidden=style == "none")
    form = _FORMS.get(_LIST_STYLES.get(style, element.get("type", "1")), "decimal")
    plain = form == "decimal" and not style
    start = element.get("start", "")
    step = -1 if element.get("reversed") is not None else 1
    first = int(start) if start.isdecimal() and len(start) < 7 else 1
    if step < 0 and not start:
        first = sum(1 for child in element if child.tag == "li")
    return _List(True, form, first, step, hidden=style == "none", plain=plain)


def _entered(element: _Element) -> str:
    """Return what a field of a form says."""
    if element.tag == "textarea":
        return f" {element.text or ''} "
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = next((option for option in options if option.get("selected") is not None), next(iter(options), None))
        return f" {''.join(chosen.itertext())} " if chosen is not None else ""
    kind = element.get("type", "text").lower()
    if kind in ("checkbox", "radio"):
        return "☒ " if element.get("checked") is not None else "☐ "
    return f" {element.get('value', '')} " if kind in ("text", "number", "date", "email", "tel", "url") else ""


def _is_note_sign(element: _Element) -> bool:
    """Return whether an element is the number of a note, at its reference or before its text."""
    if element.get("class", "").strip() not in _NOTE_SIGNS:
        return False
    return len("".join(element.itertext()).strip()) <= _LONGEST_NOTE_SIGN


def _rows(table: _Element, depth: int) -> Iterator[_Element]:
    if depth > _DEEPEST:
        raise UnreadableError(Reason.TOO_DEEP, "tables in tables")
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _SECTIONS:
            yield from _rows(child, depth + 1)


def _cells(row: _Element) -> list[_Element]:
    return [cell for cell in row if cell.tag in _CELLS]


def _is_layout(table: _Element, rows: list[_Element]) -> bool:
    """Return whether a table only places text on the page: one column, a table within, or headings and lists in it."""
    if table.get("role", "").lower() == "presentation" or all(len(_cells(row)) <= 1 for row in rows):
        return True
    inner = sum(1 for name in ("table", "h1", "h2", "h3", "h4") for _ in table.iterdescendants(name))
    return inner > 0 and len(rows) <= 3 * inner


def _count(cell: _Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), _WIDEST)) if value.isdecimal() and len(value) < 6 else 1
