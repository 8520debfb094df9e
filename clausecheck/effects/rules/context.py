"""Polarity in the manner of ConText: which cues of a sentence a negation turns, and which do not count at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.effects.rules.knowledge import Cue

if TYPE_CHECKING:
    from spacy.tokens import Doc

NEGATION = "negation"
# "Ingen robot må ..." turns what follows farther than "ikke" does.
FAR_NEGATION = "far_negation"
_FAR = 3
BOUNDARY = "boundary"


@dataclass(frozen=True, slots=True)
class Mention:
    """A cue at tokens ``start:end``; ``turned_by`` are the tokens of the negations in whose scope it stands."""

    cue: Cue
    start: int
    end: int
    turned_by: tuple[int, ...] = ()

    @property
    def negated(self) -> bool:
        """An even number of negations cancel each other."""
        return len(self.turned_by) % 2 == 1

    @property
    def fact(self) -> str:
        """The cue's name, with a minus when negated."""
        return f"-{self.cue.name}" if self.negated else self.cue.name


def polarise(doc: Doc, mentions: list[Mention], start: int) -> list[Mention]:
    """Return the mentions of one sentence that count, each with its negations; ``start`` is the sentence's first token."""
    kept = _unmasked(mentions)
    negations = [item for item in kept if item.cue.name in (NEGATION, FAR_NEGATION)]
    stops = [item.start for item in kept if item.cue.name == BOUNDARY]
    turned = [_turn(doc, item, negations, stops) for item in kept]
    return [item for item in turned if not _gives_way(item, turned)]


def _unmasked(mentions: list[Mention]) -> list[Mention]:
    masks = [item for item in mentions if item.cue.masks]
    return [
        item
        for item in mentions
        if not any(
            item.cue.name in mask.cue.masks and mask.start <= item.start and item.end <= mask.end for mask in masks
        )
    ]


def _turn(doc: Doc, item: Mention, negations: list[Mention], stops: list[int]) -> Mention:
    cue = item.cue
    if not cue.before and not cue.after:
        return item
    turned = []
    for negation in negations:
        if item.start <= negation.start and negation.end <= item.end:
            continue
        if negation.start < item.start:
            reach = cue.before * (_FAR if negation.cue.name == FAR_NEGATION else 1)
            left, right = negation.end, item.start
        else:
            reach = cue.after
            left, right = item.end, negation.start
        if any(left <= stop < right for stop in stops):
            continue
        if sum(1 for index in range(left, right) if not doc[index].is_punct) <= reach - 1:
            turned.append(negation.start)
    return Mention(cue, item.start, item.end, tuple(turned)) if turned else item


def _gives_way(item: Mention, others: list[Mention]) -> bool:
    """Return whether one negation turns ``item`` and a cue before which it gives way ("må ikke hindre")."""
    return bool(item.turned_by) and any(
        other.cue.name in item.cue.yields and set(other.turned_by) & set(item.turned_by) for other in others
    )
