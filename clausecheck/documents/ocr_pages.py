"""The pages of a file whose words are only seen: which they are, and what recognition makes of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from clausecheck.documents.garbling import is_garbled
from clausecheck.documents.limits import OcrOptions, UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.pdf_furniture import furniture
from clausecheck.documents.pdf_page import PageContent
from clausecheck.documents.progress import Step, tell

if TYPE_CHECKING:
    import pypdfium2 as pdfium

    from clausecheck.documents.ocr_model import Picture

# A page the size of a wall is rendered coarser; this is A3 at 400 dpi.
_MOST_PIXELS = 31_000_000

Look = Callable[[int], "Picture"]
"""A page's number from 1 in, its picture out; raises `UnreadableError`."""


def with_seen_words(
    pages: Sequence[PageContent | None], document: pdfium.PdfDocument, path: str, options: OcrOptions
) -> list[PageContent | None]:
    """Return the pages of an open PDF, those that have no usable text recognised.

    Args:
        pages: the pages as read; None for one that could not be loaded.
        document: the PDF.
        path: of the document, for those who follow the progress.
        options: engine, cache and bounds.
    """

    def look(number: int) -> Picture:
        return _rendered(document, number - 1, options.dpi)

    wanting = _wanting([page for page in pages if page is not None])
    return recognised(pages, wanting, look, path, options) if wanting else list(pages)


def recognised(
    pages: Sequence[PageContent | None], wanting: Sequence[int], look: Look, path: str, options: OcrOptions
) -> list[PageContent | None]:
    """Return ``pages`` with those whose numbers are ``wanting`` recognised, or with the reason why they are not.

    Args:
        pages: all pages of a file, in order from 1.
        wanting: the numbers of those to recognise.
        look: gives the picture of a page.
        path: of the document, for those who follow the progress.
        options: engine, cache and bounds.
    """
    from clausecheck.documents.ocr import engine_for
    from clausecheck.documents.ocr_content import mended

    if engine_for(options) is None:
        return list(pages)
    done = list(pages)
    end = time.monotonic() + options.max_seconds
    for count, number in enumerate(wanting, 1):
        page = done[number - 1]
        if page is None:
            continue
        if count > options.max_pages:
            done[number - 1] = replace(page, unread=Reason.TOO_LARGE)
        elif time.monotonic() > end:
            done[number - 1] = replace(page, unread=Reason.TIME)
        else:
            tell(Step(path, count, len(wanting)))
            done[number - 1] = _recognised(page, look, options)
    return mended(done)


def _recognised(page: PageContent, look: Look, options: OcrOptions) -> PageContent:
    from clausecheck.documents.ocr import recognise
    from clausecheck.documents.ocr_content import content_of

    try:
        seen = recognise(look(page.number), options, options.max_page_seconds)
    except UnreadableError as error:
        return replace(page, unread=error.reason)
    if seen is None:
        return page
    content = content_of(seen, page.number)
    if seen.confidence < options.floor or is_garbled("\n".join(line.text for line in content.lines)):
        return replace(page, unread=Reason.NO_TEXT, confidence=seen.confidence, lines=(), tables=())
    return replace(content, noted=page.noted)


def _wanting(pages: Sequence[PageContent]) -> list[int]:
    """Return the numbers of the pages whose words can only be seen, running lines and stamps not counted."""
    if all(page.is_read(0) for page in pages):
        return []
    wanting = []
    for page, dropped in zip(pages, furniture(pages), strict=True):
        characters = sum(len(line.text) for index, line in enumerate(page.lines) if index not in dropped)
        if not page.is_read(characters):
            wanting.append(page.number)
    return wanting


def _rendered(document: pdfium.PdfDocument, index: int, dpi: int) -> Picture:
    import numpy as np
    import pypdfium2 as pdfium

    from clausecheck.documents.ocr_model import Picture

    try:
        page = document[index]
    except pdfium.PdfiumError as error:
        raise UnreadableError(Reason.TRUNCATED, str(error)) from error
    try:
        width, height = page.get_size()
        scale = min(dpi / 72, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True, rev_byteorder=False)
        return Picture(np.ascontiguousarray(bitmap.to_numpy().reshape(bitmap.height, bitmap.width)), scale * 72)
    except (pdfium.PdfiumError, ValueError) as error:
        raise UnreadableError(Reason.NO_TEXT, str(error)) from error
    finally:
        page.close()
