"""Tells which rows at the top of a table are its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST_HEAD = 60
# What a heading row does not hold: numbers, answers, sentences ("Nr." and "Kat." are names).
_DATA = re.compile(r"^(?:\d|[A-ZÆØÅ]{1,3}-\d|Ja$|Nej$|.*[:;]$|.{12,}\.$)")


def head_rows(rows: Sequence[Sequence[str]]) -> int:
    """Return how many rows of cells at the top are headings: none, one, or a title line and one more.

    A heading row has a short name over every column but perhaps the first, and data below it.
    """
    if len(rows) < 2:
        return 0
    if len(rows) > 2 and sum(bool(cell) for cell in rows[0]) == 1 and len(rows[1]) > 1 and _names_columns(rows[1]):
        return 2
    return 1 if _names_columns(rows[0]) else 0


def _names_columns(row: Sequence[str]) -> bool:
    named = [cell for cell in row if cell]
    if len(named) < len(row) - 1 or (len(named) < 2 and len(row) > 1):
        return len(row) == 2 and len(named) == 1 and not row[0]
    return all(len(cell) <= _LONGEST_HEAD and not _DATA.match(cell) for cell in named)
