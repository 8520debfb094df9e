"""PDF: text and places through pdfium, tables through pdfplumber where pdfium sees rules."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.lines import begins_listed, begins_paragraph, ends_sentence, looks_like_heading
from clausecheck.documents.mending import finish, join
from clausecheck.documents.model import Document, Page, ParagraphKind, Reason, Status
from clausecheck.documents.pdf_furniture import furniture
from clausecheck.documents.pdf_lines import Line, PageLines, page_lines
from clausecheck.documents.pdf_tables import Table, page_tables

if TYPE_CHECKING:
    import pypdfium2 as pdfium

# A table has at least this many rules or filled boxes; fewer are underlines and frames.
_FEWEST_RULES = 6


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while its lines are collected; ``row`` holds the cells of a table row instead."""

    text: str
    page: int
    last: Line | None = None
    size: float = 0.0
    row: tuple[str, ...] | None = None
    table: int | None = None
    header_row: bool = False


def read_pdf(data: bytes, path: str, limits: Limits) -> Document:
    """Return a PDF as a `Document`; pages without a text layer are unread pages.

    Raises:
        UnreadableError: it needs a password, is broken, is too long, or no page has text.
    """
    document = _open(data)
    try:
        if len(document) > limits.max_pages:
            raise UnreadableError(Reason.TOO_LARGE, f"{len(document)} pages")
        if len(document) == 0:
            raise UnreadableError(Reason.TRUNCATED, "no pages")
        pages = [_page(document, index) for index in range(len(document))]
        properties = {key.lower(): value for key, value in document.get_metadata_dict().items() if value}
    finally:
        document.close()
    return _assemble(pages, data, path, properties)


def _open(data: bytes) -> pdfium.PdfDocument:
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableError(Reason.ENCRYPTED) from error
        raise UnreadableError(Reason.TRUNCATED, str(error)) from error


def _page(document: pdfium.PdfDocument, index: int) -> PageLines | None:
    """Return the lines of a page, or None for a page that pdfium cannot load."""
    import pypdfium2 as pdfium

    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    try:
        return page_lines(page, index + 1)
    finally:
        page.close()


def _assemble(pages: Sequence[PageLines | None], data: bytes, path: str, properties: dict[str, str]) -> Document:
    loaded = [page for page in pages if page is not None]
    dropped = dict(zip((page.number for page in loaded), furniture(loaded), strict=True))
    tables = _tables(data, [page.number for page in loaded if page.ruled >= _FEWEST_RULES and page.lines])
    builder = DocumentBuilder(path, "pdf", properties=properties)
    starts: dict[int, int] = {}
    for paragraph in _paragraphs(loaded, dropped, tables):
        for number in range(max(starts, default=0) + 1, paragraph.page + 1):
            starts[number] = builder.length
        _add(builder, paragraph)
    spans = []
    for number in range(1, len(pages) + 1):
        start = starts.get(number, builder.length)
        end = starts.get(number + 1, builder.length)
        page = pages[number - 1]
        readable = page is not None and (page.blank or bool(page.lines))
        spans.append(Page(number, start, end, readable))
    unread = sum(not page.readable for page in spans)
    if not builder.paragraphs:
        reason = Reason.NO_TEXT if unread else Reason.EMPTY
        return builder.build(tuple(spans), Status.UNREADABLE, reason=reason)
    if unread:
        return builder.build(tuple(spans), Status.PARTLY_READ, reason=Reason.NO_TEXT)
    return builder.build(tuple(spans))


def _tables(data: bytes, numbers: Sequence[int]) -> dict[int, list[Table]]:
    """Return the tables of the pages ``numbers``; a page that pdfplumber cannot take keeps pdfium's text."""
    if not numbers:
        return {}
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    found: dict[int, list[Table]] = {}
    try:
        with pdfplumber.open(io.BytesIO(data), pages=list(numbers)) as document:
            for page in document.pages:
                found[page.page_number] = page_tables(page)
                page.close()
    except Exception:  # noqa: BLE001  pdfminer raises anything on odd files; the text from pdfium stands
        return found
    return found


def _paragraphs(
    pages: Sequence[PageLines], dropped: dict[int, set[int]], tables: dict[int, list[Table]]
) -> Iterator[_Paragraph]:
    """Yield paragraphs and table rows in reading order; a paragraph may run on over a page break."""
    open_one: _Paragraph | None = None
    table_number = -1
    last_header: tuple[str, ...] | None = None
    for page in pages:
        body = [line for index, line in enumerate(page.lines) if index not in dropped[page.number]]
        leading = _leading(body)
        right_edges = _columns(body)
        waiting = list(tables.get(page.number, []))
        done: set[int] = set()
        for position, line in enumerate(body):
            table = next((t for t in waiting if _inside(line, t)), None)
            if table is not None:
                if id(table) in done:
                    continue
                done.add(id(table))
                if open_one is not None:
                    yield open_one
                    open_one = None
                continues = position == 0 and last_header is not None and len(table.rows[0]) == len(last_header)
                table_number += not continues
                yield from _rows(table, page.number, table_number, continues and table.rows[0] != last_header)
                last_header = last_header if continues else table.rows[0]
                continue
            if open_one is not None and _continues(open_one, line, page.number, leading, right_edges):
                open_one.text = join(open_one.text, line.text)
                open_one.last = line
            else:
                if open_one is not None:
                    yield open_one
                open_one = _Paragraph(line.text, page.number, line, line.size)
                last_header = None if open_one.page != page.number else last_header
    if open_one is not None:
        yield open_one


def _rows(table: Table, page: int, number: int, without_header: bool) -> Iterator[_Paragraph]:
    for index, row in enumerate(table.rows):
        yield _Paragraph("", page, row=row, table=number, header_row=index == 0 and not without_header)


def _inside(line: Line, table: Table) -> bool:
    middle = (line.bottom + line.top) / 2
    return table.bottom - 1 <= middle <= table.top + 1 and line.left >= table.left - 2 and line.left <= table.right


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance between the lines of a paragraph, in points."""
    steps = [a.bottom - b.bottom for a, b in zip(lines, lines[1:], strict=False) if 0 < a.bottom - b.bottom < 40]
    return median(steps) if steps else 14.0


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the left and right edge of each text column: lines that begin near each other share one."""
    edges: list[list[float]] = []
    for line in lines:
        for edge in edges:
            if abs(line.left - edge[0]) < 60:
                edge[0] = min(edge[0], line.left)
                edge[1] = max(edge[1], line.right)
                break
        else:
            edges.append([line.left, line.right])
    return [(edge[0], edge[1]) for edge in edges]


def _continues(so_far: _Paragraph, line: Line, page: int, leading: float, columns: list[tuple[float, float]]) -> bool:
    """Return whether ``line`` goes on with the paragraph ``so_far``."""
    last = so_far.last
    if last is None or begins_paragraph(line.text) or abs(line.size - so_far.size) > 0.8:
        return False
    step = last.bottom - line.bottom
    moved = so_far.page != page or step < -leading
    if moved:
        return not ends_sentence(last.text) and (
            line.text[:1].islower() or last.text.endswith(("-", "\u00ad", "\ufffe", "\x02", ","))
        )
    if abs(step) < 2:
        return True
    if step > 1.45 * leading:
        return False
    right = next((edge for left, edge in columns if left - 1 <= last.left <= left + 60), last.right)
    room = right - last.right
    if ends_sentence(last.text) and room > 0.25 * (right - last.left + 1):
        return False
    return not (looks_like_heading(so_far.text) and room > 0.3 * (right - last.left + 1) and line.text[:1].isupper())


def _add(builder: DocumentBuilder, paragraph: _Paragraph) -> None:
    if paragraph.row is not None:
        builder.add_row(
            list(paragraph.row), page=paragraph.page, table=paragraph.table, header_row=paragraph.header_row
        )
        return
    text = finish(paragraph.text)
    if begins_listed(text):
        kind = ParagraphKind.LIST_ITEM
    elif looks_like_heading(text):
        kind = ParagraphKind.HEADING
    else:
        kind = ParagraphKind.BODY
    builder.add(text, kind, page=paragraph.page)
