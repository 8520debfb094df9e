"""Which of two documents goes first, by a sentence that names just these: "gælder ikke kontrakten, men bilag 5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clausecheck.contracts.masking import masked, masked_by
from clausecheck.contracts.names import Name
from clausecheck.contracts.points import points_in
from clausecheck.contracts.precedence.groups import is_in, runs_of
from clausecheck.contracts.precedence.order_limits import is_limited, is_on_other_subject, is_on_other_than_use
from clausecheck.contracts.precedence.statements import Group
from clausecheck.contracts.vocabulary import search, words

_OTHER = ("exempt", "other")
_WINNER, _LOSER = "⟨W⟩", "⟨L⟩"
# "⟨kontraktens⟩ ⟨hovedtekst⟩" are one, and what closes the bracket round a second name is none of the sentence.
_TWICE = re.compile(r"(⟨[WL]⟩)(?:[\s(]*\1\)?)+|(?<=⟩)\)")
# A point that stands so close to a document's name is one of its.
_NEAR = 40


def first_of_two(text: str, names: Sequence[Name]) -> tuple[Group, Group] | None:
    """Return the document that goes first and the other one; None where a sentence does not say so of two and of all.

    ``names`` are those that ``text`` names, in order; where they are more than two, those joined by "og" are one.
    """
    plain = masked_by(text, words("exempt", "no_subject"))
    if _is_on_points(text, names) or is_on_other_subject(text) or is_on_other_than_use(plain, _OTHER, names):
        return None
    names = _with_numbers(names)
    for units in (_apposed(text, names), runs_of(text, names)):
        others = [unit for unit in units if not _same(unit, units[0])]
        if others and all(_same(unit, others[0]) for unit in others):
            sides = [(units[0], others[0]), (others[0], units[0])]
            won = [side for side in sides if _wins(text, units, side[0])]
            return won[0] if len(won) == 1 else None
    return None


def _apposed(text: str, names: Sequence[Name]) -> list[Group]:
    """Return ``names`` one by one, but a document's second name with the first: "licensvilkårene i bilag 5"."""
    units: list[list[Name]] = []
    for name in names:
        joined = bool(units) and words("two", "apposed").fullmatch(text, units[-1][-1].end, name.start) is not None
        if joined:
            units[-1].append(name)
        else:
            units.append([name])
    return [tuple(unit) for unit in units]


def _with_numbers(names: Sequence[Name]) -> list[Name]:
    """Return ``names`` with the number of the only annex that has one for "bilaget"."""
    numbers = {name.numbers for name in names if name.kind == "annex" and name.numbers}
    if len(numbers) != 1:
        return list(names)
    only = next(iter(numbers))
    return [replace(name, numbers=only) if name.kind == "annex" and not name.numbers else name for name in names]


def _is_on_points(text: str, names: Sequence[Name]) -> bool:
    """Tell whether a sentence speaks of points of the documents, not of them as wholes."""
    return any(
        -_NEAR < point.start - name.end < _NEAR or 0 <= name.start - point.end < _NEAR
        for point in points_in(text)
        for name in names
    )


def _same(first: Group, second: Group) -> bool:
    """Tell whether two groups are of one document, by any of its names."""
    return any(is_in(name, second) for name in first)


def _wins(text: str, units: Sequence[Group], winner: Group) -> bool:
    """Tell whether a sentence says that ``winner`` goes before the other document, in all that they are on."""
    marked, last = "", 0
    for unit in units:
        marked += text[last : unit[0].start] + (_WINNER if _same(unit, winner) else _LOSER)
        last = unit[-1].end
    first, second = (_WINNER, _LOSER) if _same(units[0], winner) else (_LOSER, _WINNER)
    marked = words("two", "former").sub(first, words("two", "latter").sub(second, marked + text[last:]))
    marked = words("two", "whole").sub(lambda found: f"{found['document']}", marked)
    marked = _TWICE.sub(r"\1", marked)
    said = words("two", "plainly").search(marked)
    if said is None and search("order", "contradiction", text) is not None:
        said = words("two", "where_they_differ").search(marked)
    if said is None:
        return False
    # What is read says nothing more on what it is for.
    cases = [case.span() for case in words("two", "case").finditer(marked) if search("order", "contradiction", case[0])]
    rest = masked(marked, [said.span(), *cases])
    return not is_limited(rest, 0) and not is_limited(rest, said.start())
