"""How often the tool cries wolf: ``python tests/benchmarks/false_findings.py FOLDER``.

The folder holds contracts without anything relevant. Prints every finding, and how many there are per 100 pages
(400 words count as a page where the format has none).
"""

from __future__ import annotations

import sys
from pathlib import Path

from clausecheck.clauses import segment
from clausecheck.clauses.model import ClauseKind
from clausecheck.documents import read
from clausecheck.effects.gate import passes
from clausecheck.effects.judging import classify_all

WORDS_PER_PAGE = 400


def main(folder: Path) -> None:
    """Print the findings in the files below ``folder``, and the figures."""
    pages = clauses = let = findings = asked = 0.0
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        document = read(path)
        judged = [item for item in segment(document) if item.kind is not ClauseKind.HEADING and item.text.strip()]
        passing = [item for item in judged if passes(item.text)]
        pages += len(document.pages) or len(document.text.split()) / WORDS_PER_PAGE
        clauses += len(judged)
        let += len(passing)
        for clause, found in zip(passing, classify_all([(item.text, item.language) for item in passing]), strict=True):
            asked += found.needs_review and not found.effects
            if found.effects:
                findings += 1
                print(path.name, clause.section, [effect.value for effect in found.effects], clause.text[:160])
    print(
        f"{pages:.0f} pages, {clauses:.0f} clauses, {let / clauses:.3f} past the gate: "
        f"{findings:.0f} findings, {100 * findings / pages:.2f} per 100 pages; {asked:.0f} more ask for review"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
