"""Puts what was read on a picture into lines, in reading order: parts of a line together, column after column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from clausecheck.documents.ocr_model import Piece

# Lines that may make a column take this share of the page's width; there must be so many on each side of the gutter.
_WIDE, _FEWEST = 0.2, 6
# Shares of the page's width where a gutter may be, and of the wide lines that may run across it.
_FROM, _TO, _CROSSING = 0.35, 0.65, 0.4
# Pieces whose middles differ by less than this share of their size stand in one row.
_SAME_ROW = 0.5
# A row read with less is a scribble, a stamp or a picture.
_NOISE = 0.35


def rows_of(pieces: Sequence[Piece], width: float) -> list[list[Piece]]:
    """Return the rows of a page in reading order, each from left to right; ``width`` is the page's, in pixels."""
    gutter = _gutter(pieces, width)
    rows = _rows(pieces) if gutter is None else _in_columns(pieces, gutter)
    return [row for row in rows if _confidence(row) >= _NOISE]


def words_in(pieces: Iterable[Piece], left: float, top: float, right: float, bottom: float) -> str:
    """Return the words whose middle is in the box, in pixels, lines divided by newlines."""
    inside = [
        Piece(word, begin, end, piece.bottom, piece.size, piece.confidence)
        for piece in pieces
        if top < piece.middle < bottom
        for word, begin, end in piece.parts()
        if left < (begin + end) / 2 < right
    ]
    return "\n".join(text_of(row) for row in _rows(inside))


def text_of(row: Sequence[Piece]) -> str:
    """Return the text of a row."""
    return " ".join(piece.text for piece in row)


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        # Among the last rows, since a piece of a large size may stand between those of small ones.
        near = next((row for row in reversed(rows[-3:]) if _in_row(piece, row)), None)
        if near is None:
            rows.append([piece])
        else:
            near.append(piece)
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _in_row(piece: Piece, row: Sequence[Piece]) -> bool:
    middle, size = median(other.middle for other in row), median(other.size for other in row)
    if abs(piece.middle - middle) >= _SAME_ROW * min(piece.size, size):
        return False
    # What stands above another piece of the row belongs to the next one.
    return all(
        min(piece.right, other.right) - max(piece.left, other.left) < 0.3 * min(piece.size, other.size) for other in row
    )


def _gutter(pieces: Sequence[Piece], width: float) -> float | None:
    """Return where the gutter between two columns of text runs; None where the text stands in one."""
    wide = [piece for piece in pieces if piece.right - piece.left >= _WIDE * width]
    best: tuple[int, float] | None = None
    for share in range(round(_FROM * 100), round(_TO * 100) + 1):
        place = share / 100 * width
        left = sum(piece.right <= place for piece in wide)
        right = sum(piece.left >= place for piece in wide)
        crossing = len(wide) - left - right
        if min(left, right) >= _FEWEST and crossing <= _CROSSING * len(wide) and (best is None or crossing < best[0]):
            best = crossing, place
    if best is None:
        return None
    place = best[1]
    # In the middle of the gap, so that words in the margin of a column stay with it.
    ends = [piece.right for piece in wide if piece.right <= place]
    begins = [piece.left for piece in wide if piece.left >= place]
    return (max(ends) + min(begins)) / 2


def _in_columns(pieces: Sequence[Piece], gutter: float) -> list[list[Piece]]:
    """Return the rows of both columns; one that runs across the gutter ends both columns above it."""
    ordered: list[list[Piece]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for row in _rows(pieces):
        if any(piece.left < gutter < piece.right for piece in row):
            ordered += [*_rows(left), *_rows(right), row]
            left, right = [], []
            continue
        for piece in row:
            (left if piece.right <= gutter else right).append(piece)
    return [*ordered, *_rows(left), *_rows(right)]


def _confidence(row: Sequence[Piece]) -> float:
    return sum(piece.confidence * len(piece.text) for piece in row) / sum(len(piece.text) for piece in row)
