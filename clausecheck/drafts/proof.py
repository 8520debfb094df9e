"""Proves a mended Word file: accepted, its text is the original's with the named edits; rejected, the original's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.clauses.model import Clause
from clausecheck.documents.limits import Limits
from clausecheck.documents.model import Document, View
from clausecheck.documents.reading import read_bytes
from clausecheck.drafts.pieces import edited
from clausecheck.drafts.redline import Redlined
from clausecheck.drafts.turning import Turn
from clausecheck.drafts.word_changes import AUTHOR
from clausecheck.drafts.word_reject import without_changes

_CELLS = re.compile(r"[\n\t]")


def holds(made: Redlined, document: Document, turned: Sequence[tuple[Clause, Turn]]) -> bool:
    """Tell whether ``made``, accepted, reads as ``document`` with the edits of ``turned`` and what was added."""
    written = [(clause, turn) for clause, turn in turned if clause not in made.unplaced]
    now = _lines(_text(made.content, document.path, View.ACCEPTED))
    return _differ_by(now, _lines(edited(document, written)), ["".join(said.split()) for said in made.added])


def rejects_to(data: bytes, made: Redlined, document: Document) -> bool:
    """Tell whether the original's text comes back: with all changes rejected, and with only the tool's own rejected."""
    path = document.path
    own = without_changes(made.content, AUTHOR, made.first)
    rejected = _text(made.content, path, View.REJECTED)
    if not document.changes and not document.deletions:
        return rejected == document.text == _text(own, path, View.MARKED)
    return rejected == _text(data, path, View.REJECTED) and all(
        _text(own, path, view) == _text(data, path, view) for view in (View.ACCEPTED, View.MARKED)
    )


def _differ_by(now: Sequence[str], expected: Sequence[str], added: Sequence[str]) -> bool:
    """Tell whether ``now`` is ``expected``, in its order, with exactly ``added`` put in."""
    rest = list(added)
    at = 0
    for line in now:
        if at < len(expected) and line == expected[at]:
            at += 1
        elif line in rest:
            rest.remove(line)
        else:
            return False
    return at == len(expected) and not rest


def _text(content: bytes, path: str, view: View) -> str:
    return read_bytes(content, path, Limits(), view).text


def _lines(text: str) -> list[str]:
    """Return the paragraphs and cells of a text that say something, without spaces."""
    return [line for told in _CELLS.split(text) if (line := "".join(told.split()))]
