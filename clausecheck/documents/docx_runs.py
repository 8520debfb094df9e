"""The words inside a Word paragraph: runs, tracked changes, fields, links and controls, in order.

What is struck out is read as a tracked deletion is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from clausecheck.documents.docx_alternatives import is_passed_over
from clausecheck.documents.docx_looks import PLAIN, Look, look_of
from clausecheck.documents.docx_numbers import is_on
from clausecheck.documents.docx_styles import Styles
from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import AsideKind, ChangeKind, Reason, View

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(("pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "instrText", "delInstrText", "rt"))
INSERTING = frozenset(("ins", "moveTo"))
DELETING = frozenset(("del", "moveFrom"))
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# Ticked and empty boxes in the symbol fonts that contracts are ticked with.
_TICKED, _EMPTY = "☒", "☐"
_SYMBOLS = {
    "FE": _TICKED,
    "FD": _TICKED,
    "FC": "✓",
    "FB": "✗",
    "78": _TICKED,
    "52": _TICKED,
    "A8": _EMPTY,
    "6F": _EMPTY,
}
_MATH_TEXT = "}t"
_DEEPEST = 200
# In runs: where the end of a field is further off, it is taken to have no result.
_LONGEST_FIELD = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the tracked change that it stands in; newlines are line breaks in the paragraph."""

    text: str
    author: str | None = None
    date: str | None = None
    change: ChangeKind | None = None


@dataclass(slots=True)
class Aside:
    """What a paragraph refers to but does not say.

    Text boxes, notes as (kind, id), the ids of comments on it, and what it holds beside the agreed text.
    """

    boxes: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    beside: list[tuple[AsideKind, list[str]]] = field(default_factory=list)
    parted: bool = True

    def put(self, kind: AsideKind, text: str) -> None:
        """Keep words that do not count; runs that follow on each other make one stretch."""
        if self.beside and not self.parted and self.beside[-1][0] is kind:
            self.beside[-1][1].append(text)
        else:
            self.beside.append((kind, [text]))
        self.parted = False

    def part(self) -> None:
        """Tell that words which count stand between what was put here and what will be."""
        self.parted = True


@dataclass(frozen=True, slots=True)
class RunReader:
    """How the runs of one document are read.

    ``w`` is the namespace of WordprocessingML in braces; ``styles`` are those of the document.
    """

    w: str
    styles: Styles = field(default_factory=Styles)
    view: View = View.ACCEPTED

    def pieces(
        self,
        element: _Element,
        aside: Aside | None = None,
        change: Piece | None = None,
        depth: int = 0,
        base: Look = PLAIN,
    ) -> Iterator[Piece]:
        """Yield the words below ``element``, those hidden or gone in this view left out.

        Args:
            element: a paragraph or a part of one.
            aside: takes the text boxes, notes, comments and words left out that come up; None drops them.
            change: the tracked change that ``element`` stands in.
            depth: how deep it lies.
            base: how its words look where their runs do not say otherwise.

        Raises:
            UnreadableError: elements lie too deep in each other.
        """
        if depth > _DEEPEST:
            raise UnreadableError(Reason.TOO_DEEP, "elements in elements")
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or is_passed_over(child):
                continue
            name = tag.removeprefix(self.w) if tag.startswith(self.w) else ""
            if name in _SKIPPED or not self.keeps(name):
                if aside is not None and name in DELETING and self.view is View.ACCEPTED:
                    self._put_deleted(child, aside, depth)
                continue
            if name == "r":
                yield from self._run(child, aside, change, depth, base)
                continue
            if aside is not None and self._is_aside(child, name, aside):
                continue
            said = self._said(child, name, tag)
            if said is not None:
                if aside is not None and said.strip():
                    aside.part()
                yield replace(change, text=said) if change else Piece(said)
            elif name != "txbxContent":
                inner = self._changed(child, name) if name in INSERTING or name in DELETING else change
                yield from self.pieces(child, aside, inner, depth + 1, base)

    def _run(self, run: _Element, aside: Aside | None, change: Piece | None, depth: int, base: Look) -> Iterator[Piece]:
        """Yield the words of a run, unless it is hidden or, in this view, struck out: then they are put aside."""
        look = self.look_of(run, base)
        if not look.unseen and not look.struck:
            yield from self.pieces(run, aside, change, depth + 1, base)
        elif look.unseen or self.view is View.ACCEPTED:
            here = None if look.unseen else aside
            parted = aside is not None and aside.parted
            left = "".join(piece.text for piece in list(self.pieces(run, here, None, depth + 1)))
            if aside is not None and left:
                aside.parted = parted
                aside.put(AsideKind.HIDDEN if look.unseen else AsideKind.STRUCK, left)
        elif self.view is View.MARKED:
            yield from self.pieces(run, aside, Piece("", change=ChangeKind.DELETED), depth + 1)
        else:
            yield from self.pieces(run, aside, None, depth + 1)

    def _put_deleted(self, change: _Element, aside: Aside, depth: int) -> None:
        """Put the words aside that a tracked change deleted, and that were not hidden before."""
        left = "".join(
            piece.text for piece in list(replace(self, view=View.REJECTED).pieces(change, None, None, depth))
        )
        if left:
            aside.put(AsideKind.DELETED, left)

    def look_of(self, run: _Element, base: Look = PLAIN) -> Look:
        """Return how a run looks: by what it says itself, then by its style, then by ``base``."""
        properties = run.find(f"{self.w}rPr")
        if properties is None:
            return base
        style = properties.find(f"{self.w}rStyle")
        named = self.styles.get(style.get(f"{self.w}val", "")) if style is not None else None
        return look_of(properties, self.w).over(named.look if named is not None else PLAIN).over(base)

    def keeps(self, name: str) -> bool:
        """Return whether an element of this name stands in this view, tracked changes being what may not."""
        if name in DELETING:
            return self.view is not View.ACCEPTED
        return name not in INSERTING or self.view is not View.REJECTED

    def merges(self, mark: _Element | None) -> bool:
        """Return whether a paragraph with this ``mark`` runs on into the next, since its end is gone in this view."""
        if mark is None or self.view is View.MARKED:
            return False
        gone = DELETING if self.view is View.ACCEPTED else INSERTING
        return any(mark.find(f"{self.w}{name}") is not None for name in gone)

    def _said(self, child: _Element, name: str, tag: str) -> str | None:
        """Return what an element itself says; None if it says nothing or holds others that do."""
        if name in ("t", "delText"):
            return child.text or ""
        if name == "br" and child.get(f"{self.w}type") in ("page", "column"):
            return " "
        if name in _SIGNS:
            return _SIGNS[name]
        if name == "sym":
            font = child.get(f"{self.w}font", "")
            return (
                ""
                if not font.startswith("Wingdings")
                else _SYMBOLS.get(child.get(f"{self.w}char", "")[-2:].upper(), "")
            )
        if name == "ffData":
            return self._entered(child)
        if not name and tag.endswith(_MATH_TEXT) and "/math" in tag:
            return child.text or ""
        return None

    def _entered(self, form: _Element) -> str:
        """Return what an old form field holds that does not stand in the text: a tick, or the choice from a list."""
        box, choices = form.find(f"{self.w}checkBox"), form.find(f"{self.w}ddList")
        words = form.find(f"{self.w}textInput/{self.w}default")
        if box is not None:
            own = box.find(f"{self.w}checked")
            holder, name = (box, "checked") if own is not None else (box, "default")
            return _TICKED if is_on(holder, name, self.w) else _EMPTY
        if choices is not None:
            entries = choices.findall(f"{self.w}listEntry")
            chosen = choices.find(f"{self.w}result")
            chosen = choices.find(f"{self.w}default") if chosen is None else chosen
            at = chosen.get(f"{self.w}val", "0") if chosen is not None else "0"
            if at.isdecimal() and len(at) < 5 and int(at) < len(entries):
                return entries[int(at)].get(f"{self.w}val", "") or ""
        return words.get(f"{self.w}val", "") if words is not None and not self._has_result(form) else ""

    def _has_result(self, form: _Element) -> bool:
        """Return whether the field that ``form`` belongs to shows words of its own."""
        begin = form.getparent()
        run = begin.getparent() if begin is not None else None
        depth, shown = 1, False
        for following in islice(run.itersiblings(), _LONGEST_FIELD) if run is not None else ():
            for part in following.iter(f"{self.w}fldChar", f"{self.w}t", f"{self.w}delText"):
                kind = part.get(f"{self.w}fldCharType", "")
                depth += {"begin": 1, "end": -1}.get(kind, 0)
                shown |= kind == "separate" and depth == 1
                if depth == 0 or (shown and part.text):
                    return depth > 0
        return False

    def _is_aside(self, child: _Element, name: str, aside: Aside) -> bool:
        if name == "txbxContent":
            aside.boxes.append(child)
        elif name in ("footnoteReference", "endnoteReference"):
            aside.notes.append((name.removesuffix("Reference"), child.get(f"{self.w}id", "")))
        elif name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            aside.comments.append(child.get(f"{self.w}id", ""))
        else:
            return False
        return True

    def _changed(self, child: _Element, name: str) -> Piece | None:
        if self.view is View.REJECTED:
            return None
        kind = ChangeKind.INSERTED if name in INSERTING else ChangeKind.DELETED
        return Piece("", child.get(f"{self.w}author"), child.get(f"{self.w}date"), kind)
