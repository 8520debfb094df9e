"""Finds what stands on the pages but is not the document's text: running headers and footers, margin stamps.

Told by repetition and place: the same words (digits aside) at the same height on many pages, near an edge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from clausecheck.documents.pdf_lines import Line
from clausecheck.documents.pdf_page import PageContent

# Stamps of signing services; they may be split over lines or set upright in the margin.
_STAMP = re.compile(
    r"(?i)penneo dokumentn(?:ø|o)gle|penneo document key|^(?:[A-Z0-9]{5}-){2,5}[A-Z0-9]{1,5}-?$|visma addo|addo sign"
)
_PAGE_OF = re.compile(r"(?i)^.{0,60}\b(?:side|page|s\.)\s*\d{1,4}\s*(?:af|of|/)\s*\d{1,4}\b.{0,20}$")
_DIGITS = re.compile(r"\d+")
_SAME_HEIGHT = 4.0
# Shares of the page's height: the outer band holds nothing but headers and footers as a rule; the inner one may.
_OUTER, _INNER = 0.085, 0.14


def furniture(pages: Sequence[PageContent]) -> list[set[int]]:
    """Return for each page the indices of the lines that are furniture."""
    placed: Counter[tuple[str, int]] = Counter()
    for page in pages:
        placed.update({_key(line) for line in page.lines})
    return [
        {index for index, line in enumerate(page.lines) if _is_furniture(line, page, placed, len(pages))}
        for page in pages
    ]


def _is_furniture(line: Line, page: PageContent, placed: Counter[tuple[str, int]], pages: int) -> bool:
    if _STAMP.search(line.text):
        return True
    middle = (line.bottom + line.top) / 2 / max(page.height, 1.0)
    edge = min(middle, 1 - middle)
    repeated = sum(placed[key] for key in _near(line))
    if edge < _OUTER:
        return repeated >= max(2, 0.3 * pages) or bool(_PAGE_OF.match(line.text))
    if edge < _INNER:
        return repeated >= max(3, 0.5 * pages)
    beside = line.right < 0.07 * page.width or line.left > 0.93 * page.width
    return (beside or not line.upright) and repeated >= max(2, 0.5 * pages)


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.lower()), round(line.bottom / _SAME_HEIGHT)


def _near(line: Line) -> tuple[tuple[str, int], ...]:
    words, height = _key(line)
    return (words, height - 1), (words, height), (words, height + 1)
