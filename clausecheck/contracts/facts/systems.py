"""What the line-of-business system is called, and the systems or modules that a contract lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.clauses.model import ClauseKind
from clausecheck.contracts.facts.name_ways import trimmed
from clausecheck.contracts.facts.sources import Source, by_weight
from clausecheck.contracts.facts.system_names import system_names
from clausecheck.contracts.vocabulary import search_fact

_ONE = r"[A-ZÆØÅ][\wæøåÆØÅ.\-+&]*(?:[ \t]+[A-ZÆØÅ0-9][\wæøåÆØÅ.\-+&]*)*"
_LIST = re.compile(rf"[\s:»\"]*({_ONE}(?:,\s+{_ONE})*(?:,?\s+(?:og|samt|and)\s+{_ONE})?)")
_MOST_SYSTEMS = 12
# Fewer points are a guess, and the folder's name tells the contract manager more.
_ENOUGH = 3
_LEADING = re.compile(r"^[\d\s._-]+")


def read_system(sources: Sequence[Source], folder: str, parties: Sequence[str | None] = ()) -> str | None:
    """Return the system's name as the documents give it, else the folder's name without its number and department."""
    name, points = next(iter(system_names(sources, folder, parties).items()), ("", 0))
    return name if points > _ENOUGH else (_folder_system(folder) or None)


def read_systems(sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the systems that the contract itself says it covers, where it lists several; empty otherwise."""
    return _several(sources, "several")


def read_modules(sources: Sequence[Source]) -> tuple[str, ...]:
    """Return the modules that the contract says its system consists of, where it lists several; empty otherwise."""
    return _several(sources, "modules")


def _several(sources: Sequence[Source], what: str) -> tuple[str, ...]:
    for source in by_weight(sources):
        for index, clause in enumerate(source.clauses):
            intro = search_fact("systems", what, clause.text)
            if intro is None:
                continue
            own = _listed(clause.text[intro.end() :])
            if len(own) > 1:
                return own
            items = [
                item for item in source.clauses[index : index + _MOST_SYSTEMS] if item.kind is ClauseKind.LIST_ITEM
            ]
            names = [name for item in items for name in _listed(item.text[item.own_start :])[:1]]
            if intro.end() <= (clause.own_start or len(clause.text)) and len(names) > 1:
                return tuple(dict.fromkeys(names))
    return ()


def _listed(text: str) -> tuple[str, ...]:
    """Return the names that ``text`` begins with: "Livana, Renovata og Plano"."""
    found = _LIST.match(text)
    if found is None:
        return ()
    listed = re.split(r"\.\s", found[1], maxsplit=1)[0]
    names = [trimmed(name) for name in re.split(r",\s*|\s+(?:og|samt|and)\s+", listed)]
    return tuple(dict.fromkeys(name for name in names if name))


def _folder_system(folder: str) -> str:
    """Return the system's name in a folder's or file's name: the last part of "09 Sundhed - Omsorgssystem Livana"."""
    name = re.sub(r"\.\w{2,5}$", "", folder.rsplit("/", 1)[-1])
    name = _LEADING.sub("", name)
    parts = re.split(r"\s+[-–]\s+", name)
    return parts[-1].replace("_", " ").strip()
