"""What the clauses of two versions refer to: a number that follows the clause it leads to is the same reference."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from clausecheck.clauses.model import Clause

Path = tuple[int, ...]
Renumbered = Mapping[Path, frozenset[Path]]
"""For the number of each clause that stands in both versions, as integers, the numbers that it has in the later."""

_FIGURES = re.compile(r"\d+(?:\.\d+)*")
# What may stand between "§ 5" and the "stk. 2" that belongs to it.
_JOINT = re.compile(r"\s*,?\s*")


def renumbered(pairs: Iterable[tuple[Clause, Clause]]) -> dict[Path, frozenset[Path]]:
    """Return the new numbers of clauses, given each as it was and as it is."""
    made: dict[Path, frozenset[Path]] = {}
    for was, now in pairs:
        if was.section and now.section:
            path = _path(was.section)
            made[path] = made.get(path, frozenset()) | {_path(now.section)}
    return made


def same_targets(was: Clause, now: Clause, numbers: Renumbered) -> bool:
    """Tell whether a clause refers to what it referred to before: the same clauses by ``numbers``, the same annexes."""
    before, after = list(_targets(was)), list(_targets(now))
    return len(before) == len(after) and all(
        same[0] == other[0] and (same[1] == other[1] if not same[0] else other[1] in numbers.get(same[1], {same[1]}))
        for same, other in zip(before, after, strict=True)
    )


def without_pointers(text: str) -> str:
    """Return ``text`` without the references in it."""
    return _pattern().sub("", text)


def _targets(clause: Clause) -> Iterator[tuple[bool, Path]]:
    """Yield each number that ``clause`` refers to, and whether it is that of a point of the contract itself."""
    above: Path | None = None
    own = clause.section or ""
    end = 0
    for found in _pattern().finditer(clause.text):
        paths = [_path(figures) for figures in _FIGURES.findall(found["numbers"])]
        joined = above if _JOINT.fullmatch(clause.text, end, found.start()) else None
        inside = found["annex"] is None and _law().search(clause.text, 0, found.start()) is None
        if found["part"] is not None:
            if joined is None and "stk" in own.casefold():
                joined = _path(own)[:-1]
            inside = inside and joined is not None
            paths = [(joined or ()) + path for path in paths]
        yield from ((inside, path) for path in paths)
        above, end = paths[-1] if inside else None, found.end()


def _path(section: str) -> Path:
    return tuple(int(figures) for figures in re.findall(r"\d+", section))


@cache
def _pattern() -> re.Pattern[str]:
    told = _told()
    points, parts, annexes = ("|".join(told[key]) for key in ("points", "parts", "annexes"))
    more = rf"(?:\s*(?:{'|'.join(told['between'])})\s*{_FIGURES.pattern})*"
    return re.compile(
        rf"(?i)(?:{points}|(?P<part>{parts})|(?P<annex>{annexes}))\s*(?P<numbers>{_FIGURES.pattern}{more})"
    )


@cache
def _law() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{'|'.join(_told()['law'])})\s*\Z")


@cache
def _told() -> dict[str, Any]:
    told = tomllib.loads(resources.files(__package__).joinpath("data/places.toml").read_text(encoding="utf-8"))
    references: dict[str, Any] = told["references"]
    return references
