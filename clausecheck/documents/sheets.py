"""Spreadsheets (.xlsx, .xlsm, .xlsb, .xls, .ods): every sheet row by row, with the row of headings marked."""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import partial

from clausecheck.documents.blocks import words
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Attached, Comment, Document, ParagraphKind, Reason
from clausecheck.documents.ods import read_sheets as read_ods_sheets
from clausecheck.documents.ole_objects import attached_in, objects_in
from clausecheck.documents.packages import Package
from clausecheck.documents.sheet_content import SheetContent, as_seen, hidden_sheet, put_beside
from clausecheck.documents.sheet_drawings import pictures_in, words_over
from clausecheck.documents.sheet_looks import SheetLook, SheetLooks
from clausecheck.documents.sheet_rows import SheetRows

_UNNAMED = re.compile(r"(?i)(?:ark|sheet|tabelle|blad)\s?\d*")
# A cell that holds something: one that is only coloured makes a sheet no larger.
_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>\s*<(?!/)')
# A sheet is held as a whole rectangle; two cells in its corners would make one of 17 billion.
_MOST_CELLS = 20_000_000
_EMBEDDED = "xl/embeddings/"


def read_sheets(data: bytes, path: str, limits: Limits) -> Document:
    """Return a spreadsheet as a `Document`.

    Raises:
        UnreadableError: it is encrypted, damaged, empty, or goes beyond the limits.
    """
    builder = DocumentBuilder(path, "sheets")
    package = Package(data, limits) if data.startswith(b"PK") else None
    if package is not None and "content.xml" in package.names:
        builder.format = "ods"
        sheets: Iterable[SheetContent] = read_ods_sheets(package, limits, builder.comments)
    else:
        builder.format = "xlsx" if package is not None else "xls"
        sheets = _calamine(data, _looks(package) if package is not None else {})
    rows = SheetRows(builder, limits)
    filled = list(sheets)
    for sheet in filled:
        titled = len(filled) > 1 and not _UNNAMED.fullmatch(sheet.name)
        first = len(builder.paragraphs)
        rows.add(sheet.name if titled else "", sheet.rows)
        put_beside(sheet, builder, first)
    _add_rest(builder, data, package, limits)
    if not builder.paragraphs and not builder.attached:
        raise UnreadableError(Reason.EMPTY, "no words")
    return builder.build()


def _calamine(data: bytes, looks: dict[str, SheetLook]) -> Iterator[SheetContent]:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        hidden = {
            sheet.name for sheet in book.sheets_metadata if sheet.visible != python_calamine.SheetVisibleEnum.Visible
        }
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            found = [[_shown(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)]
            if name in hidden:
                yield hidden_sheet(found)
            else:
                yield as_seen(name, found, looks.get(name, SheetLook()), sheet.start or (0, 0))
    except python_calamine.PasswordError as error:
        raise UnreadableError(Reason.ENCRYPTED, str(error)) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableError(Reason.TRUNCATED, f"{type(error).__name__}: {error}"[:300]) from error
    except UnreadableError:
        raise
    except BaseException as error:
        # A panic in the library comes as an exception outside the usual ones.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError(Reason.CRASH, f"panic: {error}"[:300]) from error


def _shown(cell: object) -> str:
    """Return a cell's value as the sheet shows it, without its number format."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(round(cell, 10))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(sep=" ", timespec="minutes")
    return "" if cell is None else str(cell)


def _looks(package: Package) -> dict[str, SheetLook]:
    """Return how the sheets look, by their names; a sheet far larger than the cells in it is refused."""
    looks = SheetLooks(package)
    for name in package.names:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            content = package.part(name) or b""
            rows = columns = 0
            for found in _CELL.finditer(content):
                rows = max(rows, int(found[2]))
                columns = max(columns, _column(found[1]))
            if rows * columns > _MOST_CELLS:
                raise UnreadableError(Reason.TOO_LARGE, f"{name}: {rows} rows, {columns} columns")
            looks.add(name, content)
    return looks.looks


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _add_rest(builder: DocumentBuilder, data: bytes, package: Package | None, limits: Limits) -> None:
    """Add text boxes, charts, comments, pictures and embedded files."""
    if package is None:
        import olefile

        from clausecheck.documents.doc import read_stored_doc

        if olefile.isOleFile(io.BytesIO(data)):
            builder.attached += objects_in(olefile.OleFileIO(io.BytesIO(data)), (), limits, read_stored_doc)
        return
    for name in sorted(package.names):
        for said in words_over(package, name):
            builder.add(said, ParagraphKind.TEXT_BOX)
        if re.fullmatch(r"xl/comments/?(?:comment)?\d*\.xml", name):
            builder.comments += _comments(package, name)
        elif name.startswith(_EMBEDDED):
            content = package.part(name) or b""
            base = posixpath.basename(name)
            is_ole = content.startswith(b"\xd0\xcf\x11\xe0")
            builder.attached += attached_in(content, base) if is_ole else [Attached(base, partial(bytes, content))]
    builder.attached += pictures_in(package)


def _comments(package: Package, name: str) -> Iterator[Comment]:
    tree = package.xml(name)
    if tree is None:
        return
    authors = [author.text or "" for author in tree.iterfind("{*}authors/{*}author")]
    for comment in tree.iterfind("{*}commentList/{*}comment"):
        text = words("".join(comment.itertext("{*}t")))
        who = comment.get("authorId", "")
        author = authors[int(who)] if who.isdecimal() and int(who) < len(authors) else None
        if text:
            yield Comment(text, 0, 0, author)
