"""The catalogue of user-visible texts, Danish and English.

Every sentence that a user reads stands in a file below ``da/`` and, under the same key, in one below ``en/``, with
``{name}`` for values.
Floors below the reports hand up a `Message` (key and values), never a finished sentence.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("da", "en")
# A message keeps a day under one of these names, in ISO form; other values may look like days and be names.
_DAYS = frozenset({"date", "ends"})


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
    """Return the sentence for ``key`` in ``language`` with ``{name}`` filled from ``values``, dates in words.

    Raises:
        KeyError: the catalogue has no such key.
    """
    said = {name: day_words(value, language) if isinstance(value, dt.date) else value for name, value in values.items()}
    return catalogue(language)[key].format(**said)


def day_words(day: dt.date, language: str = "da") -> str:
    """Return a day as people write it: 01.05.2027 in Danish, 1 May 2027 in English."""
    if language == "da":
        return day.strftime("%d.%m.%Y")
    return f"{day.day} {catalogue(language)[f'month.{day.month}']} {day.year}"


def render(said: Message, language: str = "da") -> str:
    """Return ``said`` as a sentence in ``language``; the days that it keeps are told as people write them."""
    return text(said.key, language, **{name: _day_of(name, value) for name, value in said.values})


def _day_of(name: str, value: str) -> str | dt.date:
    if name not in _DAYS:
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return value
