"""The words inside a Word paragraph: runs, tracked changes, fields, links and controls, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import ChangeKind, Reason, View

if TYPE_CHECKING:
    from lxml.etree import _Element

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
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
_DEEPEST, _MOST_DIGITS = 200, 8


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

    Text boxes, notes as (kind, id), and the ids of comments on it.
    """

    boxes: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RunReader:
    """How the runs of one document are read.

    ``w`` is the namespace of WordprocessingML in braces; words in one of ``hidden`` (character styles) are left out.
    """

    w: str
    hidden: frozenset[str] = frozenset()
    view: View = View.ACCEPTED

    def pieces(
        self, element: _Element, aside: Aside | None = None, change: Piece | None = None, depth: int = 0
    ) -> Iterator[Piece]:
        """Yield the words below ``element``, those hidden or gone in this view left out.

        Args:
            element: a paragraph or a part of one.
            aside: takes the text boxes, notes and comments that come up; None drops them.
            change: the tracked change that ``element`` stands in.
            depth: how deep it lies.

        Raises:
            UnreadableError: elements lie too deep in each other.
        """
        if depth > _DEEPEST:
            raise UnreadableError(Reason.TOO_DEEP, "elements in elements")
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag == _FALLBACK:
                continue
            name = tag.removeprefix(self.w) if tag.startswith(self.w) else ""
            if name in _SKIPPED or not self.keeps(name) or (name == "r" and self._is_hidden(child)):
                continue
            if aside is not None and self._is_aside(child, name, aside):
                continue
            said = self._said(child, name, tag)
            if said is not None:
                yield replace(change, text=said) if change else Piece(said)
            elif name != "txbxContent":
                inner = self._changed(child, name) if name in INSERTING or name in DELETING else change
                yield from self.pieces(child, aside, inner, depth + 1)

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
        if box is not None:
            own = box.find(f"{self.w}checked")
            holder, name = (box, "checked") if own is not None else (box, "default")
            return _TICKED if is_on(holder, name, self.w) else _EMPTY
        if choices is not None:
            entries = choices.findall(f"{self.w}listEntry")
            chosen = choices.find(f"{self.w}result")
            at = chosen.get(f"{self.w}val", "0") if chosen is not None else "0"
            if at.isdecimal() and int(at) < len(entries):
                return entries[int(at)].get(f"{self.w}val", "") or ""
        return ""

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

    def _is_hidden(self, run: _Element) -> bool:
        properties = run.find(f"{self.w}rPr")
        if properties is None:
            return False
        style = properties.find(f"{self.w}rStyle")
        if properties.find(f"{self.w}vanish") is None and style is not None:
            return style.get(f"{self.w}val") in self.hidden
        return is_on(properties, "vanish", self.w)


def whole_number(element: _Element | None, name: str, default: int) -> int:
    """Return an attribute as a whole number, ``default`` where it is missing or none."""
    value = element.get(name, "") if element is not None else ""
    digits = value.removeprefix("-")
    return int(value) if digits.isdecimal() and len(digits) < _MOST_DIGITS else default


def is_on(properties: _Element | None, name: str, w: str) -> bool:
    """Return whether a switch such as ``vanish`` is set in ``properties``."""
    switch = properties.find(f"{w}{name}") if properties is not None else None
    return switch is not None and switch.get(f"{w}val", "true") not in {"0", "false", "off"}
