"""Words on a PDF page that someone struck out with a program's pen: they do not count."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from clausecheck.documents.pdf_lines import Line

# Flags of a mark that is not shown: invisible, hidden, no view.
_UNSEEN = 1 | 2 | 32
_MOST_MARKS, _MOST_LINES = 5_000, 200


@dataclass(frozen=True, slots=True)
class Struck:
    """Words of one line that are struck out, and the height of their middle on the page as seen, in points."""

    text: str
    middle: float


def struck_out(
    page: Any, textpage: Any, raw: Any, seen_at: Callable[[float, float], tuple[float, float]]
) -> Iterator[Struck]:
    """Yield what is struck out on ``page`` (pdfium's), line by line."""
    quad = raw.FS_QUADPOINTSF()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_MARKS)):
        mark = raw.FPDFPage_GetAnnot(page, index)
        if not mark:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(mark) != raw.FPDF_ANNOT_STRIKEOUT or raw.FPDFAnnot_GetFlags(mark) & _UNSEEN:
                continue
            for line in range(min(raw.FPDFAnnot_CountAttachmentPoints(mark), _MOST_LINES)):
                if not raw.FPDFAnnot_GetAttachmentPoints(mark, line, quad):
                    continue
                across, up = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                said = textpage.get_text_bounded(min(across), min(up), max(across), max(up))
                middle = seen_at((min(across) + max(across)) / 2, (min(up) + max(up)) / 2)[1]
                if text := " ".join(said.split()):
                    yield Struck(text, middle)
        finally:
            raw.FPDFPage_CloseAnnot(mark)


def without(lines: Sequence[Line], struck: Sequence[Struck]) -> list[Line]:
    """Return ``lines`` without the words that are struck out."""
    kept = []
    for line in lines:
        text = line.text
        for piece in struck:
            if line.bottom <= piece.middle <= line.top:
                text = " ".join(text.split()).replace(piece.text, "", 1)
        if text.strip():
            kept.append(line if text == line.text else line._replace(text=text.strip()))
    return kept
