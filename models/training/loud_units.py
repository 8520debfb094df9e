"""Feed-forward units apart: a few of each layer are so loud that whole numbers of eight bits blur all the others.

One unit in a layer may reach fifteen times what the next ones do, and a matrix quantised for it loses the small values.
With the loudest in a little matrix of their own, which stays as it is, the large one is quantised for the rest.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from clause_data import read_folders
from encoder import ClauseEncoder, Layer
from tokenizers import Tokenizer
from torch import Tensor, nn

KEPT_WHOLE = ("loud_widen", "loud_narrow")
"""The parts of a `SplitLayer` that are not to be quantised."""

_LOUD = 8
_CLAUSES = Path(__file__).parent / "clauses"
_HEARD, _MOST_TOKENS = 150, 400


def some_clauses(folder: Path) -> list[list[int]]:
    """Return the token ids of some of the training clauses, always the same, by the tokenizer in ``folder``."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    clauses = sorted(read_folders([_CLAUSES]), key=lambda clause: zlib.crc32(clause.text.encode()))
    return [tokenizer.encode(clause.text).ids[:_MOST_TOKENS] for clause in clauses[:_HEARD]]


class SplitLayer(Layer):
    """A layer that gives what ``layer`` gives, with its ``loud`` feed-forward units (their numbers) apart."""

    def __init__(self, layer: Layer, loud: Sequence[int]) -> None:
        nn.Module.__init__(self)
        self.heads = layer.heads
        for name, part in layer.named_children():
            self.add_module(name, part)
        quiet = [unit for unit in range(layer.widen.out_features) if unit not in set(loud)]
        self.loud_widen, self.loud_narrow = _units(layer, loud, bias=False)
        self.widen, self.narrow = _units(layer, quiet, bias=True)

    def fed_forward(self, x: Tensor) -> Tensor:
        """Return what the feed-forward part adds to the hidden states, (batch, tokens, hidden)."""
        return super().fed_forward(x) + self.loud_narrow(nn.functional.gelu(self.loud_widen(x)))


def loudness(model: ClauseEncoder, clauses: Iterable[Sequence[int]]) -> list[Tensor]:
    """Return the most that each feed-forward unit says, (units,) for each layer, over ``clauses`` (token ids)."""
    heard: list[Tensor] = [torch.zeros(layer.narrow.in_features) for layer in model.layers]

    def listen(number: int) -> torch.utils.hooks.RemovableHandle:
        def note(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            heard[number] = torch.maximum(heard[number], inputs[0].abs().amax((0, 1)))

        return model.layers[number].narrow.register_forward_pre_hook(note)

    hooks = [listen(number) for number in range(len(model.layers))]
    with torch.no_grad():
        for ids in clauses:
            model(torch.tensor([list(ids)]), torch.ones(1, len(ids)))
    for hook in hooks:
        hook.remove()
    return heard


def set_apart(model: ClauseEncoder, clauses: Iterable[Sequence[int]]) -> None:
    """Put the units of each layer of ``model`` that are loudest on ``clauses`` (token ids) apart."""
    heard = loudness(model, clauses)
    for number, units in enumerate(heard):
        model.layers[number] = SplitLayer(model.layers[number], units.topk(_LOUD).indices.tolist())


def _units(layer: Layer, units: Sequence[int], *, bias: bool) -> tuple[nn.Linear, nn.Linear]:
    widen = nn.Linear(layer.widen.in_features, len(units))
    narrow = nn.Linear(len(units), layer.narrow.out_features, bias=bias)
    chosen = list(units)
    with torch.no_grad():
        widen.weight.copy_(layer.widen.weight[chosen])
        widen.bias.copy_(layer.widen.bias[chosen])
        narrow.weight.copy_(layer.narrow.weight[:, chosen])
        if bias:
            narrow.bias.copy_(layer.narrow.bias)
    return widen, narrow
