"""A copy of a PDF with the deciding words highlighted, each with a note; the pages themselves stay as they are."""

from __future__ import annotations

import ctypes
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clausecheck.drafts.annotating import Annotated
from clausecheck.drafts.checking import Check
from clausecheck.drafts.doubts import line
from clausecheck.drafts.errors import DraftError
from clausecheck.drafts.library import Library
from clausecheck.drafts.word_changes import AUTHOR
from clausecheck.drafts.words import missing_note, note

# A soft yellow, in parts of 255, that leaves black text readable.
_COLOUR = (255, 221, 87)
_SAME_LINE = 3.0
_NOTE_SIZE = 18.0
# The permission to add notes, in the standard of PDF.
_MAY_NOTE = 1 << 5


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    bottom: float
    right: float
    top: float


def annotate_pdf(data: bytes, check: Check, library: Library, language: str) -> Annotated:
    """Return the PDF ``data`` with highlights and notes in ``language``.

    Raises:
        DraftError: it cannot be opened or written, or its permissions allow no notes.
    """
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise DraftError("drafts.cannot_open", why="encrypted") from error
    unplaced = []
    notes = 0
    try:
        if not raw.FPDF_GetDocPermissions(pdf) & _MAY_NOTE:
            raise DraftError("drafts.pdf_closed")
        for advice in check.advice:
            finding = advice.finding
            page = pdf[finding.page - 1] if finding.page and finding.page <= len(pdf) else None
            boxes = _boxes(page, finding.quote) if page is not None else []
            if page is None or not boxes:
                unplaced.append(advice)
                continue
            _highlight(page, boxes, "\n".join(note(advice, check, library, language)))
            notes += 1
        for doubt in check.doubts:
            clause = doubt.clause
            page = pdf[clause.page - 1] if clause.page and clause.page <= len(pdf) else None
            boxes = _boxes(page, clause.text[clause.own_start :]) if page is not None else []
            if page is not None and boxes:
                _highlight(page, boxes, line(doubt, language))
                notes += 1
        if check.missing is not None:
            _note(pdf[0], "\n".join(missing_note(check.missing, library, language)))
            notes += 1
        written = io.BytesIO()
        # Put after the original's own bytes: written anew, its table of objects has gaps that some readers stumble on.
        pdf.save(written, flags=raw.FPDF_INCREMENTAL)
    except pdfium.PdfiumError as error:
        raise DraftError("drafts.pdf_failed") from error
    finally:
        pdf.close()
    return Annotated(written.getvalue(), notes, tuple(unplaced))


def _boxes(page: Any, quote: str) -> list[_Box]:
    """Return a box for each line that ``quote`` stands on; none where it is not found on the page."""
    wanted = _letters(quote)
    text = page.get_textpage()
    try:
        letters = []
        places = []
        for index in range(text.count_chars()):
            for letter in _letters(text.get_text_range(index, 1)):
                letters.append(letter)
                places.append(index)
        at = "".join(letters).find(wanted) if wanted else -1
        if at < 0:
            return []
        first, last = places[at], places[at + len(wanted) - 1]
        boxes = [_Box(*text.get_charbox(index)) for index in range(first, last + 1)]
    finally:
        text.close()
    return _lines([box for box in boxes if box.right > box.left])


def _letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text).casefold() if sign.isalnum())


def _lines(boxes: Sequence[_Box]) -> list[_Box]:
    made: list[_Box] = []
    for box in boxes:
        last = made[-1] if made else None
        overlap = min(last.top, box.top) - max(last.bottom, box.bottom) if last else 0.0
        if last is not None and overlap > 0 and box.left > last.left - _SAME_LINE:
            made[-1] = _Box(
                min(last.left, box.left),
                min(last.bottom, box.bottom),
                max(last.right, box.right),
                max(last.top, box.top),
            )
        else:
            made.append(box)
    return made


def _highlight(page: Any, boxes: Sequence[_Box], words: str) -> None:
    import pypdfium2.raw as raw

    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *_COLOUR, 255)
    for box in boxes:
        points = raw.FS_QUADPOINTSF(box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom)
        raw.FPDFAnnot_AppendAttachmentPoints(annotation, points)
    around = _Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
    _close(annotation, around, words)


def _note(page: Any, words: str) -> None:
    """Put a note that is about no words in the upper corner of a page."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_TEXT)
    _close(
        annotation,
        _Box(width - 3 * _NOTE_SIZE, height - 3 * _NOTE_SIZE, width - 2 * _NOTE_SIZE, height - 2 * _NOTE_SIZE),
        words,
    )


def _close(annotation: Any, box: _Box, words: str) -> None:
    import pypdfium2.raw as raw

    raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(box.left, box.top, box.right, box.bottom))
    for key, value in ((b"Contents", words), (b"T", AUTHOR)):
        encoded = (value + "\0").encode("utf-16-le")
        wide = ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(raw.FPDF_WCHAR))
        raw.FPDFAnnot_SetStringValue(annotation, key, wide)
    raw.FPDFPage_CloseAnnot(annotation)
