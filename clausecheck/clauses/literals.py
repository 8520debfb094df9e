"""What a regular expression cannot do without: letters of which some stand in every text that it fits.

Only the expressions that the package ships are meant: groups, choices, classes, repeats, looks around and flags in
groups are understood. What is not surely needed is left out, so that the answer errs to the side of "may fit".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SHORTHANDS = frozenset("bBdDsSwWAZ")
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
# Letters that stand for themselves, but for one that a sign of repeat follows.
_PLAIN = re.compile(r"[^\\()\[\]{}.^$|*+?\s]+(?![*+?{])")
_DENIED = ("?!", "?<!")
_GROUP = "(?:"
_LOOKS = ("?=", "?<=", *_DENIED)

Letters = frozenset[str]
"""Letters in lower case, without spaces, of which at least one is there."""
Way = tuple[Letters, ...]
"""What is needed for one of several ways to fit: some of each of these letters; nothing sure where it is empty."""


class Alternative(NamedTuple):
    """One of the expressions that a larger one chooses from; ``captures`` where it keeps what groups find."""

    expression: str
    ways: tuple[Way, ...]
    captures: bool


def needed(expression: str) -> tuple[Way, ...]:
    """Return what stands in every text that ``expression`` fits, case aside: all that one of these ways needs.

    Raises:
        ValueError: the expression holds something that is not understood.
    """
    reader = _Reader(expression)
    found = reader.choice()
    if reader.at < len(expression):
        raise ValueError(f"unbalanced at {reader.at}: {expression}")
    return found


def alternatives(expression: str) -> tuple[Alternative, ...]:
    """Return the expressions of which any fits where ``expression`` does, in its order; one where it has no choices.

    The first of them that fits at the first place where any does is what ``expression`` finds.

    Raises:
        ValueError: the expression holds something that is not understood.
    """
    reader = _Reader(expression)
    if expression.startswith(_GROUP):
        reader.at = len(_GROUP)
        found = tuple(reader.alternatives())
        if reader.at == len(expression) - 1:
            return found
        reader.at = 0
    found = tuple(reader.alternatives())
    if reader.at < len(expression):
        raise ValueError(f"unbalanced at {reader.at}: {expression}")
    return found


class _Reader:
    """Walks through one expression from left to right."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.at = 0
        self.captures = False

    def alternatives(self) -> Iterator[Alternative]:
        """Read alternatives up to a closing bracket or the end, and yield each."""
        while True:
            begin, self.captures = self.at, False
            ways = self._one_way()
            yield Alternative(self.expression[begin : self.at], ways, self.captures)
            if self._here() != "|":
                return
            self.at += 1

    def choice(self) -> tuple[Way, ...]:
        """Read alternatives up to a closing bracket."""
        ways = self._one_way()
        while self._here() == "|":
            self.at += 1
            ways += self._one_way()
        return ways

    def _one_way(self) -> tuple[Way, ...]:
        """Read pieces that follow each other: all are needed; a choice alone is handed on as it is."""
        needs: list[Letters] = []
        groups: list[tuple[Way, ...]] = []
        run = ""
        while self._here() not in ("", "|", ")"):
            if plain := _PLAIN.match(self.expression, self.at):
                run += plain[0]
                self.at = plain.end()
                continue
            letter, group = self._piece()
            least, repeated = self._repeat()
            if letter is not None and not letter.isspace() and least:
                run += letter
                if not repeated:
                    continue
            elif group and least:
                groups.append(group)
            if run:
                needs.append(frozenset({run.lower()}))
            run = ""
        if run:
            needs.append(frozenset({run.lower()}))
        if len(groups) == 1 and not needs:
            return groups[0]
        needs += [letters for group in groups for letters in _common(group)]
        return (tuple(dict.fromkeys(needs)),)

    def _piece(self) -> tuple[str | None, tuple[Way, ...]]:
        """Read one piece: a letter that stands for itself, or a group with what it needs, or neither."""
        sign = self._here()
        self.at += 1
        if sign == "(":
            return None, self._group()
        if sign == "[":
            self._class()
        elif sign == "\\":
            return self._escaped(), ()
        elif sign not in ".^$":
            return sign, ()
        return None, ()

    def _group(self) -> tuple[Way, ...]:
        denied = self.expression.startswith(_DENIED, self.at)
        self.captures |= self._here() != "?" or self.expression.startswith("?P<", self.at)
        if self._here() == "?":
            self.at = self._end_of_head()
        found = self.choice() if self._here() != ")" else ()
        self.at += 1
        return () if denied else found

    def _end_of_head(self) -> int:
        """Return where the words of a group begin, after ``?:``, ``?i:``, ``?P<name>`` or a sign for a look around."""
        for head in _LOOKS:
            if self.expression.startswith(head, self.at):
                return self.at + len(head)
        if self.expression.startswith("?P<", self.at):
            return self.expression.index(">", self.at) + 1
        end = self.at + 1
        while self.expression[end].isalpha() or self.expression[end] == "-":
            end += 1
        if self.expression[end] not in ":)":
            raise ValueError(f"not understood at {end}: {self.expression}")
        return end + (self.expression[end] == ":")

    def _class(self) -> None:
        at = self.at + (self._here() == "^")
        at += self.expression[at] == "]"
        while self.expression[at] != "]":
            at += 2 if self.expression[at] == "\\" else 1
        self.at = at + 1

    def _escaped(self) -> str | None:
        sign = self._here()
        self.at += 1
        if sign in _SHORTHANDS:
            return None
        if sign == "x":
            self.at += 2
            return chr(int(self.expression[self.at - 2 : self.at], 16))
        if sign.isalnum() and sign not in _CONTROLS:
            raise ValueError(f"not understood: \\{sign}")
        return _CONTROLS.get(sign, sign)

    def _repeat(self) -> tuple[bool, bool]:
        """Read what says how often the piece before comes; return whether at least once, and whether it said so."""
        sign = self._here()
        least = True
        if sign == "{":
            end = self.expression.index("}", self.at)
            least = not self.expression[self.at + 1 : end].startswith(("0", ","))
            self.at = end + 1
        elif sign in ("*", "+", "?") and sign:
            least = sign == "+"
            self.at += 1
        else:
            return True, False
        if self._here() in ("?", "+"):
            self.at += 1
        return least, True

    def _here(self) -> str:
        return self.expression[self.at : self.at + 1]


def most_telling(way: Way) -> Letters:
    """Return the letters of ``way`` that say the most: the longer the shortest of them and the fewer, the more."""
    return max(
        way,
        key=lambda letters: (min(map(len, letters)), -len(letters)),
        default=frozenset(),
    )


def _common(ways: tuple[Way, ...]) -> Way:
    """Return what is needed whichever of ``ways`` it is: all of the only one, else some letters of each."""
    if len(ways) == 1:
        return ways[0]
    every = [most_telling(way) for way in ways]
    return (frozenset().union(*every),) if all(every) else ()
