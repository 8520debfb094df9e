"""From the cues of each sentence to the effects of the clause, by the rules in the data files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.effects.model import Classification, Condition, Effect, Evidence
from clausecheck.effects.rules.context import Mention, distance
from clausecheck.effects.rules.knowledge import Rule, rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Two rules that say the opposite with confidences nearer than this leave a doubt.
_CLOSE = 0.1


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that holds in a sentence, and the characters its words cover."""

    rule: Rule
    start: int
    end: int

    @property
    def effect(self) -> Effect:
        """The effect the rule gives; only rules with one make hits."""
        assert self.rule.effect is not None  # noqa: S101
        return self.rule.effect


def judge_doc(doc: Doc, language: str) -> Classification:
    """Return what the rules say of a clause that has been through the pipeline."""
    hits = _hits(doc)
    if not hits:
        return Classification(language=language)
    settled, doubt = _settle(hits)
    evidence = _evidence(doc.text, settled)
    effects = tuple(effect for effect in Effect if any(item.effect is effect for item in evidence))
    conditions: tuple[Condition, ...] = ()
    if Effect.CONDITIONAL in effects:
        named = {name for hit in hits for name in hit.rule.conditions}
        conditions = tuple(condition for condition in Condition if condition in named) or (Condition.SCOPE,)
    return Classification(effects, conditions, evidence, doubt, language)


def _hits(doc: Doc) -> list[Hit]:
    sentences: list[list[Mention]] = doc.user_data["sentences"]
    everywhere = {mention.fact for mentions in sentences for mention in mentions}
    hits: list[Hit] = []
    for mentions in sentences:
        facts: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            facts[mention.fact].append(mention)
        names = set(facts)
        holding = [rule for rule in rules() if _holds(rule, names, everywhere) and _near(rule, facts)]
        silenced = {name for rule in holding for name in rule.silences}
        for rule in holding:
            if rule.effect is not None and rule.effect.value not in silenced and rule.identifier not in silenced:
                span = _span(doc, rule, mentions)
                if span:
                    hits.append(Hit(rule, *span))
    return hits


def _holds(rule: Rule, facts: set[str], everywhere: set[str]) -> bool:
    return (
        facts.issuperset(rule.all)
        and facts.isdisjoint(rule.none)
        and all(not facts.isdisjoint(group) for group in rule.any)
        and everywhere.issuperset(rule.clause)
        and everywhere.isdisjoint(rule.clause_none)
    )


def _near(rule: Rule, facts: dict[str, list[Mention]]) -> bool:
    """Return whether the facts of ``all`` stand within reach of the first of them."""
    if not rule.within:
        return True
    return any(
        all(any(distance(first, item) <= rule.within for item in facts[fact]) for fact in rule.all[1:])
        for first in facts[rule.all[0]]
    )


def _span(doc: Doc, rule: Rule, mentions: list[Mention]) -> tuple[int, int] | None:
    named = {*rule.all, *(fact for group in rule.any for fact in group)}
    marked = [mention for mention in mentions if mention.fact in named]
    if all(mention.carried for mention in marked):
        return None
    first = min(min(mention.start, *mention.turned_by, mention.start) for mention in marked)
    last = max(max(mention.end, *(index + 1 for index in mention.turned_by), mention.end) for mention in marked)
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _settle(hits: list[Hit]) -> tuple[list[Hit], bool]:
    """Return the hits that stand after the exclusive effects are weighed, and whether that leaves a doubt."""
    found = {hit.effect for hit in hits}
    if Effect.CONDITIONAL in found:
        dropped = {Effect.PERMITTED, Effect.PROHIBITED}
        return [hit for hit in hits if hit.effect not in dropped], False
    if {Effect.PERMITTED, Effect.PROHIBITED} <= found:
        best = {effect: _best(hits, effect) for effect in (Effect.PERMITTED, Effect.PROHIBITED)}
        winner = max(best, key=lambda effect: best[effect])
        loser = next(effect for effect in best if effect is not winner)
        return [hit for hit in hits if hit.effect is not loser], best[winner] - best[loser] < _CLOSE
    return hits, False


def _best(hits: Iterable[Hit], effect: Effect) -> float:
    return max(hit.rule.confidence for hit in hits if hit.effect is effect)


def _evidence(text: str, hits: list[Hit]) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for effect in Effect:
        mine = [hit for hit in hits if hit.effect is effect]
        if not mine:
            continue
        mine.sort(key=lambda hit: -hit.rule.confidence)
        first = mine[0]
        by = tuple(dict.fromkeys(f"rule:{hit.rule.identifier}" for hit in mine))
        found.append(Evidence(effect, first.start, first.end, text[first.start : first.end], first.rule.confidence, by))
    return tuple(found)
