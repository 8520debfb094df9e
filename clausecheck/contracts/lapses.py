"""Amendments that a later one undoes, that have run out, or that wait for something to happen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from clausecheck.clauses import sentences
from clausecheck.contracts.amendments import Operation, is_later
from clausecheck.contracts.change_sentences import Verb
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.material import Found, place, place_of
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.names import fits
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.contracts.vocabulary import words

# The day stands right after "indtil".
_NEAR = 6


def undone(operations: Sequence[Operation], sources: Sequence[Source]) -> dict[int, Operation]:
    """Return the amendments (by identity) that a later one takes away as a whole, each with the change that does it.

    Their own changes go with them.
    """
    return {
        id(source): operation
        for operation in operations
        if operation.whole and operation.verb is not Verb.INSERT
        for source in sources
        if source.kind is DocumentKind.AMENDMENT
        and source is not operation.speaker
        and not is_later(source, operation.speaker)
        and any(name.kind == "amendment" and fits(name, source, operation.speaker) for name in operation.names)
    }


def run_out(sources: Sequence[Source], today: dt.date) -> Iterator[tuple[Source, str]]:
    """Yield the amendments that say of themselves that they held until a day before ``today``, and where."""
    for source, section, text in _own_terms(sources):
        match = words("lapse", "until").search(text)
        days = [date for start, _, date in dates_in(text) if match is not None and start >= match.start()]
        if days and max(days) < today:
            yield source, section


def lapsed(found: Sequence[Found], today: dt.date) -> Iterator[tuple[Found, str]]:
    """Yield the rights that are given only until a day before ``today``, and where that is said."""
    for item in found:
        if side_of(item.finding.effect) is not Side.OPEN:
            continue
        at = item.finding.quote_end - 1
        for left, right in sentences(item.clause.text):
            text = item.clause.text[left:right]
            match = words("lapse", "right_until").search(text) if left <= at < right else None
            days = [
                date for start, _, date in dates_in(text) if match is not None and 0 <= start - match.end() <= _NEAR
            ]
            if days and days[0] < today:
                yield item, place_of(item.finding)


def waiting(sources: Sequence[Source]) -> Iterator[tuple[Source, str]]:
    """Yield the amendments that take effect only once something has happened, and where they say so."""
    for source, section, text in _own_terms(sources):
        if words("lapse", "once").search(text):
            yield source, section


def _own_terms(sources: Sequence[Source]) -> Iterator[tuple[Source, str, str]]:
    for source in sources:
        if source.kind is not DocumentKind.AMENDMENT:
            continue
        for clause in source.clauses:
            for left, right in sentences(clause.text):
                text = clause.text[left:right]
                if words("lapse", "own").search(text):
                    yield source, place(source.item.document.path, clause.section), text
