"""Danish company numbers (CVR)."""

from __future__ import annotations

import re

# Danish Business Authority: the weighted sum of the eight digits is divisible by eleven.
_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
_LABELLED = re.compile(
    r"(?i)\b(?:cvr|se|vat|moms|tin|(?:company|business|register|virksomheds)[\s-]*(?=reg|n[ou]m|n[or]))"
    r"[\s.\-/)]{0,6}(?:(?:cvr|se|nr|no|nummer|number|registration|registrering|register|reg|id|har|has|under)\b\.?[\s/-]{0,4}){0,5}"
    r"(?:[ \t]*\([^()\d\n]{2,16}\))?[\s.:|)#–]{0,80}(?:DK[\s-]?)?(\d(?:[ .\u00a0]?\d){7})(?!\d)"
)
# "CVR: Tidevand A/S, 12345678" has the name between the label and the number.
_NAMED = re.compile(
    r"(?i)\bcvr[^\d\n:|]{0,10}[:|][^\d\n:]{3,60}[,;|(][ \t]*(?:DK[\s-]?)?(\d(?:[ .\u00a0]?\d){7})(?!\d)"
)
# "Registreret under nr. 12345678 i Det Centrale Virksomhedsregister".
_REGISTERED = re.compile(
    r"(?i)\b(?:nr|no|nummer|number)\b\.?[ \t]*(\d(?:[ .\u00a0]?\d){7})(?!\d)[ \t]*,?[ \t]*"
    r"(?:i|in)[ \t]+(?:the[ \t]+)?(?:cvr\b|det centrale virksomhedsregister|(?:danish )?(?:central )?business register)"
)
# What stands right before a number of a company, an authority or a place, with or without a word for "number".
LABEL_BEFORE = re.compile(r"(?i)\b(?:cvr|se|ean|p|vat)[\s.\-]*(?:nr|no|nummer|number)?[\s.:]*$")
_DIGITS = re.compile(r"[1-9]\d{7}")
_EIGHT = re.compile(r"\d(?:[ .\u00a0]?\d){7}")
# A row of a table, or two parties in one line, has one label for several numbers.
_NEXT = re.compile(
    r"(?:\s|[|/,;]|og\b|and\b|hhv\.|henholdsvis\b|respectively\b)+(?:DK[\s-]?)?(\d(?:[ \u00a0]?\d){7})(?!\d)"
)


def is_valid_cvr(digits: str) -> bool:
    """Return whether ``digits`` are eight digits that pass modulus 11."""
    if not _DIGITS.fullmatch(digits):
        return False
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def find_cvrs(text: str) -> list[tuple[int, str]]:
    """Return the numbers that ``text`` labels as CVR numbers, each with its offset, in order; also mistyped ones."""
    if not _EIGHT.search(text):
        return []
    plain = (match for pattern in (_NAMED, _REGISTERED) for match in pattern.finditer(text))
    found = [(match.start(1), re.sub(r"\D", "", match[1])) for match in plain]
    for match in _LABELLED.finditer(text):
        said: re.Match[str] | None = match
        while said is not None:
            found.append((said.start() if said is match else said.start(1), re.sub(r"\D", "", said[1])))
            said = _NEXT.match(text, said.end())
    return sorted((start, digits) for start, digits in found if _DIGITS.fullmatch(digits))
