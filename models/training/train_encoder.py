"""Fine-tunes the encoder on the labelled clauses: ``python train_encoder.py --out FOLDER [--hold-out AUTHOR …]``.

Runs on a CPU, or on a GPU where there is one. Without ``--hold-out`` all authors are trained on; ``--start`` goes on
from an encoder trained before, at half the rates; ``--focus`` and ``--replay`` train on some authors more than others.
``--teacher`` is an encoder trained before whose answers are aimed at beside the labels (but not on ``--focus``, new to
it), and alone on ``--unlabelled`` clauses (``contract_clauses.py`` writes some).
Writes the weights and the kept vocabulary to ``encoder.pt`` in the folder, and, with held-out authors, the logits for
their clauses to ``held_out.npz``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import numpy as np
import torch
from clause_data import (
    CONDITIONS,
    EFFECTS,
    Example,
    LabelledClause,
    in_surroundings,
    prepare,
    read_clauses,
    read_folders,
)
from encoder import ClauseEncoder, Output, load, save, untrained
from encoder_weights import EncoderWeights, read_weights
from tokenizers import Tokenizer
from tokens import cut_tokenizer, pieces_to_keep
from torch import Tensor, nn

entropy = nn.functional.binary_cross_entropy_with_logits

HERE = Path(__file__).parent
LONGEST = 320
TOKENS_PER_BATCH = 4096
MOST_PER_BATCH = 32
BODY_RATE, HEAD_RATE = 2e-4, 1e-3
LAYER_DECAY = 0.95
WARM_UP = 0.08
SHARE_IN_SURROUNDINGS = 0.35
# The weights that are kept are a running mean over about so many steps, which errs less than the last ones.
AVERAGED_STEPS, AVERAGED_EVERY = 200, 4


def word_list() -> list[str]:
    """Return Danish, English and Swedish word forms, from the package ``spacy-lookups-data``."""
    spec = find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package spacy-lookups-data is not installed: pip install spacy-lookups-data")
    words: list[str] = []
    for language in ("da", "en", "sv"):
        with gzip.open(Path(spec.origin).parent / "data" / f"{language}_lemma_lookup.json.gz") as packed:
            words += json.load(packed)
    return words


def batches(examples: Sequence[Example], rng: random.Random, most: int = MOST_PER_BATCH) -> Iterator[list[Example]]:
    """Yield batches of at most ``most`` examples of about equal length, in random order."""
    order = sorted(examples, key=lambda example: len(example.ids) * rng.uniform(0.85, 1.15))
    made: list[list[Example]] = [[]]
    for example in order:
        batch = made[-1]
        if batch and ((len(batch) + 1) * len(example.ids) > TOKENS_PER_BATCH or len(batch) >= most):
            made.append([])
        made[-1].append(example)
    rng.shuffle(made)
    yield from made


def tensors(batch: Sequence[Example], pad: int, device: torch.device | None = None) -> tuple[Tensor, Tensor]:
    """Return token ids and mask, both (batch, tokens), on ``device``."""
    longest = max(len(example.ids) for example in batch)
    ids = torch.full((len(batch), longest), pad)
    mask = torch.zeros(len(batch), longest)
    for row, example in enumerate(batch):
        ids[row, : len(example.ids)] = torch.tensor(example.ids)
        mask[row, : len(example.ids)] = 1.0
    return ids.to(device), mask.to(device)


def targets(clauses: Sequence[LabelledClause]) -> tuple[Tensor, Tensor, Tensor]:
    """Return effects and condition kinds as 0 or 1, both (clauses, 6), and 1 where the kinds are known, (clauses,)."""
    effects = torch.tensor([[float(name in clause.effects) for name in EFFECTS] for clause in clauses])
    kinds = torch.tensor([[float(name in (clause.conditions or ())) for name in CONDITIONS] for clause in clauses])
    return effects, kinds, kinds.any(1).float()


def loss_of(model: ClauseEncoder, batch: Sequence[Example], pad: int, teacher: ClauseEncoder | None = None) -> Tensor:
    """Return the loss against the labels, and against what ``teacher`` says where there is one."""
    ids, mask = tensors(batch, pad, model.centre.device)
    with torch.autocast(ids.device.type, torch.bfloat16):
        out = model(ids, mask)
        told = None
        if teacher is not None:
            with torch.no_grad():
                told = teacher(ids, mask)
    out = Output(*(part.float() for part in out))
    if told is None:
        return _labels_missed(out, batch, mask)
    told = Output(*(part.float() for part in told))
    loss = torch.zeros((), device=ids.device)
    labelled = [row for row, item in enumerate(batch) if item.clause.labelled]
    taught = [row for row, item in enumerate(batch) if item.clause.taught]
    if labelled:
        missed = _labels_missed(_rows(out, labelled), [batch[row] for row in labelled], mask[labelled])
        loss = loss + len(labelled) / len(batch) * missed
    if taught:
        missed = _answers_missed(_rows(out, taught), _rows(told, taught), mask[taught])
        loss = loss + len(taught) / len(batch) * missed
    return loss


def _rows(out: Output, rows: list[int]) -> Output:
    return Output(*(part[rows] for part in out))


def _labels_missed(out: Output, batch: Sequence[Example], mask: Tensor) -> Tensor:
    """Return the loss: effects, condition kinds where conditional and labelled, and evidence per token."""
    effects, kinds, known = (part.to(mask.device) for part in targets([item.clause for item in batch]))
    loss = entropy(out.effects, effects)
    found = entropy(out.conditions, kinds, reduction="none").mean(1)
    loss = loss + 0.5 * (found * known).mean()
    shown = [row for row, item in enumerate(batch) if item.evidence is not None]
    if shown:
        marks = torch.zeros(len(shown), mask.shape[1])
        for place, row in enumerate(shown):
            evidence = batch[row].evidence or ()
            marks[place, : len(evidence)] = torch.tensor(evidence)
        each = entropy(out.evidence[shown], marks.to(mask.device), reduction="none")
        loss = loss + 0.3 * (each * mask[shown]).sum() / mask[shown].sum()
    return loss


def _answers_missed(out: Output, told: Output, mask: Tensor) -> Tensor:
    """Return the loss against another encoder's answers, and how far the hidden states are from its own."""
    loss = entropy(out.effects, told.effects.sigmoid()) + 0.5 * entropy(out.conditions, told.conditions.sigmoid())
    each = entropy(out.evidence, told.evidence.sigmoid(), reduction="none")
    apart = (out.features - told.features).square().mean(-1)
    return loss + ((0.3 * each + apart) * mask).sum() / mask.sum()


def groups_of_weights(model: ClauseEncoder) -> list[dict[str, object]]:
    """Return the optimiser's groups: the deeper a layer lies, the smaller its rate; the heads learn fastest."""
    layers = len(model.layers)
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, weight in model.named_parameters():
        if name.startswith("layers."):
            rate = BODY_RATE * LAYER_DECAY ** (layers - 1 - int(name.split(".")[1]))
        elif name.startswith(("words", "positions", "embedded")):
            rate = BODY_RATE * LAYER_DECAY**layers
        else:
            rate = HEAD_RATE
        if weight.requires_grad:
            groups.setdefault((rate, 0.01 if weight.ndim > 1 else 0.0), []).append(weight)
    return [{"params": weights, "lr": rate, "weight_decay": decay} for (rate, decay), weights in groups.items()]


def train(
    model: ClauseEncoder,
    clauses: Sequence[LabelledClause],
    held: Sequence[LabelledClause],
    tokenizer: Tokenizer,
    pad: int,
    epochs: int,
    seed: int,
    rates: float = 1.0,
    teacher: ClauseEncoder | None = None,
    most: int = MOST_PER_BATCH,
) -> ClauseEncoder:
    """Train ``model`` on ``clauses``, print after each epoch how it does on a sample of ``held``, and return it."""
    watched = prepare(held[:: max(1, len(held) // 300)], tokenizer, 512)
    rng = random.Random(seed)
    if not bool(model.centre.any()):
        sample = prepare(rng.sample(list(clauses), 256), tokenizer, 128)
        model.standardise(*tensors(sample, pad, model.centre.device))
    optimiser = torch.optim.AdamW(groups_of_weights(model), betas=(0.9, 0.98), fused=True)
    per_epoch = len(list(batches(prepare(clauses, tokenizer, LONGEST), rng, most)))
    total = int(per_epoch * epochs * 1.05)

    def rate(step: int) -> float:
        warm = total * WARM_UP
        if step < warm:
            return rates * step / warm
        return rates * max(0.02, 0.5 * (1 + math.cos(math.pi * (step - warm) / (total - warm))))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(1 - AVERAGED_EVERY / AVERAGED_STEPS)
    )
    begun, steps = time.monotonic(), 0
    for epoch in range(epochs):
        model.train()
        mixed = list(in_surroundings(clauses, SHARE_IN_SURROUNDINGS, rng))
        sums, count = 0.0, 0
        for batch in batches(prepare(mixed, tokenizer, LONGEST), rng, most):
            loss = loss_of(model, batch, pad, teacher)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            schedule.step()
            steps += 1
            if steps % AVERAGED_EVERY == 0:
                average.update_parameters(model)
            sums, count = sums + float(loss.detach()), count + 1
        done = f"epoch {epoch + 1}/{epochs}: loss {sums / count:.4f}, {time.monotonic() - begun:.0f} s"
        print(done + _progress(average.module, watched, pad), flush=True)
    return cast(ClauseEncoder, average.module)


def logits(model: ClauseEncoder, examples: Sequence[Example], pad: int) -> dict[str, np.ndarray]:
    """Return the logits for ``examples`` in their order: ``effects`` and ``conditions``, both (clauses, 6)."""
    model.eval()
    order = sorted(range(len(examples)), key=lambda place: len(examples[place].ids))
    effects = np.zeros((len(examples), len(EFFECTS)), np.float32)
    conditions = np.zeros((len(examples), len(CONDITIONS)), np.float32)
    with torch.no_grad():
        for start in range(0, len(order), 32):
            chosen = order[start : start + 32]
            out = model(*tensors([examples[place] for place in chosen], pad, model.centre.device))
            effects[chosen] = out.effects.cpu().numpy()
            conditions[chosen] = out.conditions.cpu().numpy()
    return {"effects": effects, "conditions": conditions}


def _progress(model: ClauseEncoder, examples: Sequence[Example], pad: int) -> str:
    """Return ", held-out F1 0.87", or nothing where there are no ``examples``."""
    if not examples:
        return ""
    found = logits(model, examples, pad)["effects"] > 0
    true = np.array([[name in example.clause.effects for name in EFFECTS] for example in examples])
    return f", held-out F1 {2 * (found & true).sum() / (found.sum() + true.sum()):.3f}"


def build(weights: EncoderWeights, texts: Sequence[str]) -> tuple[ClauseEncoder, Tokenizer, list[int], int]:
    """Return the untrained model with the vocabulary of ``texts``, its tokenizer, the words kept and the padding."""
    keep = pieces_to_keep(weights.vocabulary, texts, word_list())
    return untrained(weights, keep), cut_tokenizer(weights.vocabulary, keep), keep, keep.index(weights.vocabulary.pad)


def trained_before(folder: Path) -> tuple[ClauseEncoder, Tokenizer, list[int], int]:
    """Return the same of the encoder in ``folder``."""
    model, keep = load(folder)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    return model, tokenizer, keep, tokenizer.token_to_id("<pad>")


def main() -> None:
    """Read the command line, train, and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("--start", type=Path, help="the folder of an encoder trained before")
    parser.add_argument("--focus", nargs="*", default=[], help="authors of whom all is trained on, beside --replay")
    parser.add_argument("--replay", type=float, default=1.0, help="the share of the other authors' clauses, at random")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rates", type=float, help="by what the learning rates are multiplied")
    parser.add_argument("--most", type=int, default=MOST_PER_BATCH, help="clauses of a batch at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", nargs="+", type=Path, default=[HERE / "clauses"])
    parser.add_argument("--teacher", type=Path, help="the folder of an encoder trained before, to be learned from")
    parser.add_argument("--unlabelled", nargs="*", type=Path, default=[], help="clauses that only the teacher reads")
    options = parser.parse_args()
    if options.unlabelled and not options.teacher:
        parser.error("--unlabelled clauses need a --teacher")
    torch.manual_seed(options.seed)
    # Adam's averages of rare gradients decay into numbers that a processor handles a hundred times slower.
    torch.set_flush_denormal(True)
    clauses = list(read_folders(options.data))
    rng = random.Random(options.seed)
    trained = [
        replace(clause, taught=clause.author not in options.focus)
        for clause in clauses
        if clause.author not in options.hold_out and (clause.author in options.focus or rng.random() < options.replay)
    ]
    trained += [replace(clause, labelled=False) for clause in read_clauses(options.unlabelled)]
    held = [clause for clause in clauses if clause.author in options.hold_out]
    model, tokenizer, keep, pad = (
        trained_before(options.start) if options.start else build(read_weights(), [clause.text for clause in clauses])
    )
    print(f"{len(trained)} clauses to train on, {len(held)} held out, {len(keep)} pieces", flush=True)
    model.words.weight.requires_grad_(False)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    teacher = load(options.teacher)[0].eval().to(device) if options.teacher else None
    model = train(
        model.to(device),
        trained,
        held,
        tokenizer,
        pad,
        options.epochs,
        options.seed,
        options.rates or (0.5 if options.start else 1.0),
        teacher,
        options.most,
    )
    save(model, keep, options.out)
    tokenizer.save(str(options.out / "tokenizer.json"))
    if held:
        found = logits(model, prepare(held, tokenizer, 512), pad)
        np.savez(options.out / "held_out.npz", ids=np.array([clause.id for clause in held]), **found)


if __name__ == "__main__":
    main()
