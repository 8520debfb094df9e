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
    return History(entries).standings(cases, today)


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


class History:
    """The log of decisions, laid out so that what was decided on a contract is found at once, however long it is."""

    def __init__(self, entries: Sequence[Decision]) -> None:
        """Lay out ``entries``, the oldest first."""
        names: dict[tuple[str, str], Identity] = {}
        same: dict[Identity, Identity] = {}
        for entry in entries:
            named = entry.identity, entry.contract
            if named not in names:
                by = unpacked(*named)
                names[named] = same.setdefault(by, by)
        told = (_Entry(at, one, names[one.identity, one.contract], _key(one)) for at, one in enumerate(entries))
        self._by_name: dict[Identity, list[_Entry]] = {}
        self._by_key: dict[tuple[str, str], list[_Entry]] = {}
        for item in told:
            self._by_name.setdefault(item.by, []).append(item)
            self._by_key.setdefault(item.key, []).append(item)
        self._sharing: dict[tuple[str, str], list[Identity]] = {}
        for identity in self._by_name:
            for trait in traits(identity):
                self._sharing.setdefault(trait, []).append(identity)

    def standings(self, cases: Sequence[Case], today: dt.date) -> tuple[Standing, ...]:
        """Return how each of ``cases``, all there are, stands."""
        present: dict[Identity, set[tuple[str, str]]] = {}
        for case in cases:
            present.setdefault(case.identity, set()).add(case.key)
        names = {identity: self._names_of(identity) for identity in present}
        there = {id(by) for found in names.values() for by in found}
        latest = {identity: self._latest(found) for identity, found in names.items()}
        return tuple(
            _standing(case, latest[case.identity], present[case.identity], self._lost(case, there), today)
            for case in cases
        )

    def _names_of(self, identity: Identity) -> list[Identity]:
        """Return the names in the log that are surely the contract ``identity``."""
        near = {id(by): by for trait in traits(identity) for by in self._sharing.get(trait, ())}
        return [by for by in near.values() if same_contract(identity, by)]

    def _latest(self, names: Iterable[Identity]) -> dict[tuple[str, str], Decision]:
        """Return the last decision on each text and effect of a contract, in the order in which they were made."""
        latest: dict[tuple[str, str], Decision] = {}
        for entry in sorted((entry for by in names for entry in self._by_name[by]), key=_Entry.place):
            latest.pop(entry.key, None)
            latest[entry.key] = entry.decision
        return latest

    def _lost(self, case: Case, there: Container[int]) -> list[Decision]:
        """Return the decisions on the case's very text in contracts that are no longer there by their names."""
        return [
            entry.decision
            for entry in self._by_key.get(case.key, ())
            if id(entry.by) not in there and not contradict(entry.by, case.identity)
        ]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A decision at its place in the log, with the contract's name as it was then, and what it is on."""

    at: int
    decision: Decision
    by: Identity
    key: tuple[str, str]

    def place(self) -> int:
        return self.at


def _standing(
    case: Case,
    latest: Mapping[tuple[str, str], Decision],
    present: Container[tuple[str, str]],
    lost: Sequence[Decision],
    today: dt.date,
) -> Standing:
    exact = latest.get(case.key) or _by_id(case, latest.values())
    if exact is not None:
        if exact.state is DecisionState.WITHDRAWN:
            return Standing(case, None, Ask.NEW)
        return Standing(case, exact, Ask.EXPIRED if exact.until and exact.until < today else None)
    if is_verdict(case.finding):
        return Standing(case, None, Ask.NEW)
    held = {key: one for key, one in latest.items() if one.clause and one.state is not DecisionState.WITHDRAWN}
    # One clause may have two effects; a decision on the one says nothing of the other as long as both are there.
    gone = [entry for key, entry in held.items() if key not in present]
    earlier = _alike(case, [entry for entry in held.values() if entry.effect == case.effect])
    if earlier is not None:
        return Standing(case, earlier, Ask.SIMILAR)
    earlier = _alike(case, gone)
    if earlier is not None:
        return Standing(case, earlier, Ask.OTHER_EFFECT)
    there = [entry for entry in gone if entry.place and entry.place == case.place]
    if there:
        return Standing(case, there[-1], Ask.CHANGED)
    moved = lost[-1] if lost and lost[-1].state is not DecisionState.WITHDRAWN else None
    return Standing(case, moved, Ask.MOVED if moved else Ask.NEW)


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
