"""Several copies or versions of the same document: which one counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from clausecheck.contracts.binding.editions import title_words
from clausecheck.contracts.facts import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import words

_WORD = re.compile(r"\w+")
_SHINGLE = 5
# Two texts that share this much of their runs of words are the same document under the same title; the lower mark, of
# the shorter one's, needs the same name.
_NEAR, _SAME_NAME = 0.75, 0.35
_FEWEST_WORDS = 30
_LONGEST = 40_000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{6,8}")


@dataclass(frozen=True, slots=True)
class Older:
    """A document that another version or copy takes the place of; ``sure`` is False where the order is a guess.

    ``certain`` says that nobody need look even where it holds the only bar: a copy, or a version under the same name
    that nobody signed.
    """

    source: Source
    by: Source
    sure: bool
    certain: bool


def older_versions(sources: Sequence[Source]) -> list[Older]:
    """Return the documents that do not count because a later version or a copy does, each with the one that counts."""
    prints = _Prints()
    found: list[Older] = []
    gone: set[int] = set()
    for position, first in enumerate(sources):
        for second in sources[position + 1 :]:
            if first.item.document is second.item.document or id(first) in gone or id(second) in gone:
                continue
            if not _same(first, second, prints):
                continue
            keep, drop = (first, second) if _key(first) >= _key(second) else (second, first)
            copies = prints.of(first) == prints.of(second)
            named = bool(_plain_name(first)) and _plain_name(first) == _plain_name(second)
            signed = keep.item.signed is True and drop.item.signed is not True
            # That one is of a later day does not make it the version that the other gave way to.
            sure = copies or _key(first)[:-1] != _key(second)[:-1]
            found.append(Older(drop, keep, sure, certain=copies or (sure and named and signed)))
            gone.add(id(drop))
    return found


def _same(first: Source, second: Source, prints: _Prints) -> bool:
    numbers = first.item.number, second.item.number
    if first.kind is not second.kind or (numbers[0] and numbers[1] and numbers[0] != numbers[1]):
        return False
    one, other = prints.of(first), prints.of(second)
    if not one or not other:
        return False
    if one == other:
        return True
    shared = len(one & other)
    if _plain_name(first) == _plain_name(second) != "":
        return shared / min(len(one), len(other)) >= _SAME_NAME and not _are_two(first, second)
    if first.kind is DocumentKind.AMENDMENT or title_words(first) != title_words(second):
        return False
    return shared / len(one | other) >= _NEAR


def _are_two(first: Source, second: Source) -> bool:
    """Tell whether two amendments are each one of its own: named for different days, or signed on different days."""
    items = (first.item, second.item)
    if first.kind is not DocumentKind.AMENDMENT:
        return False
    named = [_DAY.findall(PurePosixPath(item.document.path).stem) for item in items]
    return named[0] != named[1] or (all(item.signed and item.date for item in items) and items[0].date != items[1].date)


class _Prints:
    """The runs of words of the documents that are compared, each taken once."""

    def __init__(self) -> None:
        self._known: dict[int, frozenset[int]] = {}

    def of(self, source: Source) -> frozenset[int]:
        if id(source) not in self._known:
            self._known[id(source)] = _shingles(" ".join(clause.text for clause in source.clauses))
        return self._known[id(source)]


def _shingles(text: str) -> frozenset[int]:
    told = _WORD.findall(text[:_LONGEST].lower())
    if len(told) < _FEWEST_WORDS:
        return frozenset()
    return frozenset(map(hash, zip(*(told[at:] for at in range(_SHINGLE)), strict=False)))


def _key(source: Source) -> tuple[bool, bool, bool, tuple[int, ...], str]:
    name = source.file_name
    version = words("edition", "version").search(name) or words("edition", "version").search(source.title)
    return (
        not source.item.draft,
        source.item.signed is True,
        bool(words("edition", "final").search(name)),
        tuple(int(part) for part in version[1].split(".")) if version else (),
        source.item.date.isoformat() if source.item.date else "",
    )


def _plain_name(source: Source) -> str:
    """Return the file's name without what tells its versions apart."""
    return " ".join(_WORD.findall(words("not_contract", "version").sub(" ", source.file_name.lower())))
