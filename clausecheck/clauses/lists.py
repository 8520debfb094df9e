"""Tells lists without markers: what opens one, and what is an item rather than a sentence (``lists.toml``)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

_GOES_ON = re.compile(r"(?i)[;,](?:\s*(?:og|eller|samt|and|or|och|eller))?\s*$")
# The last words of a line that breaks off take no more than this.
_LONGEST_OPENING = 40


def opens_list(text: str) -> bool:
    """Return whether ``text`` breaks off before a list ("Kunden må ikke:")."""
    return _patterns()[0].search(text.rstrip()[-_LONGEST_OPENING:]) is not None


def speaks_for_items(heading: str) -> bool:
    """Return whether ``heading`` allows or forbids what stands below it ("Forbudt brug")."""
    return _patterns()[1].search(heading) is not None


def is_fragment(text: str) -> bool:
    """Return whether ``text`` is an item that needs the line above it, and no sentence of its own."""
    return bool(_patterns()[2].match(text) or _GOES_ON.search(text))


def examples(name: str) -> list[dict[str, Any]]:
    """Return the "examples" or "counterexamples" of the data file: a heading and its items."""
    return list(_data()[name])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("lists.toml").read_text(encoding="utf-8"))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = _data()
    opening = re.compile(rf"(?i)(?:{'|'.join(data['opening'])})$")
    return opening, re.compile(f"(?i){'|'.join(data['headings'])}"), re.compile("|".join(data["fragments"]))
