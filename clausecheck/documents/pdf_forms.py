"""What was filled in and noted on a PDF page: form fields, text typed onto the page, comments, attached files."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from clausecheck.documents.blocks import words
from clausecheck.documents.model import Attached
from clausecheck.documents.pdf_lines import Line
from clausecheck.documents.readers import READERS
from clausecheck.documents.sniffing import Kind, sniff

_MOST_NOTES, _MOST_CHOICES, _LONGEST = 5_000, 500, 20_000_000
# Flags of a note that is not shown: invisible, hidden, no view.
_UNSEEN = 1 | 2 | 32
_TICKED, _EMPTY = "☒", "☐"
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?")
# Proofs of signing services and data for machines are attached too; they are no documents of the contract.
_DOCUMENTS = frozenset(READERS) - {Kind.TEXT} | {Kind.OFFICE, Kind.OLE, Kind.OLE_ENCRYPTED, Kind.ARCHIVE}
_TEXT_SUFFIXES = (".txt", ".md", ".csv")

Box = tuple[float, float, float, float]
"""The left, lower, right and upper edge, in points."""
Map = Callable[[float, float], tuple[float, float]]
"""Turns pdfium's coordinates into those of the page as seen."""


@dataclass(frozen=True, slots=True)
class Entered:
    """Words that were filled in, with their box in points on the page as seen."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Noted:
    """A comment on the page: its words, who made it, and when (ISO date-time) as the file says."""

    text: str
    author: str | None
    date: str | None


def filled_in(page: Any, raw: Any, form: Any, seen_at: Map) -> tuple[list[Entered], list[Noted]]:
    """Return what was filled in on a page and the comments on it; ``form`` is the document's form, None for none."""
    entered: list[Entered] = []
    noted: list[Noted] = []
    for note, kind in seen_notes(page, raw):
        if kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT):
            typed = kind == raw.FPDF_ANNOT_FREETEXT
            said = _value(note, raw, "Contents") if typed else _field(note, raw, form)
            box = box_of(note, raw) if said.strip() else None
            if box is not None:
                entered.append(entered_at(said, box, seen_at))
        elif said := words(_value(note, raw, "Contents")):
            noted.append(Noted(said, _value(note, raw, "T") or None, _date(_value(note, raw, "M"))))
    return entered, noted


def seen_notes(page: Any, raw: Any) -> Iterator[tuple[Any, int]]:
    """Yield pdfium's handle and the kind of each note and field that a page shows; it is closed with the next one."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(note)
            if kind not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP) and not raw.FPDFAnnot_GetFlags(note) & _UNSEEN:
                yield note, kind
        finally:
            raw.FPDFPage_CloseAnnot(note)


def box_of(note: Any, raw: Any) -> Box | None:
    """Return where a note stands, in pdfium's coordinates; None where it does not say."""
    box = raw.FS_RECTF()
    return (box.left, box.bottom, box.right, box.top) if raw.FPDFAnnot_GetRect(note, box) else None


def entered_at(said: str, box: Box, seen_at: Map) -> Entered:
    """Return words at their place on the page as seen."""
    left, bottom, right, top = box
    (x0, y0), (x1, y1) = seen_at(left, bottom), seen_at(right, top)
    return Entered(words(said), min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _field(note: Any, raw: Any, form: Any) -> str:
    """Return what a form field says: its words, or whether it is ticked.

    After files were put together a field may be left without the form that it was part of.
    """
    if form is None:
        return _value(note, raw, "V")
    kind = raw.FPDFAnnot_GetFormFieldType(form, note)
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        return _TICKED if raw.FPDFAnnot_IsChecked(form, note) else _EMPTY
    if kind in (raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX) and (chosen := _chosen(note, raw, form)):
        return chosen
    if kind in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
        return _utf16(partial(raw.FPDFAnnot_GetFormFieldValue, form, note))
    return ""


def _chosen(note: Any, raw: Any, form: Any) -> str:
    """Return the words of the choices that are made in a list, as the list shows them."""
    count = min(max(raw.FPDFAnnot_GetOptionCount(form, note), 0), _MOST_CHOICES)
    chosen = (index for index in range(count) if raw.FPDFAnnot_IsOptionSelected(form, note, index))
    said = (_utf16(partial(raw.FPDFAnnot_GetOptionLabel, form, note, index)) for index in chosen)
    return ", ".join(filter(None, said))


def _value(note: Any, raw: Any, key: str) -> str:
    return _utf16(partial(raw.FPDFAnnot_GetStringValue, note, key.encode()))


def _utf16(get: Callable[[Any, int], int]) -> str:
    size = get(None, 0)
    if not 2 < size <= _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    get(buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _date(said: str) -> str | None:
    found = _DATE.match(said)
    if found is None:
        return None
    day = "-".join(found.group(1, 2, 3))
    return f"{day}T{found[4]}:{found[5]}" if found[4] else day


def placed_among(lines: Sequence[Line], entered: Iterable[Entered]) -> list[Line]:
    """Return the lines of a page with what was filled in at its place: on its row, else above what stands below it."""
    done = list(lines)
    for item in sorted(entered, key=lambda item: (-item.top, item.left)):
        at, like = _place(done, item)
        line = Line(item.text, item.left, item.right, item.bottom, item.top, like.size if like else 11.0)
        if like is not None and like.bottom < item.middle[1] < like.top:
            line = line._replace(bottom=like.bottom, top=like.top)
        done.insert(at, line)
    return done


def _place(lines: Sequence[Line], item: Entered) -> tuple[int, Line | None]:
    """Return where among ``lines`` an item stands, and the line that it is beside."""
    beside = [
        (index, line)
        for index, line in enumerate(lines)
        if line.upright and (line.bottom < item.middle[1] < line.top or item.bottom < line.bottom < line.top < item.top)
    ]
    before = [pair for pair in beside if pair[1].left <= item.left]
    if before:
        index, line = max(before, key=lambda pair: pair[1].left)
        return index + 1, line
    if beside:
        index, line = min(beside, key=lambda pair: pair[1].left)
        return index, line
    below = next((index for index, line in enumerate(lines) if line.top <= item.middle[1]), len(lines))
    return below, lines[below] if below < len(lines) else (lines[-1] if lines else None)


def text_within(entered: Iterable[Entered], left: float, bottom: float, right: float, top: float) -> str:
    """Return what was filled in within a box, such as a table's cell."""
    inside = [item for item in entered if left < item.middle[0] < right and bottom < item.middle[1] < top]
    return "\n".join(item.text for item in sorted(inside, key=lambda item: (-item.top, item.left)))


def attached_to(document: Any, raw: Any, most: int) -> Iterator[Attached]:
    """Yield the documents attached to a PDF, at most ``most``."""
    for index in range(min(raw.FPDFDoc_GetAttachmentCount(document), most)):
        handle = raw.FPDFDoc_GetAttachment(document, index)
        size = ctypes.c_ulong()
        if not handle or not raw.FPDFAttachment_GetFile(handle, None, 0, size) or size.value == 0:
            continue
        buffer = ctypes.create_string_buffer(size.value)
        raw.FPDFAttachment_GetFile(handle, buffer, size.value, size)
        content = buffer.raw
        name = _utf16(partial(raw.FPDFAttachment_GetName, handle)) or f"bilag {index + 1}"
        kind = sniff(content)
        if kind in _DOCUMENTS or (kind is Kind.TEXT and name.lower().endswith(_TEXT_SUFFIXES)):
            yield Attached(name, partial(bytes, content))
