"""Requirements with the supplier's answer: an answer that is not a plain yes takes the requirement's place.

The answer stands in the requirement's own clause, in the one after it, or under the requirement's number in another
document: "K-17 | Delvist | Hver robot godkendes af os".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.facts import Source
from clausecheck.contracts.findings import effects_in
from clausecheck.contracts.material import Classify, Found, sentence_of
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.contracts.points import path_of
from clausecheck.contracts.vocabulary import words
from clausecheck.effects.model import Classification, Condition, Effect

_RIGHTS = (Effect.PERMITTED, Effect.HUMAN_NOT_REQUIRED)
# The contract's own text and what changes it are no requirements that someone answers elsewhere.
_NO_REQUIREMENTS = (DocumentKind.MAIN, DocumentKind.AMENDMENT)


@dataclass(frozen=True, slots=True)
class Answered:
    """A right in a requirement, and what the answer to it says, which takes its place; nothing where it is a no.

    ``merely`` are readings of the answer that its reservation takes in: a bar on one module, people at the supplier's
    who approve. ``stays`` is set where the requirement's document goes before the answer's.
    """

    right: Found
    said: tuple[Found, ...]
    merely: tuple[Found, ...] = ()
    stays: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    """Where an answer that is no plain yes begins, and whether it agrees in part."""

    source: Source
    index: int
    start: int
    half: bool

    @property
    def clause(self) -> Clause:
        return self.source.clauses[self.index]


def answered(
    found: Sequence[Found],
    sources: Sequence[Source],
    classify: Classify,
    goes_before: Callable[[Source, Source], bool],
) -> list[Answered]:
    """Return the rights in requirements that are not simply agreed to, each with what the answer to it says.

    Nothing is returned where a document says that the requirements go before the answers; ``goes_before`` tells it of
    two documents.
    """
    if any(words("answer", "requirement_first").search(clause.text) for source in sources for clause in source.clauses):
        return []
    told = []
    for item in found:
        if item.finding.effect not in _RIGHTS or item.source not in sources:
            continue
        answer = next(_answers_to(item, sources), None)
        if answer is not None:
            stays = goes_before(item.source, answer.source)
            told.append(Answered(item, (), (), stays) if stays else _read(item, answer, found, classify))
    return told


def answers_otherwise(item: Found) -> bool:
    """Tell whether the answer to a requirement, beside it, is not a plain yes."""
    return next(_beside(item), None) is not None


def _answers_to(item: Found, sources: Sequence[Source]) -> Iterator[_Answer]:
    yield from _beside(item)
    number = path_of(item.clause.section)
    if not number or item.source.kind in _NO_REQUIREMENTS:
        return
    lettered = not number[0].isdecimal()
    if not lettered and not words("answer", "requirements").search(_called(item.source)):
        return
    for source in sources:
        answers = words("answer", "document").search(_called(source)) is not None
        for index, clause in enumerate(source.clauses if source is not item.source else ()):
            if clause.kind is ClauseKind.HEADING or not (answers or lettered):
                continue
            if path_of(clause.section) == number and (answers or clause.kind is ClauseKind.TABLE_ROW):
                yield from _in_clause(source, index, 0)
            elif answers and (named := _named(item, clause)) is not None:
                yield _Answer(source, index, named.start(), words("answer", "half_said").search(named[0]) is not None)


def _beside(item: Found) -> Iterator[_Answer]:
    """Yield the answer in the requirement's own clause or in the next one."""
    yield from _in_clause(item.source, item.index, item.finding.quote_end)
    index = item.index + 1
    if index < len(item.source.clauses):
        following = words("answer", "otherwise").match(item.source.clauses[index].text)
        if following is not None:
            yield _made(item.source, index, following)


def _in_clause(source: Source, index: int, begin: int) -> Iterator[_Answer]:
    text = source.clauses[index].text
    otherwise = words("answer", "otherwise").search(text, begin)
    if otherwise is not None:
        yield _made(source, index, otherwise)
        return
    agreed = words("answer", "agreed").search(text, begin)
    if agreed is not None and _is_reserved(text[agreed.end() :]):
        yield _Answer(source, index, agreed.start("answer"), True)


def _made(source: Source, index: int, match: re.Match[str]) -> _Answer:
    half = words("answer", "half").match(match["answer"]) is not None
    return _Answer(source, index, match.start("answer"), half)


def _is_reserved(remark: str) -> bool:
    """Tell whether a yes is followed by something that it depends on."""
    told = words("answer", "without").sub(" ", remark)
    if words("answer", "reserved").search(told):
        return True
    return any(
        words("answer", "limited").search(told[left:right])
        and any(words(*key).search(told[left:right]) for key in (("subject", "automation"), ("answer", "channel")))
        for left, right in sentences(told)
    )


def _named(item: Found, clause: Clause) -> re.Match[str] | None:
    """Return where a clause reserves itself against the requirement by its number: "Forbehold for K-17"."""
    section = (item.clause.section or "").strip(" .:")
    number = re.escape(section) if not section[0].isdecimal() else rf"(?:krav|requirement)\s+(?:nr\.?\s*)?{section}"
    for left, right in sentences(clause.text):
        if re.search(rf"(?i)(?<![\w.-]){number}(?![\w-]|\.\d)", clause.text[left:right]):
            return words("answer", "reserves").search(clause.text, left, right)
    return None


def _read(item: Found, answer: _Answer, found: Sequence[Found], classify: Classify) -> Answered:
    """Return what an answer says in the place of the right that it answers."""
    if answer.source is item.source and answer.index == item.index:
        return Answered(item, tuple(_judged(answer, classify) or _half(answer)))
    there = [
        other
        for other in found
        if other.source is answer.source and other.index == answer.index and other.finding.effect not in _RIGHTS
    ]
    merely = [other for other in there if answer.half and _is_reservation(other)]
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


def _judged(answer: _Answer, classify: Classify) -> list[Found]:
    """Return what the answer says by itself, where it stands in the requirement's own clause."""
    clause = answer.clause
    judged = classify(clause.text[answer.start :], clause.language)
    findings = [
        finding
        for finding in effects_in(clause, answer.source, judged, answer.start)
        if finding.effect not in _RIGHTS and side_of(finding.effect) is not None
    ]
    return [Found(replace(finding, needs_review=True), answer.source, answer.index) for finding in findings]


def _half(answer: _Answer) -> list[Found]:
    """Return the condition that "delvist" or "ja, mod betaling" is; a no leaves nothing."""
    if not answer.half:
        return []
    clause = answer.clause
    told = words("answer", "without").sub(lambda none: " " * len(none[0]), clause.text)
    kinds = tuple(kind for kind in Condition if words("answer", kind.value).search(told, answer.start))
    judged = Classification((Effect.CONDITIONAL,), kinds or (Condition.SCOPE,), (), True, clause.language)
    findings = effects_in(clause, answer.source, judged, answer.start)
    return [Found(finding, answer.source, answer.index) for finding in findings]


def _called(source: Source) -> str:
    return f"{source.item.title or ''} {PurePosixPath(source.item.document.path).stem}".replace("_", " ")
