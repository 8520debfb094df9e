"""Which loose files belong to which contract: by its number, its parties and its name; on doubt it says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.bundles.loose import (
    Loose,
    names_number,
    other_supplier,
    plain,
    same_contract,
    same_supplier,
)
from clausecheck.contracts.bundles.one_contract import of_one_contract
from clausecheck.texts import Message, message

# More loose files than this are told apart by their names alone: looking into them all would cost too much.
_MOST_READ = 300
# A word in the names of more contracts than this, and of more than one in so many, tells none from another.
_MOST_OF_A_NAME, _OF_MANY = 5, 20
# A file that fits many names this many of them.
_MOST_TOLD = 3
_CODE = re.compile(r"(?=[\w\-./]*\d)[\w]+(?:[\-./_ ]\w*\d\w*)+|\b\w*\d{3,}\w*\b")

Look = Callable[[Sequence[ContractFiles]], Sequence[Loose]]
"""Loose files in, what each tells out, in the same order; the beginning and the end of each are enough."""


def gather(
    contracts: Sequence[ContractFiles], loose: Sequence[ContractFiles], look: Look, root: str
) -> list[ContractFiles]:
    """Return ``contracts`` (folders) and ``loose`` files with every loose file put to the contract it belongs to.

    Where the loose files are those of one contract, and the folders its parts, all of it is the contract ``root``.
    Else a file belongs to the contract whose number it names; else to the only one with the same supplier and a name
    in common, or, with a question in ``doubts``, to the only one with the same supplier. A file that fits several is
    left by itself, and it and each of them get the question. ``look`` reads the files; one that cannot be read is told
    by its name.
    """
    told = look(loose) if len(loose) <= _MOST_READ else _by_their_names(loose)
    whole = of_one_contract(told, contracts, root)
    if whole is not None:
        return [whole]
    mains = [item for item in told if item.is_contract]
    homes: dict[str, list[ContractFiles]] = {}
    doubts: dict[str, list[Message]] = {}
    alone: list[ContractFiles] = []
    heads: list[Loose] = []
    for item in mains:
        twin = next((other for other in heads if same_contract(item, other)), None)
        if twin is None:
            heads.append(item)
        else:
            homes.setdefault(twin.files.folder, []).append(item.files)
    heads = _with_telling_names(heads)
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


def _by_their_names(loose: Sequence[ContractFiles]) -> list[Loose]:
    from clausecheck.contracts.bundles.looking import told_by

    return [told_by(files) for files in loose]


def _with_telling_names(heads: Sequence[Loose]) -> list[Loose]:
    """Return contracts without the words of their names that too many of them have to tell one from another."""
    shared = Counter(name for head in heads for name in head.names)
    most = max(_MOST_OF_A_NAME, len(heads) // _OF_MANY)
    return [replace(head, names=frozenset(name for name in head.names if shared[name] <= most)) for head in heads]


def _question(key: str, files: ContractFiles, folder: str) -> Message:
    return message(f"reason_contract.{key}", document=files.folder, folder=folder)


def _joined(files: ContractFiles, more: Sequence[ContractFiles], doubts: Sequence[Message]) -> ContractFiles:
    paths = (*files.files, *(path for other in more for path in other.files))
    return replace(files, files=paths, doubts=(*files.doubts, *doubts))


def _homes(item: Loose, heads: Sequence[Loose], contracts: Sequence[ContractFiles]) -> list[tuple[str, bool]]:
    """Return the contracts that a loose file may belong to, each with whether that is sure; the best fit alone."""
    by_number = [head.files.folder for head in heads if names_number(item, head)]
    by_number += [files.folder for files in contracts if _codes(item) & _codes_in(files)]
    if by_number:
        return [(folder, True) for folder in dict.fromkeys(by_number)]
    same = [head for head in heads if same_supplier(item, head)]
    near = [head for head in same if item.names & head.names]
    if near:
        return [(head.files.folder, True) for head in near]
    if same:
        return [(head.files.folder, False) for head in same]
    called = [head for head in heads if item.names & head.names and not other_supplier(item, head)]
    return [(head.files.folder, False) for head in called]


def _codes(item: Loose) -> set[str]:
    own = {plain(match[0]) for match in _CODE.finditer(item.files.folder.rsplit(".", 1)[0])}
    return {code for code in own | ({plain(item.number)} if item.number else set()) if len(code) > 3}


def _codes_in(files: ContractFiles) -> set[str]:
    names = [files.folder, *(path.stem for path in files.files)]
    return {plain(match[0]) for name in names for match in _CODE.finditer(name)}
