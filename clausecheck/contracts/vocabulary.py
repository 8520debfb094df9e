"""The words of precedence and of the facts, as ``precedence.toml`` and ``facts/vocabulary.toml`` have them.

An entry is a regular expression, or a list of such of which any fits; ``{name}`` in it stands for the entry ``name`` of
the file's section ``shared``. Upper and lower case are the same.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

PRECEDENCE, FACTS = "precedence.toml", "facts/vocabulary.toml"
_INSERTED = re.compile(r"\{([a-z_]+)\}")


@cache
def words(section: str, key: str) -> re.Pattern[str]:
    """Return the pattern ``key`` of ``section`` in the words of precedence.

    Raises:
        KeyError: the file has no such pattern.
    """
    return re.compile(_expression(PRECEDENCE, section, key), re.IGNORECASE)


@cache
def fact_words(section: str, key: str) -> re.Pattern[str]:
    """Return the pattern ``key`` of ``section`` in the words of the facts.

    Raises:
        KeyError: the file has no such pattern.
    """
    return re.compile(_expression(FACTS, section, key), re.IGNORECASE)


@cache
def fact_expression(section: str, key: str) -> str:
    """Return the same as `fact_words`, to be built into a larger expression."""
    return _expression(FACTS, section, key)


@cache
def fact_list(section: str, key: str) -> tuple[str, ...]:
    """Return a plain list of words of the facts."""
    return tuple(_file(FACTS)[section][key])


@cache
def default_order() -> tuple[str, ...]:
    """Return the kinds of documents in the order that is usual where a contract says nothing, highest first."""
    return tuple(_file(PRECEDENCE)["default"]["order"])


@cache
def examples(file: str) -> tuple[dict[str, Any], ...]:
    """Return the examples of a file: each names a pattern (``of``) and what it must find and must not."""
    return tuple(_file(file)["examples"])


def _expression(file: str, section: str, key: str) -> str:
    told = _file(file)[section][key]
    joined = told if isinstance(told, str) else "(?:" + "|".join(told) + ")"
    return _INSERTED.sub(lambda name: _expression(file, "shared", name[1]), joined)


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))
