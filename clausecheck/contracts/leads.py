"""Lines that points hang on: "Når, og kun hvis, … sker følgende:", or a title without a number ("Ikke omfattet")."""

from __future__ import annotations

from collections.abc import Sequence

from clausecheck.clauses import sentences
from clausecheck.clauses.model import ClauseKind
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Found, place_of, sentence_of
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.contracts.points import path_of
from clausecheck.contracts.vocabulary import words
from clausecheck.contracts.work import Work
from clausecheck.texts import message

# A line speaks for no more points than this; one that is no sentence is no longer than that, in characters.
_MOST_LED, _LONGEST_LINE = 12, 70
_FIRST = ("1", "a", "i")


def is_led_by_condition(source: Source, index: int) -> bool:
    """Tell whether clause ``index`` is a point below a line that makes its points depend on something."""
    lead = _lead_of(source, index)
    return lead is not None and words("limits", "leads").search(lead) is not None


def let_led_rights_fall(found: Sequence[Found], work: Work) -> None:
    """Let rights of amendments fall that depend on what the line above their points says; someone must see if it came.

    So do rights that come with a change which their own sentence makes depend on something.
    """
    for item in found:
        if item.source.kind is not DocumentKind.AMENDMENT or side_of(item.finding.effect) is not Side.OPEN:
            continue
        if is_led_by_condition(item.source, item.index) or _comes_with_a_conditional_change(item):
            work.fall(item, None, message("reason_contract.narrow_right", place=place_of(item.finding)), certain=False)
            work.doubt = True


def line_over(source: Source, index: int) -> str:
    """Return the short line that is no sentence and stands over the points that clause ``index`` is one of."""
    for clause in reversed(source.clauses[max(0, index - _MOST_LED) : index]):
        if clause.kind is ClauseKind.BODY and len(clause.text) <= _LONGEST_LINE and clause.text.rstrip()[-1:].isalnum():
            return clause.text
    return ""


def _comes_with_a_conditional_change(item: Found) -> bool:
    sentence = sentence_of(item.finding, item.clause)
    changes = any(words("amendment", key).search(sentence) for key in ("repeal", "replace", "insert"))
    return changes and words("limits", "begins_with_condition").match(sentence) is not None


def _lead_of(source: Source, index: int) -> str | None:
    """Return the sentence before the points that clause ``index`` is one of; None where no line opens them."""
    clauses = source.clauses
    for at in range(index, max(-1, index - _MOST_LED), -1):
        clause = clauses[at]
        name = path_of(clause.section)[-1:]
        if clause.kind is ClauseKind.HEADING or not name:
            return None
        if at > 0 and name[0] in _FIRST and clauses[at - 1].text.rstrip().endswith(":"):
            before = clauses[at - 1].text
            left, right = sentences(before)[-1]
            return before[left:right]
    return None
