"""Boxes to tick in the line of a right: "[ ] Tilvalgt [x] Fravalgt", "☐ Kunden må bruge robotter"."""

from __future__ import annotations

import re

from clausecheck.contracts.answers.readings import Reading, reading_of
from clausecheck.contracts.vocabulary import words

_BOX = re.compile(r"(?:\[(?P<mark>[ \txXvV✓✔_]?)\]|(?P<sign>[☐□☑☒]))\s*")
_TICKED = frozenset("xXvV✓✔☑☒")
# What stands between a box and the words that it is for.
_LEAD = re.compile(r"[\s\d.):–-]*")


def boxed(text: str, start: int, end: int) -> tuple[int, Reading] | None:
    """Return where the box that decides on ``text[start:end]`` stands and what it comes to; None without a box.

    A box right before the words is theirs. Else the options after them are read: the one that is ticked, and where
    none is, nobody has filled it in.
    """
    boxes = list(_BOX.finditer(text))
    own = next((box for box in boxes if box.end() <= start and _LEAD.fullmatch(text, box.end(), start)), None)
    if own is not None:
        return own.start(), Reading.YES if _is_ticked(own) else Reading.NO
    after = [box for box in boxes if box.start() >= end]
    if not after:
        return None
    ends = [box.start() for box in after[1:]] + [len(text)]
    options = [(box, text[box.end() : last]) for box, last in zip(after, ends, strict=True)]
    chosen = [(box, option) for box, option in options if _is_ticked(box)]
    if len(chosen) == 1:
        return chosen[0][0].start(), reading_of(chosen[0][1])
    # A lone box that stands empty after its words is not chosen: "Robotter: [ ]".
    alone = len(options) == 1 and not words("answer", "refused").match(options[0][1].strip())
    return after[0].start(), Reading.NO if alone and not chosen else Reading.OPEN


def _is_ticked(box: re.Match[str]) -> bool:
    return (box["mark"] or box["sign"] or " ") in _TICKED
