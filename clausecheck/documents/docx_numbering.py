"""Computes the numbers that Word prints before paragraphs: "12.4", "a)", "(ii)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausecheck.documents.docx_numbers import whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_LEVELS = 9
# Word itself counts no further in letters (780: "z" thirty times over) and Roman numbers.
_LAST_LETTERS, _LAST_ROMAN = 780, 32_767


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, what is printed, and which style it goes with."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str | None = None
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    replaced: dict[str, dict[int, Level]] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def label(self, number_id: str, level: int) -> tuple[str, bool]:
        """Count one paragraph of list ``number_id`` at ``level`` (from 0).

        Returns:
            The printed label ("" for none), and whether it is a bullet.
        """
        abstract = self.abstract_of.get(number_id)
        levels = {**self.levels.get(abstract or "", {}), **self.replaced.get(number_id, {})}
        here = levels.get(level)
        if abstract is None or here is None:
            return "", False
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if number_id not in self._seen:
            self._seen.add(number_id)
            for changed, start in self.overrides.get(number_id, {}).items():
                counts[changed] = start - 1
        counts[level] = here.start if counts[level] is None else (counts[level] or 0) + 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels.get(deeper, Level()).restart
            # By default a level begins anew after any level above it; else only after the one named, counted from 1.
            if restart is None or level < restart:
                counts[deeper] = None
        if here.form == "bullet":
            return "", True
        if here.form == "none":
            return "", False

        def printed(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            other = levels.get(index, Level())
            value = counts[index] if counts[index] is not None else other.start
            return printed_number(value or 0, "decimal" if here.legal else other.form)

        return _PLACEHOLDER.sub(printed, here.text).strip(), False

    def set_next(self, number_id: str, level: int, value: int) -> None:
        """Let the next paragraph of list ``number_id`` at ``level`` have the number ``value``."""
        counts = self._counts.setdefault(self.abstract_of.get(number_id, number_id), [None] * _LEVELS)
        counts[min(level, _LEVELS - 1)] = value - 1


def printed_number(value: int, form: str) -> str:
    """Return a list's number as it is printed; ``form`` is Word's name for the way of counting."""
    if value > (_LAST_LETTERS if form.endswith("Letter") else _LAST_ROMAN) and form.endswith(("Letter", "Roman")):
        return str(value)
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"}:
        roman = ""
        for size, sign in _ROMAN:
            while value >= size:
                roman += sign
                value -= size
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalZero":
        return f"{value:02d}"
    return str(value)


def read_numbering(tree: _Element | None, w: str) -> Numbering:
    """Return the lists that ``numbering.xml`` declares; ``w`` is the namespace in braces."""
    numbering = Numbering()
    if tree is None:
        return numbering
    for abstract in tree.iter(f"{w}abstractNum"):
        identifier = abstract.get(f"{w}abstractNumId", "")
        numbering.levels[identifier] = {_at(level, w): _level(level, w) for level in abstract.findall(f"{w}lvl")}
    linked = _linked(tree, w)
    for number in tree.findall(f"{w}num"):
        link = number.find(f"{w}abstractNumId")
        if link is not None:
            abstract_id = link.get(f"{w}val", "")
            _read_list(numbering, number, linked.get(abstract_id, abstract_id), w)
    return numbering


def _linked(tree: _Element, w: str) -> dict[str, str]:
    """Return which list declares the levels of a list that only names a list style."""
    declaring = {}
    naming = {}
    for abstract in tree.iter(f"{w}abstractNum"):
        identifier = abstract.get(f"{w}abstractNumId", "")
        declared, named = abstract.find(f"{w}styleLink"), abstract.find(f"{w}numStyleLink")
        if declared is not None:
            declaring[declared.get(f"{w}val", "")] = identifier
        if named is not None:
            naming[identifier] = named.get(f"{w}val", "")
    return {identifier: declaring[style] for identifier, style in naming.items() if style in declaring}


def _read_list(numbering: Numbering, number: _Element, abstract_id: str, w: str) -> None:
    number_id = number.get(f"{w}numId", "")
    numbering.abstract_of[number_id] = abstract_id
    for override in number.findall(f"{w}lvlOverride"):
        at = _at(override, w)
        replacing, start = override.find(f"{w}lvl"), override.find(f"{w}startOverride")
        if replacing is not None:
            numbering.replaced.setdefault(number_id, {})[at] = _level(replacing, w)
        if start is not None:
            numbering.overrides.setdefault(number_id, {})[at] = max(whole_number(start, f"{w}val", 1), 0)
    for at, level in numbering.levels.get(abstract_id, {}).items():
        if level.style:
            numbering.by_style.setdefault(level.style, (number_id, at))


def _at(element: _Element, w: str) -> int:
    """Return the level (from 0) that ``element`` is about."""
    return min(max(whole_number(element, f"{w}ilvl", 0), 0), _LEVELS - 1)


def _level(level: _Element, w: str) -> Level:
    def value(name: str, default: str) -> str:
        found = level.find(f"{w}{name}")
        return found.get(f"{w}val", default) if found is not None else default

    restart = value("lvlRestart", "")
    return Level(
        start=max(whole_number(level.find(f"{w}start"), f"{w}val", 1), 0),
        form=value("numFmt", "decimal"),
        text=value("lvlText", ""),
        style=value("pStyle", "") or None,
        restart=int(restart) if restart.isdecimal() and len(restart) < 3 else None,
        legal=level.find(f"{w}isLgl") is not None,
    )
