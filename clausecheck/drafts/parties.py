"""What the contract says of the customer beyond its name, for the papers that name the parties."""

from __future__ import annotations

from collections.abc import Iterator

from clausecheck.contracts.facts.cvr import find_cvrs, is_valid_cvr
from clausecheck.contracts.model import AGREED, Contract

# A number stands this close behind the name that it belongs to; one that stands further off is another's.
_NEAR = 160


def customer_cvr(contract: Contract) -> str | None:
    """Return the customer's CVR number; None where the contract has none, or more than one that it could be.

    One whose digits do not fit together is what the contract says where it says no other: see `doubtful`.
    """
    name = (contract.facts.customer or "").casefold()
    if not name:
        return None
    signed = [item for item in contract.documents if not item.draft]
    texts = [item.document.text for item in [item for item in signed if item.kind in AGREED] or signed]
    found = {number for text in texts for number in _numbers(text, name, contract)}
    found = {number for number in found if is_valid_cvr(number)} or found
    return found.pop() if len(found) == 1 else None


def doubtful(contract: Contract) -> tuple[str, ...]:
    """Return the numbers of the parties whose digits do not fit together."""
    numbers = (customer_cvr(contract), contract.facts.supplier.cvr)
    return tuple(number for number in numbers if number is not None and not is_valid_cvr(number))


def _numbers(text: str, name: str, contract: Contract) -> Iterator[str]:
    """Yield the numbers that stand right behind ``name``, with no other party or number in between."""
    supplier = contract.facts.supplier
    plain = text.casefold()
    # Folding case can move what comes after; such a text is left alone.
    if len(plain) != len(text):
        return
    before = 0
    for start, number in find_cvrs(text):
        last, before = before, start + len(number)
        between = plain[max(last, start - _NEAR - len(name)) : start]
        other = supplier.name is not None and supplier.name.casefold() in between.partition(name)[2]
        if name in between and not other and number != supplier.cvr:
            yield number
