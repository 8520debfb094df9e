"""Plain text, Markdown and CSV: UTF-8, UTF-16 with a byte order mark, Windows-1252, or what came before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.lines import (
    begins_listed,
    begins_paragraph,
    ends_sentence,
    is_numbered_heading,
    looks_like_heading,
    reads_as_sentence,
)
from clausecheck.documents.markdown import heading, without_marks, without_struck
from clausecheck.documents.mending import clean, finish, join
from clausecheck.documents.model import AsideKind, Document, Page, ParagraphKind, Reason
from clausecheck.documents.sheet_rows import add_csv
from clausecheck.documents.table_heads import head_rows

# The bytes of "æøåÆØÅ" beside a letter, in Windows, in DOS and on the old Macintosh; the first of equals is taken.
_DANISH_LETTERS = {
    page: re.compile(rb"(?<=[A-Za-z])[%b]|[%b](?=[a-z])" % (2 * (re.escape("æøåÆØÅ".encode(page)),)))
    for page in ("cp1252", "cp850", "mac-roman")
}
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# A line of signs only: a rule, an underline of a title, the line below a table's head.
_RULE = re.compile(r"[\s|+:=_*~–—-]{3,}")
_WIDEST_WRAP = 130
# "og Vejdata A/S, CVR 12345678": the other party stands on a line of its own.
_OTHER_PARTY = re.compile(r"(?:og|and|samt)\s+(?:the\s+)?[A-ZÆØÅ]")
# A line of fewer words is a label or a name, whatever the next one begins with.
_FEWEST_WORDS = 3
# Lines are wrapped by eye or around an indent; a word counts as having fitted only with this much room to spare.
_SLACK = 6
# Struck-out words of more paragraphs are not looked for in the text; they stand beside all of it.
_MOST_PLACED = 200
# What stands in columns, as price lists do.
_IN_COLUMNS = re.compile(r"\S {3,}\S")
# A word or two with what they mean: "Arbejdsdag: mandag til fredag".
_ENTRY = re.compile(r"[A-ZÆØÅ][\w/-]*(?: [a-zæøå][\w/-]*){0,3}: ?\S")
# What parts the cells of a table that somebody typed, where every row has as many.
_STROKE, _FEWEST_ROWS = " / ", 3
_CSV_SUFFIX = ".csv"
_MARKDOWN_SUFFIXES = (".md", ".markdown")


def decode(data: bytes) -> str:
    """Return the text of ``data``.

    Raises:
        UnreadableError: it is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode(_code_page(data), errors="replace")
    if len(_BINARY.findall(text[:20_000])) > len(text[:20_000]) // 200:
        raise UnreadableError(Reason.WRONG_TYPE, "binary content")
    return text


def _code_page(data: bytes) -> str:
    """Return the code page of text that is not UTF-8: the one by which most Danish letters stand between letters."""
    sample = data[:200_000]
    counts = {page: len(letters.findall(sample)) for page, letters in _DANISH_LETTERS.items()}
    return max(counts, key=lambda page: counts[page])


def read_text(data: bytes, path: str, limits: Limits) -> Document:
    """Return a text file as a `Document`; form feeds divide pages.

    Raises:
        UnreadableError: it is no text, or longer than the limits allow.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    struck: list[tuple[str, str]] = []
    if path.lower().endswith(_MARKDOWN_SUFFIXES):
        text, struck = without_struck(text)
        text = without_marks(text)
    builder = DocumentBuilder(path, "txt")
    if path.lower().endswith(_CSV_SUFFIX) and add_csv(text, builder, limits):
        return builder.build()
    pages = add_text(text, builder, limits)
    if not builder.paragraphs:
        raise UnreadableError(Reason.EMPTY, "no words")
    places: dict[str, tuple[int, int]] = {}
    for gone, around in struck:
        builder.put_aside(AsideKind.STRUCK, without_marks(gone))
        if around not in places:
            known = len(places) < _MOST_PLACED
            places[around] = _place_of(without_marks(around), builder) if known else (0, builder.length)
        builder.place_asides(*places[around])
    return builder.build(tuple(pages))


def _place_of(around: str, builder: DocumentBuilder) -> tuple[int, int]:
    """Return where the lines stand that words were struck out of; at the end where nothing is left of them."""
    lines = {finish(clean(line)).strip() for line in around.split("\n")} - {""}
    if not lines:
        return builder.length, builder.length
    met = [one for one in builder.paragraphs if any(line in builder.text_of(one) for line in lines)]
    return (met[0].start, met[-1].end) if met else (0, builder.length)


def add_text(text: str, builder: DocumentBuilder, limits: Limits) -> list[Page]:
    """Add plain text to ``builder`` and return its pages, none where no form feed divides it.

    Raises:
        UnreadableError: it is longer than the limits allow.
    """
    if len(text) > limits.max_characters:
        raise UnreadableError(Reason.TOO_LARGE, f"{len(text)} characters")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pages: list[Page] = []
    chunks = text.split("\f")
    width = _wrap_width(text)
    said = text.lower()
    for number, chunk in enumerate(chunks, 1):
        start = builder.length
        page = number if len(chunks) > 1 else None
        for block in _blocks(chunk):
            _add_block(builder, block, page, width, said)
        if len(chunks) > 1:
            pages.append(Page(number, start, builder.length))
    return pages


def _blocks(text: str) -> Iterator[list[str]]:
    """Yield the runs of lines between blank lines, rules left out."""
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _wrap_width(text: str) -> int | None:
    """Return the width that the lines are wrapped at, or None where a line is a paragraph.

    In wrapped text the first word of a line would hardly ever have fitted on the line above. Where most lines are
    paragraphs of their own, those that plainly run on in the middle of a sentence tell.
    """
    breaks = []
    running = []
    lengths = []
    for block in _blocks(text):
        lines = [line.rstrip() for line in block if not _RULE.fullmatch(line) and "\t" not in line and "|" not in line]
        lengths += [len(line) for line in lines]
        for above, below in pairwise(lines):
            if not _opens(below.strip(), above):
                breaks.append(len(above) + 1 + len(below.split()[0]))
                if below.strip()[0].islower() and not ends_sentence(above):
                    running.append(breaks[-1])
    narrow = sorted(length for length in lengths if length <= _WIDEST_WRAP)
    if not breaks or len(narrow) < 0.8 * len(lengths):
        return None
    width = narrow[int(0.98 * (len(narrow) - 1))]
    full, on = (sum(needed > width - _SLACK for needed in told) for told in (breaks, running))
    return width if full > 0.5 * len(breaks) or on > 0.8 * len(running) > 0 else None


def _add_block(builder: DocumentBuilder, lines: list[str], page: int | None, width: int | None, said: str) -> None:
    if (separator := _separator(lines)) is not None:
        _add_table(builder, lines, separator, page)
        return
    underlined = len(lines) == 2 and _RULE.fullmatch(lines[1]) is not None and lines[1].strip()[0] in "=-~"
    paragraphs = [
        finish(text) for text in _paragraphs([line for line in lines if not _RULE.fullmatch(line)], width, said)
    ]
    for text in paragraphs:
        level, title = heading(text)
        if level and not reads_as_sentence(title):
            builder.add(title, ParagraphKind.HEADING, heading_level=level, page=page)
        elif level:
            builder.add(title, page=page)
        elif begins_listed(text):
            builder.add(text, ParagraphKind.LIST_ITEM, page=page)
        elif is_numbered_heading(text) or (len(paragraphs) == 1 and (underlined or _is_title(text))):
            builder.add(text, ParagraphKind.HEADING, page=page)
        else:
            builder.add(text, page=page)


def _is_title(text: str) -> bool:
    """Return whether a paragraph between blank lines reads as a heading; names and places have commas and colons."""
    return looks_like_heading(text) and not any(sign in text for sign in ",:@_/")


def _paragraphs(lines: list[str], width: int | None, said: str) -> list[str]:
    """Join the lines of a block that were wrapped at ``width``; keep lines that are paragraphs of their own."""
    paragraphs: list[str] = []
    above = ""
    for raw in lines:
        line = clean(raw).strip()
        if not line:
            continue
        runs_on = _runs_on(above, line, width) if width is not None else _goes_on(above.strip(), line)
        if paragraphs and runs_on and not _opens_row(above, raw):
            paragraphs[-1] = join(paragraphs[-1], line, said)
        else:
            paragraphs.append(line)
        above = raw.rstrip()
    return paragraphs


def _opens(line: str, above: str) -> bool:
    """Tell whether ``line`` opens a paragraph, also as the next entry of a list of words: "Fejl: Noget virker ikke"."""
    entry = _ENTRY.match(line) is not None and above.rstrip().endswith((".", ";"))
    return entry or begins_paragraph(line, above)


def _opens_row(above: str, line: str) -> bool:
    """Tell whether a line in columns follows another one, or the end of a sentence, and does not go on in a cell."""
    if line[:1].islower() or line[:1].isspace() or not _IN_COLUMNS.search(line):
        return False
    return bool(_IN_COLUMNS.search(above)) or ends_sentence(above)


def _goes_on(above: str, line: str) -> bool:
    """Return whether ``line`` plainly goes on in the middle of a word or a sentence, in text that is not wrapped."""
    if not above or not line[:1].islower() or begins_paragraph(line, above) or ends_sentence(above):
        return False
    if _OTHER_PARTY.match(line):
        return False
    broken_word = above.endswith("-") and above[-2:-1].isalpha()
    said = line.split()
    sentence = len(above.split()) >= _FEWEST_WORDS and ":" not in said[0] and (len(said) > 1 or line.endswith("."))
    return broken_word or (sentence and ":" not in above and not above.isupper())


def _runs_on(above: str, line: str, width: int) -> bool:
    """Return whether ``line`` goes on with the paragraph of the line ``above``."""
    if _opens(line, above) or line.startswith("#") or above.lstrip().startswith("#"):
        return False
    fitted = len(above) + 1 + len(line.split()[0]) <= width - _SLACK
    return not fitted or (line[:1].islower() and not ends_sentence(above) and len(above) > width // 2)


def _separator(lines: list[str]) -> str | None:
    """Return what parts the cells of a block that is a table; None for other text. Strokes part as many in each row."""
    rows = [line for line in lines if not _RULE.fullmatch(line)]
    for separator in ("|", "\t"):
        counts = [line.strip().strip("|").count(separator) for line in rows]
        if counts and min(counts) >= 1 and (len(counts) > 1 or counts[0] >= 2):
            return separator
    strokes = {line.count(_STROKE) for line in rows}
    return _STROKE if len(rows) >= _FEWEST_ROWS and len(strokes) == 1 and min(strokes) > 1 else None


def _add_table(builder: DocumentBuilder, lines: list[str], separator: str, page: int | None) -> None:
    texts = [line for line in lines if not _RULE.fullmatch(line)]
    table = 1 + max((p.table for p in builder.paragraphs if p.table is not None), default=-1)
    rows = [[finish(clean(cell)).strip() for cell in line.strip().strip("|").split(separator)] for line in texts]
    # Markdown and its kin rule off the head.
    ruled_off = len(lines) > 1 and _RULE.fullmatch(lines[1]) is not None
    heads = 1 if ruled_off and len(rows) > 1 else head_rows(rows)
    for index, row in enumerate(rows):
        builder.add_row(row, page=page, table=table, header_row=index < heads)
