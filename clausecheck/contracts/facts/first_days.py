"""The contract's first day where it is told by what happens on it: the last signature, the start of operations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from clausecheck.clauses.sentences import sentences
from clausecheck.contracts.facts.date_words import dates_in, later
from clausecheck.contracts.facts.kinds import signing_day
from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_words, may_say, search_fact

_BY_SIGNATURE = ("terms.on_signature", "terms.month_after_signature", "terms.delayed")
_QUARTERS = ("kvartal", "quarter")
_MONTHS_OF_QUARTER = 3
_LONGEST_LEAD, _LONGEST_AFTER = 60, 60


def first_day(sources: Sequence[Source]) -> dt.date | None:
    """Return the day of what the contract runs from; None where it does not say so, or no document tells the day."""
    return _by_signature(sources) or _by_event(sources)


def day_of_use(sentence: str) -> dt.date | None:
    """Return the day from which ``sentence`` says that the whole of what is delivered is used; None if it does not."""
    for at, end, date in dates_in(sentence)[:1]:
        found = fact_words("terms", "in_use").match(sentence[:at])
        if found is None and fact_words("terms", "opening").fullmatch(sentence[:at]):
            found = fact_words("terms", "in_use_after").match(sentence[end:])
        if found is not None and not any(
            fact_words(*name).search(found["what"]) for name in (("bare", "part"), ("bare", "other"))
        ):
            return None if fact_words("terms", "not_told_yet").search(sentence) else date
    return None


def runs_from_event(sources: Sequence[Source]) -> bool:
    """Tell whether the contract says that it runs from its signing or from what happens, whatever day that is."""
    names = (*_BY_SIGNATURE, "terms.runs_from_event")
    return any(
        fact_words(*name.split(".")).search(sentence) and _of_contract(sentence, "")
        for source in _contracts(sources)
        for sentence in _sentences(source, *names)
        for name in names
    )


def without_signing(sentence: str) -> str:
    """Return ``sentence`` with blanks for what says that the contract is signed or runs from it: not a date's words."""
    by_signature = _BY_SIGNATURE if may_say(sentence, *_BY_SIGNATURE) else ()
    for name in ("terms.signed_aside", *by_signature):
        sentence = fact_words(*name.split(".")).sub(lambda found: " " * len(found[0]), sentence)
    return sentence


def _by_signature(sources: Sequence[Source]) -> dt.date | None:
    for source in _contracts(sources):
        if source.item.signed is False:
            continue
        signed = signing_day(source.item.document)
        for sentence in _sentences(source, *_BY_SIGNATURE):
            start = _from_signature(sentence, signed) if signed else None
            if start is not None:
                return start
    return None


def _from_signature(sentence: str, signed: dt.date) -> dt.date | None:
    """Return the contract's first day where ``sentence`` tells it by the day that it was ``signed``, else None."""
    month = search_fact("terms", "month_after_signature", sentence)
    delayed = search_fact("terms", "delayed", sentence)
    found = month or delayed or search_fact("terms", "on_signature", sentence)
    if found is None or not _of_contract(sentence[: found.end()], sentence[: found.start()]):
        return None
    start: dt.date | None = signed
    if month:
        start = _next_period(signed, str(month[1] or month[2]).lower())
    elif delayed:
        number, unit = [group for group in delayed.groups() if group][:2]
        start = later(signed, number, unit)
    return _limited(start, sentence[found.end() :]) if start else None


def _of_contract(told: str, lead: str) -> bool:
    """Tell whether it is the contract that what is ``told`` is about, and not a thing in the ``lead``."""
    if fact_words("terms", "other_subject").search(lead) or fact_words("terms", "part_of_contract").search(lead):
        return False
    return bool(fact_words("shared", "contract").search(told) or fact_words("terms", "itself").match(told))


def _next_period(day: dt.date, unit: str) -> dt.date:
    """Return the first day of the month or quarter after ``day``."""
    span = _MONTHS_OF_QUARTER - (day.month - 1) % _MONTHS_OF_QUARTER if unit in _QUARTERS else 1
    year, month = divmod(day.year * 12 + day.month - 1 + span, 12)
    return dt.date(year, month + 1, 1)


def _limited(start: dt.date, after: str) -> dt.date:
    """Return ``start``, or the day that it is at the earliest or latest by what follows: "dog tidligst den 1. maj"."""
    previous = 0
    for at, end, date in dates_in(after):
        lead = after[max(previous, at - _LONGEST_AFTER) : at]
        if fact_words("terms", "at_earliest").search(lead):
            start = max(start, date)
        elif fact_words("terms", "at_latest").search(lead):
            start = min(start, date)
        previous = end
    return start


def _by_event(sources: Sequence[Source]) -> dt.date | None:
    """Return the day of the event that the contract runs from, where the documents agree on it."""
    events = {
        _called(found[1])
        for source in _contracts(sources)
        for sentence in _sentences(source, "terms.runs_from_event")
        if (found := search_fact("terms", "runs_from_event", sentence))
    }
    days = {
        date
        for source in sources
        if events and not source.item.draft
        for sentence in _sentences(source, "terms.day_of_event")
        for event, date in _told(sentence)
        if event in events
    }
    return days.pop() if len(days) == 1 else None


def _told(sentence: str) -> Iterator[tuple[str, dt.date]]:
    """Yield the events that ``sentence`` tells the day of; never one that is only expected."""
    for at, _, date in dates_in(sentence):
        lead = sentence[max(0, at - _LONGEST_LEAD) : at]
        found = search_fact("terms", "day_of_event", lead)
        if found and not fact_words("terms", "not_told_yet").search(sentence):
            yield _called(found[1]), date


def _called(event: str) -> str:
    return event.lower().replace("dato", "dag")


def _contracts(sources: Sequence[Source]) -> Iterator[Source]:
    return (one for one in sources if one.kind is DocumentKind.MAIN and not one.item.draft)


def _sentences(source: Source, *names: str) -> Iterator[str]:
    for clause in source.clauses:
        if may_say(clause.text, *names):
            yield from (clause.text[start:end] for start, end in sentences(clause.text))
