"""PDF: text, places and rules through pdfium; no second reading."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.limits import Ends, Limits, UnreadableError
from clausecheck.documents.model import Aside, AsideKind, Comment, Document, Page, Reason, Status
from clausecheck.documents.ocr_pages import with_seen_words
from clausecheck.documents.pdf_appearances import signature_count
from clausecheck.documents.pdf_flow import Flow
from clausecheck.documents.pdf_forms import attached_to
from clausecheck.documents.pdf_furniture import furniture
from clausecheck.documents.pdf_page import PageContent, read_page
from clausecheck.documents.pdf_paragraphs import usual_right, usual_size

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_FEWEST_HEADINGS = 4
_DIGITS = re.compile(r"\d+")
# A PDF ends with a mark; one that was cut off is opened all the same, but pages may be missing.
_TAIL_BYTES = 8192
# What a page whose words are yet to be recognised counts for.
_UNSEEN_CHARACTERS = 2000
_KEPT_PROPERTIES = ("title", "author", "subject", "creator", "creationdate", "moddate")


def read_pdf(data: bytes, path: str, limits: Limits) -> Document:
    """Return a PDF as a `Document`; pages without a text layer are unread pages.

    Raises:
        UnreadableError: it needs a password, is broken, is too long, takes too long, or no page has text.
    """
    import pypdfium2.raw as raw

    document = _open(data)
    try:
        if len(document) > limits.max_pages:
            raise UnreadableError(Reason.TOO_LARGE, f"{len(document)} pages")
        if len(document) == 0:
            raise UnreadableError(Reason.TRUNCATED, "no pages")
        # Before the pages are read: what they show of signatures is made a part of them.
        signatures = signature_count(document.raw, raw)
        attached = list(attached_to(document.raw, raw, limits.max_attached))
        pages = _pages(document, limits)
        pages = with_seen_words(pages, document, path, limits.ocr)
        metadata = {key.lower(): value.strip() for key, value in document.get_metadata_dict().items()}
    finally:
        document.close()
    whole = any(sign in data[-_TAIL_BYTES:] for sign in (b"%%EOF", b"startxref"))
    properties = {key: metadata[key] for key in _KEPT_PROPERTIES if metadata.get(key)}
    if signatures:
        properties["signatures"] = str(signatures)
    return assemble(pages, DocumentBuilder(path, "pdf", properties=properties, attached=attached), whole=whole)


def _open(data: bytes) -> pdfium.PdfDocument:
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) or "password" in str(error).lower():
            raise UnreadableError(Reason.ENCRYPTED) from error
        raise UnreadableError(Reason.TRUNCATED, str(error)) from error


def _pages(document: pdfium.PdfDocument, limits: Limits) -> list[PageContent | None]:
    """Return the pages, None for one that is not wanted or that pdfium cannot load."""
    deadline = time.monotonic() + limits.max_seconds
    form = _form(document)
    pages: list[PageContent | None] = [None] * len(document)
    characters = 0
    for index in _wanted(pages, limits.ends):
        if time.monotonic() > deadline:
            raise UnreadableError(Reason.TIME, f"page {index + 1} of {len(document)}")
        page = pages[index] = _page(document, index, form)
        characters += page.characters if page else 0
        if characters > limits.max_characters:
            raise UnreadableError(Reason.TOO_LARGE, f"page {index + 1}: {characters} characters")
    return pages


def _wanted(pages: Sequence[PageContent | None], ends: Ends | None) -> Iterator[int]:
    """Yield the indices of ``pages`` to read; those read before tell whether the ``ends`` have been reached."""
    if ends is None:
        yield from range(len(pages))
        return
    for order, wanted in ((range(len(pages)), ends.first), (range(len(pages) - 1, -1, -1), ends.last)):
        for index in order:
            if wanted <= 0:
                break
            if pages[index] is None:
                yield index
            page = pages[index]
            wanted -= (page and page.characters) or _UNSEEN_CHARACTERS


def _form(document: pdfium.PdfDocument) -> Any:
    """Return pdfium's handle of the document's form; None if it has none."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    if document.get_formtype() == raw.FORMTYPE_NONE:
        return None
    try:
        document.init_forms()
    except pdfium.PdfiumError:
        return None
    return document.formenv.raw if document.formenv is not None else None


def _page(document: pdfium.PdfDocument, index: int, form: Any) -> PageContent | None:
    """Return the lines of a page, or None for a page that pdfium cannot load."""
    import pypdfium2 as pdfium

    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    try:
        return read_page(page, index + 1, form)
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()


def assemble(pages: Sequence[PageContent | None], builder: DocumentBuilder, *, whole: bool) -> Document:
    """Return the document that ``pages`` make; one that is not ``whole`` was cut off, and is only partly read."""
    loaded = [page for page in pages if page is not None]
    running: dict[str, None] = {}
    margins: dict[str, str] = {}
    bodies = []
    for page, dropped in zip(loaded, furniture(loaded), strict=True):
        edges = [page.lines[index].text for index in sorted(dropped)]
        running.update(dict.fromkeys(edges))
        margin = " ".join(edges)
        margins.setdefault(_DIGITS.sub("#", margin), margin)
        bodies.append([line for index, line in enumerate(page.lines) if index not in dropped])
    if not any(bodies):
        # Pages that are all alike have nothing that runs along them.
        bodies, running = [list(page.lines) for page in loaded], {}
    if running:
        # What runs along the edges is not the contract's text, but it may say "UDKAST".
        builder.properties["running"] = "\n".join(running)[:2000]
        for said in margins.values():
            builder.put_aside(AsideKind.MARGIN, said)
    everything = [line for body in bodies for line in body]
    size = usual_size(everything)
    said = "\n".join([line.text for line in everything]).lower()
    flow = Flow(size, usual_right(everything, loaded[0].width if loaded else 0.0), said)
    for page, body in zip(loaded, bodies, strict=True):
        if not page.garbled:
            flow.add_page(page, body)
    starts: dict[int, int] = {}
    paragraphs = flow.finished()
    # Where headings have a font of their own, "2.1 I denne kontrakt betyder" is none.
    by_number = sum(paragraph.stands_out(size) for paragraph in paragraphs) < _FEWEST_HEADINGS
    for paragraph in paragraphs:
        for number in range(max(starts, default=0) + 1, paragraph.page + 1):
            starts[number] = builder.length
        paragraph.add_to(builder, size, by_number=by_number)
    characters = [sum([len(line.text) for line in body]) for body in bodies]
    read = {page.number: page.is_read(count) for page, count in zip(loaded, characters, strict=True)}
    spans = []
    for number in range(1, len(pages) + 1):
        start, end = starts.get(number, builder.length), starts.get(number + 1, builder.length)
        content = pages[number - 1]
        reason = None if read.get(number) else content.unread or Reason.NO_TEXT if content else Reason.TRUNCATED
        sure = content.confidence if content else None
        spans.append(Page(number, start, end, reason is None, reason, sure))
    for page in loaded:
        at = spans[page.number - 1].start
        builder.comments += [Comment(noted.text, at, at, noted.author, noted.date) for noted in page.noted]
        builder.asides += [Aside(AsideKind.STRUCK, text, at, spans[page.number - 1].end) for text in page.struck]
        builder.deletions += len(page.struck)
    return _finished(builder, tuple(spans), whole=whole)


def _finished(builder: DocumentBuilder, pages: tuple[Page, ...], *, whole: bool) -> Document:
    unread = sum(not page.readable for page in pages)
    if not builder.paragraphs or unread == len(pages):
        reason = _common_reason(pages) if unread else Reason.EMPTY
        empty = tuple(replace(page, start=0, end=0) for page in pages)
        return DocumentBuilder(
            builder.path, builder.format, properties=builder.properties, attached=builder.attached
        ).build(empty, Status.UNREADABLE, reason=reason)
    if not whole:
        return builder.build(pages, Status.PARTLY_READ, reason=Reason.TRUNCATED)
    if unread:
        return builder.build(pages, Status.PARTLY_READ, reason=_common_reason(pages))
    return builder.build(pages)


def _common_reason(pages: tuple[Page, ...]) -> Reason:
    """Return why pages could not be read: lack of text where that holds for any, since something can be done then."""
    reasons = {page.reason for page in pages if page.reason is not None}
    return Reason.NO_TEXT if Reason.NO_TEXT in reasons else next(iter(reasons), Reason.NO_TEXT)
