"""Web pages (.html, .htm, also under the names .doc and .xls): what a reader of the page sees, and no more."""

from __future__ import annotations

import codecs
import re

from clausecheck.documents.blocks import Blocks
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.html_walk import HtmlWalker
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Document, Reason
from clausecheck.documents.plaintext import decode

_CHARSET = re.compile(rb"""(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""")
_HEAD_BYTES = 8192
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_TITLE = "title"


def read_html(data: bytes, path: str, limits: Limits) -> Document:
    """Return a web page as a `Document`.

    Raises:
        UnreadableError: it has no words, or more than the limits allow.
    """
    builder = DocumentBuilder(path, "html")
    add_html(data, Blocks(builder, limits), limits)
    if not builder.paragraphs:
        raise UnreadableError(Reason.EMPTY, "no words")
    return builder.build()


def add_html(data: bytes | str, blocks: Blocks, limits: Limits) -> None:
    """Add what a web page says to ``blocks``; nothing outside it is fetched.

    Raises:
        UnreadableError: elements lie too deep in each other, or there is more text than the limits allow.
    """
    from lxml import etree

    text = _CONTROLS.sub("", data if isinstance(data, str) else _decoded(data))
    if not text.strip():
        return
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise UnreadableError(Reason.TRUNCATED, str(error)) from error
    if tree is None:
        return
    title = tree.find(f".//{_TITLE}")
    if title is not None and title.text and title.text.strip():
        blocks.builder.properties.setdefault(_TITLE, " ".join(title.text.split())[:500])
    HtmlWalker(blocks, limits).walk(tree)


def _decoded(data: bytes) -> str:
    """Return the text of a page: by its byte order mark, by what it declares, else as plain text is read."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    if declared is None:
        return decode(data)
    name = declared[1].decode("ascii")
    try:
        # Browsers read Latin-1 as Windows-1252, which has curly quotes where the other has nothing.
        codec = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(codecs.lookup(name).name, name)
        return data.decode(codec, "strict" if codec.lower().startswith("utf") else "replace")
    except (LookupError, UnicodeDecodeError):
        return decode(data)
