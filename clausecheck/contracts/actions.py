"""What to do about a contract, the most urgent first. Renegotiation always carries the note on procurement law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from clausecheck.contracts.material import place_of
from clausecheck.contracts.model import ContractDocument, ContractFacts, Finding, FindingStatus, Verdict
from clausecheck.contracts.notice import is_assumed_month, is_unreckoned, latest_notice
from clausecheck.contracts.opposing import RIGHTS
from clausecheck.contracts.verdict import Decision, is_read
from clausecheck.documents.model import Document, Status
from clausecheck.effects.model import Condition, Effect
from clausecheck.texts import Message, message


def actions_for(
    decision: Decision,
    documents: Sequence[ContractDocument],
    facts: ContractFacts,
    unsigned: Sequence[str] = (),
    missing: Sequence[str] = (),
    *,
    as_of: dt.date | None = None,
) -> tuple[Message, ...]:
    """Return the recommended actions for ``decision`` on the day ``as_of`` (today by default).

    ``unsigned`` are documents whose signature cannot be seen, ``missing`` those that the contract names as part of it.
    """
    as_of = as_of or dt.date.today()
    said = [
        *_first(decision, documents),
        *(message("action.documents", name=name) for name in missing),
        *_on_verdict(decision, facts, as_of),
        *(message("action.signature", document=path) for path in unsigned),
    ]
    in_force = [finding for finding in decision.findings if finding.status is FindingStatus.IN_FORCE]
    if any(finding.effect is Effect.CREDENTIALS for finding in in_force):
        said.append(message("action.robot_licence"))
    return tuple(dict.fromkeys(said)) or (message("action.none"),)


def _first(decision: Decision, documents: Sequence[ContractDocument]) -> Iterator[Message]:
    """Yield what must be done before the verdict can be relied on."""
    if not documents:
        yield message("action.contract")
        return
    for item in documents:
        if item.document.status is Status.UNREADABLE:
            yield _on_unread(item.document)
        elif item.document.unread_pages:
            yield message("action.pages", document=item.document.path)
        elif not is_read(item):
            yield message("action.legible", document=item.document.path)
    if decision.needs_review:
        for finding in _doubtful(decision):
            yield message("action.confirm", place=place_of(finding))


def _doubtful(decision: Decision) -> list[Finding]:
    deciding = list(decision.deciding)
    return [finding for finding in deciding if finding.needs_review] or deciding[:2]


def _on_verdict(decision: Decision, facts: ContractFacts, as_of: dt.date) -> Iterator[Message]:
    match decision.verdict:
        case Verdict.COMPLIANT:
            yield message("action.inform")
        case Verdict.CONDITIONAL:
            yield from _on_conditions(decision.deciding)
            yield _renewal(facts, as_of)
        case Verdict.RESTRICTED:
            yield message("action.raise")
            yield message("action.amendment")
            yield _renewal(facts, as_of)
        case Verdict.CONFLICTING:
            yield from _on_conflict(decision.deciding)
            yield message("action.legal")
            yield message("action.raise")
        case Verdict.MISSING:
            yield message("action.raise")
            yield message("action.amendment")
            yield _renewal(facts, as_of)
        case Verdict.UNREADABLE:
            pass


def _on_conditions(deciding: Sequence[Finding]) -> Iterator[Message]:
    kinds = {kind for finding in deciding for kind in finding.conditions}
    for finding in deciding:
        if Condition.CONSENT in finding.conditions:
            yield message("action.consent", place=place_of(finding))
    if Condition.FEE in kinds:
        yield message("action.robot_licence")
    for finding in deciding:
        if not finding.conditions or {Condition.SOFT, Condition.SCOPE} & set(finding.conditions):
            yield message("action.clarify", place=place_of(finding))
    if {Condition.CHANNEL, Condition.SCOPE, Condition.REVOCABLE} & kinds:
        yield message("action.amendment")


def _on_conflict(deciding: Sequence[Finding]) -> Iterator[Message]:
    right = next((finding for finding in deciding if finding.effect in RIGHTS), None)
    bar = next((finding for finding in deciding if finding.effect not in RIGHTS), None)
    if right and bar:
        yield message("action.clarify_order", first=place_of(right), second=place_of(bar))


def _on_unread(document: Document) -> Message:
    """Return what to do about a document that could not be read: it depends on why."""
    if document.reason is None:
        return message("action.file", document=document.path)
    return message(f"action.file_{document.reason.value}", document=document.path)


def _renewal(facts: ContractFacts, as_of: dt.date) -> Message:
    """Return when the demand must be in the contract that follows, or what to do now that the day has passed."""
    terms, ends, found = facts.termination, facts.expiry_date, latest_notice(facts, as_of)
    if terms.terminated is not None:
        return message("action.renewal_terminated")
    if ends is not None and ends < as_of and not terms.continuous:
        return message("action.renewal_expired", date=ends)
    if found is not None and found.day < as_of:
        last = found.ends if terms.continuous or ends is None else max(ends, found.ends)
        return message("action.renewal_passed", date=found.day, ends=last)
    if found is not None and is_assumed_month(facts):
        return message("action.renewal_any_day", date=found.day)
    if found is not None and terms.renewed_by:
        return message("action.renewal_renews", date=found.day, ends=found.ends)
    if found is not None and terms.continuous:
        return message("action.renewal_running", date=found.day, ends=found.ends)
    if found is not None:
        return message("action.renewal_notice", date=found.day)
    if terms.continuous:
        known = facts.notice_period_months is not None and is_unreckoned(facts)
        return message("action.renewal_days" if known else "action.renewal_open")
    return message("action.renewal_expires", date=ends) if ends else message("action.renewal")
