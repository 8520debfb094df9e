"""Which folder a row of the register means, where it names none: by number, name, system and supplier in folder names.

A row and a folder are put together only when each is the other's one best match; else the report asks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

_SHORTEST = 4
# Company forms and what every folder is called tell nothing.
_EMPTY_WORDS = frozenset({"a/s", "aps", "as", "ivs", "kontrakt", "aftale", "kommune", "contract", "system"})


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
    fits = {
        (position, folder): level
        for position, named in rows.items()
        for folder in folders
        if (level := fit(named, folder)) is not Fit.NONE
    }
    found: dict[str, int] = {}
    doubtful: dict[str, tuple[int, ...]] = {}
    for level in sorted(Fit, reverse=True):
        taken = set(found.values())
        here = [
            pair
            for pair, reached in fits.items()
            if reached is level and pair[0] not in taken and pair[1] not in found and pair[1] not in doubtful
        ]
        for folder in dict.fromkeys(folder for _, folder in here):
            candidates = [position for position, other in here if other == folder]
            rivals = {other for position, other in here if position == candidates[0]}
            if len(candidates) == 1 and rivals == {folder}:
                found[folder] = candidates[0]
            elif len(candidates) > 1 and level > Fit.SYSTEM:
                doubtful[folder] = tuple(candidates)
    return Pairs(found, doubtful)


def fit(named: Named, folder: str) -> Fit:
    """Return how well the last part of the path ``folder`` fits what a row calls its contract."""
    title = plain(re.sub(r"\.\w{2,5}$", "", folder.rsplit("/", 1)[-1]))
    if any(_holds_code(title, number) for number in named.numbers):
        return Fit.NUMBER
    if named.name and len(plain(named.name)) >= _SHORTEST and _holds(title, plain(named.name)):
        return Fit.NAME
    if any(len(plain(system)) >= _SHORTEST and _holds(title, plain(system)) for system in named.systems):
        return Fit.SYSTEM_AND_SUPPLIER if named.supplier and _names_supplier(title, named.supplier) else Fit.SYSTEM
    return Fit.NONE


def plain(name: str) -> str:
    """Return a name in lower case with single spaces, for comparing."""
    return re.sub(r"[\s_]+", " ", unicodedata.normalize("NFC", name)).strip().casefold()


def code(number: str) -> str:
    """Return a contract or case number as its letters and digits, for comparing."""
    return re.sub(r"[^0-9a-zæøå]", "", number.casefold())


def _holds(title: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", title) is not None


def _holds_code(title: str, number: str) -> bool:
    """Tell whether ``title`` holds ``number`` as a whole, whatever signs part it ("18/04466", "18-04466")."""
    parts = re.findall(r"[0-9a-zæøå]+", number.casefold())
    if len("".join(parts)) < _SHORTEST or not any(part.isdecimal() for part in parts):
        return False
    return re.search(rf"(?<!\w){r'[^0-9a-zæøå]{0,2}'.join(parts)}(?!\w)", title) is not None


def _names_supplier(title: str, supplier: str) -> bool:
    telling = [word for word in plain(supplier).split() if word not in _EMPTY_WORDS and len(word) >= _SHORTEST]
    return bool(telling) and _holds(title, telling[0])
