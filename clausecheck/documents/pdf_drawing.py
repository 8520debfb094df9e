"""What a PDF page draws besides text: straight rules, pictures, and how much there is."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from typing import Any

_MOST_OBJECTS, _MOST_SEGMENTS = 20_000, 20_000
_DEEPEST_FORM = 3
# In points: a line that leans by less is level; one that is longer can be the side of a cell.
_LEAN, _ACROSS, _DOWN = 1.0, 12.0, 7.0

Point = tuple[float, float]


@dataclass(slots=True)
class Drawing:
    """The drawn things of a page, in points as the page is seen.

    ``across`` are horizontal rules as (y, left, right), ``down`` vertical ones as (x, bottom, top); ``pictured`` is the
    area of the pictures together in square points, since a scan may be stored in strips; ``objects`` counts everything
    that is not text, and ``segments`` of what is drawn is the number of strokes and curves in it.
    """

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)
    pictured: float = 0.0
    objects: int = 0
    segments: int = 0

    def add_stroke(self, begin: Point, end: Point) -> None:
        """Note a straight line if it is level or upright and long enough to be the side of a cell."""
        (x0, y0), (x1, y1) = begin, end
        if abs(y1 - y0) <= _LEAN and abs(x1 - x0) >= _ACROSS:
            self.across.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _LEAN and abs(y1 - y0) >= _DOWN:
            self.down.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def drawing(page: Any, raw: Any, seen_at: Callable[[float, float], Point]) -> Drawing:
    """Return what ``page`` (pdfium's handle) draws; ``seen_at`` turns its coordinates to the page as seen."""
    found = Drawing()
    matrix = raw.FS_MATRIX()
    edges = [ctypes.c_float() for _ in range(4)]
    segments_left = _MOST_SEGMENTS
    for item, kind, outer in _items(page, raw):
        found.objects += 1
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            if raw.FPDFPageObj_GetBounds(item, *edges):
                left, bottom, right, top = (edge.value for edge in edges)
                found.pictured += (right - left) * (top - bottom) * outer.area
        elif kind == raw.FPDF_PAGEOBJ_PATH and segments_left > 0:
            raw.FPDFPageObj_GetMatrix(item, matrix)
            place = outer.after(_Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f))
            drawn = _add_path(found, item, raw, place, seen_at)
            found.segments += drawn
            segments_left -= drawn
    return found


@dataclass(frozen=True, slots=True)
class _Matrix:
    """An affine map as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @property
    def area(self) -> float:
        return abs(self.a * self.d - self.b * self.c)

    def at(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: _Matrix) -> _Matrix:
        e, f = self.at(inner.e, inner.f)
        return _Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            e,
            f,
        )


def _items(page: Any, raw: Any) -> Iterator[tuple[Any, int, _Matrix]]:
    """Yield what is on the page but text, with its kind and the map that its form adds, looking into forms."""
    plain = _plain_functions(raw)
    waiting = [(page, raw.FPDFPage_CountObjects, plain.on_page, 0, _Matrix())]
    seen = 0
    text = raw.FPDF_PAGEOBJ_TEXT
    while waiting:
        holder, count, get, depth, outer = waiting.pop()
        number = max(0, min(count(holder), _MOST_OBJECTS - seen))
        seen += number
        address = ctypes.cast(holder, ctypes.c_void_p)
        kinds = list(map(plain.kind, map(get, repeat(address), range(number))))
        for index, kind in enumerate(kinds) if kinds.count(text) < number else ():
            if kind == text:
                continue
            item = ctypes.cast(get(address, index), raw.FPDF_PAGEOBJECT)
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                matrix = raw.FS_MATRIX()
                raw.FPDFPageObj_GetMatrix(item, matrix)
                inner = outer.after(_Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f))
                waiting.append((item, raw.FPDFFormObj_CountObjects, plain.in_form, depth + 1, inner))
                continue
            yield item, kind, outer


@dataclass(frozen=True, slots=True)
class _PlainFunctions:
    """Functions of pdfium that give addresses as numbers, and take what they are given as it is where that is safe.

    A page may have thousands of objects, one for each letter, and a pointer made for each costs more than the call, as
    does looking at each argument; a plain number is handed on as a C int.
    """

    on_page: Callable[[ctypes.c_void_p, int], int]
    in_form: Callable[[ctypes.c_void_p, int], int]
    kind: Callable[[int], int]


@cache
def _plain_functions(raw: Any) -> _PlainFunctions:
    address, number = ctypes.c_void_p, ctypes.c_int
    return _PlainFunctions(
        *(
            ctypes.PYFUNCTYPE(*types)(ctypes.cast(function, address).value or 0)
            for function, types in (
                (raw.FPDFPage_GetObject, (address,)),
                (raw.FPDFFormObj_GetObject, (address, address, ctypes.c_ulong)),
                (raw.FPDFPageObj_GetType, (number, address)),
            )
        )
    )


def _add_path(found: Drawing, item: Any, raw: Any, place: _Matrix, seen_at: Callable[[float, float], Point]) -> int:
    """Add the straight lines of a path; return how many segments it has."""
    count: int = min(max(raw.FPDFPath_CountSegments(item), 0), _MOST_SEGMENTS)
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = here = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        there = seen_at(*place.at(x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begin = there
        elif kind == raw.FPDF_SEGMENT_LINETO:
            found.add_stroke(here, there)
        here = there
        if raw.FPDFPathSegment_GetClose(segment):
            found.add_stroke(here, begin)
            here = begin
    return count
