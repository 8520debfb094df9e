"""What a Word paragraph inherits from its style: heading level, list, and how its words look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.documents.docx_looks import PLAIN, Look, fills, is_filled, look_of
from clausecheck.documents.docx_numbers import whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"(?i)^(?:heading|overskrift|rubrik)\s*([1-9])$")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Style:
    """A style resolved through what it is based on; ``number_id`` and ``level`` lead into the numbering.

    ``filled`` tells that a table of this style has coloured cells.
    """

    heading_level: int | None = None
    number_id: str | None = None
    level: int | None = None
    look: Look = PLAIN
    filled: bool = False


class Styles:
    """The styles of a document by id; each is resolved when something first has it, since few of many are used."""

    def __init__(self, tree: _Element | None = None, w: str = "") -> None:
        """Begin with ``styles.xml``, None where there is none; ``w`` is the namespace in braces."""
        told = tree.findall(f"{w}style") if tree is not None else []
        # One without an id, as report servers write, is of no paragraph.
        self._told = {identifier: style for style in told if (identifier := style.get(f"{w}styleId"))}
        self._w = w
        self._resolved: dict[str, Style] = {}
        default = next((identifier for identifier, style in self._told.items() if _is_default(style, w)), None)
        self.default = self.get(default or "") or Style()

    def get(self, identifier: str) -> Style | None:
        """Return the style of this id; None if there is none."""
        if identifier not in self._told:
            return None
        if identifier not in self._resolved:
            self._resolved[identifier] = _resolved(identifier, self._told, self._w)
        return self._resolved[identifier]


def heading_level_of(name: str) -> int | None:
    """Return the level that the name of a style tells, from 1; None if it is no heading."""
    found = _HEADING.match(name.replace("_20_", " "))
    return int(found[1]) if found else None


def _resolved(identifier: str, styles: dict[str, _Element], w: str) -> Style:
    heading_level = number_id = level = None
    look, filled = PLAIN, False
    current: str | None = identifier
    for _ in range(_DEEPEST):
        style = styles.get(current or "")
        if style is None:
            break
        name = style.find(f"{w}name")
        if heading_level is None and name is not None:
            heading_level = heading_level_of(name.get(f"{w}val", ""))
        properties = style.find(f"{w}pPr")
        if properties is not None:
            outline = properties.find(f"{w}outlineLvl")
            if heading_level is None and outline is not None and outline.get(f"{w}val", "9") < "9":
                heading_level = min(max(whole_number(outline, f"{w}val", 0), 0), 8) + 1
            number_id, level = _list_of(properties, w, number_id, level)
        own = look_of(style.find(f"{w}rPr"), w)
        look = look.over(Look(filled=True).over(own) if is_filled(properties, w) else own)
        filled = filled or (
            style.get(f"{w}type") == "table" and any(fills(shade, w) for shade in style.iter(f"{w}shd"))
        )
        based = style.find(f"{w}basedOn")
        current = based.get(f"{w}val") if based is not None else None
    return Style(heading_level, number_id, level, look, filled)


def _is_default(style: _Element, w: str) -> bool:
    return style.get(f"{w}type") == "paragraph" and style.get(f"{w}default") in ("1", "true", "on")


def _list_of(properties: _Element, w: str, number_id: str | None, level: int | None) -> tuple[str | None, int | None]:
    """Return list and level with what ``properties`` add where they are still open."""
    number = properties.find(f"{w}numPr")
    if number is None:
        return number_id, level
    identifier, at = number.find(f"{w}numId"), number.find(f"{w}ilvl")
    if number_id is None and identifier is not None:
        number_id = identifier.get(f"{w}val")
    if level is None and at is not None:
        level = whole_number(at, f"{w}val", 0)
    return number_id, level
