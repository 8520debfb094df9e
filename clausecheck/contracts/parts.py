"""A file that holds several documents: the contract with its annexes bound after it, each with its own rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.kinds import kind_of_title, number_in
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import may_say, words

_LONGEST_TITLE = 110
# An annex that is only named in a list of annexes has no text of its own.
_FEWEST_CLAUSES = 2


def parts_of(source: Source) -> list[Source]:
    """Return the documents that ``source`` holds: itself, or the contract and each annex bound in after it.

    The parts share the file and keep their place in it; each has its own kind, title and number.
    """
    starts = [index for index, clause in enumerate(source.clauses) if index and _opens(clause)]
    starts = _with_text(starts, len(source.clauses))
    if not starts:
        return [source]
    bounds = [0, *starts, len(source.clauses)]
    return [_part(source, start, end) for start, end in pairwise(bounds)]


def _opens(clause: Clause) -> bool:
    """Tell whether a clause is the title of an annex or amendment, with its number and no sentence after it."""
    if clause.kind not in (ClauseKind.HEADING, ClauseKind.BODY) or len(clause.text) > _LONGEST_TITLE:
        return False
    text = clause.text.rstrip()
    if text.endswith((".", ":", ",", ";")) or not may_say(text, "parts.title"):
        return False
    return bool(words("parts", "title").match(text)) and not words("parts", "sentence").search(text)


def _with_text(starts: Sequence[int], end: int) -> list[int]:
    """Return the starts that lead to text, not to the next line of a list of annexes."""
    following = [*starts, end][1:]
    return [start for start, after in zip(starts, following, strict=True) if after - start > _FEWEST_CLAUSES]


def _part(source: Source, start: int, end: int) -> Source:
    clauses = source.clauses[start:end]
    if start == 0:
        return replace(source, clauses=clauses)
    title = clauses[0].text
    kind = kind_of_title(title)
    item = replace(
        source.item,
        kind=kind if kind is not DocumentKind.MAIN else DocumentKind.ANNEX,
        title=title,
        number=number_in(title),
    )
    return Source(item, clauses)
