"""Orders of precedence by five authors who had not seen the tool: none is read the wrong way.

When first measured, 116 of the first two's 220 were read right, 11 the wrong way round, and 7 that settle nothing as if
they did; of the next one's 110, after those had been looked at, 72, 3 and 2, of the fourth's 100 77, 5 and 2, and of
the fifth's 110 85, 3 and 2.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clausecheck.clauses import segment
from clausecheck.contracts.facts import Source, describe
from clausecheck.contracts.precedence.orders import read_orders
from clausecheck.contracts.precedence.prevailing import Referee
from clausecheck.documents import read

FILES = sorted((Path(__file__).parent / "orders_by_others").glob("*.jsonl"))
ORDERS = [json.loads(line) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
# So many are read; for the others the tool says that nothing settles it.
_FEWEST_READ = 425
_KONTRAKT = (
    "KONTRAKT OM PRØVE\n\nmellem Prøve Kommune og Prøvesystemer A/S\n\n1. Bilag 1 og bilag 5 er en del af kontrakten."
    "\n\n2. {order}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
)
_TERMS = "BILAG 5\nLICENSVILKÅR\n\n1. Licens.\n\n2. Kunden må ikke kopiere.\n"


def winner(folder: Path, order: str) -> str:
    """Return which of the contract and its annex 5 goes first by ``order``; "none" where that is not settled."""
    sources = []
    for name, text in (("Kontrakt", _KONTRAKT.format(order=order)), ("Bilag 5 Licensvilkår", _TERMS)):
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        item = describe(read(path, root=folder))
        sources.append(Source(item, segment(item.document)))
    contract, annex = sources
    referee = Referee(read_orders(sources))
    first = referee.goes_before(contract, annex), referee.goes_before(annex, contract)
    return {(True, False): "contract", (False, True): "annex"}.get(first, "none")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("ordener")
    return [winner(folder, one["order"]) for one in ORDERS]


def test_no_order_is_read_the_wrong_way(told: list[str]) -> None:
    read = zip(ORDERS, told, strict=True)
    assert [one["order"] for one, first in read if first not in ("none", one["winner"])] == []


def test_most_orders_are_read(told: list[str]) -> None:
    assert sum(one["winner"] == first for one, first in zip(ORDERS, told, strict=True)) >= _FEWEST_READ
