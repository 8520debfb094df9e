"""Rights that the supplier can take back: "undtagelsen kan til enhver tid tilbagekaldes", told apart from the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausecheck.clauses import sentences
from clausecheck.clauses.model import ClauseKind
from clausecheck.contracts.amendments.change_sentences import Verb
from clausecheck.contracts.amendments.operations import Operation, targets
from clausecheck.contracts.facts import Source
from clausecheck.contracts.findings import effects_in
from clausecheck.contracts.masking import masked_by
from clausecheck.contracts.material import Found
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.contracts.points import Path, covers, path_of, points_in
from clausecheck.contracts.vocabulary import words
from clausecheck.effects.model import Classification, Condition, Effect, Evidence

# A sentence that takes back what it does not name by its point is on what stands this close before it.
_CLOSE = 3
_SURE = 0.9


def revocable(found: Sequence[Found], operations: Sequence[Operation]) -> list[Found]:
    """Return the conditions that rights stand under because the supplier may take them back.

    A right is here also what is left when ``operations`` set a bar aside. It must stand right before the sentence that
    takes it back, in the same document, or be named by its point.
    """
    places = [(item.source, item.index, path_of(item.clause.section)) for item in found if _is_right(item)]
    for operation in operations:
        if operation.verb is Verb.REPEAL and any(
            side_of(item.finding.effect) in (Side.CLOSED, Side.HALF) for item in targets(operation, found, ())
        ):
            places += [(operation.speaker, operation.index, point) for point in operation.points or ((),)]
    made: dict[tuple[int, int], list[Found]] = {}
    half = {(id(item.source), item.index) for item in found if item.finding.effect is Effect.CONDITIONAL}
    taking: dict[int, list[int]] = {}
    for source, at, point in places:
        if id(source) not in taking:
            taking[id(source)] = [index for index in range(len(source.clauses)) if _may_take_back(source, index)]
        for index in taking[id(source)]:
            key = id(source), index
            if key not in half and key not in made and (taken := list(_taken_back(source, index, at, point))):
                made[key] = taken
    return [item for taken in made.values() for item in taken]


def _is_right(item: Found) -> bool:
    return item.finding.effect is Effect.PERMITTED


def _may_take_back(source: Source, index: int) -> bool:
    clause = source.clauses[index]
    if clause.kind is ClauseKind.HEADING:
        return False
    return any(_takes_back(clause.text[left:right]) for left, right in sentences(clause.text))


def _taken_back(source: Source, index: int, at: int, point: Path) -> Iterator[Found]:
    """Yield the condition that clause ``index`` puts on the right at clause ``at``, which is at or on ``point``."""
    clause = source.clauses[index]
    for left, right in sentences(clause.text):
        text = clause.text[left:right]
        if not _takes_back(text):
            continue
        named = [other.path for other in points_in(text)]
        own = path_of(source.clauses[at].section)
        meant = any(covers(path, aim) or covers(aim, path) for path in named for aim in (point, own) if aim)
        if meant or (not named and 0 <= index - at <= _CLOSE):
            evidence = Evidence(Effect.CONDITIONAL, left, right, text, _SURE, ())
            judged = Classification((Effect.CONDITIONAL,), (Condition.REVOCABLE,), (evidence,), False, clause.language)
            yield from (Found(finding, source, index) for finding in effects_in(clause, source, judged, 0))
            return


def _takes_back(text: str) -> bool:
    """Tell whether a sentence lets the supplier, and not for a fault, take a right back or bring a bar back."""

    def says(key: str) -> bool:
        return words("revocation", key).search(text) is not None

    if says("ends") and not says("denied"):
        return True
    if not says("may") or says("customers") or says("denied"):
        return False
    granted = words("revocation", "grant").search(masked_by(text, words("revocation", "not_asked"))) is not None
    if not (says("again") or (says("withdraw") and granted)):
        return False
    return says("at_will") or not says("cause")
