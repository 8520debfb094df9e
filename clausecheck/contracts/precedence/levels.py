"""Documents on levels with numbers or letters, and which of the levels is the high one: "klasse 2 er den højeste"."""

from __future__ import annotations

from dataclasses import dataclass

from clausecheck.contracts.vocabulary import words

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@dataclass(frozen=True, slots=True)
class HighLevel:
    """Whether the level that is listed first is the high one; ``sure`` where the text tells it."""

    earlier_first: bool
    sure: bool = True


def speaks_of_levels(place: str) -> bool:
    """Tell whether words for a place are on a high or low level: "det højeste trin", "a lower class"."""
    return words("levels", "level").search(place) is not None


def high_level_first(text: str, around: str) -> HighLevel | None:
    """Return where the high level stands that the sentence ``text`` speaks of; None where that cannot be known.

    The levels and their numbers are read from ``around``. Those without any are high where they are listed first.
    Numbered steps go upwards as often as downwards; of groups and classes the first is mostly the high one.
    """
    labels = [_value(match["label"]) for match in words("levels", "labelled").finditer(around)]
    labels = list(dict.fromkeys(labels))
    if len(labels) < 2:
        return HighLevel(True)
    ascends = labels[0] < labels[-1]
    if words("levels", "by_number").search(text):
        return HighLevel(not ascends)
    for key, is_high in (("is_high", True), ("is_low", False)):
        match = words("levels", key).search(around)
        if match is not None and (value := _value(match["label"])) in (min(labels), max(labels)):
            return HighLevel((value == labels[0]) is is_high)
    return None if words("levels", "steps").search(text) else HighLevel(True, sure=False)


def _value(label: str) -> int:
    low = label.lower()
    if low.isdigit():
        return int(low)
    return _ROMAN.index(low) + 1 if low in _ROMAN else ord(low) - ord("a") + 1
