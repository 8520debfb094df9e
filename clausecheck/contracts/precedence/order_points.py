"""The points of a document that alone go first or give way: "punkt 6 og punkt 9 i dette dokument"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clausecheck.contracts.names import Name
from clausecheck.contracts.points import Path, Point, points_in
from clausecheck.contracts.precedence.statements import Group
from clausecheck.contracts.vocabulary import words

_NEXT_POINT = re.compile(
    r"[\s)]*(?:,|og|samt|eller|and|or|,? og|,? and)?\s*(?:(?:pkt|punkt|afsnit|section|clause)\b\.?|§)?\s*",
    re.IGNORECASE,
)
MOST_POINTS = 8
_WITHIN = re.compile(r"\s*(?:i|af|in|of)\s+(?:de[nt]?\s+|the\s+)?", re.IGNORECASE)


def points_of(text: str, name: Name) -> tuple[Path, ...]:
    """Return the points of a document that alone go first: "punkt 6 og punkt 9 i dette dokument", "aftalens pkt. 6"."""
    points = points_in(text)
    after = [point for point in points if point.start >= name.end]
    listed = bool(after) and text[: after[0].start].rstrip().endswith(":")
    if listed and words("order", "following_points").search(text[: name.start]):
        return tuple(point.path for point in _joined(text, after))
    if after and not text[name.end : after[0].start].strip():
        told = tuple(point.path for point in _joined(text, after))
        # "Kontraktens §§ 1-12" are all that it says.
        return told if len(told) <= MOST_POINTS else ()
    before = [point for point in points if point.end <= name.start]
    if before and _WITHIN.fullmatch(text, before[-1].end, name.start):
        return tuple(point.path for point in _joined(text, before[::-1]))
    return ()


def lower_points_of(text: str, group: Group) -> tuple[Path, ...]:
    """Return the points that alone give way: "går forud for kontraktens pkt. 9"; those of one document."""
    return points_of(text, group[0]) if len(group) == 1 else ()


def _joined(text: str, points: Sequence[Point]) -> Iterator[Point]:
    """Yield the first of ``points`` and those that are joined to it, one after the other."""
    previous: Point | None = None
    for point in points:
        if previous is not None:
            left, right = sorted((previous, point), key=lambda item: item.start)
            if left.end < right.start and not _NEXT_POINT.fullmatch(text, left.end, right.start):
                return
        yield point
        previous = point
