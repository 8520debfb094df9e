"""Averages the weights of two encoders that come from one: ``python average_encoders.py FIRST SECOND --out FOLDER``."""

from __future__ import annotations

import argparse
from pathlib import Path

from encoder import load, save


def main() -> None:
    """Read the command line, average, and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    (first, keep), (second, kept) = load(options.first), load(options.second)
    if keep != kept:
        parser.error("the two encoders have different vocabularies")
    others = second.state_dict()
    first.load_state_dict({name: (value + others[name]) / 2 for name, value in first.state_dict().items()})
    save(first, keep, options.out)
    (options.out / "tokenizer.json").write_bytes((options.first / "tokenizer.json").read_bytes())


if __name__ == "__main__":
    main()
