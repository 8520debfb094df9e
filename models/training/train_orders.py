"""Trains the linear model on precedence: ``python train_orders.py [--check] [--out FOLDER]``.

Reads ``orders``: statements by authors who had not seen the tool, each with which of a contract and its annex 5 it puts
first, or neither; and ``contracts.jsonl``, passages of contracts as the rules read them. Writes ``orders.npz``:
``weights`` int8 of shape (columns, 3), ``scales`` and ``shifts`` float32 of shape (3,). ``--check`` prints instead how
each author's are read by a model that has not seen that author.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from clausecheck.clauses import segment
from clausecheck.contracts.facts import Source, describe
from clausecheck.contracts.precedence.passages import COLUMNS, columns_of, marked, turned
from clausecheck.contracts.precedence.short_names import known_names
from clausecheck.documents import read

HERE = Path(__file__).parent
MODEL = HERE.parent / "orders"
WINNERS = ("contract", "annex", "none")
# As `contract_orders.py` writes what the rules read surely; no author's, and always known.
OF_RULES = "contracts"
READ = ("first", "second", "none")
STRENGTH = 0.3
SURE = (0.6, 0.7, 0.8)
_CONTRACT = (
    "KONTRAKT OM PRØVE\n\nmellem Prøve Kommune og Prøvesystemer A/S\n\n1. Bilag 1 og bilag 5 er en del af kontrakten."
    "\n\n2. {order}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
)
_TERMS = "BILAG 5\nLICENSVILKÅR\n\n1. Licens.\n\n2. Kunden må ikke kopiere.\n"


@dataclass(frozen=True, slots=True)
class Order:
    """A statement with its documents marked, by whom, and which it puts first (an index of `WINNERS`)."""

    author: str
    told: str
    winner: int


def orders(folder: Path) -> Iterator[Order]:
    """Yield the statements in ``folder``."""
    with tempfile.TemporaryDirectory() as work:
        for file in sorted(folder.glob("*.jsonl")):
            for line in file.read_text(encoding="utf-8").splitlines():
                item = json.loads(line)
                if "told" in item:
                    yield Order(file.stem, item["told"], READ.index(item["winner"]))
                    continue
                contract, annex = _documents(Path(work), item["order"])
                known = known_names([contract, annex])[0]
                told = marked(item["order"], known, contract, contract, annex)
                yield Order(file.stem, told, WINNERS.index(item["winner"]))


def _documents(work: Path, order: str) -> list[Source]:
    sources = []
    for name, text in (("Kontrakt", _CONTRACT.format(order=order)), ("Bilag 5 Licensvilkår", _TERMS)):
        path = work / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        item = describe(read(path, root=work))
        sources.append(Source(item, segment(item.document)))
    return sources


def matrix(told: Sequence[str]) -> csr_matrix:
    """Return the marked statements as rows of ones, (statements, columns)."""
    rows = [columns_of(text) for text in told]
    starts = np.cumsum([0, *map(len, rows)])
    indices = [column for row in rows for column in row]
    return csr_matrix((np.ones(len(indices), np.float32), indices, starts), shape=(len(rows), COLUMNS))


def fitted(known: Sequence[Order]) -> LogisticRegression:
    """Return the model of ``known`` statements, each read both ways round."""
    told = [*(order.told for order in known), *(turned(order.told) for order in known)]
    winners = [*(order.winner for order in known), *((1, 0, 2)[order.winner] for order in known)]
    return LogisticRegression(C=STRENGTH, max_iter=600).fit(matrix(told), winners)


def chances(model: LogisticRegression, asked: Sequence[Order]) -> np.ndarray:
    """Return how likely each way is for ``asked``, (statements, 3), the mean of both ways round."""
    straight = model.predict_proba(matrix([order.told for order in asked]))
    about = model.predict_proba(matrix([turned(order.told) for order in asked]))
    return (straight + about[:, [1, 0, 2]]) / 2


def check(every: Sequence[Order]) -> None:
    """Print how each author's statements are read by a model that has not seen the author."""
    found = {}
    for author in sorted({order.author for order in every} - {OF_RULES}):
        asked = [order for order in every if order.author == author]
        told = chances(fitted([order for order in every if order.author != author]), asked)
        found[author] = told.argmax(1) == [order.winner for order in asked], told, [order.winner for order in asked]
        print(f"{author}: {found[author][0].mean():.2f} of {len(asked)} right")
    told = np.concatenate([one[1] for one in found.values()])
    winners = np.concatenate([one[2] for one in found.values()])
    guess, sure = told.argmax(1), told.max(1)
    print(f"all: {(guess == winners).mean():.3f} of {len(winners)} right")
    for bound in SURE:
        said = (guess != 2) & (sure >= bound)
        print(f"so sure as {bound} of {said.sum()}: {(guess == winners)[said].mean():.3f} right")


def main() -> None:
    """Read the command line, and train or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--data", type=Path, default=HERE / "orders")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    every = list(orders(options.data))
    if options.check:
        check(every)
        return
    model = fitted(every)
    weights = model.coef_.T.astype(np.float32)
    scales = np.abs(weights).max(0) / 127
    options.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        options.out / "orders.npz",
        weights=np.round(weights / scales).astype(np.int8),
        scales=scales.astype(np.float32),
        shifts=model.intercept_.astype(np.float32),
    )


if __name__ == "__main__":
    main()
