"""Which dates of a sentence are the contract's first and last day, and how long it says that the contract runs."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from clausecheck.contracts.facts.bare_terms import BareTerm
from clausecheck.contracts.facts.date_words import dates_in, months
from clausecheck.contracts.facts.first_days import without_signing
from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_words, may_say, search_fact

# A date needs this many points to be the contract's: a clear word before it, or a weak one and the contract named.
ENOUGH = 3.0
# A signed amendment that moves the contract's end or the notice goes before what the contract said.
CHANGED = 8.0
_CLEAR, _WEAK, _ABOUT, _OTHER = 3.0, 1.0, 1.5, -4.0
_RENEWAL, _NEAR, _NEAR_AFTER, _NEAR_DATE = 60, 60, 110, 40
_NEVER = (-1, 0.0)


@dataclass(slots=True)
class Tally:
    """The candidates so far, each with its points; among equals the first counts."""

    starts: list[tuple[float, dt.date]] = field(default_factory=list)
    ends: list[tuple[float, dt.date]] = field(default_factory=list)
    used_from: list[dt.date] = field(default_factory=list)
    spans: list[tuple[float, int]] = field(default_factory=list)
    notices: list[tuple[float, int]] = field(default_factory=list)
    endless: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence was about, for the one after it: whether the contract, and its last date."""

    contract: bool = False
    date: dt.date | None = None


def count_dates(sentence: str, points: float, headed: bool, source: Source, tally: Tally, before: Said) -> Said:
    """Count the dates and the span of ``sentence``, which stands after what said ``before``."""
    found = dates_in(sentence)
    amends = source.kind is DocumentKind.AMENDMENT
    if amends and fact_words("terms", "amendment_ends").search(sentence):
        return Said()
    if before.date and not amends and search_fact("terms", "same_day", sentence):
        tally.starts.append((points + _CLEAR, before.date))
    if not found and not may_say(sentence, "terms.duration", "terms.endless"):
        return Said()
    goes_on = before.contract and fact_words("terms", "goes_on").match(sentence) is not None
    about = _ABOUT * bool(goes_on or fact_words("shared", "contract").search(sentence))
    prolongs = amends and any(fact_words("changes", key).search(sentence) for key in ("prolonged", "changes"))
    signing_aside = without_signing(sentence) if found else sentence
    previous = 0
    started = other = bound = False
    if about and found and not amends:
        _date_first(sentence, found[0], points + about, tally)
    for start, end, date in found:
        lead = fact_words("terms", "no_notice").sub(_blanks, signing_aside[previous:start])
        between = fact_words("terms", "between_dates").fullmatch(lead) is not None
        carried = other and between
        event = search_fact("terms", "starts_from_event", lead) is not None
        other = not event and (carried or search_fact("terms", "other_subject", lead) is not None)
        clear_start, clear_end = _last("starts", lead, _CLEAR), _last("ends", lead, _CLEAR)
        opening = max(clear_start, _last("weak_starts", lead, _WEAK))
        closing = max(clear_end, _last("weak_ends", lead, _WEAK))
        opening = (opening[0], _CLEAR) if clear_start > clear_end else opening
        closing = (closing[0], _CLEAR) if clear_end > clear_start else closing
        limited = _last("not_ends", lead, 0.0)
        bound = (bound and between) or _bound(lead) > clear_start[0]
        total = points + about + _OTHER * other
        named = None if amends else _named_after(sentence, end) or ("starts" if event and clear_end == _NEVER else None)
        if named is not None:
            (tally.starts if named == "starts" else tally.ends).append((points + about + _CLEAR, date))
            started = started or named == "starts"
        elif closing > opening or (started and closing != _NEVER and closing[1] == _WEAK):
            strength = _CLEAR if started and closing[1] == _WEAK else closing[1]
            clear = strength == _CLEAR
            if (
                limited[0] < closing[0]
                and (clear or (about and limited == _NEVER))
                and not (bound and between)
                and not _of_option(lead)
                and not (amends and other and not prolongs)
            ):
                tally.ends.append((total + strength + CHANGED * (amends and bool(about or headed or prolongs)), date))
        elif _opens(opening, limited, bool(about)):
            if not amends:
                tally.starts.append((total + opening[1], date))
            # "Kontrakten forlænges fra 1. maj 2025 til 30. april 2029": the second day is the new end.
            started = not amends or prolongs
        previous = end
    if not amends:
        _duration(sentence, points + about, tally)
    return Said(bool(about), found[-1][2] if found else None)


def count_bare(told: BareTerm | None, points: float, tally: Tally) -> Said | None:
    """Count a term that is told without naming the contract; return what it was about for the sentence after it."""
    if told is None:
        return None
    points += _CLEAR if told.sure else _WEAK
    if told.start is not None:
        tally.starts.append((points, told.start))
    if told.end is not None:
        tally.ends.append((points, told.end))
    if told.span is not None:
        tally.spans.append((points, told.span))
    return Said(contract=True, date=told.end or told.start)


def _opens(opening: tuple[int, float], limited: tuple[int, float], about: bool) -> bool:
    """Tell whether a start's word makes a date one: a clear one, or a weak one about the contract and no limit."""
    if opening[1] == _CLEAR:
        return limited[0] < opening[0]
    return opening != _NEVER and about and limited == _NEVER


def _date_first(sentence: str, dated: tuple[int, int, dt.date], points: float, tally: Tally) -> None:
    """Count a date that a sentence begins with and says its meaning after: "Den 1. maj 2022 trådte aftalen i kraft"."""
    start, end, date = dated
    after = sentence[end : end + _NEAR]
    if fact_words("terms", "opening").fullmatch(sentence[:start]) is None or search_fact(
        "terms", "other_subject", after
    ):
        return
    if search_fact("terms", "ends", after):
        tally.ends.append((points + _CLEAR, date))
    elif search_fact("terms", "starts", after):
        tally.starts.append((points + _CLEAR, date))


def _named_after(sentence: str, end: int) -> str | None:
    """Return which of the contract's days the words after a date call it: "..., hvor aftalen træder i kraft"."""
    after = sentence[end : end + _NEAR_AFTER]
    if search_fact("terms", "start_after", after):
        return "starts"
    return "ends" if search_fact("terms", "end_after", after) else None


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _of_option(lead: str) -> bool:
    """Tell whether ``lead`` is about an option that nobody has used."""
    if not fact_words("changes", "option").search(lead):
        return False
    return not any(search_fact("changes", key, lead) for key in ("option_used", "hereby"))


def _last(key: str, lead: str, strength: float) -> tuple[int, float]:
    """Return where in ``lead`` the last word of ``key`` ends, with its strength; before everything if there is none."""
    if key != "weak_ends" and not may_say(lead, f"terms.{key}"):
        return _NEVER
    near = max(0, len(lead) - _NEAR_DATE) if strength == _WEAK else 0
    at = max((match.end() for match in fact_words("terms", key).finditer(lead, near)), default=-1)
    return (at, strength) if at >= 0 else _NEVER


def _bound(lead: str) -> int:
    """Return where in ``lead`` the last word ends that makes a range one in which the contract cannot be left."""
    return max((match.end() for match in fact_words("terms", "bound").finditer(lead)), default=-1)


def _duration(sentence: str, points: float, tally: Tally) -> None:
    tally.endless |= bool(search_fact("terms", "endless", sentence))
    sentence = fact_words("terms", "no_notice").sub(_blanks, sentence)
    span = search_fact("terms", "duration", sentence)
    if span is None or points < ENOUGH or _of_option(sentence[: span.end()]):
        return
    if fact_words("terms", "renewed").search(sentence[span.end() : span.end() + _RENEWAL]):
        return
    value = months(*[group for group in span.groups() if group][:2])
    if value is not None:
        tally.spans.append((points, value))
