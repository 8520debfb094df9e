"""Parts the columns of a PDF page whose producer drew it line by line, right across the gutter.

Most producers draw one column after the other, and then pdfium's order is the reading order already.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from itertools import islice, pairwise
from statistics import median
from typing import Any

from clausecheck.documents.mending import clean
from clausecheck.documents.pdf_lines import Line, with_hyphens

# A gutter is at least this wide in points; columns take at least this share of the page's width each.
_GUTTER, _COLUMN_SHARE = 9.0, 0.25
_FEWEST_LINES, _SAMPLE = 5, 6
# Of the lines looked at, so many may have no gap; on a page of one column the search ends after the first few.
_WITHOUT_GAP = 0.2

Map = Callable[[float, float], tuple[float, float]]


def part_columns(lines: Sequence[Line], width: float, textpage: Any, raw: Any, seen_at: Map) -> list[Line]:
    """Return the lines of a page, those that run through two columns parted, the left column before the right.

    Args:
        lines: the lines as pdfium gives them.
        width: of the page, in points.
        textpage: pdfium's text page.
        raw: pdfium's functions.
        seen_at: turns pdfium's coordinates to the page as seen.
    """
    crossing = [line for line in lines if line.upright and line.left < 0.35 * width and line.right > 0.65 * width]
    if len(crossing) < _FEWEST_LINES:
        return list(lines)
    step = max(1, len(crossing) // _SAMPLE)
    sample = crossing[::step][: _SAMPLE + 1]
    most = int(_WITHOUT_GAP * len(sample))
    without = (line for line in sample if not _has_gap(line, width, textpage, raw, seen_at))
    if len(list(islice(without, most + 1))) > most:
        return list(lines)
    parted = {id(line): _parted(line, width, textpage, raw, seen_at) for line in crossing}
    halves = [pair for pair in parted.values() if len(pair) == 2]
    if len(halves) < _FEWEST_LINES or not all(
        median(half.right - half.left for half in side) >= _COLUMN_SHARE * width for side in zip(*halves, strict=True)
    ):
        return list(lines)
    # The rightmost place where a right half begins may belong to an indented line.
    gutter = median(right.left for _, right in halves) - _GUTTER / 2
    return _in_order(lines, parted, gutter)


def _in_order(lines: Sequence[Line], parted: dict[int, list[Line]], gutter: float) -> list[Line]:
    """Return the lines with each run of parted ones column by column; a line across both columns ends the run."""
    done: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        pieces = parted.get(id(line), [line])
        if len(pieces) == 2:
            left.append(pieces[0])
            right.append(pieces[1])
        elif right and line.right <= gutter + _GUTTER:
            left.append(line)
        elif right and line.left >= gutter - _GUTTER:
            right.append(line)
        else:
            done += [*left, *right, line]
            left, right = [], []
    return [*done, *left, *right]


def _has_gap(line: Line, width: float, textpage: Any, raw: Any, seen_at: Map) -> bool:
    """Return whether the strings that a line was drawn with leave a gap near the middle of the page.

    Asks for the strings' boxes, of which there are few, not for those of the characters.
    """
    left, top, right, bottom = edges = [ctypes.c_double() for _ in range(4)]
    there = [ctypes.byref(edge) for edge in edges]
    page, get_box = textpage.raw, raw.FPDFText_GetRect
    spans = []
    for index in range(raw.FPDFText_CountRects(page, line.first, line.last - line.first + 1)):
        get_box(page, index, *there)
        one, other = seen_at(left.value, bottom.value)[0], seen_at(right.value, top.value)[0]
        spans.append((one, other) if one <= other else (other, one))
    spans.sort()
    return any(_is_gutter(before[1], after[0], width) for before, after in pairwise(spans))


def _is_gutter(begin: float, end: float, width: float) -> bool:
    return end - begin >= _GUTTER and 0.3 * width < (begin + end) / 2 < 0.7 * width


def _gap(line: Line, width: float, textpage: Any, raw: Any, seen_at: Map) -> tuple[int, float, float] | None:
    """Return the widest gap near the middle of the page: the index after it, and where it begins and ends."""
    rect = raw.FS_RECTF()
    best = None
    end = None
    for index in range(line.first, line.last + 1):
        if raw.FPDFText_GetUnicode(textpage.raw, index) in (0x20, 0xA0):
            continue
        raw.FPDFText_GetLooseCharBox(textpage.raw, index, rect)
        left, right = sorted((seen_at(rect.left, rect.bottom)[0], seen_at(rect.right, rect.top)[0]))
        if end is not None and _is_gutter(end, left, width) and (best is None or left - end > best[2] - best[1]):
            best = index, end, left
        end = right
    return best


def _parted(line: Line, width: float, textpage: Any, raw: Any, seen_at: Map) -> list[Line]:
    """Return the two halves of a line that runs through the gutter; the line alone if it does not."""
    gap = _gap(line, width, textpage, raw, seen_at)
    if gap is None:
        return [line]
    index, end, begin = gap
    halves = []
    for first, last, left, right in ((line.first, index - 1, line.left, end), (index, line.last, begin, line.right)):
        text = clean(with_hyphens(textpage.get_text_range(first, last - first + 1, errors="replace"))).strip()
        if last == line.last and line.text.endswith("-") and not text.endswith("-"):
            text += "-"
        halves.append(line._replace(text=text, left=left, right=right, first=first, last=last))
    return halves if all(half.text for half in halves) else [line]
