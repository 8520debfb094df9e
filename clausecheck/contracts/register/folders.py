"""Which folder a row of the register means, where it names none: by number, name, system and supplier in folder names.

A row and a folder are put together only when each is the other's one best match; else the report asks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

_SHORTEST = 4
# What every folder and company may be called tells nothing.
_EMPTY_WORDS = frozenset({"kontrakt", "aftale", "kommune", "contract", "system"})


class Fit(IntEnum):
    """How well the name of a folder fits a row, the best last."""

    NONE = 0
    SYSTEM = 1
    SYSTEM_AND_SUPPLIER = 2
    NAME = 3
    NUMBER = 4


@dataclass(frozen=True, slots=True)
class Named:
    """What a row of the register calls its contract."""

    numbers: tuple[str, ...] = ()
    name: str | None = None
    systems: tuple[str, ...] = ()
    supplier: str | None = None


@dataclass(frozen=True, slots=True)
class Pairs:
    """The rows (by position) found for folders, and the folders that several rows fit equally well."""

    found: Mapping[str, int]
    open: Mapping[str, tuple[int, ...]]


def pair(rows: Mapping[int, Named], folders: Sequence[str]) -> Pairs:
    """Return which of ``rows`` belong to which of ``folders``, the surest first."""
    titles = {folder: _title(folder) for folder in folders}
    holding: dict[str, list[str]] = {}
    for folder, title in titles.items():
        for word in set(title.split()):
            holding.setdefault(word, []).append(folder)
    fits = {
        (position, folder): level
        for position, named in rows.items()
        for folder in dict.fromkeys(folder for phrase in _phrases(named) for folder in _rarest(phrase, holding))
        if (level := _fit(named, titles[folder])) is not Fit.NONE
    }
    found: dict[str, int] = {}
    doubtful: dict[str, tuple[int, ...]] = {}
    for level in sorted(Fit, reverse=True):
        taken = set(found.values())
        by_folder: dict[str, list[int]] = {}
        by_row: dict[int, set[str]] = {}
        for (position, folder), reached in fits.items():
            if reached is level and position not in taken and folder not in found and folder not in doubtful:
                by_folder.setdefault(folder, []).append(position)
                by_row.setdefault(position, set()).add(folder)
        for folder, candidates in by_folder.items():
            if len(candidates) == 1 and by_row[candidates[0]] == {folder}:
                found[folder] = candidates[0]
            elif len(candidates) > 1 and level > Fit.SYSTEM:
                doubtful[folder] = tuple(candidates)
    return Pairs(found, doubtful)


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """Return a name in lower case with single spaces, for comparing."""
    return re.sub(r"[\s_]+", " ", unicodedata.normalize("NFC", name)).strip().casefold()


@lru_cache(maxsize=8192)
def code(number: str) -> str:
    """Return a contract or case number as its letters and digits, for comparing."""
    return re.sub(r"[^0-9a-zæøå]", "", number.casefold())


def _fit(named: Named, title: str) -> Fit:
    """Return how well a folder's ``title`` fits what a row calls its contract."""
    if any(_holds(title, phrase) for number in named.numbers for phrase in _codes(number)):
        return Fit.NUMBER
    if named.name and len(named.name) >= _SHORTEST and _holds(title, _phrase(named.name)):
        return Fit.NAME
    if any(len(system) >= _SHORTEST and _holds(title, _phrase(system)) for system in named.systems):
        return Fit.SYSTEM_AND_SUPPLIER if named.supplier and _names_supplier(title, named.supplier) else Fit.SYSTEM
    return Fit.NONE


def _title(folder: str) -> str:
    """Return the words of the last part of a path, with space around each."""
    return f" {_phrase(re.sub(r'[.][^.]{2,5}$', '', folder.rsplit('/', 1)[-1]))} "


def _phrase(words: str) -> str:
    return " ".join(re.findall(r"[0-9a-zæøåäöüé]+", plain(words)))


def _holds(title: str, phrase: str) -> bool:
    return bool(phrase) and f" {phrase} " in title


def _codes(number: str) -> tuple[str, ...]:
    """Return how folders write a number: "18/04466" as its parts, whatever the sign between them, or in one."""
    parts = _phrase(number).split()
    if len("".join(parts)) < _SHORTEST or not any(part.isdecimal() for part in parts):
        return ()
    return " ".join(parts), "".join(parts)


def _phrases(named: Named) -> list[str]:
    phrases = [*(phrase for number in named.numbers for phrase in _codes(number)), *map(_phrase, named.systems)]
    return [phrase for phrase in (*phrases, _phrase(named.name or "")) if phrase]


def _rarest(phrase: str, holding: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return the folders that have the rarest word of ``phrase``; only among them can one have all its words."""
    return min((holding.get(word, ()) for word in phrase.split()), key=len)


def _names_supplier(title: str, supplier: str) -> bool:
    telling = [word for word in _phrase(supplier).split() if word not in _EMPTY_WORDS and len(word) >= _SHORTEST]
    return bool(telling) and _holds(title, telling[0])
