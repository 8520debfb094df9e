"""The contract's term where it is told without naming the contract: "Fra 1. maj 2024 til 30. april 2026."."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.facts.date_words import dates_in, months
from clausecheck.contracts.vocabulary import fact_words, search_fact

# A letter, so that the patterns have a word for a date, and none that these contracts are written with.
_DATE = "þ"
_TITLES = 1_000
_LONGEST_TITLE, _MOST_UNDER, _SENTENCE_ENDS = 60, 3, (".", ",", ";")
# A number of the order or the contract, which is no heading though it stands alone on a line.
_LABELLED = re.compile(r"(?i)\w*(?:nummer|nr\.?|no\.?|number)\b")
# "4. Løbetid. Fra 1. maj 2024 ...": the title on the same line as what it is on.
_RUN_IN = re.compile(r"\W*(?:[A-Z]?\d[\d.]*\.?\s+)?(?P<title>[A-ZÆØÅ][^.:?!\d]{2,40})\.\s+(?=[A-ZÆØÅ\d])")
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)[.)]?\s")
# Shorter periods are trials, deliveries or closing times; without a heading more is asked.
_SHORTEST, _SHORTEST_UNTITLED = dt.timedelta(days=85), dt.timedelta(days=180)


@dataclass(frozen=True, slots=True)
class BareTerm:
    """A first day, a last day and months that a sentence tells, None for what it does not; and whether it is sure."""

    start: dt.date | None = None
    end: dt.date | None = None
    span: int | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """What a clause stands under: whether the contract's term, or nothing but its number; ``title`` is the heading.

    ``after`` is what follows under the same heading.
    """

    of_term: bool = False
    alone: bool = False
    title: str = ""
    after: str = ""


def places(clauses: Sequence[Clause], title: str) -> Iterator[tuple[Clause, Place]]:
    """Yield the clauses of a contract called ``title``, each with its place.

    What a clause stands under is its heading, or a short line just before it that is no sentence.
    """
    line, under = "", 0
    for index, clause in enumerate(clauses):
        if clause.kind is ClauseKind.HEADING or _is_line(clause):
            line, under = ("" if clause.text in title else clause.text), 0
            yield clause, Place()
            continue
        under += 1
        own = [heading for heading in clause.headings if heading not in title and _is_over(heading, clause)]
        near = _run_in(clause.text) or (line if line and under <= _MOST_UNDER else "".join(own[-1:]))
        above = own[:-1] if own and own[-1].endswith(near) else own
        above = [one for one in above if not _LABELLED.match(one)]
        of_other = any(search_fact("bare", "other", one) and not is_of_term(one) for one in above[-1:])
        after = " ".join(one.text for one in clauses[index + 1 : index + 3] if one.headings == clause.headings)
        plain = clause.kind is ClauseKind.BODY
        yield (
            clause,
            Place(
                of_term=plain and not of_other and (is_of_term(near) or _is_end(near)),
                title=near,
                alone=plain and clause.section is not None and not own and not near,
                after=after,
            ),
        )


def _run_in(text: str) -> str:
    """Return the title on the term that a clause begins with, as a sentence of its own: "Løbetid. Fra 1. maj 2024."."""
    title = _RUN_IN.match(text)
    told = title is not None and (is_of_term(title["title"]) or _is_end(title["title"]))
    return title["title"] if title is not None and told else ""


@lru_cache(_TITLES)
def _is_end(title: str) -> bool:
    return search_fact("bare", "ending", title) is not None


def _is_over(heading: str, clause: Clause) -> bool:
    """Tell whether a heading's number, where it has one, is the beginning of its clause's."""
    number = _NUMBER.match(heading)
    return number is None or clause.section is None or f"{clause.section}.".startswith(f"{number[1]}.")


def _is_line(clause: Clause) -> bool:
    """Tell whether a clause is a line over others: short, no sentence and without a date."""
    text = clause.text.rstrip()
    if clause.kind is ClauseKind.LIST_ITEM:
        return text.endswith("?") or is_of_term(text)
    return (
        clause.kind is ClauseKind.BODY
        and len(text) <= _LONGEST_TITLE
        and not (text.endswith(_SENTENCE_ENDS) or dates_in(text) or ":" in text[:-1] or "|" in text)
    )


@lru_cache(_TITLES)
def is_of_term(title: str) -> bool:
    """Tell whether a heading, or a part of it, is about the contract's term and not that of something else."""
    if len(title) > _LONGEST_TITLE:
        return False
    return any(
        search_fact("bare", "term", part) and not search_fact("bare", "other", part)
        for part in fact_words("bare", "parted").split(title)
    )


def bare_term(sentence: str, rest: str, place: Place) -> BareTerm | None:
    """Return the term that ``sentence`` of a contract tells at its ``place``; None where it tells another's or none.

    ``rest`` is all that the clause says: whether the contract goes on after the end.
    """
    found = dates_in(sentence)
    if not found:
        return None
    told, days = _with_signs(sentence, found)
    if _is_end(place.title):
        plain = re.fullmatch(rf"\W*{_DATE}\W*", told) is not None and not _goes_on(rest, place)
        return BareTerm(end=days[0]) if plain else None
    firm = fact_words("bare", "firm").match(told)
    if firm is not None:
        return BareTerm(end=days[0]) if place.of_term and not _goes_on(rest, place) else None
    term = _ordered(told, days) or _lasting(told, days, place) or _span(told, days, place)
    return replace(term, end=None) if term and term.end and _goes_on(rest, place) else term


def _goes_on(rest: str, place: Place) -> bool:
    """Tell whether what follows says that the contract goes on after the end that it has told."""
    return fact_words("bare", "continues").search(f"{rest} {place.after}") is not None


def _with_signs(sentence: str, found: Sequence[tuple[int, int, dt.date]]) -> tuple[str, list[dt.date]]:
    """Return ``sentence`` with a sign for each date, and the dates."""
    told, previous, days = "", 0, []
    for start, end, date in found:
        if start >= previous:
            told += sentence[previous:start].replace(_DATE, " ") + _DATE
            days.append(date)
            previous = end
    return told + sentence[previous:].replace(_DATE, " "), days


def _ordered(told: str, days: Sequence[dt.date]) -> BareTerm | None:
    yours = fact_words("bare", "yours").match(told)
    ordered = fact_words("bare", "ordered").match(told)
    said = yours or ordered or fact_words("bare", "provided").match(told)
    if said is None or not _ends(told[said.end() :]):
        return None
    if yours is None and fact_words("bare", "other").search(said["what"]):
        return None
    sure = said is yours or said is ordered
    if not sure and fact_words("bare", "part").search(said["what"]):
        return None
    end = days[1] if said["until"] and len(days) > 1 else None
    if end is not None and end - days[0] < _SHORTEST_UNTITLED:
        return None
    return BareTerm(days[0], end, sure=sure)


def _lasting(told: str, days: Sequence[dt.date], place: Place) -> BareTerm | None:
    said = fact_words("bare", "lasting").match(told)
    if said is None or told[: said.end()].count(_DATE) != 1 or not _fits(said["label"], place):
        return None
    if not _ends(told[said.end() :]):
        return None
    return BareTerm(start=days[0], span=months(said[2], said[3]))


def _span(told: str, days: Sequence[dt.date], place: Place) -> BareTerm | None:
    said = fact_words("bare", "span").match(told)
    if said is None or told[: said.start("from")].count(_DATE):
        return None
    rest = told[said.end() :]
    end = days[1] if said["until"] and len(days) > 1 else None
    if end is not None and end - days[0] < (_SHORTEST if place.of_term or said["label"] else _SHORTEST_UNTITLED):
        return None
    if place.alone and not said["label"]:
        return BareTerm(days[0], end) if end is not None and not rest.strip(" .") else None
    length = fact_words("bare", "for_span").match(rest) if end is None else None
    if not _fits(said["label"], place) or not _ends(rest[length.end() if length else 0 :]):
        return None
    if end is None and length is None and not (said["label"] or fact_words("bare", "begun").search(told)):
        return None
    return BareTerm(days[0], end, months(length[1], length[2]) if length else None)


def _fits(label: str | None, place: Place) -> bool:
    return is_of_term(label) if label else place.of_term


def _ends(rest: str) -> bool:
    """Tell whether what follows the days ends them or adds to them, and does not say what else they are of."""
    if fact_words("bare", "tail").match(rest) is None:
        return False
    return not fact_words("bare", "of_other").search(rest)
