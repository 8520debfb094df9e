"""A sentence that is an intro and its list items ("Kunden må ikke: a) ... b) ...") as one sentence for each item."""

from __future__ import annotations

import re

_ITEM = re.compile(r"(?<=[\s:;,.])(?:[–•*·-]\s+|\((?:[a-z]|\d{1,2}|[ivx]{1,4})\)\s*|(?:[a-z]|\d{1,2}|[ivx]{1,4})\)\s+)")
_FEWEST_ITEMS = 2
_LONGEST_INTRO = 200


def unfold(text: str, left: int, right: int) -> list[list[tuple[int, int]]]:
    """Return for each item of the sentence ``text[left:right]`` the spans of its intro and of itself.

    A sentence that is no list gives itself, as the only span of the only item.
    """
    marks = [found.span() for found in _ITEM.finditer(text, left, right)]
    if len(marks) < _FEWEST_ITEMS or marks[0][0] - left > _LONGEST_INTRO:
        return [[(left, right)]]
    intro = (left, marks[0][0])
    ends = [start for start, _ in marks[1:]] + [right]
    return [[intro, (start, end)] for (_, start), end in zip(marks, ends, strict=True)]
