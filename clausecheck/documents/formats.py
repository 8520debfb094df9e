"""The names in the markup of formats that their readers go by, kept as data in ``formats.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def names(form: str, which: str) -> frozenset[str]:
    """Return the names listed as ``which`` for the format ``form``."""
    return frozenset(str(name) for name in _data()[form][which])


@cache
def mapping(form: str, which: str) -> dict[str, str]:
    """Return the table of texts ``which`` for the format ``form``."""
    table = _data()[form][which]
    return dict(table) if isinstance(table, dict) else {}


@cache
def _data() -> dict[str, dict[str, list[str] | dict[str, str]]]:
    return tomllib.loads(files("clausecheck.documents").joinpath("formats.toml").read_text(encoding="utf-8"))
