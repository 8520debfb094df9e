"""Reads the facts about a contract from its documents."""

from __future__ import annotations

from collections.abc import Sequence

from clausecheck.contracts.facts.call_offs import with_call_offs
from clausecheck.contracts.facts.contract_numbers import read_contract_number
from clausecheck.contracts.facts.offers import with_accepted_offer
from clausecheck.contracts.facts.parties import read_parties
from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.facts.systems import read_modules, read_system, read_systems
from clausecheck.contracts.facts.terms import read_terms
from clausecheck.contracts.model import ContractFacts


def read_facts(sources: Sequence[Source], folder: str) -> ContractFacts:
    """Return what the documents of the contract in ``folder`` say; None for what they do not say, never a guess."""
    sources = with_accepted_offer(sources)
    as_called_off = with_call_offs(sources)
    parties = read_parties(as_called_off)
    terms = read_terms(as_called_off, parties.supplier.name)
    systems = read_systems(sources)
    return ContractFacts(
        system=", ".join(systems) or read_system(sources, folder, (parties.supplier.name, parties.customer)),
        systems=systems,
        modules=() if systems else read_modules(sources),
        supplier=parties.supplier,
        customer=parties.customer,
        contract_number=read_contract_number(sources),
        effective_date=terms.effective,
        expiry_date=terms.expiry,
        notice_period_months=terms.notice_months,
    )
