"""Fits how the two models and the rules are combined: ``python fit_decision.py ENCODER NGRAMS --fit … --report …``.

Reads the logits for held-out authors that ``train_encoder.py`` and ``train_ngrams.py`` left in the two folders, asks
the rules about the same clauses, fits weights, thresholds and review bands on the authors to fit on, writes them to
``settings.json`` of the encoder, and prints how the whole does on the authors to report on, which neither training nor
fitting has seen.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from clause_data import CONDITIONS, EFFECTS, LabelledClause, read_folders
from sklearn.linear_model import LogisticRegression

from clausecheck.clauses import detect_language
from clausecheck.effects import Effect, combine
from clausecheck.effects.combine import Weights
from clausecheck.effects.rules import judge

HERE = Path(__file__).parent
MODEL = HERE.parent / "clause_encoder"
RESTRICTIONS = [EFFECTS.index(name) for name in ("conditional", "prohibited", "human_required")]
MOST_REVIEWED = 0.14
MOST_FALSE_ALARMS = 0.10


def ruled(clauses: Sequence[LabelledClause]) -> np.ndarray:
    """Return the rules' confidence in each effect, (clauses, 6), 0 where they found none."""
    found = np.zeros((len(clauses), len(EFFECTS)))
    for row, clause in enumerate(clauses):
        for item in judge(clause.text, detect_language(clause.text)).evidence:
            column = EFFECTS.index(item.effect.value)
            found[row, column] = max(found[row, column], item.confidence)
    return found


def weights(thresholds: np.ndarray, bands: Sequence[float] = (0.0, 0.0, 1.0)) -> Weights:
    """Return ``thresholds``, (6,), and review ``bands`` (above, below, missed restriction) as the tool has them."""
    none = dict.fromkeys(Effect, 0.0)
    above, below, missed = bands
    least = {Effect(name): float(value) for name, value in zip(EFFECTS, thresholds, strict=True)}
    return Weights(none, none, none, none, least, above, below, missed, 0.0)


def as_likely(likely: np.ndarray) -> list[dict[Effect, float]]:
    """Return each row of ``likely``, (clauses, 6), by effect."""
    return [{Effect(name): float(value) for name, value in zip(EFFECTS, row, strict=True)} for row in likely]


def decided(likely: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """Return which effects count, (clauses, 6), by the tool's own rule."""
    by = weights(thresholds)
    counting = [{effect.value for effect in combine.decided(row, by)} for row in as_likely(likely)]
    return np.array([[name in row for name in EFFECTS] for row in counting])


@dataclass(frozen=True)
class Judged:
    """Clauses with their labels, ``true``, how likely each effect is, and the rules' confidence: all (clauses, 6)."""

    likely: np.ndarray
    said: np.ndarray
    true: np.ndarray

    def of(self, rows: np.ndarray) -> Judged:
        """Return the clauses that ``rows``, (clauses,), marks."""
        return Judged(self.likely[rows], self.said[rows], self.true[rows])


def doubtful(judged: Judged, chosen: np.ndarray, thresholds: np.ndarray, bands: Sequence[float]) -> np.ndarray:
    """Return which clauses ask for review, (clauses,), by the tool's own rule."""
    by = weights(thresholds, bands)
    effects = [tuple(Effect(name) for name, counts in zip(EFFECTS, row, strict=True) if counts) for row in chosen]
    rows = zip(as_likely(judged.likely), effects, as_likely(judged.said), strict=True)
    return np.array([combine.doubtful(likely, found, said, by) for likely, found, said in rows])


def micro_f1(chosen: np.ndarray, true: np.ndarray) -> float:
    """Return F1 over all effects of all clauses."""
    return float(2 * (chosen & true).sum() / max(1, chosen.sum() + true.sum()))


def fit_thresholds(likely: np.ndarray, true: np.ndarray) -> np.ndarray:
    """Return the thresholds, one per effect, that give the best F1 within the bound on false alarms."""
    thresholds = np.full(len(EFFECTS), 0.5)
    idle = ~true.any(1)

    def worth(candidate: np.ndarray) -> float:
        chosen = decided(likely, candidate)
        alarms = chosen[idle].any(1).mean()
        return (
            micro_f1(chosen, true)
            + 0.5 * float((chosen == true).all(1).mean())
            - 4 * max(0.0, alarms - MOST_FALSE_ALARMS)
        )

    for _ in range(3):
        for column in range(len(EFFECTS)):
            options = np.arange(0.4, 0.8, 0.025)
            scores = []
            for option in options:
                candidate = thresholds.copy()
                candidate[column] = option
                scores.append(worth(candidate))
            # The middle of the best plateau, so that the choice does not hang on single clauses.
            best = np.flatnonzero(np.array(scores) >= max(scores) - 0.001)
            thresholds[column] = options[best[len(best) // 2]]
    return thresholds


def fit_bands(judged: Judged, thresholds: np.ndarray) -> tuple[float, float, float]:
    """Return the review bands that miss the fewest restrictions and errors within the bound on reviews."""
    true, chosen = judged.true, decided(judged.likely, thresholds)
    restricting = true[:, RESTRICTIONS].any(1)
    wrong = (chosen != true).any(1)
    best, found = -1.0, (0.1, 0.1, 0.3)
    for above in np.arange(0.0, 0.4, 0.04):
        for below in np.arange(0.0, 0.5, 0.04):
            for missed in np.arange(0.03, 0.5, 0.03):
                asks = doubtful(judged, chosen, thresholds, (above, below, missed))
                if asks.mean() > MOST_REVIEWED:
                    continue
                caught = chosen[:, RESTRICTIONS].any(1) | asks
                right_alone = restricting & chosen[:, 0] & ~chosen[:, RESTRICTIONS].any(1) & ~asks
                worth = caught[restricting].mean() - 2 * right_alone[restricting].mean() + 0.3 * asks[wrong].mean()
                if worth > best:
                    best, found = worth, (float(above), float(below), float(missed))
    return found


def figures(name: str, judged: Judged, thresholds: np.ndarray, bands: Sequence[float]) -> str:
    """Return one line of figures."""
    likely, true = judged.likely, judged.true
    chosen = decided(likely, thresholds)
    asks = doubtful(judged, chosen, thresholds, bands)
    idle, restricting = ~true.any(1), true[:, RESTRICTIONS].any(1)
    caught = chosen[:, RESTRICTIONS].any(1) | asks
    alone = chosen[:, 0] & ~chosen[:, RESTRICTIONS].any(1) & ~asks
    gap = np.abs(likely - true).mean()
    return (
        f"{name:22} {len(true):5} clauses  F1 {micro_f1(chosen, true):.3f}  exact {(chosen == true).all(1).mean():.3f}"
        f"  false alarms {chosen[idle].any(1).mean() if idle.any() else 0:.3f}  review {asks.mean():.3f}"
        f"  restrictions caught {caught[restricting].mean() if restricting.any() else 1:.3f}"
        f"  called permitted {alone[restricting].mean() if restricting.any() else 0:.3f}  mean gap {gap:.3f}"
    )


def main() -> None:
    """Read the command line, fit, write the settings, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("ngrams", type=Path)
    parser.add_argument("--fit", nargs="+", required=True)
    parser.add_argument("--report", nargs="+", required=True)
    parser.add_argument("--data", nargs="+", type=Path, default=[HERE / "clauses", HERE / "held_out"])
    parser.add_argument("--model", type=Path, default=MODEL)
    options = parser.parse_args()
    held, grams = np.load(options.encoder / "held_out.npz"), np.load(options.ngrams / "held_out.npz")
    by_id = {clause.id: clause for clause in read_folders(options.data)}
    rows = {str(name): row for row, name in enumerate(grams["ids"])}
    there = [row for row, name in enumerate(held["ids"]) if str(name) in by_id and str(name) in rows]
    clauses = [by_id[str(held["ids"][row])] for row in there]
    missing = {*options.fit, *options.report} - {clause.author for clause in clauses}
    if missing:
        parser.error(f"neither model has logits for {', '.join(sorted(missing))}: hold them out when training")
    logits = held["effects"][there]
    linear = grams["effects"][[rows[clause.id] for clause in clauses]]
    true = np.array([[name in clause.effects for name in EFFECTS] for clause in clauses])
    said = ruled(clauses)
    fitted = np.array([clause.author in options.fit for clause in clauses])
    per: dict[str, dict[str, float]] = {}
    likely = np.zeros(logits.shape)
    for column, name in enumerate(EFFECTS):
        signals = np.stack([logits[:, column], linear[:, column], said[:, column]], 1)
        model = LogisticRegression(C=1.0).fit(signals[fitted], true[fitted, column])
        likely[:, column] = model.predict_proba(signals)[:, 1]
        parts = dict(zip(("encoder", "ngrams", "rules"), map(float, model.coef_[0]), strict=True))
        per[name] = {**parts, "shift": float(model.intercept_[0])}
    together = Judged(likely, said, true)
    thresholds = fit_thresholds(likely[fitted], true[fitted])
    bands = fit_bands(together.of(fitted), thresholds)
    for column, name in enumerate(EFFECTS):
        per[name]["threshold"] = float(thresholds[column])
        per[name] = {key: round(value, 4) for key, value in per[name].items()}
    alone = Judged(1 / (1 + np.exp(-logits)), np.zeros(said.shape), true)
    for author in (*options.fit, *options.report):
        chosen = np.array([clause.author == author for clause in clauses])
        print(figures(f"{author} (encoder alone)", alone.of(chosen), np.full(6, 0.5), (0, 0, 1)))
        print(figures(f"{author} (together)", together.of(chosen), thresholds, bands))
    reported = ~fitted & np.array([clause.author in options.report for clause in clauses])
    print(figures("all reported", together.of(reported), thresholds, bands))
    for language in ("da", "en", "no", "sv"):
        chosen = reported & np.array([clause.language == language for clause in clauses])
        if chosen.any():
            print(figures(f"reported, {language}", together.of(chosen), thresholds, bands))
    for column, name in enumerate(EFFECTS):
        one = decided(likely, thresholds)[reported][:, [column]]
        print(f"  {name:20} F1 {micro_f1(one, true[reported][:, [column]]):.3f}")
    kinds = 1 / (1 + np.exp(-held["conditions"][there]))
    conditional = np.array([bool(clause.conditions) for clause in clauses]) & reported
    kinds_true = np.array([[name in (clause.conditions or ()) for name in CONDITIONS] for clause in clauses])
    if conditional.any():
        print(f"  condition kinds      F1 {micro_f1((kinds >= 0.5)[conditional], kinds_true[conditional]):.3f}")
    settings = {
        "version": hashlib.sha256((options.model / "encoder.onnx").read_bytes()).hexdigest()[:12],
        "fitted": dt.date.today().isoformat(),
        "effects": per,
        "review": {
            key: round(value, 3) for key, value in zip(("above", "below", "missed_restriction"), bands, strict=True)
        },
        "condition_threshold": 0.5,
    }
    (options.model / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
