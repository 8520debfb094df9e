"""Puts what was read on a picture into lines, in reading order: parts of a line together, column after column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from clausecheck.documents.ocr_model import Piece

# Shares of the page's width where a gutter may be, and in how fine steps it is looked for.
_FROM, _TO, _STEPS = 0.35, 0.65, 400
# A gutter has words in so few of the rows that cross it elsewhere, is so wide (shares of the width), and parts so many.
_FREE, _NARROWEST, _FEWEST = 0.15, 0.008, 6
# Lines of a column fill it for the most part, those of a list of names or of a table without rules do not.
_FULL = 0.6
# Words on both sides of the gutter that stand nearer to each other than this share of it belong together.
_TOGETHER = 0.75
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


Gutter = tuple[float, float]


def _gutter(pieces: Sequence[Piece], width: float) -> Gutter | None:
    """Return where the gutter between two columns of text begins and ends; None where the text stands in one."""
    step = width / _STEPS
    covered = [0] * (_STEPS + 1)
    words = [word for piece in pieces for word in piece.parts()]
    for _, left, right in words:
        for place in range(max(0, int(left / step)), min(_STEPS, int(right / step)) + 1):
            covered[place] += 1
    usual = median(count for count in covered if count) if words else 0
    free = [place for place in range(int(_FROM * _STEPS), int(_TO * _STEPS)) if covered[place] <= _FREE * usual]
    runs = _runs(free)
    if not runs:
        return None
    first, last = max(runs, key=lambda run: run[1] - run[0])
    gutter = first * step, (last + 1) * step
    sides = [_lines_beside(pieces, gutter, side) for side in (0, 1)]
    if last - first + 1 < _NARROWEST * _STEPS or min(map(len, sides)) < _FEWEST:
        return None
    return gutter if all(_fills(lines) for lines in sides) else None


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], place
        else:
            runs.append((place, place))
    return runs


def _lines_beside(pieces: Iterable[Piece], gutter: Gutter, side: int) -> list[float]:
    """Return how long the lines on one side of the gutter are."""
    halves = [half for piece in pieces for half in [_parted(piece, gutter)[side]] if half is not None]
    return [row[-1].right - row[0].left for row in _rows(halves)]


def _fills(lengths: Sequence[float]) -> bool:
    return median(lengths) >= _FULL * max(lengths)


def _parted(piece: Piece, gutter: Gutter) -> tuple[Piece | None, Piece | None]:
    """Return the parts of ``piece`` before and after the gutter; neither if it runs across it."""
    middle = (gutter[0] + gutter[1]) / 2
    before = [word for word in piece.parts() if word[2] <= middle]
    after = [word for word in piece.parts() if word[1] >= middle]
    if len(before) + len(after) < len(piece.parts()):
        return None, None
    if not after:
        return piece, None
    if not before:
        return None, piece
    if after[0][1] - before[-1][2] < _TOGETHER * (gutter[1] - gutter[0]):
        return None, None
    left, right = (
        replace(piece, text=" ".join(word[0] for word in part), left=part[0][1], right=part[-1][2], words=tuple(part))
        for part in (before, after)
    )
    return left, right


def _in_columns(pieces: Sequence[Piece], gutter: Gutter) -> list[list[Piece]]:
    """Return the rows of both columns; one that runs across the gutter ends both columns above it."""
    ordered: list[list[Piece]] = []
    columns: tuple[list[Piece], list[Piece]] = ([], [])
    for row in _rows(pieces):
        parted = [_parted(piece, gutter) for piece in row]
        if any(left is None and right is None for left, right in parted):
            ordered += [*_rows(columns[0]), *_rows(columns[1]), row]
            columns = ([], [])
            continue
        for column, side in zip(columns, zip(*parted, strict=True), strict=True):
            column += [piece for piece in side if piece is not None]
    return [*ordered, *_rows(columns[0]), *_rows(columns[1])]


def _confidence(row: Sequence[Piece]) -> float:
    return sum(piece.confidence * len(piece.text) for piece in row) / sum(len(piece.text) for piece in row)
