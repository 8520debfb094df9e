"""Whose the numbers are that stand side by side under or after names, whatever stands between the two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.contracts.facts.cvr import LABEL_BEFORE
from clausecheck.contracts.facts.mentions import Mention
from clausecheck.contracts.facts.roles import columns
from clausecheck.contracts.vocabulary import fact_words

_MOST_LINES, _LEAD, _LONGEST_ORIGIN = 14, 60, 100
# A party from abroad has another number in its column.
_FOREIGN = re.compile(r"(?i)\borg(?:anisations?|anization)?[\s.\-]*(?:nr|nummer|no|number)\b[\s.:]*\d")


def owners_in_columns(text: str, mentions: Sequence[Mention], numbers: Sequence[int]) -> dict[int, Mention]:
    """Return whose number each of ``numbers`` (offsets in ``text``) is that names and numbers in a row tell."""
    own = [mention for mention in mentions if not is_aside(text, mention)]
    owners: dict[int, Mention] = {}
    for group in columns(text, own):
        end = own[group[-1] + 1].start if group[-1] + 1 < len(own) else len(text)
        below = [at for at in numbers if own[group[-1]].end <= at < end]
        if len(below) >= len(group):
            over = [own[index] for index in group]
            owners |= _under(text, over, below) or dict(zip(below, over, strict=False))
    for start, end in _lines_of(text, numbers):
        within = sorted([at for at in numbers if start <= at < end] + _foreign(text, start, end))
        if len(within) > 1:
            beside = [mention for mention in own if start <= mention.start < end]
            names = _before(beside, within) if beside else _names_over(text, own, start, len(within))
            owners |= {at: name for at, name in zip(within, names, strict=False) if at in numbers}
    return owners


def _under(text: str, names: Sequence[Mention], numbers: Sequence[int]) -> dict[int, Mention]:
    """Return whose the two ``numbers`` below two names are where only the first has words of the left column before it.

    Empty where their lines tell nothing.
    """
    first, second, *others = names
    if others or not _has_lead(text, numbers[0]) or _has_lead(text, numbers[1]):
        return {}
    return {numbers[0]: second, numbers[1]: first}


def _has_lead(text: str, at: int) -> bool:
    """Tell whether words stand before the number at ``at`` in its line, and not only its label."""
    lead = text[text.rfind("\n", 0, at) + 1 : at]
    return LABEL_BEFORE.sub("", lead).strip() != ""


def is_aside(text: str, mention: Mention) -> bool:
    """Tell whether a name stands beside a party's own: what it was called before, whose it is, in care of whom."""
    lead = text[max(0, mention.start - _LEAD) : mention.start].rsplit("\n", 1)[-1]
    return any(fact_words("parties", key).search(lead) for key in ("aside", "former", "origin"))


def is_origin(text: str, mention: Mention) -> bool:
    """Tell whether a name is that of another company which a party comes from, or has what it does from."""
    lead = text[max(0, mention.start - _LONGEST_ORIGIN) : mention.start].rsplit("\n", 1)[-1]
    return fact_words("parties", "origin").search(lead) is not None


def _lines_of(text: str, offsets: Sequence[int]) -> list[tuple[int, int]]:
    """Return the lines that the ``offsets`` are in, each once."""
    starts = dict.fromkeys(text.rfind("\n", 0, at) + 1 for at in offsets)
    return [(start, end if (end := text.find("\n", start)) >= 0 else len(text)) for start in starts]


def _foreign(text: str, start: int, end: int) -> list[int]:
    return [found.start() for found in _FOREIGN.finditer(text, start, end)]


def _before(names: Sequence[Mention], numbers: Sequence[int]) -> Sequence[Mention]:
    """Return the names of a line that tells all of them and then a number of each; empty where it does not."""
    return names if len(names) == len(numbers) and names[-1].end <= numbers[0] else ()


def _names_over(text: str, own: Sequence[Mention], before: int, count: int) -> Sequence[Mention]:
    """Return the names of the nearest line above that names ``count`` parties; empty where none does."""
    end = before - 1
    for _ in range(_MOST_LINES):
        if end <= 0:
            break
        start = text.rfind("\n", 0, end) + 1
        names = [mention for mention in own if start <= mention.start < end]
        if len(names) == count:
            return names
        end = start - 1
    return ()
