"""Writes a trained encoder for use: ``python export_encoder.py FOLDER`` puts it into ``models/clause_encoder``.

``encoder.onnx`` has int8 weights (dynamic quantisation, per channel) but for the few units of each layer that are so
loud that they would blur the others; which they are is heard on some of the training clauses (`loud_units`). It takes
``ids``, int64 of shape (batch, tokens), all of them real tokens, and gives ``effects`` (batch, 6), ``conditions``
(batch, 6) and ``evidence`` (batch, tokens), all logits.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from encoder import ClauseEncoder, load
from fuse_attention import fuse_attention
from loud_units import KEPT_WHOLE, set_apart, some_clauses
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

TARGET = Path(__file__).parents[1] / "clause_encoder"


class _Exported(nn.Module):
    """The encoder for clauses of one length, which need no mask."""

    def __init__(self, encoder: ClauseEncoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        out = self.encoder(ids, torch.ones_like(ids, dtype=torch.float32))
        return out.effects, out.conditions, out.evidence


def export(folder: Path, target: Path) -> None:
    """Write the encoder trained in ``folder`` to ``target``."""
    model, _ = load(folder)
    model.eval()
    set_apart(model, some_clauses(folder))
    target.mkdir(parents=True, exist_ok=True)
    axes = {0: "batch", 1: "tokens"}
    with tempfile.TemporaryDirectory() as work:
        full = Path(work) / "full.onnx"
        torch.onnx.export(
            _Exported(model),
            (torch.ones(2, 9, dtype=torch.long),),
            str(full),
            input_names=["ids"],
            output_names=["effects", "conditions", "evidence"],
            dynamic_axes={
                "ids": axes,
                "effects": {0: "batch"},
                "conditions": {0: "batch"},
                "evidence": axes,
            },
            opset_version=17,
            dynamo=False,
        )
        eight_bits = Path(work) / "eight_bits.onnx"
        quantize_dynamic(
            full,
            eight_bits,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=_nodes(full, KEPT_WHOLE),
        )
        quantised = onnx.load(eight_bits)
        fuse_attention(quantised, model.sizes.layers, model.sizes.heads)
        onnx.save(quantised, target / "encoder.onnx")
    (target / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())


def _nodes(model: Path, parts: tuple[str, ...]) -> list[str]:
    nodes = onnx.load(model).graph.node
    return [node.name for node in nodes if any(part in node.name for part in parts)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    export(options.folder, options.target)
