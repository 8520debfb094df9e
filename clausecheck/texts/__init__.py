"""The catalogue of user-visible texts, Danish and English.

Every sentence that a user reads stands in a file below ``da/`` and, under the same key, in one below ``en/``, with
``{name}`` for values.
Floors below the reports hand up a `Message` (key and values), never a finished sentence.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("da", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the user, not yet in a language: a catalogue key and the values it speaks of."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


def message(key: str, /, **values: object) -> Message:
    """Return the `Message` for ``key`` with its ``values`` as text."""
    return Message(key, tuple((name, str(value)) for name, value in values.items()))


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return all texts of ``language`` ("da" or "en") by dotted key, such as ``verdict.missing.badge``."""
    if language not in LANGUAGES:
        raise ValueError(f"no catalogue for language {language!r}")
    entries: dict[str, str] = {}
    for file in sorted(resources.files(__package__).joinpath(language).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            entries.update(_flatten(tomllib.loads(file.read_text(encoding="utf-8")), ""))
    return entries


def _flatten(table: dict[str, Any], prefix: str) -> list[tuple[str, str]]:
    entries: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            entries += _flatten(value, f"{prefix}{key}.")
        else:
            entries.append((f"{prefix}{key}", str(value)))
    return entries


def text(key: str, /, language: str = "da", **values: object) -> str:
    """Return the sentence for ``key`` in ``language`` with ``{name}`` filled from ``values``.

    Raises:
        KeyError: the catalogue has no such key.
    """
    return catalogue(language)[key].format(**values)


def render(said: Message, language: str = "da") -> str:
    """Return ``said`` as a sentence in ``language``."""
    return text(said.key, language, **dict(said.values))
