"""Writes what the rules read of the contracts in ``tests/bundles``: ``python contract_orders.py BUNDLES OUT``.

Each line has a passage with two documents marked and which of them goes first, or neither; at most `MOST` pairs of
either kind of a contract, and only of contracts whose verdict is read as their author gave it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from zlib import crc32

from clausecheck.clauses import segment
from clausecheck.contracts.facts import Source
from clausecheck.contracts.model import AGREED, Contract
from clausecheck.contracts.precedence.orders import Ruling, read_orders, ruling
from clausecheck.contracts.precedence.passages import Passage, marked, names_both, passages_of
from clausecheck.contracts.precedence.short_names import known_names
from tests.benchmarks.score_bundles import score

MOST = 3


def pairs(contract: Contract) -> Iterator[tuple[str, str]]:
    """Yield the marked passages of a contract, each with "first", "second" or "none", sure readings alone."""
    sources = [Source(item, segment(item.document)) for item in contract.documents]
    statements = read_orders(sources)
    named = [
        (passage, known)
        for source, known in zip(sources, known_names(sources), strict=True)
        for passage in passages_of(source)
    ]
    for one, other in combinations(sources, 2):
        said = ruling(statements, one, other)
        if said is not None and (said.winner is None or said.doubt or said.points):
            continue
        for passage, known in named:
            read = said is not None and _stands_in(passage, said)
            if not read and (said is not None or passage.speaker.kind not in AGREED):
                continue
            told = marked(passage.text, known, passage.speaker, one, other)
            if names_both(told):
                yield told, _winner(said, one)


def _stands_in(passage: Passage, said: Ruling) -> bool:
    return any(by.speaker is passage.speaker and by.index in passage.clauses for by in said.by)


def _winner(said: Ruling | None, one: Source) -> str:
    if said is None:
        return "none"
    return "first" if said.winner is one else "second"


def main() -> None:
    """Read the command line and write the passages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundles", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    told: dict[str, str] = {}
    for author in sorted(options.bundles.iterdir()):
        if not (author / "expected.json").is_file() or author.name == "own":
            continue
        expected = json.loads((author / "expected.json").read_text(encoding="utf-8"))
        for scored in score(author, expected):
            if scored.contract.verdict.value != scored.expected["verdict"]:
                continue
            found = sorted(pairs(scored.contract), key=lambda pair: crc32(pair[0].encode()))
            told.update([pair for pair in found if pair[1] != "none"][:MOST])
            told.update([pair for pair in found if pair[1] == "none"][:MOST])
    lines = [json.dumps({"told": text, "winner": winner}, ensure_ascii=False) for text, winner in told.items()]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
