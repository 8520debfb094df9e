"""From the text that was read back to the runs of a Word file: every letter knows where it stands in the XML."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from clausecheck.documents.docx_alternatives import is_passed_over
from clausecheck.documents.docx_numbers import is_on
from clausecheck.documents.docx_runs import DELETING
from clausecheck.documents.model import Document
from clausecheck.drafts.word_file import WordFile

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(("pPr", "rPr", "sectPr", "instrText", "delInstrText", "txbxContent", "del", "moveFrom", "rt"))
_BREAKS = frozenset(("tab", "ptab", "br", "cr"))
# A short paragraph is looked for no further ahead than this many letters: the same few letters may stand anywhere.
_NEAR = 600
_LONG = 25


@dataclass(frozen=True, slots=True)
class Sign:
    """One character: the text element (or break) that it stands in, its index there, and its paragraph."""

    char: str
    node: _Element
    index: int
    paragraph: _Element


@dataclass(frozen=True, slots=True)
class WordText:
    """The characters of a Word file, tracked changes accepted, and the offsets of a `Document` read from it.

    ``letters`` are the offsets in the document's text that were found again, in order; ``signs_at`` gives for each the
    index in ``signs``.
    """

    signs: tuple[Sign, ...]
    letters: tuple[int, ...]
    signs_at: tuple[int, ...]
    text: str

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the signs that ``text[start:end]`` of the document stands in; None where they are not in the XML.

        Signs of punctuation at its ends are taken along.
        """
        left, right = bisect_left(self.letters, start), bisect_left(self.letters, end)
        if left >= right:
            return None
        first, last = self.signs_at[left], self.signs_at[right - 1] + 1
        lead = [sign for sign in self.text[start : self.letters[left]] if not sign.isspace()]
        tail = [sign for sign in self.text[self.letters[right - 1] + 1 : end] if not sign.isspace()]
        while lead and (before := self._over_spaces(first, -1)) >= 0 and self.signs[before].char == lead[-1]:
            first = before
            lead.pop()
        while tail and (after := self._over_spaces(last - 1, 1)) >= 0 and self.signs[after].char == tail[0]:
            last = after + 1
            tail.pop(0)
        if not tail and self.text[end - 1].isspace() and last < len(self.signs) and self.signs[last].char.isspace():
            last += self.signs[last].paragraph is self.signs[last - 1].paragraph
        elif not lead and self.text[start].isspace() and first and self.signs[first - 1].char.isspace():
            first -= self.signs[first - 1].paragraph is self.signs[first].paragraph
        return first, last

    def paragraph_of(self, start: int, end: int) -> _Element | None:
        """Return the paragraph that ``text[start:end]`` begins in; None where it is not in the XML."""
        span = self.span(start, end)
        return self.signs[span[0]].paragraph if span else None

    def _over_spaces(self, at: int, step: int) -> int:
        """Return the next sign from ``at`` towards ``step`` in its paragraph that is no space, or -1."""
        paragraph = self.signs[at].paragraph
        at += step
        while 0 <= at < len(self.signs) and self.signs[at].paragraph is paragraph:
            if not self.signs[at].char.isspace():
                return at
            at += step
        return -1


def word_text(file: WordFile, document: Document) -> WordText:
    """Return where the text of ``document``, read from ``file`` with tracked changes accepted, stands in its XML."""
    signs = tuple(sign for paragraph in _paragraphs(file) for sign in signs_of(paragraph, file.w))
    stream: list[str] = []
    places: list[int] = []
    for index, sign in enumerate(signs):
        for letter in _letters(sign.char):
            stream.append(letter)
            places.append(index)
    offsets, found = _matched(document, "".join(stream), places)
    return WordText(signs, tuple(offsets), tuple(found), document.text)


def signs_of(paragraph: _Element, w: str) -> Iterator[Sign]:
    """Yield the characters of a paragraph in order, those deleted or hidden left out; ``w`` is the namespace."""
    yield from _signs_below(paragraph, paragraph, w)


def _signs_below(element: _Element, paragraph: _Element, w: str) -> Iterator[Sign]:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or is_passed_over(child):
            continue
        name = tag.removeprefix(w) if tag.startswith(w) else ""
        if name in _SKIPPED or (name == "r" and is_on(child.find(f"{w}rPr"), "vanish", w)):
            continue
        if name == "t":
            for index, char in enumerate(child.text or ""):
                yield Sign(char, child, index, paragraph)
        elif name in _BREAKS:
            yield Sign(" ", child, 0, paragraph)
        elif name == "noBreakHyphen":
            yield Sign("-", child, 0, paragraph)
        else:
            yield from _signs_below(child, paragraph, w)


def _paragraphs(file: WordFile) -> Iterator[_Element]:
    """Yield the paragraphs in the order of reading: text boxes and notes after the paragraph that refers to them."""
    w = file.w
    notes = {}
    for kind in ("footnote", "endnote"):
        tree = file.part(f"{kind}s")
        for note in tree.findall(f"{w}{kind}") if tree is not None else ():
            notes[kind, note.get(f"{w}id", "")] = note
    gone = {f"{w}{name}" for name in DELETING}
    for paragraph in file.body.iter(f"{w}p"):
        if any(is_passed_over(above) or above.tag in gone for above in paragraph.iterancestors()):
            continue
        yield paragraph
        for reference in paragraph.iter(f"{w}footnoteReference", f"{w}endnoteReference"):
            kind = reference.tag.removeprefix(w).removesuffix("Reference")
            note = notes.pop((kind, reference.get(f"{w}id", "")), None)
            if note is not None:
                yield from note.iter(f"{w}p")


@cache
def _letters(char: str) -> str:
    """Return the letters and digits of a sign without accents, so that any two ways of writing them are the same."""
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    return "".join(sign for sign in unicodedata.normalize("NFKD", char).casefold() if sign.isalnum())


def _matched(document: Document, stream: str, places: list[int]) -> tuple[list[int], list[int]]:
    offsets: list[int] = []
    found: list[int] = []
    cursor = 0
    for start, end, label in _stretches(document):
        wanted, own = _wanted(document.text, start, end)
        at = _find(stream, wanted, cursor)
        if at < 0 and label > start:
            # A cell's automatic number is in the text but not in the XML.
            wanted, own = _wanted(document.text, label, end)
            at = _find(stream, wanted, cursor)
        if at < 0:
            continue
        cursor = max(cursor, at + len(wanted))
        offsets += own
        found += places[at : at + len(wanted)]
    return offsets, found


def _wanted(text: str, start: int, end: int) -> tuple[str, list[int]]:
    pairs = [(letter, offset) for offset in range(start, end) for letter in _letters(text[offset])]
    return "".join(letter for letter, _ in pairs), [offset for _, offset in pairs]


def _find(stream: str, wanted: str, cursor: int) -> int:
    if not wanted:
        return -1
    at = stream.find(wanted, cursor, cursor + len(wanted) + _NEAR)
    if at < 0 and len(wanted) >= _LONG:
        at = stream.find(wanted, cursor)
        at = at if at >= 0 else stream.find(wanted)
    return at


def _stretches(document: Document) -> Iterator[tuple[int, int, int]]:
    """Yield the paragraphs and cells, with where a cell's words begin after its first word."""
    for paragraph in document.paragraphs:
        for start, end in paragraph.cells or ((paragraph.start, paragraph.end),):
            gap = document.text.find(" ", start, end) if paragraph.cells else -1
            yield start, end, gap + 1 if gap >= 0 else start
