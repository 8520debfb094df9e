"""What the style sheets in a web page say of whether words show: hidden, struck out, white on nothing.

Only sheets inside the page are known, and of selectors those by element, class and id, one below another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# Bounds on what is taken of the sheets of a page.
_MOST_CHARACTERS, _MOST_RULES, _MOST_OF_A_NAME, _MOST_PARTS = 400_000, 2_000, 20, 6
_MOST_ABOVE = 40
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_PART = re.compile(r"[.#]?[\w-]+|\*")
_KNOWN = frozenset(
    ("display", "visibility", "opacity", "font-size", "color", "text-decoration", "text-decoration-line", "mso-hide")
)
_WHITE = re.compile(r"#(?:f[0-9a-f]){3}|#fff|white|transparent|rgba?\(\s*25\d\s*,\s*25\d\s*,\s*25\d\s*(?:,[^)]*)?\)")
_NOTHING = re.compile(r"0(?:\.0+)?(?:px|pt|em|rem|%)?|1p[xt]")
_BACKGROUND = "background"
_NONE = ("", "none", "transparent", "white", "#fff", "#ffffff", "inherit", "initial")
# Queries of a sheet for part of the cases that hold where a page is read on a screen.
_SHOWN_QUERIES = ("@media screen", "@media all", "@supports")

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    parts: tuple[tuple[str, ...], ...]
    weight: tuple[int, int, int]
    declared: Declarations


@dataclass(slots=True)
class Sheets:
    """The rules of a page's sheets, by the last name in their selectors."""

    _rules: dict[str, list[_Rule]] = field(default_factory=dict)
    _count: int = 0
    _backed: dict[_Element, bool] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Take the rules of a sheet that say whether words show."""
        for selectors, body in _blocks(_COMMENT.sub(" ", text[:_MOST_CHARACTERS])):
            declared = declarations(body)
            for selector in selectors.split(",") if declared else ():
                rule = _rule(selector.strip(), declared)
                known = self._rules.setdefault(_key(rule.parts[-1]), []) if rule is not None else []
                if rule is not None and self._count < _MOST_RULES and len(known) < _MOST_OF_A_NAME:
                    self._count += 1
                    known.append(rule)

    def of(self, element: _Element) -> Declarations:
        """Return what holds for ``element`` by the sheets and by its own attributes."""
        own = declarations(element.get("style", ""))
        if not self._rules:
            return own
        names = {str(element.tag).lower(), "*", *(f".{name}" for name in element.get("class", "").split())}
        names.add("#" + element.get("id", ""))
        found = [rule for name in names for rule in self._rules.get(name, ()) if _matches(rule, element)]
        declared: Declarations = {}
        for rule in sorted(found, key=lambda rule: rule.weight):
            declared.update(rule.declared)
        return {**declared, **own}

    def is_hidden(self, element: _Element, declared: Declarations) -> bool:
        """Return whether ``element``, for which ``declared`` holds, does not show."""
        return (
            element.get("hidden") is not None
            or declared.get("display") == "none"
            or declared.get("visibility") in ("hidden", "collapse")
            or declared.get("mso-hide") == "all"
            or _NOTHING.fullmatch(declared.get("font-size", "-")) is not None
            or declared.get("opacity") in ("0", "0.0", ".0", "0%")
            or self._is_white(element, declared)
        )

    def _is_white(self, element: _Element, declared: Declarations) -> bool:
        colour = declared.get("color") or element.get("color", "").lower()
        if not _WHITE.fullmatch(colour):
            return False
        around = element.getparent()
        return not self._fills(element) and (around is None or not self._is_backed(around))

    def _is_backed(self, element: _Element) -> bool:
        """Return whether an element, or one that it stands in, has another colour than white behind it."""
        passed = []
        one: _Element | None = element
        while one is not None and one not in self._backed:
            passed.append(one)
            one = one.getparent()
        backed = one is not None and self._backed[one]
        for below in reversed(passed):
            backed = self._backed[below] = backed or self._fills(below)
        return backed

    def _fills(self, element: _Element) -> bool:
        own = element.get("bgcolor") or element.get(_BACKGROUND)
        return bool(own) or self.of(element).get(_BACKGROUND, "") not in _NONE


def is_struck(element: _Element, declared: Declarations) -> bool:
    """Return whether the words of ``element`` are struck out."""
    lines = f"{declared.get('text-decoration', '')} {declared.get('text-decoration-line', '')}"
    return element.tag in ("s", "strike", "del") or "line-through" in lines


def declarations(text: str) -> Declarations:
    """Return of what a style declares that which says whether words show; any background is "background"."""
    found: Declarations = {}
    for part in text.split(";") if ":" in text else ():
        name, _, value = part.partition(":")
        name, value = name.strip().lower(), value.replace("!important", "").strip().lower()
        if name.startswith(_BACKGROUND) and value:
            found[_BACKGROUND] = value
        elif name in _KNOWN:
            found[name] = value
    return found


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and bodies; what holds in some cases only, as in print, is left out."""
    at = 0
    while (opened := text.find("{", at)) >= 0:
        selectors = " ".join(text[at:opened].rsplit("}", 1)[-1].rsplit(";", 1)[-1].split())
        if selectors.startswith("@"):
            at = opened + 1 if selectors.lower() in _SHOWN_QUERIES else _end(text, opened)
            continue
        closed = text.find("}", opened)
        if closed < 0:
            return
        yield selectors, text[opened + 1 : closed]
        at = closed + 1


def _end(text: str, opened: int) -> int:
    """Return where the block ends that opens here, with those inside it."""
    depth = 0
    for sign in re.compile("[{}]").finditer(text, opened):
        depth += 1 if sign[0] == "{" else -1
        if depth == 0:
            return sign.end()
    return len(text)


def _rule(selector: str, declared: Declarations) -> _Rule | None:
    compounds = selector.replace(">", " ").split()
    if not 0 < len(compounds) <= _MOST_PARTS:
        return None
    parts = tuple(tuple(_PART.findall(compound)) for compound in compounds)
    if any("".join(part) != compound for part, compound in zip(parts, compounds, strict=True)):
        return None
    names = [name for part in parts for name in part]
    ids, classes = (sum(name.startswith(sign) for name in names) for sign in "#.")
    return _Rule(parts, (ids, classes, len(names) - ids - classes), declared)


def _key(part: Iterable[str]) -> str:
    """Return the name by which a rule is found: a class, else an id, else an element."""
    name = max(part, key=lambda name: "#.".find(name[0]))
    return name if name[0] in "#." else name.lower()


def _matches(rule: _Rule, element: _Element) -> bool:
    if not _fits(rule.parts[-1], element):
        return False
    above = list(rule.parts[:-1])
    for ancestor in islice(element.iterancestors(), _MOST_ABOVE) if above else ():
        if above and _fits(above[-1], ancestor):
            above.pop()
    return not above


def _fits(part: tuple[str, ...], element: _Element) -> bool:
    classes = element.get("class", "").split()
    for name in part:
        if name.startswith("."):
            held = name[1:] in classes
        elif name.startswith("#"):
            held = element.get("id") == name[1:]
        else:
            held = name in ("*", str(element.tag)) or name.lower() == element.tag
        if not held:
            return False
    return True
