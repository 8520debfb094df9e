"""By what a contract is known again when its folder has been renamed, moved, or read from another paper."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields

from clausecheck.contracts.model import Contract
from clausecheck.contracts.register.folders import code, plain

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Identity:
    """What names a contract; "" for what is not known. ``contract`` is `Contract.id`, which follows the folder."""

    contract: str = ""
    folder: str = ""
    kitos: str = ""
    number: str = ""
    system: str = ""
    supplier: str = ""
    cvr: str = ""
    effective: str = ""
    expiry: str = ""

    def packed(self) -> str:
        """Return the identity as text that `unpacked` reads."""
        return json.dumps({key: value for key, value in asdict(self).items() if value}, ensure_ascii=False)


def identity_of(contract: Contract) -> Identity:
    """Return by what ``contract`` is known."""
    facts = contract.facts
    return Identity(
        contract.id,
        contract.folder,
        facts.kitos_uuid or "",
        facts.contract_number or "",
        facts.system or "",
        facts.supplier.name or "",
        facts.supplier.cvr or "",
        facts.effective_date.isoformat() if facts.effective_date else "",
        facts.expiry_date.isoformat() if facts.expiry_date else "",
    )


def unpacked(text: str, contract: str = "") -> Identity:
    """Return the identity that ``text`` holds, or one of ``contract`` (a `Contract.id`) alone."""
    try:
        said = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        said = {}
    known = {field.name for field in fields(Identity)}
    pairs = said.items() if isinstance(said, dict) else ()
    given = {key: value[:_LONGEST] for key, value in pairs if key in known and isinstance(value, str)}
    return Identity(**{"contract": contract, **given})


def contradict(first: Identity, second: Identity) -> bool:
    """Tell whether two identities cannot be the same contract: another one in KITOS, or another company's."""
    kitos = first.kitos and second.kitos and first.kitos != second.kitos
    return bool(kitos or (first.cvr and second.cvr and first.cvr != second.cvr))


def same_contract(first: Identity, second: Identity) -> bool:
    """Tell whether two identities are surely the same contract.

    By the contract in KITOS; else by the contract number; else by the folder, or by the supplier with the system or
    with both dates. The folder alone does not do where the numbers differ: several roots may have folders of one name.
    """
    if contradict(first, second):
        return False
    if first.kitos and second.kitos:
        return True
    same_folder = bool(first.contract) and first.contract == second.contract
    same_system = bool(first.system) and plain(first.system) == plain(second.system)
    if code(first.number) and code(second.number):
        return code(first.number) == code(second.number) or (same_folder and same_system)
    if same_folder:
        return True
    same_dates = bool(first.effective and first.expiry) and (first.effective, first.expiry) == (
        second.effective,
        second.expiry,
    )
    return _same_supplier(first, second) and (same_system or same_dates)


def traits(identity: Identity) -> frozenset[tuple[str, str]]:
    """Return what two identities must share at least one of to be the same contract; quick to look up."""
    named = {
        "kitos": identity.kitos,
        "number": code(identity.number),
        "contract": identity.contract,
        "cvr": identity.cvr,
        "supplier": plain(identity.supplier),
    }
    return frozenset((name, value) for name, value in named.items() if value)


def _same_supplier(first: Identity, second: Identity) -> bool:
    if first.cvr and second.cvr:
        return first.cvr == second.cvr
    return bool(first.supplier) and plain(first.supplier) == plain(second.supplier)
