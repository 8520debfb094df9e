"""Score a classifier on labelled clauses: ``python score_rules.py FILE.jsonl ... [--errors]``.

Each line has ``text`` and ``effects`` (or ``labels``, in any case; NONE is no effect), and perhaps ``lang``.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from clausecheck.effects import Classification, Effect, classify
from clausecheck.effects.rules import judge

RESTRICTING = {Effect.PROHIBITED, Effect.CONDITIONAL, Effect.HUMAN_REQUIRED}


def load(path: Path) -> list[dict[str, object]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def truth(item: dict[str, object]) -> set[Effect]:
    labels = item.get("effects", item.get("labels")) or []
    return {Effect(label.lower()) for label in labels if label.lower() != "none"}


def score(pairs: list[tuple[set[Effect], Classification]]) -> dict[str, float]:
    hit, missed, wrong = Counter(), Counter(), Counter()
    for gold, answer in pairs:
        found = set(answer.effects)
        hit.update(gold & found)
        missed.update(gold - found)
        wrong.update(found - gold)

    def f1(good: int, less: int, more: int) -> tuple[float, float, float]:
        precision = good / (good + more) if good + more else 0.0
        recall = good / (good + less) if good + less else 0.0
        return precision, recall, 2 * good / (2 * good + less + more) if good else 0.0

    figures: dict[str, float] = {}
    for effect in Effect:
        values = f1(hit[effect], missed[effect], wrong[effect])
        figures.update({f"{effect}.{name}": value for name, value in zip("prf", values, strict=True)})
    figures["micro_f1"] = f1(hit.total(), missed.total(), wrong.total())[2]
    figures["exact"] = sum(gold == set(answer.effects) for gold, answer in pairs) / len(pairs)
    empty = [answer for gold, answer in pairs if not gold]
    figures["false_alarms"] = sum(bool(answer.effects) for answer in empty) / len(empty) if empty else 0.0
    figures["review"] = sum(answer.needs_review for _, answer in pairs) / len(pairs)
    barring = [answer for gold, answer in pairs if gold & RESTRICTING]
    if barring:
        seen = sum(bool(set(a.effects) & RESTRICTING) or a.needs_review for a in barring)
        figures["restriction_recall"] = seen / len(barring)
        fine = sum(set(a.effects) == {Effect.PERMITTED} and not a.needs_review for a in barring)
        figures["called_permitted"] = fine / len(barring)
    return figures


def show(title: str, figures: dict[str, float]) -> None:
    print(f"== {title}")
    for effect in Effect:
        print(f"  {effect:20} " + " ".join(f"{name.upper()} {figures[f'{effect}.{name}']:.2f}" for name in "prf"))
    for name, value in figures.items():
        if "." not in name:
            print(f"  {name:20} {value:.3f}")


def show_rules(pairs: list[tuple[set[Effect], Classification]]) -> None:
    right, wrong, alarms = Counter(), Counter(), Counter()
    for gold, answer in pairs:
        for item in answer.evidence:
            (right if item.effect in gold else wrong).update(item.by)
            if not gold:
                alarms.update(item.by)
    for name in sorted(right.keys() | wrong.keys()):
        print(
            f"  {name:40} right {right[name]:4} wrong {wrong[name]:4} of them in clauses without effect {alarms[name]}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every clause judged wrongly")
    parser.add_argument("--whole", action="store_true", help="score classify instead of the rules alone")
    parser.add_argument("--brief", action="store_true", help="one line for each file")
    parser.add_argument("--rules", action="store_true", help="how often each rule was right")
    options = parser.parse_args()
    everything = []
    for path in options.files:
        items = load(path)
        began = time.perf_counter()
        if options.whole:
            answers = [classify(str(item["text"])) for item in items]
        else:
            answers = [judge(str(item["text"]), str(item.get("lang", "da"))) for item in items]
        spent = time.perf_counter() - began
        pairs = [(truth(item), answer) for item, answer in zip(items, answers, strict=True)]
        everything.extend(pairs)
        figures = score(pairs)
        if options.brief:
            names = ("micro_f1", "exact", "false_alarms", "restriction_recall", "called_permitted", "review")
            print(f"{path.stem:5}", " ".join(f"{name} {figures.get(name, 0):.3f}" for name in names))
        else:
            show(f"{path.name}: {len(items)} clauses, {len(items) / spent:.0f} a second", figures)
        if options.errors:
            for item, (gold, answer) in zip(items, pairs, strict=True):
                if gold != set(answer.effects):
                    said = [f"{e.effect}({','.join(b[5:] for b in e.by)})" for e in answer.evidence]
                    wanted = " ".join(sorted(gold)) or "-"
                    print(f"{item.get('id')} [{wanted}] <- {' '.join(said) or '-'} | {item['text']!r}")
    if options.rules:
        show_rules(everything)
    if len(options.files) > 1:
        show(f"all {len(everything)} clauses", score(everything))


if __name__ == "__main__":
    main()
