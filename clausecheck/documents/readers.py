"""The readers: for each kind of content the module that reads it, loaded when first needed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from clausecheck.documents.limits import Limits
from clausecheck.documents.model import Document
from clausecheck.documents.sniffing import Kind

# Takes the content, the path to name the document by, and the limits; raises `UnreadableError` and nothing it knows of.
Reader = Callable[[bytes, str, Limits], Document]

READERS: dict[Kind, tuple[str, str]] = {
    Kind.PDF: ("clausecheck.documents.pdf", "read_pdf"),
    Kind.ZIP: ("clausecheck.documents.docx", "read_docx"),
    Kind.TEXT: ("clausecheck.documents.plaintext", "read_text"),
}


def reader_of(kind: Kind) -> Reader:
    """Return the reader for ``kind``, one of `READERS`."""
    module, function = READERS[kind]
    return cast(Reader, getattr(import_module(module), function))
