"""Word's binary format (.doc, Word 6 to 2003): the text with tracked changes accepted, numbers as Word prints them."""

from __future__ import annotations

import io
import struct
from itertools import pairwise
from typing import TYPE_CHECKING

from clausecheck.documents import doc_pieces as parts
from clausecheck.documents.blocks import Blocks, words
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.doc_body import DocWalker
from clausecheck.documents.doc_lists import read_lists
from clausecheck.documents.doc_pieces import STORIES, Binary, open_binary
from clausecheck.documents.doc_styles import read_styles
from clausecheck.documents.docx_numbering import Numbering
from clausecheck.documents.docx_styles import Style
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import AsideKind, Comment, Document, ParagraphKind, Reason, Status
from clausecheck.documents.ole_objects import objects_in

if TYPE_CHECKING:
    import olefile

_COMMENT_REF, _BOX = 30, 22
# The six margins of a section; those before are the rules above notes.
_RULES, _PER_SECTION, _FOOTERS = 6, 6, (2, 3, 5)
_NOTES = (
    (parts.NOTE_REFS, parts.NOTE_TEXTS, "notes"),
    (parts.ENDNOTE_REFS, parts.ENDNOTE_TEXTS, "endnotes"),
)
# Stands in the text where something drawn is anchored.
_ANCHOR = "\x08"
_POOL = ("ObjectPool",)
# The stream of title and author, how much of it is read, the numbers of its properties and the types of their values.
_SUMMARY, _LONGEST_SUMMARY = "\x05SummaryInformation", 1 << 20
_CODEPAGE, _TOLD = 1, {2: "title", 4: "author", 3: "subject"}
_SHORT, _STRING = 2, 30


def read_doc(data: bytes, path: str, limits: Limits) -> Document:
    """Return a Word binary file as a `Document`.

    Raises:
        UnreadableError: it is encrypted, damaged, older than Word 6, says nothing, or goes beyond the limits.
    """
    import olefile

    try:
        compound = olefile.OleFileIO(io.BytesIO(data))
    except OSError as error:
        raise UnreadableError(Reason.TRUNCATED, str(error)) from error
    return read_stored_doc(compound, (), path, limits)


def read_stored_doc(compound: olefile.OleFileIO, place: tuple[str, ...], path: str, limits: Limits) -> Document:
    """Return the Word file in the storage ``place`` of a compound file as a `Document`.

    Raises:
        UnreadableError: as `read_doc`.
    """
    try:
        binary = open_binary(compound, place, limits)
        builder = DocumentBuilder(path, "doc", properties=_properties(compound) if not place else {})
        _add(binary, Blocks(builder, limits))
    except (struct.error, IndexError) as error:
        raise UnreadableError(Reason.TRUNCATED, f"{type(error).__name__}: {error}") from error
    builder.deletions += binary.deletions
    builder.attached += objects_in(compound, (*place, *_POOL), limits, read_stored_doc)
    if not builder.paragraphs and not builder.attached:
        raise UnreadableError(Reason.EMPTY if binary.whole else Reason.TRUNCATED, "no words")
    if not binary.whole:
        return builder.build(status=Status.PARTLY_READ, reason=Reason.TRUNCATED)
    return builder.build()


def _add(binary: Binary, blocks: Blocks) -> None:
    walker = DocWalker(blocks, binary, *_declared(binary))
    for refs, texts, story in _NOTES:
        for place, note in zip(_places(binary.part(refs), 2), _texts(binary, texts, story), strict=False):
            walker.asides[place] = (ParagraphKind.FOOTNOTE, note)
    begin, end = binary.story(STORIES["main"])
    boxes = [box for box in _texts(binary, parts.BOXES, "boxes", _BOX) if words(walker.words(*box))]
    anchors = [place for place in range(begin, end) if binary.text[place] == _ANCHOR]
    if len(anchors) == len(boxes):
        walker.asides.update((place, (ParagraphKind.TEXT_BOX, box)) for place, box in zip(anchors, boxes, strict=True))
        boxes = []
    walker.walk(begin, end)
    for box in boxes:
        walker.walk(*box, ParagraphKind.TEXT_BOX)
    _add_margins(binary, walker)
    _add_comments(binary, walker)


def _declared(binary: Binary) -> tuple[dict[int, Style], Numbering]:
    """Return styles and lists; a file that has them damaged is read without."""
    try:
        styles = read_styles(binary.part(parts.STYLES))
    except (struct.error, IndexError):
        styles = {}
    try:
        lists = binary.part(parts.LISTS)
        numbering = read_lists(lists, binary.after(parts.LISTS) if lists else b"", binary.part(parts.LIST_USES))
    except (struct.error, IndexError):
        numbering = Numbering()
    return styles, numbering


def _places(part: bytes, size: int) -> tuple[int, ...]:
    """Return the places in a part that lists places, then for each but the last something of ``size`` bytes."""
    count = max(len(part) - 4, 0) // (4 + size)
    return struct.unpack_from(f"<{count + 1}I", part) if len(part) >= 4 else ()


def _texts(binary: Binary, which: int, story: str, size: int = 0) -> list[tuple[int, int]]:
    """Return where each text of a story that holds several begins and ends."""
    begin, end = binary.story(STORIES[story])
    places = [begin + place for place in _places(binary.part(which), size) if begin + place <= end]
    return [(first, last) for first, last in pairwise(places) if first < last]


def _add_margins(binary: Binary, walker: DocWalker) -> None:
    begin, end = binary.story(STORIES["headers"])
    places = [begin + place for place in _places(binary.part(parts.HEADERS), 0)]
    said: dict[str, dict[str, None]] = {"header": {}, "footer": {}}
    for index, (first, last) in enumerate(pairwise(places)):
        if index >= _RULES and first < last <= end:
            name = "footer" if (index - _RULES) % _PER_SECTION in _FOOTERS else "header"
            lines = (words(walker.words(*line)) for line in _lines(binary, first, last))
            said[name].update(dict.fromkeys(line for line in lines if line))
    for name, lines_said in said.items():
        if lines_said:
            walker.blocks.builder.properties[name] = "\n".join(lines_said)[:2000]
        for line in lines_said:
            walker.blocks.builder.put_aside(AsideKind.MARGIN, line)


def _lines(binary: Binary, begin: int, end: int) -> list[tuple[int, int]]:
    found = []
    while begin < end:
        stop = binary.text.find("\r", begin, end)
        stop = end if stop < 0 else stop
        found.append((begin, stop))
        begin = stop + 1
    return found


def _add_comments(binary: Binary, walker: DocWalker) -> None:
    refs = binary.part(parts.COMMENT_REFS)
    places = _places(refs, _COMMENT_REF)
    authors = _names(binary.part(parts.COMMENTERS))
    for index, (begin, end) in enumerate(_texts(binary, parts.COMMENT_TEXTS, "comments")[: max(len(places) - 1, 0)]):
        (who,) = struct.unpack_from("<h", refs, 4 * len(places) + _COMMENT_REF * index + 20)
        text = words(walker.words(begin, end).replace("\r", " "))
        if text:
            author = authors[who] if 0 <= who < len(authors) else None
            walker.blocks.builder.comments.append(Comment(text, 0, 0, author))


def _names(part: bytes) -> list[str]:
    names = []
    at = 0
    while at + 2 <= len(part):
        (length,) = struct.unpack_from("<H", part, at)
        names.append(part[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace"))
        at += 2 + 2 * length
    return names


def _properties(compound: olefile.OleFileIO) -> dict[str, str]:
    """Return title, author and subject of the summary information; empty where it is not there or damaged.

    Read here, since olefile takes a damaged count of values at its word and goes on until memory or time is up.
    """
    try:
        stream = compound.openstream(_SUMMARY).read(_LONGEST_SUMMARY)
        (section,) = struct.unpack_from("<I", stream, 44)
        (count,) = struct.unpack_from("<I", stream, section + 4)
        places = dict(
            struct.unpack_from("<II", stream, section + 8 + 8 * at) for at in range(min(count, len(stream) // 8))
        )
        page = _value(stream, section + places[_CODEPAGE]) if _CODEPAGE in places else None
        told = {name: _value(stream, section + places[key]) for key, name in _TOLD.items() if key in places}
    except (OSError, struct.error):
        return {}
    codepage = page if isinstance(page, int) else None
    said = {name: _decoded(value, codepage).strip("\0 ") for name, value in told.items() if isinstance(value, bytes)}
    return {name: value[:500] for name, value in said.items() if value}


def _value(stream: bytes, at: int) -> bytes | int | None:
    """Return the short number or the string that stands at offset ``at``; None for any other type."""
    kind, length = struct.unpack_from("<II", stream, at)
    if kind == _SHORT:
        return int(struct.unpack_from("<h", stream, at + 4)[0])
    return stream[at + 8 : at + 8 + length] if kind == _STRING else None


def _decoded(value: bytes, page: int | None) -> str:
    try:
        return value.decode("utf-8" if page in (65001, -535) else f"cp{page or 1252}", "replace")
    except LookupError:
        return value.decode("cp1252", "replace")
