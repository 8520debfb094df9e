"""Checks the form of labelled clauses: ``python check_clauses.py FILE…`` prints what is wrong, line by line."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

EFFECTS = ("permitted", "conditional", "prohibited", "human_required", "human_not_required", "credentials")
CONDITIONS = ("consent", "fee", "channel", "scope", "revocable", "soft")
LANGUAGES = ("da", "en", "no", "sv")
_ONE_OF = {"permitted", "conditional", "prohibited"}


def faults(row: dict[str, object]) -> Iterator[str]:
    """Yield what is wrong with one labelled clause."""
    text, effects, conditions, evidence = (row.get(key, []) for key in ("text", "effects", "conditions", "evidence"))
    if not isinstance(text, str) or not text.strip():
        yield "no text"
        return
    if not isinstance(effects, list) or not isinstance(conditions, list) or not isinstance(evidence, list):
        yield "effects, conditions and evidence must be lists"
        return
    if row.get("lang") not in LANGUAGES:
        yield f"language {row.get('lang')!r}"
    if unknown := [name for name in effects if name not in EFFECTS]:
        yield f"unknown effects {unknown}"
    if unknown := [name for name in conditions if name not in CONDITIONS]:
        yield f"unknown conditions {unknown}"
    if len(_ONE_OF & set(effects)) > 1:
        yield "permitted, conditional and prohibited exclude each other"
    if row.get("conditions") is not None and bool(conditions) != ("conditional" in effects):
        yield "conditions go with conditional, and conditional needs one"
    if bool(evidence) != bool(effects):
        yield "evidence goes with effects, and effects need it"
    for quote in evidence:
        if quote not in text:
            yield f"evidence is not in the text: {quote!r}"


def main(paths: list[str]) -> int:
    """Check every file, print the faults and a count per file, and return the exit status."""
    seen: dict[str, str] = {}
    wrong = 0
    for path in paths:
        counts: Counter[str] = Counter()
        languages: Counter[str] = Counter()
        total = 0
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
            except ValueError as error:
                print(f"{path}:{number}: not JSON: {error}")
                wrong += 1
                continue
            found = list(faults(row))
            plain = re.sub(r"\W+", " ", str(row.get("text", ""))).casefold().strip()
            if plain in seen:
                found.append(f"same text as {seen[plain]}")
            seen[plain] = f"{path}:{number}"
            for fault in found:
                print(f"{path}:{number} {row.get('id')}: {fault}")
            wrong += len(found)
            total += 1
            languages[str(row.get("lang"))] += 1
            counts.update(row.get("effects") or ["none"])
        print(f"{path}: {total} clauses, {dict(languages)}, {dict(counts)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
