"""Section numbers that were misread ("14", "1:2", "22" for 1.1, 1.2, 2.2), mended by the order they stand in.

A number is changed only where it cannot follow the one before, and what it is changed to can, and looks like it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Number = tuple[int, ...]

# A number at the start of a line, before words; the signs are those that digits and stops are misread as.
_SIGNS = r"[\dIlOoSZB|]{1,3}"
_OPENING = re.compile(rf"^(?=\S*\d|[IlO|]\.)({_SIGNS}(?:[.,:;·]{_SIGNS})*)([.,:;]?)(?=\s+(?:[^\W\d_a-zæøå]|»))")
_DIGITS = str.maketrans("Il|OoSZB", "11100528")
_STOPS = re.compile(r"[.,:;·]")
# Digits that look alike, each pair both ways.
_ALIKE = frozenset(
    pair for a, b in ("14", "17", "41", "38", "56", "58", "68", "69", "08", "06", "27") for pair in ((a, b), (b, a))
)
_DEEPEST = 5


def mended(lines: Sequence[str]) -> list[str]:
    """Return the lines of a document, in reading order, with misread section numbers at their starts mended."""
    found = [_OPENING.match(line) for line in lines]
    read = [_number(match[1]) if match else None for match in found]
    following = _following(read)
    done = list(lines)
    before: Number = ()
    for index, (match, number) in enumerate(zip(found, read, strict=True)):
        if match is None or number is None:
            continue
        meant = _meant(number, before, following[index])
        if meant is not None:
            right = ".".join(map(str, meant))
            if right != match[1]:
                stop = "." if match[2] else ""
                done[index] = f"{right}{stop}{lines[index][match.end() :]}"
            before = meant
        elif _is_clean(match[1]):
            before = number
    return done


def _meant(number: Number, before: Number, following: Number | None) -> Number | None:
    """Return the number that ``number`` was before it was misread; None if no number would follow ``before``."""
    expected = _successors(before)
    if number in expected:
        return number
    digits = _digits(number)
    same = [other for other in expected if _digits(other) == digits and len(other) > 1]
    if len(same) == 1:
        return same[0]
    alike = [
        other
        for other in expected
        if _look_alike(digits, _digits(other)) and following is not None and _may_follow(following, other)
    ]
    return alike[0] if len(alike) == 1 else None


def _may_follow(number: Number, other: Number) -> bool:
    return number in _successors(other) or any(_digits(number) == _digits(next_) for next_ in _successors(other))


def _successors(number: Number) -> list[Number]:
    """Return the numbers that may stand next after ``number``: a part of it, its neighbour, those of its parents."""
    after: list[Number] = [(*number, 1)] if len(number) < _DEEPEST else []
    return after + [(*number[: level - 1], number[level - 1] + 1) for level in range(len(number), 0, -1)]


def _following(numbers: Sequence[Number | None]) -> list[Number | None]:
    """Return for each place the next number after it."""
    following: list[Number | None] = []
    coming: Number | None = None
    for number in reversed(numbers):
        following.append(coming)
        coming = number if number is not None else coming
    return following[::-1]


def _number(token: str) -> Number | None:
    parts = _STOPS.split(token.translate(_DIGITS))
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else None


def _is_clean(token: str) -> bool:
    return token.replace(".", "").isdecimal()


def _digits(number: Number) -> str:
    return "".join(map(str, number))


def _look_alike(digits: str, others: str) -> bool:
    """Return whether two rows of digits are the same but for one that looks like the other's."""
    if len(digits) != len(others):
        return False
    unlike = [pair for pair in zip(digits, others, strict=True) if pair[0] != pair[1]]
    return len(unlike) == 1 and unlike[0] in _ALIKE
