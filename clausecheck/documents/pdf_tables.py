"""Ruled tables of a PDF page: the rules make a grid, the grid's cells take the words that stand in them.

pdfplumber finds the same tables, but reads the page anew for it, which costs twenty times what reading its text does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from clausecheck.documents.mending import clean, finish, join
from clausecheck.documents.pdf_drawing import Drawing
from clausecheck.documents.pdf_lines import Line

# In points: rules closer than this are one; a rule that ends this near another meets it.
_NEAR = 3.0
_MOST_RULES = 3_000
_MOST_CELLS = 4_000


@dataclass(frozen=True, slots=True)
class Table:
    """A table's box in points from the page's lower left corner, and the texts of its cells row by row."""

    left: float
    right: float
    bottom: float
    top: float
    rows: tuple[tuple[str, ...], ...]

    def holds(self, line: Line) -> bool:
        """Return whether ``line`` stands in the table; what reaches beyond its last rule is not in its cells."""
        middle = (line.bottom + line.top) / 2
        beside = self.left - _NEAR <= line.left and line.right <= self.right + _NEAR
        return line.upright and self.bottom <= middle <= self.top and beside


def tables(drawn: Drawing, text_in: Callable[[float, float, float, float], str]) -> list[Table]:
    """Return the ruled tables with at least two columns, from the top down.

    Args:
        drawn: the rules of the page.
        text_in: gives the words in a box (left, bottom, right, top), lines divided by newlines.
    """
    if len(drawn.across) < 2 or len(drawn.down) < 3 or len(drawn.across) + len(drawn.down) > _MOST_RULES:
        return []
    found = []
    for across, down in _meshes(drawn):
        places, heights = _levels(x for x, _, _ in down), _levels(y for y, _, _ in across)
        if len(places) < 3 or len(heights) < 2 or len(places) * len(heights) > _MOST_CELLS:
            continue
        rows = _rows(places, heights, across, down, text_in)
        if rows and max(len(row) for row in rows) > 1:
            found.append(Table(places[0], places[-1], heights[0], heights[-1], rows))
    return sorted(found, key=lambda table: -table.top)


Rule = tuple[float, float, float]


def _meshes(drawn: Drawing) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the groups of rules that meet: one for each table."""
    owner = list(range(len(drawn.across) + len(drawn.down)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for i, (y, left, right) in enumerate(drawn.across):
        for j, (x, bottom, top) in enumerate(drawn.down, len(drawn.across)):
            if left - _NEAR <= x <= right + _NEAR and bottom - _NEAR <= y <= top + _NEAR:
                owner[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(drawn.across):
        groups.setdefault(root(i), ([], []))[0].append(rule)
    for j, rule in enumerate(drawn.down, len(drawn.across)):
        groups.setdefault(root(j), ([], []))[1].append(rule)
    return list(groups.values())


def _levels(values: Iterable[float]) -> list[float]:
    """Return where rules run, ascending, those near each other as one."""
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > _NEAR:
            levels.append(value)
    return levels


def _rows(
    places: list[float],
    heights: list[float],
    across: list[Rule],
    down: list[Rule],
    text_in: Callable[[float, float, float, float], str],
) -> tuple[tuple[str, ...], ...]:
    """Return the cells' texts; a merged cell has its words in its first column and row, and the rest are empty."""
    columns, bands = len(places) - 1, len(heights) - 1
    walls = _walls(places, heights, down)
    floors = _floors(places, heights, across)
    taken = [[False] * columns for _ in range(bands)]
    rows = []
    for band in range(bands - 1, -1, -1):
        row = []
        for column in range(columns):
            if taken[band][column]:
                row.append("")
                continue
            last, lowest = column, band
            while last + 1 < columns and not walls[band][last + 1]:
                last += 1
            while lowest > 0 and not floors[lowest][column]:
                lowest -= 1
            for covered in range(lowest, band + 1):
                taken[covered][column : last + 1] = [True] * (last + 1 - column)
            row.append(_cell(text_in(places[column], heights[lowest], places[last + 1], heights[band + 1])))
        rows.append(row)
    used = [column for column in range(columns) if any(row[column] for row in rows)]
    return tuple(tuple(row[column] for column in used) for row in rows if any(row))


def _walls(places: list[float], heights: list[float], down: list[Rule]) -> list[list[bool]]:
    """Return for each band and place whether a vertical rule stands there."""
    walls = [[False] * len(places) for _ in range(len(heights) - 1)]
    for x, bottom, top in down:
        place = max(0, bisect_right(places, x) - 1)
        for band in range(len(heights) - 1):
            if bottom <= (heights[band] + heights[band + 1]) / 2 <= top:
                walls[band][place] = True
    return walls


def _floors(places: list[float], heights: list[float], across: list[Rule]) -> list[list[bool]]:
    """Return for each height and column whether a horizontal rule runs there."""
    floors = [[False] * (len(places) - 1) for _ in heights]
    for y, left, right in across:
        height = max(0, bisect_right(heights, y) - 1)
        for column in range(len(places) - 1):
            if left <= (places[column] + places[column + 1]) / 2 <= right:
                floors[height][column] = True
    return floors


def _cell(text: str) -> str:
    joined = ""
    for line in text.split("\n"):
        joined = join(joined, clean(line).strip())
    return finish(joined)
