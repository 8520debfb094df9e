"""Rights under a mark, a level or in words that another place explains: "(Ø)", "Niveau Plus", "uden hindringer"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clausecheck.clauses import sentences
from clausecheck.contracts.defined_terms import terms_in
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Found
from clausecheck.contracts.vocabulary import words

# A line that names a level is no longer, and stands this near above what belongs to it.
_LONGEST_LINE, _CLAUSES_UP = 60, 30


def is_explained_away(right: Found, sources: Sequence[Source]) -> bool:
    """Tell whether ``sources`` explain the mark, the level or the words of ``right`` so that it may be no right.

    That is for someone to read: a mark that stands for what is not delivered, a level that nobody says is bought, a
    definition of what "without hindrance" means.
    """
    return (
        _is_marked_as_left_out(right, sources)
        or _is_of_another_level(right, sources)
        or any(_narrows(clause_text, term) for clause_text, term in _definitions(right, sources))
    )


def _is_marked_as_left_out(right: Found, sources: Sequence[Source]) -> bool:
    """Tell whether the requirement has a mark ("3 (Ø) ...") that stands for what is only wished for, or left out."""
    marked = words("explained", "mark").match(right.clause.text)
    if marked is None:
        return False
    mark = re.escape(marked["mark"])
    named = re.compile(rf"(?:{words('explained', 'marked').pattern})\s*[\"»“(]?(?-i:{mark})\b", re.IGNORECASE)
    return any(
        named.search(text) is not None and words("explained", "left_out").search(text) is not None
        for text in _sentences(sources)
    )


def _is_of_another_level(right: Found, sources: Sequence[Source]) -> bool:
    """Tell whether a right is of one of several levels, and no sentence says that this one is bought."""
    own = _level_over(right)
    if own is None:
        return False
    kind, name = own
    levels = {found["name"] for clause in right.source.clauses if (found := _level(clause.text)) is not None}
    if len(levels) < 2:
        return False
    ours = re.compile(rf"\b{re.escape(kind)}(?:et|en)?\s+[\"»“]?{re.escape(name)}(?![\w-])", re.IGNORECASE)
    return not any(ours.search(text) and words("explained", "bought").search(text) for text in _sentences(sources))


def _level_over(right: Found) -> tuple[str, str] | None:
    above = right.source.clauses[max(0, right.index - _CLAUSES_UP) : right.index]
    for line in (*reversed(right.clause.headings), *(clause.text for clause in reversed(above))):
        if (found := _level(line)) is not None:
            return found["kind"], found["name"]
    return None


def _level(line: str) -> re.Match[str] | None:
    short = len(line) <= _LONGEST_LINE and not line.rstrip().endswith(".")
    return words("explained", "level").match(line) if short else None


def _definitions(right: Found, sources: Sequence[Source]) -> Iterator[tuple[str, str]]:
    """Yield the definitions of words in ``right``, each with its term."""
    text = right.clause.text.casefold()
    for source in sources:
        for index, clause in enumerate(source.clauses):
            if (source is right.source and index == right.index) or not words("explained", "term").search(clause.text):
                continue
            for term in terms_in(clause):
                if words("explained", "term").search(term) and term.casefold() in text:
                    yield clause.text, term


def _narrows(text: str, term: str) -> bool:
    """Tell whether a definition says more of its term than what it commonly means."""
    if words("explained", "hindrance").search(term):
        return True
    return any(words(*key).search(text) for key in (("limits", "condition"), ("answer", "consent"), ("answer", "fee")))


def _sentences(sources: Sequence[Source]) -> Iterator[str]:
    for source in sources:
        for clause in source.clauses:
            for left, right in sentences(clause.text):
                yield clause.text[left:right]
