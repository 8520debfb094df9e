"""What mails in every format have in common: their head lines, and attachments that are no documents."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from clausecheck.documents.blocks import Blocks
from clausecheck.documents.model import ParagraphKind

# Pixels: no line of words that can be read is smaller than the first two; a scanned page is larger than the third.
_LEAST_SIDE, _LEAST_AREA, _SIDE_OF_PAGE = 12, 3_000, 500
# Bytes: logos and signatures take less.
_LARGE_FILE = 60_000
_NO_DOCUMENTS = (".p7s", ".asc", ".sig", ".vcf", ".ics")
_NO_DOCUMENT_TYPES = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """The head lines of a mail, as they were written."""

    subject: str = ""
    sender: str = ""
    to: str = ""
    copy: str = ""
    date: str = ""


def add_envelope(envelope: Envelope, blocks: Blocks) -> None:
    """Add the head lines to ``blocks``: the subject as the title, and as properties."""
    if envelope.subject:
        blocks.paragraph(envelope.subject, kind=ParagraphKind.HEADING)
        blocks.builder.properties["title"] = envelope.subject[:500]
    for name, value in (("author", envelope.sender), ("created", envelope.date)):
        if value:
            blocks.builder.properties[name] = value[:500]
    said = (
        f"{name}: {value}"
        for name, value in (("From", envelope.sender), ("To", envelope.to), ("Cc", envelope.copy))
        if value
    )
    for line in said:
        blocks.paragraph(line)


def is_no_document(name: str, kind: str) -> bool:
    """Return whether an attachment of this name and MIME type is a signature, a visiting card or an appointment."""
    return kind in _NO_DOCUMENT_TYPES or name.lower().endswith(_NO_DOCUMENTS)


def is_speck(content: bytes) -> bool:
    """Return whether a picture is too small to hold words: a line, a sign, a dot that tells who reads the mail."""
    size = _size(content)
    return size is not None and (min(size) < _LEAST_SIDE or size[0] * size[1] < _LEAST_AREA)


def may_be_logo(content: bytes) -> bool:
    """Return whether a picture within the text of a mail is smaller than a scanned page."""
    size = _size(content)
    return len(content) < _LARGE_FILE and (size is None or min(size) < _SIDE_OF_PAGE)


def _size(content: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels; None where the picture cannot be opened."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content)) as picture:
            return picture.size
    except (Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
