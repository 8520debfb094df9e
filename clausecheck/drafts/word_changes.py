"""Tracked changes in a Word file: words replaced, paragraphs and table rows added, all in the tool's own name."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausecheck.documents.docx_runs import INSERTING
from clausecheck.drafts.word_file import WordFile
from clausecheck.drafts.word_runs import cut_after, isolate, run_of, set_text
from clausecheck.drafts.word_text import Sign

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = "clausecheck (udkast)"
_MARKED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "bookmarkStart", "commentRangeStart")
_NOT_COPIED = (
    "pPrChange",
    "sectPr",
    "rPrChange",
    "pageBreakBefore",
    "framePr",
    "keepNext",
    "ins",
    "del",
    "moveTo",
    "moveFrom",
)


@dataclass(slots=True)
class Changes:
    """Writes tracked changes into ``file``, dated ``date`` (ISO date-time); a change never moves earlier signs."""

    file: WordFile
    date: str
    author: str = AUTHOR
    _next: int = field(default=0)

    def first(self) -> int:
        """Return the number that the next change gets."""
        self._number()
        return self._next + 1

    def replace(self, signs: Sequence[Sign], new: str, *, last: bool = False) -> None:
        """Delete ``signs``, which follow each other in one paragraph, and put ``new`` in their place.

        ``last`` says that they end their paragraph: the new words then stand before the old, since an insertion at the
        end of a paragraph and a new paragraph after it are one to LibreOffice, which rejects the paragraph's end too.
        """
        w = self.file.w
        runs = isolate(signs, w)
        deletions = [self._delete(run) for run in runs]
        if new and last:
            self._insert_before(deletions[0], new, runs[0])
        elif new:
            self._insert_after(deletions[-1], new, runs[-1])

    def insert_after(self, sign: Sign, new: str) -> None:
        """Put ``new`` after ``sign``, looking as it does."""
        run = cut_after(sign, self.file.w)
        self._insert_after(run, new, run)

    def add_paragraph(self, after: _Element, like: _Element, text: str, looks: _Element | None) -> _Element:
        """Add a paragraph after the block ``after``: formatted as ``like``, its words as in the run ``looks``."""
        w = self.file.w
        made = like.makeelement(like.tag, {})
        properties = like.find(f"{w}pPr")
        if properties is not None:
            made.append(_copied(properties, w))
        self._mark_inserted(made)
        made.append(self._inserted(text, looks))
        after.addnext(made)
        return made

    def add_row(self, after: _Element, texts: Sequence[str | None]) -> _Element:
        """Add a table row after the row ``after``, formatted as it is; ``texts`` are its cells, None for empty."""
        w = self.file.w
        made = after.makeelement(after.tag, {})
        properties = after.find(f"{w}trPr")
        own = deepcopy(properties) if properties is not None else made.makeelement(f"{w}trPr", {})
        for name in ("ins", "del", "trPrChange", "tblHeader"):
            for found in own.findall(f"{w}{name}"):
                own.remove(found)
        own.append(self._element("ins"))
        made.append(own)
        for index, cell in enumerate(after.findall(f"{w}tc")):
            made.append(self._cell(cell, texts[index] if index < len(texts) else None))
        after.addnext(made)
        return made

    def delete_row(self, row: _Element) -> None:
        """Mark a table row as deleted; the words in it are to be deleted beside."""
        w = self.file.w
        properties = row.find(f"{w}trPr")
        if properties is None:
            properties = row.makeelement(f"{w}trPr", {})
            before = [child for child in row if child.tag == f"{w}tblPrEx"]
            row.insert(len(before), properties)
        mark = self._element("del")
        last = properties.find(f"{w}trPrChange")
        if last is not None:
            last.addprevious(mark)
        else:
            properties.append(mark)

    def _cell(self, like: _Element, text: str | None) -> _Element:
        w = self.file.w
        made = like.makeelement(like.tag, {})
        properties = like.find(f"{w}tcPr")
        if properties is not None:
            made.append(deepcopy(properties))
        first = next(like.iter(f"{w}p"))
        paragraph = made.makeelement(f"{w}p", {})
        looks = first.find(f"{w}pPr")
        if looks is not None:
            paragraph.append(_copied(looks, w))
        self._mark_inserted(paragraph)
        if text:
            paragraph.append(self._inserted(text, plain_run(first, w)))
        made.append(paragraph)
        return made

    def _delete(self, run: _Element) -> _Element:
        w = self.file.w
        deletion = self._element("del")
        run.addprevious(deletion)
        deletion.tail, run.tail = run.tail, None
        deletion.append(run)
        for node in run.iter(f"{w}t"):
            node.tag = f"{w}delText"
            set_text(node, node.text or "")
        return deletion

    def _insert_after(self, place: _Element, text: str, like: _Element) -> None:
        """Put an insertion after ``place``; another's insertion around it is closed before and opened again after."""
        w = self.file.w
        inserted = self._inserted(text, like)
        outer = place.getparent()
        if outer is None or outer.tag not in {f"{w}{name}" for name in INSERTING}:
            place.addnext(inserted)
            return
        following = list(place.itersiblings())
        if following:
            again = outer.makeelement(outer.tag, dict(outer.attrib))
            again.set(f"{w}id", self._number())
            for element in following:
                again.append(element)
            outer.addnext(again)
        outer.addnext(inserted)

    def _insert_before(self, place: _Element, text: str, like: _Element) -> None:
        before, outer = place.getprevious(), place.getparent()
        if before is not None and before.tag != f"{self.file.w}pPr":
            self._insert_after(before, text, like)
        elif outer is not None and outer.tag in {f"{self.file.w}{name}" for name in INSERTING}:
            outer.addprevious(self._inserted(text, like))
        else:
            place.addprevious(self._inserted(text, like))

    def _inserted(self, text: str, like: _Element | None) -> _Element:
        w = self.file.w
        insertion = self._element("ins")
        run = insertion.makeelement(f"{w}r", {})
        looks = like.find(f"{w}rPr") if like is not None else None
        if looks is not None:
            run.append(_copied(looks, w))
        for number, piece in enumerate(text.split("\t")):
            if number:
                run.append(run.makeelement(f"{w}tab", {}))
            if piece:
                node = run.makeelement(f"{w}t", {})
                set_text(node, piece)
                run.append(node)
        insertion.append(run)
        return insertion

    def _mark_inserted(self, paragraph: _Element) -> None:
        """Mark a paragraph's end as inserted."""
        w = self.file.w
        properties = paragraph.find(f"{w}pPr")
        if properties is None:
            properties = paragraph.makeelement(f"{w}pPr", {})
            paragraph.insert(0, properties)
        mark = properties.find(f"{w}rPr")
        if mark is None:
            mark = properties.makeelement(f"{w}rPr", {})
            after = [child for child in properties if child.tag in (f"{w}sectPr", f"{w}pPrChange")]
            properties.insert(list(properties).index(after[0]) if after else len(properties), mark)
        mark.insert(0, self._element("ins"))

    def _element(self, name: str) -> _Element:
        w = self.file.w
        return self.file.document.makeelement(
            f"{w}{name}", {f"{w}id": self._number(), f"{w}author": self.author, f"{w}date": self.date}
        )

    def _number(self) -> str:
        w = self.file.w
        if not self._next:
            names = [f"{w}{name}" for name in _MARKED]
            taken = [element.get(f"{w}id", "") for tree in self.file.stories() for element in tree.iter(*names)]
            self._next = max((int(number) for number in taken if number.lstrip("-").isdecimal()), default=0) + 1000
        self._next += 1
        return str(self._next)


def plain_run(paragraph: _Element, w: str) -> _Element | None:
    """Return the run of a paragraph with the most words: the one whose looks a new text takes."""
    longest: _Element | None = None
    most = 0
    for node in paragraph.iter(f"{w}t"):
        run = run_of(node, w)
        length = sum(len(text.text or "") for text in run.iter(f"{w}t"))
        if length > most:
            longest, most = run, length
    return longest


def _copied(properties: _Element, w: str) -> _Element:
    """Return paragraph or run properties as a copy, without what belongs to the original alone."""
    made = deepcopy(properties)
    names = {f"{w}{name}" for name in _NOT_COPIED}
    for element in [found for found in made.iter() if found.tag in names]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return made
