"""The number that the parties call the contract by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.contracts.facts.sources import Source, by_weight
from clausecheck.contracts.model import DocumentKind

_VALUE = r"((?:[A-ZÆØÅ]{1,8}(?:-[A-ZÆØÅ]{1,8})*[ \t])?[\wÆØÅæøå]*[/.\-–]?(?:[\wÆØÅæøå]+[/.\-–])*[\wÆØÅæøå]*\d[\wÆØÅæøå]*(?:[/.\-–][\wÆØÅæøå]+)*)"
_LABEL_TAIL = r"\s*(?:-?\s*(?:nr|no|nummer|number|id|ref|reference)\b\.?|nr\.?|nummer)[\s.:#|–-]*"
_CODE = r"((?=[\w/.\-]*\d)(?=[\w/.\-]*[/\-])[A-ZÆØÅ0-9][\wÆØÅæøå]*(?:[/.\-–][\wÆØÅæøå]+)+)"
# The contract's own number first, the case number of the municipality only when there is no other.
_LABELS = (
    (4, re.compile(rf"(?i)\bkontrakt(?:s|ens)?{_LABEL_TAIL}{_VALUE}")),
    (
        3,
        re.compile(
            rf"(?i)\b(?:aftale(?:ns)?|abonnements(?:aftale)?|leverings(?:aftale|kontrakt)|licensaftale|rammeaftale){_LABEL_TAIL}{_VALUE}"
        ),
    ),
    (3.5, re.compile(rf"(?i:\b(?:kontrakt|aftale)(?:ens|s)?\s+nummer\b)[^.\n]{{0,40}}?\b{_CODE}")),
    (2.5, re.compile(rf"(?i:\b(?:kontrakt|aftale|order form|ordreformular|agreement|contract))\s+{_CODE}")),
    (3, re.compile(rf"(?i)\b(?:agreement|contract|order form){_LABEL_TAIL}{_VALUE}")),
    (2, re.compile(rf"(?i)\b(?:ordre(?:formular|bekræftelse)?|order|reference|vores ref|ref){_LABEL_TAIL}{_VALUE}")),
    (1, re.compile(rf"(?i)\b(?:sags?|j|journal|sagsnummer|esdh){_LABEL_TAIL}{_VALUE}")),
)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d$")


def read_contract_number(sources: Sequence[Source]) -> str | None:
    """Return the contract's number, from the main contract's first pages before the other documents; None if unsaid."""
    best: tuple[float, str] | None = None
    for source in by_weight(sources):
        weight = {DocumentKind.MAIN: 2.0, DocumentKind.AMENDMENT: 1.5}.get(source.kind, 1.0)
        for points, pattern in _LABELS:
            for found in pattern.finditer(source.head):
                value = _clean(found[1])
                if value is None:
                    continue
                score = points * 10 + weight - found.start() / 10_000
                if best is None or score > best[0]:
                    best = (score, value)
    return best[1] if best else None


def _clean(value: str) -> str | None:
    value = value.strip(" .,;:–-")
    digits = sum(char.isdigit() for char in value)
    if digits == 0 or _DATE.search(value) or len(value) > 40 or (value.isdigit() and len(value) < 2):
        return None
    return value
