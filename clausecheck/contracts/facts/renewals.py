"""Contracts that go on of themselves, by so many months at a time, unless notice is given."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from clausecheck.contracts.facts.date_words import last_day, months
from clausecheck.contracts.vocabulary import fact_words


@dataclass(frozen=True, slots=True)
class Renewal:
    """By how many ``months`` a contract goes on at a time, and the end of its first term where that is told."""

    months: int
    first_end: dt.date | None = None


def read_renewal(told: Sequence[str], effective: dt.date | None, expiry: dt.date | None) -> Renewal | None:
    """Return how the contract goes on of itself, as ``told``, the sentences of a document in order, say; None if not.

    What it does only if someone wants it, or only so many times, is left out. The first term ends on ``expiry``, or
    after the span that is told from the day ``effective``.
    """
    for at, sentence in enumerate(told):
        length = _length(sentence)
        if length is None:
            continue
        if expiry is not None or effective is None:
            return Renewal(length, expiry)
        initial = next((span for one in reversed(told[: at + 1]) if (span := _initial(one)) is not None), length)
        return Renewal(length, last_day(effective, initial))
    return None


def _length(sentence: str) -> int | None:
    """Return the months by which ``sentence`` has the contract go on of itself."""
    if fact_words("renewal", "cue").search(sentence) is None:
        return None
    found = fact_words("renewal", "each").search(sentence)
    yearly = None if found else fact_words("renewal", "yearly").search(sentence)
    told = found or yearly
    if told is None:
        return None
    before = sentence[: told.start()]
    if fact_words("renewal", "may").search(before) or fact_words("renewal", "other").search(before):
        return None
    if fact_words("renewal", "subject").search(before) is None:
        return None
    if fact_words("renewal", "only").search(sentence) or fact_words("renewal", "limited").search(sentence):
        return None
    return 12 if yearly else _months(told)


def _initial(sentence: str) -> int | None:
    found = fact_words("renewal", "initial").search(sentence)
    return _months(found) if found else None


def _months(found: re.Match[str]) -> int | None:
    return months(*[group for group in found.groups() if group][:2])
