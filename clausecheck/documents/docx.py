"""Word (.docx, .docm, .dotx, .dotm): the text with every tracked change accepted, and what hides in the XML.

python-docx drops tracked insertions, text boxes, footnotes and automatic numbers (its issue 340), so the XML is walked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clausecheck.documents.blocks import words
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.docx_body import BodyWalker
from clausecheck.documents.docx_drawings import drawn_words
from clausecheck.documents.docx_inside import Relations, chunk, inside, main_part, relations
from clausecheck.documents.docx_looks import FILLED
from clausecheck.documents.docx_numbering import read_numbering
from clausecheck.documents.docx_runs import DELETING, RunReader
from clausecheck.documents.docx_styles import Styles
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import AsideKind, Comment, Document, ParagraphKind, Reason, Status, View
from clausecheck.documents.packages import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRANSITIONAL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_SIGNATURE = re.compile(r"_xmlsignatures/sig\d+\.xml")
_MAIN_PART = re.compile(r"word/document\d*\.xml")


def read_docx(data: bytes, path: str, limits: Limits, view: View = View.ACCEPTED) -> Document:
    """Return a Word document as a `Document`: tracked changes as ``view`` tells, deletions counted in any case.

    Raises:
        UnreadableError: it is no Word document, damaged, or beyond the limits.
    """
    package = Package(data, limits)
    main = main_part(package) or next((name for name in sorted(package.names) if _MAIN_PART.fullmatch(name)), "")
    tree = package.xml(main)
    if tree is None:
        raise UnreadableError(Reason.UNSUPPORTED, "no main part")
    w = _STRICT if tree.tag.startswith(_STRICT) else _TRANSITIONAL
    body = tree.find(f"{w}body")
    if body is None:
        raise UnreadableError(Reason.TRUNCATED, "no body")
    builder = DocumentBuilder(path, "docx", properties=_properties(package))
    if signatures := sum(_SIGNATURE.fullmatch(name) is not None for name in package.names):
        builder.properties["signatures"] = str(signatures)
    related = relations(package, main)

    def in_place(relation: str) -> Document | None:
        try:
            return chunk(package, related, path, limits, relation)
        except UnreadableError as error:
            package.missing.append(error.reason)
            return None

    walker = BodyWalker(
        w,
        builder,
        Styles(_related(package, related, "styles"), w),
        read_numbering(_related(package, related, "numbering"), w),
        _notes(package, related, w),
        limits,
        view,
        in_place,
    )
    walker.backed = tree.find(f"{w}background") is not None
    builder.deletions = sum(1 for name in DELETING for _ in body.iter(f"{w}{name}"))
    walker.walk(body)
    for drawn in drawn_words(package, body):
        builder.add(drawn, ParagraphKind.TEXT_BOX)
    builder.comments += _comments(_related(package, related, "comments"), w, walker.commented)
    for kind in ("header", "footer"):
        said = _margin(package, kind, w)
        if said:
            builder.properties[kind] = "\n".join(said)[:2000]
        for line in said:
            builder.put_aside(AsideKind.MARGIN, line)
    attached, unread = inside(package, body, related, w)
    builder.attached += attached
    return _finished(builder, unread or next(iter(package.missing), None))


def _finished(builder: DocumentBuilder, unread: Reason | None) -> Document:
    if not builder.paragraphs:
        if builder.attached and unread is None:
            return builder.build()
        raise UnreadableError(unread or Reason.EMPTY, "no words")
    if unread is not None:
        return builder.build(status=Status.PARTLY_READ, reason=unread)
    return builder.build()


def _related(package: Package, related: Relations, kind: str) -> _Element | None:
    """Return the part that is this to the document, by its relation or else by its usual name."""
    name = related.kinds.get(kind, "")
    return package.spare_xml(name if name in package.names else f"word/{kind}.xml")


def _comments(tree: _Element | None, w: str, commented: dict[str, tuple[int, int]]) -> Iterator[Comment]:
    reader = RunReader(w)
    for comment in tree.findall(f"{w}comment") if tree is not None else ():
        paragraphs = ("".join(p.text for p in reader.pieces(paragraph)) for paragraph in comment.iter(f"{w}p"))
        text = "\n".join(said for paragraph in paragraphs if (said := words(paragraph)))
        if text:
            start, end = commented.get(comment.get(f"{w}id", ""), (0, 0))
            yield Comment(text, start, end, comment.get(f"{w}author"), comment.get(f"{w}date"))


def _notes(package: Package, related: Relations, w: str) -> dict[tuple[str, str], _Element]:
    notes = {}
    for kind in ("footnote", "endnote"):
        tree = _related(package, related, f"{kind}s")
        for note in tree.findall(f"{w}{kind}") if tree is not None else ():
            if note.get(f"{w}type") in (None, "normal"):
                notes[kind, note.get(f"{w}id", "")] = note
    return notes


def _margin(package: Package, kind: str, w: str) -> list[str]:
    """Return what the headers or footers say, each different line once; it is not the contract's text."""
    said: dict[str, None] = {}
    for name in sorted(name for name in package.names if re.fullmatch(rf"word/{kind}\d*\.xml", name)):
        tree = package.spare_xml(name)
        for paragraph in tree.iter(f"{w}p") if tree is not None else ():
            # Bands and pictures that are not seen here may lie behind white letters.
            text = words("".join(piece.text for piece in RunReader(w).pieces(paragraph, base=FILLED)))
            if text:
                said[text] = None
    return list(said)


def _properties(package: Package) -> dict[str, str]:
    tree = package.spare_xml("docProps/core.xml")
    found = {}
    for element in tree if tree is not None else ():
        name = str(element.tag).rsplit("}", 1)[-1].lower()
        if name in {"title", "creator", "subject", "created", "modified"} and element.text and element.text.strip():
            found["author" if name == "creator" else name] = element.text.strip()[:500]
    return found
