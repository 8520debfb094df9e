"""Tables that give each document its rank: "Dokument | Prioritet (1 = højest)"."""

from __future__ import annotations

import re

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.facts import Source
from clausecheck.contracts.names import Known, names_in
from clausecheck.contracts.precedence.statements import Group, Statement
from clausecheck.contracts.vocabulary import words

_FEWEST_ROWS, _MOST_ROWS, _AFTER = 2, 25, 3
_CELL = re.compile(r"\s*\|\s*")
# The heading that a table row carries before each cell: "Dokument: Bilag 5".
_HEADED = re.compile(r"^[^:|]{1,60}:\s+")
_RULE = re.compile(r"[\s|:=+–—-]+")
_ORDINALS = ("første first", "anden second", "tredje third", "fjerde fourth", "femte fifth")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi")


def ranks_told(source: Source, index: int, known: Known) -> Statement | None:
    """Return the order of a table that begins at clause ``index`` and gives its documents ranks; None for any other.

    The first rank is the high one unless the table's head or the sentences after it tell otherwise.
    """
    if not _is_row(source.clauses[index]) or (index and _is_row(source.clauses[index - 1])):
        return None
    rows = []
    for clause in source.clauses[index : index + _MOST_ROWS]:
        if not _is_row(clause):
            break
        rows.append(clause.text)
    ranked = {}
    for row in rows:
        named, rank = tuple(names_in(row, known)[:4]), _rank_in(row)
        if named and rank is not None and rank not in ranked:
            ranked[rank] = named
    after = source.clauses[index + len(rows) : index + len(rows) + _AFTER]
    told = " ".join([*rows, *(clause.text for clause in after)])
    before = source.clauses[index - 1].text if index else ""
    heads = f"{before} {rows[0]}"
    if len(ranked) < _FEWEST_ROWS or words("ranks", "head").search(heads) is None:
        return None
    groups: list[Group] = [ranked[rank] for rank in sorted(ranked)]
    return Statement(source, index, tuple(groups[::-1] if words("ranks", "last_is_high").search(told) else groups))


def _is_row(clause: Clause) -> bool:
    return clause.kind is ClauseKind.TABLE_ROW or clause.text.count("|") > 1


def _rank_in(row: str) -> int | None:
    """Return the rank that one cell of a row is; None where no cell, or more than one, is a rank."""
    cells = [_HEADED.sub("", cell).strip(" .") for cell in _CELL.split(row) if not _RULE.fullmatch(cell)]
    ranks = [rank for cell in cells if (rank := _value(cell.lower())) is not None]
    return ranks[0] if len(ranks) == 1 else None


def _value(cell: str) -> int | None:
    if cell.isdigit() and len(cell) < _FEWEST_ROWS + 1:
        return int(cell)
    for number, names in enumerate(_ORDINALS, 1):
        if cell in names.split():
            return number
    if cell in _ROMAN:
        return _ROMAN.index(cell) + 1
    return ord(cell) - ord("a") + 1 if len(cell) == 1 and "a" <= cell <= "f" else None
