"""Amendments that a later one undoes, that have run out, or that wait for something to happen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from clausecheck.clauses import sentences
from clausecheck.contracts.amendments.change_sentences import Verb
from clausecheck.contracts.amendments.operations import Operation, is_later
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.material import Found, place, place_of
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.names import fits, names_in
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.contracts.points import covers, points_in
from clausecheck.contracts.vocabulary import may_say, words
from clausecheck.contracts.work import Work
from clausecheck.texts import message

# The day stands right after "indtil"; before it, "fra" with some words between is not further away than this.
_NEAR, _LEAD = 6, 60


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


def restored(operations: Sequence[Operation], sources: Sequence[Source]) -> list[tuple[Operation, Source]]:
    """Return the changes of points that a later amendment brings back as they were, each with that amendment.

    "Hovedaftalens § 11 gælder herefter på ny med den oprindelige ordlyd."
    """
    return [
        (operation, source)
        for source in sources
        if source.kind is DocumentKind.AMENDMENT
        for clause in source.clauses
        for left, right in sentences(clause.text)
        if words("lapse", "restores").search(clause.text[left:right])
        for point in points_in(clause.text[left:right])
        for operation in operations
        if operation.speaker is not source
        and is_later(source, operation.speaker)
        and any(covers(changed, point.path) or covers(point.path, changed) for changed in operation.points)
    ]


def let_reworded_fall(found: Sequence[Found], back: Sequence[tuple[Operation, Source]], work: Work) -> None:
    """Let fall what stands in the wording of points that are brought ``back`` as they were (`restored`)."""
    for operation, by in back:
        for item in found:
            if item.source is operation.speaker and operation.index <= item.index <= operation.until:
                said = place(by.item.document.path, None)
                why = message("reason_contract.by_amendment", place=place_of(item.finding), by=said)
                work.fall(item, said, why, certain=False)


def run_out(sources: Sequence[Source], as_of: dt.date) -> Iterator[tuple[Source, str]]:
    """Yield the amendments that say of themselves that they held until a day before ``as_of``, and where."""
    for source, section, text in _own_terms(sources):
        days = _days_after("until", text)
        if days and max(days) < as_of:
            yield source, section


def to_begin(sources: Sequence[Source], as_of: dt.date) -> Iterator[tuple[Source, str]]:
    """Yield the amendments that say of themselves that they take effect on a day after ``as_of``, and where."""
    for source, section, text in _own_terms(sources):
        days = _days_after("starts", text)
        if days and min(days) > as_of:
            yield source, section


def _days_after(key: str, text: str) -> list[dt.date]:
    match = words("lapse", key).search(text)
    return [date for start, _, date in dates_in(text) if match is not None and start >= match.start()]


def lapsed(found: Sequence[Found], as_of: dt.date) -> Iterator[tuple[Found, str]]:
    """Yield the rights that are given only until a day before ``as_of``, and where that is said."""
    for item, _, end in _limited(found):
        if end is not None and end < as_of:
            yield item, place_of(item.finding)


def not_begun(found: Sequence[Found], as_of: dt.date) -> Iterator[tuple[Found, str]]:
    """Yield the rights that are given only from a day after ``as_of``, and where that is said."""
    for item, start, _ in _limited(found):
        if start is not None and start > as_of:
            yield item, place_of(item.finding)


def _limited(found: Sequence[Found]) -> Iterator[tuple[Found, dt.date | None, dt.date | None]]:
    """Yield the rights with the first and the last day that they are given for, None for what is not said."""
    for item in found:
        if side_of(item.finding.effect) is not Side.OPEN:
            continue
        at = item.finding.quote_end - 1
        for left, right in sentences(item.clause.text):
            text = item.clause.text[left:right]
            if left <= at < right or (left > at and words("lapse", "of_the_right").match(text)):
                starts, ends = _periods(text)
                yield item, min(starts, default=None), max(ends, default=None)


def _periods(text: str) -> tuple[list[dt.date], list[dt.date]]:
    """Return the days that something holds from and until: "fra den 1. januar 2019 til den 31. december 2019"."""
    starts: list[dt.date] = []
    ends: list[dt.date] = []
    untils = [match.end() for match in words("lapse", "right_until").finditer(text)]
    previous: tuple[int, dt.date] | None = None
    for start, end, date in dates_in(text):
        linked = previous is not None and words("lapse", "to").fullmatch(text[previous[0] : start])
        if previous is not None and linked:
            starts.append(previous[1])
            ends.append(date)
        elif any(0 <= start - until <= _NEAR for until in untils):
            ends.append(date)
        elif words("lapse", "right_from").search(text[max(0, start - _LEAD) : start]):
            starts.append(date)
        previous = end, date
    return starts, ends


def turning_days(found: Sequence[Found], sources: Sequence[Source]) -> frozenset[dt.date]:
    """Return the days on which what is in force may become another: those named where they count, and the next ones."""
    texts = {item.clause.text for item in found}
    texts |= {
        clause.text
        for source in sources
        for clause in (source.clauses if found else ())
        if source.kind is DocumentKind.AMENDMENT or may_say(clause.text, "reference.disapply")
    }
    days = {date for text in texts for _, _, date in dates_in(text)}
    return frozenset(days | {day + dt.timedelta(days=1) for day in days if day < dt.date.max})


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
                if words("lapse", "own").search(text) and not _is_on_another(text, source):
                    yield source, place(source.item.document.path, clause.section), text


def _is_on_another(text: str, source: Source) -> bool:
    """Tell whether a sentence of an amendment is on another one, by its number: "Allonge I ophører"."""
    named = [name for name in names_in(text) if name.kind == "amendment" and name.numbers]
    return bool(named) and not any(fits(name, source, source) for name in named)
