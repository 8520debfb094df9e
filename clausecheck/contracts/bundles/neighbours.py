"""Contracts with other suppliers on other systems that lie in a contract's folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausecheck.clauses import sentences
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.contract_numbers import numbers_named
from clausecheck.contracts.facts.parties import read_parties
from clausecheck.contracts.model import Supplier
from clausecheck.contracts.vocabulary import words


@dataclass(frozen=True, slots=True)
class Contracting:
    """A main contract and what tells it from others: its numbers, its supplier and the names of its system."""

    main: Source
    numbers: tuple[str, ...]
    supplier: Supplier
    systems: frozenset[str]

    def is_named_in(self, text: str) -> bool:
        """Tell whether ``text`` names the contract's number or its system."""
        return any(_is_word(name, text) for name in (*self.numbers, *self.systems))


def contracting(main: Source, systems: set[str]) -> Contracting:
    """Return what tells ``main`` from other contracts; ``systems`` are the names that its system may go by."""
    numbers = tuple(numbers_named(main.opening))
    return Contracting(main, numbers, read_parties([main]).supplier, frozenset(systems))


def neighbours(
    mains: Sequence[Contracting], beside: Sequence[Contracting], others: Sequence[Source], folder: str
) -> Iterator[tuple[Contracting, bool]]:
    """Yield those of ``mains`` and ``beside`` that are no contracts of the folder's, and whether that is beyond doubt.

    The folder's own is the only one of ``mains``, or the one whose system the folder is named for or that the
    ``others`` in it name; ``beside`` are documents that read as contracts under another name. A contract is another
    one only if its number, its supplier and its system are its own, and neither speaks of the other.
    """
    own = mains[0] if len(mains) == 1 else _own(mains, others, folder)
    for contract in (*mains, *beside) if own is not None else ():
        if own is None or contract is own or _speak_of_each_other(contract, own) or not _differ(contract, own):
            continue
        if any(contract.is_named_in(source.text) for source in others if source is not contract.main):
            continue
        yield contract, _says_so(contract.main)


def _own(contracts: Sequence[Contracting], others: Sequence[Source], folder: str) -> Contracting | None:
    points = [
        2 * any(_is_word(name, folder) for name in contract.systems)
        + sum(contract.is_named_in(source.opening) for source in others)
        for contract in contracts
    ]
    if not points or not max(points) or points.count(max(points)) > 1:
        return None
    return contracts[points.index(max(points))]


def _speak_of_each_other(first: Contracting, second: Contracting) -> bool:
    return first.is_named_in(second.main.text) or second.is_named_in(first.main.text)


def _differ(first: Contracting, second: Contracting) -> bool:
    """Tell whether two contracts have different numbers and different suppliers, all of them known."""
    if not (first.numbers and second.numbers and first.systems and second.systems):
        return False
    ours, theirs = first.supplier, second.supplier
    if ours.cvr and theirs.cvr:
        return ours.cvr != theirs.cvr
    return bool(ours.name and theirs.name) and _plain(ours.name) != _plain(theirs.name)


def _says_so(main: Source) -> bool:
    """Tell whether a contract says that it has nothing to do with others."""
    return any(
        words("other_contract", "apart").search(clause.text[left:right])
        for clause in main.clauses
        for left, right in sentences(clause.text)
    )


def _is_word(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?:s|et|en)?(?!\w)", text))


def _plain(name: str | None) -> str:
    return re.sub(r"[\W_]", "", name or "").casefold()
