"""The words inside a Word paragraph: runs, insertions, fields, links and controls, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import Reason

if TYPE_CHECKING:
    from lxml.etree import _Element

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "instrText", "delText", "rt")
)
_INSERTED = frozenset(("ins", "moveTo"))
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the tracked insertion that it stands in; newlines are line breaks in the paragraph."""

    text: str
    author: str | None = None
    date: str | None = None
    inserted: bool = False


@dataclass(slots=True)
class Aside:
    """What a paragraph refers to but does not say: text boxes, and notes as (kind, id)."""

    boxes: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


def is_on(properties: _Element | None, name: str, w: str) -> bool:
    """Return whether a switch such as ``vanish`` is set in ``properties``."""
    switch = properties.find(f"{w}{name}") if properties is not None else None
    return switch is not None and switch.get(f"{w}val", "true") not in {"0", "false", "off"}


def pieces(
    element: _Element,
    w: str,
    hidden_styles: frozenset[str],
    aside: Aside | None,
    change: Piece | None = None,
    depth: int = 0,
) -> Iterator[Piece]:
    """Yield the words below ``element``; hidden and deleted ones are left out.

    Args:
        element: a paragraph or a part of one.
        w: the namespace of WordprocessingML in braces.
        hidden_styles: the character styles whose words are hidden.
        aside: takes the text boxes and notes that come up; None drops them.
        change: the tracked insertion that ``element`` stands in.
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
        name = tag.removeprefix(w) if tag.startswith(w) else ""
        if name in _SKIPPED or (name == "r" and _is_hidden(child, w, hidden_styles)):
            continue
        if name == "txbxContent":
            if aside is not None:
                aside.boxes.append(child)
        elif name in ("footnoteReference", "endnoteReference"):
            if aside is not None:
                aside.notes.append((name.removesuffix("Reference"), child.get(f"{w}id", "")))
        elif name == "t" or name in _SIGNS:
            said = child.text or "" if name == "t" else _SIGNS[name]
            if name == "br" and child.get(f"{w}type") in ("page", "column"):
                said = " "
            yield replace(change, text=said) if change else Piece(said)
        else:
            inner = change
            if name in _INSERTED:
                inner = Piece("", child.get(f"{w}author"), child.get(f"{w}date"), True)
            yield from pieces(child, w, hidden_styles, aside, inner, depth + 1)


def _is_hidden(run: _Element, w: str, hidden_styles: frozenset[str]) -> bool:
    properties = run.find(f"{w}rPr")
    if properties is None:
        return False
    style = properties.find(f"{w}rStyle")
    if properties.find(f"{w}vanish") is None and style is not None:
        return style.get(f"{w}val") in hidden_styles
    return is_on(properties, "vanish", w)
