"""What the encoder knows untrained: ``python score_frozen.py --hold-out AUTHOR … [--data FOLDER]``.

Embeds the clauses with the encoder as it comes from its package (mean of the last hidden states), fits one linear model
per effect on all authors but those held out, and prints the figures for these, as ``fit_decision.py`` prints its own.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from clause_data import EFFECTS, Example, prepare, read_folders
from encoder import ClauseEncoder
from encoder_weights import read_weights
from fit_decision import figures
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from train_encoder import build, tensors

HERE = Path(__file__).parent
LONGEST = 320


def embeddings(model: ClauseEncoder, examples: Sequence[Example], pad: int) -> np.ndarray:
    """Return the mean hidden state of each example, (examples, hidden)."""
    order = sorted(range(len(examples)), key=lambda place: len(examples[place].ids))
    found: dict[int, np.ndarray] = {}
    with torch.no_grad():
        for start in range(0, len(order), 32):
            chosen = order[start : start + 32]
            ids, mask = tensors([examples[place] for place in chosen], pad)
            with torch.autocast("cpu", torch.bfloat16):
                hidden = model.hidden(ids, mask).float()
            pooled = (hidden * mask[:, :, None]).sum(1) / mask.sum(1)[:, None]
            found.update(zip(chosen, pooled.numpy(), strict=True))
    return np.stack([found[place] for place in range(len(examples))])


def main() -> None:
    """Read the command line, embed, fit, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hold-out", nargs="+", required=True)
    parser.add_argument("--data", nargs="+", type=Path, default=[HERE / "clauses", HERE / "held_out"])
    options = parser.parse_args()
    clauses = list(read_folders(options.data))
    model, tokenizer, _, pad = build(read_weights(), [clause.text for clause in clauses])
    model.eval()
    rows = embeddings(model, prepare(clauses, tokenizer, LONGEST), pad)
    true = np.array([[name in clause.effects for name in EFFECTS] for clause in clauses])
    held = np.array([clause.author in options.hold_out for clause in clauses])
    likely = np.zeros(true.shape)
    for column in range(len(EFFECTS)):
        head = make_pipeline(StandardScaler(), LogisticRegression(C=0.02, max_iter=2000))
        likely[:, column] = head.fit(rows[~held], true[~held, column]).predict_proba(rows)[:, 1]
    thresholds = np.full(len(EFFECTS), 0.5)
    for author in options.hold_out:
        chosen = np.array([clause.author == author for clause in clauses])
        print(figures(f"{author} (frozen)", likely[chosen], true[chosen], thresholds, (0, 0, 1)))


if __name__ == "__main__":
    main()
