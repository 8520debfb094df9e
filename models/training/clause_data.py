"""Labelled clauses as training examples: token ids, label vectors and evidence masks."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tokenizers import Tokenizer

EFFECTS = ("permitted", "conditional", "prohibited", "human_required", "human_not_required", "credentials")
CONDITIONS = ("consent", "fee", "channel", "scope", "revocable", "soft")


@dataclass(frozen=True)
class LabelledClause:
    """A clause with its labels. ``conditions`` is None where nobody labelled them; ``group`` joins contrast pairs.

    Of a clause that is not ``labelled`` nothing is known; one that is not ``taught`` is learned by its labels alone,
    whatever another encoder says of it.
    """

    id: str
    text: str
    language: str
    effects: frozenset[str]
    conditions: frozenset[str] | None
    evidence: tuple[str, ...]
    author: str
    group: str | None = None
    labelled: bool = True
    taught: bool = True


@dataclass(frozen=True)
class Example:
    """A clause ready for the encoder; ``evidence`` has 1.0 for each token of the evidence, None where not marked."""

    clause: LabelledClause
    ids: tuple[int, ...]
    evidence: tuple[float, ...] | None


def read_clauses(paths: Iterable[Path]) -> Iterator[LabelledClause]:
    """Read JSON-lines files of labelled clauses; the file's stem is the author."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                evidence = row.get("evidence") or []
                yield LabelledClause(
                    id=str(row["id"]),
                    text=row["text"],
                    language=row.get("lang", "da"),
                    effects=frozenset(name.lower() for name in row.get("effects", row.get("labels", []))) - {"none"},
                    conditions=frozenset(row["conditions"]) if "conditions" in row else None,
                    evidence=tuple([evidence] if isinstance(evidence, str) else evidence),
                    author=path.stem,
                    group=row.get("group"),
                )


def read_folders(folders: Iterable[Path]) -> Iterator[LabelledClause]:
    """Read every file of labelled clauses in ``folders``, author by author."""
    yield from read_clauses(file for folder in folders for file in sorted(folder.glob("*.jsonl")))


def in_surroundings(clauses: Sequence[LabelledClause], share: float, rng: random.Random) -> Iterator[LabelledClause]:
    """Yield ``clauses``, a ``share`` of the shorter ones with one to three clauses without effect around them."""
    idle = [clause for clause in clauses if clause.labelled and not clause.effects and len(clause.text) < 350]
    by_language: dict[str, list[LabelledClause]] = {}
    for clause in idle:
        by_language.setdefault(clause.language, []).append(clause)
    for clause in clauses:
        others = by_language.get(clause.language)
        if not others or not clause.labelled or len(clause.text) > 500 or rng.random() > share:
            yield clause
            continue
        around = [rng.choice(others).text for _ in range(rng.choice((1, 1, 2, 3)))]
        place = rng.randint(0, len(around))
        yield replace(clause, text=" ".join((*around[:place], clause.text, *around[place:])))


def prepare(clauses: Iterable[LabelledClause], tokenizer: Tokenizer, longest: int) -> list[Example]:
    """Return ``clauses`` as examples of at most ``longest`` tokens."""
    return [_example(clause, tokenizer, longest) for clause in clauses]


def _example(clause: LabelledClause, tokenizer: Tokenizer, longest: int) -> Example:
    encoded = tokenizer.encode(clause.text)
    spans = [
        (start, start + len(quote)) for quote in clause.evidence if quote and (start := clause.text.find(quote)) >= 0
    ]
    mask = None
    if spans or not clause.effects:
        mask = tuple(
            float(any(left < end and right > start for start, end in spans))
            for left, right in encoded.offsets[:longest]
        )
    return Example(clause, tuple(encoded.ids[:longest]), mask)
