"""What stands once definitions and the order of precedence have had their say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from clausecheck.contracts.definitions import Definition, definitions_of, derive, lifted, renumbered
from clausecheck.contracts.facts import Source
from clausecheck.contracts.in_force.changes import Changed, amend
from clausecheck.contracts.material import Classify, Found, place_of
from clausecheck.contracts.opposing import contradictions, is_guess_against, is_too_faint, standing
from clausecheck.contracts.precedence.orders import Statement
from clausecheck.contracts.precedence.prevailing import Referee
from clausecheck.contracts.verdict import is_sure
from clausecheck.contracts.vocabulary import words
from clausecheck.contracts.work import Work
from clausecheck.effects.model import Effect
from clausecheck.texts import Message, message


@dataclass(frozen=True, slots=True)
class Defined:
    """The findings with those that ``definitions`` give clauses, and which of all of them stand."""

    everything: list[Found]
    definitions: list[Definition]
    derived: list[Found]
    standing: list[Found]


def defined_by(changed: Changed, classify: Classify, work: Work) -> Defined:
    """Let definitions lift bars and give clauses their effects, and tell what stands after all."""
    everything = list(changed.everything)
    settled = _settled(everything, changed.statements, changed.documents, work, final=False)
    definitions = definitions_of(settled)
    gone = changed.gone | (_places(everything) - _places(settled))
    for bar, by in lifted(definitions, settled, gone):
        why = message("reason_contract.by_definition", place=place_of(bar.finding), by=place_of(by.finding))
        work.fall(bar, by.finding.id, why, certain=is_sure(by.finding))
    derived = [item for made in definitions for item in derive(made, changed.documents, everything, classify, gone)]
    everything += renumbered([_checked(item) for item in derived], everything)
    amend(everything, changed.operations, changed.documents, work)
    stands = _settled(everything, changed.statements, changed.documents, work, final=True)
    return Defined(everything, definitions, derived, stands)


def _places(found: Iterable[Found]) -> set[tuple[int, int]]:
    return {(id(item.source), item.index) for item in found}


def _settled(
    found: Sequence[Found],
    statements: Sequence[Statement],
    counting: Sequence[Source],
    work: Work,
    *,
    final: bool,
) -> list[Found]:
    """Return the findings that stand once contradictions are settled; with ``final`` the others fall for good."""
    live = work.live(found)
    referee = Referee(statements, definitions_of(live), counting)
    defeats = {}
    by: dict[tuple[int, int], list[int]] = {}
    doubts = set()
    for first, second in contradictions(live):
        prevails = referee.between(live[first], live[second])
        if prevails is not None:
            pair = (first, second) if prevails.first else (second, first)
            winner_loser = live[pair[0]].finding, live[pair[1]].finding
            if is_too_faint(*winner_loser) or is_guess_against(*winner_loser):
                continue
            defeats[pair] = prevails.why
            by[pair] = [id(speaker) for speaker in prevails.speakers]
            if prevails.doubt:
                doubts.add(pair)
    stands = standing(len(live), defeats)
    if final:
        for (winner, loser), why in defeats.items():
            if winner in stands and loser not in stands:
                work.fall(live[loser], live[winner].finding.id, why, certain=True)
                work.active |= {id(live[winner].source), *by.get((winner, loser), ())}
                if (winner, loser) in doubts:
                    work.doubt = True
                    work.notes += _on_order(why)
    return [live[number] for number in sorted(stands)]


def _on_order(why: Message) -> list[Message]:
    """Return that the order of precedence that ``why`` leans on is to be read, where it leans on one."""
    source = dict(why.values).get("source")
    return [message("reason_contract.order_unsure", source=source)] if source else []


def _checked(item: Found) -> Found:
    """Return a finding drawn from a definition; a right that is not itself called unhindered asks for review."""
    if item.finding.effect is not Effect.PERMITTED or words("definition", "unhindered").search(item.clause.text):
        return item
    return replace(item, finding=replace(item.finding, needs_review=True))
