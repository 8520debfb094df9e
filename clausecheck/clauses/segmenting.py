"""Document → clauses: numbered paragraphs, list items with their intro line, table rows with their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clausecheck.clauses.glossary import is_entry
from clausecheck.clauses.headings import with_empty_titles_as_text
from clausecheck.clauses.languages import detect_language
from clausecheck.clauses.list_items import is_item, items_after, list_clauses
from clausecheck.clauses.lists import opens_list, speaks_for_items
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.clauses.numbers import section_number
from clausecheck.clauses.rows import row_clause
from clausecheck.clauses.sentences import sentences
from clausecheck.clauses.walk import LONGEST_INTRO, Span, Walk, clause_of, enter, enter_heading, number_of
from clausecheck.documents.model import Document, Paragraph, ParagraphKind

# Longer paragraphs are divided at sentence ends, so that each piece is what a model or a reader takes in at once.
_LONGEST = 1200
_RUN_ON = re.compile(r"(?<=[.;:]) (?=(\d{1,2}\.\d{1,2}(?:\.\d{1,2}){0,3})\.? [A-ZÆØÅ»\"])")
# What may stand after the stop that ends a sentence.
_CLOSING = " \n\t»«\"”“’')]"
_EXCEPTION = re.compile(
    r"(?i)\s*(?:dog\b|uanset (?:ovenstående|foranstående|det|stk|pkt)"
    r"|(?:dette|bestemmelsen) gælder (?:dog )?ikke|forbuddet gælder|undtaget |herfra undtages"
    r"|however\b|notwithstanding the (?:foregoing|above)|this (?:restriction )?(?:does|shall) not"
    r"|dock\b|likevel\b|dette gjelder )"
)


def segment(document: Document) -> tuple[Clause, ...]:
    """Return the clauses of ``document`` in reading order."""
    walk = Walk(document.text, detect_language(document.text[:20_000]))
    return tuple(with_empty_titles_as_text(_clauses(walk, document.paragraphs)))


def _clauses(walk: Walk, paragraphs: Sequence[Paragraph]) -> Iterator[Clause]:
    at = 0
    held: Clause | None = None
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        made: list[Clause]
        if paragraph.kind is ParagraphKind.TABLE_ROW:
            made = list(row_clause(walk, paragraph))
            at += 1
        elif is_item(paragraph, walk.text):
            made, at = list_clauses(walk, paragraphs, at, None)
        elif _is_entry(walk, paragraphs, at):
            made = [_entry(walk, paragraphs[at], paragraphs[at + 1])]
            at += 2
        else:
            items = items_after(paragraph, paragraphs, at + 1, walk.text)
            made, intro = _paragraph(walk, paragraph, items > 0)
            at += 1
            if intro is not None:
                listed, at = list_clauses(walk, paragraphs, at, intro, items)
                made += listed
        for clause in made:
            if held is not None and _qualifies(clause, held):
                held = _merged(held, clause)
                continue
            if held is not None:
                yield held
            held = clause
    if held is not None:
        yield held


def _is_entry(walk: Walk, paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Return whether the paragraph at ``at`` is a term, and the one after it what it means."""
    if at + 1 >= len(paragraphs) or paragraphs[at + 1].kind is not ParagraphKind.BODY:
        return False
    term, meaning = (walk.text[one.start : one.end] for one in paragraphs[at : at + 2])
    return is_entry(term, meaning) and number_of(paragraphs[at], walk.text) is None


def _entry(walk: Walk, term: Paragraph, meaning: Paragraph) -> Clause:
    spans = [(term.start, term.end), (meaning.start, meaning.end)]
    return clause_of(walk, spans, ClauseKind.BODY, term, [": "])


def _qualifies(clause: Clause, before: Clause) -> bool:
    """Return whether ``clause`` is an exception that stands alone but belongs to the clause ``before`` it."""
    same = clause.kind is before.kind is ClauseKind.BODY and clause.section == before.section
    return same and len(before.text) + len(clause.text) < _LONGEST and bool(_EXCEPTION.match(clause.text))


def _merged(first: Clause, second: Clause) -> Clause:
    shift = len(first.text) + 1
    moved = tuple(replace(piece, start=piece.start + shift) for piece in second.segments)
    return replace(first, text=f"{first.text} {second.text}", segments=first.segments + moved)


def _paragraph(walk: Walk, paragraph: Paragraph, before_list: bool) -> tuple[list[Clause], Span | None]:
    """Return the clauses of a heading or body paragraph, and the span of its last sentence if that opens a list."""
    own = walk.text[paragraph.start : paragraph.end]
    number = None if paragraph.label else section_number(own)
    start = paragraph.start + (number.length if number else 0)
    name = (
        paragraph.label if paragraph.label and paragraph.kind is not ParagraphKind.LIST_ITEM else number and number.name
    )
    if name:
        enter(walk, name, bool(number and number.sub))
    if paragraph.kind is ParagraphKind.HEADING:
        enter_heading(walk, paragraph, own)
        opens = before_list and (opens_list(own) or speaks_for_items(own))
        heading = clause_of(walk, [(start, paragraph.end)], ClauseKind.HEADING, paragraph)
        return [heading], (start, paragraph.end) if opens else None
    kind = ClauseKind.FOOTNOTE if paragraph.kind is ParagraphKind.FOOTNOTE else ClauseKind.BODY
    intro: Span | None = None
    end = paragraph.end
    if before_list and not own.rstrip(_CLOSING).endswith((".", "!", "?")):
        spans = sentences(walk.text[start:end])
        if spans and spans[-1][1] - spans[-1][0] <= LONGEST_INTRO:
            intro = (start + spans[-1][0], start + spans[-1][1])
            end = intro[0]
    made = []
    if walk.text[start:end].strip():
        for piece_start, piece_end in _run_ons(walk, start, end):
            made += [clause_of(walk, [span], kind, paragraph) for span in _chunks(walk.text, piece_start, piece_end)]
    return made, intro


def _run_ons(walk: Walk, start: int, end: int) -> Iterator[Span]:
    """Yield the numbered pieces of a paragraph that runs several together ("14.1 … 14.2 …")."""
    at = start
    family = (walk.section or "").split(".")[0]
    for found in _RUN_ON.finditer(walk.text, start, end):
        if found[1].split(".")[0] != family:
            continue
        yield at, found.start()
        enter(walk, found[1], False)
        number = section_number(walk.text[found.end() : end])
        at = found.end() + (number.length if number else 0)
    yield at, end


def _chunks(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a span whole, or divided at sentence ends; an exception stays with the sentence before it."""
    if end - start <= _LONGEST:
        yield start, end
        return
    first = last = None
    for left, right in sentences(text[start:end]):
        if (
            first is not None
            and last is not None
            and right - first > _LONGEST
            and not _EXCEPTION.match(text[start + left : start + right])
        ):
            yield start + first, start + last
            first = None
        first = left if first is None else first
        last = right
    if first is not None and last is not None:
        yield start + first, start + last
