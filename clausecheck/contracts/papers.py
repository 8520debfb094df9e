"""Which texts in a folder are no contract text: tender papers, letters and minutes, instructions to tenderers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from clausecheck.contracts.facts import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.names import is_annex, names_in
from clausecheck.contracts.orders import Statement
from clausecheck.contracts.vocabulary import words

_CONTRACTUAL = (DocumentKind.MAIN, DocumentKind.AMENDMENT, DocumentKind.DPA, DocumentKind.LICENCE_TERMS)


def side_papers(sources: Sequence[Source], statements: Sequence[Statement]) -> list[Source]:
    """Return the documents that are no contract text; none where nothing else would be left.

    Tender papers count where an order of precedence lists them or a clause makes them part of the contract.
    """
    aside = [source for source in sources if _is_paper(source) or _is_tender(source, sources, statements)]
    return aside if len(aside) < len(sources) else []


def instructions(source: Source) -> set[int]:
    """Return the clauses of ``source`` that only instruct those who fill in the document."""
    marked: set[int] = set()
    section: tuple[str, ...] | None = None
    for index, clause in enumerate(source.clauses):
        own = words("not_contract", "instruction").search(clause.text)
        above = any(words("not_contract", "instruction").search(heading) for heading in clause.headings[-1:])
        if own or above or (section is not None and section == (clause.section or "", *clause.headings)):
            marked.add(index)
        else:
            section = None
        if own and words("not_contract", "this_section").search(clause.text):
            section = (clause.section or "", *clause.headings)
    return marked


def _is_paper(source: Source) -> bool:
    name = PurePosixPath(source.item.document.path).stem.replace("_", " ")
    title = source.item.title or ""
    if source.kind is DocumentKind.AMENDMENT and not words("not_contract", "paper").search(name):
        return False
    return any(words("not_contract", "paper").search(text) for text in (title[:80], name)) and not (
        source.kind in _CONTRACTUAL
        and source.item.signed
        and not words("not_contract", "said").search(f"{name} {title}")
    )


def _is_tender(source: Source, sources: Sequence[Source], statements: Sequence[Statement]) -> bool:
    if source.kind is not DocumentKind.TENDER or is_annex(source):
        return False
    listed = any(name.kind == "tender" for statement in statements for group in statement.groups for name in group)
    return not listed and not any(_takes_in(other) for other in sources if other.kind is DocumentKind.MAIN)


def _takes_in(source: Source) -> bool:
    """Tell whether a contract makes the tender part of itself: "Tilbuddet er en del af Kontrakten"."""
    for clause in source.clauses:
        part = words("not_contract", "part").search(clause.text)
        if part is None or words("not_contract", "no_part").search(clause.text):
            continue
        if any(name.kind == "tender" for name in names_in(clause.text)):
            return True
    return False
