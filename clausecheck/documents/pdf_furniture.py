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
_STAMPS = ("penneo dokumentnøgle", "penneo dokumentnogle", "penneo document key", "visma addo", "addo sign")
_STAMPED_KEY = re.compile(r"(?i)^(?:[A-Z0-9]{5}-){2,5}[A-Z0-9]{1,5}-?$")
_KEY_PART = 5
_PAGE_OF = re.compile(r"(?i)^.{0,60}\b(?:side|page|s\.)\s*\d{1,4}\s*(?:af|of|/)\s*\d{1,4}\b.{0,20}$")
_PAGE_NUMBER = re.compile(r"(?<=side )\s*\d+|(?<=page )\s*\d+|^\W*\d+\W*(?:\d+\W*)?$")
_DIGITS = re.compile(r"\d+")
_SAME_HEIGHT = 4.0
# Shares of the page's height: the outer band holds nothing but headers and footers as a rule; the inner one may.
_OUTER, _INNER = 0.085, 0.14


def furniture(pages: Sequence[PageContent]) -> list[set[int]]:
    """Return for each page the indices of the lines that are furniture."""
    doubted = [_doubted(page) for page in pages]
    heights = {
        _height(page.lines[index]) + step
        for page, found in zip(pages, doubted, strict=True)
        for index in found
        for step in (-1, 0, 1)
    }
    placed: Counter[tuple[str, int]] = Counter()
    for page in pages:
        placed.update(
            {_key(line, _edge(line, page)) for line in page.lines if round(line.bottom / _SAME_HEIGHT) in heights}
        )
    return [
        {index for index in found if _repeats(page.lines[index], page, placed, len(pages))} | _stamps(page)
        for page, found in zip(pages, doubted, strict=True)
    ]


def _doubted(page: PageContent) -> list[int]:
    """Return the indices of the lines that stand where furniture does: they alone are looked for on other pages."""
    foot, head = _INNER * page.height, (1 - _INNER) * page.height
    left, right = 0.07 * page.width, 0.93 * page.width
    return [
        index
        for index, line in enumerate(page.lines)
        if line.right < left
        or line.left > right
        or not line.upright
        or ((line.bottom < foot or line.top > head) and _edge(line, page) < _INNER)
    ]


def _stamps(page: PageContent) -> set[int]:
    """Return the indices of the lines that are stamps by their words."""
    found = {
        index
        for index, line in enumerate(page.lines)
        if line.text[_KEY_PART : _KEY_PART + 1] == "-" and _STAMPED_KEY.match(line.text)
    }
    said = "\n".join([line.text for line in page.lines]).lower()
    for stamp in _STAMPS:
        if stamp in said:
            found |= {index for index, line in enumerate(page.lines) if stamp in line.text.lower()}
    return found


def _repeats(line: Line, page: PageContent, placed: Counter[tuple[str, int]], pages: int) -> bool:
    edge = _edge(line, page)
    repeated = sum(placed[key] for key in _near(line, edge))
    if edge < _OUTER:
        return repeated >= max(2, 0.3 * pages) or bool(_PAGE_OF.match(line.text))
    if edge < _INNER:
        return repeated >= max(3, 0.5 * pages)
    return repeated >= max(2, 0.5 * pages)


def _edge(line: Line, page: PageContent) -> float:
    """Return how far from the top or foot of the page a line stands, as a share of the page's height."""
    middle = (line.bottom + line.top) / 2 / max(page.height, 1.0)
    return min(middle, 1 - middle)


def _key(line: Line, edge: float) -> tuple[str, int]:
    """Return words and height by which a line on another page is the same; "Bilag 1" and "Bilag 2" below it are not."""
    digits = _DIGITS if edge < _OUTER else _PAGE_NUMBER
    return digits.sub("#", line.text.lower()), _height(line)


def _height(line: Line) -> int:
    return round(line.bottom / _SAME_HEIGHT)


def _near(line: Line, edge: float) -> tuple[tuple[str, int], ...]:
    words, height = _key(line, edge)
    return (words, height - 1), (words, height), (words, height + 1)
