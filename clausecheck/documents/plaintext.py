"""Plain text and Markdown: UTF-8, UTF-16 with a byte order mark, or Windows-1252."""

from __future__ import annotations

import re

from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.lines import begins_listed, begins_paragraph, ends_sentence, looks_like_heading
from clausecheck.documents.mending import clean, finish, join
from clausecheck.documents.model import Document, Page, ParagraphKind, Reason

_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_RULE = re.compile(r"[\s|+:=_*–—-]+")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def decode(data: bytes) -> str:
    """Return the text of ``data``.

    Raises:
        UnreadableError: it is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if len(_BINARY.findall(text[:20_000])) > len(text[:20_000]) // 200:
        raise UnreadableError(Reason.WRONG_TYPE, "binary content")
    return text


def read_text(data: bytes, path: str, limits: Limits) -> Document:
    """Return a text file as a `Document`; form feeds divide pages.

    Raises:
        UnreadableError: it is no text, or longer than the limits allow.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > limits.max_characters:
        raise UnreadableError(Reason.TOO_LARGE)
    builder = DocumentBuilder(path, "txt")
    pages: list[Page] = []
    chunks = text.split("\f")
    for number, chunk in enumerate(chunks, 1):
        start = builder.length
        page = number if len(chunks) > 1 else None
        for block in _blocks(chunk):
            _add_block(builder, block, page)
        if len(chunks) > 1:
            pages.append(Page(number, start, builder.length))
    if not builder.paragraphs:
        raise UnreadableError(Reason.EMPTY, "no words")
    return builder.build(tuple(pages))


def _blocks(text: str) -> list[list[str]]:
    """Return the runs of lines between blank lines."""
    blocks: list[list[str]] = [[]]
    for raw in text.split("\n"):
        if raw.strip():
            blocks[-1].append(raw)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _add_block(builder: DocumentBuilder, lines: list[str], page: int | None) -> None:
    if _is_table(lines):
        _add_table(builder, lines, page)
        return
    for paragraph in _paragraphs(lines):
        text = finish(paragraph)
        heading = _MARKDOWN_HEADING.match(text)
        if heading:
            builder.add(heading[2], ParagraphKind.HEADING, heading_level=len(heading[1]), page=page)
            continue
        text = _EMPHASIS.sub(r"\2", text)
        if begins_listed(text):
            builder.add(text, ParagraphKind.LIST_ITEM, page=page)
        elif looks_like_heading(text):
            builder.add(text, ParagraphKind.HEADING, page=page)
        else:
            builder.add(text, page=page)


def _paragraphs(lines: list[str]) -> list[str]:
    """Join the lines of a block that were wrapped at a fixed width; keep lines that are paragraphs of their own."""
    cleaned = [clean(line).strip() for line in lines]
    cleaned = [line for line in cleaned if line]
    longest = max((len(line) for line in cleaned), default=0)
    wrapped = longest <= 120
    paragraphs: list[str] = []
    previous = ""
    for line in cleaned:
        opens = (
            not paragraphs
            or begins_paragraph(line)
            or line.startswith("#")
            or not wrapped
            or _stands_alone(previous, longest)
        )
        if opens:
            paragraphs.append(line)
        else:
            paragraphs[-1] = join(paragraphs[-1], line)
        previous = line
    return paragraphs


def _stands_alone(line: str, longest: int) -> bool:
    """Return whether the paragraph ends with ``line``: it stops far short of the width that the block is wrapped at."""
    if looks_like_heading(line) and len(line) < 0.6 * longest:
        return True
    return (ends_sentence(line) and len(line) < 0.75 * longest) or len(line) < 0.5 * longest


def _is_table(lines: list[str]) -> bool:
    rows = [line for line in lines if not _RULE.fullmatch(line)]
    for separator in ("|", "\t"):
        counts = [line.strip().strip("|").count(separator) for line in rows]
        if counts and min(counts) >= 1 and (len(counts) > 1 or counts[0] >= 2):
            return True
    return False


def _add_table(builder: DocumentBuilder, lines: list[str], page: int | None) -> None:
    rows = [line for line in lines if not _RULE.fullmatch(line)]
    separator = "|" if all("|" in line for line in rows) else "\t"
    table = 1 + max((p.table for p in builder.paragraphs if p.table is not None), default=-1)
    for number, line in enumerate(rows):
        cells = [finish(clean(cell)) for cell in line.strip().strip("|").split(separator)]
        builder.add_row(cells, page=page, table=table, header_row=number == 0 and len(rows) > 1)
