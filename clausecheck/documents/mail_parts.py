"""What mails in every format have in common: their head lines, and attachments that are no documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from clausecheck.documents.blocks import Blocks
from clausecheck.documents.model import ParagraphKind

# Logos and signatures; a scanned page takes more.
_SMALL_PICTURE = 60_000
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


def is_decoration(name: str, kind: str, content: Callable[[], bytes], *, inline: bool) -> bool:
    """Return whether an attachment is no document: a signature, a visiting card, a logo in the text.

    Args:
        name: its file name.
        kind: its MIME type.
        content: gives its content.
        inline: whether it is shown in the body.
    """
    if kind in _NO_DOCUMENT_TYPES or name.lower().endswith(_NO_DOCUMENTS):
        return True
    return inline and kind.startswith("image/") and len(content()) < _SMALL_PICTURE
