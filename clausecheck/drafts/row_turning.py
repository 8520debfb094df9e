"""Turns a hindrance in a table row: only within a cell, never in the Customer's requirement.

A "no" does not become a "yes" by cutting words out of it: the answer to a requirement that gives the right is replaced
whole by a yes, any other no is left alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause
from clausecheck.documents.model import Document
from clausecheck.drafts.rows import Cell, Role, Row, row_of
from clausecheck.drafts.turning import (
    HINDERING,
    Edit,
    Judge,
    Size,
    Turn,
    applied,
    gone,
    language_of,
    turns,
    turns_within,
)
from clausecheck.effects.model import Classification


def turns_in(
    document: Document, clause: Clause, quote: tuple[int, int], found: Classification, judge: Judge
) -> Iterator[Turn]:
    """Yield the edits that take the hindrance out of ``clause`` of ``document``, the smallest first.

    A row may have none: what cannot be put right by an edit is for someone to write.

    Args:
        document: the draft.
        clause: a clause of it.
        quote: where the deciding words stand in the clause.
        found: what the clause was judged to do.
        judge: judges a clause's text in a language.
    """
    row = row_of(clause, document)
    if row is None:
        yield from turns(clause, quote, found, judge)
    elif row.requirement is not None:
        yield from _answered(clause, row, row.requirement, quote, found, judge)
    else:
        yield from _plain(clause, row, quote, found, judge)


def _answered(
    clause: Clause, row: Row, asked: Cell, quote: tuple[int, int], found: Classification, judge: Judge
) -> Iterator[Turn]:
    """Yield the edits of a row of requirements, all of them in the Supplier's answers."""
    met = [cell for cell in row.answers if cell.meets(quote)]
    requirement = _said(clause, asked)
    wanted = not HINDERING & set(judge(requirement, clause.language).effects)
    no = any(word("no").search(_said(clause, cell)) for cell in row.answers)
    if met and wanted and word("automation").search(requirement):
        yield from _unhindered(clause, _to_yes(clause, row, quote, judge), judge)
    elif met and not no:
        for cell in met:
            yield from turns_within(clause, quote, found, judge, (cell.start, cell.end))


def _to_yes(clause: Clause, row: Row, quote: tuple[int, int], judge: Judge) -> Iterator[Turn]:
    """Yield the answers to the Customer's own right as a yes: what limits it cut off, or a plain yes instead."""
    kept = [_kept(clause, cell, quote, judge) for cell in row.answers]
    if word("yes").search(_said(clause, row.answers[0])) and not word("no").search(_said(clause, row.answers[0])):
        yield _turn(clause, Size.SENTENCE, row.answers, kept)
    first = _said(clause, row.answers[0])
    yes = str(_data()["put"][language_of(clause)]) + ("." if first.endswith(".") else "")
    yield _turn(clause, Size.ANSWER, row.answers, [yes, *kept[1:]])
    yield _turn(clause, Size.ANSWER, row.answers, [yes, *("" for _ in kept[1:])])


def _kept(clause: Clause, cell: Cell, quote: tuple[int, int], judge: Judge) -> str:
    """Return what of an answer neither says no nor hinders."""
    said = _said(clause, cell)
    parts = [(left, right) for left, right in sentences(said)]
    kept = [
        said[left:right]
        for left, right in parts
        if not (cell.start + left < quote[1] and quote[0] < cell.start + right and len(parts) > 1)
        or word("yes").fullmatch(said[left:right].rstrip(" ."))
    ]
    return " ".join(
        part
        for part in kept
        if not word("no").search(part) and not HINDERING & set(judge(part, clause.language).effects)
    )


def _turn(clause: Clause, size: Size, cells: Sequence[Cell], said: Sequence[str]) -> Turn:
    edits = tuple(
        edit
        for cell, new in zip(cells, said, strict=True)
        if new != _said(clause, cell)
        for edit in _edits(clause, cell, new)
    )
    return Turn(size, edits, applied(clause.text, edits))


def _edits(clause: Clause, cell: Cell, new: str) -> Iterator[Edit]:
    """Yield what changes a cell's words to ``new``, without those that both begin with."""
    old = _said(clause, cell)
    if new and old.startswith(new):
        yield Edit(cell.start + len(new), cell.end, "")
    else:
        yield Edit(cell.start, cell.end, new)


def _plain(clause: Clause, row: Row, quote: tuple[int, int], found: Classification, judge: Judge) -> Iterator[Turn]:
    """Yield the edits of a row that is no requirement: in the cell of the quote, then the row itself."""
    if any(word("no").search(_said(clause, cell)) for cell in row.cells):
        return
    for cell in row.cells:
        if cell.meets(quote) and cell.role is not Role.NUMBER:
            yield from turns_within(clause, quote, found, judge, (cell.start, cell.end))
    said = [cell for cell in row.cells if cell.role is not Role.NUMBER]
    if len(said) == 1:
        edit = Edit(said[0].start, said[0].end, gone(clause))
        yield Turn(Size.CLAUSE, (edit,), applied(clause.text, (edit,)), gone=True)
    elif not row.numbered:
        # A price or a limit that is left beside an empty cell would still be read as agreed.
        yield Turn(Size.ROW, tuple(Edit(cell.start, cell.end, "") for cell in row.cells), "", gone=True)


def _unhindered(clause: Clause, made: Iterator[Turn], judge: Judge) -> Iterator[Turn]:
    """Yield of ``made`` what changes something and hinders nothing any more."""
    for turn in made:
        if turn.edits and not HINDERING & set(judge(turn.text, clause.language).effects):
            yield turn


def _said(clause: Clause, cell: Cell) -> str:
    return clause.text[cell.start : cell.end]


@cache
def word(kind: str) -> re.Pattern[str]:
    """Return the pattern called ``kind`` in the data on answers."""
    return re.compile(_data()[kind]["find"], re.IGNORECASE)


@cache
def answer_examples() -> tuple[tuple[str, str, bool], ...]:
    """Return the examples of the patterns on answers: the pattern's name, an answer, and whether it fits."""
    return tuple(
        (kind, said, fits)
        for kind, told in _data().items()
        if "find" in told
        for fits, key in ((True, "examples"), (False, "counterexamples"))
        for said in told[key]
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data/answers.toml").read_text(encoding="utf-8"))
