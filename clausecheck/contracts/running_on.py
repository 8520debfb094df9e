"""Contracts that run until notice is given: whether theirs says so, and at the end of which period it can then end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clausecheck.clauses.sentences import sentences
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.notices import Setting, may_hold_notice, notices_in, speaks_of_ending
from clausecheck.contracts.model import ContractFacts, DocumentKind, Period, Termination
from clausecheck.contracts.vocabulary import fact_words, search, words

# Where no document calls itself the contract, these are read in its place.
_INSTEAD = (DocumentKind.OTHER, DocumentKind.LICENCE_TERMS, DocumentKind.SLA)
_PERIODS = {"to_month": Period.MONTH, "to_quarter": Period.QUARTER, "to_year": Period.YEAR}


def with_running_on(facts: ContractFacts, sources: Sequence[Source]) -> ContractFacts:
    """Return ``facts`` with what the contract says of running on until notice is given.

    A contract with an expiry runs on only where it says that it goes on after it; one without an expiry also where it
    is said to have no end, or where the customer's notice ends it at the end of any such period.
    """
    told = list(_sentences(sources))
    keys = ("goes_on",) if facts.expiry_date else ("goes_on", "open")
    endless = any(_goes_on(sentence, key) for sentence in told for key in keys)
    if not endless and facts.expiry_date is None:
        endless = any(fact_words("terms", "endless").search(sentence) for sentence in told)
    given = _of_customer(told, facts)
    if not endless and (facts.expiry_date is not None or _period(given) is None):
        return facts
    return replace(
        facts, termination=replace(facts.termination, continuous=True, ends_with=_period(given) or _period(told))
    )


def _goes_on(sentence: str, key: str) -> bool:
    """Tell whether a sentence says so of the contract, not of a part of what it covers, and whatever happens."""
    match = words("running_on", key).search(sentence)
    if match is None or key == "open":
        return match is not None
    limited = words("running_on", "only").search(sentence, 0, match.end())
    return limited is None and words("running_on", "subject").search(sentence[: match.start()]) is not None


def joined(given: Termination, read: Termination) -> Termination:
    """Return what a register says of a contract's end, with what the contract says where the register is silent."""
    if given == Termination():
        return read
    if given.continuous and given.ends_with is None:
        return replace(given, ends_with=read.ends_with)
    return given


def _of_customer(told: Sequence[str], facts: ContractFacts) -> list[str]:
    """Return the sentences that give the customer the notice that is known."""
    setting = Setting(ending=True, supplier=facts.supplier.name)
    months = facts.notice_period_months
    return [sentence for sentence in told if months in {value for _, value in notices_in(sentence, 0.0, setting)}]


def _period(told: Sequence[str]) -> Period | None:
    """Return the longest period that notices to end the contract name: the day is rather too early than too late."""
    found = {
        period
        for sentence in told
        if speaks_of_ending(sentence) or may_hold_notice(sentence)
        for key, period in _PERIODS.items()
        if words("running_on", key).search(sentence)
    }
    return next((period for period in (Period.YEAR, Period.QUARTER, Period.MONTH) if period in found), None)


def _sentences(sources: Sequence[Source]) -> Iterator[str]:
    agreed = [source for source in sources if not source.item.draft]
    main = [source for source in agreed if source.kind is DocumentKind.MAIN]
    main = main or [source for source in agreed if source.kind in _INSTEAD]
    for source in (*main, *(source for source in agreed if source.kind is DocumentKind.AMENDMENT)):
        for clause in source.clauses:
            if search("running_on", "cue", clause.text) is not None:
                yield from (clause.text[left:right] for left, right in sentences(clause.text))
