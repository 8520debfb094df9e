"""The attention of each layer as one node, instead of the forty that an export makes of it: the same numbers, sooner.

The node is `QAttention` of ONNX Runtime. It takes no mask, so whatever the model is given at a time is of one length.
"""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, helper, numpy_helper

_RUNTIMES_OWN = "com.microsoft"
_PARTS = ("query", "key", "value")


def fuse_attention(model: ModelProto, layers: int, heads: int) -> None:
    """Give ``model``, quantised as `export_encoder` does, one node for the attention of each of its ``layers``."""
    held = {tensor.name: tensor for tensor in model.graph.initializer}
    makers = {name: node for node in model.graph.node for name in node.output}
    fused = [_fused(model, held, makers, layer, heads) for layer in range(layers)]
    mixed = {f"/encoder/layers.{layer}/Reshape_3_output_0": node.output[0] for layer, node in enumerate(fused)}
    for node in model.graph.node:
        node.input[:] = [mixed.get(name, name) for name in node.input]
    ordered = _in_order(model, _wanted(model, [*model.graph.node, *fused]))
    del model.graph.node[:], model.graph.value_info[:]
    model.graph.node.extend(ordered)
    used = {name for node in ordered for name in node.input}
    kept = [tensor for tensor in model.graph.initializer if tensor.name in used]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    if all(chosen.domain != _RUNTIMES_OWN for chosen in model.opset_import):
        model.opset_import.append(helper.make_opsetid(_RUNTIMES_OWN, 1))
    onnx.checker.check_model(model)


def _fused(
    model: ModelProto, held: dict[str, onnx.TensorProto], makers: dict[str, NodeProto], layer: int, heads: int
) -> NodeProto:
    """Return the node for a layer's attention, its weights added to ``model``: query, key and value side by side."""
    name = f"/encoder/layers.{layer}"
    products = [makers[f"{name}/{part}/MatMul_output_0_output_quantized"] for part in _PARTS]
    states, _, zero, _ = products[0].input

    def joined(what: str, tensors: list[str]) -> str:
        values: list[NDArray[np.generic]] = [np.atleast_1d(numpy_helper.to_array(held[tensor])) for tensor in tensors]
        tensor = numpy_helper.from_array(np.ascontiguousarray(np.concatenate(values, -1)), f"{name}/attention_{what}")
        model.graph.initializer.append(tensor)
        return str(tensor.name)

    weights = [product.input[1] for product in products]
    inputs = [
        states,
        joined("weight", weights),
        joined("bias", [f"encoder.layers.{layer}.{part}.bias" for part in _PARTS]),
        states.replace("_quantized", "_scale"),
        joined("scale", [weight.replace("_quantized", "_scale") for weight in weights]),
        "",
        zero,
        joined("zero", [product.input[3] for product in products]),
    ]
    return helper.make_node("QAttention", inputs, [f"{name}/attention"], domain=_RUNTIMES_OWN, num_heads=heads)


def _wanted(model: ModelProto, nodes: list[NodeProto]) -> list[NodeProto]:
    """Return those of ``nodes`` that something is made of."""
    results = {result.name for result in model.graph.output}
    while True:
        used = results | {name for node in nodes for name in node.input}
        kept = [node for node in nodes if used.intersection(node.output)]
        if len(kept) == len(nodes):
            return kept
        nodes = kept


def _in_order(model: ModelProto, nodes: list[NodeProto]) -> list[NodeProto]:
    """Return ``nodes``, each after those that it needs."""
    there = {"", *(given.name for given in model.graph.input), *(held.name for held in model.graph.initializer)}
    ordered: list[NodeProto] = []
    left = nodes
    while left:
        ready = [node for node in left if there.issuperset(node.input)]
        if not ready:
            raise ValueError(f"{left[0].name} needs what no node makes")
        for node in ready:
            there.update(node.output)
        ordered += ready
        left = [node for node in left if not there.issuperset(node.output)]
    return ordered
