"""Requirements with the supplier's answer: an answer that is not a plain yes takes the requirement's place.

The answer stands in the requirement's own clause, in the one after it, or under the requirement's number in another
document: "K-17 | Delvist | Hver robot godkendes af os".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from clausecheck.clauses import sentences
from clausecheck.contracts.answers.places import Answer, Numbers, beside, elsewhere, is_numbered
from clausecheck.contracts.answers.readings import Reading
from clausecheck.contracts.facts import Source
from clausecheck.contracts.findings import effects_in
from clausecheck.contracts.material import Classify, Found, sentence_of
from clausecheck.contracts.model import AGREED
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.contracts.vocabulary import words
from clausecheck.effects.model import Classification, Condition, Effect

_RIGHTS = (Effect.PERMITTED, Effect.HUMAN_NOT_REQUIRED)
_TAKING = (Reading.NO, Reading.HALF)


@dataclass(frozen=True, slots=True)
class Answered:
    """A right in a requirement, and what the answer to it says, which takes its place; nothing where it is a no.

    ``merely`` are readings of the answer that its reservation takes in: a bar on one module, people at the supplier's
    who approve. ``stays`` is set where the requirement goes before the answer, ``unclear`` where the answer may be a
    yes or not; the right is then left for someone to look at.
    """

    right: Found
    said: tuple[Found, ...]
    merely: tuple[Found, ...] = ()
    stays: bool = False
    unclear: bool = False


def answered(
    found: Sequence[Found],
    sources: Sequence[Source],
    classify: Classify,
    goes_before: Callable[[Source, Source], bool],
) -> list[Answered]:
    """Return the rights in requirements that are not simply agreed to, each with what the answer to it says.

    They stay where a document says that the requirements go before the answers; ``goes_before`` tells it of two
    documents.
    """
    first: bool | None = None
    told = []
    counting = {id(source) for source in sources}
    rights = [item for item in found if item.finding.effect in _RIGHTS]
    giving = Counter((id(item.source), item.index) for item in rights)
    numbers = Numbers()
    for item in rights:
        if id(item.source) not in counting:
            continue
        answer = _answer_to(item, giving, sources, numbers)
        if answer is None:
            continue
        if answer.source is not item.source and _is_waived(answer, sources):
            continue
        if _is_given_up(item, answer.source, sources):
            continue
        first = _requirements_first(sources) if first is None else first
        if answer.reading is Reading.OPEN:
            told.append(Answered(item, (), unclear=True))
        elif first or goes_before(item.source, answer.source):
            told.append(Answered(item, (), stays=True))
        else:
            told.append(_read(item, answer, found, classify))
    return told


def outdone(found: Sequence[Found], sources: Sequence[Source]) -> Iterator[tuple[Found, Found]]:
    """Yield the conditions in requirements whose answer gives a right without any, each with that right.

    Only where the requirement is a mere wish, or a document says that the answers go before the requirements; and the
    conditions of a reservation that has been given up, with the right that it was made against.
    """
    conditions = [item for item in found if item.finding.effect is Effect.CONDITIONAL]
    for item in conditions:
        rights = [other for other in found if _is_of_one_requirement(item, other)]
        if rights and _is_given_up(rights[0], rights[0].source, sources):
            yield item, rights[0]
    answers_first = any(_says_first(source) for source in sources) if conditions else False
    for item in conditions:
        if not (answers_first or words("answer", "wish").search(item.clause.text[: item.finding.quote_end])):
            continue
        for answer in beside(item):
            said = [other for other in found if _is_in(other, answer)]
            rights = [other for other in said if other.finding.effect is Effect.PERMITTED]
            if answer.reading not in _TAKING and rights and len({other.finding.effect for other in said}) == 1:
                yield item, rights[0]


def _is_in(item: Found, answer: Answer) -> bool:
    """Tell whether a finding stands in an answer."""
    same = item.source is answer.source and item.index == answer.index
    return same and item.finding.quote_start >= answer.start


def _says_first(source: Source) -> bool:
    """Tell whether a document says that the answers to requirements go before these."""
    return any(
        words("answer", "answer_first").search(clause.text[left:right])
        and not words("answer", "not_first").search(clause.text[left:right])
        for clause in source.clauses
        if words("answer", "answer_first").search(clause.text)
        for left, right in sentences(clause.text)
    )


def answers_otherwise(item: Found) -> bool:
    """Tell whether the answer to a requirement, beside it, is not a yes."""
    return any(answer.reading in _TAKING for answer in beside(item))


def _answer_to(
    item: Found, giving: Counter[tuple[int, int]], sources: Sequence[Source], numbers: Numbers
) -> Answer | None:
    """Return the answer that takes something from the requirement, else one that may; None where all are a yes.

    ``giving`` counts the rights by the clause (identity of the document and index) that gives them.
    """
    answers = [*beside(item), *elsewhere(item, sources, numbers)]
    taking = next((answer for answer in answers if answer.reading in _TAKING), None)
    if taking is not None or any(answer.reading is Reading.YES for answer in answers):
        return taking
    # An answer that itself gives the right says yes in its own words.
    own = (id(item.source), item.index)
    places = ((answer, (id(answer.source), answer.index)) for answer in answers)
    return next((answer for answer, there in places if giving[there] <= (there == own)), None)


def _is_waived(answer: Answer, sources: Sequence[Source]) -> bool:
    """Tell whether a contract says that reservations such as ``answer``, in another document, have been given up."""
    return any(
        words("answer", "waived").search(clause.text[left:right])
        for source in sources
        if source.kind in AGREED and source is not answer.source
        for clause in source.clauses
        if words("answer", "waived").search(clause.text)
        for left, right in sentences(clause.text)
    )


def _is_of_one_requirement(item: Found, right: Found) -> bool:
    """Tell whether ``right`` is given in the requirement that ``item`` stands in or answers."""
    near = right.source is item.source and 0 <= item.index - right.index <= 1
    return near and right.finding.effect is Effect.PERMITTED


def _is_given_up(item: Found, speaker: Source, sources: Sequence[Source]) -> bool:
    """Tell whether a document other than ``speaker`` says that the reservation against this requirement is given up."""
    return any(
        is_numbered(item.source, item.index, match["number"] or match["no"])
        for source in sources
        if source is not speaker
        for clause in source.clauses
        for match in words("answer", "given_up").finditer(clause.text)
    )


def _requirements_first(sources: Sequence[Source]) -> bool:
    """Tell whether a document says, without limits, that the requirements go before the answers to them."""
    return any(
        words("answer", "requirement_first").search(clause.text[left:right])
        and not words("answer", "not_first").search(clause.text[left:right])
        for source in sources
        for clause in source.clauses
        if words("answer", "requirement_first").search(clause.text)
        for left, right in sentences(clause.text)
    )


def _read(item: Found, answer: Answer, found: Sequence[Found], classify: Classify) -> Answered:
    """Return what an answer says in the place of the right that it answers."""
    if answer.source is item.source and answer.index == item.index:
        return Answered(item, tuple(_judged(answer, classify) or _half(answer)))
    there = [
        other
        for other in found
        if other.source is answer.source and other.index == answer.index and other.finding.effect not in _RIGHTS
    ]
    half = answer.reading is Reading.HALF
    merely = [other for other in there if half and _is_reservation(other)]
    said = [other for other in there if other not in merely and side_of(other.finding.effect) is not None]
    return Answered(item, tuple(said or _half(answer)), tuple(merely))


def _is_reservation(item: Found) -> bool:
    """Tell whether a bar or a demand in half an answer only tells what the right depends on."""
    if side_of(item.finding.effect) is not Side.CLOSED:
        return False
    sentence = sentence_of(item.finding, item.clause)
    if item.finding.effect is Effect.HUMAN_REQUIRED:
        return words("answer", "suppliers_leave").search(sentence) is not None
    return any(words(*key).search(sentence) for key in (("answer", "one_part"), ("given", "unmet")))


def _judged(answer: Answer, classify: Classify) -> list[Found]:
    """Return what the answer says by itself, where it stands in the requirement's own clause."""
    clause = answer.clause
    judged = classify(clause.text[answer.start :], clause.language)
    findings = [
        finding
        for finding in effects_in(clause, answer.source, judged, answer.start)
        if finding.effect not in _RIGHTS and side_of(finding.effect) is not None
    ]
    return [Found(replace(finding, needs_review=True), answer.source, answer.index) for finding in findings]


def _half(answer: Answer) -> list[Found]:
    """Return the condition that "delvist" or "ja, mod betaling" is; a no leaves nothing."""
    if answer.reading is not Reading.HALF:
        return []
    clause = answer.clause
    told = words("answer", "without").sub(lambda none: " " * len(none[0]), clause.text)
    kinds = tuple(kind for kind in Condition if words("answer", kind.value).search(told, answer.start))
    judged = Classification((Effect.CONDITIONAL,), kinds or (Condition.SCOPE,), (), True, clause.language)
    findings = effects_in(clause, answer.source, judged, answer.start)
    return [Found(finding, answer.source, answer.index) for finding in findings]
