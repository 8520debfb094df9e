"""The trained encoder: a clause in, how likely each effect and condition kind is, and where the evidence stands.

The model is ``models/clause_encoder`` (see its card). It is loaded once per process, at the first call at the latest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING, Any

from clausecheck.effects.gate import passes
from clausecheck.effects.model import Condition, Effect

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    Floats = npt.NDArray[np.float32]

EFFECTS = tuple(Effect)
CONDITIONS = tuple(Condition)
# Longer clauses than this many tokens are read in windows that overlap by the second number.
_WINDOW, _OVERLAP = 400, 100


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder makes of one clause.

    ``effects`` are logits in the order of `EFFECTS`, ``conditions`` probabilities in the order of `CONDITIONS`;
    ``evidence`` are (start, end, score from 0 to 1) per token, offsets into the clause.
    """

    effects: tuple[float, ...]
    conditions: tuple[float, ...]
    evidence: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True, slots=True)
class _Model:
    session: InferenceSession
    tokenizer: Tokenizer
    threads: int


@dataclass(frozen=True, slots=True)
class _Window:
    clause: int
    ids: list[int]
    offsets: list[tuple[int, int]]


# The sum and the norm in one cost a tenth more of the whole than one after the other (onnxruntime 1.32, with VNNI).
_SLOWER_FUSION = "SkipLayerNormFusion"


def settings() -> dict[str, Any]:
    """Return the model's settings: version, weights, thresholds and review bands."""
    return dict(_settings())


def load(threads: int = 1) -> None:
    """Load the model, to read ``threads`` clauses at a time; one that is loaded already stays as it is.

    One is right where several processes judge at a time, more where one process has the cores to itself.
    """
    if not _loaded:
        _loaded.append(_opened(threads))


def read_clauses(texts: Sequence[str]) -> list[Reading]:
    """Return the encoder's reading of each of ``texts``, in their order."""
    load()
    model = _loaded[0]
    windows = [window for number, text in enumerate(texts) for window in _windows(number, text, model)]
    found: list[list[tuple[_Window, Floats, Floats, Floats]]] = [[] for _ in texts]
    for window, read in zip(windows, _run_all(model, windows), strict=True):
        found[window.clause].append((window, *read))
    return [_reading(parts) for parts in found]


def _windows(number: int, text: str, model: _Model) -> list[_Window]:
    encoded = model.tokenizer.encode(text)
    ids, offsets = encoded.ids, encoded.offsets
    if len(ids) <= _WINDOW:
        return [_Window(number, ids, offsets)]
    first, last = ids[0], ids[-1]
    made = []
    for start in range(1, len(ids) - 1, _WINDOW - _OVERLAP):
        inner = slice(start, min(start + _WINDOW - 2, len(ids) - 1))
        made.append(_Window(number, [first, *ids[inner], last], [(0, 0), *offsets[inner], (0, 0)]))
        if inner.stop == len(ids) - 1:
            break
    # A long clause is read where the gate finds something in it: elsewhere it says as little as any other text.
    told = [window for window in made if passes(text[window.offsets[1][0] : window.offsets[-2][1]])]
    return told or made


def _run_all(model: _Model, windows: Sequence[_Window]) -> Iterable[tuple[Floats, Floats, Floats]]:
    """Run ``windows`` beside each other: small as they are, that gains more than several threads in each of them."""
    if model.threads == 1 or len(windows) == 1:
        return (_run(model, window) for window in windows)
    with ThreadPoolExecutor(model.threads) as pool:
        return list(pool.map(partial(_run, model), windows))


def _run(model: _Model, window: _Window) -> tuple[Floats, Floats, Floats]:
    """Return what the model makes of one window: of effects, of conditions, and of each token as evidence.

    One at a time: the numbers of a batch are rounded together, so that a clause would be read by the company it is in.
    """
    import numpy as np

    made = model.session.run(["effects", "conditions", "evidence"], {"ids": np.array([window.ids], np.int64)})
    effects, conditions, evidence = (rows[0] for rows in made)
    return effects, conditions, evidence


def _reading(parts: Sequence[tuple[_Window, Floats, Floats, Floats]]) -> Reading:
    """Join the windows of one clause: an effect is as likely as in the window where it is likeliest."""
    import numpy as np

    effects = np.max([part[1] for part in parts], axis=0)
    conditions = np.max([part[2] for part in parts], axis=0)
    scores: dict[tuple[int, int], float] = {}
    for window, _, _, evidence in parts:
        for span, score in zip(window.offsets, _sigmoid(evidence).tolist(), strict=True):
            if span[1] > span[0]:
                scores[span] = max(score, scores.get(span, 0.0))
    return Reading(
        tuple(effects.tolist()),
        tuple(_sigmoid(conditions).tolist()),
        tuple((start, end, score) for (start, end), score in sorted(scores.items())),
    )


def _sigmoid(values: Floats) -> Floats:
    import numpy as np

    squashed: Floats = np.divide(1.0, 1.0 + np.exp(-values), dtype=np.float32)
    return squashed


@cache
def _settings() -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(_folder().joinpath("settings.json").read_text(encoding="utf-8"))
    return raw


def _folder() -> resources.abc.Traversable:
    return resources.files("clausecheck_models").joinpath("clause_encoder")


def _opened(threads: int) -> _Model:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        _folder().joinpath("encoder.onnx").read_bytes(),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=[_SLOWER_FUSION],
    )
    tokenizer = Tokenizer.from_str(_folder().joinpath("tokenizer.json").read_text(encoding="utf-8"))
    return _Model(session, tokenizer, threads)


_loaded: list[_Model] = []
