"""What mails in every format have in common: their head lines, and attachments that are no documents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausecheck.documents.blocks import Blocks
from clausecheck.documents.model import ParagraphKind

_NO_DOCUMENTS = (".p7s", ".asc", ".sig", ".vcf", ".ics")
_NO_DOCUMENT_TYPES = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
)


# What stands before the head of a mail: a byte order mark, empty lines, Apple Mail's count of bytes, and the line that
# parts the mails of a mailbox.
_BEFORE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:\d{1,12}[ \t]*\r?\n)?(?:From [^\r\n]{1,300}\r?\n)?(?=[A-Za-z-]{1,60}:)"
)
_NEXT = re.compile(rb"\r?\n\r?\nFrom [^\r\n]{1,300}\d{4}[^\r\n]{0,40}\r?\n(?=[A-Za-z-]{1,60}:)")
_FROM = b"From "
_MOST_MAILS = 500


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


def mails_in(data: bytes) -> list[bytes]:
    """Return the mails in a file from the head of each: one, or those of a mailbox."""
    start = _BEFORE.match(data)
    first = data[start.end() :] if start is not None else data
    boxed = start is not None and _FROM in start[0]
    return _NEXT.split(first, _MOST_MAILS) if boxed else [first]
