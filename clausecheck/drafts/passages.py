"""The passages that findings stand in, as the contract itself has them: what a letter can quote word for word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from clausecheck.clauses.model import Clause, ClauseKind, Segment
from clausecheck.contracts.model import Contract, ContractDocument, Finding

Cut = Callable[[ContractDocument], Sequence[Clause]]
LEFT_OUT = " […] "
# What may stand between an intro and its item in the document: the item's number or sign.
_MARK = re.compile(r"\s*(?:\(?[\w.]{1,6}[.)]?|[-–•*·])?\s*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table's row: its column's heading, empty where it is not told, and its words in the clause's text."""

    label: str
    words: str
    start: int
    end: int


@dataclass(slots=True)
class Passages:
    """The clauses of a contract's documents, each document cut once, when it is first asked about."""

    contract: Contract
    cut: Cut
    _clauses: dict[str, Sequence[Clause]] = field(default_factory=dict)

    def clauses(self, path: str) -> Sequence[Clause]:
        """Return the clauses of the document called ``path``; none where the contract has no such document."""
        if path not in self._clauses:
            item = next((item for item in self.contract.documents if item.document.path == path), None)
            self._clauses[path] = self.cut(item) if item is not None else ()
        return self._clauses[path]

    def clause_of(self, finding: Finding) -> Clause | None:
        """Return the clause that ``finding`` stands in; None where it cannot be told."""
        same = [clause for clause in self.clauses(finding.document) if clause.text == finding.context]
        at = [clause for clause in same if _holds(clause, finding.start)]
        return next(iter(at or same), None)

    def own_words(self, finding: Finding) -> tuple[str, int]:
        """Return the clause of ``finding`` as its document has it, and where the deciding words begin in it.

        The heading that a point is read under is not its own. What lies between an intro and its item is marked as left
        out.
        """
        clause = self.clause_of(finding)
        if clause is None or not clause.own_start:
            return finding.context, finding.quote_start
        headings = {
            (piece.document_start, piece.document_end)
            for other in self.clauses(finding.document)
            if other.kind is ClauseKind.HEADING
            for piece in other.segments
        }
        pieces = [piece for piece in clause.segments if (piece.document_start, piece.document_end) not in headings]
        if not pieces:
            return finding.context, finding.quote_start
        return self._joined(clause, pieces, finding)

    def _joined(self, clause: Clause, pieces: Sequence[Segment], finding: Finding) -> tuple[str, int]:
        text = next(item.document.text for item in self.contract.documents if item.document.path == finding.document)
        said, begins = "", 0
        for number, piece in enumerate(pieces):
            end = piece.start + piece.document_end - piece.document_start
            if number:
                between = text[pieces[number - 1].document_end : piece.document_start]
                said += " " if _MARK.fullmatch(between) else LEFT_OUT
            if piece.start <= finding.quote_start < end:
                begins = len(said) + finding.quote_start - piece.start
            said += clause.text[piece.start : end]
        return said, begins


def cells_of(clause: Clause) -> list[Cell]:
    """Return the cells of a table's row, each with its column's heading; none for other clauses."""
    if clause.kind is not ClauseKind.TABLE_ROW:
        return []
    spans = [(piece.start, piece.start + piece.document_end - piece.document_start) for piece in clause.segments]
    cells = []
    label = ""
    for number, (start, end) in enumerate(spans):
        following = clause.text[end : spans[number + 1][0]] if number + 1 < len(spans) else ""
        if following.strip() == ":":
            label = clause.text[start:end]
            continue
        cells.append(Cell(label, clause.text[start:end], start, end))
        label = ""
    return cells


def _holds(clause: Clause, offset: int) -> bool:
    return any(piece.document_start <= offset < piece.document_end for piece in clause.segments)
