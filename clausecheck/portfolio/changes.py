"""What has changed from one run to another: verdicts, clauses, documents, and the days of notice that come near."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clausecheck.contracts.model import GAPS, Contract, Finding, Verdict
from clausecheck.contracts.notice import latest_notice
from clausecheck.portfolio.store import Store, runs
from clausecheck.portfolio.store import contracts as states
from clausecheck.portfolio.store.contracts import Made
from clausecheck.portfolio.wording import Piece, compare, likeness

NOTICE_DAYS = 120
# Two clauses less alike than this are two clauses, not two wordings of one.
_ALIKE = 0.6
# What stands at the same number of the same document may be reworded more.
_ALIKE_IN_PLACE = 0.35
# A contract under a new name has at least this part of its documents unchanged.
_SAME_DOCUMENTS = 0.5


class VerdictMove(StrEnum):
    """What became of a contract."""

    NEW_GAP = "new_gap"
    CLOSED_GAP = "closed_gap"
    OTHER_GAP = "other_gap"
    UNREAD = "unread"
    REVIEW = "review"
    NEW_CONTRACT = "new_contract"
    VANISHED_CONTRACT = "vanished_contract"


class ClauseMove(StrEnum):
    """What became of a finding; ``rejudged``: the same words, which the tool now understands otherwise."""

    NEW = "new"
    VANISHED = "vanished"
    REWORDED = "reworded"
    REJUDGED = "rejudged"
    FORCE = "force"


class DocumentMove(StrEnum):
    """What became of a document; ``moved`` ones have another name and the same content."""

    NEW = "new"
    VANISHED = "vanished"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A contract whose verdict changed, or that is new or gone; ``contract`` is as it is now, or as it was."""

    move: VerdictMove
    contract: Contract
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A finding that came, went, or changed; ``words`` are its clause's, marked."""

    move: ClauseMove
    contract: Contract
    before: Finding | None
    after: Finding | None
    words: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document that came, went, changed or moved; ``was`` is its path before, where that was another."""

    move: DocumentMove
    contract: Contract
    path: str
    was: str | None = None


@dataclass(frozen=True, slots=True)
class ComingNotice:
    """A contract whose latest day to give notice is near."""

    contract: Contract
    day: dt.date
    days: int


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed from the run ``before`` (None: from nothing) to the run ``after``."""

    before: runs.Run | None
    after: runs.Run
    verdicts: tuple[VerdictChange, ...]
    clauses: tuple[ClauseChange, ...]
    documents: tuple[DocumentChange, ...]
    notices: tuple[ComingNotice, ...]

    def count(self, move: VerdictMove) -> int:
        """Return how many contracts made this move."""
        return sum(change.move is move for change in self.verdicts)


def changes_between(
    store: Store, before: runs.Run | None, after: runs.Run, *, today: dt.date, notice_days: int = NOTICE_DAYS
) -> Changes:
    """Return what changed from ``before`` to ``after``, the worst first.

    Args:
        store: where both runs are kept.
        before: the earlier run; None for a first run, in which every contract is new.
        after: the later run.
        today: from when days of notice are counted.
        notice_days: how many days ahead a day of notice is near.
    """
    old = states.states_of(store, before) if before else {}
    new = states.states_of(store, after)
    pairs = _pairs(store, old, new)
    verdicts: list[VerdictChange] = []
    clauses: list[ClauseChange] = []
    documents: list[DocumentChange] = []
    for earlier, later in pairs:
        verdicts += _verdict_change(earlier, later)
        clauses += _clause_changes(earlier, later)
        documents += _document_changes(earlier, later)
    order = list(VerdictMove)
    return Changes(
        before,
        after,
        tuple(sorted(verdicts, key=lambda change: (order.index(change.move), change.contract.folder))),
        tuple(clauses),
        tuple(documents),
        _coming(store, after, today, notice_days),
    )


def _pairs(store: Store, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> list[tuple[Made | None, Made | None]]:
    """Return the contracts that differ, as they were and as they are; one renamed is found by its documents."""
    differing = [name for name in old.keys() & new.keys() if old[name] != new[name]]
    pairs: list[tuple[Made | None, Made | None]] = [
        (states.load_state(store, old[name]), states.load_state(store, new[name])) for name in differing
    ]
    gone = [states.load_state(store, old[name]) for name in old.keys() - new.keys()]
    come = [states.load_state(store, new[name]) for name in new.keys() - old.keys()]
    for made in sorted(come, key=_folder):
        same = max(gone, key=lambda other: (_shared(other, made), other.contract.folder), default=None)
        if same is not None and _shared(same, made) >= _SAME_DOCUMENTS:
            gone.remove(same)
            pairs.append((same, made))
        else:
            pairs.append((None, made))
    pairs += [(made, None) for made in gone]
    return sorted(pairs, key=lambda pair: _folder(pair[1] or pair[0]))


def _folder(made: Made | None) -> str:
    return made.contract.folder if made else ""


def _shared(one: Made, other: Made) -> float:
    """Return which part of the documents of the smaller contract the other has too."""
    left, right = set(one.contents.values()), set(other.contents.values())
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _verdict_change(earlier: Made | None, later: Made | None) -> Iterator[VerdictChange]:
    before = earlier.contract.verdict if earlier else None
    after = later.contract.verdict if later else None
    contract = (later or earlier or _nothing()).contract
    move = _verdict_move(earlier, later)
    if move is not None:
        yield VerdictChange(move, contract, before, after)


def _nothing() -> Made:
    raise ValueError("a change of nothing")


def _verdict_move(earlier: Made | None, later: Made | None) -> VerdictMove | None:
    if later is None:
        return VerdictMove.VANISHED_CONTRACT
    after = later.contract.verdict
    if earlier is None:
        return VerdictMove.NEW_GAP if after in GAPS else VerdictMove.NEW_CONTRACT
    before = earlier.contract.verdict
    if before is after:
        doubt = later.contract.needs_review and not earlier.contract.needs_review
        return VerdictMove.REVIEW if doubt else None
    if after is Verdict.UNREADABLE:
        return VerdictMove.UNREAD
    if after in GAPS:
        return VerdictMove.OTHER_GAP if before in GAPS else VerdictMove.NEW_GAP
    return VerdictMove.CLOSED_GAP


def _clause_changes(earlier: Made | None, later: Made | None) -> Iterator[ClauseChange]:
    """Yield what became of the findings; of a contract that came or went whole, the contract itself says enough."""
    if earlier is None or later is None:
        return
    contract = later.contract
    old = {finding.id: finding for finding in earlier.contract.findings}
    new = {finding.id: finding for finding in contract.findings}
    for name in [name for name in new if name in old]:
        before, after = old.pop(name), new.pop(name)
        if before.status is not after.status:
            yield ClauseChange(ClauseMove.FORCE, contract, before, after, compare(after.context, after.context))
    for after in list(new.values()):
        was = _earlier_wording(after, old.values())
        if was is not None:
            del old[was.id]
            move = ClauseMove.REJUDGED if was.context == after.context else ClauseMove.REWORDED
            yield ClauseChange(move, contract, was, after, compare(was.context, after.context))
        else:
            yield ClauseChange(ClauseMove.NEW, contract, None, after, compare("", after.context))
    for before in old.values():
        yield ClauseChange(ClauseMove.VANISHED, contract, before, None, compare(before.context, ""))


def _earlier_wording(finding: Finding, candidates: Iterable[Finding]) -> Finding | None:
    """Return the one of ``candidates`` that ``finding`` is another wording of, or another judgement on."""
    best, best_rate = None, (0.0, False, False)
    for other in candidates:
        same = other.document == finding.document
        in_place = same and other.section is not None and other.section == finding.section
        rate = (likeness(other.context, finding.context), same, other.effect is finding.effect)
        if rate[0] >= (_ALIKE_IN_PLACE if in_place else _ALIKE) and rate >= best_rate:
            best, best_rate = other, rate
    return best


def _document_changes(earlier: Made | None, later: Made | None) -> Iterator[DocumentChange]:
    contract = (later or earlier or _nothing()).contract
    old = dict(earlier.contents) if earlier else {}
    new = dict(later.contents) if later else {}
    for path in [path for path in new if path in old]:
        if old.pop(path) != new.pop(path):
            yield DocumentChange(DocumentMove.CHANGED, contract, path)
    by_content = {content: path for path, content in old.items()}
    for path, content in new.items():
        was = by_content.pop(content, None)
        if was is not None:
            del old[was]
            yield DocumentChange(DocumentMove.MOVED, contract, path, was)
        else:
            yield DocumentChange(DocumentMove.NEW, contract, path)
    for path in old:
        yield DocumentChange(DocumentMove.VANISHED, contract, path)


def _coming(store: Store, run: runs.Run, today: dt.date, days: int) -> tuple[ComingNotice, ...]:
    found = [
        ComingNotice(made.contract, notice.day, (notice.day - today).days)
        for made in states.contracts_of(store, run)
        if (notice := latest_notice(made.contract.facts, today)) and 0 <= (notice.day - today).days <= days
    ]
    return tuple(sorted(found, key=lambda item: (item.day, item.contract.folder)))
