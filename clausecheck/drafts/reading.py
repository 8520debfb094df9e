"""A draft as it is read and judged: its documents, clauses and verdict, with tracked changes accepted or rejected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.assemble import assemble
from clausecheck.contracts.model import Contract, Finding
from clausecheck.documents.limits import Limits
from clausecheck.documents.model import AsideKind, Document, View
from clausecheck.documents.reading import read_bytes
from clausecheck.documents.unfolding import unfold
from clausecheck.drafts.word_changes import AUTHOR
from clausecheck.effects.model import Classification

Judge = Callable[[str, str], Classification]
"""Judges a clause: its text and language in. The effects floor's `classify`, which remembers, or one that calls it."""

Prepare = Callable[[Sequence[tuple[str, str]]], object]
"""Has clauses (text and language) judged ahead, many at a time, so that the `Judge` remembers them."""


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


def read_draft(
    data: bytes,
    name: str,
    judge: Judge,
    view: View = View.ACCEPTED,
    prepare: Prepare | None = None,
    *,
    settled: bool = False,
) -> Draft:
    """Return the draft with the content ``data``, called ``name``, read and judged in ``view``.

    With ``settled`` it is judged as a file in which the tracked changes were settled so, and no longer show.
    """
    limits = Limits()
    read = _without_own_comments(read_bytes(data, name, limits, view))
    documents = unfold(_settled(read) if settled else read, partial(read_bytes, view=view), limits)
    kept: dict[int, Sequence[Clause]] = {}

    def segment(document: Document) -> Sequence[Clause]:
        from clausecheck.clauses import segment as cut

        clauses = kept[id(document)] = cut(document)
        if prepare is not None:
            prepare([(clause.text, clause.language) for clause in clauses if clause.kind is not ClauseKind.HEADING])
        return clauses

    contract = assemble(documents, name, segment=segment, classify=judge, judged_beside=prepare is not None)
    return Draft(tuple(documents), tuple(kept.get(id(documents[0]), ())), contract)


def _without_own_comments(document: Document) -> Document:
    """Return a draft without the comments that the tool put on it when it was checked before."""
    others = tuple(comment for comment in document.comments if comment.author != AUTHOR)
    return replace(document, comments=others) if len(others) < len(document.comments) else document


def _settled(document: Document) -> Document:
    asides = tuple(aside for aside in document.asides if aside.kind is not AsideKind.DELETED)
    struck = sum(aside.kind is AsideKind.STRUCK for aside in asides)
    return replace(document, changes=(), deletions=struck, asides=asides)
