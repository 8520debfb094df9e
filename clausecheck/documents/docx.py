"""Word (.docx, .docm, .dotx, .dotm): the text with every tracked change accepted, and what hides in the XML.

python-docx drops tracked insertions, text boxes, footnotes and automatic numbers (its issue 340), so the XML is walked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.docx_numbering import Numbering, read_numbering
from clausecheck.documents.docx_styles import Style, read_styles
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.lines import begins_listed
from clausecheck.documents.mending import clean, finish
from clausecheck.documents.model import Change, Document, Paragraph, ParagraphKind, Reason
from clausecheck.documents.packages import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRANSITIONAL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "instrText", "delText")
_INSERTED = ("ins", "moveTo")


@dataclass(slots=True)
class _Piece:
    """A stretch of text with the tracked insertion that it stands in."""

    text: str
    author: str | None = None
    date: str | None = None
    inserted: bool = False


@dataclass(slots=True)
class _Walker:
    """What a walk over the document needs to know and collects."""

    w: str
    builder: DocumentBuilder
    styles: dict[str, Style]
    numbering: Numbering
    notes: dict[tuple[str, str], _Element]
    max_nesting: int
    waiting: list[_Element] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)
    tables: int = 0


def read_docx(data: bytes, path: str, limits: Limits) -> Document:
    """Return a Word document as a `Document`: insertions are in the text and in ``changes``, deletions are counted.

    Raises:
        UnreadableError: it is no Word document, damaged, or beyond the limits.
    """
    package = Package(data, limits)
    main = next((name for name in ("word/document.xml", "word/document2.xml") if name in package.names), None)
    if main is None:
        raise UnreadableError(Reason.UNSUPPORTED, "a package, but not of Word")
    tree = package.xml(main)
    if tree is None:
        raise UnreadableError(Reason.TRUNCATED, main)
    w = _STRICT if tree.tag.startswith(_STRICT) else _TRANSITIONAL
    body = tree.find(f"{w}body")
    if body is None:
        raise UnreadableError(Reason.TRUNCATED, "no body")
    builder = DocumentBuilder(path, "docx")
    walker = _Walker(
        w,
        builder,
        read_styles(package.xml("word/styles.xml"), w),
        read_numbering(package.xml("word/numbering.xml"), w),
        _notes(package, w),
        limits.max_nesting,
    )
    builder.deletions = sum(1 for name in ("del", "moveFrom") for _ in body.iter(f"{w}{name}"))
    _walk_blocks(walker, body, 0)
    _walk_headers(walker, package)
    if not builder.paragraphs:
        raise UnreadableError(Reason.EMPTY, "no words")
    if builder.length > limits.max_characters:
        raise UnreadableError(Reason.TOO_LARGE)
    return builder.build()


def _notes(package: Package, w: str) -> dict[tuple[str, str], _Element]:
    notes = {}
    for kind in ("footnote", "endnote"):
        tree = package.xml(f"word/{kind}s.xml")
        for note in tree.findall(f"{w}{kind}") if tree is not None else ():
            if note.get(f"{w}type") in (None, "normal"):
                notes[kind, note.get(f"{w}id", "")] = note
    return notes


def _walk_blocks(walker: _Walker, parent: _Element, depth: int) -> None:
    if depth > walker.max_nesting:
        raise UnreadableError(Reason.TOO_DEEP)
    w = walker.w
    for child in parent:
        if child.tag == f"{w}p":
            _walk_paragraph(walker, child)
        elif child.tag == f"{w}tbl":
            _walk_table(walker, child, depth + 1)
        elif child.tag == f"{w}sdt":
            content = child.find(f"{w}sdtContent")
            if content is not None:
                _walk_blocks(walker, content, depth + 1)
        elif child.tag in (f"{w}ins", f"{w}moveTo", f"{w}customXml", f"{w}smartTag"):
            _walk_blocks(walker, child, depth + 1)
        _walk_waiting(walker, depth)


def _walk_waiting(walker: _Walker, depth: int) -> None:
    """Add the text boxes and notes that the paragraphs so far refer to, after them."""
    boxes, walker.waiting = walker.waiting, []
    for box in boxes:
        _walk_marked(walker, box, depth, ParagraphKind.TEXT_BOX)
    noted, walker.noted = walker.noted, []
    for key in noted:
        note = walker.notes.get(key)
        if note is not None:
            _walk_marked(walker, note, depth, ParagraphKind.FOOTNOTE)


def _walk_marked(walker: _Walker, parent: _Element, depth: int, kind: ParagraphKind) -> None:
    before = len(walker.builder.paragraphs)
    _walk_blocks(walker, parent, depth + 1)
    for index in range(before, len(walker.builder.paragraphs)):
        paragraph = walker.builder.paragraphs[index]
        if paragraph.kind in (ParagraphKind.BODY, ParagraphKind.HEADING):
            walker.builder.paragraphs[index] = replace(paragraph, kind=kind)


def _walk_headers(walker: _Walker, package: Package) -> None:
    """Keep what headers and footers say as properties; it is not the contract's text."""
    for kind in ("header", "footer"):
        said = []
        for name in sorted(name for name in package.names if name.startswith(f"word/{kind}") and name.endswith(".xml")):
            tree = package.xml(name)
            if tree is not None:
                said.append(" ".join(piece.text for piece in _pieces(walker, tree, 0)))
        text = " ".join(" ".join(said).split())
        if text:
            walker.builder.properties[kind] = text[:2000]
    walker.waiting.clear()
    walker.noted.clear()


def _walk_paragraph(walker: _Walker, element: _Element) -> None:
    w = walker.w
    style, number_id, level = _style_of(walker, element)
    pieces = list(_pieces(walker, element, 0))
    lines = finish(clean("".join(piece.text for piece in pieces)))
    text = " ".join(lines.split())
    if not text or style.hidden:
        return
    label, bullet = walker.numbering.label(number_id, level) if number_id not in (None, "0") else ("", False)
    kind = ParagraphKind.BODY
    heading_level = style.heading_level
    outline = element.find(f"{w}pPr/{w}outlineLvl")
    if outline is not None and outline.get(f"{w}val", "9") < "9":
        heading_level = int(outline.get(f"{w}val", "0")) + 1
    if heading_level is not None and len(text) <= 160:
        kind = ParagraphKind.HEADING
    elif bullet or begins_listed(text) or (label and not label[0].isdigit() and not label.startswith("§")):
        kind = ParagraphKind.LIST_ITEM
    paragraph = walker.builder.add(
        text,
        kind,
        heading_level=heading_level if kind is ParagraphKind.HEADING else None,
        label=label.rstrip(".") or None,
        list_level=level if label or bullet else None,
    )
    if paragraph is not None:
        _note_changes(walker, pieces, paragraph)


def _style_of(walker: _Walker, element: _Element) -> tuple[Style, str | None, int]:
    w = walker.w
    properties = element.find(f"{w}pPr")
    style_id = None
    number_id: str | None = None
    level: int | None = None
    if properties is not None:
        named = properties.find(f"{w}pStyle")
        style_id = named.get(f"{w}val") if named is not None else None
        number = properties.find(f"{w}numPr")
        if number is not None:
            identifier, at = number.find(f"{w}numId"), number.find(f"{w}ilvl")
            number_id = identifier.get(f"{w}val") if identifier is not None else None
            level = int(at.get(f"{w}val", "0")) if at is not None else None
    style = walker.styles.get(style_id or "", Style())
    if number_id is None:
        number_id = style.number_id
        if style_id in walker.numbering.by_style:
            linked_id, linked_level = walker.numbering.by_style[style_id]
            number_id = number_id or linked_id
            level = linked_level if level is None else level
    level = style.level if level is None else level
    return style, number_id, level or 0


def _pieces(walker: _Walker, element: _Element, depth: int, change: _Piece | None = None) -> Iterator[_Piece]:
    """Yield the text below ``element``; text boxes and notes are put aside for after the paragraph."""
    if depth > 4 * walker.max_nesting:
        raise UnreadableError(Reason.TOO_DEEP)
    w = walker.w
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag == _FALLBACK:
            continue
        name = tag.removeprefix(w) if tag.startswith(w) else ""
        if name in _SKIPPED:
            continue
        if name == "txbxContent":
            walker.waiting.append(child)
            continue
        if name in ("footnoteReference", "endnoteReference"):
            walker.noted.append((name.removesuffix("Reference"), child.get(f"{w}id", "")))
            continue
        if name == "r" and child.find(f"{w}rPr/{w}vanish") is not None:
            continue
        said = {"t": child.text or "", "tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
        if name in said:
            yield replace(change, text=said[name]) if change else _Piece(said[name])
            continue
        if name == "sym":
            continue
        inner = change
        if name in _INSERTED:
            inner = _Piece("", child.get(f"{w}author"), child.get(f"{w}date"), True)
        yield from _pieces(walker, child, depth + 1, inner)


def _note_changes(walker: _Walker, pieces: list[_Piece], paragraph: Paragraph) -> None:
    """Record where tracked insertions stand in the paragraph's text as it was cleaned."""
    text = walker.builder.last_text()
    at = 0
    for piece in pieces:
        words = " ".join(finish(clean(piece.text)).split())
        if not words:
            continue
        found = text.find(words, at)
        if found < 0:
            continue
        at = found + len(words)
        if piece.inserted:
            start, end = paragraph.start + found, paragraph.start + at
            last = walker.builder.changes[-1] if walker.builder.changes else None
            if last and last.author == piece.author and last.end >= start - 1 and last.end > paragraph.start:
                walker.builder.changes[-1] = replace(last, end=end)
            else:
                walker.builder.changes.append(Change(start, end, piece.author, piece.date))


def _walk_table(walker: _Walker, table: _Element, depth: int) -> None:
    if depth > walker.max_nesting:
        raise UnreadableError(Reason.TOO_DEEP)
    w = walker.w
    rows = [row for row in table.iter(f"{w}tr") if _owner(row, w) is table]
    widest = max((len(row.findall(f"{w}tc")) for row in rows), default=0)
    if widest <= 1:
        # A table of one column is a frame around text.
        for row in rows:
            for cell in row.findall(f"{w}tc"):
                _walk_blocks(walker, cell, depth + 1)
        return
    number = walker.tables
    walker.tables += 1
    for index, row in enumerate(rows):
        if row.find(f"{w}trPr/{w}del") is not None:
            continue
        cells = [_cell_text(walker, cell, depth) for cell in row.iter(f"{w}tc") if _owner(cell, w) is table]
        header = index == 0 or row.find(f"{w}trPr/{w}tblHeader") is not None
        walker.builder.add_row(cells, table=number, header_row=header and len(rows) > 1)


def _owner(element: _Element, w: str) -> _Element | None:
    """Return the table that ``element`` belongs to."""
    parent = element.getparent()
    while parent is not None and parent.tag != f"{w}tbl":
        parent = parent.getparent()
    return parent


def _cell_text(walker: _Walker, cell: _Element, depth: int) -> str:
    w = walker.w
    texts = []
    for paragraph in cell.iter(f"{w}p"):
        _, number_id, level = _style_of(walker, paragraph)
        text = finish(clean("".join(piece.text for piece in _pieces(walker, paragraph, depth))))
        if not text.strip():
            continue
        label = walker.numbering.label(number_id, level)[0] if number_id not in (None, "0") else ""
        texts.append(f"{label} {text}".strip())
    return " ".join(texts)
