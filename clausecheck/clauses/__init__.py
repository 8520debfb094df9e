"""Floor 2: a document becomes clauses."""

from __future__ import annotations

from clausecheck.clauses.languages import detect_language
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.clauses.segmenting import segment
from clausecheck.clauses.sentences import sentences

__all__ = ["Clause", "ClauseKind", "detect_language", "segment", "sentences"]
