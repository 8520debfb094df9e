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
from clausecheck.documents.pictures import is_speck, may_be_logo
from clausecheck.documents.reading import read_bytes

if TYPE_CHECKING:
    from lxml.etree import _Element

_OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_BLIP = "{*}blip"
_EXTENT = "{*}extent"
_OLD_PICTURES = ("{urn:schemas-microsoft-com:vml}imagedata", "{urn:schemas-microsoft-com:vml}fill")
# English Metric Units: what is 8 by 1.2 centimetres or more may hold a sentence.
_WIDTH, _HEIGHT = 2_880_000, 432_000
# 12 by 16 centimetres: a scanned page.
_PAGE_WIDTH, _PAGE_HEIGHT = 4_320_000, 5_760_000
# Pictures that can be looked at; others are drawings for a program.
_SEEN = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff")
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
    pictures: dict[str, bool] = {}
    for target, is_page in _pictures(body, related, w):
        pictures[target] = is_page or pictures.get(target, False)
    for target, is_page in pictures.items():
        if target not in package.names:
            unread = Reason.NO_TEXT
        elif is_page or target.lower().endswith(_SEEN):
            content = _part(package, target)
            if is_page or not is_speck(content):
                logo = not is_page and may_be_logo(content)
                attached.append(Attached(posixpath.basename(target), partial(bytes, content), logo=logo))
    if any(True for _ in body.iter(f"{w}subDoc")):
        unread = Reason.UNSUPPORTED
    return attached, unread


def _pictures(body: _Element, related: Relations, w: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of the pictures that are large enough for words, and whether each is as large as a page.

    The part is "" for a picture that lies elsewhere.
    """
    for extent in body.iter(_EXTENT):
        wide, high = (int(side) if side.isdecimal() else 0 for side in (extent.get("cx", ""), extent.get("cy", "")))
        frame = extent.getparent()
        if frame is None or wide < _WIDTH or high < _HEIGHT:
            continue
        is_page = wide >= _PAGE_WIDTH and high >= _PAGE_HEIGHT
        blips = list(frame.iter(_BLIP))
        yield from ((related.of(blip) or "", is_page) for blip in blips)
        # The frame of a text box has an extent too.
        if is_page and not blips and not any(True for _ in frame.iter(f"{w}txbxContent")):
            yield "", True
    for picture in body.iter(*_OLD_PICTURES):
        if (target := related.of(picture)) is not None:
            yield target, False


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
    name = related.targets.get(relation)
    if name is None:
        raise UnreadableError(Reason.UNSUPPORTED, f"{relation} leads out of the document")
    document = read_bytes(_part(package, name), f"{path}/{posixpath.basename(name)}", limits)
    if document.reason is not None and document.reason is not Reason.EMPTY:
        raise UnreadableError(document.reason, f"{name}: {document.detail}")
    return document
