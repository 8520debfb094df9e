"""Clauses that reach for others: "uanset pkt. 5.3", "med forbehold for licensvilkårene", "gælder ikke"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause
from clausecheck.contracts.facts import Source
from clausecheck.contracts.masking import masked_by
from clausecheck.contracts.material import Found
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.names import Name, fits, names_in
from clausecheck.contracts.points import Path, Point, covers, path_of, points_in
from clausecheck.contracts.vocabulary import words

_MOST_KEPT = 16_384
_PHRASE_ENDS = re.compile(r"[;:]|,(?!\s*(?:stk|litra|pkt|nr|og|samt|eller|herunder|and|or|including|i |in )\b)")
_NEXT = re.compile(r",\s*(?:og|men|and|but)\b|;", re.IGNORECASE)
_LONGEST_PHRASE = 180
_CLAUSES_BACK = 2


class Reach(StrEnum):
    """How a clause reaches for another."""

    EXCEPTION = "exception"
    SUBORDINATION = "subordination"
    DISAPPLICATION = "disapplication"
    DETAIL = "detail"
    ALL_USE = "all_use"


# Words of the section "reference" that stand before the document or point they are on.
_BEFORE_THEIR_OBJECTS = (
    ("override", Reach.EXCEPTION),
    ("subordinate", Reach.SUBORDINATION),
    ("detail", Reach.DETAIL),
)


@dataclass(frozen=True, slots=True)
class Link:
    """What one clause says of others: those at ``points`` of the documents ``names`` fit.

    Without points the whole document is meant, without names the clause's own; ``all`` means every other clause,
    ``back`` the ones just before.
    """

    reach: Reach
    source: Source
    index: int
    names: tuple[Name, ...] = ()
    points: tuple[Path, ...] = ()
    all: bool = False
    back: bool = False

    def meets(self, other: Found) -> bool:
        """Tell whether the clause that ``other`` stands in is meant."""
        return self.reaches(other.source, other.index)

    def reaches(self, source: Source, index: int) -> bool:
        """Tell whether the clause at ``index`` of ``source`` is meant."""
        if source is self.source and index == self.index:
            return False
        if self.back and source is self.source and 0 < self.index - index <= _CLAUSES_BACK:
            return True
        if self.names and not any(fits(name, source, self.source) for name in self.names):
            return self.all and not self.names
        if self.points:
            section = path_of(source.clauses[index].section)
            return self._at_home(source) and any(covers(point, section) for point in self.points)
        return bool(self.names) or self.all

    def _at_home(self, source: Source) -> bool:
        """Points without a document are points of the clause's own document, and an amendment's are the contract's."""
        if self.names or source is self.source:
            return True
        return self.source.kind is DocumentKind.AMENDMENT and source.kind is DocumentKind.MAIN


def links_of(source: Source, index: int) -> list[Link]:
    """Return what the clause at ``index`` of ``source`` says of other clauses."""
    clause = source.clauses[index]
    found: list[Link] = []
    for left, right in sentences(clause.text):
        found += _of_sentence(source, index, clause.text[left:right])
    if _prevails_itself(clause):
        found.append(Link(Reach.EXCEPTION, source, index, all=True))
    if index and words("reference", "contrast").match(clause.text[clause.own_start :]):
        found.append(Link(Reach.EXCEPTION, source, index, back=True))
    return [*found, *_of_all_use(source, index)]


def _of_all_use(source: Source, index: int) -> Iterator[Link]:
    """Yield what a clause beside this one says that all use depends on: "Al brug forudsætter licens efter bilag 4"."""
    section = path_of(source.clauses[index].section)[:-1]
    for other, clause in enumerate(source.clauses) if section else ():
        depends = other != index and _on_all_use(clause.text)
        for start, end in depends if depends and path_of(clause.section)[:-1] == section else ():
            link = _link(Reach.ALL_USE, source, index, clause.text[start:end])
            if link is not None and link.names:
                yield link


@lru_cache(_MOST_KEPT)
def _on_all_use(text: str) -> tuple[tuple[int, int], ...]:
    """Return what all use depends on by the sentences of a clause: where it begins and ends."""
    told = ((words("rights", "all_use").search(text, left, right), right) for left, right in sentences(text))
    return tuple((match.end(), right) for match, right in told if match is not None)


def _of_sentence(source: Source, index: int, text: str) -> Iterator[Link]:
    for key, reach in _BEFORE_THEIR_OBJECTS:
        for match in words("reference", key).finditer(text):
            link = _link(reach, source, index, _phrase(text[match.end() :]))
            if link is not None:
                yield link
    for match in words("reference", "disapply").finditer(text):
        if _applies_in_part(text[match.end() :]):
            continue
        link = _link(Reach.DISAPPLICATION, source, index, text[: match.start()][-_LONGEST_PHRASE:])
        if link is None:
            link = (
                _link(Reach.DISAPPLICATION, source, index, _phrase(text[match.end() :]))
                if _is_turned(match[0])
                else None
            )
        if link is not None:
            yield link


def _link(reach: Reach, source: Source, index: int, phrase: str) -> Link | None:
    names = tuple(names_in(phrase))
    narrow = tuple(name for name in names if name.kind not in ("own_or_main", "others")) or names
    points = tuple(point.path for point in points_in(phrase) or _bare_points(phrase))
    everything = bool(words("reference", "all").search(phrase)) and (not narrow or narrow[0].kind == "others")
    back = bool(words("reference", "back").search(phrase))
    if not (narrow or points or everything or back):
        return None
    return Link(reach, source, index, narrow, points, everything, back)


def _bare_points(phrase: str) -> list[Point]:
    """Return the numbers that stand alone after a word for a rule: "the prohibition in 3.1"."""
    rule_at = words("reference", "rule_at")
    return [point for point in points_in(phrase, bare=True) if rule_at.search(phrase[: point.start])]


def _phrase(rest: str) -> str:
    end = _PHRASE_ENDS.search(rest)
    return rest[: min(end.start() if end else len(rest), _LONGEST_PHRASE)]


def _applies_in_part(rest: str) -> bool:
    """Tell whether something does not apply only in some cases: "gælder ikke i testmiljøet"."""
    rest = _NEXT.split(rest, maxsplit=1)[0]
    if any(words("limits", key).search(rest) for key in ("scope", "narrowing")):
        return True
    told = any(words("limits", key).search(rest) for key in ("for_some", "condition"))
    asked = masked_by(rest, words("limits", "not_asked"))
    hindered = any(words("answer", key).search(asked) for key in ("consent", "fee"))
    return told and (hindered or not words("subject", "automation").search(rest))


def _is_turned(verb: str) -> bool:
    """Tell whether the verb is followed by what it meets: "er ikke til hinder for" does, "gælder ikke" does not."""
    return bool(words("reference", "turned").search(verb))


def _prevails_itself(clause: Clause) -> bool:
    """Tell whether a clause gives itself, not its document, precedence."""
    subject = words("order", "clause_subject").search(clause.text)
    over = words("order", "over").search(clause.text)
    return (
        subject is not None and over is not None and not words("order", "negation").search(clause.text[: over.start()])
    )
