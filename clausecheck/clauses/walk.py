"""The walk through a document: where it stands, and the clauses that are cut from it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from clausecheck.clauses.languages import detect_language
from clausecheck.clauses.model import Clause, ClauseKind, Segment
from clausecheck.clauses.numbers import section_number
from clausecheck.documents.model import Paragraph

# The line that opens a list, and an item without a sentence of its own, are no longer.
LONGEST_INTRO = 600

Span = tuple[int, int]
"""Where a piece of the document's text begins and ends, as character offsets."""


@dataclass(slots=True)
class Walk:
    """Where the walk through a document stands."""

    text: str
    language: str
    section: str | None = None
    parent: str | None = None
    headings: list[tuple[int, str]] = field(default_factory=list)
    header_cells: dict[int, tuple[Span, ...]] = field(default_factory=dict)

    def titles(self) -> tuple[str, ...]:
        """Return the headings that stand over this place, the highest first."""
        return tuple(title for _, title in self.headings)


def enter(walk: Walk, name: str, sub: bool) -> None:
    """Go to the section ``name``; one that is a ``sub`` ("stk. 2") is named with the paragraph that it is of."""
    if sub:
        walk.section = f"{walk.parent}, {name}" if walk.parent else name
        return
    walk.section = name
    walk.parent = name if name.startswith("§") else None


def enter_heading(walk: Walk, paragraph: Paragraph, own: str) -> None:
    """Go under a heading, whose text is ``own``: those of its level or below no longer stand over what follows."""
    number = section_number(own)
    name = paragraph.label or (number.name if number else "")
    level = paragraph.heading_level or (name.count(".") + 1 if name else (walk.headings[-1][0] if walk.headings else 1))
    while walk.headings and walk.headings[-1][0] >= level:
        walk.headings.pop()
    walk.headings.append((level, own))


def number_of(paragraph: Paragraph, text: str) -> str | None:
    """Return the number that a paragraph of ``text`` has by its format, or begins with; None without one."""
    if paragraph.label:
        return paragraph.label.rstrip(".")
    number = section_number(text[paragraph.start : paragraph.end])
    return number.name if number else None


def clause_of(
    walk: Walk, spans: Sequence[Span], kind: ClauseKind, paragraph: Paragraph, joints: Sequence[str] = ()
) -> Clause:
    """Return the clause that the pieces at ``spans`` make in their order, ``joints`` (a space each) between them."""
    pieces: list[str] = []
    segments = []
    at = 0
    for index, (left, right) in enumerate(spans):
        piece = walk.text[left:right].replace("\n", " ").replace("\t", " ")
        trimmed = piece.strip()
        left += len(piece) - len(piece.lstrip())
        segments.append(Segment(at, left, left + len(trimmed)))
        joint = "" if index == len(spans) - 1 else joints[index] if joints else " "
        pieces.append(trimmed + joint)
        at += len(pieces[-1])
    text = "".join(pieces)
    return Clause(
        text=text,
        segments=tuple(segments),
        kind=kind,
        section=walk.section,
        headings=walk.titles(),
        page=paragraph.page,
        language=detect_language(text, walk.language),
    )
