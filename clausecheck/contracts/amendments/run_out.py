"""Contracts that had ended when a later one with the same supplier on the same system began, though none says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from clausecheck.contracts.amendments.successors import Outsider
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.reading import read_facts
from clausecheck.contracts.model import ContractFacts, DocumentKind
from clausecheck.contracts.running_on import with_running_on
from clausecheck.texts import message


def run_out_contracts(mains: Sequence[Source], sources: Sequence[Source]) -> list[Outsider]:
    """Return those of ``mains`` whose term ended before a later one's began: each is out from then, though not surely.

    None where an amendment among ``sources`` may have prolonged one.
    """
    if len(mains) < 2 or any(source.kind is DocumentKind.AMENDMENT for source in sources):
        return []
    told = [(main, with_running_on(read_facts([main], ""), [main])) for main in mains if main.item.signed]
    gone = []
    for old, facts in told:
        later = [(new, other) for new, other in told if _follows(other, facts) and _is_on(other.system, old, facts)]
        if later:
            new, other = min(later, key=_begins)
            name, by = (source.item.document.path.rsplit("/", 1)[-1] for source in (old, new))
            why = message("reason_contract.replaced_contract", document=name, by=by)
            gone.append(Outsider(old, by, why, sure=False, since=other.effective_date))
    return gone


def _begins(contract: tuple[Source, ContractFacts]) -> dt.date:
    return contract[1].effective_date or dt.date.max


def _follows(new: ContractFacts, old: ContractFacts) -> bool:
    """Tell whether a contract is with the same supplier, and began when the ``old`` one had ended."""
    if old.expiry_date is None or new.effective_date is None or old.termination.continuous:
        return False
    if old.expiry_date >= new.effective_date:
        return False
    return old.supplier.cvr is not None and old.supplier.cvr == new.supplier.cvr


def _is_on(system: str | None, source: Source, facts: ContractFacts) -> bool:
    """Tell whether a contract, of which ``facts`` are known, is on ``system``: it names that and no other."""
    if not system or (facts.system or system).casefold() != system.casefold():
        return False
    return re.search(rf"(?<!\w){re.escape(system)}s?(?!\w)", source.opening, re.IGNORECASE) is not None
