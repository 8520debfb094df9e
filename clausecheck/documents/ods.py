"""OpenDocument spreadsheets (.ods): the sheets and their rows as they show."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from clausecheck.documents.blocks import words
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Comment, Reason
from clausecheck.documents.odt_styles import STYLE, is_struck, number
from clausecheck.documents.packages import Package
from clausecheck.documents.sheet_content import SheetContent, hidden_sheet
from clausecheck.documents.sheet_drawings import words_in_shapes

if TYPE_CHECKING:
    from lxml.etree import _Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MOST_REPEATED, _MOST_COLUMNS = 100, 16_384
_NOT_STRUCK: frozenset[str] = frozenset()


def read_sheets(package: Package, limits: Limits, comments: list[Comment]) -> Iterator[SheetContent]:
    """Yield the sheets, and add the notes on their cells to ``comments``.

    Raises:
        UnreadableError: the file is encrypted, damaged, or has more text than the limits allow.
    """
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise UnreadableError(Reason.ENCRYPTED, "manifest")
    tree = package.xml("content.xml")
    body = tree.find(f"{_OFFICE}body/{_OFFICE}spreadsheet") if tree is not None else None
    if body is None:
        raise UnreadableError(Reason.TRUNCATED, "no spreadsheet")
    styles = _Styles(tree)
    size = 0
    for table in body.iterfind(f"{_TABLE}table"):
        sheet = SheetContent(table.get(f"{_TABLE}name", ""))
        columns = _hidden_columns(table)
        for row in table.iter(f"{_TABLE}table-row"):
            struck: list[str] = []
            said = list(_row(row, styles, struck))
            times = number(row.get(f"{_TABLE}number-rows-repeated", "1"), _MOST_REPEATED)
            size += sum(map(len, said))
            if size > limits.max_characters:
                raise UnreadableError(Reason.TOO_LARGE, f"{size} characters")
            comments += _notes(row)
            if _is_hidden(row):
                sheet.hidden.append(" ".join(filter(None, said)))
                continue
            sheet.hidden.append(" ".join(cell for index, cell in enumerate(said) if cell and index in columns))
            said = ["" if index in columns else cell for index, cell in enumerate(said)]
            sheet.struck += [(said, gone) for gone in struck]
            # A repeated row says the same; an empty one parts what is above from what is below.
            sheet.rows += [said] * (min(times, _MOST_REPEATED) if any(said) else 1)
        # A shape's words stand below the rows, since it may lie over any of them.
        sheet.rows += [[], *([said] for said in words_in_shapes(table))]
        yield hidden_sheet([*sheet.rows, sheet.hidden]) if table.get(f"{_TABLE}style-name") in styles.hidden else sheet


class _Styles:
    """The styles, by their names, whose sheets are hidden and whose words are struck out."""

    def __init__(self, tree: _Element) -> None:
        self.hidden: set[str] = set()
        self.struck: set[str] = set()
        for style in tree.iter(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            table, text = style.find(f"{STYLE}table-properties"), style.find(f"{STYLE}text-properties")
            if table is not None and table.get(f"{_TABLE}display") == "false":
                self.hidden.add(name)
            if text is not None and is_struck(text):
                self.struck.add(name)


def _is_hidden(element: _Element) -> bool:
    return str(element.get(f"{_TABLE}visibility", "visible")) != "visible"


def _hidden_columns(table: _Element) -> frozenset[int]:
    hidden: set[int] = set()
    at = 0
    for column in table.iter(f"{_TABLE}table-column"):
        times = min(max(number(column.get(f"{_TABLE}number-columns-repeated", "1"), 1), 1), _MOST_COLUMNS)
        if _is_hidden(column):
            hidden.update(range(at, at + times))
        at += times
    return frozenset(hidden)


def _notes(row: _Element) -> Iterator[Comment]:
    for note in row.iterfind(f"{_TABLE}table-cell/{_OFFICE}annotation"):
        said = words(" ".join(_words(paragraph, _NOT_STRUCK, []) for paragraph in note.iter(f"{_TEXT}p")))
        if said:
            yield Comment(said, 0, 0, note.findtext(f"{_DC}creator"), note.findtext(f"{_DC}date"))


def _row(row: _Element, styles: _Styles, struck: list[str]) -> Iterator[str]:
    """Yield the texts of a row's cells; words that are struck out go to ``struck``."""
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        said = "\n".join(_words(paragraph, styles.struck, struck) for paragraph in cell.iterfind(f"{_TEXT}p"))
        if said and cell.get(f"{_TABLE}style-name") in styles.struck:
            struck.append(said)
            said = ""
        times = number(cell.get(f"{_TABLE}number-columns-repeated", "1"), _MOST_REPEATED)
        for _ in range(min(max(times, 1), _MOST_REPEATED)):
            yield said


def _words(paragraph: _Element, gone: Container[str], struck: list[str]) -> str:
    said = [paragraph.text or ""]
    for child in paragraph:
        if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
            said.append(" ")
        elif child.get(f"{_TEXT}style-name", "") in gone:
            struck.append("".join(child.itertext()))
        elif child.tag != f"{_OFFICE}annotation":
            said.append("".join(child.itertext()))
        said.append(child.tail or "")
    return "".join(said)
