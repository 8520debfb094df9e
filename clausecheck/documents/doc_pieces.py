"""Opens a Word binary file: where its parts lie, and its text put together from pieces (MS-DOC 2.5, 2.9.38)."""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausecheck.documents.doc_sprms import (
    C_DELETED,
    C_HIDDEN,
    C_STRUCK,
    C_STRUCK_TWICE,
    Runs,
    character_runs,
    number,
    sprms,
)
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason

if TYPE_CHECKING:
    import olefile

_WORD_97, _WORD_6 = 0xA5EC, 0xA5DC
_ENCRYPTED, _SECOND_TABLE, _COMPLEX = 0x0100, 0x0200, 0x0004
_COUNTS, _PLACES = 64, 154
_COMPRESSED, _OFFSET = 0x40000000, 0x3FFFFFFF
# The parts by their place in the list of parts.
STYLES, NOTE_REFS, NOTE_TEXTS, COMMENT_REFS, COMMENT_TEXTS, HEADERS = 1, 2, 3, 4, 5, 11
CHARACTERS, PARAGRAPHS, CLX, COMMENTERS, ENDNOTE_REFS, ENDNOTE_TEXTS, BOXES = 12, 13, 33, 36, 46, 47, 56
LISTS, LIST_USES = 73, 74
_MAIN, _NOTES, _HEADERS, _MACROS, _COMMENTS, _ENDNOTES, _BOXES = range(3, 10)
# A letter that takes two places in the file is followed by this, so that places and letters stay in step.
_FILLER = "\x00"
# How `Binary.gone` marks what does not count.
DELETED, STRUCK, HIDDEN = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: which characters, where they lie in the file, and how many bytes each takes."""

    start: int
    end: int
    offset: int
    width: int


@dataclass(slots=True)
class Binary:
    """An opened file. ``text`` has all its stories one after the other; ``gone`` marks what does not count."""

    main: bytes
    table: bytes
    text: str = ""
    gone: bytearray = field(default_factory=bytearray)
    pieces: list[Piece] = field(default_factory=list)
    counts: tuple[int, ...] = ()
    deletions: int = 0
    whole: bool = True

    def part(self, which: int) -> bytes:
        """Return a part of the table stream, b"" if the file has none."""
        at = _PLACES + 8 * which
        if len(self.main) < at + 8 or not self.table:
            return b""
        offset, size = struct.unpack_from("<II", self.main, at)
        return self.table[offset : offset + size]

    def after(self, which: int) -> bytes:
        """Return the table stream from the end of a part on."""
        offset, size = struct.unpack_from("<II", self.main, _PLACES + 8 * which)
        return self.table[offset + size :]

    def story(self, which: int) -> tuple[int, int]:
        """Return where a story begins and ends in ``text``; the numbers are those of `STORIES`."""
        begin = sum(self.counts[_MAIN:which])
        return begin, min(begin + self.counts[which], len(self.text))

    def offset_of(self, place: int) -> int:
        """Return where in the file the character at ``place`` lies, -1 if nowhere."""
        low, high = 0, len(self.pieces)
        while low < high:
            middle = (low + high) // 2
            if self.pieces[middle].end <= place:
                low = middle + 1
            else:
                high = middle
        if low == len(self.pieces) or place < self.pieces[low].start:
            return -1
        piece = self.pieces[low]
        return piece.offset + (place - piece.start) * piece.width


STORIES = {
    "main": _MAIN,
    "notes": _NOTES,
    "headers": _HEADERS,
    "comments": _COMMENTS,
    "endnotes": _ENDNOTES,
    "boxes": _BOXES,
}


def open_binary(compound: olefile.OleFileIO, place: tuple[str, ...], limits: Limits) -> Binary:
    """Return the Word file in the storage ``place`` of a compound file.

    Raises:
        UnreadableError: it is encrypted, older than Word 6, damaged, or has more text than the limits allow.
    """
    main = _stream(compound, (*place, "WordDocument"))
    sign, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 10)
    if sign not in (_WORD_97, _WORD_6):
        raise UnreadableError(Reason.TRUNCATED, f"sign {sign:x}")
    if flags & _ENCRYPTED:
        raise UnreadableError(Reason.ENCRYPTED, "doc")
    if sign == _WORD_6:
        if flags & _COMPLEX:
            raise UnreadableError(Reason.UNSUPPORTED, f"fast-saved Word {version}")
        return _old(main, limits)
    table = _stream(compound, (*place, "1Table" if flags & _SECOND_TABLE else "0Table"))
    binary = Binary(main, table, counts=struct.unpack_from("<11i", main, _COUNTS))
    if any(count < 0 for count in binary.counts[_MAIN:]):
        raise UnreadableError(Reason.TRUNCATED, "negative length")
    binary.pieces = _pieces(binary.part(CLX))
    _put_together(binary, limits)
    _mark_gone(binary, character_runs(main, binary.part(CHARACTERS)))
    return binary


def _stream(compound: olefile.OleFileIO, name: tuple[str, ...]) -> bytes:
    if not compound.exists(list(name)):
        raise UnreadableError(Reason.TRUNCATED, f"no stream {name[-1]}")
    try:
        return bytes(compound.openstream(list(name)).read())
    except OSError as error:
        raise UnreadableError(Reason.TRUNCATED, str(error)) from error


def _old(main: bytes, limits: Limits) -> Binary:
    """Return a file of Word 6 or 95: its text in one piece, without properties."""
    (begin,) = struct.unpack_from("<I", main, 24)
    (count,) = struct.unpack_from("<i", main, 52)
    binary = Binary(main, b"", counts=(0, 0, 0, max(count, 0), *[0] * 7))
    binary.pieces = [Piece(0, max(count, 0), begin, 1)]
    _put_together(binary, limits)
    return binary


def _pieces(clx: bytes) -> list[Piece]:
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise UnreadableError(Reason.TRUNCATED, "no list of pieces")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    table = clx[at + 5 : at + 5 + size]
    count = (len(table) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", table)
    found = []
    for index in range(count):
        (offset,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * index + 2)
        single = bool(offset & _COMPRESSED)
        offset = (offset & _OFFSET) // 2 if single else offset & _OFFSET
        if places[index] < places[index + 1]:
            found.append(Piece(places[index], places[index + 1], offset, 1 if single else 2))
    return found


def _put_together(binary: Binary, limits: Limits) -> None:
    said: list[str] = []
    length = 0
    for piece in binary.pieces:
        count = piece.end - piece.start
        raw = binary.main[piece.offset : piece.offset + count * piece.width]
        text = raw.decode("cp1252", "replace") if piece.width == 1 else _in_step(raw)
        if len(text) < count:
            binary.whole = False
            text = text.ljust(count, _FILLER) if count - len(text) < limits.max_characters else text
        length += len(text)
        if length > limits.max_characters:
            raise UnreadableError(Reason.TOO_LARGE, f"{length} characters")
        said.append(text)
    binary.text = "".join(said)
    binary.gone = bytearray(len(binary.text))


def _in_step(raw: bytes) -> str:
    text = raw[: len(raw) // 2 * 2].decode("utf-16-le", "surrogatepass" if len(raw) > 1 else "replace")
    if text.isascii() or max(text) <= "\uffff":
        return text
    return "".join(char if char <= "\uffff" else char + _FILLER for char in text)


def _mark_gone(binary: Binary, runs: Runs) -> None:
    """Mark the characters that are deleted, hidden or struck out, each with its own sign."""
    gone: list[tuple[int, int, int]] = []
    for start, end, raw in zip(runs.starts, runs.ends, runs.raw, strict=True):
        found = sprms(raw)
        deleted, hidden = number(found, C_DELETED) == 1, number(found, C_HIDDEN) == 1
        struck = 1 in (number(found, C_STRUCK), number(found, C_STRUCK_TWICE))
        binary.deletions += deleted
        if deleted or hidden or struck:
            gone.append((start, end, HIDDEN if hidden else DELETED if deleted else STRUCK))
    starts = [start for start, _, _ in gone]
    for piece in binary.pieces if gone else ():
        last = piece.offset + (piece.end - piece.start) * piece.width
        for start, end, sign in gone[max(bisect_right(starts, piece.offset) - 1, 0) : bisect_left(starts, last)]:
            if end <= piece.offset:
                continue
            first = piece.start + max(0, start - piece.offset) // piece.width
            until = min(piece.start + (min(last, end) - piece.offset) // piece.width, len(binary.gone))
            binary.gone[first:until] = bytes((sign,)) * max(until - first, 0)
