"""When a contract begins and ends, and the customer's notice period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.clauses.sentences import sentences
from clausecheck.contracts.facts.date_words import dates_in, last_day, may_hold_date, months
from clausecheck.contracts.facts.sources import Source, by_weight
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_words, may_say, search_fact

# A date needs this many points to be the contract's: a clear word before it, or a weak one and the contract named.
_ENOUGH = 3.0
_BY_KIND = {DocumentKind.MAIN: 2.0, DocumentKind.AMENDMENT: 0.5, DocumentKind.PRICE: -0.5, DocumentKind.DPA: -2.0}
_CLEAR, _WEAK, _ABOUT, _HEADED, _OTHER = 3.0, 1.0, 1.5, 1.0, -4.0
# A signed amendment that prolongs the contract goes before what the contract said.
_PROLONGED = 8.0
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Terms:
    """The contract's dates and the customer's notice period in months; None for what the documents do not say."""

    effective: dt.date | None = None
    expiry: dt.date | None = None
    notice_months: int | None = None


@dataclass(slots=True)
class _Tally:
    """The candidates so far, each with its points; among equals the first counts."""

    starts: list[tuple[float, dt.date]] = field(default_factory=list)
    ends: list[tuple[float, dt.date]] = field(default_factory=list)
    spans: list[tuple[float, int]] = field(default_factory=list)
    notices: list[tuple[float, int]] = field(default_factory=list)
    endless: bool = False


def read_terms(sources: Sequence[Source]) -> Terms:
    """Return the terms, those of the main contract first; a signed amendment's new expiry goes before it."""
    tally = _Tally()
    for source in by_weight(sources):
        if source.item.draft and source.kind is DocumentKind.AMENDMENT:
            continue
        base = _BY_KIND.get(source.kind, -0.5) - 2.0 * source.item.draft
        for clause in source.clauses:
            for sentence, headed in _sentences(clause) if _may_count(clause.text) else ():
                points = base + _HEADED * headed
                _dates(sentence, points, source.kind, tally)
                _notice(sentence, points, tally)
    effective, expiry = _first(tally.starts), _first(tally.ends)
    if expiry is None and effective is not None and tally.spans and not tally.endless:
        expiry = last_day(effective, max(tally.spans, key=_points)[1])
    if expiry is not None and effective is not None and expiry <= effective:
        expiry = None
    notice = max(tally.notices, key=_points)[1] if tally.notices else None
    return Terms(effective, expiry, notice)


def _may_count(text: str) -> bool:
    """Tell whether a clause may hold a date, a span of time that the contract runs, or a notice period."""
    return may_say(text, "terms.duration", "terms.endless", "terms.termination") or may_hold_date(text)


def _points(candidate: tuple[float, int]) -> float:
    return candidate[0]


def _first(candidates: Sequence[tuple[float, dt.date]]) -> dt.date | None:
    best: tuple[float, dt.date] | None = None
    for candidate in candidates:
        if candidate[0] >= _ENOUGH and (best is None or candidate[0] > best[0]):
            best = candidate
    return best[1] if best else None


def _sentences(clause: Clause) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a clause, and whether what stands over or before them is about the contract's term."""
    headed = _names_term(" ".join(clause.headings[-1:]))
    row = clause.kind is ClauseKind.TABLE_ROW
    spans = [(0, len(clause.text))] if row else sentences(clause.text)
    for left, right in spans:
        text = clause.text[left:right]
        labelled = row or ":" in text[:_LONGEST_LABEL]
        yield text, headed or (labelled and _names_term(text[:_LONGEST_LABEL]))


@lru_cache(1_000)
def _names_term(text: str) -> bool:
    return bool(fact_words("terms", "heading").search(text))


def _dates(sentence: str, points: float, kind: DocumentKind, tally: _Tally) -> None:
    found = dates_in(sentence)
    if not found and not may_say(sentence, "terms.duration", "terms.endless"):
        return
    about = _ABOUT * bool(fact_words("shared", "contract").search(sentence))
    previous = 0
    started = False
    for start, end, date in found:
        lead = sentence[previous:start]
        other = _OTHER * bool(search_fact("terms", "other_subject", lead))
        opening = max(_last("starts", lead, _CLEAR), _last("weak_starts", lead, _WEAK))
        closing = max(_last("ends", lead, _CLEAR), _last("weak_ends", lead, _WEAK))
        limited = _last("not_ends", lead, 0.0)
        total = points + about + other
        if closing > opening or (started and closing != _NEVER and closing[1] == _WEAK):
            strength = _CLEAR if started and closing[1] == _WEAK else closing[1]
            clear = strength == _CLEAR
            if (
                limited[0] < closing[0]
                and (clear or (about and limited == _NEVER))
                and not fact_words("terms", "option").search(lead)
            ):
                tally.ends.append((total + strength + _prolonged(sentence, kind), date))
        elif opening != _NEVER and kind is not DocumentKind.AMENDMENT and (opening[1] == _CLEAR or about):
            tally.starts.append((total + opening[1], date))
            started = True
        previous = end
    _duration(sentence, points + about, tally)


_NEVER = (-1, 0.0)


def _last(key: str, lead: str, strength: float) -> tuple[int, float]:
    """Return where in ``lead`` the last word of ``key`` ends, with its strength; before everything if there is none."""
    if key != "weak_ends" and not may_say(lead, f"terms.{key}"):
        return _NEVER
    at = max((match.end() for match in fact_words("terms", key).finditer(lead)), default=-1)
    return (at, strength) if at >= 0 else _NEVER


def _prolonged(sentence: str, kind: DocumentKind) -> float:
    if kind is DocumentKind.AMENDMENT and fact_words("terms", "prolonged").search(sentence):
        return _PROLONGED
    return 0.0


def _duration(sentence: str, points: float, tally: _Tally) -> None:
    tally.endless |= bool(search_fact("terms", "endless", sentence))
    span = search_fact("terms", "duration", sentence)
    if span is None or points < _ENOUGH or fact_words("terms", "option").search(sentence[: span.end() + 30]):
        return
    value = months(*_span(span))
    if value is not None:
        tally.spans.append((points, value))


def _span(found: re.Match[str]) -> tuple[str, str]:
    number, unit = [group for group in found.groups() if group][:2]
    return number, unit


def _notice(sentence: str, points: float, tally: _Tally) -> None:
    if not search_fact("terms", "termination", sentence):
        return
    for key in ("notice", "notice_after"):
        for found in fact_words("terms", key).finditer(sentence) if may_say(sentence, f"terms.{key}") else ():
            value = months(*_span(found))
            part = re.split(r"[,;](?=[^,;]*\b(?:kan|må|may)\b)", sentence[: found.start()])[-1]
            customer = bool(fact_words("terms", "customer_acts").search(part))
            supplier = bool(fact_words("terms", "supplier_acts").search(part)) and not customer
            other = bool(fact_words("terms", "other_notice").search(sentence[: found.end()]))
            weight = 2.0 + points + 2.0 * customer - 6.0 * supplier - 3.0 * other - 0.001 * len(tally.notices)
            if value is not None and weight > 0:
                tally.notices.append((weight, value))
