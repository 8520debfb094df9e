"""Files inside a Word package: embedded documents, text that stands in the body by reference, pictures of pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Attached, Document, Reason
from clausecheck.documents.ole_objects import attached_in
from clausecheck.documents.packages import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_BLIP = "{*}blip"
_EXTENT = "{*}extent"
# English Metric Units: a picture of 12 by 16 centimetres or more is a scanned page.
_SCAN_WIDTH, _SCAN_HEIGHT = 4_320_000, 5_760_000
# Whole documents that are embedded as icons.
_WHOLE = ("Acro", "Word.", "Excel.", "PowerPoint.", "Package", "Outlook")


@dataclass(frozen=True, slots=True)
class Relations:
    """Where the references of a part lead inside its package, by their ids; references that lead out are left out.

    ``kinds`` has the parts by what they are to it ("styles", "numbering").
    """

    targets: dict[str, str]
    kinds: dict[str, str]

    def of(self, element: _Element) -> str | None:
        """Return the part that ``element`` refers to."""
        for name, value in element.attrib.items():
            if str(name).endswith(("}id", "}embed")) and str(value) in self.targets:
                return self.targets[str(value)]
        return None


def relations(package: Package, part: str) -> Relations:
    """Return the relations of ``part``."""
    folder, _, name = part.rpartition("/")
    found = Relations({}, {})
    for relation in _listed(package, f"{folder}/_rels/{name}.rels".lstrip("/")):
        target = relation.get("Target", "")
        if relation.get("TargetMode", "") != "External" and target:
            path = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}").lstrip("/")
            )
            found.targets[relation.get("Id", "")] = path
            found.kinds[relation.get("Type", "").rpartition("/")[2]] = path
    return found


def _listed(package: Package, name: str) -> Iterable[_Element]:
    """Return the relations that a part lists; none where it is damaged, since the usual names are tried then."""
    try:
        tree = package.xml(name)
    except UnreadableError:
        return ()
    return tree if tree is not None else ()


def main_part(package: Package) -> str | None:
    """Return the part that the package names as its document; None if it names none that is there."""
    for relation in _listed(package, "_rels/.rels"):
        name = relation.get("Target", "").lstrip("/")
        if relation.get("Type", "").endswith("/officeDocument") and name in package.names:
            return str(name)
    return None


def inside(package: Package, body: _Element, related: Relations, w: str) -> tuple[list[Attached], Reason | None]:
    """Return the files in a body, and why it holds words that cannot be had, if it does."""
    attached: list[Attached] = []
    unread: Reason | None = None
    for embedded in body.iter(_OLE_OBJECT):
        target = related.of(embedded)
        if target in package.names:
            attached += _embedded(package, str(target))
        elif embedded.get("ProgID", "").startswith(_WHOLE):
            unread = Reason.UNSUPPORTED
    for picture in _scans(body, w):
        target = next((found for blip in picture.iter(_BLIP) if (found := related.of(blip))), None)
        if target in package.names:
            attached.append(Attached(posixpath.basename(str(target)), partial(_part, package, str(target))))
        else:
            unread = Reason.NO_TEXT
    if any(True for _ in body.iter(f"{w}subDoc")):
        unread = Reason.UNSUPPORTED
    return attached, unread


def _scans(body: _Element, w: str) -> Iterator[_Element]:
    for extent in body.iter(_EXTENT):
        wide, high = extent.get("cx", "0"), extent.get("cy", "0")
        large = wide.isdecimal() and high.isdecimal() and int(wide) >= _SCAN_WIDTH and int(high) >= _SCAN_HEIGHT
        frame = extent.getparent()
        # The frame of a text box has an extent too.
        if large and frame is not None and not any(True for _ in frame.iter(f"{w}txbxContent")):
            yield frame


def _embedded(package: Package, name: str) -> Iterator[Attached]:
    """Yield the files in an embedded part: itself a package, or a compound file around a document."""
    base = posixpath.basename(name)
    content = _part(package, name)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        yield from attached_in(content, base)
    else:
        yield Attached(base, partial(_part, package, name))


def _part(package: Package, name: str) -> bytes:
    content = package.part(name)
    if content is None:
        raise UnreadableError(Reason.TRUNCATED, f"{name} is missing")
    return content


def chunk(package: Package, related: Relations, path: str, limits: Limits, relation: str) -> Document | None:
    """Return the document that stands in the body by reference as ``relation``; None if it says nothing.

    Raises:
        UnreadableError: it cannot be read: words of the body itself are missing then.
    """
    from clausecheck.documents.reading import read_bytes

    name = related.targets.get(relation)
    if name is None:
        raise UnreadableError(Reason.UNSUPPORTED, f"{relation} leads out of the document")
    document = read_bytes(_part(package, name), f"{path}/{posixpath.basename(name)}", limits)
    if document.reason is not None and document.reason is not Reason.EMPTY:
        raise UnreadableError(document.reason, f"{name}: {document.detail}")
    return document
