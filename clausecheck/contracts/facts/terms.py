"""When a contract begins and ends, and the customer's notice period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.clauses.sentences import sentences
from clausecheck.contracts.facts.acts import with_acts
from clausecheck.contracts.facts.changes import changed, in_order
from clausecheck.contracts.facts.date_words import dates_in, last_day, may_hold_date, months
from clausecheck.contracts.facts.kinds import signing_day
from clausecheck.contracts.facts.notices import Setting, may_hold_notice, notices_in, speaks_of_ending
from clausecheck.contracts.facts.sources import Source, by_weight
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_words, may_say, search_fact

# A date needs this many points to be the contract's: a clear word before it, or a weak one and the contract named.
_ENOUGH = 3.0
_BY_KIND = {DocumentKind.MAIN: 2.0, DocumentKind.AMENDMENT: 0.5, DocumentKind.PRICE: -0.5, DocumentKind.DPA: -2.0}
# Where no document calls itself the contract, terms or a letter that the parties agreed on are it.
_INSTEAD = (DocumentKind.LICENCE_TERMS, DocumentKind.OTHER, DocumentKind.SLA)
_AGREED = 1.0
_CLEAR, _WEAK, _ABOUT, _HEADED, _OTHER = 3.0, 1.0, 1.5, 1.0, -4.0
# A signed amendment that moves the contract's end or the notice goes before what the contract said, the last one first.
_CHANGED, _LATER = 8.0, 0.1
_LONGEST_LABEL, _RENEWAL, _NEAR, _NEAR_AFTER, _NEAR_DATE = 60, 60, 60, 110, 40
_SHORTEST_NAME = 3
# The dots of "pkt. 2.2" end no sentence.
_POINTS = ("kt.", "nr.", "tk.", "jf.", "ca.", "ap.", "rt.", "o.", "§", "unkt", "fsnit", "ection", "lause")
_POINTED = re.compile(
    r"(?:\b(?:pkt|nr|stk|jf|kap|ca|art|no)\.|§)(?:\s*\d+(?:\.\d+)*\b(?!\.?\s*\d))?"
    r"|\b(?:punkt|afsnit|section|clause)\s+\d+(?:\.\d+)+",
    re.IGNORECASE,
)
# "Gælder fra ........ 1. januar 2024" is a label and what it says.
_LED = re.compile(r"[.…_·]{4}|… ?…|\s\.\s")
_LEADERS = re.compile(r"\s*:?(?:[.…_·]{4,}|…(?: ?…)+|(?:\s\.)+(?=\s))\s*")


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


def read_terms(sources: Sequence[Source], supplier: str | None = None) -> Terms:
    """Return the terms: those of the main contract first, and what signed amendments make of them.

    ``supplier`` is the supplier's name, by which it may be called where it gives notice.
    """
    sources = with_acts(sources)
    tally = _Tally()
    setting = Setting(supplier=_short(supplier))
    for source, base in _weighed(sources):
        for clause in source.clauses:
            if not _may_count(clause.text):
                continue
            ending = False
            noticed = may_hold_notice(clause.text)
            for sentence, headed in _sentences(clause):
                points = base + _HEADED * headed
                _dates(sentence, points, headed, source, tally)
                if not noticed:
                    continue
                told = replace(setting, ending=ending or _on_ending(clause, headed) or _moves_notice(sentence, source))
                tally.notices += [
                    (weight + _moved(sentence, source, base), value)
                    for weight, value in notices_in(sentence, points - 0.001 * len(tally.notices), told)
                ]
                ending = ending or speaks_of_ending(sentence)
    effective = _first(tally.starts) or _signing(sources)
    expiry = _first([end for end in tally.ends if effective is None or end[1] > effective])
    if expiry is None and effective is not None and tally.spans and not tally.endless:
        expiry = last_day(effective, max(tally.spans, key=_points)[1])
    effective, expiry = changed(sources, effective, expiry)
    if expiry is not None and effective is not None and expiry <= effective:
        expiry = None
    notice = max(tally.notices, key=_points)[1] if tally.notices else None
    return Terms(effective, expiry, notice)


def _weighed(sources: Sequence[Source]) -> Iterator[tuple[Source, float]]:
    """Yield the documents that count, each with its weight; amendments in the order of their days."""
    instead = not any(source.kind is DocumentKind.MAIN and not source.item.draft for source in sources)
    amendments = in_order(sources)
    for source in [*(one for one in by_weight(sources) if one.kind is not DocumentKind.AMENDMENT), *amendments]:
        weight = _BY_KIND.get(source.kind, -0.5)
        if instead and source.kind in _INSTEAD:
            weight = _AGREED
        yield (
            source,
            weight - 2.0 * source.item.draft + _LATER * (amendments.index(source) if source in amendments else 0),
        )


def _short(supplier: str | None) -> str | None:
    """Return the first word of the supplier's name, by which contracts call it; the first two of "Tal & Bilag A/S"."""
    words = supplier.split() if supplier else []
    own = words[:3] if len(words) > 3 and words[1] in ("&", "og") else words[:1]
    return " ".join(own) if own and len(own[0]) >= _SHORTEST_NAME else None


def _signing(sources: Sequence[Source]) -> dt.date | None:
    """Return the day of the last signature where the contract takes effect with it; None where it does not say so."""
    for source in sources:
        if source.kind is DocumentKind.MAIN and source.item.signed is not False and not source.item.draft:
            says = any(search_fact("terms", "on_signature", clause.text) for clause in source.clauses)
            return signing_day(source.item.document) if says else None
    return None


def _on_ending(clause: Clause, headed: bool) -> bool:
    return headed and speaks_of_ending(" ".join(clause.headings[-1:]))


def _moves_notice(sentence: str, source: Source) -> bool:
    """Tell whether an amendment's sentence changes the notice that the contract has."""
    if source.kind is not DocumentKind.AMENDMENT or not fact_words("changes", "changes").search(sentence):
        return False
    return bool(fact_words("terms", "the_notice").search(sentence))


def _moved(sentence: str, source: Source, base: float) -> float:
    """Return the points for a notice that an amendment moves: those of a change, and of its place among the others."""
    moves = source.kind is DocumentKind.AMENDMENT and not fact_words("terms", "other_notice").search(sentence)
    return _CHANGED + base if moves else 0.0


def _may_count(text: str) -> bool:
    """Tell whether a text may hold a date, a span of time that the contract runs, or a notice period."""
    if may_say(
        text,
        "terms.duration",
        "terms.endless",
        "terms.termination",
        "terms.notice",
        "terms.notice_after",
        "terms.notice_days",
    ):
        return True
    return may_hold_date(text)


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
    whole = _LEADERS.sub(": ", clause.text) if _LED.search(clause.text) else clause.text
    spans = [(0, len(whole))] if row else sentences(whole)
    for left, right in spans:
        text = whole[left:right]
        if len(spans) > 1 and not _may_count(text):
            continue
        if any(sign in text for sign in _POINTS):
            text = _POINTED.sub(_without_dots, text)
        labelled = row or ":" in text[:_LONGEST_LABEL]
        yield text, headed or (labelled and _names_term(text[:_LONGEST_LABEL]))


def _without_dots(found: re.Match[str]) -> str:
    return found[0].replace(".", ",")


@lru_cache(1_000)
def _names_term(text: str) -> bool:
    return bool(fact_words("terms", "heading").search(text))


def _dates(sentence: str, points: float, headed: bool, source: Source, tally: _Tally) -> None:
    found = dates_in(sentence)
    if not found and not may_say(sentence, "terms.duration", "terms.endless"):
        return
    amends = source.kind is DocumentKind.AMENDMENT
    about = _ABOUT * bool(fact_words("shared", "contract").search(sentence))
    prolongs = amends and any(fact_words("changes", key).search(sentence) for key in ("prolonged", "changes"))
    previous = 0
    started = other = False
    if about and found and not amends:
        _date_first(sentence, found[0], points + about, tally)
    for start, end, date in found:
        lead = fact_words("terms", "no_notice").sub(_blanks, sentence[previous:start])
        carried = other and fact_words("terms", "between_dates").fullmatch(lead) is not None
        other = carried or search_fact("terms", "other_subject", lead) is not None
        clear_start, clear_end = _last("starts", lead, _CLEAR), _last("ends", lead, _CLEAR)
        opening = max(clear_start, _last("weak_starts", lead, _WEAK))
        closing = max(clear_end, _last("weak_ends", lead, _WEAK))
        opening = (opening[0], _CLEAR) if clear_start > clear_end else opening
        closing = (closing[0], _CLEAR) if clear_end > clear_start else closing
        limited = _last("not_ends", lead, 0.0)
        total = points + about + _OTHER * other
        named = None if amends else _named_after(sentence, end)
        if named is not None:
            (tally.starts if named == "starts" else tally.ends).append((points + about + _CLEAR, date))
            started = started or named == "starts"
        elif closing > opening or (started and closing != _NEVER and closing[1] == _WEAK):
            strength = _CLEAR if started and closing[1] == _WEAK else closing[1]
            clear = strength == _CLEAR
            if (
                limited[0] < closing[0]
                and (clear or (about and limited == _NEVER))
                and not _of_option(lead)
                and not (amends and other and not prolongs)
            ):
                tally.ends.append((total + strength + _CHANGED * (amends and bool(about or headed or prolongs)), date))
        elif opening != _NEVER and limited[0] < opening[0] and not amends and (opening[1] == _CLEAR or about):
            tally.starts.append((total + opening[1], date))
            started = True
        previous = end
    if not amends:
        _duration(sentence, points + about, tally)


def _date_first(sentence: str, dated: tuple[int, int, dt.date], points: float, tally: _Tally) -> None:
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
    return bool(fact_words("changes", "option").search(lead)) and not fact_words("changes", "option_used").search(lead)


_NEVER = (-1, 0.0)


def _last(key: str, lead: str, strength: float) -> tuple[int, float]:
    """Return where in ``lead`` the last word of ``key`` ends, with its strength; before everything if there is none."""
    if key != "weak_ends" and not may_say(lead, f"terms.{key}"):
        return _NEVER
    near = max(0, len(lead) - _NEAR_DATE) if strength == _WEAK else 0
    at = max((match.end() for match in fact_words("terms", key).finditer(lead, near)), default=-1)
    return (at, strength) if at >= 0 else _NEVER


def _duration(sentence: str, points: float, tally: _Tally) -> None:
    tally.endless |= bool(search_fact("terms", "endless", sentence))
    sentence = fact_words("terms", "no_notice").sub(_blanks, sentence)
    span = search_fact("terms", "duration", sentence)
    if span is None or points < _ENOUGH or _of_option(sentence[: span.end()]):
        return
    if fact_words("terms", "renewed").search(sentence[span.end() : span.end() + _RENEWAL]):
        return
    value = months(*[group for group in span.groups() if group][:2])
    if value is not None:
        tally.spans.append((points, value))
