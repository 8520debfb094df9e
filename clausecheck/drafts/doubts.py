"""The clauses that the reasons for a verdict tell to read, found again in the draft so that they can be marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.material import place
from clausecheck.drafts.reading import Draft, Judge
from clausecheck.texts import Message, render, text

_HEADING = ClauseKind.HEADING
_UNCLEAR = ("reason_contract.doubt_clause", "reason_contract.doubt_places")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A clause to read, and the reason that says so."""

    clause: Clause
    reason: Message


def doubts_in(draft: Draft, reasons: Sequence[Message], judge: Judge) -> list[Doubt]:
    """Return the clauses of ``draft`` that ``reasons`` speak of, in their order and each once for a reason."""
    contexts = {finding.context for finding in draft.contract.findings}
    silent = [clause for clause in draft.clauses if clause.text not in contexts and clause.kind is not _HEADING]
    found: list[Doubt] = []
    for reason in reasons:
        unclear = reason.key.startswith(_UNCLEAR)
        sections = _sections(draft, reason)
        named = [_clause(draft, section, silent if unclear else [], judge) for section in sections]
        if unclear and "n" in dict(reason.values):
            rest = [clause for clause in silent if clause.section not in sections]
            named += [clause for clause in rest if judge(clause.text, clause.language).needs_review]
        found += [Doubt(clause, reason) for clause in named if clause is not None]
    return found


def line(doubt: Doubt, language: str) -> str:
    """Return what a comment on the clause says: the reason, speaking of this point alone and not of its file."""
    section = doubt.clause.section
    point = text("drafts.this_clause", language)
    if section:
        point = section if section.startswith("§") else text("place.section", language, section=section)
    key = "reason_contract.doubt_clause" if doubt.reason.key.startswith(_UNCLEAR) else doubt.reason.key
    values = {**dict(doubt.reason.values), "place": point}
    said = render(Message(key, tuple(values.items())), language)
    return said[:1].upper() + said[1:]


def _sections(draft: Draft, reason: Message) -> list[str]:
    """Return the points of the draft that a reason names, after the document's name or in a value of their own."""
    values = dict(reason.values)
    name = place(draft.document.path, None)
    told = values.get("sections", "") if values.get("document") == name else ""
    found = re.fullmatch(re.escape(name) + r" \((.*)\)", values.get("place", ""))
    rest = found[1] if found else told
    made = []
    # Longer ones first: "§ 2, stk. 2" holds a comma as the list does, and begins as "§ 2".
    known = {_bare(clause.section): clause.section for clause in draft.clauses if clause.section}
    for bare in sorted(known, key=len, reverse=True):
        at = re.search(rf"(?:^|, ){re.escape(bare)}(?=$|, )", rest)
        if at is not None:
            rest = rest[: at.start()] + "," * (at.end() - at.start()) + rest[at.end() :]
            made.append((at.start(), known[bare]))
    return [section for _, section in sorted(made)]


def _clause(draft: Draft, section: str, silent: Sequence[Clause], judge: Judge) -> Clause | None:
    """Return the clause of a point: of those that are ``silent`` the one that the judge is in most doubt of."""
    under = [clause for clause in draft.clauses if _bare(clause.section or "") == _bare(section)]
    unclear = [clause for clause in silent if clause in under]
    if unclear:
        return max(unclear, key=lambda clause: _doubt(clause, judge))
    contexts = {finding.context for finding in draft.contract.findings}
    told = [clause for clause in under if clause.text in contexts]
    return next(iter(told or [clause for clause in under if clause.kind is not _HEADING]), None)


def _doubt(clause: Clause, judge: Judge) -> tuple[bool, float]:
    judged = judge(clause.text, clause.language)
    return judged.needs_review, judged.doubt


def _bare(section: str) -> str:
    return section.removesuffix(")")
