"""Word (.docx, .docm, .dotx, .dotm): the text with every tracked change accepted, and what hides in the XML.

python-docx drops tracked insertions, text boxes, footnotes and automatic numbers (its issue 340), so the XML is walked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.docx_body import BodyWalker
from clausecheck.documents.docx_numbering import read_numbering
from clausecheck.documents.docx_runs import pieces
from clausecheck.documents.docx_styles import read_styles
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Document, Reason, Status
from clausecheck.documents.packages import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRANSITIONAL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MAIN_PART = re.compile(r"word/document\d*\.xml")
# Parts by which other packages are known.
_OTHERS = (("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"), ("content.xml", "odf"), ("mimetype", "odf"))
_EXTENT = "{*}extent"
# English Metric Units: a picture of 12 by 16 centimetres or more is a scanned page.
_SCAN_WIDTH, _SCAN_HEIGHT = 4_320_000, 5_760_000
# Whole documents that are embedded as icons.
_EMBEDDED = re.compile(r"^(?:Acro|Word\.|Excel\.|PowerPoint\.|Package|Outlook)")


def read_docx(data: bytes, path: str, limits: Limits) -> Document:
    """Return a Word document as a `Document`: insertions are in the text and in ``changes``, deletions are counted.

    Raises:
        UnreadableError: it is no Word document, damaged, or beyond the limits.
    """
    package = Package(data, limits)
    tree = next((package.xml(name) for name in sorted(package.names) if _MAIN_PART.fullmatch(name)), None)
    if tree is None:
        raise UnreadableError(
            Reason.UNSUPPORTED, next((kind for sign, kind in _OTHERS if sign in package.names), "zip")
        )
    w = _STRICT if tree.tag.startswith(_STRICT) else _TRANSITIONAL
    body = tree.find(f"{w}body")
    if body is None:
        raise UnreadableError(Reason.TRUNCATED, "no body")
    builder = DocumentBuilder(path, "docx", properties=_properties(package))
    walker = BodyWalker(
        w,
        builder,
        read_styles(package.xml("word/styles.xml"), w),
        read_numbering(package.xml("word/numbering.xml"), w),
        _notes(package, w),
        limits,
    )
    builder.deletions = sum(1 for name in ("del", "moveFrom") for _ in body.iter(f"{w}{name}"))
    walker.walk(body)
    for kind in ("header", "footer"):
        said = _margin(package, kind, w)
        if said:
            builder.properties[kind] = said
    unread = _unread(body, w)
    if not builder.paragraphs:
        raise UnreadableError(unread or Reason.EMPTY, "no words")
    if unread is not None:
        return builder.build(status=Status.PARTLY_READ, reason=unread)
    return builder.build()


def _unread(body: _Element, w: str) -> Reason | None:
    """Return why the document holds words that were not read, if it does: scanned pages, or embedded documents."""
    for extent in body.iter(_EXTENT):
        large = int(extent.get("cx", "0")) >= _SCAN_WIDTH and int(extent.get("cy", "0")) >= _SCAN_HEIGHT
        # The frame of a text box has an extent too.
        if large and not any(True for _ in extent.getparent().iter(f"{w}txbxContent")):
            return Reason.NO_TEXT
    if any(True for name in ("altChunk", "subDoc") for _ in body.iter(f"{w}{name}")):
        return Reason.UNSUPPORTED
    for embedded in body.iter("{urn:schemas-microsoft-com:office:office}OLEObject"):
        if _EMBEDDED.match(embedded.get("ProgID", "")):
            return Reason.UNSUPPORTED
    return None


def _notes(package: Package, w: str) -> dict[tuple[str, str], _Element]:
    notes = {}
    for kind in ("footnote", "endnote"):
        tree = package.xml(f"word/{kind}s.xml")
        for note in tree.findall(f"{w}{kind}") if tree is not None else ():
            if note.get(f"{w}type") in (None, "normal"):
                notes[kind, note.get(f"{w}id", "")] = note
    return notes


def _margin(package: Package, kind: str, w: str) -> str:
    """Return what the headers or footers say, each different line once; it is not the contract's text."""
    said: dict[str, None] = {}
    for name in sorted(name for name in package.names if re.fullmatch(rf"word/{kind}\d*\.xml", name)):
        tree = package.xml(name)
        for paragraph in tree.iter(f"{w}p") if tree is not None else ():
            text = " ".join("".join(piece.text for piece in pieces(paragraph, w, frozenset(), None)).split())
            if text:
                said[text] = None
    return "\n".join(said)[:2000]


def _properties(package: Package) -> dict[str, str]:
    tree = package.xml("docProps/core.xml")
    found = {}
    for element in tree if tree is not None else ():
        name = str(element.tag).rsplit("}", 1)[-1].lower()
        if name in {"title", "creator", "subject", "created", "modified"} and element.text and element.text.strip():
            found["author" if name == "creator" else name] = element.text.strip()[:500]
    return found
