"""One proposal for a draft: what a check tells to write is what its redline writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from clausecheck.drafts.checking import Advice, Check
from clausecheck.drafts.mending import Mend, Turned
from clausecheck.drafts.turning import HINDERING, Size
from clausecheck.effects.model import Effect


def agreed(check: Check, mend: Mend) -> Check:
    """Return ``check`` with the proposals that ``mend`` made of its findings, where it has any.

    A hindrance that the mend left as it is gets none; one that it does not touch, since it is doubtful, keeps its own.
    """
    if not mend.changed:
        return check
    turned = {made.before: made for made in mend.turned}
    left = {(finding.context, finding.effect) for finding in (*mend.left, *mend.set_aside)}
    missing = check.missing
    if missing is not None and mend.inserted:
        missing = replace(missing, paragraphs=mend.inserted)
    return replace(
        check, missing=missing, advice=tuple(_agreed(advice, check, turned, left) for advice in check.advice)
    )


def _agreed(advice: Advice, check: Check, turned: Mapping[str, Turned], left: set[tuple[str, Effect]]) -> Advice:
    finding = advice.finding
    clause = check.draft.clause_of(finding)
    if finding.effect not in HINDERING or clause is None:
        return advice
    made = turned.get(clause.text)
    if made is not None:
        whole = made.size in (Size.CLAUSE.value, Size.ROW.value)
        return replace(advice, suggestion="" if whole else made.after[clause.own_start :].strip(), through=None)
    if (finding.context, finding.effect) in left:
        return replace(advice, suggestion=None, through=None)
    return advice
