"""Columns of tables whose cells say nothing without their title (``columns.toml``): "Robot | Nej"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


def needs_heading(title: str) -> bool:
    """Return whether the cells below ``title`` must be read with it."""
    return _pattern().search(title) is not None


def examples(name: str) -> list[str]:
    """Return the "examples" or "counterexamples" of the data file: titles of columns."""
    return list(_data()[name])


@cache
def _pattern() -> re.Pattern[str]:
    data = _data()
    return re.compile("|".join([*data["answers"], *data["actors"]]), re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("columns.toml").read_text(encoding="utf-8"))
