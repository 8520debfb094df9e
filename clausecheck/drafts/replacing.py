"""How an allonge changes a point that hinders: it goes out whole, unless what is left of it is sound.

The right stands in provisions of its own, so a point that says something else beside it is better gone than excepted
from: a ban with an exception for everything that it bans contradicts itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause
from clausecheck.contracts.model import Finding
from clausecheck.drafts.passages import Cell, cells_of
from clausecheck.drafts.rows import Role, role_under
from clausecheck.drafts.turning import HINDERING, Judge, Size, turns
from clausecheck.effects.model import Effect


class Change(StrEnum):
    """What an allonge does to a point."""

    REPEALED = "repealed"
    REWRITTEN = "rewritten"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of requirements: the customer's requirement, and the cells that the supplier has filled in."""

    requirement: Cell
    answers: tuple[Cell, ...]


def new_wording(clause: Clause, findings: Sequence[Finding], judge: Judge) -> str | None:
    """Return what a point can say instead; None where it should go out whole.

    Args:
        clause: the point, a paragraph.
        findings: the hindrances in it.
        judge: judges a clause's text in a language.
    """
    return _with_robots(clause, findings, judge) or _without(clause, findings, judge)


def other_paragraphs(clause: Clause, under: Sequence[Clause], judge: Judge) -> str | None:
    """Return the other paragraphs of a point than ``clause``, one to a line; None where they should go out with it."""
    at = under.index(clause)
    kept = [other.text for other in under if other is not clause]
    if under[at + 1 :] and word("leaning").search(under[at + 1].text):
        return None
    return "\n".join(kept) if all(_is_beside(said, clause.language, judge) for said in kept) else None


def answered(clause: Clause, judge: Judge) -> Row | None:
    """Return the row where the customer's requirement is sound and only the supplier's answer hinders; else None."""
    cells = cells_of(clause)
    asked = next((cell for cell in cells if role_under(cell.label) is Role.TEXT), None)
    answers = tuple(cell for cell in cells if role_under(cell.label) is Role.ANSWER)
    if asked is None or not answers or HINDERING & set(judge(asked.words, clause.language).effects):
        return None
    return Row(asked, answers)


@cache
def word(kind: str) -> re.Pattern[str]:
    """Return the pattern called ``kind`` in the data."""
    return re.compile(data()[kind]["find"], re.IGNORECASE)


@cache
def data() -> dict[str, Any]:
    """Return the patterns with their examples."""
    return tomllib.loads(resources.files(__package__).joinpath("data/replacing.toml").read_text(encoding="utf-8"))


def _with_robots(clause: Clause, findings: Sequence[Finding], judge: Judge) -> str | None:
    """Return a demand for people with robots added, where nothing is taken away and no other sentence matters."""
    found = judge(clause.text, clause.language)
    if HINDERING & set(found.effects) != {Effect.HUMAN_REQUIRED}:
        return None
    quote = (findings[0].quote_start, findings[0].quote_end)
    for turn in turns(clause, quote, found, judge):
        if turn.size is not Size.WORDS:
            return None
        if any(edit.start != edit.end for edit in turn.edits) or judge(turn.text, clause.language).needs_review:
            continue
        places = [edit.start for edit in turn.edits]
        left = [
            clause.text[start:end]
            for start, end in sentences(clause.text)
            if not any(start <= place <= end for place in places)
        ]
        if not any(word("matter").search(sentence) for sentence in left):
            return turn.text.strip()
    return None


def _without(clause: Clause, findings: Sequence[Finding], judge: Judge) -> str | None:
    """Return what is left without the sentences that hinder, where it is most of the point and on other matters."""
    own = [(start, end, clause.text[start:end].strip()) for start, end in sentences(clause.text)]
    out = [any(f.quote_start < end and start < f.quote_end for f in findings) for start, end, _ in own]
    kept = [said for (_, _, said), gone in zip(own, out, strict=True) if not gone]
    after = [said for at, (_, _, said) in enumerate(own) if at and out[at - 1] and not out[at]]
    if 2 * len(kept) <= len(own) or any(word("leaning").search(said) for said in after):
        return None
    left = " ".join(kept)
    return left if _is_beside(left, clause.language, judge) else None


def _is_beside(said: str, language: str, judge: Judge) -> bool:
    """Tell whether ``said`` is on other matters than automation and who does the work."""
    if word("matter").search(said):
        return False
    judged = judge(said, language)
    return not judged.effects and not judged.needs_review
