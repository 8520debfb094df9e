"""Carries the text of a PDF from page to page: paragraphs and tables that go on, footnotes after their paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.lines import begins_listed, ends_sentence
from clausecheck.documents.mending import finish, join
from clausecheck.documents.model import ParagraphKind
from clausecheck.documents.pdf_lines import Line
from clausecheck.documents.pdf_page import PageContent
from clausecheck.documents.pdf_paragraphs import Layout, goes_on, is_heading, layout, split_notes, usual_size
from clausecheck.documents.pdf_tables import Table
from clausecheck.documents.table_heads import head_rows


@dataclass(slots=True)
class FlowParagraph:
    """A paragraph, footnote or table row while its lines are collected; ``page`` is where it begins."""

    text: str
    page: int
    first: Line | None = None
    row: list[str] = field(default_factory=list)
    table: int | None = None
    header_row: bool = False
    note: bool = False

    def stands_out(self, size: float) -> bool:
        """Return whether its font makes it a heading, ``size`` being the document's usual font height."""
        return self.first is not None and not self.note and is_heading(self.first, self.text, size, by_number=False)

    def add_to(self, builder: DocumentBuilder, size: float, *, by_number: bool) -> None:
        """Add what was collected to ``builder``.

        Args:
            builder: takes the paragraph.
            size: the document's usual font height.
            by_number: whether a heading may be told by its number or capitals alone.
        """
        if self.row:
            builder.add_row(self.row, page=self.page, table=self.table, header_row=self.header_row)
            return
        text = finish(self.text)
        kind = ParagraphKind.BODY
        if self.note:
            kind = ParagraphKind.FOOTNOTE
        elif begins_listed(text):
            kind = ParagraphKind.LIST_ITEM
        elif self.first is not None and is_heading(self.first, text, size, by_number=by_number):
            kind = ParagraphKind.HEADING
        builder.add(text, kind, page=self.page)


class Flow:
    """Takes the pages one after another and gives back the paragraphs in reading order."""

    def __init__(self, size: float, right: float, said: str) -> None:
        """Begin a document.

        Args:
            size: its usual font height in points.
            right: where its leftmost column usually ends, in points.
            said: all its text in lower case, by which words broken at a line's end are mended.
        """
        self._said = said
        self._size = size
        self._right = right
        self._done: list[FlowParagraph] = []
        self._open: FlowParagraph | None = None
        self._last: Line | None = None
        self._layout: Layout | None = None
        self._notes: list[FlowParagraph] = []
        self._tables = 0
        # The table that ended the text so far, with its columns; text after it closes it.
        self._head: list[str] | None = None

    def add_page(self, page: PageContent, body: Sequence[Line]) -> None:
        """Add a page; ``body`` are its lines without running headers and footers."""
        inside = {id(line): table for table in page.tables for line in body if table.holds(line)}
        plain = [line for line in body if id(line) not in inside] if inside else body
        texts, notes = split_notes(plain, min(self._size, usual_size(plain) or self._size), page.height)
        here = layout(texts, self._size, self._right)
        noted = {id(line) for line in notes}
        entered: set[int] = set()
        moved = True
        for line in body:
            if id(line) in inside:
                table = inside[id(line)]
                if id(table) not in entered:
                    entered.add(id(table))
                    self._add_table(table, page.number)
            elif id(line) not in noted:
                self._add_line(line, page.number, here, moved)
                moved = False
        self._add_notes(notes, page.number)

    def finished(self) -> list[FlowParagraph]:
        """Return all paragraphs; nothing can be added after."""
        self._close()
        return self._done

    def _add_line(self, line: Line, page: int, here: Layout, moved: bool) -> None:
        above, so_far = self._last, self._open
        if above is not None and so_far is not None:
            moved = moved or line.bottom - above.bottom > 0.5 * here.leading
            before = self._layout or here
            heading = so_far.first is not None and is_heading(so_far.first, so_far.text, self._size, by_number=True)
            if goes_on(above, line, before, heading=heading, moved=moved):
                so_far.text = join(so_far.text, line.text, self._said)
                self._last, self._layout = line, here
                return
        self._close()
        self._head = None
        self._open = FlowParagraph(line.text, page, line)
        self._last, self._layout = line, here

    def _close(self) -> None:
        if self._open is not None:
            self._done.append(self._open)
        self._done += self._notes
        self._open, self._last, self._notes = None, None, []

    def _add_notes(self, notes: Sequence[Line], page: int) -> None:
        for line in notes:
            if self._notes and self._notes[-1].page == page and not line.text[0].isdigit():
                self._notes[-1].text = join(self._notes[-1].text, line.text, self._said)
            else:
                self._notes.append(FlowParagraph(line.text, page, line, note=True))

    def _add_table(self, table: Table, page: int) -> None:
        self._close()
        rows = [list(row) for row in table.rows]
        continued = (
            self._head is not None and len(self._head) == len(rows[0]) and self._done and self._done[-1].page < page
        )
        if not continued:
            self._tables += 1
            heads = head_rows(rows)
        else:
            heads = 1 if rows[0] == self._head else 0
            if heads == 0 and self._runs_on(rows[0]):
                last = self._done[-1].row
                self._done[-1].row = [join(old, new) for old, new in zip(last, rows.pop(0), strict=True)]
        for index, row in enumerate(rows):
            self._done.append(FlowParagraph("", page, row=row, table=self._tables - 1, header_row=index < heads))
        if not continued:
            self._head = rows[0]

    def _runs_on(self, row: list[str]) -> bool:
        """Return whether ``row`` is the rest of a row that the page break cut in two."""
        last = self._done[-1].row
        if row[0] or len(last) != len(row):
            return False
        return all(
            not new or (old and not ends_sentence(old)) or new[:1].islower() for old, new in zip(last, row, strict=True)
        )
