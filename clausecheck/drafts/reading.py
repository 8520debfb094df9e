"""A draft as it is read and judged: its documents, clauses and verdict, with tracked changes accepted or rejected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from clausecheck.clauses.model import Clause
from clausecheck.contracts.assemble import assemble
from clausecheck.contracts.model import Contract, Finding
from clausecheck.documents.limits import Limits
from clausecheck.documents.model import Document, View
from clausecheck.documents.reading import read_bytes
from clausecheck.documents.unfolding import unfold
from clausecheck.drafts.errors import DraftError
from clausecheck.effects.model import Classification

Judge = Callable[[str, str], Classification]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft read in one view: the document itself first, then what is inside it; the clauses are the first one's."""

    documents: tuple[Document, ...]
    clauses: tuple[Clause, ...]
    contract: Contract

    @property
    def document(self) -> Document:
        """The draft itself."""
        return self.documents[0]

    def clause_of(self, finding: Finding) -> Clause | None:
        """Return the clause that ``finding`` stands in; None for one in a document inside the draft."""
        if finding.document != self.document.path:
            return None
        for clause in self.clauses:
            if clause.text == finding.context and clause.locate(finding.quote_start, finding.quote_end) == (
                finding.start,
                finding.end,
            ):
                return clause
        return next((clause for clause in self.clauses if clause.text == finding.context), None)


def content_of(path: Path, limits: Limits | None = None) -> bytes:
    """Return the content of the file at ``path``.

    Raises:
        DraftError: it cannot be opened, or is larger than the limits allow.
    """
    try:
        if path.stat().st_size > (limits or Limits()).max_bytes:
            raise DraftError("drafts.cannot_open", file=path.name, why="too_large")
        return path.read_bytes()
    except OSError as error:
        raise DraftError("drafts.cannot_open", file=path.name, why="no_access") from error


def read_draft(data: bytes, name: str, judge: Judge, view: View = View.ACCEPTED) -> Draft:
    """Return the draft with the content ``data``, called ``name``, read and judged in ``view``."""
    limits = Limits()
    documents = unfold(read_bytes(data, name, limits, view), partial(read_bytes, view=view), limits)
    kept: dict[int, Sequence[Clause]] = {}

    def segment(document: Document) -> Sequence[Clause]:
        from clausecheck.clauses import segment as cut

        kept[id(document)] = cut(document)
        return kept[id(document)]

    contract = assemble(documents, name, segment=segment, classify=judge)
    return Draft(tuple(documents), tuple(kept.get(id(documents[0]), ())), contract)


def remembering(judge: Judge | None = None) -> Judge:
    """Return ``judge`` (the effects floor by default) with a memory: no clause is judged twice."""
    known: dict[tuple[str, str], Classification] = {}

    def judged(text: str, language: str) -> Classification:
        if (text, language) not in known:
            known[text, language] = (judge or _classify)(text, language)
        return known[text, language]

    return judged


def _classify(text: str, language: str) -> Classification:
    from clausecheck.effects import classify

    return classify(text, language)
