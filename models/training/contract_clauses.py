"""Writes clauses of contracts that the gate lets through: ``python contract_clauses.py FOLDER… --out FILE``.

They have no labels and are for ``train_encoder.py --unlabelled``: contract text as a trained encoder reads it.
Clauses that differ in their numbers and names of documents alone are written once.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from clausecheck.clauses import detect_language, segment
from clausecheck.documents import read_all
from clausecheck.effects.gate import passes

_NUMBERS = re.compile(r"\d+")


def clauses_of(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield the text and the language of each clause in the documents of ``folders`` that may have an effect."""
    seen = set()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        for document in read_all(path) if path.suffix != ".json" else ():
            for clause in segment(document):
                key = _NUMBERS.sub("0", clause.text)
                if key not in seen and passes(clause.text):
                    seen.add(key)
                    yield clause.text, detect_language(clause.text)


def main() -> None:
    """Read the command line and write the clauses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as lines:
        for number, (text, language) in enumerate(clauses_of(options.folders)):
            row = {"id": f"{options.out.stem}-{number}", "text": text, "lang": language}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
