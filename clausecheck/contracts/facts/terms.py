"""When a contract begins and ends, and the customer's notice period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.clauses.sentences import sentences
from clausecheck.contracts.facts.acts import with_acts
from clausecheck.contracts.facts.bare_terms import bare_term, places
from clausecheck.contracts.facts.changes import changed, in_order
from clausecheck.contracts.facts.date_words import MONTH, last_day, may_hold_date
from clausecheck.contracts.facts.first_days import day_of_use, first_day, runs_from_event
from clausecheck.contracts.facts.mentions import mentions_in
from clausecheck.contracts.facts.notices import Setting, may_hold_notice, notices_in, speaks_of_ending
from clausecheck.contracts.facts.sources import Source, by_weight
from clausecheck.contracts.facts.speakers import customer_writes
from clausecheck.contracts.facts.term_dates import CHANGED, ENOUGH, Said, Tally, count_bare, count_dates
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_words, may_say

_BY_KIND = {DocumentKind.MAIN: 2.0, DocumentKind.AMENDMENT: 0.5, DocumentKind.PRICE: -0.5, DocumentKind.DPA: -2.0}
# Where no document calls itself the contract, terms or a letter that the parties agreed on are it.
_INSTEAD = (DocumentKind.LICENCE_TERMS, DocumentKind.OTHER, DocumentKind.SLA)
_AGREED = 1.0
# Of several amendments the last one counts.
_HEADED, _LATER = 1.0, 0.1
_LONGEST_LABEL, _SHORTEST_NAME = 60, 3
# The dots of "pkt. 2.2" end no sentence.
_POINTS = ("kt.", "nr.", "tk.", "jf.", "ca.", "ap.", "rt.", "o.", "§", "unkt", "fsnit", "ection", "lause")
_POINTED = re.compile(
    r"(?:\b(?:pkt|nr|stk|jf|kap|ca|art|no)\.|§)(?:\s*\d+(?:\.\d+)*\b(?!\.?\s*\d))?"
    r"|\b(?:punkt|afsnit|section|clause)\s+\d+(?:\.\d+)+",
    re.IGNORECASE,
)
# "1 September 2023 to 31 August 2026" has a day before it that reads as a point's number.
_MONTH_FIRST = re.compile(rf"(?:{MONTH})\s+(?:19|20)\d\d\b", re.IGNORECASE)
# The first words of what one party writes to the other; plain letters first, which are soonest sought.
_WE_OR_YOU = re.compile(r"(?:Vi|vi|VI|I|Vores|vores|Jeg|jeg|Jeres|jeres|Din|din|Deres|deres)\b")
# "Gælder fra ........ 1. januar 2024" is a label and what it says.
_LED = re.compile(r"[.…_·](?:[.…_·]{3}|(?<=…) ?…|(?<=\s\.)\s)")
_LEADERS = re.compile(r"\s*:?(?:[.…_·]{4,}|…(?: ?…)+|(?:\s\.)+(?=\s))\s*")


@dataclass(frozen=True, slots=True)
class Terms:
    """The contract's dates and the customer's notice period in months; None for what the documents do not say."""

    effective: dt.date | None = None
    expiry: dt.date | None = None
    notice_months: int | None = None


def read_terms(sources: Sequence[Source], supplier: str | None = None) -> Terms:
    """Return the terms: those of the main contract first, and what signed amendments make of them.

    ``supplier`` is the supplier's name, by which it may be called where it gives notice.
    """
    sources = with_acts(sources)
    tally = Tally()
    setting = Setting(supplier=_short(supplier))
    contracts = _contracts(sources)
    defined = next((said for one in contracts if (said := customer_writes(one.head, supplier)) is not None), None)
    for source, base in _weighed(sources):
        before, earlier = Said(), len(tally.ends)
        we_buy = _we_buy(source, supplier, defined)
        for clause, place in places(source.clauses, source.title):
            if not _may_count(clause.text):
                before = Said()
                continue
            ending = False
            noticed = may_hold_notice(clause.text)
            for sentence, headed in _sentences(clause):
                points = base + _HEADED * headed
                before = count_dates(sentence, points, headed, source, tally, before)
                if source.kind is DocumentKind.MAIN or any(source is one for one in contracts):
                    before = count_bare(bare_term(sentence, clause.text, place), points, tally) or before
                    if place.of_term and not source.item.draft and (used := day_of_use(sentence)) is not None:
                        tally.used_from.append(used)
                if not noticed:
                    continue
                told = replace(
                    setting,
                    ending=ending
                    or _on_ending(clause, headed)
                    or speaks_of_ending(place.title)
                    or _moves_notice(sentence, source),
                )
                tally.notices += [
                    (weight + _moved(sentence, source, base), value)
                    for weight, value in notices_in(
                        _as_parties(sentence) if we_buy else sentence, points - 0.001 * len(tally.notices), told
                    )
                ]
                ending = ending or speaks_of_ending(sentence)
        if source.kind is DocumentKind.AMENDMENT:
            tally.ends[earlier:] = _last_told(tally.ends[earlier:])
    effective = _first(tally.starts) or first_day(sources) or _used_from(tally, sources)
    expiry = _first([end for end in tally.ends if effective is None or end[1] > effective])
    if expiry is None and effective is not None and tally.spans and not tally.endless:
        expiry = last_day(effective, max(tally.spans, key=_points)[1])
    effective, expiry = changed(sources, effective, expiry)
    if expiry is not None and effective is not None and expiry <= effective:
        expiry = None
    notice = max(tally.notices, key=_points)[1] if tally.notices else None
    return Terms(effective, expiry, notice)


def _contracts(sources: Sequence[Source]) -> list[Source]:
    """Return the main contracts; where there is none, what else is signed, as an order that takes terms in."""
    main = [one for one in sources if one.kind is DocumentKind.MAIN and not one.item.draft]
    return main or [one for one in sources if one.kind is DocumentKind.OTHER and one.item.signed]


def _last_told(ends: Sequence[tuple[float, dt.date]]) -> list[tuple[float, dt.date]]:
    """Return the latest end of those that an amendment tells: the one before it is what it puts off."""
    told = [end for end in ends if end[0] >= ENOUGH]
    return [(max(end[0] for end in told), max(end[1] for end in told))] if told else []


def _used_from(tally: Tally, sources: Sequence[Source]) -> dt.date | None:
    """Return the day of use that stands with the contract's end under its term, where no other first day is meant."""
    end = _first(tally.ends)
    if len(set(tally.used_from)) != 1 or end is None or runs_from_event(sources):
        return None
    return tally.used_from[0] if end > tally.used_from[0] else None


def _we_buy(source: Source, supplier: str | None, defined: bool | None) -> bool:
    """Tell whether "vi" is the customer: as a document says itself, and an amendment as the contract ``defined`` it."""
    told = customer_writes(source.head, supplier)
    if told is None and source.kind is DocumentKind.AMENDMENT:
        told = defined
    if told is not None:
        return told
    text = source.text
    begins = [said.start() for said in _WE_OR_YOU.finditer(text) if _begins_word(text, said.start())]
    if not begins:
        return False
    if any(one.authority for one in mentions_in(source.head)) and fact_words("terms", "we_order").search(source.text):
        return True
    buys, sells = (sum(_says(key, source.text, at) for at in begins) for key in ("we_buy", "we_sell"))
    return buys >= max(sells, 1)


def _begins_word(text: str, at: int) -> bool:
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] == "_")


def _says(key: str, text: str, at: int) -> bool:
    return fact_words("terms", key).match(text, at) is not None


def _as_parties(sentence: str) -> str:
    """Return a sentence of the customer's letter with the parties' roles for "vi" and "I"."""
    return fact_words("terms", "we").sub("Kunden", fact_words("terms", "you").sub("Leverandøren", sentence))


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
    return CHANGED + base if moves else 0.0


def _may_count(text: str) -> bool:
    """Tell whether a text may hold a date, a span of time that the contract runs, or a notice period."""
    if may_say(
        text,
        "terms.duration",
        "terms.same_day",
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
        if candidate[0] >= ENOUGH and (best is None or candidate[0] > best[0]):
            best = candidate
    return best[1] if best else None


def _sentences(clause: Clause) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a clause, and whether what stands over or before them is about the contract's term."""
    headed = _names_term(" ".join(clause.headings[-1:]))
    row = clause.kind is ClauseKind.TABLE_ROW
    told = f"{clause.section} {clause.text}" if clause.section and _MONTH_FIRST.match(clause.text) else clause.text
    whole = _LEADERS.sub(": ", told) if _LED.search(told) else told
    spans = [(0, len(whole))] if row else sentences(whole)
    for left, right in spans:
        text = whole[left:right]
        if len(spans) > 1 and not _may_count(text):
            continue
        if any(sign in text for sign in _POINTS):
            text = _POINTED.sub(_without_dots, text)
        labelled = row or any(sign in text[:_LONGEST_LABEL] for sign in ":|")
        yield text, headed or (labelled and _names_term(text[:_LONGEST_LABEL]))


def _without_dots(found: re.Match[str]) -> str:
    return found[0].replace(".", ",")


@lru_cache(1_000)
def _names_term(text: str) -> bool:
    return bool(fact_words("terms", "heading").search(text))
