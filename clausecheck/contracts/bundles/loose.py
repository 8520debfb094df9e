"""What a loose file tells of the contract that it belongs to, and whether two tell of the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.model import DocumentKind, Supplier

_SHORTEST_NUMBER, _SHORTEST_NAME = 4, 3
# A company's first word by which it is called alone.
_TELLING_WORD = 6


@dataclass(frozen=True, slots=True)
class Loose:
    """A loose file and what its first pages tell of the contract it belongs to.

    ``letters`` are those of its name and first pages, as numbers and names are sought in them; ``empty`` says that
    there is no text, ``called_annex`` that the file's name calls it an annex, whatever stands over its pages.
    """

    files: ContractFiles
    kind: DocumentKind
    number: str | None
    supplier: Supplier
    letters: str
    names: frozenset[str]
    empty: bool = False
    called_annex: bool = False

    @property
    def is_contract(self) -> bool:
        """Whether the file can stand for a contract of its own."""
        return self.kind in (DocumentKind.MAIN, DocumentKind.OTHER)


def same_contract(first: Loose, second: Loose) -> bool:
    """Tell whether two contracts are versions of one: the same number, and no other supplier."""
    if first.number is None or second.number is None or plain(first.number) != plain(second.number):
        return False
    return not other_supplier(first, second)


def names_number(item: Loose, head: Loose) -> bool:
    """Tell whether ``item`` gives the number of the contract ``head``."""
    if head.number is None:
        return False
    number = plain(head.number)
    return len(number) >= _SHORTEST_NUMBER and number in item.letters


def same_supplier(item: Loose, head: Loose) -> bool:
    """Tell whether both name the same supplier."""
    first, second = item.supplier, head.supplier
    if first.cvr and second.cvr:
        return first.cvr == second.cvr
    return bool(first.name and second.name) and plain(first.name or "") == plain(second.name or "")


def mentions_supplier(item: Loose, head: Loose) -> bool:
    """Tell whether ``item`` names the supplier of ``head``: its CVR number, or its name without the company's form."""
    if head.supplier.cvr and head.supplier.cvr in item.letters:
        return True
    words = [plain(word) for word in (head.supplier.name or "").split()]
    whole = "".join(words[:-1] or words)
    return any(
        len(name) >= least and name in item.letters
        for name, least in ((whole, _SHORTEST_NAME), ("".join(words[:1]), _TELLING_WORD))
    )


def other_supplier(item: Loose, head: Loose) -> bool:
    """Tell whether the two name suppliers with different CVR numbers."""
    return bool(item.supplier.cvr and head.supplier.cvr) and item.supplier.cvr != head.supplier.cvr


def plain(text: str) -> str:
    """Return the letters and figures of ``text`` in lower case, as numbers are compared."""
    return re.sub(r"[\W_]", "", text).lower()
