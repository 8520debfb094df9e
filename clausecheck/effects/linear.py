"""Linear models as they are kept: whole weights with a scale for each output, one file in a folder of the models."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Linear:
    """``weights`` int8 of shape (columns, outputs), ``scales`` and ``shifts`` float32 of shape (outputs,)."""

    weights: npt.NDArray[np.int8]
    scales: Floats
    shifts: Floats

    def logits(self, columns: Sequence[int], length: float = 1.0) -> Floats:
        """Return the outputs for a vector that has the same value in ``columns``, one over ``length``."""
        found: Floats = self.weights[columns].sum(0, dtype="float32") * self.scales / length + self.shifts
        return found


@cache
def linear(name: str) -> Linear:
    """Return the model in the folder ``name`` of the trained parts, read once: "ngrams", "orders"."""
    import numpy as np

    path = resources.files("clausecheck_models").joinpath(name).joinpath(f"{name}.npz")
    with path.open("rb") as file, np.load(file) as saved:
        return Linear(saved["weights"], saved["scales"], saved["shifts"])
