"""What lies over the cells of a spreadsheet: text boxes, charts and pictures."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from clausecheck.documents.blocks import words
from clausecheck.documents.model import Attached
from clausecheck.documents.packages import Package
from clausecheck.documents.pictures import is_speck, may_be_logo

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWN, _CHARTS = "xl/drawings/drawing", "xl/charts/"
_PICTURES = ("xl/media/", "Pictures/")
_SEEN = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def words_over(package: Package, name: str) -> Iterator[str]:
    """Yield the words of each box and chart in the part ``name`` of a workbook (.xlsx), if it is a drawing or a chart.

    Raises:
        UnreadableError: the part is damaged, or goes beyond the limits.
    """
    is_chart = name.startswith(_CHARTS)
    if not name.endswith(".xml") or not (is_chart or name.startswith(_DRAWN)):
        return
    tree = package.xml(name)
    if tree is None:
        return
    if is_chart:
        yield from words_of_chart(tree)
        return
    for shape in tree.iter("{*}sp"):
        if said := _joined("".join(part.itertext("{*}t")) for part in shape.iter("{*}p")):
            yield said


def words_of_chart(tree: _Element) -> Iterator[str]:
    """Yield the words of each text in a chart's part."""
    for text in tree.iter("{*}rich"):
        if said := _joined("".join(part.itertext("{*}t")) for part in text.iter("{*}p")):
            yield said


def words_in_shapes(table: _Element) -> Iterator[str]:
    """Yield the words of each shape on a sheet of an OpenDocument file."""
    for shape in table.iter("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}*"):
        if said := _joined("".join(part.itertext()) for part in shape.iterfind(f"{_TEXT}p")):
            yield said


def pictures_in(package: Package) -> Iterator[Attached]:
    """Yield the pictures of a spreadsheet that may hold words."""
    for name in sorted(package.names):
        if name.startswith(_PICTURES) and name.lower().endswith(_SEEN):
            content = package.part(name) or b""
            if not is_speck(content):
                yield Attached(posixpath.basename(name), partial(bytes, content), logo=may_be_logo(content))


def _joined(texts: Iterator[str]) -> str:
    return words(" ".join(texts))
