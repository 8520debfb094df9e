"""What has changed between two versions of a draft that touches automation, and for better or worse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.clauses.numbers import section_number
from clausecheck.drafts.pointers import Renumbered, renumbered, same_targets, without_pointers
from clausecheck.drafts.reading import Judge
from clausecheck.effects.model import Classification, Effect

# Two wordings that share this much are versions of one clause; the lower mark needs the same number.
_SAME, _SAME_NUMBER = 0.6, 0.3
_RIGHTS = frozenset((Effect.PERMITTED, Effect.HUMAN_NOT_REQUIRED))
# How much an effect hinders; each condition beyond the first adds a little.
_WEIGHTS = {Effect.PROHIBITED: 4.0, Effect.HUMAN_REQUIRED: 4.0, Effect.CONDITIONAL: 2.0, Effect.CREDENTIALS: 1.0}
_BY_CONDITION = 0.1


class ChangeOf(StrEnum):
    """What happened to a clause."""

    ADDED = "added"
    REMOVED = "removed"
    ALTERED = "altered"
    MOVED = "moved"
    REDIRECTED = "redirected"


class Trend(StrEnum):
    """What a change means for the customer's automation, the worst first."""

    WORSE = "worse"
    OTHER = "other"
    BETTER = "better"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Difference:
    """A clause as it was and as it is, with what each does; ``before`` or ``after`` is None where there was none.

    ``section`` is where it stands now, ``section_before`` where it stood. A moved clause has the words it had,
    and so has a redirected one: the number that it refers to is another clause's now. ``needs_review`` says that what
    either version does is not sure.
    """

    kind: ChangeOf
    trend: Trend
    section: str | None
    section_before: str | None
    before: str | None
    after: str | None
    effects_before: tuple[Effect, ...]
    effects_after: tuple[Effect, ...]
    needs_review: bool = False


def differences(old: Sequence[Clause], new: Sequence[Clause], judge: Judge) -> list[Difference]:
    """Return the clauses that differ and of which either version does, or may do, something to automation, worst first.

    A clause that only got another number is none of them, and neither is one that refers to another by its number where
    the number still leads to the same clause; one that stands under another heading is.
    """
    matched, gone, come = _matched(old, new)
    moved, gone, come = _moved(gone, come)
    gone, come = _without_headings(gone), _without_headings(come)

    def acts(clause: Clause) -> bool:
        found = judge(clause.text, clause.language)
        return bool(found.effects) or found.needs_review

    altered = list(_paired(gone, come, acts))
    numbers = renumbered([*matched, *moved, *altered])
    found = []
    for pair, elsewhere in [*((pair, False) for pair in matched), *((pair, True) for pair in moved)]:
        kind = _kind(pair, numbers, moved=elsewhere)
        if kind is not None and pair[1].kind is not ClauseKind.HEADING and acts(pair[1]):
            found.append(_difference(pair, judge, kind))
    for pair in altered:
        found.append(_difference(pair, judge, ChangeOf.ALTERED))
        gone.remove(pair[0])
        come.remove(pair[1])
    found += [_difference((None, clause), judge, ChangeOf.ADDED) for clause in come if acts(clause)]
    found += [_difference((clause, None), judge, ChangeOf.REMOVED) for clause in gone if acts(clause)]
    return sorted(found, key=lambda made: list(Trend).index(made.trend))


def _matched(
    old: Sequence[Clause], new: Sequence[Clause]
) -> tuple[list[tuple[Clause, Clause]], list[Clause], list[Clause]]:
    """Return what stands in both versions in the same order, and what of either does not."""
    matcher = SequenceMatcher(None, [_plain(clause) for clause in old], [_plain(clause) for clause in new], False)
    matched: list[tuple[Clause, Clause]] = []
    gone: list[Clause] = []
    come: list[Clause] = []
    for tag, left, right, first, last in matcher.get_opcodes():
        if tag == "equal":
            matched += zip(old[left:right], new[first:last], strict=True)
        else:
            gone += old[left:right]
            come += new[first:last]
    return matched, gone, come


def _kind(pair: tuple[Clause, Clause], numbers: Renumbered, *, moved: bool) -> ChangeOf | None:
    """Return what happened to a clause that kept its words, references aside; None for nothing."""
    was, now = pair
    if not same_targets(was, now, numbers):
        return ChangeOf.REDIRECTED if was.text == now.text else ChangeOf.ALTERED
    return ChangeOf.MOVED if moved and _headings(was) != _headings(now) else None


def _without_headings(clauses: Sequence[Clause]) -> list[Clause]:
    return [clause for clause in clauses if clause.kind is not ClauseKind.HEADING]


def _headings(clause: Clause) -> list[str]:
    """Return the titles above a clause without the numbers typed before them."""
    found = [(title.casefold(), section_number(title)) for title in clause.headings]
    return [title[number.length if number else 0 :] for title, number in found]


def _moved(
    gone: Sequence[Clause], come: Sequence[Clause]
) -> tuple[list[tuple[Clause, Clause]], list[Clause], list[Clause]]:
    """Return the clauses that stand elsewhere, and what is left of either version."""
    left, moved, rest = list(gone), [], []
    for clause in come:
        same = next((other for other in left if _plain(other) == _plain(clause)), None)
        if same is None:
            rest.append(clause)
            continue
        left.remove(same)
        moved.append((same, clause))
    return moved, left, rest


def _paired(
    gone: Sequence[Clause], come: Sequence[Clause], acts: Callable[[Clause], bool]
) -> Iterator[tuple[Clause, Clause]]:
    """Yield versions of one clause of which either does something."""
    left, right = list(gone), list(come)
    for clause in [clause for clause in right if acts(clause)]:
        other = _closest(clause, left)
        if other is not None:
            left.remove(other)
            right.remove(clause)
            yield other, clause
    for clause in [clause for clause in left if acts(clause)]:
        other = _closest(clause, right)
        if other is not None:
            right.remove(other)
            yield clause, other


def _closest(clause: Clause, others: Sequence[Clause]) -> Clause | None:
    best: Clause | None = None
    most = 0.0
    for other in others:
        matcher = SequenceMatcher(None, other.text, clause.text, autojunk=False)
        mark = _SAME_NUMBER if clause.section and clause.section == other.section else _SAME
        least = max(most, mark)
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            continue
        ratio = matcher.ratio()
        if ratio >= mark and ratio > most:
            best, most = other, ratio
    return best


def _difference(pair: tuple[Clause | None, Clause | None], judge: Judge, kind: ChangeOf) -> Difference:
    old, new = pair
    was, now = (judge(clause.text, clause.language) if clause else None for clause in pair)
    return Difference(
        kind,
        Trend.SAME if kind is ChangeOf.MOVED else _trend(was, now),
        new.section if new else None,
        old.section if old else None,
        old.text if old else None,
        new.text if new else None,
        was.effects if was else (),
        now.effects if now else (),
        any(judged.needs_review for judged in (was, now) if judged),
    )


def _trend(was: Classification | None, now: Classification | None) -> Trend:
    hindered, hinders = _weight(was), _weight(now)
    had, has = _rights(was), _rights(now)
    if hinders > hindered or (hinders == hindered and had - has):
        return Trend.WORSE
    lost = had - has or (was and Effect.CONDITIONAL in was.effects and not has)
    if lost:
        # A right on conditions that goes out takes the right with it.
        return Trend.OTHER
    if now and now.needs_review and not now.effects:
        return Trend.OTHER
    return Trend.BETTER if hinders < hindered or has - had else Trend.OTHER


def _weight(found: Classification | None) -> float:
    if found is None:
        return 0.0
    more = max(0, len(found.conditions) - 1) if Effect.CONDITIONAL in found.effects else 0
    return sum(_WEIGHTS.get(effect, 0.0) for effect in found.effects) + _BY_CONDITION * more


def _rights(found: Classification | None) -> frozenset[Effect]:
    return _RIGHTS & frozenset(found.effects) if found else frozenset()


def _plain(clause: Clause) -> str:
    """Return the letters and digits of a clause, the numbers of other points that it refers to left out."""
    return "".join(sign for sign in without_pointers(clause.text).casefold() if sign.isalnum())
