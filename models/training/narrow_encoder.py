"""Makes an encoder narrower: ``python narrow_encoder.py FOLDER --units 1024 --out FOLDER``.

Of each layer's feed-forward units those stay that say the most, heard on some of the training clauses; what the others
say on the average goes into the bias. Then it wants training (``train_encoder.py --start … --teacher …``).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from encoder import ClauseEncoder, Layer, load, save
from loud_units import some_clauses
from torch import Tensor, nn


def narrowed(model: ClauseEncoder, units: int, clauses: Iterable[Sequence[int]]) -> ClauseEncoder:
    """Return ``model`` with so many feed-forward units a layer, those that count most on ``clauses`` (token ids)."""
    heard = [_Heard(layer) for layer in model.layers]
    with torch.no_grad():
        for ids in clauses:
            model(torch.tensor([list(ids)]), torch.ones(1, len(ids)))
    made = ClauseEncoder(replace(model.sizes, feed_forward=units))
    left = {name: value for name, value in model.state_dict().items() if "widen" not in name and "narrow" not in name}
    made.load_state_dict(left, strict=False)
    for layer, one in zip(made.layers, heard, strict=True):
        one.hand_over(layer)
    return made


class _Heard:
    """What the feed-forward units of a layer say, on the average and at most."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer
        self.sum = torch.zeros(layer.narrow.in_features)
        self.squares = torch.zeros(layer.narrow.in_features)
        self.tokens = 0
        layer.narrow.register_forward_pre_hook(self._listen)

    def _listen(self, _: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        said = inputs[0].flatten(0, 1)
        self.sum += said.sum(0)
        self.squares += said.square().sum(0)
        self.tokens += len(said)

    def hand_over(self, layer: Layer) -> None:
        """Fill the narrower ``layer`` with the units that change most what comes out of the layer."""
        mean = self.sum / self.tokens
        varies = self.squares / self.tokens - mean.square()
        narrow, widen = self.layer.narrow, self.layer.widen
        weighs = varies * narrow.weight.square().sum(0)
        order = weighs.argsort(descending=True)
        stays, goes = order[: layer.widen.out_features].sort().values, order[layer.widen.out_features :]
        with torch.no_grad():
            layer.widen.weight.copy_(widen.weight[stays])
            layer.widen.bias.copy_(widen.bias[stays])
            layer.narrow.weight.copy_(narrow.weight[:, stays])
            layer.narrow.bias.copy_(narrow.bias + narrow.weight[:, goes] @ mean[goes])


def main() -> None:
    """Read the command line, narrow, and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=1024)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model, keep = load(options.folder)
    save(narrowed(model.eval(), options.units, some_clauses(options.folder)), keep, options.out)
    (options.out / "tokenizer.json").write_bytes((options.folder / "tokenizer.json").read_bytes())


if __name__ == "__main__":
    main()
