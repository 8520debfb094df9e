"""How words of a Word document look where that decides whether they count: hidden, struck out, white on white."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.documents.docx_numbers import is_on, whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

# Paper white, or so near it that no reader tells them apart.
_WHITE = re.compile(r"(?i)#?(?:f[0-9a-f]){3}|white")
_NO_FILL = frozenset(("", "auto", "none", "nil", "white", "clear"))
# In half points: smaller letters cannot be read.
_SMALLEST = 4


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of how words look; None where nothing is said.

    ``filled`` tells that something else than white lies behind them.
    """

    hidden: bool | None = None
    struck: bool | None = None
    white: bool | None = None
    tiny: bool | None = None
    filled: bool | None = None

    @property
    def unseen(self) -> bool:
        """Whether nobody sees these words."""
        return bool(self.hidden or self.tiny or (self.white and not self.filled))

    def over(self, below: Look) -> Look:
        """Return this look, with that of ``below`` where this one says nothing."""
        if below == PLAIN or self == PLAIN:
            return self if below == PLAIN else below
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.white if self.white is None else self.white,
            below.tiny if self.tiny is None else self.tiny,
            self.filled or below.filled,
        )


PLAIN = Look()
FILLED = Look(filled=True)


def look_of(properties: _Element | None, w: str) -> Look:
    """Return what the properties of a run (``rPr``) say; ``w`` is the namespace in braces."""
    if properties is None or len(properties) == 0:
        return PLAIN
    hidden = is_on(properties, "vanish", w) if properties.find(f"{w}vanish") is not None else None
    strikes = [name for name in ("strike", "dstrike") if properties.find(f"{w}{name}") is not None]
    struck = any(is_on(properties, name, w) for name in strikes) if strikes else None
    colour, size = properties.find(f"{w}color"), properties.find(f"{w}sz")
    white = _WHITE.fullmatch(colour.get(f"{w}val", "")) is not None if colour is not None else None
    tiny = 0 < whole_number(size, f"{w}val", 0) <= _SMALLEST if size is not None else None
    marked = properties.find(f"{w}highlight")
    lit = marked is not None and marked.get(f"{w}val", "").lower() not in _NO_FILL
    return Look(hidden, struck, white, tiny, (lit or is_filled(properties, w)) or None)


def is_filled(properties: _Element | None, w: str) -> bool:
    """Return whether properties (of a run, paragraph, cell or table) lay another colour than white behind words."""
    shade = properties.find(f"{w}shd") if properties is not None else None
    return shade is not None and fills(shade, w)


def fills(shade: _Element, w: str) -> bool:
    """Return whether a shading (``shd``) is of another colour than white."""
    fill, pattern = shade.get(f"{w}fill", "").lower(), shade.get(f"{w}val", "clear")
    if fill in _NO_FILL and shade.get(f"{w}themeFill") is None:
        return pattern not in ("clear", "nil")
    return _WHITE.fullmatch(fill) is None
