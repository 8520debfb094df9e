"""The encoder in PyTorch: a BERT body with heads for effects, condition kinds and evidence."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

import torch
from clause_data import CONDITIONS, EFFECTS
from encoder_weights import EncoderWeights
from torch import Tensor, nn

FILE = "encoder.pt"
"""What a trained encoder is kept in, in a folder of its own."""


class Output(NamedTuple):
    """Logits: ``effects`` (batch, 6), ``conditions`` (batch, 6), ``evidence`` (batch, tokens).

    ``features`` are the last hidden states, standardised, (batch, tokens, hidden).
    """

    effects: Tensor
    conditions: Tensor
    evidence: Tensor
    features: Tensor


@dataclass(frozen=True)
class Sizes:
    """How large an encoder is: hidden states, layers, heads, feed-forward units of a layer, positions, vocabulary."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    words: int
    epsilon: float


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


# What the parts of a layer are called in the file of the weights.
_NAMES = {
    "query": "q",
    "key": "k",
    "value": "v",
    "attended": "ao",
    "attended_norm": "aln",
    "widen": "fi",
    "narrow": "fo",
    "out_norm": "oln",
}


class ClauseEncoder(nn.Module):
    """Token ids in, logits out."""

    def __init__(self, sizes: Sizes, dropout: float = 0.2) -> None:
        super().__init__()
        self.sizes = sizes
        hidden = sizes.hidden
        self.words = nn.Embedding(sizes.words, hidden)
        self.positions = nn.Embedding(sizes.positions, hidden)
        self.embedded_norm = nn.LayerNorm(hidden, sizes.epsilon)
        self.layers = nn.ModuleList(
            Layer(hidden, sizes.heads, sizes.feed_forward, sizes.epsilon) for _ in range(sizes.layers)
        )
        # Only before the heads: random numbers for every token would cost a third of the time.
        self.dropout = nn.Dropout(dropout)
        self.evidence = nn.Linear(hidden, 1)
        self.effects = nn.Linear(2 * hidden, len(EFFECTS))
        self.conditions = nn.Linear(2 * hidden, len(CONDITIONS))
        for head in (self.effects, self.conditions, self.evidence):
            nn.init.zeros_(head.weight)
            nn.init.zeros_(head.bias)
        self.register_buffer("centre", torch.zeros(hidden))
        self.register_buffer("spread", torch.ones(hidden))

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
        return Output(self.effects(pooled), self.conditions(pooled), evidence, x)


def untrained(weights: EncoderWeights, keep: list[int]) -> ClauseEncoder:
    """Return an encoder with the body of ``weights``; ``keep`` lists the ids of its words in the cut vocabulary."""
    model = ClauseEncoder(
        Sizes(
            hidden=weights.hidden,
            layers=weights.layers,
            heads=weights.heads,
            feed_forward=weights.feed_forward,
            positions=weights.positions,
            words=len(keep),
            epsilon=weights.epsilon,
        )
    )
    tensors = {name: torch.from_numpy(value.copy()) for name, value in weights.tensors.items()}
    with torch.no_grad():
        model.words.weight.copy_(tensors["emb.word"][keep])
        types = tensors["emb.type"].reshape(-1, weights.hidden)[0]
        model.positions.weight.copy_(tensors["emb.pos"].reshape(-1, weights.hidden) + types)
        model.embedded_norm.weight.copy_(tensors["emb.ln.w"])
        model.embedded_norm.bias.copy_(tensors["emb.ln.b"])
        for number, layer in enumerate(model.layers):
            for part, short in _NAMES.items():
                module = getattr(layer, part)
                module.weight.copy_(tensors[f"l{number}.{short}.w"].reshape(module.weight.shape))
                module.bias.copy_(tensors[f"l{number}.{short}.b"])
    return model


def save(model: ClauseEncoder, keep: list[int], folder: Path) -> None:
    """Keep a trained encoder in ``folder``, with the ids that its words had in the vocabulary it was cut from."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {"weights": model.cpu().state_dict(), "keep": keep, "sizes": asdict(model.sizes)}
    torch.save(kept, folder / FILE)


def load(folder: Path) -> tuple[ClauseEncoder, list[int]]:
    """Return the encoder in ``folder`` and the ids of its words.

    Raises:
        FileNotFoundError: there is none.
    """
    kept: dict[str, Any] = torch.load(folder / FILE, weights_only=True)
    model = ClauseEncoder(Sizes(**kept["sizes"]))
    model.load_state_dict(kept["weights"])
    return model, kept["keep"]
