"""What the styles of an OpenDocument text say: hidden words, lists and how they count."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausecheck.documents.docx_numbering import Level, Numbering

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_LEVEL_MARK = re.compile(r"%(\d+)%")
_DEEPEST = 12
_LINES = ("text-line-through-style", "text-line-through-type")
OUTLINE = "outline"


@dataclass(slots=True)
class OdtStyles:
    """The styles by name: those whose words are hidden or struck out, the list style, the levels of lists."""

    hidden: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    list_of: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)


def read_styles(trees: Iterable[_Element]) -> OdtStyles:
    """Return the styles that the parts of a document declare."""
    styles = OdtStyles()
    parents: dict[str, str] = {}
    plain: set[str] = set()
    for tree in trees:
        for style in tree.iter(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            parents[name] = style.get(f"{STYLE}parent-style-name", "")
            if style.get(f"{STYLE}list-style-name"):
                styles.list_of[name] = style.get(f"{STYLE}list-style-name", "")
            words = style.find(f"{STYLE}text-properties")
            if words is not None and words.get(f"{TEXT}display") == "none":
                styles.hidden.add(name)
            if words is not None and is_struck(words):
                styles.struck.add(name)
            if words is not None and not is_struck(words) and _says_line(words):
                plain.add(name)
        for tag, default in (("list-style", ""), ("outline-style", OUTLINE)):
            for style in tree.iter(f"{TEXT}{tag}"):
                styles.levels[default or style.get(f"{STYLE}name", "")] = dict(_levels(style))
    for name in parents:
        _inherit(name, parents, styles, plain)
    return styles


def is_struck(properties: _Element) -> bool:
    """Return whether words with these properties (of text) are struck out."""
    return any(properties.get(f"{STYLE}{name}", "none") != "none" for name in _LINES)


def _says_line(properties: _Element) -> bool:
    return any(properties.get(f"{STYLE}{name}") is not None for name in _LINES)


def _inherit(name: str, parents: dict[str, str], styles: OdtStyles, plain: set[str]) -> None:
    """Give a style what those above it have; ``plain`` are the styles that say that they strike nothing out."""
    above = parents[name]
    says_line = name in plain
    for _ in range(_DEEPEST):
        if not above:
            return
        if name not in styles.list_of and above in styles.list_of:
            styles.list_of[name] = styles.list_of[above]
        if above in styles.hidden:
            styles.hidden.add(name)
        says_line = says_line or above in plain
        if above in styles.struck and not says_line:
            styles.struck.add(name)
        above = parents.get(above, "")


def _levels(style: _Element) -> Iterable[tuple[int, Level]]:
    for level in style:
        at = number(level.get(f"{TEXT}level", "1"), 1)
        tag = str(level.tag).removeprefix(TEXT)
        if not 1 <= at <= 9:
            continue
        if tag == "list-level-style-bullet":
            yield at - 1, Level(form="bullet")
        elif tag in ("list-level-style-number", "outline-level-style"):
            form = _FORMS.get(level.get(f"{STYLE}num-format", ""), "decimal")
            start = number(level.get(f"{TEXT}start-value", "1"), 1)
            yield at - 1, Level(start=start, form=form, text=_printed(level, at))


def _printed(level: _Element, at: int) -> str:
    """Return what a level prints before its paragraphs, in Word's way of writing: "%1.%2"."""
    written = level.get(f"{_LOEXT}num-list-format")
    if written is not None:
        return _LEVEL_MARK.sub(r"%\1", str(written))
    shown = min(max(number(level.get(f"{TEXT}display-levels", "1"), 1), 1), at)
    numbers = ".".join(f"%{index}" for index in range(at - shown + 1, at + 1))
    return f"{level.get(f'{STYLE}num-prefix', '')}{numbers}{level.get(f'{STYLE}num-suffix', '')}"


def number(value: str, default: int) -> int:
    """Return a count as written in an attribute, ``default`` for anything odd."""
    return int(value) if value.isdecimal() and len(value) < 7 else default


@dataclass(slots=True)
class OdtLists:
    """Counts the lists of a document: each begins anew, unless it says that it goes on with another."""

    styles: OdtStyles
    _numbering: Numbering = field(default_factory=Numbering)
    _last_of_style: dict[str, str] = field(default_factory=dict)
    _by_id: dict[str, str] = field(default_factory=dict)
    _count: int = 0

    def begin(self, element: _Element, style: str) -> str:
        """Return the key to count a list by that begins with ``element``, in this list style."""
        goes_on = element.get(f"{TEXT}continue-list")
        key = self._by_id.get(goes_on, "") if goes_on else ""
        if not key and element.get(f"{TEXT}continue-numbering") == "true":
            key = self._last_of_style.get(style, "")
        if not key:
            self._count += 1
            key = f"{style}#{self._count}"
            self._declare(key, style)
        identifier = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if identifier:
            self._by_id[identifier] = key
        self._last_of_style[style] = key
        return key

    def label(self, key: str, level: int, start: str | None = None) -> tuple[str, bool]:
        """Count one item; return what is printed before it ("" for nothing), and whether it is a bullet.

        ``start`` is the number that the item says it has.
        """
        if key == OUTLINE and OUTLINE not in self._numbering.abstract_of:
            self._declare(OUTLINE, OUTLINE)
        if start is not None and start.isdecimal() and len(start) < 7:
            self._numbering.set_next(key, level, int(start))
        return self._numbering.label(key, min(level, 8))

    def _declare(self, key: str, style: str) -> None:
        self._numbering.levels[key] = self.styles.levels.get(style, {})
        self._numbering.abstract_of[key] = key
