"""Averages the weights of two encoders that come from one: ``python average_encoders.py FIRST SECOND --out FOLDER``."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Read the command line, average, and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    first, second = (torch.load(path / "encoder.pt", weights_only=True) for path in (options.first, options.second))
    if first["keep"] != second["keep"]:
        parser.error("the two encoders have different vocabularies")
    weights = {name: (value + second["weights"][name]) / 2 for name, value in first["weights"].items()}
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": weights, "keep": first["keep"]}, options.out / "encoder.pt")
    (options.out / "tokenizer.json").write_bytes((options.first / "tokenizer.json").read_bytes())


if __name__ == "__main__":
    main()
