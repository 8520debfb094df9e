"""How well clauses are judged, part by part and slice by slice.

``python tests/benchmarks/score_clauses.py [FILE …]`` (JSON lines of labelled clauses; by default the authors in
``models/training/held_out``, whom nothing was trained or fitted on). Prints F1 over all effects and per effect, exact
label sets, false alarms on clauses without effect, restrictions caught, calibration error and speed for: a keyword
search, the n-gram model, the encoder, the rules, and the whole; then the whole by slice, and what the gate lets pass.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clausecheck.clauses import detect_language
from clausecheck.effects import Effect
from clausecheck.effects.combine import EXCLUSIVE, RESTRICTIONS
from clausecheck.effects.encoder import EFFECTS, read_clauses
from clausecheck.effects.gate import passes, telling
from clausecheck.effects.judging import classify_all, likelihoods, signals_of
from clausecheck.effects.ngrams import logits
from clausecheck.effects.rules import judge

HELD_OUT = Path(__file__).parents[2] / "models" / "training" / "held_out"
KEYWORDS = re.compile(r"(?i)robot|\brpa\b|automatiser|\bbots?\b|script|digital\w* (?:medarbejder|assistent)")
PEOPLE = re.compile(r"(?i)fysisk person|natural person|manuelt|af et menneske|by a human")
NEGATED = re.compile(r"(?i)\b(?:ikke|not|ingen|no|aldrig|forbud\w*|prohibit\w*)\b")

SLICES: dict[str, Callable[[dict[str, Any]], bool]] = {
    "no keyword": lambda row: not telling(str(row["text"])),
    "exception": lambda row: _says(row, r"\bdog\b|medmindre|undtag|bortset fra|uanset|except|unless|notwithstanding"),
    "double negation": lambda row: _says(
        row, r"til hinder|ikke uden|kan ikke nægte|ikke modsætte|ikke afvise|nothing in|not refuse|shall not prevent"
    ),
    "definition": lambda row: row.get("kind") == "definition" or _says(row, r"forstås|betyder|means\b|defineres"),
    "soft wording": lambda row: (
        "soft" in (row.get("conditions") or []) or _says(row, r"\bbør\b|tilstræb|så vidt muligt")
    ),
    "supplier's own": lambda row: (
        not row["effects"] and _says(row, r"leverandørens (?:robot|automat|script|egn)|supplier's")
    ),
    "long (over 100 words)": lambda row: len(str(row["text"]).split()) > 100,
    "broken lines": lambda row: _says(row, r"\w-\s*\n"),
    "Danish": lambda row: row["lang"] == "da",
    "English": lambda row: row["lang"] == "en",
    "Norwegian and Swedish": lambda row: row["lang"] in ("no", "sv"),
}


@dataclass(frozen=True)
class Answer:
    """The effects found in a clause, and whether it asks for review."""

    effects: frozenset[Effect]
    review: bool = False


def _says(row: dict[str, Any], pattern: str) -> bool:
    return bool(re.search(f"(?i){pattern}", str(row["text"])))


def keyword_search(text: str) -> Answer:
    """Return what someone finds who searches for the usual words and looks for a negation."""
    found = set()
    if KEYWORDS.search(text):
        found.add(Effect.PROHIBITED if NEGATED.search(text) else Effect.PERMITTED)
    if PEOPLE.search(text):
        found.add(Effect.HUMAN_REQUIRED)
    return Answer(frozenset(found))


def by_logits(values: Sequence[float]) -> Answer:
    """Return the effects with a positive logit; of the exclusive three the strongest."""
    strongest = max(EXCLUSIVE, key=lambda effect: values[EFFECTS.index(effect)])
    return Answer(
        frozenset(
            effect
            for effect, value in zip(EFFECTS, values, strict=True)
            if value > 0 and (effect not in EXCLUSIVE or effect is strongest)
        )
    )


def figures(rows: Sequence[dict[str, Any]], answers: Sequence[Answer]) -> str:
    """Return the figures for ``answers`` on ``rows`` as one line."""
    true = [frozenset(Effect(name) for name in row["effects"]) for row in rows]
    hits = sum(len(answer.effects & labels) for answer, labels in zip(answers, true, strict=True))
    both = sum(len(answer.effects) + len(labels) for answer, labels in zip(answers, true, strict=True))
    idle = [answer for answer, labels in zip(answers, true, strict=True) if not labels]
    bars = [answer for answer, labels in zip(answers, true, strict=True) if labels & set(RESTRICTIONS)]
    caught = sum(bool(answer.effects & set(RESTRICTIONS)) or answer.review for answer in bars)
    alone = sum(
        Effect.PERMITTED in answer.effects and not answer.effects & set(RESTRICTIONS) and not answer.review
        for answer in bars
    )
    exact = sum(answer.effects == labels for answer, labels in zip(answers, true, strict=True))
    return (
        f"{len(rows):5}  F1 {2 * hits / max(1, both):.3f}  exact {exact / len(rows):.3f}"
        f"  false alarms {_share(sum(bool(answer.effects) for answer in idle), len(idle))}"
        f"  restrictions caught {_share(caught, len(bars))}  called permitted {_share(alone, len(bars))}"
        f"  review {sum(answer.review for answer in answers) / len(rows):.3f}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


def calibration_error(likely: Sequence[tuple[float, bool]]) -> float:
    """Return the mean gap between likelihood and frequency over ten bins, weighted by size."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for score, there in likely:
        bins[min(9, int(score * 10))].append((score, there))
    gaps = [abs(sum(score for score, _ in each) - sum(there for _, there in each)) for each in bins]
    return sum(gaps) / len(likely)


def main(paths: Sequence[str]) -> None:
    """Print the figures for the clauses in ``paths``."""
    files = [Path(path) for path in paths] or sorted(HELD_OUT.glob("*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows]
    languages = [detect_language(text) for text in texts]
    timed: dict[str, tuple[list[Answer], float]] = {}
    for name, work in (
        ("keyword search", lambda: [keyword_search(text) for text in texts]),
        ("n-grams", lambda: [by_logits(logits(text).tolist()) for text in texts]),
        ("encoder", lambda: [by_logits(reading.effects) for reading in read_clauses(texts)]),
        (
            "rules",
            lambda: [
                Answer(frozenset(judge(text, language).effects))
                for text, language in zip(texts, languages, strict=True)
            ],
        ),
        (
            "the whole",
            lambda: [
                Answer(frozenset(found.effects), found.needs_review)
                for found in classify_all([(text, None) for text in texts])
            ],
        ),
    ):
        begun = time.perf_counter()
        answers = work()
        timed[name] = (answers, len(texts) / (time.perf_counter() - begun))
    for name, (answers, speed) in timed.items():
        print(f"{name:22}{figures(rows, answers)}  {speed:8.0f} clauses/s")
    whole = timed["the whole"][0]
    for effect in Effect:
        there = [effect.value in row["effects"] for row in rows]
        said = [effect in answer.effects for answer in whole]
        hits = sum(map(bool.__and__, there, said))
        print(f"  {effect.value:20}F1 {2 * hits / max(1, sum(there) + sum(said)):.3f}  of {sum(there)}")
    for name, belongs in SLICES.items():
        chosen = [place for place, row in enumerate(rows) if belongs(row)]
        if chosen:
            print(f"  {name:20}{figures([rows[place] for place in chosen], [whole[place] for place in chosen])}")
    likely = [
        (score, effect.value in row["effects"])
        for row, signals in zip(rows, signals_of(list(zip(texts, languages, strict=True))), strict=True)
        for effect, score in likelihoods(signals).items()
    ]
    print(f"calibration error of the whole {calibration_error(likely):.3f}")
    begun = time.perf_counter()
    let = [passes(text) for text in texts]
    speed = len(texts) / (time.perf_counter() - begun)
    bearing = [there for there, row in zip(let, rows, strict=True) if row["effects"]]
    print(f"gate: {sum(bearing) / len(bearing):.4f} of {len(bearing)} clauses with effect pass, {speed:.0f} clauses/s")


if __name__ == "__main__":
    main(sys.argv[1:])
