"""Trains the gate: ``python train_gate.py --hold-out AUTHOR … [--negatives FOLDER …]``.

Sentences that hold evidence are what it must let pass; sentences of the sample contracts, of clauses without effect by
the authors who wrote ordinary terms (``--ordinary``), and of further contract texts (``--negatives``, ``.txt`` and
``.md``), all without a telling word, and, with less weight, those of the other clauses without effect, are what it
should stop. The threshold is set on the held-out authors. Writes ``gate.npz`` and prints the recall and the
share that passes.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from clause_data import LabelledClause, read_folders
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from clausecheck.effects.gate import COLUMNS, length_factor, pair_column, sentences, telling, word_columns

HERE = Path(__file__).parent
MODEL = HERE.parent / "gate"
SAMPLES = HERE.parents[1] / "tests" / "make_samples" / "texts"
RECALL = 0.998
# What the gate is to stop is ordinary contract text; lookalikes by the clauses' authors are for the models.
LOOKALIKE_WEIGHT, ORDINARY_WEIGHT, PASSING_WEIGHT = 0.05, 2.0, 5.0
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:\d+\.|[a-z]\)))")


def contract_paragraphs(folders: Iterable[Path]) -> Iterator[str]:
    """Yield paragraphs of contract texts that have no telling word."""
    for folder in folders:
        for path in sorted((*folder.rglob("*.txt"), *folder.rglob("*.md"))):
            for block in _BLOCK.split(path.read_text(encoding="utf-8", errors="replace")):
                plain = " ".join(block.split()).lower()
                if len(plain) > 30 and not telling(plain):
                    yield plain


def labelled_sentences(clause: LabelledClause) -> Iterator[tuple[list[str], bool]]:
    """Yield the sentences of a clause that are sure: those with evidence, and all of a clause without effect."""
    quotes = [re.findall(r"[^\W\d_]+", quote.lower()) for quote in clause.evidence]
    for words in sentences(clause.text.lower()):
        if not clause.effects:
            yield words, False
        elif any(_shares(words, quote) for quote in quotes):
            yield words, True


def _shares(words: Sequence[str], quote: Sequence[str]) -> bool:
    """Return whether most of ``quote`` stands in ``words``."""
    there = set(words)
    return bool(quote) and sum(word in there for word in quote) >= 0.6 * len(quote)


def matrix(rows: Sequence[list[str]]) -> csr_matrix:
    """Return sentences as rows of column counts, scaled by length."""
    indices: list[int] = []
    values: list[float] = []
    starts = [0]
    for words in rows:
        columns = [column for word in words for column in word_columns(word)]
        columns += [pair_column(*pair) for pair in pairwise(words)]
        indices += columns
        values += [length_factor(words)] * len(columns)
        starts.append(len(indices))
    return csr_matrix((values, indices, starts), shape=(len(rows), COLUMNS), dtype=np.float32)


def scores(clauses: Sequence[str], weights: np.ndarray, shift: float) -> np.ndarray:
    """Return each clause's score: that of its highest sentence, or infinity with a telling word."""
    found = np.empty(len(clauses))
    for row, text in enumerate(clauses):
        plain = text.lower()
        best = (matrix(list(sentences(plain))) @ weights).max() + shift
        found[row] = np.inf if telling(plain) else best
    return found


def main() -> None:
    """Read the command line, train, write, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--hold-out", nargs="+", required=True)
    parser.add_argument("--negatives", nargs="*", type=Path, default=[])
    parser.add_argument("--data", nargs="+", type=Path, default=[HERE / "clauses"])
    parser.add_argument("--ordinary", nargs="*", default=["d1", "d2"])
    options = parser.parse_args()
    clauses = list(read_folders(options.data))
    held = [clause for clause in clauses if clause.author in options.hold_out]
    apart = {*options.hold_out, *options.ordinary}
    shown = [
        pair
        for clause in clauses
        if clause.author not in apart or (clause.effects and clause.author not in options.hold_out)
        for pair in labelled_sentences(clause)
    ]
    plain = [clause.text.lower() for clause in clauses if clause.author in options.ordinary and not clause.effects]
    idle = [*contract_paragraphs((SAMPLES, *options.negatives)), *(text for text in plain if not telling(text))]
    rest = idle[::5]
    taught = [text for place, text in enumerate(idle) if place % 5]
    ordinary = [words for text in taught for words in sentences(text)]
    weight = [PASSING_WEIGHT if passing else LOOKALIKE_WEIGHT for _, passing in shown]
    rows = matrix([*(words for words, _ in shown), *ordinary])
    model = LogisticRegression(C=1.0, solver="liblinear")
    model.fit(
        rows,
        np.array([*(passing for _, passing in shown), *(False for _ in ordinary)]),
        sample_weight=np.array([*weight, *(ORDINARY_WEIGHT for _ in ordinary)]),
    )
    weights, shift = model.coef_[0].astype(np.float32), float(model.intercept_[0])
    scale = float(np.abs(weights).max() / 127)
    weights = np.round(weights / scale) * scale
    with_effect = scores([clause.text for clause in held if clause.effects], weights, shift)
    without = scores([clause.text for clause in held if not clause.effects], weights, shift)
    threshold = float(np.sort(with_effect)[int((1 - RECALL) * len(with_effect))])
    options.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        options.out / "gate.npz",
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale,
        shift=shift,
        threshold=threshold,
    )
    left = scores(rest, weights, shift)
    print(f"threshold {threshold:.2f}: {(with_effect >= threshold).mean():.4f} of {len(with_effect)} with effect pass")
    print(f"without effect, by the same authors: {(without >= threshold).mean():.3f} of {len(without)} pass")
    print(f"contract paragraphs without a telling word: {(left >= threshold).mean():.3f} of {len(left)} pass")


if __name__ == "__main__":
    main()
