"""Which of two documents goes first, by a sentence that names just these: "gælder ikke kontrakten, men bilag 5"."""

from __future__ import annotations

from collections.abc import Sequence

from clausecheck.contracts.names import Name
from clausecheck.contracts.points import points_in
from clausecheck.contracts.precedence.groups import is_in
from clausecheck.contracts.precedence.order_limits import is_limited, is_on_other_subject
from clausecheck.contracts.precedence.statements import Group
from clausecheck.contracts.vocabulary import search, words

_WINNER, _LOSER = "⟨W⟩", "⟨L⟩"


def first_of_two(text: str, names: Sequence[Name]) -> tuple[Group, Group] | None:
    """Return the document that goes first and the other one; None where a sentence does not say so of two and of all.

    ``names`` are those that ``text`` names, in order.
    """
    if not names or points_in(text) or is_on_other_subject(text):
        return None
    first = names[0]
    others = tuple(name for name in names if not is_in(name, (first,)))
    if not others or any(not is_in(name, others[:1]) for name in others):
        return None
    sides = [(first, others[0]), (others[0], first)]
    won = [(winner, loser) for winner, loser in sides if _wins(text, names, winner)]
    return ((won[0][0],), (won[0][1],)) if len(won) == 1 else None


def _wins(text: str, names: Sequence[Name], winner: Name) -> bool:
    """Tell whether a sentence says that ``winner`` goes before the other document, in all that they are on."""
    marked, last = "", 0
    for name in names:
        marked += text[last : name.start] + (_WINNER if is_in(name, (winner,)) else _LOSER)
        last = name.end
    first, second = (_WINNER, _LOSER) if is_in(names[0], (winner,)) else (_LOSER, _WINNER)
    marked = words("two", "former").sub(first, words("two", "latter").sub(second, marked + text[last:]))
    marked = words("two", "whole").sub(lambda found: f"{found['document']}", marked)
    said = words("two", "plainly").search(marked)
    if said is None and search("order", "contradiction", text) is not None:
        said = words("two", "where_they_differ").search(marked)
    return said is not None and not is_limited(marked, 0) and not is_limited(marked, said.start())
