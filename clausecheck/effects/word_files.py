"""The data files of this floor that are words alone: patterns, and clauses that they must and must not fit."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def word_file(name: str) -> dict[str, Any]:
    """Return what is in the file ``name`` ("gate"), read once."""
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def examples(file: str, name: str) -> list[str]:
    """Return the "examples" or "counterexamples" of a file: clauses."""
    return list(word_file(file)[name])
