"""Items of lists, each a clause with the line that opens its list, the items above it and the line that closes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clausecheck.clauses.lists import is_fragment, opens_list, speaks_for_items
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.clauses.numbers import list_marker, section_number
from clausecheck.clauses.walk import LONGEST_INTRO, Span, Walk, clause_of, enter, number_of
from clausecheck.documents.model import Paragraph, ParagraphKind


@dataclass(slots=True)
class _Item:
    paragraph: Paragraph
    span: Span
    marker: str
    level: int
    section: str | None = None


def items_after(intro: Paragraph, paragraphs: Sequence[Paragraph], at: int, text: str) -> int:
    """Return how many of the paragraphs from ``at`` on are items of the list that ``intro`` may open.

    Items have a marker; or, after a line that breaks off, a number below its own, or none and no sentence of their own.
    """
    opening = text[intro.start : intro.end]
    if at < len(paragraphs) and is_item(paragraphs[at], text):
        belongs = is_item
    elif opens_list(opening) or (intro.kind is ParagraphKind.HEADING and speaks_for_items(opening)):
        number = number_of(intro, text)
        below = at < len(paragraphs) and _is_below(paragraphs[at], number, text)

        def belongs(paragraph: Paragraph, text: str) -> bool:
            if below:
                return _is_below(paragraph, number, text) or is_item(paragraph, text)
            return _is_fragment(paragraph, text)
    else:
        return 0
    count = 0
    while at + count < len(paragraphs) and belongs(paragraphs[at + count], text):
        count += 1
    return count


def _is_below(paragraph: Paragraph, number: str | None, text: str) -> bool:
    """Return whether ``paragraph`` is short and has a number below ``number``."""
    own = number_of(paragraph, text)
    short = paragraph.kind is ParagraphKind.BODY and paragraph.end - paragraph.start < LONGEST_INTRO
    return short and number is not None and own is not None and own.startswith(f"{number}.")


def _is_fragment(paragraph: Paragraph, text: str) -> bool:
    own = text[paragraph.start : paragraph.end]
    plain = paragraph.kind is ParagraphKind.BODY and number_of(paragraph, text) is None
    return plain and len(own) < LONGEST_INTRO and is_fragment(own)


def is_item(paragraph: Paragraph, text: str) -> bool:
    """Return whether a paragraph of ``text`` is an item by its format or its marker."""
    if paragraph.kind is ParagraphKind.LIST_ITEM:
        return True
    if paragraph.kind is not ParagraphKind.BODY:
        return False
    return list_marker(text[paragraph.start : paragraph.end]) is not None


def list_clauses(
    walk: Walk, paragraphs: Sequence[Paragraph], at: int, intro: Span | None, count: int = 0
) -> tuple[list[Clause], int]:
    """Return the clauses of the list that begins at ``at``, each with its intro and the line that closes the list.

    ``count`` paragraphs are its items, or, where it is 0, those that follow with a marker.
    """
    items: list[_Item] = []
    while at < len(paragraphs) and (len(items) < count or (not count and is_item(paragraphs[at], walk.text))):
        items.append(_item(walk, paragraphs[at], items))
        at += 1
    closing: Span | None = None
    if intro is not None and at < len(paragraphs) and paragraphs[at].kind is ParagraphKind.BODY:
        after = walk.text[paragraphs[at].start : paragraphs[at].end]
        if after[:1].islower() and len(after) < LONGEST_INTRO:
            closing = (paragraphs[at].start, paragraphs[at].end)
            at += 1
    made = []
    above: list[_Item] = []
    for number, item in enumerate(items):
        while above and above[-1].level >= item.level:
            above.pop()
        opens = number + 1 < len(items) and items[number + 1].level > item.level
        spans = [span for span in (intro, *(upper.span for upper in above)) if span is not None]
        if opens:
            above.append(item)
            if walk.text[item.span[0] : item.span[1]].rstrip().endswith(":"):
                continue
        if item.section:
            enter(walk, item.section, False)
        section = " ".join(
            part
            for part in (walk.section, *(upper.marker for upper in above if upper is not item), item.marker)
            if part
        )
        joints = [
            " " if walk.text[left:right].rstrip().endswith((":", ",", "–", "-", ";")) else ": " for left, right in spans
        ]
        clause = clause_of(
            walk,
            [*spans, item.span, *([closing] if closing else [])],
            ClauseKind.LIST_ITEM,
            item.paragraph,
            [*joints, " "],
        )
        own_start = clause.segments[len(spans)].start
        made.append(replace(clause, section=section or None, own_start=own_start))
    return made, at


def _item(walk: Walk, paragraph: Paragraph, before: Sequence[_Item]) -> _Item:
    own = walk.text[paragraph.start : paragraph.end]
    typed = None if paragraph.label else list_marker(own)
    numbered = not typed and not paragraph.label and paragraph.kind is ParagraphKind.BODY
    if numbered and (number := section_number(own)) is not None:
        return _Item(paragraph, (paragraph.start + number.length, paragraph.end), "", 0, number.name)
    marker = paragraph.label or (typed.name if typed else "")
    marker = marker if not marker or marker.endswith(")") else f"{marker})"
    level = paragraph.list_level
    if level is None:
        level = _level_of(marker, before)
    return _Item(paragraph, (paragraph.start + (typed.length if typed else 0), paragraph.end), marker, level)


def _level_of(marker: str, before: Sequence[_Item]) -> int:
    """Return the level of a typed marker: a new kind of marker nests, one seen before returns to its level."""
    kind = _kind_of(marker)
    for item in reversed(before):
        if item.section:
            return item.level + 1
        if _kind_of(item.marker) == kind or _follows(item.marker, marker):
            return item.level
    return before[-1].level + 1 if before else 0


def _kind_of(marker: str) -> str:
    bare = marker.strip("()")
    if not bare:
        return "bullet"
    if bare.isdigit():
        return "number"
    return "roman" if re.fullmatch("[ivx]+", bare) and bare not in {"v", "x"} else "letter"


def _follows(before: str, marker: str) -> bool:
    """Tell whether two markers follow each other though one is a letter and the other a roman numeral."""
    return (before.strip("()"), marker.strip("()")) in {("h", "i"), ("iv", "v"), ("ix", "x")}
