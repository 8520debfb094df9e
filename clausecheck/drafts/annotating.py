"""The draft with a comment on every finding and on every clause to read, and nothing else touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.model import Finding
from clausecheck.documents.limits import Limits
from clausecheck.documents.reading import read_bytes
from clausecheck.drafts.checking import Advice, Check
from clausecheck.drafts.doubts import line
from clausecheck.drafts.library import Library
from clausecheck.drafts.mending import Mend
from clausecheck.drafts.word_comments import Said, comment_on, comment_on_paragraph, own_comments
from clausecheck.drafts.word_file import WordFile
from clausecheck.drafts.word_text import Sign, WordText, word_text
from clausecheck.drafts.words import meaning, missing_note, note
from clausecheck.reports.view import effect_words
from clausecheck.texts import text as words

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Annotated:
    """The annotated file, how many comments it got, and the findings whose words could not be found in it again.

    What a comment of the tool's own already says on the same words is not said again, and not counted.
    """

    content: bytes
    comments: int
    unplaced: tuple[Advice, ...] = ()


@dataclass(slots=True)
class _Spot:
    start: int
    end: int
    lines: list[str]


def annotate_word(data: bytes, check: Check, library: Library, language: str, date: str) -> Annotated:
    """Return the Word file ``data`` with comments of ``date`` (ISO date-time) in ``language``.

    Raises:
        DraftError: it is no Word file, or its comments are damaged.
    """
    file = WordFile(data)
    text = word_text(file, check.draft.document)
    said = own_comments(file)
    spots: list[_Spot] = []
    unplaced = []
    at: dict[str, _Spot] = {}
    for advice in check.advice:
        finding = advice.finding
        own = finding.document == check.draft.document.path
        span = text.span(*_own_words(check, finding)) if own else None
        if span is None:
            unplaced.append(advice)
        else:
            lines = note(advice, check, library, language)
            spots.append(_Spot(span[0], _within(text.signs, *span), lines))
            at.setdefault(finding.context, spots[-1])
    spots += _doubtful(check, text, at, language)
    spots = _merged(spots)
    place = check.missing.place if check.missing else None
    paragraph = check.draft.document.paragraphs[place.after] if place else None
    holder = text.paragraph_of(paragraph.start, paragraph.end) if paragraph else None
    written = 0
    for spot in reversed(spots):
        signs = text.signs[spot.start : spot.end]
        if Said(signs[0].paragraph, tuple(spot.lines)) not in said:
            comment_on(file, signs, spot.lines, date)
            written += 1
    if check.missing is not None:
        body = _in_body(file, holder)
        lines = missing_note(check.missing, library, language)
        if Said(body, tuple(lines)) not in said:
            comment_on_paragraph(file, body, lines, date)
            written += 1
    return Annotated(file.content(), written, tuple(unplaced))


def remark(mend: Mend, name: str, language: str, date: str) -> Mend:
    """Return ``mend`` with a comment on each hindrance that it left standing in the draft called ``name``."""
    if not mend.left and not mend.set_aside:
        return mend
    file = WordFile(mend.content)
    document = read_bytes(mend.content, name, Limits())
    text = word_text(file, document)
    spots = []
    for finding in (*mend.left, *mend.set_aside):
        span = text.span(finding.start, finding.end) if finding.document == document.path else None
        if span is not None:
            told = [effect_words(finding, language) + ".", meaning(Advice(finding), language)]
            lines = [
                *told,
                words("drafts.redline.by_hand" if finding in mend.left else "drafts.redline.yields", language),
            ]
            spots.append(_Spot(span[0], _within(text.signs, *span), lines))
    said = own_comments(file)
    for spot in reversed(_merged(spots)):
        signs = text.signs[spot.start : spot.end]
        if Said(signs[0].paragraph, tuple(spot.lines)) not in said:
            comment_on(file, signs, spot.lines, date)
    return replace(mend, content=file.content())


def _doubtful(check: Check, text: WordText, at: Mapping[str, _Spot], language: str) -> Iterator[_Spot]:
    """Yield a spot for each clause to read that has none; what is to be said of one that has is added to it."""
    own: dict[str, _Spot] = {}
    for doubt in check.doubts:
        told = line(doubt, language)
        spot = at.get(doubt.clause.text) or own.get(doubt.clause.text)
        if spot is not None:
            spot.lines += [told] if told not in spot.lines else []
            continue
        clause = doubt.clause
        located = clause.locate(clause.own_start, len(clause.text))
        span = text.span(*located) if located is not None and clause.kind is not ClauseKind.TABLE_ROW else None
        span = span or _last_cell(clause, text)
        if span is not None:
            own[clause.text] = _Spot(span[0], _within(text.signs, *span), [told])
    yield from own.values()


def _last_cell(clause: Clause, text: WordText) -> tuple[int, int] | None:
    last = clause.segments[-1] if clause.segments else None
    return text.span(last.document_start, last.document_end) if last is not None else None


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
            made[-1].lines += [told for told in spot.lines if told not in made[-1].lines]
        else:
            made.append(spot)
    return made


def _in_body(file: WordFile, paragraph: _Element | None) -> _Element:
    """Return a paragraph of the body that a comment can lie on: ``paragraph`` itself, or the first."""
    w = file.w
    if paragraph is not None and next(paragraph.iterancestors(f"{w}txbxContent", f"{w}footnote"), None) is None:
        return paragraph
    return next(file.body.iter(f"{w}p"))
