"""What the two shortcuts before the encoder may lose: ``python tests/benchmarks/score_shortcuts.py [FILE …]``.

The files are JSON lines of labelled clauses, by default all that are in ``models/training``. Prints how many long
clauses the first look calls empty, and how many of them have an effect; and how much pairs of words must add at most
to what lets a clause with an effect pass the gate.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from pathlib import Path

from clausecheck.effects import first_look, gate
from clausecheck.effects.ngrams import logits

TRAINING = Path(__file__).parents[2] / "models" / "training"


def main(arguments: Sequence[str]) -> None:
    files = [Path(name) for name in arguments] or sorted(TRAINING.glob("*/*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    labelled = {row["text"]: bool(row["effects"]) for row in rows if "effects" in row}
    passing = [text for text in labelled if gate.passes(text)]
    long = [text for text in passing if first_look._telling(text)]
    readings = first_look.read_where_told([(text, logits(text).tolist()) for text in long])
    empty = [text for text, reading in zip(long, readings, strict=True) if not reading.evidence]
    bearing, lost = (sum(labelled[text] for text in some) for some in (long, empty))
    print(f"first look: {len(long)} long clauses, {bearing} with an effect; {len(empty)} empty, {lost} with an effect")
    needed = [need for text in passing if labelled[text] and (need := needed_of_pairs(text)) > -inf]
    count = sum(labelled[text] for text in passing)
    print(f"gate: {count} clauses with an effect pass, needing at most {max(needed):.2f} of pairs")


def needed_of_pairs(text: str) -> float:
    """Return what pairs of words must add to the sentence of ``text`` that needs least of them; telling ones apart."""
    model = gate._gate()
    least = inf
    for words in gate.sentences(gate._without_other_senses(gate._plain(text))):
        if any(gate._telling_pair(pair) for pair in pairwise(words)):
            return -inf
        if gate._lets_pass(words):
            alone = sum(map(model.words.__getitem__, words)) * gate.length_factor(words)
            least = min(least, model.threshold - model.shift - alone)
    return least if least < inf else -inf


if __name__ == "__main__":
    main(sys.argv[1:])
