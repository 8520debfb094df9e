"""Whether the files and folders at a root are all of one contract, as where a user scans the folder of a contract."""

from __future__ import annotations

from collections.abc import Sequence

from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.bundles.loose import (
    Loose,
    mentions_supplier,
    names_number,
    other_supplier,
    plain,
    same_contract,
)
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_words
from clausecheck.texts import Message, message

# Folders that make one contract by their names alone: its own and one more.
_FEWEST_PARTS = 2
# One contract's folder may hold a few papers called contracts that do not say whose they are.
_FEWEST_STRANGERS = 5
# What stands for the contract where nothing that is called one does.
_INSTEAD = (DocumentKind.LICENCE_TERMS, DocumentKind.SLA)

# What may be of another contract, where this one does not say whose it is.
_APART = (DocumentKind.MAIN, DocumentKind.OTHER, DocumentKind.AMENDMENT, DocumentKind.LICENCE_TERMS)


def of_one_contract(told: Sequence[Loose], folders: Sequence[ContractFiles], root: str) -> ContractFiles | None:
    """Return the contract ``root`` that ``told`` and ``folders`` make; None where more than one is among them.

    Every document that can stand for a contract and says whose it is must say the same, the folders be called what a
    contract's parts are ("Bilag"), and most files be readable. Where none says it, as in a form that is not filled in,
    one file alone must be called the contract. Where most of many that are called contracts say nothing that ties them
    to those, each is one of its own. A file that names another supplier, or is called a contract or an
    amendment and names neither supplier nor contract, is counted with a question.
    """
    known = [item for item in told if _says_whose(item)]
    anchors = [item for item in known if item.is_contract] or [item for item in known if item.kind in _INSTEAD]
    anchors = anchors or _called_the_contract(told)
    if not anchors or not _are_linked(anchors) or any(_is_of_another(item, anchors) for item in told):
        return None
    # What fits two contracts must not join them.
    if not _are_linked([item for item in anchors if item.is_contract and item.number]):
        return None
    if not all(fact_words("kinds", "part_folder").fullmatch(files.folder) for files in folders):
        return None
    if sum(item.empty for item in told) * 2 > len(told):
        return None
    if _are_mostly_strangers([item for item in told if item.kind is DocumentKind.MAIN], anchors):
        return None
    asked = [item.files.folder for item in told if _is_doubtful(item, anchors)]
    doubts = tuple(message("reason_contract.beside", document=name) for name in asked)
    return _together([*(item.files for item in told), *folders], root, doubts)


def parts_of_one(folders: Sequence[ContractFiles], root: str) -> ContractFiles | None:
    """Return the contract ``root`` whose parts lie in ``folders`` alone: "01 Kontrakt" and "02 Bilag"."""
    contracts = [files for files in folders if fact_words("kinds", "contract_folder").fullmatch(files.folder)]
    parts = [files for files in folders if fact_words("kinds", "part_folder").fullmatch(files.folder)]
    if len(contracts) != 1 or len(folders) < _FEWEST_PARTS or len(parts) < len(folders):
        return None
    return _together([*contracts, *(files for files in folders if files is not contracts[0])], root)


def _together(files: Sequence[ContractFiles], root: str, doubts: tuple[Message, ...] = ()) -> ContractFiles:
    return ContractFiles(
        root,
        tuple(path for part in files for path in part.files),
        tuple(path for part in files for path in part.closed),
        doubts,
        tuple(path for part in files for path in part.links),
    )


def _says_whose(item: Loose) -> bool:
    return bool(item.supplier.cvr or item.number)


def _called_the_contract(told: Sequence[Loose]) -> list[Loose]:
    """Return the only file that is called a contract and no annex; nothing where several are, or none."""
    called = [item for item in told if item.kind is DocumentKind.MAIN and not item.called_annex]
    return called if len(called) == 1 else []


def _are_linked(anchors: Sequence[Loose]) -> bool:
    """Tell whether the first of ``anchors`` leads to all the others by way of those that belong together."""
    linked, left = list(anchors[:1]), list(anchors[1:])
    while found := next((item for item in left if any(_belong(item, other) for other in linked)), None):
        linked.append(found)
        left.remove(found)
    return not left


def _belong(first: Loose, second: Loose) -> bool:
    """Tell whether two documents are of one contract.

    They have a number in common, or their numbers do not differ and one names the other's supplier; two that are called
    contracts must have a name in common as well.
    """
    if other_supplier(first, second):
        return False
    if same_contract(first, second) or names_number(first, second) or names_number(second, first):
        return True
    if first.number and second.number and plain(first.number) != plain(second.number):
        return False
    both = first.kind is second.kind is DocumentKind.MAIN
    named = mentions_supplier(first, second) or mentions_supplier(second, first)
    return named and (not both or bool(first.names & second.names))


def _are_mostly_strangers(mains: Sequence[Loose], anchors: Sequence[Loose]) -> bool:
    """Tell whether many of the documents that are called contracts have nothing to do with ``anchors``."""
    strangers = [item for item in mains if _is_doubtful(item, anchors)]
    return len(strangers) >= _FEWEST_STRANGERS and 2 * len(strangers) > len(mains)


def _is_of_another(item: Loose, anchors: Sequence[Loose]) -> bool:
    """Tell whether an amendment gives the number of another contract than ``anchors``."""
    if item.kind is not DocumentKind.AMENDMENT or item.number is None:
        return False
    numbered = [one for one in anchors if one.number]
    return bool(numbered) and not any(names_number(item, one) or same_contract(item, one) for one in numbered)


def _is_doubtful(item: Loose, anchors: Sequence[Loose]) -> bool:
    """Tell whether ``item`` names another supplier than ``anchors``, or does not name what it should.

    A contract names the supplier or the system, an amendment the system or the contract's number. A data processing
    agreement may name those who process for the supplier.
    """
    if item in anchors or item.kind is DocumentKind.DPA or item.empty:
        return False
    named = any(mentions_supplier(item, one) for one in anchors)
    if not any(_says_whose(one) for one in anchors):
        return item.kind in _APART and not any(item.names & one.names for one in anchors)
    if item.kind is DocumentKind.AMENDMENT:
        return not any(item.names & one.names or names_number(item, one) or one.number is None for one in anchors)
    if any(other_supplier(item, one) for one in anchors):
        return not named
    return item.kind is DocumentKind.MAIN and not named and not any(item.names & one.names for one in anchors)
