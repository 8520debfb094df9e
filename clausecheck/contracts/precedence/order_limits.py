"""What keeps a rule of precedence from holding for the use of the system: another subject, a time, a condition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.contracts.masking import masked, masked_by
from clausecheck.contracts.names import Name, names_in
from clausecheck.contracts.vocabulary import words

# Where what a contradiction is on ends.
_SUBJECT_ENDS = re.compile(
    r"(?i),|\b(?:i?mellem|between|går|gælder|har|viger|er|skal|finder|shall|will|prevails?|takes?|has|have|applies|governs?|is|are)\b"
)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
# Whose leave makes a rule on precedence void: "medmindre andet følger af licensvilkårene".
_LOSERS = ("annex", "licence_terms", "dpa", "sla", "price", "tender", "compound")


def is_limited(text: str, at: int = 0, finish: int | None = None) -> bool:
    """Tell whether the rule at ``at`` of a sentence is for something else than the use of the system, or excepts it.

    Before ``at`` a limit counts from the last turn of the sentence ("men", "hvor"), after it up to the next one or to
    ``finish``, by default the end. Every reader of an order asks this of what it reads.
    """
    finish = len(text) if finish is None else finish
    turns = [turn.end() for turn in words("order", "turn").finditer(text, 0, at)]
    begin = turns[-1] if turns else 0
    ahead = (turn.start() for turn in words("order", "turn").finditer(text, at, finish))
    end = next((start for start in ahead if not _opens_unless(text[start:])), finish)
    if _is_qualified(text[begin:end]):
        return True
    for limit in words("order", "subject").finditer(text, begin, end):
        on_use = bool(words("order", "use_subject").search(text, limit.end(), max(end, limit.end())))
        excepts = bool(words("order", "excepts").search(text[begin : limit.start()]))
        if on_use is excepts:
            return True
    return False


def is_on_other_than_use(text: str, key: tuple[str, str], names: Sequence[Name]) -> bool:
    """Tell whether ``text`` has the words ``key`` for other subjects, and none for the use of the system.

    The words in the ``names`` of documents and in brackets say nothing on either.
    """
    plain = masked_by(masked(text, ((name.start, name.end) for name in names)), _IN_BRACKETS)
    return is_on_use(text, names) is False and words(*key).search(plain) is not None


def is_on_use(text: str, names: Sequence[Name]) -> bool:
    """Tell whether ``text`` has words for the use of the system, beside the ``names`` of documents and brackets."""
    plain = masked_by(masked(text, ((name.start, name.end) for name in names)), _IN_BRACKETS)
    return words("exempt", "use").search(masked_by(plain, words("exempt", "no_subject"))) is not None


def is_on_other_subject(text: str) -> bool:
    """Tell whether a rule is for contradictions on something else than the use of the system."""
    for limit in words("order_limits", "on_subject").finditer(text):
        subject = _SUBJECT_ENDS.split(text[limit.end() :], maxsplit=1)[0]
        if not any(words(*key).search(subject) for key in (("order", "use_subject"), ("order_limits", "reading"))):
            return True
    return False


def _opens_unless(rest: str) -> bool:
    """Tell whether a turn of a sentence is what takes its rule back: ", hvor disse ikke siger noget andet"."""
    return words("order_limits", "unless").match(rest.lstrip(",;– ")) is not None


def _is_qualified(text: str) -> bool:
    """Tell whether a rule is for other contradictions, for some cases, for a time, or only talked of."""
    if any(words("order_limits", key).search(text) for key in ("reported", "time")):
        return True
    points = words("order_limits", "points").search(text)
    rest = text[points.end() :] if points is not None else ""
    if points is not None and not is_on_other_than_use(rest, ("exempt", "other"), names_in(rest)):
        return True
    rule = words("exempt", "opens").split(text, maxsplit=1)[0]
    if is_on_other_subject(text) or is_on_other_than_use(rule, ("order_limits", "on_other"), names_in(rule)):
        return True
    for unless in words("order_limits", "unless").finditer(text):
        agreed = words("order_limits", "unless_agreed").match(unless[0])
        if agreed is None or any(name.kind in _LOSERS for name in names_in(unless[0])):
            return True
    text = masked_by(text, words("order_limits", "unless"))
    condition = words("order_limits", "condition").search(text)
    if condition is None or words("order", "contradiction").search(condition[0]):
        return False
    told, _, rule = condition[0].partition(",")
    return len(names_in(told)) < 2 or not names_in(rule)
