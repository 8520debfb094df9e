"""The draft with a comment on every finding, and nothing else touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.contracts.model import Finding
from clausecheck.drafts.checking import Advice, Check
from clausecheck.drafts.library import Library
from clausecheck.drafts.word_comments import comment_on, comment_on_paragraph
from clausecheck.drafts.word_file import WordFile
from clausecheck.drafts.word_text import Sign, word_text
from clausecheck.drafts.words import missing_note, note

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Annotated:
    """The annotated file, how many comments it got, and the findings whose words could not be found in it again."""

    content: bytes
    comments: int
    unplaced: tuple[Advice, ...] = ()


@dataclass(slots=True)
class _Spot:
    start: int
    end: int
    advice: list[Advice]


def annotate_word(data: bytes, check: Check, library: Library, language: str, date: str) -> Annotated:
    """Return the Word file ``data`` with comments of ``date`` (ISO date-time) in ``language``.

    Raises:
        DraftError: it is no Word file, or its comments are damaged.
    """
    file = WordFile(data)
    text = word_text(file, check.draft.document)
    spots: list[_Spot] = []
    unplaced = []
    for advice in check.advice:
        finding = advice.finding
        own = finding.document == check.draft.document.path
        span = text.span(*_own_words(check, finding)) if own else None
        if span is None:
            unplaced.append(advice)
        else:
            spots.append(_Spot(span[0], _within(text.signs, *span), [advice]))
    spots = _merged(spots)
    place = check.missing.place if check.missing else None
    paragraph = check.draft.document.paragraphs[place.after] if place else None
    holder = text.paragraph_of(paragraph.start, paragraph.end) if paragraph else None
    for spot in reversed(spots):
        lines = [line for advice in spot.advice for line in note(advice, check, library, language)]
        comment_on(file, text.signs[spot.start : spot.end], lines, date)
    if check.missing is not None:
        comment_on_paragraph(file, _in_body(file, holder), missing_note(check.missing, library, language), date)
    return Annotated(file.content(), len(spots) + (check.missing is not None), tuple(unplaced))


def _own_words(check: Check, finding: Finding) -> tuple[int, int]:
    """Return where the deciding words stand that are the clause's own, not those of an intro that it shares."""
    clause = check.draft.clause_of(finding)
    if clause is not None and finding.quote_start < clause.own_start < finding.quote_end:
        return clause.locate(clause.own_start, finding.quote_end) or (finding.start, finding.end)
    return finding.start, finding.end


def _within(signs: Sequence[Sign], start: int, end: int) -> int:
    """Return where the part of ``signs[start:end]`` ends that stands in the first one's paragraph."""
    while signs[end - 1].paragraph is not signs[start].paragraph:
        end -= 1
    return end


def _merged(spots: list[_Spot]) -> list[_Spot]:
    """Return the spots in order; those that overlap become one, since a run can be cut only once."""
    made: list[_Spot] = []
    for spot in sorted(spots, key=lambda item: item.start):
        if made and spot.start < made[-1].end:
            made[-1].end = max(made[-1].end, spot.end)
            made[-1].advice += spot.advice
        else:
            made.append(spot)
    return made


def _in_body(file: WordFile, paragraph: _Element | None) -> _Element:
    """Return a paragraph of the body that a comment can lie on: ``paragraph`` itself, or the first."""
    w = file.w
    if paragraph is not None and next(paragraph.iterancestors(f"{w}txbxContent", f"{w}footnote"), None) is None:
        return paragraph
    return next(file.body.iter(f"{w}p"))
