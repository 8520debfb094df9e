"""Document → clauses: numbered paragraphs, list items with their intro line, table rows with their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from clausecheck.clauses.glossary import is_entry
from clausecheck.clauses.headings import with_empty_titles_as_text
from clausecheck.clauses.languages import detect_language
from clausecheck.clauses.lists import is_fragment, opens_list, speaks_for_items
from clausecheck.clauses.model import Clause, ClauseKind, Segment
from clausecheck.clauses.numbers import list_marker, section_number
from clausecheck.clauses.sentences import sentences
from clausecheck.documents.model import Document, Paragraph, ParagraphKind

# Longer paragraphs are divided at sentence ends, so that each piece is what a model or a reader takes in at once.
_LONGEST = 1200
_LONGEST_INTRO = 600
_RUN_ON = re.compile(r"(?<=[.;:]) (?=(\d{1,2}\.\d{1,2}(?:\.\d{1,2}){0,3})\.? [A-ZÆØÅ»\"])")
_EXCEPTION = re.compile(
    r"(?i)\s*(?:dog\b|uanset (?:ovenstående|foranstående|det|stk|pkt)"
    r"|(?:dette|bestemmelsen) gælder (?:dog )?ikke|forbuddet gælder|undtaget |herfra undtages"
    r"|however\b|notwithstanding the (?:foregoing|above)|this (?:restriction )?(?:does|shall) not"
    r"|dock\b|likevel\b|dette gjelder )"
)
_ANSWER = re.compile(
    r"(?i)besvarelse|^svar|opfyld|bemærkning|leverandørens|tilbudsgivers|kategori"
    r"|answer|response|complian|comment|svar på"
)

# Columns for who or what may do something: there "Nej" says nothing without its title.
_ACTOR = re.compile(
    r"(?i)robot|\brpa\b|automat|\bbots?\b|script|\bprogram\w*$|maskinel|\bagent|non-human|menneske|\bhuman"
)

Span = tuple[int, int]


@dataclass(slots=True)
class _State:
    """Where the walk through a document stands."""

    text: str
    language: str
    section: str | None = None
    parent: str | None = None
    headings: list[tuple[int, str]] = field(default_factory=list)
    header_cells: dict[int, tuple[Span, ...]] = field(default_factory=dict)

    def titles(self) -> tuple[str, ...]:
        return tuple(title for _, title in self.headings)


@dataclass(slots=True)
class _Item:
    paragraph: Paragraph
    span: Span
    marker: str
    level: int
    section: str | None = None


def segment(document: Document) -> tuple[Clause, ...]:
    """Return the clauses of ``document`` in reading order."""
    state = _State(document.text, detect_language(document.text[:20_000]))
    return tuple(with_empty_titles_as_text(_clauses(state, document.paragraphs)))


def _clauses(state: _State, paragraphs: Sequence[Paragraph]) -> Iterator[Clause]:
    at = 0
    held: Clause | None = None
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        made: list[Clause]
        if paragraph.kind is ParagraphKind.TABLE_ROW:
            made = list(_row(state, paragraph))
            at += 1
        elif _is_item(paragraph, state.text):
            made, at = _list(state, paragraphs, at, None)
        elif _is_entry(state, paragraphs, at):
            made = [_entry(state, paragraphs[at], paragraphs[at + 1])]
            at += 2
        else:
            items = _items_after(paragraph, paragraphs, at + 1, state.text)
            made, intro = _paragraph(state, paragraph, items > 0)
            at += 1
            if intro is not None:
                listed, at = _list(state, paragraphs, at, intro, items)
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


def _is_entry(state: _State, paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Return whether the paragraph at ``at`` is a term, and the one after it what it means."""
    if at + 1 >= len(paragraphs) or paragraphs[at + 1].kind is not ParagraphKind.BODY:
        return False
    term, meaning = (state.text[one.start : one.end] for one in paragraphs[at : at + 2])
    return is_entry(term, meaning) and _number_of(paragraphs[at], state.text) is None


def _entry(state: _State, term: Paragraph, meaning: Paragraph) -> Clause:
    spans = [(term.start, term.end), (meaning.start, meaning.end)]
    return _clause(state, spans, ClauseKind.BODY, term, [": "])


def _qualifies(clause: Clause, before: Clause) -> bool:
    """Return whether ``clause`` is an exception that stands alone but belongs to the clause ``before`` it."""
    same = clause.kind is before.kind is ClauseKind.BODY and clause.section == before.section
    return same and len(before.text) + len(clause.text) < _LONGEST and bool(_EXCEPTION.match(clause.text))


def _merged(first: Clause, second: Clause) -> Clause:
    shift = len(first.text) + 1
    moved = tuple(replace(piece, start=piece.start + shift) for piece in second.segments)
    return replace(first, text=f"{first.text} {second.text}", segments=first.segments + moved)


def _items_after(intro: Paragraph, paragraphs: Sequence[Paragraph], at: int, text: str) -> int:
    """Return how many of the paragraphs from ``at`` on are items of the list that ``intro`` may open.

    Items have a marker; or, after a line that breaks off, a number below its own, or none and no sentence of their own.
    """
    opening = text[intro.start : intro.end]
    if at < len(paragraphs) and _is_item(paragraphs[at], text):
        belongs = _is_item
    elif opens_list(opening) or (intro.kind is ParagraphKind.HEADING and speaks_for_items(opening)):
        number = _number_of(intro, text)
        below = at < len(paragraphs) and _is_below(paragraphs[at], number, text)

        def belongs(paragraph: Paragraph, text: str) -> bool:
            if below:
                return _is_below(paragraph, number, text) or _is_item(paragraph, text)
            return _is_fragment(paragraph, text)
    else:
        return 0
    count = 0
    while at + count < len(paragraphs) and belongs(paragraphs[at + count], text):
        count += 1
    return count


def _is_below(paragraph: Paragraph, number: str | None, text: str) -> bool:
    """Return whether ``paragraph`` is short and has a number below ``number``."""
    own = _number_of(paragraph, text)
    short = paragraph.kind is ParagraphKind.BODY and paragraph.end - paragraph.start < _LONGEST_INTRO
    return short and number is not None and own is not None and own.startswith(f"{number}.")


def _is_fragment(paragraph: Paragraph, text: str) -> bool:
    own = text[paragraph.start : paragraph.end]
    plain = paragraph.kind is ParagraphKind.BODY and _number_of(paragraph, text) is None
    return plain and len(own) < _LONGEST_INTRO and is_fragment(own)


def _number_of(paragraph: Paragraph, text: str) -> str | None:
    if paragraph.label:
        return paragraph.label.rstrip(".")
    number = section_number(text[paragraph.start : paragraph.end])
    return number.name if number else None


def _is_item(paragraph: Paragraph, text: str) -> bool:
    if paragraph.kind is ParagraphKind.LIST_ITEM:
        return True
    if paragraph.kind is not ParagraphKind.BODY:
        return False
    return list_marker(text[paragraph.start : paragraph.end]) is not None


def _paragraph(state: _State, paragraph: Paragraph, before_list: bool) -> tuple[list[Clause], Span | None]:
    """Return the clauses of a heading or body paragraph, and the span of its last sentence if that opens a list."""
    own = state.text[paragraph.start : paragraph.end]
    number = None if paragraph.label else section_number(own)
    start = paragraph.start + (number.length if number else 0)
    name = (
        paragraph.label if paragraph.label and paragraph.kind is not ParagraphKind.LIST_ITEM else number and number.name
    )
    if name:
        _enter(state, name, bool(number and number.sub))
    if paragraph.kind is ParagraphKind.HEADING:
        _title(state, paragraph, own)
        opens = before_list and (opens_list(own) or speaks_for_items(own))
        heading = _clause(state, [(start, paragraph.end)], ClauseKind.HEADING, paragraph)
        return [heading], (start, paragraph.end) if opens else None
    kind = ClauseKind.FOOTNOTE if paragraph.kind is ParagraphKind.FOOTNOTE else ClauseKind.BODY
    intro: Span | None = None
    end = paragraph.end
    if before_list and (own.rstrip().endswith((":", "–", "-", ",")) or not own.rstrip().endswith((".", "!", "?"))):
        spans = sentences(state.text[start:end])
        if spans and spans[-1][1] - spans[-1][0] <= _LONGEST_INTRO:
            intro = (start + spans[-1][0], start + spans[-1][1])
            end = intro[0]
    made = []
    if state.text[start:end].strip():
        for piece_start, piece_end in _run_ons(state, start, end):
            made += [_clause(state, [span], kind, paragraph) for span in _chunks(state.text, piece_start, piece_end)]
    return made, intro


def _run_ons(state: _State, start: int, end: int) -> Iterator[Span]:
    """Yield the numbered pieces of a paragraph that runs several together ("14.1 … 14.2 …")."""
    at = start
    family = (state.section or "").split(".")[0]
    for found in _RUN_ON.finditer(state.text, start, end):
        if found[1].split(".")[0] != family:
            continue
        yield at, found.start()
        _enter(state, found[1], False)
        number = section_number(state.text[found.end() : end])
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


def _enter(state: _State, name: str, sub: bool) -> None:
    if sub:
        state.section = f"{state.parent}, {name}" if state.parent else name
        return
    state.section = name
    state.parent = name if name.startswith("§") else None


def _title(state: _State, paragraph: Paragraph, own: str) -> None:
    number = section_number(own)
    name = paragraph.label or (number.name if number else "")
    level = paragraph.heading_level or (
        name.count(".") + 1 if name else (state.headings[-1][0] if state.headings else 1)
    )
    while state.headings and state.headings[-1][0] >= level:
        state.headings.pop()
    state.headings.append((level, own))


def _list(
    state: _State, paragraphs: Sequence[Paragraph], at: int, intro: Span | None, count: int = 0
) -> tuple[list[Clause], int]:
    """Return the clauses of the list that begins at ``at``, each with its intro and the line that closes the list.

    ``count`` paragraphs are its items, or, where it is 0, those that follow with a marker.
    """
    items: list[_Item] = []
    while at < len(paragraphs) and (len(items) < count or (not count and _is_item(paragraphs[at], state.text))):
        items.append(_item(state, paragraphs[at], items))
        at += 1
    closing: Span | None = None
    if intro is not None and at < len(paragraphs) and paragraphs[at].kind is ParagraphKind.BODY:
        after = state.text[paragraphs[at].start : paragraphs[at].end]
        if after[:1].islower() and len(after) < _LONGEST_INTRO:
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
            if state.text[item.span[0] : item.span[1]].rstrip().endswith(":"):
                continue
        if item.section:
            _enter(state, item.section, False)
        section = " ".join(
            part
            for part in (state.section, *(upper.marker for upper in above if upper is not item), item.marker)
            if part
        )
        joints = [
            " " if state.text[left:right].rstrip().endswith((":", ",", "–", "-", ";")) else ": "
            for left, right in spans
        ]
        clause = _clause(
            state,
            [*spans, item.span, *([closing] if closing else [])],
            ClauseKind.LIST_ITEM,
            item.paragraph,
            [*joints, " "],
        )
        own_start = clause.segments[len(spans)].start
        made.append(replace(clause, section=section or None, own_start=own_start))
    return made, at


def _item(state: _State, paragraph: Paragraph, before: Sequence[_Item]) -> _Item:
    own = state.text[paragraph.start : paragraph.end]
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


def _row(state: _State, row: Paragraph) -> Iterator[Clause]:
    """Yield the clause of a table row; where a column is for answers or for robots every cell is led by its heading."""
    if row.header_row and row.table is not None:
        state.header_cells[row.table] = row.cells
        yield _clause(state, [span for span in row.cells if span[1] > span[0]], ClauseKind.HEADING, row)
        return
    headings = state.header_cells.get(row.table if row.table is not None else -1, ())
    titles = [state.text[a:b] for a, b in headings]
    telling = any(_ANSWER.search(title) or _ACTOR.search(title) for title in titles)
    titled = len(headings) == len(row.cells) and telling
    spans: list[Span] = []
    joints: list[str] = []
    for index, cell in enumerate(row.cells):
        if cell[1] <= cell[0]:
            continue
        if titled and headings[index][1] > headings[index][0]:
            spans.append(headings[index])
            joints.append(": ")
        spans.append(cell)
        joints.append(" | ")
    if not titled and len(spans) == 2 and spans[0][1] - spans[0][0] < 60:
        joints[0] = ": "
    if not spans:
        return
    section = state.text[row.cells[0][0] : row.cells[0][1]]
    number = section if re.fullmatch(r"[A-ZÆØÅ]{0,4}-?\d+(?:\.\d+)*", section) else state.section
    yield replace(_clause(state, spans, ClauseKind.TABLE_ROW, row, joints), section=number)


def _clause(
    state: _State, spans: Sequence[Span], kind: ClauseKind, paragraph: Paragraph, joints: Sequence[str] = ()
) -> Clause:
    pieces: list[str] = []
    segments = []
    at = 0
    for index, (left, right) in enumerate(spans):
        piece = state.text[left:right].replace("\n", " ").replace("\t", " ")
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
        section=state.section,
        headings=state.titles(),
        page=paragraph.page,
        language=detect_language(text, state.language),
    )
