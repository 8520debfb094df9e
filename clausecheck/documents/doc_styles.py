"""The paragraph styles of a Word binary file (MS-DOC 2.9.271): heading level and list."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from clausecheck.documents.doc_sprms import P_LEVEL, P_LIST, P_OUTLINE, Sprms, number, sprms
from clausecheck.documents.docx_styles import Style, heading_level_of

_PARAGRAPH = 1
_NO_BASE = 0x0FFF
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class _Declared:
    """A style as it is declared, without what it takes from the one it is based on."""

    level: int | None
    base: int
    changes: Sprms


def read_styles(part: bytes) -> dict[int, Style]:
    """Return the paragraph styles by number.

    Raises:
        struct.error: the part is cut off.
    """
    if len(part) < 6:
        return {}
    header, count, base_size = struct.unpack_from("<HHH", part)
    at = 2 + header
    declared: dict[int, _Declared] = {}
    for index in range(count):
        (size,) = struct.unpack_from("<H", part, at)
        style = part[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
        if len(style) > base_size >= 10:
            found = _declared(style, base_size)
            if found is not None:
                declared[index] = found
    return {index: _resolved(index, declared) for index in declared}


def _declared(style: bytes, base_size: int) -> _Declared | None:
    first, second = struct.unpack_from("<HH", style)
    if second & 15 != _PARAGRAPH:
        return None
    identifier = first & 0x0FFF
    (length,) = struct.unpack_from("<H", style, base_size)
    name = style[base_size + 2 : base_size + 2 + 2 * length].decode("utf-16-le", "replace")
    at = base_size + 4 + 2 * length
    at += at % 2
    changes: Sprms = {}
    if at + 2 <= len(style):
        (size,) = struct.unpack_from("<H", style, at)
        changes = sprms(style[at + 4 : at + 2 + size])
    level = identifier if 1 <= identifier <= 9 else heading_level_of(name)
    return _Declared(level, second >> 4, changes)


def _resolved(index: int, declared: dict[int, _Declared]) -> Style:
    heading = level = None
    list_id: str | None = None
    current = index
    for _ in range(_DEEPEST):
        style = declared.get(current)
        if style is None or current == _NO_BASE:
            break
        heading = heading or style.level
        outline = number(style.changes, P_OUTLINE, 9)
        if heading is None and outline < 9:
            heading = outline + 1
        if list_id is None and P_LIST in style.changes:
            list_id = str(number(style.changes, P_LIST))
        if level is None and P_LEVEL in style.changes:
            level = number(style.changes, P_LEVEL)
        current = style.base
    return Style(heading, list_id, level)
