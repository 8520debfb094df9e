"""Rights to automate that are somebody else's, or that hold only in some cases, whatever they read like alone."""

from __future__ import annotations

from collections.abc import Sequence

from clausecheck.clauses import sentences
from clausecheck.contracts.explained import is_explained_away
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.contract_numbers import numbers_named
from clausecheck.contracts.facts.mentions import mentions_in
from clausecheck.contracts.leads import line_over
from clausecheck.contracts.material import Found, Spot, place_of, sentence_of
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.points import path_of
from clausecheck.contracts.spoken_of import is_spoken_of
from clausecheck.contracts.vocabulary import words
from clausecheck.contracts.work import Work
from clausecheck.effects.model import Effect
from clausecheck.effects.narrow import is_narrow
from clausecheck.texts import message

# A report names this many; the findings show the rest.
_MOST_TOLD = 3


def report_narrow(stands: Sequence[Found], counting: Sequence[Source], work: Work) -> None:
    """Ask for review where every right that stands is narrow: one that is not carries the verdict alone."""
    rights = [item for item in stands if item.finding.effect is Effect.PERMITTED]
    if not rights or not all(_is_narrow(item, counting) for item in rights):
        return
    work.doubt = True
    places = dict.fromkeys(place_of(item.finding) for item in rights)
    work.notes += [message("reason_contract.narrow_right", place=place) for place in list(places)[:_MOST_TOLD]]


def _is_narrow(right: Found, sources: Sequence[Source]) -> bool:
    """Tell whether a right is the supplier's, or is for a test, an option, a module, some hours or a refused proposal.

    It is so by its own sentence, by the heading above it, or by another clause that speaks of its point.
    """
    clause = right.clause
    if words("rights", "contents_line").search(clause.text):
        return True
    headings = (
        *clause.headings[-2:],
        line_over(right.source, right.index),
        right.source.title,
        clause.text[: clause.own_start],
    )
    if words("rights", "struck").search(clause.text) or words("rights", "former").search(clause.text):
        return True
    if any(words(*key).search(one) for one in headings for key in (("limits", "heading"), ("rights", "heading"))):
        return True
    sentence = sentence_of(right.finding, clause)
    if _is_suppliers(sentence):
        return True
    if is_narrow(clause.text, right.finding.quote_end):
        return True
    if _depends(right) or is_explained_away(right, sources):
        return True
    return is_spoken_of(Spot(right.source, right.index), sources) or _is_of_another_contract(right.source, sources)


def _is_of_another_contract(source: Source, sources: Sequence[Source]) -> bool:
    """Tell whether an amendment names another contract by its number, or another authority, than the contract does."""
    mains = [main for main in sources if main.kind is DocumentKind.MAIN]
    if source.kind is not DocumentKind.AMENDMENT or not mains:
        return False
    theirs = {number.lower() for main in mains for number in numbers_named(main.opening)}
    own = {number.lower() for number in numbers_named(source.title)}
    if own and theirs and not own & theirs:
        return True
    parties = [
        {one.name for one in mentions_in(text) if one.authority} for text in (source.head, *(m.head for m in mains))
    ]
    return bool(parties[0]) and all(parties[1:]) and not any(parties[0] & other for other in parties[1:])


def _depends(right: Found) -> bool:
    """Tell whether a clause of the section that ``right`` stands in says that all use depends on something."""
    section = path_of(right.clause.section)[:-1]
    return bool(section) and any(
        words("rights", "all_use").search(clause.text[left:end])
        for clause in right.source.clauses
        if path_of(clause.section)[:-1] == section
        for left, end in sentences(clause.text)
    )


def _is_suppliers(sentence: str) -> bool:
    return any(words("rights", key).search(sentence) for key in ("suppliers_subject", "suppliers_own"))
