"""The clause: the unit that effects are read from.

A clause is a paragraph, a list item with its intro line carried to it, or a table row with its headings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ClauseKind(StrEnum):
    """Where in its document a clause stands."""

    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of ``Clause.text``: it begins at ``start`` there and at ``document_start`` in the document.

    Both sides have the same length: ``document.text[document_start:document_end]`` are the same characters, line breaks
    and tabs within them counted as spaces.
    """

    start: int
    document_start: int
    document_end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause.

    ``text`` is what is judged (carried intro and table headings included, single spaces); ``segments`` lead its
    characters back to the document. ``section`` is the innermost number it stands under ("12.4", "§ 7, stk. 2", "4.2
    a)"), ``headings`` the titles above it from the outermost, ``page`` counts from 1 (None where there are no pages).
    ``own_start`` is where the clause's own words begin in ``text``, after a carried intro.
    """

    text: str
    segments: tuple[Segment, ...]
    kind: ClauseKind = ClauseKind.BODY
    section: str | None = None
    headings: tuple[str, ...] = ()
    page: int | None = None
    language: str = "da"
    own_start: int = 0

    def locate(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the document span of ``text[start:end]``, or None when those characters are not in the document.

        A span that runs over several segments gives the span from its first to its last character in the document.
        """
        spans = []
        for segment in self.segments:
            length = segment.document_end - segment.document_start
            left = max(start, segment.start)
            right = min(end, segment.start + length)
            if left < right:
                shift = segment.document_start - segment.start
                spans.append((left + shift, right + shift))
        if not spans:
            return None
        return min(left for left, _ in spans), max(right for _, right in spans)
