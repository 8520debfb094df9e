"""What a loose file tells of the contract that it belongs to: its kind, number, supplier and the names in its title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.facts import Source, describe
from clausecheck.contracts.facts.contract_numbers import read_contract_number
from clausecheck.contracts.facts.parties import read_parties
from clausecheck.contracts.model import DocumentKind, Supplier
from clausecheck.contracts.names import names_annex
from clausecheck.contracts.vocabulary import fact_list
from clausecheck.documents.model import Document

_LONGEST_HEAD = 6_000
_SHORTEST_WORD, _SHORTEST_NUMBER, _SHORTEST_NAME = 4, 4, 3
# A company's first word by which it is called alone.
_TELLING_WORD = 6
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Loose:
    """A loose file and what its first pages tell of the contract it belongs to.

    ``letters`` are those of its name and first pages, as numbers and names are sought in them; ``empty`` says that
    there is no text.
    """

    files: ContractFiles
    kind: DocumentKind
    number: str | None
    supplier: Supplier
    letters: str
    names: frozenset[str]
    empty: bool = False

    @property
    def is_contract(self) -> bool:
        """Whether the file can stand for a contract of its own."""
        return self.kind in (DocumentKind.MAIN, DocumentKind.OTHER)

    @property
    def is_called_annex(self) -> bool:
        """Whether the file's name calls it an annex, whatever stands over its pages."""
        return names_annex(self.files.files[0].stem)


def told_by(files: ContractFiles, document: Document) -> Loose:
    """Return what the loose file ``files`` tells, read as ``document``."""
    item = describe(document)
    source = Source(item, ())
    return Loose(
        files,
        item.kind,
        read_contract_number([source]),
        read_parties([source]).supplier,
        plain(f"{files.folder} {document.text[:_LONGEST_HEAD]}"),
        _names(f"{files.files[0].stem} {item.title or ''}"),
        empty=not document.text.strip(),
    )


def unseen(files: ContractFiles) -> Document:
    """Return the document for a loose file that is told by its name alone."""
    return Document(files.folder, files.files[0].suffix.lower().lstrip("."))


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


def _names(text: str) -> frozenset[str]:
    """Return the words of a file's name and title that can be the name of a system or a supplier."""
    found = {word.lower() for word in _WORD.findall(text)}
    return frozenset(word for word in found if len(word) >= _SHORTEST_WORD and word not in _generic())


@cache
def _generic() -> frozenset[str]:
    return frozenset(fact_list("systems", "common")) | frozenset(fact_list("systems", "generic"))
