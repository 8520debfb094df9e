"""Which decision stands on a case, and which cases must be asked (again).

A decision stands only where contract, text and effect are the same. Whatever merely looks like an earlier decision is
asked again with that decision shown: the clause has been changed or read differently, the acceptance has run out, or
the contract is no longer known by the same name. A decision never changes a verdict.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clausecheck.contracts.model import Contract
from clausecheck.portfolio.cases import Case, all_cases, base_id, is_verdict, likeness, text_key
from clausecheck.portfolio.identity import Identity, contradict, same_contract, traits, unpacked
from clausecheck.portfolio.store import Decision, DecisionState, Store
from clausecheck.portfolio.store.decisions import log
from clausecheck.texts import Message, message

# A scan with one letter in fifty misread keeps some 0.94; a sentence with another meaning is rarely above 0.7.
_ALIKE = 0.75


class Ask(StrEnum):
    """Why a case is to be decided (again)."""

    NEW = "new"
    EXPIRED = "expired"
    SIMILAR = "similar"
    OTHER_EFFECT = "other_effect"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Standing:
    """A case with the decision on it: one that stands (``ask`` is None), or an earlier one to be asked about."""

    case: Case
    decision: Decision | None = None
    ask: Ask | None = None


class DecisionError(Exception):
    """A decision that cannot be recorded; ``said`` tells the user why."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


def standings(cases: Sequence[Case], entries: Sequence[Decision], today: dt.date) -> tuple[Standing, ...]:
    """Return how each of ``cases`` stands, given the ``entries`` of the log, the oldest first."""
    present: dict[Identity, set[tuple[str, str]]] = {}
    for case in cases:
        present.setdefault(case.identity, set()).add(case.key)
    own, lost = _shared_out(list(present), entries)
    latest = {identity: _latest(found) for identity, found in own.items()}
    return tuple(_standing(case, latest[case.identity], present[case.identity], lost, today) for case in cases)


def standings_in(store: Store, contracts: Sequence[Contract], today: dt.date) -> tuple[Standing, ...]:
    """Return how each case of ``contracts`` stands by the decisions in ``store``.

    Raises:
        StoreError: the store cannot be read.
    """
    return standings(all_cases(contracts), log(store), today)


def decided(
    case: Case,
    state: DecisionState,
    *,
    by: str,
    at: dt.datetime,
    reason: str = "",
    until: dt.date | None = None,
    source: str = "cli",
) -> Decision:
    """Return the decision on ``case``, to be recorded.

    Raises:
        DecisionError: nobody has decided it, an accepted risk has no reason or no last day, or that day is over.
    """
    by, reason = by.strip(), reason.strip()
    if not by:
        raise DecisionError(message("decisions.no_name"))
    if state is DecisionState.ACCEPTED and not (reason and until):
        raise DecisionError(message("decisions.acceptance"))
    if until is not None and until < at.date():
        raise DecisionError(message("decisions.past", date=until.isoformat()))
    return Decision(
        contract=case.identity.contract,
        finding=case.finding,
        state=state,
        by=by,
        at=at,
        reason=reason,
        until=until,
        effect=case.effect,
        clause=case.clause,
        place=case.place,
        source=source,
        identity=case.identity.packed(),
    )


def _shared_out(
    contracts: Sequence[Identity], entries: Sequence[Decision]
) -> tuple[dict[Identity, list[Decision]], list[tuple[Decision, Identity]]]:
    """Return the entries on each of ``contracts``, in order, and those on contracts that are not among them."""
    by_name = {(entry.identity, entry.contract): unpacked(entry.identity, entry.contract) for entry in entries}
    sharing: dict[tuple[str, str], list[Identity]] = {}
    for identity in contracts:
        for trait in traits(identity):
            sharing.setdefault(trait, []).append(identity)
    same = {by: [other for other in _sharing(by, sharing) if same_contract(other, by)] for by in set(by_name.values())}
    own: dict[Identity, list[Decision]] = {identity: [] for identity in contracts}
    lost = []
    for entry in entries:
        by = by_name[entry.identity, entry.contract]
        for identity in same[by]:
            own[identity].append(entry)
        if not same[by]:
            lost.append((entry, by))
    return own, lost


def _sharing(by: Identity, sharing: Mapping[tuple[str, str], list[Identity]]) -> Iterable[Identity]:
    return dict.fromkeys(identity for trait in traits(by) for identity in sharing.get(trait, ()))


def _standing(
    case: Case,
    latest: Mapping[tuple[str, str], Decision],
    present: Container[tuple[str, str]],
    lost: Sequence[tuple[Decision, Identity]],
    today: dt.date,
) -> Standing:
    exact = latest.get(case.key) or _by_id(case, latest.values())
    if exact is not None:
        if exact.state is DecisionState.WITHDRAWN:
            return Standing(case, None, Ask.NEW)
        return Standing(case, exact, Ask.EXPIRED if exact.until and exact.until < today else None)
    if is_verdict(case.finding):
        return Standing(case, None, Ask.NEW)
    held = [entry for entry in latest.values() if entry.clause and entry.state is not DecisionState.WITHDRAWN]
    # One clause may have two effects; a decision on the one says nothing of the other as long as both are there.
    gone = [entry for entry in held if _key(entry) not in present]
    earlier = _alike(case, [entry for entry in held if entry.effect == case.effect])
    if earlier is not None:
        return Standing(case, earlier, Ask.SIMILAR)
    earlier = _alike(case, gone)
    if earlier is not None:
        return Standing(case, earlier, Ask.OTHER_EFFECT)
    there = [entry for entry in gone if entry.place and entry.place == case.place]
    if there:
        return Standing(case, there[-1], Ask.CHANGED)
    moved = _moved(case, lost)
    return Standing(case, moved, Ask.MOVED if moved else Ask.NEW)


def _latest(entries: Iterable[Decision]) -> dict[tuple[str, str], Decision]:
    """Return the last decision on each text and effect, in the order in which they were made."""
    latest: dict[tuple[str, str], Decision] = {}
    for entry in entries:
        latest.pop(_key(entry), None)
        latest[_key(entry)] = entry
    return latest


def _key(entry: Decision) -> tuple[str, str]:
    return text_key(entry.clause) if entry.clause else base_id(entry.finding), entry.effect


def _by_id(case: Case, entries: Iterable[Decision]) -> Decision | None:
    """Return the decision with the case's finding id, where the log does not have the clause."""
    same = [entry for entry in entries if not entry.clause and base_id(entry.finding) == case.finding]
    return same[-1] if same else None


def _alike(case: Case, entries: Iterable[Decision]) -> Decision | None:
    """Return the decision on the clause most like the case's, the latest among equals; None if none is like it."""
    best: tuple[float, Decision] | None = None
    for entry in entries:
        score = likeness(case.clause, entry.clause)
        if score >= _ALIKE and (best is None or score >= best[0]):
            best = (score, entry)
    return best[1] if best else None


def _moved(case: Case, lost: Sequence[tuple[Decision, Identity]]) -> Decision | None:
    """Return the decision on the same text in a contract that is no longer there by its name."""
    same = [entry for entry, by in lost if _key(entry) == case.key and not contradict(by, case.identity)]
    return same[-1] if same and same[-1].state is not DecisionState.WITHDRAWN else None
