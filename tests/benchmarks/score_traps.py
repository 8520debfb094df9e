"""How many contracts that were made to be wrongly called fine still are: ``python tests/benchmarks/score_traps.py``.

The folder (``tests/bundles/traps`` unless another is named) holds a contract per folder, none of which gives the
customer a plain right. Prints those that are called compliant without a reservation, and how many there are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.model import Contract, Verdict

TRAPS = Path(__file__).parents[1] / "bundles" / "traps"


def contracts(folder: Path = TRAPS) -> Iterator[tuple[str, Contract]]:
    """Yield the name of each folder below ``folder`` with the contract that its files make."""
    for inside in sorted(path for path in folder.iterdir() if path.is_dir()):
        yield inside.name, build_contract(ContractFiles(inside.name, tuple(sorted(inside.iterdir()))), folder)


def is_called_fine(contract: Contract) -> bool:
    """Return whether a contract is called compliant without a reservation."""
    return contract.verdict is Verdict.COMPLIANT and not contract.needs_review


def main(folder: Path) -> None:
    """Print the contracts in ``folder`` that are called fine, and how many of how many they are."""
    made = dict(contracts(folder))
    fine = [name for name, contract in made.items() if is_called_fine(contract)]
    print("\n".join(fine))
    print(f"{len(fine)} of {len(made)} called compliant without a reservation")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TRAPS)
