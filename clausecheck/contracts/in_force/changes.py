"""What amendments, answers and limits make of the findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clausecheck.contracts.amendments.change_sentences import Verb
from clausecheck.contracts.amendments.lapses import (
    let_reworded_fall,
    restored,
    undone,
)
from clausecheck.contracts.amendments.limits import applied
from clausecheck.contracts.amendments.operations import Operation, read_operations, replaced, targets
from clausecheck.contracts.amendments.revocations import revocable
from clausecheck.contracts.amendments.rewording import reworded
from clausecheck.contracts.answers.answered import answered, outdone
from clausecheck.contracts.definitions import renumbered
from clausecheck.contracts.facts import Source
from clausecheck.contracts.given_terms import bars_that_are_conditions, priced_unmanned, terms_of_rights
from clausecheck.contracts.in_force.documents import Counting
from clausecheck.contracts.material import Classify, Found, place_of
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.contracts.precedence.certainty import is_certain
from clausecheck.contracts.precedence.orders import Statement
from clausecheck.contracts.precedence.prevailing import Referee
from clausecheck.contracts.verdict import is_sure
from clausecheck.contracts.work import Work
from clausecheck.texts import message


@dataclass(frozen=True, slots=True)
class Changed:
    """What amendments, answers and limits make of the findings.

    ``everything`` are all findings, with those that the changes gave; ``gone`` the clauses that were replaced and
    ``clear`` those of which a limit or a revocation tells what they do (identity of the document and index).
    """

    documents: list[Source]
    statements: list[Statement]
    operations: list[Operation]
    everything: list[Found]
    gone: set[tuple[int, int]]
    clear: set[tuple[int, int]]


def changed_by(found: Sequence[Found], counting: Counting, classify: Classify, work: Work) -> Changed:
    """Apply the amendments, the answers to requirements, and what limits or takes back a right."""
    documents = counting.documents
    operations = _operations(found, documents, work) if found else []
    gone = {clause for operation in operations for clause in replaced(operation, documents)}
    statements = [said for said in counting.statements if (id(said.speaker), said.index) not in gone]
    everything = list(found)
    everything += _answered(everything, documents, classify, statements, work)
    everything += _reworded(everything, operations, classify, work)
    conditions = _limited(everything, documents, work)
    everything += conditions
    taken_back = renumbered(revocable(work.live(everything), operations), everything)
    everything += taken_back
    clear = {(id(item.source), item.index) for item in (*conditions, *taken_back)}
    amend(everything, operations, documents, work)
    return Changed(documents, statements, operations, everything, gone, clear)


def _operations(found: Sequence[Found], documents: Sequence[Source], work: Work) -> list[Operation]:
    """Return what the amendments change, without what a later one undoes or brings back."""
    operations = applied(read_operations(documents), found, documents, work)
    void = undone(operations, documents)
    work.active |= {id(operation.speaker) for operation in void.values()}
    operations = [operation for operation in operations if id(operation.speaker) not in void]
    back = restored(operations, documents)
    work.active |= {id(source) for _, source in back}
    let_reworded_fall(found, back, work)
    return [operation for operation in operations if not any(operation is other for other, _ in back)]


def amend(found: Sequence[Found], operations: Sequence[Operation], counting: Sequence[Source], work: Work) -> None:
    """Let every change take away what it meets, the oldest first; what a repeal merely quotes falls with it."""
    for number, operation in enumerate(operations):
        live = work.live(found)
        met = targets(operation, live, operations[:number])
        new = [
            item
            for item in live
            if item.source is operation.speaker and operation.index <= item.index <= operation.until
        ]
        quoted = [item for item in new if _merely_quotes(item, operation, met)]
        carrying = next((item.finding.id for item in new if item not in quoted), None)
        for item in met:
            why = message("reason_contract.by_amendment", place=place_of(item.finding), by=operation.place)
            certain = is_certain(operation, item, counting, work.as_of, told_anew=carrying is not None)
            work.fall(item, carrying or operation.place, why, certain=certain)
            work.active.add(id(operation.speaker))
        for item in quoted:
            work.fall(item, operation.place, None, certain=bool(met) and not any(other in work.loose for other in met))


def _answered(
    found: Sequence[Found],
    counting: Sequence[Source],
    classify: Classify,
    statements: Sequence[Statement],
    work: Work,
) -> list[Found]:
    """Let rights fall to answers that do not simply agree; return what the answers say that was not judged apart."""
    made: list[Found] = []
    for told in answered(work.live(found), counting, classify, Referee(statements).goes_before):
        place = place_of(told.right.finding)
        if told.stays or told.unclear:
            key = "answer_unclear" if told.unclear else "doubt"
            work.notes.append(message(f"reason_contract.{key}", place=place))
            work.doubt = True
            continue
        by = told.said[0].finding.id if told.said else None
        work.fall(told.right, by, message("reason_contract.by_answer", place=place), certain=True)
        for item in told.merely:
            why = message("reason_contract.one_condition", place=place_of(item.finding))
            work.fall(item, by, why, certain=True)
        work.doubt |= not told.said
        made += [other for other in told.said if not any(other is one for one in (*found, *made))]
    for condition, right in outdone(work.live(found), counting):
        why = message("reason_contract.by_better_answer", place=place_of(condition.finding))
        work.fall(condition, right.finding.id, why, certain=is_sure(right.finding))
    return renumbered(made, found)


def _limited(found: Sequence[Found], counting: Sequence[Source], work: Work) -> list[Found]:
    """Return the conditions that stand apart from the rights they limit; bars that only repeat them fall."""
    made: list[Found] = []
    for bar, condition in bars_that_are_conditions(work.live(found)):
        why = message("reason_contract.one_condition", place=place_of(bar.finding))
        work.fall(bar, condition.finding.id, why, certain=True)
        made.append(condition)
    made += terms_of_rights([*work.live(found), *made], counting)
    return renumbered([*made, *priced_unmanned([*work.live(found), *made], counting)], found)


def _reworded(found: Sequence[Found], operations: Sequence[Operation], classify: Classify, work: Work) -> list[Found]:
    """Return what clauses say once single words of theirs are changed; the words told in the change itself fall."""
    made: list[Found] = []
    for operation in operations:
        new = reworded(operation, work.live(found), classify)
        if new:
            for item in found:
                if item.source is operation.speaker and item.index == operation.index:
                    work.fall(item, operation.place, None, certain=True)
            work.active.add(id(operation.speaker))
        made += new
    return renumbered(made, found)


def _merely_quotes(item: Found, operation: Operation, met: Sequence[Found]) -> bool:
    """Tell whether a finding in a sentence that repeals is the repealed rule told again, not a new one."""
    if operation.verb is not Verb.REPEAL or item.index != operation.index:
        return False
    if not operation.start <= item.finding.quote_start < operation.end:
        return False
    sides = {side_of(other.finding.effect) for other in met}
    own = side_of(item.finding.effect)
    return own in sides if sides else own is Side.CLOSED
