"""A right for robots by a name that the contract gives to people: "Digital Medarbejder" is who works from home."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clausecheck.contracts.defined_terms import terms_in
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Found, place, place_of, sentence_of
from clausecheck.contracts.vocabulary import words
from clausecheck.contracts.work import Work
from clausecheck.effects.model import Effect
from clausecheck.texts import message

# Letters of an ending that a term may have in a sentence and not in its definition.
_ENDING = 2
_SHORTEST_STEM = 4


def report_people_by_robots_names(stands: Sequence[Found], sources: Sequence[Source], work: Work) -> None:
    """Ask for review where a right is for robots by a term that ``sources`` define by people, and not by software."""
    rights = [item for item in stands if item.finding.effect is Effect.PERMITTED]
    for term, at in _of_people(sources) if rights else ():
        for item in rights:
            if term.search(sentence_of(item.finding, item.clause)):
                work.doubt = True
                work.notes.append(message("reason_contract.defined_as_people", place=place_of(item.finding), by=at))


def _of_people(sources: Sequence[Source]) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield the terms that read as robots and are defined by people alone, each with where that is."""
    for source in sources:
        for clause in source.clauses:
            for name in terms_in(clause):
                term = _term(name)
                told = term.sub(" ", clause.text)
                if (
                    words("subject", "automation").search(name)
                    and words("rights", "by_people").search(told)
                    and not words("rights", "by_software").search(told)
                ):
                    yield term, place(source.item.document.path, clause.section)


def _term(name: str) -> re.Pattern[str]:
    stems = (re.escape(word[: max(_SHORTEST_STEM, len(word) - _ENDING)]) for word in name.split())
    return re.compile(r"\b" + r"\s+".join(rf"{stem}\w*" for stem in stems), re.IGNORECASE)
