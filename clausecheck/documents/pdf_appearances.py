"""What digital signatures and stamps show on a PDF page, whose words stand in no field: "Digitally signed by ..."."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from clausecheck.documents.blocks import words
from clausecheck.documents.pdf_forms import UNSEEN, Entered

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_MOST = 200

Box = tuple[float, float, float, float]
Map = Callable[[float, float], tuple[float, float]]


def shown_on(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, index: int, form: Any, seen_at: Map) -> list[Entered]:
    """Return what signatures and stamps show on a page, each in its box; what the page itself says there is left out.

    The appearances are made a part of the page in memory, since pdfium gives the words of pages only; ``page`` itself
    stays as it was loaded.

    Args:
        page: as pdfium loaded it.
        textpage: its text.
        index: its place in the document, from 0.
        form: pdfium's handle of the document's form, None for none.
        seen_at: turns pdfium's coordinates into those of the page as seen.
    """
    import pypdfium2.raw as raw

    boxes = list(_boxes(page, raw, form))
    if not boxes or page.pdf is None or raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return []
    drawn = page.pdf[index]
    try:
        whole = drawn.get_textpage()
        try:
            said = [_added(_within(whole, box), _within(textpage, box)) for box in boxes]
        finally:
            whole.close()
    finally:
        drawn.close()
    return [_placed(text, box, seen_at) for text, box in zip(said, boxes, strict=True) if text]


def signature_count(document: Any, raw: Any) -> int:
    """Return how many signature fields of ``document`` (pdfium's handle) hold a signature."""
    count = min(max(raw.FPDF_GetSignatureCount(document), 0), _MOST)
    fields = (raw.FPDF_GetSignatureObject(document, index) for index in range(count))
    return sum(raw.FPDFSignatureObj_GetContents(field, None, 0) > 0 for field in fields)


def _boxes(page: Any, raw: Any, form: Any) -> Iterator[Box]:
    """Yield the boxes of the signatures and stamps that show something, in pdfium's coordinates."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(note)
            signed = (
                kind == raw.FPDF_ANNOT_WIDGET
                and form is not None
                and raw.FPDFAnnot_GetFormFieldType(form, note) == raw.FPDF_FORMFIELD_SIGNATURE
            )
            if not (signed or kind == raw.FPDF_ANNOT_STAMP) or raw.FPDFAnnot_GetFlags(note) & UNSEEN:
                continue
            box = raw.FS_RECTF()
            if raw.FPDFAnnot_GetObjectCount(note) > 0 and raw.FPDFAnnot_GetRect(note, box):
                yield box.left, box.bottom, box.right, box.top
        finally:
            raw.FPDFPage_CloseAnnot(note)


def _within(textpage: pdfium.PdfTextPage, box: Box) -> str:
    said: str = textpage.get_text_bounded(*box, errors="replace")
    return said


def _added(whole: str, before: str) -> str:
    """Return the lines of ``whole`` that are not in what stood there ``before``."""
    stood = words(before)
    return "\n".join(line for part in whole.splitlines() if (line := words(part)) and line not in stood)


def _placed(text: str, box: Box, seen_at: Map) -> Entered:
    left, bottom, right, top = box
    (x0, y0), (x1, y1) = seen_at(left, bottom), seen_at(right, top)
    return Entered(words(text), min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
