"""Polarity in the manner of ConText: which cues a negation turns, who acts, and which cues do not count at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clausecheck.effects.rules.knowledge import Cue, cues

if TYPE_CHECKING:
    from spacy.tokens import Doc

NEGATION = "negation"
# "Ingen robot må ..." turns what follows farther than "ikke" does.
FAR_NEGATION = "far_negation"
_FAR = 3
# No negation reaches farther than this many tokens, signs included.
_FARTHEST = 60
# "Uden" turns the noun after it, never the verb that carries the right: "kan uden hindringer".
WITHOUT = "without"
_VERBS = frozenset({"may", "allow", "cover", "must", "used"})
BOUNDARY = "boundary"
SUPPLIER = "supplier_subject"
CUSTOMER = "customer_subject"
# How many words an actor may stand before, or right after, the verb that is about it.
_ACTOR_BEFORE = 5
_ACTOR_AFTER = 1
TARGET = "target"
# Between the supplier and the automation, these tell that the supplier speaks of someone else's.
_OTHERS = frozenset({"objection", "allow", "block", "tolerate", "consent", "ban", "freedom", "fee", "demand", "soft"})
_OWNER_AFTER = 4
_GENITIVE = 3
_BELONGING = frozenset({"af", "hos", "av", "by", "at"})
# After one of these the clause speaks of another machine until the customer is named.
_OTHER_MACHINES = frozenset({"own_automation", "machine", "feature"})
REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Mention:
    """A cue at tokens ``start:end``.

    ``turned_by`` are the tokens of the negations in whose scope it stands; ``by_supplier`` whether the supplier is the
    one who acts. A carried mention is a word that refers to the automation of the sentence before; an
    inherited one stands in the intro line of the list item that it counts for.
    """

    cue: Cue
    start: int
    end: int
    turned_by: tuple[int, ...] = ()
    by_supplier: bool = False
    carried: bool = False
    inherited: bool = False

    @property
    def fact(self) -> str:
        """The cue's name, with a minus when negated (an even number of negations cancel each other)."""
        sign = "-" if len(self.turned_by) % 2 else ""
        return f"{sign}{self.cue.name}{'@supplier' if self.by_supplier else ''}"


def polarise(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions of one sentence that count, each with its negations and its actor, and what they make up."""
    kept = _unmasked(mentions)
    negations = _separate([item for item in kept if item.cue.name in (NEGATION, FAR_NEGATION, WITHOUT)])
    stops = [item.start for item in kept if item.cue.name == BOUNDARY]
    actors = [item for item in kept if item.cue.name in (SUPPLIER, CUSTOMER)]
    turned = [_acted(_turn(doc, item, negations, stops), actors) for item in kept]
    standing = [item for item in turned if not _gives_way(item, turned)]
    owners = [item for item in kept if item.cue.name in ("supplier", "customer")]
    return standing + [_owned(doc, item, owners, standing) for item in _composed(standing)]


def carry(sentences: list[list[Mention]]) -> list[list[Mention]]:
    """Return the sentences, each that refers to the automation of the one before it with a carried target."""
    target = cues()[TARGET]
    carried: list[list[Mention]] = []
    active = False
    others = False
    for mentions in sentences:
        names = {item.cue.name for item in mentions}
        if others and "customer" not in names:
            mentions = [replace(item, by_supplier=True) if item.cue.name == TARGET else item for item in mentions]
        others = others or bool(names & _OTHER_MACHINES) or any(item.fact == f"{TARGET}@supplier" for item in mentions)
        if TARGET in names:
            active = any(item.fact == TARGET for item in mentions)
        elif active and REFERENCE in names:
            word = next(item for item in mentions if item.cue.name == REFERENCE)
            mentions = [*mentions, Mention(target, word.start, word.end, carried=True)]
        else:
            active = False
        carried.append(mentions)
    return carried


def _unmasked(mentions: list[Mention]) -> list[Mention]:
    masks = [item for item in mentions if item.cue.masks]
    return [
        item
        for item in mentions
        if not any(
            item.cue.name in mask.cue.masks and mask.start <= item.start and item.end <= mask.end for mask in masks
        )
    ]


def _separate(negations: list[Mention]) -> list[Mention]:
    """Return the negations with those that belong together ("heller ikke", "hverken") counted once."""
    separate: list[Mention] = []
    for item in sorted(negations, key=lambda item: (item.start, item.cue.name)):
        if not separate or item.start > separate[-1].end:
            separate.append(item)
    return separate


def _turn(doc: Doc, item: Mention, negations: list[Mention], stops: list[int]) -> Mention:
    cue = item.cue
    if not cue.before and not cue.after:
        return item
    turned = []
    for negation in negations:
        if item.start <= negation.start and negation.end <= item.end:
            continue
        if negation.cue.name == WITHOUT and (cue.name in _VERBS or negation.start >= item.end):
            continue
        if negation.start < item.start:
            reach = cue.before * (_FAR if negation.cue.name == FAR_NEGATION else 1)
            left, right = negation.end, item.start
        else:
            reach = cue.after
            left, right = item.end, negation.start
        if right - left > _FARTHEST or any(left <= stop < right for stop in stops):
            continue
        if sum(1 for index in range(left, right) if not doc[index].is_punct) < reach:
            turned.append(negation.start)
    return replace(item, turned_by=tuple(sorted(set(turned)))) if turned else item


def _acted(item: Mention, actors: list[Mention]) -> Mention:
    if not item.cue.acted:
        return item
    after = [actor for actor in actors if 0 <= actor.start - item.end <= _ACTOR_AFTER]
    before = [actor for actor in actors if 0 <= item.start - actor.end <= _ACTOR_BEFORE]
    nearest = after[:1] or before[-1:]
    return replace(item, by_supplier=True) if nearest and nearest[0].cue.name == SUPPLIER else item


def _owned(doc: Doc, item: Mention, owners: list[Mention], others: list[Mention]) -> Mention:
    """Return an automation as the supplier's when the nearest party before it is the supplier and does it itself."""
    if item.cue.name != TARGET:
        return item
    before = [owner for owner in owners if owner.end <= item.start]
    if before:
        nearest = max(before, key=lambda owner: owner.end)
        if nearest.cue.name != "supplier":
            return item
        between = {other.cue.name for other in others if nearest.start <= other.start and other.end <= item.end}
        own = "own_use" in between or ("supplier_genitive" in between and item.start - nearest.end <= _GENITIVE)
        return replace(item, by_supplier=True) if own and not between & _OTHERS else item
    after = [owner for owner in owners if 0 <= owner.start - item.end <= _OWNER_AFTER]
    own = bool(after) and after[0].cue.name == "supplier" and doc[after[0].start - 1].lemma_ in _BELONGING
    return replace(item, by_supplier=True) if own else item


def _gives_way(item: Mention, others: list[Mention]) -> bool:
    """Return whether one negation turns ``item`` and a cue before which it gives way ("må ikke hindre")."""
    return bool(item.turned_by) and any(
        other.cue.name in item.cue.yields and set(other.turned_by) & set(item.turned_by) for other in others
    )


def _composed(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions of cues that are made of others, in the order of the data files."""
    made: list[Mention] = []
    for cue in cues().values():
        for group in cue.made_of:
            made.extend(
                Mention(cue, min(item.start for item in found), max(item.end for item in found))
                for found in _groups([*mentions, *made], group, cue.within)
            )
    return made


def _groups(mentions: list[Mention], group: tuple[str, ...], within: int) -> Iterator[list[Mention]]:
    """Yield, for each mention of the group's first fact, it and the nearest of each other fact when all are near."""
    for first in [item for item in mentions if item.fact == group[0]]:
        near = [first]
        for fact in group[1:]:
            others = [item for item in mentions if item.fact == fact and distance(first, item) <= within]
            if not others:
                break
            near.append(min(others, key=lambda item: distance(first, item)))
        else:
            yield near


def distance(one: Mention, other: Mention) -> int:
    """Return how many tokens stand between two mentions."""
    if one.inherited or other.inherited:
        return 0
    return max(one.start - other.end, other.start - one.end, 0)
