"""Which loose files belong to which contract: by its number, its parties and its name; on doubt it says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from clausecheck.contracts.facts import Source, describe
from clausecheck.contracts.facts.contract_numbers import read_contract_number
from clausecheck.contracts.facts.parties import read_parties
from clausecheck.contracts.files import ContractFiles
from clausecheck.contracts.model import DocumentKind, Supplier
from clausecheck.contracts.vocabulary import fact_list
from clausecheck.documents.model import Document
from clausecheck.texts import Message, message

# More loose files than this are told apart by their names alone: looking into them all would cost too much.
_MOST_READ = 300
# A file that fits many names this many of them.
_MOST_TOLD = 3
_LONGEST_HEAD = 6_000
_SHORTEST_WORD = 4
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"(?=[\w\-./]*\d)[\w]+(?:[\-./_ ]\w*\d\w*)+|\b\w*\d{3,}\w*\b")

Look = Callable[[Sequence[Path]], Sequence[Document]]
"""Files in, their documents out in the same order; the beginning and the end of each are enough."""


@dataclass(frozen=True, slots=True)
class _Loose:
    """A loose file and what its first pages tell of the contract it belongs to."""

    files: ContractFiles
    kind: DocumentKind
    number: str | None
    supplier: Supplier
    head: str
    names: frozenset[str]

    @property
    def is_contract(self) -> bool:
        """Whether the file can stand for a contract of its own."""
        return self.kind in (DocumentKind.MAIN, DocumentKind.OTHER)


def gather(contracts: Sequence[ContractFiles], loose: Sequence[ContractFiles], look: Look) -> list[ContractFiles]:
    """Return ``contracts`` (folders) and ``loose`` files with every loose file put to the contract it belongs to.

    A file belongs to the contract whose number it names; else to the only one with the same supplier and a name in
    common, or, with a question in ``doubts``, to the only one with the same supplier. A file that fits several is left
    by itself, and it and each of them get the question. ``look`` reads the files; one that cannot be read is told by
    its name.
    """
    documents = look([files.files[0] for files in loose]) if len(loose) <= _MOST_READ else map(_unseen, loose)
    told = [_told(files, document) for files, document in zip(loose, documents, strict=True)]
    mains = [item for item in told if item.is_contract]
    homes: dict[str, list[ContractFiles]] = {}
    doubts: dict[str, list[Message]] = {}
    alone: list[ContractFiles] = []
    heads: list[_Loose] = []
    for item in mains:
        twin = next((other for other in heads if _same_contract(item, other)), None)
        if twin is None:
            heads.append(item)
        else:
            homes.setdefault(twin.files.folder, []).append(item.files)
    for item in (item for item in told if not item.is_contract):
        fits = _homes(item, heads, contracts)
        if len(fits) == 1:
            folder, sure = fits[0]
            homes.setdefault(folder, []).append(item.files)
            if not sure:
                doubts.setdefault(folder, []).append(_question("may_belong", item.files, folder))
        else:
            named = [_question("belongs_where", item.files, folder) for folder, _ in fits]
            alone.append(replace(item.files, doubts=tuple(named[:_MOST_TOLD])))
            # Each of the contracts may lack it.
            for (folder, _), asked in zip(fits, named, strict=True):
                doubts.setdefault(folder, []).append(asked)
    kept = [*contracts, *(item.files for item in heads)]
    return [_joined(files, homes.get(files.folder, ()), doubts.get(files.folder, ())) for files in kept] + alone


def several_contracts(sources: Sequence[Source]) -> tuple[Message, ...]:
    """Return the question whether ``sources`` are several contracts: two whose numbers neither names of the other."""
    mains = [source for source in sources if source.kind is DocumentKind.MAIN and not source.item.draft]
    numbered = [(source, number) for source in mains if (number := read_contract_number([source])) is not None]
    apart = [
        (number, other_number)
        for position, (source, number) in enumerate(numbered)
        for other, other_number in numbered[position + 1 :]
        if _plain(number) not in _plain(other.text) and _plain(other_number) not in _plain(source.text)
    ]
    if not apart:
        return ()
    numbers = ", ".join(dict.fromkeys(number for pair in apart for number in pair))
    return (message("reason_contract.several_contracts", numbers=numbers),)


def _question(key: str, files: ContractFiles, folder: str) -> Message:
    return message(f"reason_contract.{key}", document=files.folder, folder=folder)


def _joined(files: ContractFiles, more: Sequence[ContractFiles], doubts: Sequence[Message]) -> ContractFiles:
    paths = (*files.files, *(path for other in more for path in other.files))
    return replace(files, files=paths, doubts=(*files.doubts, *doubts))


def _unseen(files: ContractFiles) -> Document:
    return Document(files.folder, files.files[0].suffix.lower().lstrip("."))


def _told(files: ContractFiles, document: Document) -> _Loose:
    item = describe(document)
    source = Source(item, ())
    return _Loose(
        files,
        item.kind,
        read_contract_number([source]),
        read_parties([source]).supplier,
        document.text[:_LONGEST_HEAD],
        _names(f"{files.files[0].stem} {item.title or ''}"),
    )


def _names(text: str) -> frozenset[str]:
    """Return the words of a file's name and title that can be the name of a system or a supplier."""
    found = {word.lower() for word in _WORD.findall(text)}
    return frozenset(word for word in found if len(word) >= _SHORTEST_WORD and word not in _generic())


@cache
def _generic() -> frozenset[str]:
    return frozenset(fact_list("systems", "common")) | frozenset(fact_list("systems", "generic"))


def _same_contract(first: _Loose, second: _Loose) -> bool:
    """Tell whether two contracts are versions of one: the same number, and no other supplier."""
    if first.number is None or second.number is None or _plain(first.number) != _plain(second.number):
        return False
    numbers = first.supplier.cvr, second.supplier.cvr
    return not (numbers[0] and numbers[1] and numbers[0] != numbers[1])


def _homes(item: _Loose, heads: Sequence[_Loose], contracts: Sequence[ContractFiles]) -> list[tuple[str, bool]]:
    """Return the contracts that a loose file may belong to, each with whether that is sure; the best fit alone."""
    by_number = [head.files.folder for head in heads if _names_number(item, head)]
    by_number += [files.folder for files in contracts if _codes(item) & _codes_in(files)]
    if by_number:
        return [(folder, True) for folder in dict.fromkeys(by_number)]
    same = [head for head in heads if _same_supplier(item, head)]
    near = [head for head in same if item.names & head.names]
    if near:
        return [(head.files.folder, True) for head in near]
    if same:
        return [(head.files.folder, False) for head in same]
    called = [head for head in heads if item.names & head.names and not _other_supplier(item, head)]
    return [(head.files.folder, False) for head in called]


def _names_number(item: _Loose, head: _Loose) -> bool:
    if head.number is None:
        return False
    number = _plain(head.number)
    return len(number) > 3 and number in _plain(f"{item.files.folder} {item.head}")


def _codes(item: _Loose) -> set[str]:
    own = {_plain(match[0]) for match in _CODE.finditer(item.files.folder.rsplit(".", 1)[0])}
    return {code for code in own | ({_plain(item.number)} if item.number else set()) if len(code) > 3}


def _codes_in(files: ContractFiles) -> set[str]:
    names = [files.folder, *(path.stem for path in files.files)]
    return {_plain(match[0]) for name in names for match in _CODE.finditer(name)}


def _same_supplier(item: _Loose, head: _Loose) -> bool:
    first, second = item.supplier, head.supplier
    if first.cvr and second.cvr:
        return first.cvr == second.cvr
    return bool(first.name and second.name) and _plain(first.name or "") == _plain(second.name or "")


def _other_supplier(item: _Loose, head: _Loose) -> bool:
    return bool(item.supplier.cvr and head.supplier.cvr) and item.supplier.cvr != head.supplier.cvr


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()
