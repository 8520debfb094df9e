"""The steps from what was found to what is in force, and what someone must read on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clausecheck.contracts.amendments.lapses import (
    turning_days,
)
from clausecheck.contracts.amendments.options import report_used_options
from clausecheck.contracts.amendments.successors import Outsider
from clausecheck.contracts.binding.authority import (
    report_authority,
    report_unseen_terms,
)
from clausecheck.contracts.binding.preliminary import report_promises
from clausecheck.contracts.binding.signatories import report_signatories
from clausecheck.contracts.facts import Source
from clausecheck.contracts.in_force.changes import Changed, changed_by
from clausecheck.contracts.in_force.documents import Counting, who_counts
from clausecheck.contracts.in_force.outcome import Defined, defined_by
from clausecheck.contracts.material import Classify, Doubtful, Found
from clausecheck.contracts.model import Finding, FindingStatus
from clausecheck.contracts.precedence.certainty import report_loose
from clausecheck.contracts.precedence.orders import Statement
from clausecheck.contracts.precedence.prevailing import Referee
from clausecheck.contracts.reservations import (
    licence_first,
    report_changes,
    report_conflicts,
    report_missing_terms,
    report_overlooked,
    report_unclear,
    report_unused,
    signatures,
    tell_unclear,
)
from clausecheck.contracts.terms_for_people import report_terms_for_people
from clausecheck.contracts.work import Work
from clausecheck.texts import Message


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings with their status and what settled it.

    ``doubt`` says that something in it asks for review whatever the verdict, ``unclear`` that a clause may hold more
    than was found in it; ``unsigned`` are documents whose signature cannot be seen, ``missing`` those that are named as
    part of the contract and are not there, ``turns`` the days on which it may all become another.
    """

    findings: tuple[Finding, ...]
    notes: tuple[Message, ...] = ()
    doubt: bool = False
    unsigned: tuple[str, ...] = ()
    unclear: bool = False
    missing: tuple[str, ...] = ()
    turns: frozenset[dt.date] = frozenset()


def in_force(
    found: Sequence[Found],
    sources: Sequence[Source],
    classify: Classify,
    doubtful: Sequence[Doubtful] = (),
    outside: Sequence[Outsider] = (),
    *,
    as_of: dt.date | None = None,
    orders: Sequence[Statement] | None = None,
) -> Settled:
    """Return the findings with the status that the documents as a whole give them.

    ``doubtful`` are the clauses whose effect the classifier could not tell, ``outside`` the
    documents that are of another contract, ``as_of`` the day that is asked about: today by default; ``orders`` is what
    `read_orders` gives for all of ``sources``, where that is known.
    """
    work = Work(as_of or dt.date.today())
    counting = who_counts(found, sources, outside, orders, work)
    changed = changed_by(found, counting, classify, work)
    defined = defined_by(changed, classify, work)
    missing, unsigned, unclear = _asked(found, doubtful, counting, changed, defined, work)
    return Settled(
        tuple(_with_status(item, work) for item in defined.everything),
        tuple(dict.fromkeys((*work.notes, *licence_first(changed.statements)))),
        work.doubt,
        unsigned,
        unclear,
        missing,
        turning_days(found, counting.belonging),
    )


def _asked(
    found: Sequence[Found],
    doubtful: Sequence[Doubtful],
    counting: Counting,
    changed: Changed,
    defined: Defined,
    work: Work,
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Note in ``work`` what someone must read; return what is missing and unsigned, and whether a clause is unclear."""
    documents, statements, stands = changed.documents, changed.statements, defined.standing
    left = [item for item in doubtful if (id(item.source), item.index) not in changed.clear]
    report_conflicts(stands, statements, work)
    report_unused(defined.definitions, stands, defined.derived, work)
    unclear = report_unclear(left, documents, defined.definitions, stands, statements, work)
    report_loose(stands, Referee(statements), work)
    report_overlooked(defined.everything, stands, documents, statements, work)
    tell_unclear(work)
    report_authority(stands, documents, work)
    report_promises(counting.papers, found, stands, work)
    report_unseen_terms(stands, counting.belonging, work)
    missing = report_missing_terms(counting.belonging, documents, stands, work)
    unsigned = signatures(documents, stands, work)
    report_signatories(documents, counting.belonging, stands, work)
    report_changes(stands, work)
    report_terms_for_people(stands, documents, work)
    report_used_options(counting.belonging, work)
    return missing, unsigned, unclear


def _with_status(item: Found, work: Work) -> Finding:
    status, by = work.fallen.get(id(item), (FindingStatus.IN_FORCE, None))
    return replace(item.finding, status=status, superseded_by=by)
