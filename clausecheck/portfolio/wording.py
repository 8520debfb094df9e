"""Two wordings of a clause compared word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKENS = re.compile(r"\w+|[^\w\s]")
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
    old, new = list(_TOKENS.finditer(before)), list(_TOKENS.finditer(after))
    if len(old) + len(new) > _MOST_TOKENS:
        return tuple(_pieces([(Mark.DELETED, before), (Mark.INSERTED, after)]))
    # Blanks tell nothing of which words are the same, so only words and signs are paired.
    matcher = SequenceMatcher(None, [word[0] for word in old], [word[0] for word in new], autojunk=False)
    marked: list[tuple[Mark, str]] = []
    left = right = 0
    for at, to, size in matcher.get_matching_blocks():
        for one, other in zip(old[at : at + size], new[to : to + size], strict=True):
            marked += _between(before[left : one.start()], after[right : other.start()])
            marked.append((Mark.KEPT, other[0]))
            left, right = one.end(), other.end()
    return tuple(_pieces([*marked, *_between(before[left:], after[right:])]))


def _between(before: str, after: str) -> list[tuple[Mark, str]]:
    """Return what became of the stretch between two words that are kept; the blanks around it that both have stay."""
    lead = _same_blanks(before, after)
    tail = _same_blanks(before[lead:][::-1], after[lead:][::-1])
    end = len(after) - tail
    return [
        (Mark.KEPT, after[:lead]),
        (Mark.DELETED, before[lead : len(before) - tail]),
        (Mark.INSERTED, after[lead:end]),
        (Mark.KEPT, after[end:]),
    ]


def _same_blanks(one: str, other: str) -> int:
    """Return how many blanks both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    shorter = min(len(one), len(other))
    return next((at for at, (left, right) in pairs if left != right or not left.isspace()), shorter)


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
