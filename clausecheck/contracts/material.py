"""What precedence works on: a finding with the clause and the document it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause
from clausecheck.contracts.facts import Source
from clausecheck.contracts.model import Finding
from clausecheck.documents.litter import DOCUMENT_ENDINGS
from clausecheck.effects.model import Classification

# What is in a ZIP file is named as what is in a folder.
_HOLDERS = DOCUMENT_ENDINGS - {".zip"}

Classify = Callable[[str, str], Classification]
"""A clause's text and its language in, its effects out."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding beside its clause (by index in its document's clauses) and its document."""

    finding: Finding
    source: Source
    index: int

    @property
    def clause(self) -> Clause:
        """The clause that the finding stands in."""
        return self.source.clauses[self.index]


@dataclass(frozen=True, slots=True)
class Spot:
    """A clause by its document and by its index in the document's clauses."""

    source: Source
    index: int

    @property
    def clause(self) -> Clause:
        """The clause."""
        return self.source.clauses[self.index]


@dataclass(frozen=True, slots=True)
class Doubtful(Spot):
    """A clause of which it could not be told whether it has an effect.

    One that is ``faint`` is hardly a restriction: it counts only where a contract would else be called fine.
    """

    faint: bool = False


def sentence_of(finding: Finding, clause: Clause) -> str:
    """Return the sentence of ``clause`` that the quote of ``finding`` ends in; the whole clause where none is told."""
    at = finding.quote_end - 1
    told = (clause.text[left:right] for left, right in sentences(clause.text) if left <= at < right)
    return next(told, clause.text)


def place(document: str, section: str | None) -> str:
    """Return where something stands, in no language and without its folder: "Bilag 3.pdf (4.2)", "Vilkår.pdf (5 d)".

    What is inside another document is named with it: "Kontrakt.docx/image1.png (1.3)".
    """
    *above, last = document.split("/")
    held = above and PurePosixPath(above[-1].lower()).suffix in _HOLDERS
    document = f"{above[-1]}/{last}" if held else last
    return f"{document} ({section.removesuffix(')')})" if section else document


def place_of(finding: Finding) -> str:
    """Return where ``finding`` stands."""
    return place(finding.document, finding.section)
