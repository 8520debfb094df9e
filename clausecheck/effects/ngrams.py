"""A linear model on words and letters: a second opinion beside the encoder, whose errors are of another kind.

The features of a clause are its words, pairs and triples of words, and runs of three to five letters in its words, each
hashed to a column; the clause is the unit vector of the columns it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from clausecheck.effects.linear import linear

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

COLUMNS = 1 << 19
_WORD = re.compile(r"[^\W\d_]+|\d+|[.,;:?!]")
_BROKEN = re.compile(r"(?<=\w)-[ \t]*\n\s*(?=[a-zæøåäö])")
_LETTERS = range(3, 6)


def features(text: str) -> list[int]:
    """Return the columns of ``text``, each once, in ascending order."""
    words = _WORD.findall(_BROKEN.sub("", text.lower()))
    found = {crc32(name.encode()) % COLUMNS for name in _names(words)}
    return sorted(found)


def _names(words: Sequence[str]) -> Iterator[str]:
    yield from words
    for length in (2, 3):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
    for word in set(words):
        bounded = f"<{word}>"
        for length in _LETTERS:
            for start in range(len(bounded) - length + 1):
                yield "#" + bounded[start : start + length]


def logits(text: str) -> Floats:
    """Return the model's logits for ``text``, one per effect in the order of `Effect`."""
    columns = features(text)
    return linear("ngrams").logits(columns, max(1, len(columns)) ** 0.5)
