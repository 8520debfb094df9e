"""The properties in a Word binary file: single modifications ("sprms"), and the pages that say where each holds.

After MS-DOC: 2.2.5.1 (Sprm), 2.9.23 (ChpxFkp), 2.9.174 (PapxFkp).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

_PAGE = 512
_BX_PAP = 13
_TABLE_DEFINITION, _CHANGED_TABS = 0xD608, 0xC615
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_PAGE_NUMBER = 0x3FFFFF

P_STYLE, P_LEVEL, P_LIST, P_OUTLINE = 0x4600, 0x260A, 0x460B, 0x2640
P_IN_TABLE, P_ROW_END, P_DEPTH, P_INNER_CELL, P_INNER_ROW = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
T_DEFINITION, T_HEADING = _TABLE_DEFINITION, 0x3404
C_DELETED, C_HIDDEN, C_SYMBOL = 0x0800, 0x083C, 0x6A09
C_STRUCK, C_STRUCK_TWICE = 0x0837, 0x2A53

Sprms = dict[int, bytes]


def sprms(data: bytes) -> Sprms:
    """Return the modifications in ``data`` by their codes; of several of one code the last holds."""
    found: Sprms = {}
    at = 0
    while at + 3 <= len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        kind = code >> 13
        if kind != 6:
            size = _SIZES[kind]
        elif code == _TABLE_DEFINITION and at + 2 <= len(data):
            size = struct.unpack_from("<H", data, at)[0] + 1
        elif code == _CHANGED_TABS and data[at] == 0xFF:
            # Long lists of tabs say their length in two parts; they come last, and nothing is lost with them.
            break
        else:
            size = data[at] + 1
        found[code] = data[at : at + size]
        at += size
    return found


def number(found: Sprms, code: int, default: int = 0) -> int:
    """Return the operand of a modification as a number without sign."""
    raw = found.get(code)
    return int.from_bytes(raw, "little") if raw else default


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of the file, sorted by where they begin, with the raw properties that hold in each."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)

    def at(self, offset: int) -> tuple[int, bytes]:
        """Return number and properties of the stretch that ``offset`` lies in; -1 and none where there is none."""
        index = bisect_right(self.starts, offset) - 1
        return (index, self.raw[index]) if index >= 0 and offset < self.ends[index] else (-1, b"")


def paragraph_runs(main: bytes, table: bytes) -> Runs:
    """Return the paragraphs' properties (style number first); ``table`` is the list of their pages."""
    return _sorted(run for page in _pages(main, table) for run in _page_of_paragraphs(page))


def character_runs(main: bytes, table: bytes) -> Runs:
    """Return the characters' properties; ``table`` is the list of their pages."""
    return _sorted(run for page in _pages(main, table) for run in _page_of_characters(page))


def _sorted(runs: Iterator[tuple[int, int, bytes]]) -> Runs:
    ordered = sorted(runs)
    return Runs([run[0] for run in ordered], [run[1] for run in ordered], [run[2] for run in ordered])


def _pages(main: bytes, table: bytes) -> Iterator[bytes]:
    count = max(len(table) - 4, 0) // 8
    seen = set()
    for index in range(count):
        (number_,) = struct.unpack_from("<I", table, 4 * (count + 1) + 4 * index)
        at = (number_ & _PAGE_NUMBER) * _PAGE
        page = main[at : at + _PAGE]
        if len(page) == _PAGE and at not in seen:
            seen.add(at)
            yield page


def _page_of_paragraphs(page: bytes) -> Iterator[tuple[int, int, bytes]]:
    count = page[-1]
    if 4 * (count + 1) + _BX_PAP * count >= _PAGE:
        return
    offsets = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = 2 * page[4 * (count + 1) + _BX_PAP * index]
        raw = b""
        if 0 < at < _PAGE - 2:
            size, begin = (2 * page[at] - 1, at + 1) if page[at] else (2 * page[at + 1], at + 2)
            raw = page[begin : begin + size]
        yield offsets[index], offsets[index + 1], raw


def _page_of_characters(page: bytes) -> Iterator[tuple[int, int, bytes]]:
    count = page[-1]
    if 4 * (count + 1) + count >= _PAGE:
        return
    offsets = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = 2 * page[4 * (count + 1) + index]
        if 0 < at < _PAGE - 1:
            yield offsets[index], offsets[index + 1], page[at + 1 : at + 1 + page[at]]
