"""The lists of a Word binary file (MS-DOC 2.9.131, 2.9.150), as Word's XML would declare them."""

from __future__ import annotations

import struct

from clausecheck.documents.docx_numbering import Level, Numbering

_LIST, _USE, _LEVEL = 28, 16, 28
_FORMS = {1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero", 23: "bullet"}
_NONE = 255
_SIMPLE = 1
_STYLE_NONE = 0x0FFF
_MOST = 20_000


def read_lists(declared: bytes, levels: bytes, uses: bytes) -> Numbering:
    """Return the lists of a file; a list's number is that of its use, from 1.

    Args:
        declared: the part that declares the lists.
        levels: what follows it, where their levels lie.
        uses: the part with their uses, each of which may start a list over.

    Raises:
        struct.error: the parts are cut off.
    """
    numbering = Numbering()
    if len(declared) < 2:
        return numbering
    (count,) = struct.unpack_from("<h", declared)
    at = 0
    for index in range(max(count, 0)):
        begin = 2 + index * _LIST
        identifier, _ = struct.unpack_from("<ii", declared, begin)
        styles = struct.unpack_from("<9H", declared, begin + 8)
        simple = bool(declared[begin + 26] & _SIMPLE)
        found = {}
        for depth in range(1 if simple else 9):
            style = None if styles[depth] == _STYLE_NONE else str(styles[depth])
            found[depth], at = _level(levels, at, style)
        numbering.levels[str(identifier)] = found
    _read_uses(numbering, uses)
    return numbering


def _level(data: bytes, at: int, style: str | None) -> tuple[Level, int]:
    """Return the level that begins at ``at``, and where it ends."""
    start, form, flags = struct.unpack_from("<iBB", data, at)
    characters, paragraph, restart = struct.unpack_from("<BBB", data, at + 24)
    at += _LEVEL + characters + paragraph
    (length,) = struct.unpack_from("<H", data, at)
    printed = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(char) + 1}" if ord(char) < 9 else char for char in printed)
    name = "none" if form == _NONE else _FORMS.get(form, "decimal")
    # Bits 2 and 3: numbers in figures throughout; begins anew only after the level named.
    legal, own_restart = bool(flags & 4), bool(flags & 8)
    level = Level(min(max(start, 0), 30_000), name, text, style, restart if own_restart else None, legal)
    return level, at + 2 + 2 * length


def _read_uses(numbering: Numbering, uses: bytes) -> None:
    if len(uses) < 4:
        return
    (count,) = struct.unpack_from("<I", uses)
    count = min(count, _MOST)
    at = 4 + _USE * count
    for index in range(count):
        (identifier,) = struct.unpack_from("<i", uses, 4 + _USE * index)
        changed = uses[4 + _USE * index + 12]
        key, abstract = str(index + 1), str(identifier)
        numbering.abstract_of[key] = abstract
        for depth, level in numbering.levels.get(abstract, {}).items():
            if level.style is not None:
                numbering.by_style.setdefault(level.style, (key, depth))
        at += 4
        for _ in range(changed):
            start, flags = struct.unpack_from("<iI", uses, at)
            at += 8
            depth = min(flags & 15, 8)
            if flags & 16:
                numbering.overrides.setdefault(key, {})[depth] = min(max(start, 0), 30_000)
            if flags & 32:
                numbering.replaced.setdefault(key, {})[depth], at = _level(uses, at, None)
