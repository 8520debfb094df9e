"""Whether a folder holds the contracts of several suppliers: none of them may read the other's terms in a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from clausecheck.clauses.model import Clause
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.parties import read_parties
from clausecheck.contracts.model import Contract, ContractDocument, DocumentKind, Supplier
from clausecheck.texts import Message, message

_TOLD = "reason_contract.several_contracts"


def several(contract: Contract, segment: Callable[[ContractDocument], Sequence[Clause]]) -> Message | None:
    """Return why ``contract`` may be several: by their numbers, or by suppliers who do not name each other; else None.

    Args:
        contract: the contract, with the texts of its documents.
        segment: cuts a document into clauses.
    """
    told = next((reason for reason in contract.reasons if reason.key == _TOLD), None)
    if told is not None:
        return told
    mains = [item for item in contract.documents if item.kind is DocumentKind.MAIN and not item.draft]
    if len(mains) < 2:
        return None
    sources = [Source(item, tuple(segment(item))) for item in mains]
    own = [(source.text.casefold(), read_parties([source]).supplier) for source in sources]
    apart = [
        (supplier, other)
        for (text, supplier), (other_text, other) in combinations(own, 2)
        if _differ(supplier, other) and not _names(text, other) and not _names(other_text, supplier)
    ]
    if not apart:
        return None
    names = dict.fromkeys(one.name or one.cvr or "" for pair in apart for one in pair)
    return message("remedy.several.suppliers", names=", ".join(names))


def _differ(one: Supplier, other: Supplier) -> bool:
    if one.cvr and other.cvr:
        return one.cvr != other.cvr
    return bool(one.name and other.name) and str(one.name).casefold() != str(other.name).casefold()


def _names(text: str, supplier: Supplier) -> bool:
    return any(known is not None and known.casefold() in text for known in (supplier.name, supplier.cvr))
