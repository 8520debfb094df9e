"""The straight rules on a picture of a page: long thin runs of ink, across or down. They make the tables of a scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.documents.ocr_model import Picture
from clausecheck.documents.pdf_drawing import Drawing

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

_INK = 160
# In inches: no letter has a stroke this long, and no rule is this thick.
_SHORTEST_ACROSS, _SHORTEST_DOWN, _THICKEST = 0.35, 0.19, 0.05
# A scanned rule has gaps: this share of it is ink.
_SOLID = 0.93
_MOST = 1_500

Run = tuple[int, int, int]


def rules(picture: Picture) -> Drawing:
    """Return the rules on ``picture``, in points from its lower left corner."""
    ink = picture.grey < _INK
    _, height = picture.size
    points = 72 / picture.dpi
    thickest = max(2, round(_THICKEST * picture.dpi))
    drawn = Drawing()
    for first, last, begin, end in _strokes(ink, round(_SHORTEST_ACROSS * picture.dpi), thickest):
        drawn.across.append(((height - (first + last) / 2) * points, begin * points, end * points))
    for first, last, begin, end in _strokes(ink.T, round(_SHORTEST_DOWN * picture.dpi), thickest):
        drawn.down.append(((first + last) / 2 * points, (height - end) * points, (height - begin) * points))
    drawn.objects = len(drawn.across) + len(drawn.down)
    return drawn


def _strokes(ink: NDArray[bool_], shortest: int, thickest: int) -> list[tuple[int, int, int, int]]:
    """Return the strokes along the rows of ``ink`` as first and last row, begin and end: runs that touch make one."""
    strokes: list[list[int]] = []
    open_ones: list[list[int]] = []
    for row, begin, end in _runs(ink, shortest):
        open_ones = [stroke for stroke in open_ones if stroke[1] >= row - 2]
        for stroke in open_ones:
            if begin <= stroke[3] and end >= stroke[2]:
                stroke[1], stroke[2], stroke[3] = row, min(begin, stroke[2]), max(end, stroke[3])
                break
        else:
            strokes.append([row, row, begin, end])
            open_ones.append(strokes[-1])
        if len(strokes) > _MOST:
            return []
    return [(first, last, begin, end) for first, last, begin, end in strokes if last - first < thickest]


def _runs(ink: NDArray[bool_], shortest: int) -> list[Run]:
    """Return the runs of ink along the rows that are at least ``shortest`` long, as row, begin and end."""
    import numpy as np

    rows, columns = ink.shape
    if columns <= shortest:
        return []
    counted = np.zeros((rows, columns + 1), dtype=np.int32)
    np.cumsum(ink, axis=1, out=counted[:, 1:])
    solid = counted[:, shortest:] - counted[:, :-shortest] >= _SOLID * shortest
    runs: list[Run] = []
    for row in np.flatnonzero(solid.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], solid[row].astype(np.int8), [0]))))
        runs += [(int(row), int(begin), int(end) + shortest - 1) for begin, end in edges.reshape(-1, 2)]
    return runs
