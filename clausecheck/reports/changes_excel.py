"""The changes since a run as an Excel workbook: a sheet for each kind, and in clauses the changed words marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.portfolio.changes import Changes
from clausecheck.portfolio.wording import Mark, Piece
from clausecheck.reports import changes_view
from clausecheck.reports.safe import for_markup
from clausecheck.reports.workbook import add_sheet, new_workbook
from clausecheck.texts import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.rich_text import CellRichText

_MOST = 30_000


def write_changes(changes: Changes, path: Path, language: str = "da") -> None:
    """Write ``changes`` as an .xlsx file at ``path``.

    Raises:
        OSError: the file cannot be written, for instance because it is open in Excel.
    """
    book = new_workbook(changes_view.title(changes, language), language)
    for section in changes_view.sections(changes, language):
        headings = [text(f"changes_column.{key}", language) for key in section.columns]
        add_sheet(book, text(f"changes.{section.key}", language), headings, section.rows, language)
        if section.key == "verdicts":
            keys = ("change", "system", "effect", "place", "words")
            rows = [(*changes_view.clause_head(item, language), _rich(item.words)) for item in changes.clauses]
            headings = [text(f"changes_column.{key}", language) for key in keys]
            add_sheet(book, text("changes.clauses", language), headings, rows, language)
    book.save(path)


def _rich(pieces: Sequence[Piece]) -> CellRichText:
    """Return the words with what was taken out struck through and what was put in bold and underlined."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    fonts = {
        Mark.DELETED: InlineFont(strike=True, color=Color("FFA4161A")),
        Mark.INSERTED: InlineFont(b=True, u="single", color=Color("FF1D6B2F")),
    }
    rich = CellRichText()
    length = 0
    for piece in pieces:
        words = for_markup(piece.text)[: _MOST - length]
        length += len(words)
        if words:
            rich.append(TextBlock(fonts[piece.mark], words) if piece.mark in fonts else words)
    return rich
