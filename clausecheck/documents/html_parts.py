"""What single elements of a web page say: the words below one, whether one shows a picture or another page."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clausecheck.documents.formats import names

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSAID = frozenset(("script", "style", "head", "title"))
_BLOCKS = names("html", "blocks") | {"br"}
# In pixels: smaller pictures are signs and logos, and smaller frames count visitors.
_SMALL_PICTURE, _SMALL_FRAME = 200, 3


def blocks_of(element: _Element) -> Iterator[str]:
    """Yield the words below an element, paragraph by paragraph, whether they show or not."""
    from lxml import etree

    said: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        tag = one.tag if isinstance(one.tag, str) else ""
        if tag in _BLOCKS and any(map(str.strip, said)):
            yield " ".join("".join(said).split())
            said = []
        if event == "start" and (not tag or tag in _UNSAID):
            walk.skip_subtree()
        elif event == "start":
            said.append(one.text or "")
        if event == "end" and one is not element:
            said.append(one.tail or "")
    if any(map(str.strip, said)):
        yield " ".join("".join(said).split())


def is_picture(element: _Element) -> bool:
    """Return whether a picture may hold words: it is not so small that it must be a sign."""
    sides = [size for name in ("width", "height") if (size := _pixels(element, name)) is not None]
    return not sides or min(sides) >= _SMALL_PICTURE


def written_in(element: _Element) -> bytes | None:
    """Return the content of a picture that is written into the page; None for one that lies elsewhere."""
    kind, comma, data = element.get("src", "").strip().partition(",")
    if not comma or not kind.lower().startswith("data:image/") or not kind.lower().endswith(";base64"):
        return None
    try:
        return base64.b64decode(re.sub(r"\s|%0[AaDd]", "", data), validate=True)
    except ValueError:
        return None


def leads_out(element: _Element) -> bool:
    """Return whether a frame or object shows something that lies outside the page."""
    sides = [size for name in ("width", "height") if (size := _pixels(element, name)) is not None]
    source = element.get("src") or element.get("data") or ""
    return bool(source.strip()) and source != "about:blank" and not any(size < _SMALL_FRAME for size in sides)


def _pixels(element: _Element, name: str) -> int | None:
    value = element.get(name, "").strip().removesuffix("px")
    return int(value) if value.isdecimal() and len(value) < 6 else None
