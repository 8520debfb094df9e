"""Which edition of terms holds, where several lie in the folder: the one agreed on, which need not be the newest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from clausecheck.clauses import sentences
from clausecheck.contracts.binding.preliminary import kinds_of
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.material import Found
from clausecheck.contracts.model import AGREED, DocumentKind
from clausecheck.contracts.names import fits, names_in
from clausecheck.contracts.vocabulary import may_say, search, words
from clausecheck.contracts.work import Work
from clausecheck.texts import message

# An edition is told in the first short lines, its acceptance in the last.
_HEAD, _TAIL, _LAST, _LONGEST_LINE, _NEAR = 400, 700, 300, 90, 160
_WORD = re.compile(r"[^\W\d_]{3,}")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENGLISH = {"may": "maj", "oct": "okt"}
# What is told of one meeting, or written on one day, takes no other's place.
_EACH_ITS_OWN = frozenset({"minutes", "correspondence"})
# "(gældende for aftaler indgået efter 1. december 2022)": what an edition is for is no part of its name.
_QUALIFIED = re.compile(r"(?i)\((?=[^)]*(?:\d{4}|gælde|version|udgave|erstatter|valid|effective|replaces))[^)]*\)")
_PLACEHOLDER = re.compile(r"_{4,}|\.{6,}|…{2,}")


class Rule(Enum):
    """What the documents say of new editions in general."""

    CURRENT = "current"
    CONSENT = "consent"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: its document, its number and its month; empty where they are not told."""

    source: Source
    number: tuple[int, ...]
    month: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Of two editions the one that holds (None where that cannot be told), and whether it does so beyond doubt."""

    older: Source
    newer: Source
    kept: Source | None
    sure: bool

    @property
    def dropped(self) -> Source | None:
        """The edition that does not hold."""
        if self.kept is None:
            return None
        return self.newer if self.kept is self.older else self.older


def editions(sources: Sequence[Source]) -> Iterator[Kept]:
    """Yield which edition holds of every document that ``sources`` have in several marked editions."""
    families: dict[tuple[DocumentKind, str | None, str], list[Edition]] = {}
    for source in sources:
        if source.kind in AGREED or kinds_of(source) & _EACH_ITS_OWN:
            continue
        if (edition := _edition(source)) is not None:
            families.setdefault((source.kind, source.item.number, title_words(source)), []).append(edition)
    for family in families.values():
        holder: Edition | None = None
        for newer in _ordered(family):
            if holder is not None:
                kept = _decided(holder, newer, [source for source in sources if _speaks(source, family)])
                yield kept
                newer = holder if kept.kept is holder.source else newer
            holder = newer


def holding(sources: Sequence[Source], found: Sequence[Found], work: Work) -> list[Source]:
    """Return ``sources`` without the editions that do not hold, whose findings fall; doubt asks for review."""
    for kept in editions(sources):
        first, second = kept.older.item.document.path, kept.newer.item.document.path
        effects = [{item.finding.effect for item in found if item.source is one} for one in (kept.older, kept.newer)]
        work.doubt |= not kept.sure and effects[0] != effects[1]
        if kept.kept is None or kept.dropped is None:
            work.notes.append(message("reason_contract.which_version", first=first, second=second))
            continue
        key = "older_version" if kept.kept is kept.newer else "newer_not_agreed"
        by = kept.kept.item.document.path
        why = message(f"reason_contract.{key}", document=kept.dropped.item.document.path, by=by)
        work.notes.append(why)
        for item in found:
            if item.source is kept.dropped:
                work.fall(item, by, why, certain=kept.sure)
        sources = [source for source in sources if source is not kept.dropped]
    return list(sources)


def _edition(source: Source) -> Edition | None:
    lines = [line for line in source.text[:_HEAD].splitlines() if len(line) <= _LONGEST_LINE]
    told = [source.file_name, source.title, *lines]
    number = next((found for text in told for found in _numbers(text)), ())
    month = next((found for text in told for found in _months(text)), ())
    return Edition(source, number, month) if number or month else None


def _numbers(text: str) -> Iterator[tuple[int, ...]]:
    for match in words("edition", "mark").finditer(text):
        told = next(group for group in match.groups() if group)
        yield tuple(int(part) for part in told.split("."))


def _months(text: str) -> Iterator[tuple[int, ...]]:
    for _, _, date in dates_in(text):
        yield date.year, date.month
    for match in words("edition", "month").finditer(text):
        name = match["month"].lower()[:3]
        yield int(match["year"]), _MONTHS.index(_ENGLISH.get(name, name)) + 1


def title_words(source: Source) -> str:
    """Return the words of a title that its editions share, in order."""
    title = _QUALIFIED.sub(" ", source.title)
    for key in ("mark", "month", "around"):
        title = words("edition", key).sub(" ", title)
    return " ".join(_WORD.findall(words("not_contract", "version").sub(" ", title).lower()))


def _ordered(family: Sequence[Edition]) -> list[Edition]:
    """Return editions from the oldest to the newest; none where they cannot be put in order."""
    for key in ("number", "month"):
        marks = [getattr(edition, key) for edition in family]
        if all(marks) and len(set(marks)) == len(marks):
            return sorted(family, key=lambda edition: tuple(getattr(edition, key)))
    return []


def _speaks(source: Source, family: Sequence[Edition]) -> bool:
    """Tell whether a document can say which edition was agreed on: the contract, or what the parties signed."""
    return source.kind in AGREED or (source.item.signed is True and all(source is not other.source for other in family))


def _decided(older: Edition, newer: Edition, above: Sequence[Source]) -> Kept:
    first, second = older.source, newer.source
    rule = next((said for source in (*above, second, first) for said in _rules(source)), None)
    named = {id(edition): [_names(source, edition) for source in above] for edition in (older, newer)}
    by = [source for source, named_there in zip(above, named[id(newer)], strict=True) if named_there]
    if is_accepted(second):
        return Kept(first, second, second, sure=True)
    if by:
        # An amendment whose signature cannot be seen may not have been agreed on.
        signed = any(source.kind is not DocumentKind.AMENDMENT or source.item.signed for source in by)
        return Kept(first, second, second, sure=signed)
    if any(named[id(older)]):
        current = rule is Rule.CURRENT
        return Kept(first, second, second if current else first, sure=rule in (Rule.CONSENT, Rule.FROZEN))
    if rule in (Rule.CONSENT, Rule.FROZEN):
        return Kept(first, second, first, sure=False)
    if rule is Rule.CURRENT:
        return Kept(first, second, second, sure=True)
    return Kept(first, second, second if _replaces(second) else None, sure=False)


def _rules(source: Source) -> Iterator[Rule]:
    """Yield what a document says of new editions of the terms."""
    for clause in source.clauses:
        if not may_say(clause.text, "edition.about"):
            continue
        for left, right in sentences(clause.text):
            text = clause.text[left:right]
            if not search("edition", "about", text):
                continue
            if words("edition", "frozen").search(text):
                yield Rule.FROZEN
            elif words("edition", "consent").search(text) and not words("edition", "unasked").search(text):
                yield Rule.CONSENT
            elif words("edition", "current").search(text):
                yield Rule.CURRENT


def _names(source: Source, edition: Edition) -> bool:
    """Tell whether a document speaks of that very edition."""
    own = set(title_words(edition.source).split())
    year = str(edition.month[0]) if edition.month else None
    for clause in source.clauses:
        if not (may_say(clause.text, "edition.about") or (year and year in clause.text)):
            continue
        for left, right in sentences(clause.text):
            text = clause.text[left:right]
            told = edition.number in _numbers(text) if edition.number else False
            told = told or (bool(edition.month) and edition.month in _months(text))
            if told and (
                own & set(_WORD.findall(text.lower()))
                or any(fits(name, edition.source, source) for name in names_in(text))
            ):
                return True
    return False


def is_accepted(source: Source) -> bool:
    """Tell whether the customer's acceptance of a document stands in it or in its file name."""
    tail = source.text[-_TAIL:]
    if words("edition", "not_accepted").search(f"{source.file_name}\n{tail[-_LAST:]}") or source.item.signed is False:
        return False
    if source.item.signed or words("edition", "accepted").search(source.file_name):
        return True
    for match in words("edition", "accepted").finditer(tail):
        near = tail[match.start() : match.end() + _NEAR]
        if dates_in(near) and not _PLACEHOLDER.search(near):
            return True
    return False


def _replaces(source: Source) -> bool:
    """Tell whether an edition says that it takes the place of the one before it."""
    return any(
        words("edition", "replaces").search(clause.text[left:right])
        for clause in source.clauses
        for left, right in sentences(clause.text)
    )
