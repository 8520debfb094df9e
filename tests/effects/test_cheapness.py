"""What a clause without a relevant word costs: no heavy library, and next to no time."""

from __future__ import annotations

import subprocess
import sys

from clausecheck.effects.rules import may_matter

PROBE = """
import sys
from clausecheck.effects import classify
assert classify("Betaling sker løbende måned plus 30 dage.").effects == ()
print(sorted(sys.modules.keys() & {"spacy", "onnxruntime", "thinc", "tokenizers"}))
"""


def test_a_clause_without_a_relevant_word_loads_no_heavy_library() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_prefilter_stops_clauses_that_no_rule_could_hold_in() -> None:
    assert not may_matter("Bod forfalder ved påkrav, og renten er otte procent om året.")
    assert may_matter("Ingen robotter må logge på.")
