"""OpenDocument text (.odt, .ott, .fodt): the text as it stands with every tracked change accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.documents.blocks import Blocks
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Document, Reason, Status
from clausecheck.documents.odt_body import OdtWalker
from clausecheck.documents.odt_styles import STYLE, TEXT, read_styles
from clausecheck.documents.packages import Package, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_ENCRYPTED = b"encryption-data"
_PROPERTIES = {
    "title": "title",
    "subject": "subject",
    "creator": "author",
    "creation-date": "created",
    "date": "modified",
}


def read_odt(data: bytes, path: str, limits: Limits) -> Document:
    """Return an OpenDocument text as a `Document`.

    Raises:
        UnreadableError: it is encrypted, damaged, says nothing, or goes beyond the limits.
    """
    package: Package | None = None
    if data.startswith(b"PK"):
        package = Package(data, limits)
        if _ENCRYPTED in (package.part("META-INF/manifest.xml") or b""):
            raise UnreadableError(Reason.ENCRYPTED, "manifest")
        parts = [package.xml("content.xml"), *map(package.spare_xml, ("styles.xml", "meta.xml"))]
        trees = [tree for tree in parts if tree is not None]
    else:
        trees = [parse_xml(data, path)]
    body = next((found for tree in trees if (found := tree.find(f"{_OFFICE}body/{_OFFICE}text")) is not None), None)
    if body is None:
        raise UnreadableError(Reason.TRUNCATED, "no text")
    builder = DocumentBuilder(path, "odt", properties=_properties(trees))
    walker = OdtWalker(Blocks(builder, limits), read_styles(trees), limits, package)
    gone = [region for region in body.iter(f"{TEXT}changed-region") if region.find(f"{TEXT}deletion") is not None]
    builder.deletions = len(gone)
    walker.deletions.update(region.get(f"{TEXT}id", "") for region in gone)
    walker.walk(body)
    walker.add_margins(page for tree in trees for page in tree.iter(f"{STYLE}master-page"))
    builder.comments += walker.comments
    builder.attached += walker.attached
    if not builder.paragraphs and not (builder.attached and walker.unread is None):
        raise UnreadableError(walker.unread or Reason.EMPTY, "no words")
    unread = walker.unread or next(iter(package.missing if package is not None else ()), None)
    if unread is not None:
        return builder.build(status=Status.PARTLY_READ, reason=unread)
    return builder.build()


def _properties(trees: list[_Element]) -> dict[str, str]:
    found = {}
    for tree in trees:
        for element in tree.iterfind("{*}meta/*"):
            name = _PROPERTIES.get(str(element.tag).rsplit("}", 1)[-1])
            if name and element.text and element.text.strip():
                found[name] = element.text.strip()[:500]
    return found
