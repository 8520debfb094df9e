"""Counts the restricting clauses of unseen authors that a contract with a full right beside them is called fine with.

    python -m tests.benchmarks.beside_a_right

Every held-out clause that bars, demands people or sets conditions is put into a contract whose first point is a right
without hindrances. A contract that is then called compliant without a reservation hides what the clause says.
"""

from __future__ import annotations

import json
from pathlib import Path

from clausecheck.contracts.assemble import assemble
from clausecheck.contracts.model import Contract, Verdict
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.effects.judging import classify

HELD_OUT = Path(__file__).parents[2] / "models" / "training" / "held_out"
RESTRICTIONS = {"conditional", "prohibited", "human_required"}
BEFORE = (
    "KONTRAKT OM PRØVE",
    "mellem Ådal Kommune (Kunden) og Nordlys A/S (Leverandøren) om systemet Prøve",
    "1. Brug",
    "1.1 Systemet kan uden hindringer indgå i automatiseringer, fx RPA.",
    "2. Vilkår",
)
AFTER = ("3. Betaling", "3.1 Kunden betaler 100.000 kr. om året for Systemet, der faktureres kvartalsvis.")


def beside_a_right(clause: str) -> Contract:
    """Return the contract that has a full right and ``clause``."""
    builder = DocumentBuilder("Kontrakt.docx", "docx")
    for line in (*BEFORE, clause, *AFTER):
        builder.add(line)
    return assemble([builder.build()], "sag", classify=classify)


def main() -> None:
    told = [json.loads(line) for path in sorted(HELD_OUT.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    clauses = [item for item in told if RESTRICTIONS & set(item["effects"])]
    hidden = []
    for item in clauses:
        contract = beside_a_right(item["text"])
        if contract.verdict is Verdict.COMPLIANT and not contract.needs_review:
            hidden.append(item["id"])
    print(f"{len(hidden)} of {len(clauses)} hidden: {', '.join(hidden)}")


if __name__ == "__main__":
    main()
