"""Danish company numbers (CVR)."""

from __future__ import annotations

import re

# Danish Business Authority: the weighted sum of the eight digits is divisible by eleven.
_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
_LABELLED = re.compile(
    r"(?i)(?:\bcvr|\bse|\bvat|\bmoms)[\s.\-]*(?:(?:nr|no|nummer|number|registration|reg|id)\b\.?)*[\s.:|)]*(?:DK[\s-]?)?"
    r"(\d(?:[ .\u00a0]?\d){7})(?!\d)"
)


def is_valid_cvr(digits: str) -> bool:
    """Return whether ``digits`` are eight digits that pass modulus 11."""
    if not re.fullmatch(r"[1-9]\d{7}", digits):
        return False
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def find_cvrs(text: str) -> list[tuple[int, str]]:
    """Return the valid CVR numbers that ``text`` labels as such, each with its offset, in order."""
    found = [(match.start(), re.sub(r"\D", "", match[1])) for match in _LABELLED.finditer(text)]
    return [(start, digits) for start, digits in found if is_valid_cvr(digits)]
