"""What a clause without a relevant word costs: no heavy library, and next to no time."""

from __future__ import annotations

import subprocess
import sys
import time

from clausecheck.effects import Effect
from clausecheck.effects.rules import judge, may_matter

PROBE = """
import sys
from clausecheck.effects.judging import classify
assert classify("Betaling sker løbende måned plus 30 dage.").effects == ()
print(sorted(sys.modules.keys() & {"spacy", "onnxruntime", "thinc", "tokenizers"}))
"""


def test_a_clause_without_a_relevant_word_loads_no_heavy_library() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_prefilter_stops_clauses_that_no_rule_could_hold_in() -> None:
    assert not may_matter("Bod forfalder ved påkrav, og renten er otte procent om året.")
    assert may_matter("Ingen robotter må logge på.")


def test_the_rules_read_a_clause_of_many_sentences_in_time_that_grows_with_their_number() -> None:
    idle = "Leverandøren fremsender faktura, og betaling sker løbende måned plus tredive dage efter modtagelsen. "
    bar = "Kunden må ikke lade softwarerobotter logge på Systemet. "

    def spent(times: int) -> float:
        begun = time.process_time()
        assert judge(idle * times + bar + idle * times, "da").effects == (Effect.PROHIBITED,)
        return time.process_time() - begun

    spent(50)
    # The least of three: a sweep for rubbish in the middle says nothing of the rules.
    assert min(spent(1_200) for _ in range(3)) < 24 * max(spent(150), 0.02)
