"""The readers: for each kind of content the module that reads it, loaded when first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import cast

from clausecheck.documents.limits import Limits
from clausecheck.documents.model import Document, View
from clausecheck.documents.sniffing import Kind

# Takes the content, the path to name the document by, and the limits; raises `UnreadableError` and nothing it knows of.
# Files inside the file are handed over in ``Document.attached``.
Reader = Callable[[bytes, str, Limits], Document]

_HERE = "clausecheck.documents"
READERS: dict[Kind, tuple[str, str]] = {
    Kind.PDF: (f"{_HERE}.pdf", "read_pdf"),
    Kind.DOCX: (f"{_HERE}.docx", "read_docx"),
    Kind.DOC: (f"{_HERE}.doc", "read_doc"),
    Kind.ODT: (f"{_HERE}.odt", "read_odt"),
    Kind.RTF: (f"{_HERE}.rtf", "read_rtf"),
    Kind.HTML: (f"{_HERE}.html", "read_html"),
    Kind.MAIL: (f"{_HERE}.mail", "read_mail"),
    Kind.MSG: (f"{_HERE}.msg", "read_msg"),
    Kind.SHEETS: (f"{_HERE}.sheets", "read_sheets"),
    Kind.IMAGE: (f"{_HERE}.images", "read_image"),
    Kind.ZIP: (f"{_HERE}.archives", "read_zip"),
    Kind.TEXT: (f"{_HERE}.plaintext", "read_text"),
}
# What the first bytes tell of a file that has yet to be opened.
_PERHAPS = frozenset((Kind.OLE,))


def reader_of(kind: Kind, view: View = View.ACCEPTED) -> Reader:
    """Return the reader for ``kind``, one of `READERS`; only Word files have tracked changes to read in a ``view``."""
    module, function = READERS[kind]
    given = {"view": view} if kind is Kind.DOCX else {}
    return cast(Reader, partial(getattr(import_module(module), function), **given))


def may_have_reader(kind: Kind) -> bool:
    """Return whether a file whose first bytes tell ``kind`` may be read."""
    return kind in READERS or kind in _PERHAPS
