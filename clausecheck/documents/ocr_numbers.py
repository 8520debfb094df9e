"""Section numbers that were misread ("14", "1:2", "TA" for 1.1, 1.2, 7.1), mended by the order they stand in.

A number is changed only where it cannot follow the one before, and what it is changed to can, and looks like it; what
does not even look like a number, only where a gap parts it from the words and just one number is missing there, or
where it has the stops of just one number ("?.?").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

Number = tuple[int, ...]

# A number at the start of a line, before words; the signs are those that digits and stops are misread as.
_SIGNS = r"[\dIlOoSZB|]{1,3}"
_OPENING = re.compile(rf"^(?=\S*\d|[IlO|]\.)({_SIGNS}(?:[.,:;·]{_SIGNS})*)([.,:;]?)(?=\s+(?:[^\W\d_a-zæøå]|»))")
# Something short that is neither a list marker nor a sign of its own.
_ODD = re.compile(r"^(?![a-zæøå]\)|\()([\w.,:;|!]{1,4}?)([.,:;]?)(?=\s+(?:[^\W\d_a-zæøå]|»))")
# A number of which only the stops were seen.
_UNKNOWN = "?"
_UNREAD = re.compile(r"^(\?{1,2}(?:\.\?{1,2})*)(\.?)(?=\s)")
_DIGITS = str.maketrans("Il|OoSZB", "11100528")
_STOPS = re.compile(r"[.,:;·]")
# Digits that look alike, each pair both ways.
_ALIKE = frozenset(
    pair for a, b in ("14", "17", "38", "35", "56", "58", "68", "69", "08", "06", "27") for pair in ((a, b), (b, a))
)
_DEEPEST = 5


def mended(lines: Sequence[str], set_off: Sequence[bool]) -> list[str]:
    """Return the lines of a document with misread section numbers at their starts mended.

    Args:
        lines: the lines in reading order.
        set_off: for each whether a gap parts its first word from the rest.
    """
    opened = [_opening(line, apart) for line, apart in zip(lines, set_off, strict=True)]
    following = _following([token.number if token else None for token in opened])
    done = list(lines)
    before: Number = ()
    deepest = 0
    for index, token in enumerate(opened):
        if token is None:
            continue
        deepest = max(deepest, len(before))
        meant = _meant(token, before, following[index], deepest)
        if meant is not None:
            right = ".".join(map(str, meant))
            if right != token.text:
                done[index] = f"{right}{'.' if token.stop else ''}{lines[index][token.end :]}"
            before = meant
        elif token.number and token.is_clean:
            before = token.number
        elif _UNKNOWN in token.text:
            done[index] = lines[index][token.end :].lstrip()
    return done


@dataclass(frozen=True, slots=True)
class _Token:
    """What a line opens with: its text, the stop after it, where it ends, and the number it reads as, if any."""

    text: str
    stop: str
    end: int
    number: Number | None

    @property
    def is_clean(self) -> bool:
        return self.text.replace(".", "").isdecimal()


def _opening(line: str, apart: bool) -> _Token | None:
    match = _UNREAD.match(line)
    if match:
        return _Token(match[1], match[2], match.end(), None)
    match = _OPENING.match(line)
    number = _number(match[1]) if match else None
    if match and number:
        return _Token(match[1], match[2], match.end(), number)
    match = _ODD.match(line) if apart else None
    return _Token(match[1], match[2], match.end(), None) if match else None


def _meant(token: _Token, before: Number, following: Number | None, deepest: int) -> Number | None:
    """Return the number that ``token`` was before it was misread; None if no number would follow ``before``."""
    expected = _successors(before)
    number = token.number
    if _UNKNOWN in token.text:
        shaped = [other for other in expected if _shape(other) == token.text]
        return shaped[0] if len(shaped) == 1 else None
    if number is None:
        missing = [other for other in expected if following is not None and following in _successors(other)]
        # That a part of a section is missing is only certain where sections of its level have such parts.
        certain = len(missing) == 1 and (following not in expected or len(missing[0]) <= deepest)
        return missing[0] if certain else None
    if number in expected:
        return number
    digits = _digits(number)
    same = [other for other in expected if _digits(other) == digits and len(other) > 1]
    if len(same) == 1:
        return same[0]
    if not token.is_clean and len(number) > 1 and number[:-1] == before[: len(number) - 1] and number > before:
        return number
    alike = [
        other
        for other in expected
        if _look_alike(digits, _digits(other)) and following is not None and _may_follow(following, other)
    ]
    return alike[0] if len(alike) == 1 else None


def _shape(number: Number) -> str:
    return ".".join(_UNKNOWN * len(str(part)) for part in number)


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


def _digits(number: Number) -> str:
    return "".join(map(str, number))


def _look_alike(digits: str, others: str) -> bool:
    """Return whether two rows of digits are the same but for one that looks like the other's."""
    if len(digits) != len(others):
        return False
    unlike = [pair for pair in zip(digits, others, strict=True) if pair[0] != pair[1]]
    return len(unlike) == 1 and unlike[0] in _ALIKE
