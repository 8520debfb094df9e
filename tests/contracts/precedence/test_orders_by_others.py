"""Orders of precedence by twelve authors who had not seen the tool: hardly any is read the wrong way.

When first measured, 116 of the first two's 220 were read right, 11 the wrong way round, and 7 that settle nothing as if
they did; of the next one's 110, after those had been looked at, 72, 3 and 2, of the fourth's 100 77, 5 and 2, of the
fifth's 110 85, 3 and 2. The seven after them were asked for wordings as varied as they could find: of their 820 the
rules read 456 right when first measured, 42 the wrong way round, and 13 that settle nothing as if they did.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clausecheck.clauses import segment
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.kinds import describe
from clausecheck.contracts.precedence.orders import read_orders
from clausecheck.contracts.precedence.prevailing import Referee
from clausecheck.documents import read

FILES = sorted((Path(__file__).parents[3] / "models" / "training" / "orders").glob("?.jsonl"))
ORDERS = [json.loads(line) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
# So many are read; for the others the tool says that nothing settles it, or asks the trained model.
_FEWEST_READ = 960
# Read the wrong way, or as settled where nothing is; each is in the note of what is known to be wrong.
_MOST_WRONG = 11
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


def test_hardly_any_order_is_read_the_wrong_way(told: list[str]) -> None:
    wrong = [one for one, first in zip(ORDERS, told, strict=True) if first not in ("none", one["winner"])]
    assert len(wrong) <= _MOST_WRONG, [one["order"] for one in wrong]


def test_most_orders_are_read(told: list[str]) -> None:
    assert sum(one["winner"] == first for one, first in zip(ORDERS, told, strict=True)) >= _FEWEST_READ
