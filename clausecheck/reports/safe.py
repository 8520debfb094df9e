"""Text from documents made harmless for the place where it is shown."""

from __future__ import annotations

import re
import unicodedata

# A spreadsheet may run a cell that begins with one of these (OWASP, "CSV Injection"); full-width forms included.
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_ILLEGAL_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def for_csv(value: str) -> str:
    """Return ``value`` so that no spreadsheet takes it for a formula: a leading apostrophe, no control characters."""
    clean = _ILLEGAL_IN_XML.sub("", value)
    return f"'{clean}" if clean.lstrip(" \u00a0").startswith(_FORMULA_START) else clean


def for_terminal(value: str) -> str:
    """Return ``value`` on one line, with control, escape and direction-changing characters left out."""
    if value.isprintable():
        return value
    spaced = re.sub(r"[\n\r\t\v\f\u2028\u2029]+", " ", value)
    return "".join(
        char for char in spaced if unicodedata.category(char) not in {"Cc", "Cs"} and char not in _BIDI_CONTROLS
    )


def for_markup(value: str) -> str:
    """Return ``value`` without the characters that XML and HTML do not allow; escaping is the template's work."""
    return _ILLEGAL_IN_XML.sub("", value)
