"""What of a workbook (.xlsx) does not show or is struck out: sheets, rows, columns, cells and parts of cells."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausecheck.documents.docx_inside import relations
from clausecheck.documents.packages import Package, elements_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOOK, _STYLES, _STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_SIGNS_OF_HIDING = (b'hidden="1"', b'hidden="true"', b'ht="0"', b'width="0"')
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LAST_COLUMN = 16_384
_MARGIN = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)(?: [^>]{0,200})?>([^<]{1,4000})<")
# Where and in which letters a margin is printed, and the numbers and names that the program fills in.
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Z])')

Split = tuple[str, str]
"""A cell's words that stand, and those that are struck out."""


@dataclass(frozen=True, slots=True)
class SheetLook:
    """What of a sheet does not count, by rows and columns from 0, and what its margins say.

    ``struck`` has the cells with struck-out words: None where all of them are.
    """

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    struck: dict[tuple[int, int], Split | None] = field(default_factory=dict)
    margins: tuple[str, ...] = ()


class SheetLooks:
    """Reads how the sheets of one workbook look."""

    def __init__(self, package: Package) -> None:
        """Begin with what holds for all sheets of ``package``.

        Raises:
            UnreadableError: a part is damaged.
        """
        self._struck_styles = _struck_styles(package)
        self._strings = _struck_strings(package)
        self._names = _sheet_names(package)
        self.looks: dict[str, SheetLook] = {}

    def add(self, part: str, content: bytes) -> None:
        """Take the sheet in ``part``.

        Raises:
            UnreadableError: it is damaged.
        """
        name = self._names.get(part)
        strikes = self._struck_styles or self._strings or b"strike" in content
        hides = any(sign in content for sign in _SIGNS_OF_HIDING)
        margins = tuple(_margins(content))
        if name is not None and (strikes or hides or margins):
            look = self._look(content, part, margins) if strikes or hides else SheetLook(margins=margins)
            self.looks[name] = look

    def _look(self, content: bytes, part: str, margins: tuple[str, ...]) -> SheetLook:
        rows: set[int] = set()
        columns: set[int] = set()
        struck: dict[tuple[int, int], Split | None] = {}
        row_number = 0
        for element in elements_of(content, part):
            tag = str(element.tag).rpartition("}")[2]
            if tag == "row":
                row_number = _number(element.get("r")) or row_number + 1
                if _is_on(element.get("hidden")) or element.get("ht") == "0":
                    rows.add(row_number - 1)
                element.clear()
            elif tag == "col" and (_is_on(element.get("hidden")) or element.get("width") == "0"):
                first, last = _number(element.get("min")), _number(element.get("max"))
                columns.update(range(max(first, 1) - 1, min(last, _LAST_COLUMN)))
            elif tag == "c":
                place = _CELL.fullmatch(element.get("r", ""))
                split = self._split(element)
                if place is not None and split != ("", ""):
                    struck[int(place[2]) - 1, _column(place[1]) - 1] = split
        return SheetLook(frozenset(rows), frozenset(columns), struck, margins)

    def _split(self, cell: _Element) -> Split | None:
        """Return the words of a cell that stand and those struck out; both empty where none is struck out."""
        if _number(cell.get("s")) in self._struck_styles:
            return None
        if cell.get("t") == "s" and self._strings:
            return self._strings.get(_number(cell.findtext("{*}v")), ("", ""))
        inline = cell.find("{*}is") if cell.get("t") == "inlineStr" else None
        return _parted(inline) if inline is not None else ("", "")


def _struck_styles(package: Package) -> frozenset[int]:
    """Return the numbers of the cell styles whose font is struck out."""
    content = package.part(_STYLES) or b""
    tree = package.xml(_STYLES) if b"strike" in content else None
    if tree is None:
        return frozenset()
    fonts = [_is_struck(font) for font in tree.iterfind("{*}fonts/{*}font")]
    struck = {number for number, is_struck in enumerate(fonts) if is_struck}
    styles = enumerate(tree.iterfind("{*}cellXfs/{*}xf"))
    return frozenset(number for number, style in styles if _number(style.get("fontId")) in struck)


def _struck_strings(package: Package) -> dict[int, Split]:
    """Return the shared strings with words struck out, by their numbers."""
    found = {}
    content = package.part(_STRINGS) or b""
    if b"strike" in content:
        number = 0
        for element in elements_of(content, _STRINGS):
            if str(element.tag).endswith("}si"):
                if (split := _parted(element))[1]:
                    found[number] = split
                number += 1
                element.clear()
    return found


def _parted(rich: _Element) -> Split:
    stands: list[str] = []
    struck: list[str] = []
    for run in rich.iterfind("{*}r"):
        (struck if _is_struck(run.find("{*}rPr")) else stands).append(run.findtext("{*}t") or "")
    said = "".join(struck)
    return ("".join(stands), said) if said.strip() else ("", "")


def _is_struck(font: _Element | None) -> bool:
    strike = font.find("{*}strike") if font is not None else None
    return strike is not None and strike.get("val", "1") not in ("0", "false")


def _sheet_names(package: Package) -> dict[str, str]:
    """Return the names of the sheets by their parts."""
    tree = package.xml(_BOOK)
    related = relations(package, _BOOK)
    sheets = tree.iterfind("{*}sheets/{*}sheet") if tree is not None else ()
    return {part: sheet.get("name", "") for sheet in sheets if (part := related.of(sheet)) is not None}


def _margins(content: bytes) -> Iterator[str]:
    for found in _MARGIN.finditer(content) if b"Header>" in content or b"Footer>" in content else ():
        said = " ".join(_CODES.sub(" ", html.unescape(found[1].decode("utf-8", "replace"))).split())
        if said:
            yield said


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def _number(value: str | None) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 9 else 0


def _is_on(value: str | None) -> bool:
    return value in ("1", "true")
