"""A document as the facts are read from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from clausecheck.clauses.model import Clause
from clausecheck.contracts.model import ContractDocument, DocumentKind

# The parties stand on the first pages or over the signatures on the last.
_HEAD, _TAIL = 5_000, 2_500
# Which contract a document belongs to is said in its first lines.
_OPENING = 1_200


@dataclass(frozen=True, slots=True)
class Source:
    """A document of a contract with its clauses."""

    item: ContractDocument
    clauses: Sequence[Clause]

    @property
    def kind(self) -> DocumentKind:
        """What the document is."""
        return self.item.kind

    @property
    def title(self) -> str:
        """The title; empty where there is none."""
        return self.item.title or ""

    @property
    def file_name(self) -> str:
        """The file's name without its folders and ending, and with the blanks that underscores stand for."""
        return PurePosixPath(self.item.document.path).stem.replace("_", " ")

    @property
    def called(self) -> str:
        """The title and the file's name, what a document is known by, with blanks for underscores in either."""
        return f"{self.title} {self.file_name}".replace("_", " ")

    @property
    def text(self) -> str:
        """The whole text."""
        return self.item.document.text

    @property
    def opening(self) -> str:
        """The first lines, where a document says which contract it belongs to."""
        return self.text[:_OPENING]

    @property
    def head(self) -> str:
        """The beginning of the text, long enough for title and parties."""
        return self.text[:_HEAD]

    @property
    def tail(self) -> str:
        """The end of the text, where the signatures are; empty where the head covers it."""
        return self.text[max(_HEAD, len(self.text) - _TAIL) :]


def by_weight(sources: Sequence[Source]) -> list[Source]:
    """Return the sources with the main contract first, then amendments, then the rest; drafts last."""
    order = {DocumentKind.MAIN: 0, DocumentKind.AMENDMENT: 1, DocumentKind.PRICE: 2}
    return sorted(sources, key=lambda source: (source.item.draft, order.get(source.kind, 3)))
