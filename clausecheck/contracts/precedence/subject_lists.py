"""Lists that say for each subject which document goes first: "Licens og brugsret | Bilag 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.facts import Source
from clausecheck.contracts.names import Known, names_in
from clausecheck.contracts.precedence.statements import Statement
from clausecheck.contracts.vocabulary import words

_FEWEST_ROWS, _MOST_ROWS = 2, 25
# Documents whose names are those of what they are on: "Servicemål: Bilag 1".
_MATTERS = ("sla", "price", "dpa")
_ROW = re.compile(
    r"^\W*(?:(?:[a-z]|\d{1,2})[.)]\s*)?(?P<subject>[^:|\n]{3,90}?)\s*[:|]\s*(?P<rest>[^\n]{2,200}?)[\s|.;]*$",
    re.IGNORECASE,
)
# The heading that a table row carries before each cell: "Emne: Pris | Dokument: Kontrakten".
_HEADED = re.compile(
    r"^[^:|]{1,60}:\s+(?P<subject>[^:|]{3,90}?)\s*\|\s*(?:[^:|]{1,60}:\s+)?(?P<rest>[^|]{2,200}?)[\s|.;]*$"
)


def rows_by_subject(source: Source, index: int, known: Known) -> range | None:
    """Return the clauses of a list by subjects that begins at clause ``index``; None where none does."""
    if not _is_told(source, index):
        return None
    end = index
    while end < min(len(source.clauses), index + _MOST_ROWS) and _row(source.clauses[end], known) is not None:
        end += 1
    return range(index, end) if end - index >= _FEWEST_ROWS else None


def first_by_subject(source: Source, rows: range, known: Known) -> Iterator[Statement]:
    """Yield what a list by subjects says for the use of the system, else what its row for the rest does."""
    told = [(index, row) for index in rows if (row := _row(source.clauses[index], known)) is not None]
    on_use = [one for one in told if words("order", "use_subject").search(one[1]["subject"])]
    rest = [one for one in told if words("subjects", "rest").search(one[1]["subject"])]
    for index, row in (on_use or rest)[:1]:
        named = names_in(row["rest"], known)
        over = words("order", "over").search(row["rest"]) is not None
        first, lower = (named[:1], named[1:]) if over else (named, [])
        yield Statement(source, index, (tuple(first), tuple(lower)))


def _is_told(source: Source, index: int) -> bool:
    """Tell whether what stands over a list says that it is of documents that go first, each on its own subject."""
    clause = source.clauses[index]
    before = source.clauses[index - 1].text if index else ""
    over = [before, clause.text[: clause.own_start].rstrip(), *clause.headings[-1:]]
    over += [clause.text] if clause.kind is ClauseKind.TABLE_ROW else []
    return any(words("subjects", "over").search(text) for text in over)


def _row(clause: Clause, known: Known) -> re.Match[str] | None:
    """Return the subject and the rest of a row that names documents after a subject that names none."""
    own = clause.text[clause.own_start :].strip(" |")
    row = _HEADED.match(own) or _ROW.match(own)
    if row is None or not names_in(row["rest"], known):
        return None
    named = names_in(row["subject"], known)
    return row if all(name.kind in _MATTERS for name in named) else None
