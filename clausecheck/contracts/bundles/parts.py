"""A file that holds several documents: the contract with its annexes bound after it, each with its own rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.bundles.change_logs import entries_of
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.kinds import kind_of_title, number_in
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.points import path_of
from clausecheck.contracts.vocabulary import may_say, words

_LONGEST_TITLE = 110
# An annex that is only named in a list of annexes has no text of its own.
_FEWEST_CLAUSES = 2


def parts_of(source: Source) -> list[Source]:
    """Return the documents that ``source`` holds: itself, or the contract and each annex bound in after it.

    The parts share the file and keep their place in it; each has its own kind, title and number. The entries of a log
    of changes are parts too.
    """
    if entries := entries_of(source):
        return entries
    starts = [index for index, clause in enumerate(source.clauses) if index and _opens(clause)]
    starts = [start for start in _with_text(starts, source.clauses) if not _goes_on(source.clauses, start)]
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


def _with_text(starts: Sequence[int], clauses: Sequence[Clause]) -> list[int]:
    """Return the starts that lead to text, not to the next line of a list of annexes."""
    following = [*starts, len(clauses)][1:]
    return [
        start
        for start, after in zip(starts, following, strict=True)
        if after - start > _FEWEST_CLAUSES or (after - start == _FEWEST_CLAUSES and _is_numbered_by(clauses, start))
    ]


def _is_numbered_by(clauses: Sequence[Clause], start: int) -> bool:
    """Tell whether the clause after a title has the annex's own number before its own: "A.1" below "Bilag A"."""
    own, path = number_in(clauses[start].text), path_of(clauses[start + 1].section)
    return own is not None and len(path) > 1 and path[0].casefold() == own.casefold()


def _goes_on(clauses: Sequence[Clause], start: int) -> bool:
    """Tell whether the numbers after a title go on from those before it, so that it is a line in a list of annexes."""
    before = next((path for clause in reversed(clauses[:start]) if (path := path_of(clause.section))), ())
    after = next((path for clause in clauses[start + 1 :] if (path := path_of(clause.section))), ())
    if not (before and after and all(part.isdecimal() for part in (*before, *after))):
        return False
    told_apart = after[0] != number_in(clauses[start].text) or _opens(clauses[start - 1])
    return told_apart and _follows([int(part) for part in before], [int(part) for part in after])


def _follows(before: Sequence[int], after: Sequence[int]) -> bool:
    """Tell whether ``after`` is the very next number: 1.3 or 2 or 2.1 after 1.2."""
    at = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
    return at is not None and after[at] == before[at] + 1 and set(after[at + 1 :]) <= {1}


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
