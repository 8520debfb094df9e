"""Numbers and switches as Word writes them into attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_DIGITS = 8


def whole_number(element: _Element | None, name: str, default: int) -> int:
    """Return an attribute as a whole number, ``default`` where it is missing or none."""
    value = element.get(name, "") if element is not None else ""
    digits = value.removeprefix("-")
    return int(value) if digits.isdecimal() and len(digits) < _MOST_DIGITS else default


def is_on(properties: _Element | None, name: str, w: str) -> bool:
    """Return whether a switch such as ``vanish`` is set in ``properties``."""
    switch = properties.find(f"{w}{name}") if properties is not None else None
    return switch is not None and switch.get(f"{w}val", "true") not in {"0", "false", "off"}
