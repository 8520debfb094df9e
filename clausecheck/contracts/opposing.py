"""Which findings contradict each other, and which are left standing once it is known what prevails over what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from clausecheck.contracts.material import Found, sentence_of
from clausecheck.contracts.model import Finding
from clausecheck.contracts.vocabulary import words
from clausecheck.effects.model import Effect

# Each effect with those that cannot hold beside it.
_OPPOSED: dict[Effect, frozenset[Effect]] = {
    Effect.PERMITTED: frozenset({Effect.CONDITIONAL, Effect.PROHIBITED, Effect.HUMAN_REQUIRED}),
    Effect.CONDITIONAL: frozenset({Effect.PERMITTED, Effect.PROHIBITED, Effect.HUMAN_REQUIRED}),
    Effect.PROHIBITED: frozenset({Effect.PERMITTED, Effect.CONDITIONAL}),
    Effect.HUMAN_REQUIRED: frozenset({Effect.PERMITTED, Effect.CONDITIONAL, Effect.HUMAN_NOT_REQUIRED}),
    Effect.HUMAN_NOT_REQUIRED: frozenset({Effect.HUMAN_REQUIRED}),
    Effect.CREDENTIALS: frozenset(),
}


# A right must be at least so sure to stand against a bar or a demand for people that is beyond doubt.
CONTESTED, BEYOND_DOUBT = 0.85, 0.9
# Below the first, a finding is a guess, which takes nothing away that is surer than the second.
GUESS, KNOWN = 0.5, 0.6


RIGHTS = (Effect.PERMITTED, Effect.HUMAN_NOT_REQUIRED)


class Side(Enum):
    """Whether an effect opens for automation or closes."""

    OPEN = "open"
    HALF = "half"
    CLOSED = "closed"


def side_of(effect: Effect) -> Side | None:
    """Return the side that ``effect`` is on; None for credentials, which are on neither."""
    if effect in (Effect.PERMITTED, Effect.HUMAN_NOT_REQUIRED):
        return Side.OPEN
    if effect in (Effect.PROHIBITED, Effect.HUMAN_REQUIRED):
        return Side.CLOSED
    return Side.HALF if effect is Effect.CONDITIONAL else None


def is_beyond_doubt(finding: Finding) -> bool:
    """Tell whether ``finding`` is a bar or a demand for people that leaves no doubt."""
    return side_of(finding.effect) is Side.CLOSED and finding.confidence >= BEYOND_DOUBT


def is_too_faint(right: Finding, against: Finding) -> bool:
    """Tell whether ``right`` is too unsure a reading to take away the bar ``against`` it, whatever goes first."""
    return side_of(right.effect) is Side.OPEN and right.confidence < CONTESTED and is_beyond_doubt(against)


def is_guess_against(winner: Finding, loser: Finding) -> bool:
    """Tell whether ``winner`` is a mere guess at a demand for people, and ``loser`` a condition that is known.

    Both then stand, and the verdict that the surer one gives asks for review. A right does fall to such a guess, since
    the contract would else be called fine on it.
    """
    return (
        winner.effect is Effect.HUMAN_REQUIRED
        and winner.confidence < GUESS
        and side_of(loser.effect) is Side.HALF
        and loser.confidence >= KNOWN
    )


def contradict(first: Found, second: Found) -> bool:
    """Tell whether two findings of different clauses cannot both hold."""
    if first.source is second.source and first.index == second.index:
        return False
    if any(_only_closes(one) and side_of(other.finding.effect) is Side.CLOSED for one, other in _both(first, second)):
        return False
    return second.finding.effect in _OPPOSED[first.finding.effect]


def _both(first: Found, second: Found) -> tuple[tuple[Found, Found], tuple[Found, Found]]:
    return (first, second), (second, first)


def _only_closes(item: Found) -> bool:
    """Tell whether a condition opens nothing ("er ikke åbne for egne programmer"), so that bars stand beside it."""
    if item.finding.effect is not Effect.CONDITIONAL:
        return False
    sentence = sentence_of(item.finding, item.clause)
    return words("given", "not_open").search(sentence) is not None and not words("given", "opens_some").search(sentence)


def contradictions(found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Yield every pair of contradicting findings, as positions in ``found``, the earlier first."""
    for second, item in enumerate(found):
        for first in range(second):
            if contradict(found[first], item):
                yield first, second


def standing(count: int, defeats: Mapping[tuple[int, int], object]) -> set[int]:
    """Return which of ``count`` findings stand when ``defeats`` holds (winner, loser) pairs.

    A finding falls only by one that itself stands. Those that defeat each other in a circle all stand.
    """
    against: dict[int, set[int]] = {number: set() for number in range(count)}
    for winner, loser in defeats:
        against[loser].add(winner)
    stands: set[int] = set()
    falls: set[int] = set()
    changed = True
    while changed:
        changed = False
        for number in range(count):
            if number in stands or number in falls:
                continue
            if against[number] <= falls:
                stands.add(number)
                changed = True
            elif against[number] & stands:
                falls.add(number)
                changed = True
    return set(range(count)) - falls
