"""Two wordings of a clause compared word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
# Comparing is quadratic; a longer clause is shown as taken out and put in whole.
_MOST_TOKENS = 4_000


class Mark(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what became of it."""

    mark: Mark
    text: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """Return how ``before`` became ``after``, in whole words; the kept and inserted pieces together are ``after``."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    if len(old) + len(new) > _MOST_TOKENS:
        return tuple(_pieces([(Mark.DELETED, before), (Mark.INSERTED, after)]))
    marked: list[tuple[Mark, str]] = []
    for kind, left, right, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            marked.append((Mark.KEPT, "".join(new[start:end])))
        else:
            marked += [(Mark.DELETED, "".join(old[left:right])), (Mark.INSERTED, "".join(new[start:end]))]
    return tuple(_pieces(marked))


def likeness(before: str, after: str) -> float:
    """Return how alike two wordings are, 0 to 1, by the words that they share in order."""
    old, new = before.casefold().split(), after.casefold().split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > _WORTH_COMPARING else 0.0


_WORTH_COMPARING = 0.3


def _pieces(marked: list[tuple[Mark, str]]) -> list[Piece]:
    """Return the pieces, neighbours of one kind joined, a lone space between two changes counted with them."""
    pieces: list[Piece] = []
    for mark, text in marked:
        if not text:
            continue
        if pieces and pieces[-1].mark is mark:
            pieces[-1] = Piece(mark, pieces[-1].text + text)
        else:
            pieces.append(Piece(mark, text))
    return pieces
