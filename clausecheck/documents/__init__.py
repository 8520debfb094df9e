"""Floor 1: a file becomes a `Document`; one module per format."""

from __future__ import annotations

from clausecheck.documents.limits import Limits
from clausecheck.documents.model import Document, View
from clausecheck.documents.reading import is_candidate, read, read_all, supported

__all__ = ["Document", "Limits", "View", "is_candidate", "read", "read_all", "supported"]
