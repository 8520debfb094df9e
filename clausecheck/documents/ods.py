"""OpenDocument spreadsheets (.ods): the sheets and their rows as they show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.odt_styles import number
from clausecheck.documents.packages import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MOST_REPEATED = 100


def read_sheets(package: Package, limits: Limits) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield name and rows of each sheet.

    Raises:
        UnreadableError: the file is encrypted, damaged, or has more text than the limits allow.
    """
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise UnreadableError(Reason.ENCRYPTED, "manifest")
    tree = package.xml("content.xml")
    body = tree.find(f"{_OFFICE}body/{_OFFICE}spreadsheet") if tree is not None else None
    if body is None:
        raise UnreadableError(Reason.TRUNCATED, "no spreadsheet")
    size = 0
    for table in body.iterfind(f"{_TABLE}table"):
        rows = []
        for row in table.iter(f"{_TABLE}table-row"):
            said = list(_row(row))
            times = number(row.get(f"{_TABLE}number-rows-repeated", "1"), _MOST_REPEATED)
            size += sum(map(len, said))
            if size > limits.max_characters:
                raise UnreadableError(Reason.TOO_LARGE, f"{size} characters")
            # A repeated row says the same; an empty one parts what is above from what is below.
            rows += [said] * (min(times, _MOST_REPEATED) if any(said) else 1)
        yield table.get(f"{_TABLE}name", ""), rows


def _row(row: _Element) -> Iterator[str]:
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        said = "\n".join(_words(paragraph) for paragraph in cell.iterfind(f"{_TEXT}p"))
        times = number(cell.get(f"{_TABLE}number-columns-repeated", "1"), _MOST_REPEATED)
        for _ in range(min(max(times, 1), _MOST_REPEATED)):
            yield said


def _words(paragraph: _Element) -> str:
    said = [paragraph.text or ""]
    for child in paragraph:
        if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
            said.append(" ")
        elif child.tag != f"{_OFFICE}annotation":
            said.append("".join(child.itertext()))
        said.append(child.tail or "")
    return "".join(said)
