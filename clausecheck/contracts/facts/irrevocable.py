"""Until when the customer cannot end the contract by notice, as the contract says itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from clausecheck.contracts.facts.date_words import dates_in, last_day, months
from clausecheck.contracts.vocabulary import fact_words

# "Uopsigelig indtil den 1. januar": the contract can have ended when that day begins.
_INCLUSIVE = re.compile(r"\b(?:og med|t\.?o\.?m|including|through)\b[^.;]{0,8}$", re.IGNORECASE)


def irrevocable_until(told: Sequence[str], effective: dt.date | None) -> dt.date | None:
    """Return the last day on which ``told``, sentences of one document, have the contract bound; None if they do not.

    ``effective`` is the contract's first day, from which a span is counted; without it a span tells nothing. Of several
    days the earliest is taken: the day of notice is rather too early than too late.
    """
    return min((day for sentence in told for day in _days(sentence, effective)), default=None)


def _days(sentence: str, effective: dt.date | None) -> Iterator[dt.date]:
    if fact_words("irrevocable", "cue").search(sentence) is None:
        return
    found = dates_in(sentence)
    previous, begun = 0, False
    for start, end, date in found:
        lead = sentence[previous:start]
        until = fact_words("irrevocable", "until").search(lead)
        before = None if until else fact_words("irrevocable", "before").search(lead)
        ranged = begun and fact_words("irrevocable", "and_until").fullmatch(lead) is not None
        if (until or before or ranged) and _counts(sentence[:end]):
            yield date - dt.timedelta(days=1) if before or _is_day_after(date, lead) else date
        begun = fact_words("irrevocable", "between").search(lead) is not None
        previous = end
    span = fact_words("irrevocable", "for_span").search(sentence)
    if span is None or not _counts(sentence[: span.end()]):
        return
    # "I to år fra den 1. maj 2023" counts from that day.
    first = next((date for start, _, date in found if start >= span.end()), effective)
    length = _length(span)
    if length is not None and first is not None:
        yield last_day(first, length)


def _length(span: re.Match[str]) -> int | None:
    if span["one"]:
        return months("1", span["one"])
    return months(*[group for group in span.groups() if group][:2])


def _is_day_after(date: dt.date, lead: str) -> bool:
    return date.day == 1 and _INCLUSIVE.search(lead) is None


def _counts(text: str) -> bool:
    """Tell whether what ``text`` ends by saying is of the whole contract, and binds the customer."""
    if fact_words("irrevocable", "other").search(text):
        return False
    if any(fact_words("irrevocable", key).search(text) for key in ("supplier", "named")):
        return fact_words("irrevocable", "both").search(text) is not None
    return True
