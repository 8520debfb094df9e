"""The same words in two forms, one for programs that know a newer kind of drawing: which of them Word shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.documents.formats import names

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE, _FALLBACK = f"{_SPACE}Choice", f"{_SPACE}Fallback"
_PARTS = frozenset((f"{_SPACE}AlternateContent", _CHOICE, _FALLBACK))


def holds_alternatives(element: _Element) -> bool:
    """Return whether an element holds alternatives, or is one of them that Word shows."""
    return element.tag in _PARTS and not is_passed_over(element)


def is_passed_over(element: _Element) -> bool:
    """Return whether an element is an alternative that Word does not show, another one being there."""
    parent = element.getparent() if element.tag in (_CHOICE, _FALLBACK) else None
    return parent is not None and _shown(parent) is not element


def _shown(alternatives: _Element) -> _Element | None:
    """Return the first choice whose kinds Word knows, else the fallback, else the first choice."""
    choices = alternatives.findall(_CHOICE)
    known = next((choice for choice in choices if _is_known(choice)), None)
    if known is not None:
        return known
    fallback = alternatives.find(_FALLBACK)
    return fallback if fallback is not None else next(iter(choices), None)


def _is_known(choice: _Element) -> bool:
    required = choice.get("Requires", "").split()
    return bool(required) and all(choice.nsmap.get(prefix) in names("docx", "known") for prefix in required)
