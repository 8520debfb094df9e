"""Reads one page of a PDF with pdfium: its lines, its ruled tables, and whether its words could be had."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clausecheck.documents.garbling import is_garbled, is_in_pieces
from clausecheck.documents.model import Reason
from clausecheck.documents.pdf_appearances import shown_on
from clausecheck.documents.pdf_columns import part_columns
from clausecheck.documents.pdf_drawing import drawing
from clausecheck.documents.pdf_forms import Entered, Noted, filled_in, placed_among, text_within
from clausecheck.documents.pdf_lines import Line, lines, with_hyphens
from clausecheck.documents.pdf_signs import placed_signs, text_of
from clausecheck.documents.pdf_struck import struck_out, without
from clausecheck.documents.pdf_tables import Table, tables

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_HYPHENATED = re.compile("[\ufffe\x02]")
# A page with pictures over so much of it and so few words beside them is a scan, whatever was typed or stamped on it.
_SCANS = ((0.4, 250), (0.15, 60))
# A picture over so much of a page is what was scanned; the words over it were recognised by someone else.
_SCANNED = 0.5
# A page without words that holds a picture this large, or draws this much, shows its words instead of holding them.
_PICTURE_SHARE, _DRAWN_WORDS, _DRAWN_LETTERS = 0.05, 100, 500


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page: its size in points, its lines in the order of its content, its tables from the top down.

    ``pictured`` is the share of the page that its pictures cover; ``objects`` counts everything drawn that is not text,
    ``segments`` the strokes and curves of it; ``garbled`` when the fonts do not say what signs mean, or the words that
    were recognised on a scan are in pieces; ``noted`` are
    the comments on it, ``struck`` the words that someone struck out.
    ``confidence`` is set where the text was recognised, and ``unread`` where it should have been and was not.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    pictured: float = 0.0
    objects: int = 0
    segments: int = 0
    garbled: bool = False
    noted: tuple[Noted, ...] = ()
    struck: tuple[str, ...] = ()
    confidence: float | None = None
    unread: Reason | None = None

    @property
    def characters(self) -> int:
        """How many characters its lines have."""
        return sum([len(line.text) for line in self.lines])

    def is_read(self, characters: int) -> bool:
        """Return whether the page's words could be had: ``characters`` of them, running lines and stamps not counted.

        A page with nothing on it is read.
        """
        if self.unread is not None:
            return False
        if self.confidence is not None:
            return True
        if self.garbled or any(self.pictured > share and characters < few for share, few in _SCANS):
            return False
        drawn = self.objects >= _DRAWN_WORDS or self.segments >= _DRAWN_LETTERS
        return characters > 0 or (self.pictured < _PICTURE_SHARE and not drawn)


def read_page(page: pdfium.PdfPage, number: int, form: Any = None) -> PageContent:
    """Return what stands on ``page``, the ``number``-th from 1; ``form`` is the document's form, None for none."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    seen_at = _turned(page)
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range(errors="replace") if textpage.count_chars() > 0 else ""
        placed = part_columns(list(lines(textpage.raw, text, raw, seen_at)), width, textpage, raw, seen_at)
        struck = tuple(struck_out(page, textpage, raw, seen_at))
        placed = without(placed, struck) if struck else placed
        entered, noted = filled_in(page, raw, form, seen_at)
        drawn = drawing(page.raw, raw, seen_at)
        entered += shown_on(page, textpage, number - 1, form, seen_at)
        if entered:
            placed = placed_among(placed, entered)
        found = tuple(tables(drawn, _with_entered(_cell_reader(page, textpage, raw), entered))) if placed else ()
    finally:
        textpage.close()
    pictured = min(1.0, drawn.pictured / max(width * height, 1.0))
    return PageContent(
        number,
        width,
        height,
        tuple(placed),
        found,
        pictured=pictured,
        objects=drawn.objects,
        segments=drawn.segments,
        garbled=is_garbled(text) or (pictured >= _SCANNED and is_in_pieces(text)),
        noted=tuple(noted),
        struck=tuple(piece.text for piece in struck),
    )


Map = Callable[[float, float], tuple[float, float]]
CellReader = Callable[[float, float, float, float], str]


def _turned(page: Any) -> Map:
    """Return the map from pdfium's coordinates to those of the page as seen, turned and cropped."""
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation()
    if turn == 90:
        return lambda x, y: (y - bottom, right - x)
    if turn == 180:
        return lambda x, y: (right - x, top - y)
    if turn == 270:
        return lambda x, y: (top - y, x - left)
    return lambda x, y: (x - left, y - bottom)


def _with_entered(read: CellReader, entered: Sequence[Entered]) -> CellReader:
    """Return a reader of cells that gives what was filled in there too."""
    if not entered:
        return read
    return lambda *box: f"{read(*box)}\n{text_within(entered, *box)}".strip()


def _cell_reader(page: Any, textpage: Any, raw: Any) -> CellReader:
    """Return what gives the words in a box of the page as seen, lines divided by newlines."""
    if page.get_rotation():
        signs = list(placed_signs(textpage, raw, _turned(page)))
        return lambda *box: text_of(signs, *box)
    crop_left, crop_bottom, _, _ = page.get_bbox()

    def text_in(left: float, bottom: float, right: float, top: float) -> str:
        # Within the cell by a little, since letters of the next cell may touch the rule.
        said: str = textpage.get_text_bounded(
            left + crop_left + 1,
            bottom + crop_bottom + 1,
            right + crop_left - 1,
            top + crop_bottom - 1,
            errors="replace",
        )
        return with_hyphens(_HYPHENATED.sub("-\n", said))

    return text_in
