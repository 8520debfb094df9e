"""Finds what stands on the pages but is not the document's text: running headers and footers, page numbers, margin stamps.

Told by repetition and position: the same words (digits aside) at the same height on most pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from clausecheck.documents.pdf_lines import Line, PageLines

# Stamps of signing services; they may be split over lines or set upright in the margin.
_STAMP = re.compile(
    r"(?i)penneo dokumentn(?:ø|o)gle|penneo document key|^(?:[A-Z0-9]{5}-){3,5}[A-Z0-9]{0,5}$|visma addo|addo sign"
)
_PAGE_NUMBER = re.compile(
    r"(?i)^(?:side|page|s\.)?\s*\d{1,4}\s*(?:(?:af|of|/)\s*\d{1,4})?$|\b(?:side|page)\s+\d{1,4}\s+(?:af|of)\s+\d{1,4}\b"
)
_DIGITS = re.compile(r"\d+")
# Headers and footers keep to these shares of the page's height.
_HEADER_BAND, _FOOTER_BAND = 0.86, 0.13
_SAME_HEIGHT = 4.0


def furniture(pages: Sequence[PageLines]) -> list[set[int]]:
    """Return for each page the indices of the lines that are furniture."""
    placed: Counter[tuple[str, int]] = Counter()
    for page in pages:
        placed.update({_key(line) for line in page.lines})
    threshold = max(3, round(0.5 * len(pages)))
    found = []
    for page in pages:
        drop = set()
        for index, line in enumerate(page.lines):
            in_band = line.bottom > _HEADER_BAND * page.height or line.top < _FOOTER_BAND * page.height
            repeated = sum(placed[key] for key in _near(line)) >= threshold
            if (
                _is_stamp(line)
                or (in_band and _PAGE_NUMBER.search(line.text))
                or (repeated and _is_running(line, in_band))
            ):
                drop.add(index)
        found.append(drop)
    return found


def _is_running(line: Line, in_band: bool) -> bool:
    """Return whether repeated words are a running line: within the bands always, elsewhere only when they are short."""
    return in_band or len(line.text) <= 60 and not line.text.endswith((".", ":", ";"))


def _is_stamp(line: Line) -> bool:
    return bool(_STAMP.search(line.text))


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.lower()), round(line.bottom / _SAME_HEIGHT)


def _near(line: Line) -> tuple[tuple[str, int], ...]:
    words, height = _key(line)
    return (words, height - 1), (words, height), (words, height + 1)
