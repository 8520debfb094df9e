"""How a contract can be ended, as it says itself: whether it runs on, from when it can be left, and on which days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clausecheck.clauses.sentences import sentences
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.changes import in_order
from clausecheck.contracts.facts.irrevocable import irrevocable_until
from clausecheck.contracts.facts.leaving_days import LeavingDays, leaving_days
from clausecheck.contracts.facts.notices import Setting, notices_in
from clausecheck.contracts.facts.renewals import read_renewal
from clausecheck.contracts.model import ContractFacts, DocumentKind, Termination
from clausecheck.contracts.vocabulary import fact_words, search, words

# Where no document calls itself the contract, these are read in its place.
_INSTEAD = (DocumentKind.OTHER, DocumentKind.LICENCE_TERMS, DocumentKind.SLA)


def with_running_on(facts: ContractFacts, sources: Sequence[Source]) -> ContractFacts:
    """Return ``facts`` with what the contract says of how it can be ended.

    A contract with an expiry runs on only where it says that it goes on or is renewed after it; one without an expiry
    also where it is said to have no end, or where the customer's notice ends it at the end of any such period.
    """
    papers = [list(_sentences(source)) for source in _agreed(sources)]
    told = [sentence for paper in papers for sentence in paper]
    renewal = read_renewal(told, facts.effective_date, facts.expiry_date)
    bound = _bound(papers, facts)
    own = leaving_days(_of_customer(told, facts), facts.effective_date)
    # What has no end but a time in which it cannot be ended, or days on which it can, runs until it is.
    open_ended = facts.expiry_date is None and (own is not None or bound is not None)
    runs_on = renewal is not None or open_ended or _runs_on(told, facts)
    days = own or (leaving_days(told, facts.effective_date) if runs_on and renewal is None else None) or LeavingDays()
    # What binds beyond the end of a contract that ends is not read right.
    if bound and not runs_on and facts.expiry_date and bound > facts.expiry_date:
        bound = None
    read = Termination(
        irrevocable_until=bound,
        ends_with=days.period,
        continuous=runs_on,
        ends_on=days.days,
        ends_unknown=days.unknown and renewal is None,
        renewed_by=renewal.months if renewal else None,
        first_end=renewal.first_end if renewal and facts.expiry_date is None else None,
    )
    return replace(facts, termination=read)


def _runs_on(told: Sequence[str], facts: ContractFacts) -> bool:
    """Tell whether the contract says that it runs until notice is given."""
    keys = ("goes_on",) if facts.expiry_date else ("goes_on", "open")
    if any(_goes_on(sentence, key) for sentence in told for key in keys):
        return True
    return facts.expiry_date is None and any(fact_words("terms", "endless").search(sentence) for sentence in told)


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
    if not given.continuous:
        return given
    if given.irrevocable_until is None:
        given = replace(given, irrevocable_until=read.irrevocable_until)
    if given.ends_with is not None:
        return given
    return replace(
        given,
        ends_with=read.ends_with,
        ends_on=read.ends_on,
        ends_unknown=read.ends_unknown,
        renewed_by=read.renewed_by,
        first_end=read.first_end,
    )


def _bound(papers: Sequence[Sequence[str]], facts: ContractFacts) -> dt.date | None:
    """Return the last day on which the contract cannot be ended, as the last of its papers that tells one says."""
    days = (irrevocable_until(paper, facts.effective_date) for paper in reversed(papers))
    return next((day for day in days if day is not None), None)


def _of_customer(told: Sequence[str], facts: ContractFacts) -> list[str]:
    """Return the sentences that give the customer the notice that is known."""
    setting = Setting(ending=True, supplier=facts.supplier.name)
    months = facts.notice_period_months
    return [sentence for sentence in told if months in {value for _, value in notices_in(sentence, 0.0, setting)}]


def _agreed(sources: Sequence[Source]) -> list[Source]:
    """Return the contract's own documents and what amends them, in the order in which they count."""
    agreed = [source for source in sources if not source.item.draft]
    main = [source for source in agreed if source.kind is DocumentKind.MAIN]
    main = main or [source for source in agreed if source.kind in _INSTEAD]
    return [*main, *in_order(sources)]


def _sentences(source: Source) -> Iterator[str]:
    for clause in source.clauses:
        if search("running_on", "cue", clause.text) is not None:
            yield from (clause.text[left:right] for left, right in sentences(clause.text))
