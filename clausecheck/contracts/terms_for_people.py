"""A right for robots under a defined term that stands for people: "Digital Medarbejder" is who works from home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausecheck.contracts.defined_terms import occurrence_of, terms_in
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Found, place, place_of, sentence_of
from clausecheck.contracts.vocabulary import words
from clausecheck.contracts.work import Work
from clausecheck.effects.model import Effect
from clausecheck.texts import message


def report_terms_for_people(stands: Sequence[Found], sources: Sequence[Source], work: Work) -> None:
    """Ask for review where a right is for robots by a term that ``sources`` define by people, and not by software."""
    rights = [item for item in stands if item.finding.effect is Effect.PERMITTED]
    for term, at in _of_people(sources) if rights else ():
        for item in rights:
            if occurrence_of(term).search(sentence_of(item.finding, item.clause)):
                work.doubt = True
                work.notes.append(message("reason_contract.defined_as_people", place=place_of(item.finding), by=at))


def _of_people(sources: Sequence[Source]) -> Iterator[tuple[str, str]]:
    """Yield the terms that read as robots and are defined by people alone, each with where that is."""
    for source in sources:
        for clause in source.clauses:
            for term in terms_in(clause):
                told = occurrence_of(term).sub(" ", clause.text)
                if (
                    words("subject", "automation").search(term)
                    and words("rights", "by_people").search(told)
                    and not words("rights", "by_software").search(told)
                ):
                    yield term, place(source.item.document.path, clause.section)
