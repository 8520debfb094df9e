"""Annexes of deviations: "Fravigelser fra licensvilkårene", where "pkt. 4.2 udgår" is a point of other terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausecheck.clauses import sentences
from clausecheck.contracts.facts import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.names import Name, fits, names_in
from clausecheck.contracts.vocabulary import words

# What a change can be meant for without its sentence naming it.
_MEANT = ("annex", "licence_terms", "dpa", "sla", "customer_terms", "special", "titled", "called", "compound")


def changes_others(source: Source) -> bool:
    """Tell whether an annex says in its title that it changes other documents of the contract."""
    if source.kind in (DocumentKind.MAIN, DocumentKind.AMENDMENT, DocumentKind.TENDER):
        return False
    return words("amendment", "deviations").search(source.called) is not None


def documents_meant(source: Source, index: int, left: int, sources: Sequence[Source]) -> tuple[Name, ...]:
    """Return the documents that a change at ``left`` of clause ``index`` is meant for where it names none.

    They are named by the sentence before it, else by the heading above, else by the title of an annex of deviations;
    where that names none either, the only licence terms of the contract are meant.
    """
    others = [other for other in sources if other is not source]
    for text in _above(source, index, left):
        told = [name for name in names_in(text) if name.kind in _MEANT]
        if named := tuple(name for name in told if any(fits(name, other, source) for other in others)):
            return named
    terms = [other for other in others if other.kind is DocumentKind.LICENCE_TERMS]
    only = len(terms) == 1 and changes_others(source)
    return (Name("licence_terms", 0, 0, text="licensvilkårene"),) if only else ()


def _above(source: Source, index: int, left: int) -> Iterator[str]:
    """Yield what stands over a sentence, the nearest first."""
    clause = source.clauses[index]
    yield from (clause.text[first:last] for first, last in reversed(sentences(clause.text[:left])))
    yield from reversed(clause.headings)
    if changes_others(source):
        yield source.title
