"""The words of precedence, as ``precedence.toml`` has them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def words(section: str, key: str) -> re.Pattern[str]:
    """Return the pattern ``key`` of ``section``, without regard to case.

    Raises:
        KeyError: the file has no such pattern.
    """
    return re.compile(_file()[section][key], re.IGNORECASE)


@cache
def default_order() -> tuple[str, ...]:
    """Return the kinds of documents in the order that is usual where a contract says nothing, highest first."""
    return tuple(_file()["default"]["order"])


@cache
def _file() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("precedence.toml").read_text(encoding="utf-8"))
