"""What has changed between two versions of a draft that touches automation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.drafts.reading import Judge
from clausecheck.effects.model import Effect

# Two wordings that share this much are versions of one clause; the lower mark needs the same number.
_SAME, _SAME_NUMBER = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Difference:
    """A clause as it was and as it is, with what each does; ``before`` or ``after`` is None where there was none."""

    section: str | None
    before: str | None
    after: str | None
    effects_before: tuple[Effect, ...]
    effects_after: tuple[Effect, ...]


def differences(old: Sequence[Clause], new: Sequence[Clause], judge: Judge) -> list[Difference]:
    """Return the clauses that differ and of which either version does something to automation, in the order of ``new``.

    Clauses that were taken out come last.
    """
    was = {_plain(clause) for clause in old}
    now = {_plain(clause) for clause in new}
    gone = [clause for clause in old if _plain(clause) not in now and clause.kind is not ClauseKind.HEADING]
    come = [clause for clause in new if _plain(clause) not in was and clause.kind is not ClauseKind.HEADING]
    found = []
    for clause in come:
        pair = _closest(clause, gone)
        if pair is not None:
            gone.remove(pair)
        made = _difference(pair, clause, judge)
        if made.effects_before or made.effects_after:
            found.append(made)
    for clause in gone:
        made = _difference(clause, None, judge)
        if made.effects_before:
            found.append(made)
    return found


def _closest(clause: Clause, gone: Sequence[Clause]) -> Clause | None:
    best: Clause | None = None
    most = 0.0
    for other in gone:
        matcher = SequenceMatcher(None, other.text, clause.text, autojunk=False)
        if matcher.real_quick_ratio() <= most or matcher.quick_ratio() <= most:
            continue
        mark = _SAME_NUMBER if clause.section and clause.section == other.section else _SAME
        ratio = matcher.ratio()
        if ratio >= mark and ratio > most:
            best, most = other, ratio
    return best


def _difference(old: Clause | None, new: Clause | None, judge: Judge) -> Difference:
    either = new or old
    return Difference(
        either.section if either else None,
        old.text if old else None,
        new.text if new else None,
        judge(old.text, old.language).effects if old else (),
        judge(new.text, new.language).effects if new else (),
    )


def _plain(clause: Clause) -> str:
    return "".join(sign for sign in clause.text.casefold() if sign.isalnum())
