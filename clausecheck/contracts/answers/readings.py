"""What a supplier's answer to a requirement comes to: a plain yes, a yes on conditions, a no, or neither."""

from __future__ import annotations

from enum import Enum

from clausecheck.clauses import sentences
from clausecheck.contracts.vocabulary import words


class Reading(Enum):
    """What an answer says. What is ``OPEN`` may be either, so someone must read it."""

    YES = "yes"
    HALF = "half"
    NO = "no"
    OPEN = "open"


def reading_of(answer: str) -> Reading:
    """Return what ``answer`` says, its remarks included."""
    said = words("answer", "lead").sub("", answer, count=1) if words("answer", "lead").match(answer) else answer
    if words("answer", "nothing").fullmatch(said):
        return Reading.OPEN
    told = words("answer", "agreed").match(said)
    if words("answer", "partly").match(said):
        return Reading.HALF
    if words("answer", "refused").match(said):
        return Reading.NO
    if told is not None:
        return _with_remarks(said[told.end() :])
    # "Kravet vil blive opfyldt på sigt" says on what the right depends, and "det kan vi desværre ikke" what it is not.
    if any(words("answer", "refused").match(said, left) for left, _ in sentences(said)):
        return Reading.NO
    return Reading.HALF if _is_reserved(said) else Reading.OPEN


def begins_answer(text: str) -> bool:
    """Tell whether ``text`` begins as an answer does: with a yes, a no, or a yes in part."""
    said = words("answer", "lead").sub("", text, count=1) if words("answer", "lead").match(text) else text
    return any(words("answer", key).match(said) for key in ("agreed", "partly", "refused"))


def _with_remarks(remarks: str) -> Reading:
    """Return what a yes comes to with what follows it."""
    if _is_reserved(remarks):
        return Reading.HALF
    told = words("answer", "without").sub(".", words("answer", "harmless").sub(".", remarks))
    doubt = words("answer", "narrowed").match(told) or words("answer", "doubtful").search(told)
    return Reading.OPEN if doubt else Reading.YES


def _is_reserved(remark: str) -> bool:
    """Tell whether something is said that a yes depends on."""
    told = words("answer", "harmless").sub(" ", words("answer", "without").sub(" ", remark))
    if words("answer", "reserved").search(told):
        return True
    return any(
        words("answer", "limited").search(told[left:right])
        and any(words(*key).search(told[left:right]) for key in (("subject", "automation"), ("answer", "channel")))
        for left, right in sentences(told)
    )
