"""How long ``clausecheck check`` takes from a cold start: ``python tests/benchmarks/check_speed.py [--pages N]``.

The draft is a Word document of so many pages (350 words each), put together from paragraphs of the sample contracts:
15 that may speak of automation, and as many of the others as there is room for, with numbers of their own. Prints the
seconds by the clock of five runs, the least of them first, and beside it what Python alone takes to start.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from docx import Document

from clausecheck.documents import read_all
from clausecheck.effects.gate import passes

SAMPLES = Path(__file__).parents[2] / "sample_contracts"
_WORDS_ON_A_PAGE, _ON_AUTOMATION, _IN_A_SECTION, _FEWEST_WORDS = 350, 15, 9, 6


def make_draft(pages: int, target: Path) -> int:
    """Write the draft to ``target``; return how many words it has."""
    paragraphs = [
        " ".join(line.split())
        for path in sorted(SAMPLES.glob("*/*ontrakt*"))
        for document in read_all(path)
        for line in document.text.splitlines()
        if len(line.split()) >= _FEWEST_WORDS
    ]
    body = [text for text in paragraphs if passes(text)][:_ON_AUTOMATION]
    words = sum(len(text.split()) for text in body)
    for text in cycle([text for text in paragraphs if not passes(text)]):
        if words >= pages * _WORDS_ON_A_PAGE:
            break
        body.append(text)
        words += len(text.split())
    draft = Document()
    for number, text in enumerate(body):
        draft.add_paragraph(f"{number // _IN_A_SECTION + 1}.{number % _IN_A_SECTION + 1} {text}")
    draft.save(str(target))
    return words


def timed(command: Sequence[str], runs: int) -> list[float]:
    """Return the seconds that each run took, in ascending order."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        taken.append(time.perf_counter() - begun)
    return sorted(taken)


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "udkast.docx"
        words = make_draft(chosen.pages, draft)
        checked = timed([sys.executable, "-m", "clausecheck", "check", str(draft)], chosen.runs)
        bare = timed([sys.executable, "-c", "pass"], chosen.runs)
    print(f"{chosen.pages} pages, {words} words")
    print("check ", " ".join(f"{seconds:.2f}" for seconds in checked), "s")
    print("python", " ".join(f"{seconds:.2f}" for seconds in bare), "s")


if __name__ == "__main__":
    main()
