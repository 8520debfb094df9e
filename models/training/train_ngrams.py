"""Trains the linear model on n-grams: ``python train_ngrams.py [--hold-out AUTHOR … --out FOLDER]``.

Writes ``ngrams.npz``: ``weights`` int8 of shape (columns, 6), ``scales`` and ``shifts`` float32 of shape (6,). With
held-out authors also the logits for their clauses, as ``train_encoder.py`` does.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from clause_data import EFFECTS, LabelledClause, read_folders
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from clausecheck.effects.ngrams import COLUMNS, features

HERE = Path(__file__).parent
MODEL = HERE.parent / "ngrams"
STRENGTH = 12.0


def matrix(clauses: Sequence[LabelledClause]) -> csr_matrix:
    """Return the clauses as unit rows, (clauses, columns)."""
    indices: list[int] = []
    values: list[float] = []
    starts = [0]
    for clause in clauses:
        columns = features(clause.text)
        indices += columns
        values += [max(1, len(columns)) ** -0.5] * len(columns)
        starts.append(len(indices))
    return csr_matrix((values, indices, starts), shape=(len(clauses), COLUMNS), dtype=np.float32)


def main() -> None:
    """Read the command line, train, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("--data", nargs="+", type=Path, default=[HERE / "clauses"])
    options = parser.parse_args()
    clauses = list(read_folders(options.data))
    trained = [clause for clause in clauses if clause.author not in options.hold_out]
    held = [clause for clause in clauses if clause.author in options.hold_out]
    rows, shown = matrix(trained), matrix(held)
    weights = np.zeros((COLUMNS, len(EFFECTS)), np.float32)
    shifts = np.zeros(len(EFFECTS), np.float32)
    for column, name in enumerate(EFFECTS):
        there = np.array([name in clause.effects for clause in trained])
        model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=200).fit(rows, there)
        weights[:, column] = model.coef_[0]
        shifts[column] = model.intercept_[0]
    scales = np.abs(weights).max(0) / 127
    options.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        options.out / "ngrams.npz", weights=np.round(weights / scales).astype(np.int8), scales=scales, shifts=shifts
    )
    if held:
        ids = np.array([clause.id for clause in held])
        np.savez(options.out / "held_out.npz", ids=ids, effects=shown @ weights + shifts)


if __name__ == "__main__":
    main()
