"""A log of changes: each entry is an amendment of its own, and counts once both parties have approved it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from clausecheck.clauses.model import Clause
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import words

# The line that an entry begins with is no longer.
_LONGEST_KEY = 60
_FEWEST = 2


def entries_of(source: Source) -> list[Source]:
    """Return the entries of a log of changes as amendments, after what stands before them; empty for any other.

    An entry is signed where both parties have approved it, and a draft where one has refused, or its hand is missing.
    """
    if not words("log", "title").search(source.called):
        return []
    starts = [index for index, clause in enumerate(source.clauses) if index and _opens(clause)]
    if len(starts) < _FEWEST:
        return []
    head = replace(source, clauses=source.clauses[: starts[0]])
    bounds = [*starts, len(source.clauses)]
    return [head, *(_entry(source, source.clauses[start:end]) for start, end in pairwise(bounds))]


def _opens(clause: Clause) -> bool:
    return len(clause.text) <= _LONGEST_KEY and words("log", "entry").match(clause.text) is not None


def _entry(source: Source, clauses: Sequence[Clause]) -> Source:
    text = "\n".join(clause.text for clause in clauses)
    key = words("log", "entry").match(clauses[0].text)
    signed = _approved(text)
    item = replace(
        source.item,
        kind=DocumentKind.AMENDMENT,
        title=clauses[0].text,
        number=key["number"] if key is not None else None,
        date=max((date for _, _, date in dates_in(text)), default=None),
        signed=signed,
        draft=signed is False,
    )
    return Source(item, clauses)


def _approved(text: str) -> bool | None:
    """Return whether both parties have approved an entry; None where that cannot be told."""
    if words("log", "refused").search(text) or words("log", "half").search(text):
        return False
    both = words("log", "both").search(text) is not None
    return True if both or len(words("log", "approved").findall(text)) >= _FEWEST else None
