"""The encoder in PyTorch: a BERT body with heads for effects, condition kinds and evidence."""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
from encoder_weights import EncoderWeights
from torch import Tensor, nn


class Output(NamedTuple):
    """Logits: ``effects`` (batch, 6), ``conditions`` (batch, 6), ``evidence`` (batch, tokens)."""

    effects: Tensor
    conditions: Tensor
    evidence: Tensor


class Layer(nn.Module):
    """One transformer layer, normalised after each sum as in BERT."""

    def __init__(self, hidden: int, heads: int, feed_forward: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(hidden, hidden) for _ in range(3))
        self.attended = nn.Linear(hidden, hidden)
        self.attended_norm = nn.LayerNorm(hidden, epsilon)
        self.widen = nn.Linear(hidden, feed_forward)
        self.narrow = nn.Linear(feed_forward, hidden)
        self.out_norm = nn.LayerNorm(hidden, epsilon)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the next hidden states, (batch, tokens, hidden); ``bias`` is added to the attention scores."""
        batch, tokens, hidden = x.shape
        split = (batch, tokens, self.heads, hidden // self.heads)
        query, key, value = (part(x).view(split).transpose(1, 2) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(-1, -2) / math.sqrt(split[-1]) + bias
        mixed = (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(batch, tokens, hidden)
        x = self.attended_norm(x + self.attended(mixed))
        return self.out_norm(x + self.fed_forward(x))

    def fed_forward(self, x: Tensor) -> Tensor:
        """Return what the feed-forward part adds to the hidden states, (batch, tokens, hidden)."""
        return self.narrow(nn.functional.gelu(self.widen(x)))


class ClauseEncoder(nn.Module):
    """Token ids in, logits out. ``keep`` lists the ids of the original vocabulary in the order of the cut one."""

    def __init__(self, weights: EncoderWeights, keep: list[int], effects: int, conditions: int, dropout: float = 0.2):
        super().__init__()
        hidden = weights.hidden
        self.words = nn.Embedding(len(keep), hidden)
        self.positions = nn.Embedding(weights.positions, hidden)
        self.embedded_norm = nn.LayerNorm(hidden, weights.epsilon)
        self.layers = nn.ModuleList(
            Layer(hidden, weights.heads, weights.feed_forward, weights.epsilon) for _ in range(weights.layers)
        )
        # Only before the heads: random numbers for every token would cost a third of the time.
        self.dropout = nn.Dropout(dropout)
        self.evidence = nn.Linear(hidden, 1)
        self.effects = nn.Linear(2 * hidden, effects)
        self.conditions = nn.Linear(2 * hidden, conditions)
        for head in (self.effects, self.conditions, self.evidence):
            nn.init.zeros_(head.weight)
            nn.init.zeros_(head.bias)
        self.register_buffer("centre", torch.zeros(hidden))
        self.register_buffer("spread", torch.ones(hidden))
        self._load(weights, keep)

    def _load(self, weights: EncoderWeights, keep: list[int]) -> None:
        tensors = {name: torch.from_numpy(value.copy()) for name, value in weights.tensors.items()}
        with torch.no_grad():
            self.words.weight.copy_(tensors["emb.word"][keep])
            types = tensors["emb.type"].reshape(-1, weights.hidden)[0]
            self.positions.weight.copy_(tensors["emb.pos"].reshape(-1, weights.hidden) + types)
            self.embedded_norm.weight.copy_(tensors["emb.ln.w"])
            self.embedded_norm.bias.copy_(tensors["emb.ln.b"])
            names = {
                "query": "q",
                "key": "k",
                "value": "v",
                "attended": "ao",
                "attended_norm": "aln",
                "widen": "fi",
                "narrow": "fo",
                "out_norm": "oln",
            }
            for number, layer in enumerate(self.layers):
                for part, short in names.items():
                    module = getattr(layer, part)
                    module.weight.copy_(tensors[f"l{number}.{short}.w"].reshape(module.weight.shape))
                    module.bias.copy_(tensors[f"l{number}.{short}.b"])

    def hidden(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the last hidden states, (batch, tokens, hidden); ``mask`` is 1 for real tokens."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.embedded_norm(self.words(ids) + self.positions(positions))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def standardise(self, ids: Tensor, mask: Tensor) -> None:
        """Fix centre and spread of the features from a sample, since the encoder puts all texts close to one point."""
        with torch.no_grad():
            x = self.hidden(ids, mask)
            pooled = (x * mask[:, :, None]).sum(1) / mask.sum(1)[:, None]
            self.centre.copy_(pooled.mean(0))
            self.spread.copy_(pooled.std(0) + 1e-3)

    def forward(self, ids: Tensor, mask: Tensor) -> Output:
        """Return the logits for token ids and mask, both (batch, tokens)."""
        x = self.hidden(ids, mask)
        real = mask.to(x.dtype)[:, :, None]
        x = (x - self.centre) / self.spread
        mean = (x * real).sum(1) / real.sum(1)
        evidence = self.evidence(x).squeeze(-1)
        weight = torch.sigmoid(evidence)[:, :, None] * real
        focus = (x * weight).sum(1) / (weight.sum(1) + 1e-3)
        pooled = self.dropout(torch.cat([mean, focus], -1))
        return Output(self.effects(pooled), self.conditions(pooled), evidence)
