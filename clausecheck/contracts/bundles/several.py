"""Whether what was taken for one contract are several."""

from __future__ import annotations

from collections.abc import Sequence

from clausecheck.contracts.bundles.loose import plain
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.contract_numbers import read_contract_number
from clausecheck.contracts.model import DocumentKind
from clausecheck.texts import Message, message


def several_contracts(sources: Sequence[Source]) -> tuple[Message, ...]:
    """Return the question whether ``sources`` are several contracts: two whose numbers neither names of the other."""
    mains = [source for source in sources if source.kind is DocumentKind.MAIN and not source.item.draft]
    numbered = [(source, number) for source in mains if (number := read_contract_number([source])) is not None]
    apart = [
        (number, other_number)
        for position, (source, number) in enumerate(numbered)
        for other, other_number in numbered[position + 1 :]
        if plain(number) not in plain(other.text) and plain(other_number) not in plain(source.text)
    ]
    if not apart:
        return ()
    numbers = ", ".join(dict.fromkeys(number for pair in apart for number in pair))
    return (message("reason_contract.several_contracts", numbers=numbers),)
