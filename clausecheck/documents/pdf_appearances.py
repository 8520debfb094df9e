"""What digital signatures and stamps show on a PDF page, whose words stand in no field: "Digitally signed by ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from clausecheck.documents.blocks import words
from clausecheck.documents.pdf_forms import Box, Entered, Map, box_of, entered_at, seen_notes

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_MOST_SIGNATURES = 200


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
    return [entered_at(text, box, seen_at) for text, box in zip(said, boxes, strict=True) if text]


def signature_count(document: Any, raw: Any) -> int:
    """Return how many signature fields of ``document`` (pdfium's handle) hold a signature."""
    count = min(max(raw.FPDF_GetSignatureCount(document), 0), _MOST_SIGNATURES)
    fields = (raw.FPDF_GetSignatureObject(document, index) for index in range(count))
    return sum(raw.FPDFSignatureObj_GetContents(field, None, 0) > 0 for field in fields)


def _boxes(page: Any, raw: Any, form: Any) -> Iterator[Box]:
    """Yield the boxes of the signatures and stamps that show something, in pdfium's coordinates."""
    for note, kind in seen_notes(page, raw):
        signed = (
            kind == raw.FPDF_ANNOT_WIDGET
            and form is not None
            and raw.FPDFAnnot_GetFormFieldType(form, note) == raw.FPDF_FORMFIELD_SIGNATURE
        )
        if (signed or kind == raw.FPDF_ANNOT_STAMP) and raw.FPDFAnnot_GetObjectCount(note) > 0:
            box = box_of(note, raw)
            if box is not None:
                yield box


def _within(textpage: pdfium.PdfTextPage, box: Box) -> str:
    said: str = textpage.get_text_bounded(*box, errors="replace")
    return said


def _added(whole: str, before: str) -> str:
    """Return the lines of ``whole`` that are not in what stood there ``before``."""
    stood = words(before)
    return "\n".join(line for part in whole.splitlines() if (line := words(part)) and line not in stood)
