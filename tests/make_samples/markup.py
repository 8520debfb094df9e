"""The markup of the sample contracts: one text file in, a `Sample` of blocks out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

KNOWN_KEYS = {"format", "columns", "page_header", "page_footer", "stamp", "watermark", "encoding", "auto_numbers"}
# What the renderer understands beside the keys that every text may carry.
KNOWN_KEYS |= {"language", "font", "size", "align", "hyphenate", "author", "date", "leading"}
FORMATS = ("pdf", "docx", "txt")

_NUMBER = r"(?:§\s?\d+[a-z]?(?:,\s?stk\.\s?\d+\.?)?|[A-Z](?:\.\d+)+\.?|\d{1,3}(?:\.\d{1,3})+\.?|[A-Z]\.|\d{1,3}\.?)"
_HEADING = re.compile(rf"(#{{1,4}}) +(?:({_NUMBER}) +)?(.+)")
# A number without an inner dot numbers a paragraph only before a capital: "5 arbejdsdage" is plain text.
_NUMBERED = re.compile(
    rf"({_NUMBER})\s+(?=[A-ZÆØÅ»\"“”(\[{{§]|\S+(?<=\.\d)\s)(.+)|(\d{{1,3}}(?:\.\d{{1,3}})+\.?)\s+(.+)"
)
_LIST_ITEM = re.compile(r"(\([a-z]{1,4}\)|\(\d{1,2}\)|[a-zæøå]\)|[ivx]{1,4}\)|\d{1,2}\))\s+(.+)")
_STARTS_BLOCK = re.compile(r"[-•] |\([a-z]{1,4}\) |[a-zæøå]\) |#{1,4} |= |\[box:|\[signatures|\[toc\]|---page---")
_INLINE = re.compile(
    r"\{(?P<sign>[+-])(?P<text>.*?)\|(?P<author>[^|{}]*)\|(?P<date>\d{4}-\d{2}-\d{2})(?P=sign)\}"
    r"|\[\[fn:\s*(?P<note>.*?)\]\]"
)


class MarkupError(ValueError):
    """A text that cannot be rendered; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of ordinary text."""

    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: `inserted` says whether the text was put in or taken out, `date` is ISO."""

    text: str
    author: str
    date: str
    inserted: bool


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note, standing where its mark is printed."""

    text: str


Run = Text | Change | Footnote


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like block.

    `kind` is title, heading, numbered, plain, bullet, item, table, box, page, toc, signed or unsigned;
    `level` counts from 1 for headings and numbered paragraphs; `number` is the number or list marker as typed;
    `rows` are the table's cells, or the signature block's parts.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    number: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """A parsed text: its header and its blocks in order."""

    header: dict[str, str]
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = field(default=())

    @property
    def format(self) -> str:
        """Return pdf, docx or txt."""
        return self.header["format"]

    @property
    def title(self) -> str:
        """Return the first title, or an empty string."""
        return next((plain(block.runs) for block in self.blocks if block.kind == "title"), "")


def plain(runs: tuple[Run, ...]) -> str:
    """Return the text as it reads with every change accepted and without notes."""
    return "".join(
        run.text for run in runs if isinstance(run, Text) or (isinstance(run, Change) and run.inserted)
    ).replace("  ", " ")


def read_sample(path: Path) -> Sample:
    """Parse the text file at `path`; raises `MarkupError` with the file's name."""
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except (MarkupError, UnicodeDecodeError) as error:
        raise MarkupError(f"{path}: {error}") from error


def parse(source: str) -> Sample:
    """Parse a whole text: header lines, an empty line, then blocks separated by empty lines."""
    lines = source.replace("\r\n", "\n").split("\n")
    header: dict[str, str] = {}
    warnings: list[str] = []
    position = 0
    while position < len(lines) and lines[position].strip():
        key, colon, value = lines[position].partition(":")
        if not colon:
            raise MarkupError(f"line {position + 1}: expected 'key: value', got {lines[position]!r}")
        header[key.strip().lower()] = value.strip()
        position += 1
    warnings += [f"unknown header key {key!r}" for key in header if key not in KNOWN_KEYS]
    if header.get("format") not in FORMATS:
        raise MarkupError(f"header 'format' must be one of {', '.join(FORMATS)}")
    blocks = tuple(_block(chunk) for chunk in _chunks(lines[position:]))
    for block in blocks:
        if block.kind == "table" and len({len(row) for row in block.rows}) > 1:
            warnings.append(f"table rows of unequal length, starting with {block.rows[0]!r}")
        leftover = plain(block.runs)
        if re.search(r"\{[+-]|[+-]\}|\[\[|\]\]", leftover):
            warnings.append(f"markup left in text: {leftover[:90]!r}")
    return Sample(header, blocks, tuple(warnings))


def parse_runs(text: str) -> tuple[Run, ...]:
    """Split a paragraph into text, tracked changes and footnotes."""
    runs: list[Run] = []
    end = 0
    for match in _INLINE.finditer(text):
        if match.start() > end:
            runs.append(Text(text[end : match.start()]))
        if match["note"] is not None:
            runs.append(Footnote(match["note"]))
        else:
            runs.append(Change(match["text"], match["author"].strip(), match["date"], match["sign"] == "+"))
        end = match.end()
    if end < len(text):
        runs.append(Text(text[end:]))
    return tuple(runs)


def _chunks(lines: list[str]) -> list[list[str]]:
    """Group lines into blocks: at empty lines, at table borders, and where a list item or heading begins."""
    chunks: list[list[str]] = [[]]
    for raw in lines:
        line = raw.strip()
        current = chunks[-1]
        if not line:
            chunks.append([])
        elif current and (
            line.startswith("|") != current[-1].startswith("|")
            or _STARTS_BLOCK.match(line)
            or (_STARTS_BLOCK.match(current[0]) and current[0].startswith(("#", "= ", "---")))
        ):
            chunks.append([line])
        else:
            current.append(line)
    return [chunk for chunk in chunks if chunk]


def _block(lines: list[str]) -> Block:
    if lines[0].startswith("|"):
        rows = [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines]
        return Block("table", rows=tuple(row for row in rows if not _is_rule(row)))
    text = " ".join(lines)
    if text == "---page---":
        return Block("page")
    if text == "[toc]":
        return Block("toc")
    for opening, kind in (("[signatures-blank:", "unsigned"), ("[signatures:", "signed")):
        if text.startswith(opening) and text.endswith("]"):
            parts = tuple(part.strip() for part in text[len(opening) : -1].split("|"))
            return Block(kind, rows=(parts,))
    if text.startswith("[box:") and text.endswith("]"):
        return Block("box", parse_runs(text[5:-1].strip()))
    if text.startswith("= "):
        return Block("title", parse_runs(text[2:].strip()))
    return _heading_or_paragraph(text)


def _is_rule(row: tuple[str, ...]) -> bool:
    """Tell whether a row is only the dashes that some put under a table's heading row."""
    return all(cell and not cell.strip(":-") for cell in row)


def _heading_or_paragraph(text: str) -> Block:
    if heading := _HEADING.fullmatch(text):
        return Block("heading", parse_runs(heading[3]), heading[2] or "", len(heading[1]))
    if text.startswith(("- ", "• ")):
        return Block("bullet", parse_runs(text[2:].strip()), "•")
    if item := _LIST_ITEM.fullmatch(text):
        return Block("item", parse_runs(item[2]), item[1])
    if numbered := _NUMBERED.fullmatch(text):
        number, rest = (numbered[1], numbered[2]) if numbered[1] else (numbered[3], numbered[4])
        return Block("numbered", parse_runs(rest), number, depth(number))
    return Block("plain", parse_runs(text))


def depth(number: str) -> int:
    """Return how deep a number is: 1 for `4` and `§ 4`, 3 for `4.2.1`."""
    if number.startswith("§"):
        return 2 if "stk" in number else 1
    return len(number.strip(".").split("."))
