"""Web pages (.html, .htm, also under the names .doc and .xls): what a reader of the page sees, and no more."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from clausecheck.documents.blocks import Blocks
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.html_walk import HtmlWalker
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Document, Reason, Status
from clausecheck.documents.plaintext import decode

_CHARSET = re.compile(rb"""(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""")
_HEAD_BYTES = 8192
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_TITLE = "title"
# Pages are written into pages no deeper than this.
_MOST_FRAMES = 4
# A page of fewer words with a picture may say what it has to say in the picture.
_FEW_WORDS = 100


def read_html(data: bytes, path: str, limits: Limits) -> Document:
    """Return a web page as a `Document`.

    Raises:
        UnreadableError: it has no words, or more than the limits allow.
    """
    builder = DocumentBuilder(path, "html")
    pictures = add_html(data, Blocks(builder, limits), limits)
    document = builder.build()
    if not builder.paragraphs and not builder.attached:
        raise UnreadableError(builder.unread or (Reason.NO_TEXT if pictures else Reason.EMPTY), "no words")
    if pictures and document.status is Status.READ and len(document.text.split()) < _FEW_WORDS:
        return replace(document, status=Status.PARTLY_READ, reason=Reason.NO_TEXT)
    return document


def add_html(data: bytes | str, blocks: Blocks, limits: Limits, level: int = 0) -> int:
    """Add what a web page says to ``blocks``; nothing outside it is fetched.

    Args:
        data: the page.
        blocks: takes what it says.
        limits: bounds on its text.
        level: how many pages it is written into.

    Returns:
        How many pictures on it may hold words.

    Raises:
        UnreadableError: elements lie too deep in each other, or there is more text than the limits allow.
    """
    from lxml import etree

    text = _CONTROLS.sub("", data if isinstance(data, str) else _decoded(data))
    if not text.strip():
        return 0
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise UnreadableError(Reason.TRUNCATED, str(error)) from error
    if tree is None:
        return 0
    title = tree.find(f".//{_TITLE}")
    if title is not None and title.text and title.text.strip():
        blocks.builder.properties.setdefault(_TITLE, " ".join(title.text.split())[:500])

    def frame(page: str) -> None:
        if level < _MOST_FRAMES:
            walker.pictures += add_html(page, blocks, limits, level + 1)
        else:
            blocks.builder.unread = blocks.builder.unread or Reason.TOO_DEEP

    walker = HtmlWalker(blocks, limits, frame)
    walker.walk(tree)
    return walker.pictures


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
