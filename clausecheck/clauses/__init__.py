"""Floor 2: a document becomes clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausecheck.clauses.languages import detect_language
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.clauses.sentences import sentences

if TYPE_CHECKING:
    from clausecheck.clauses.segmenting import segment

__all__ = ["Clause", "ClauseKind", "detect_language", "segment", "sentences"]


def __getattr__(name: str) -> object:
    """Load `segment` when it is first asked for: who judges single clauses needs no documents."""
    if name != "segment":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from clausecheck.clauses.segmenting import segment

    return segment
