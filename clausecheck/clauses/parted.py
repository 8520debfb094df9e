"""A pattern of many alternatives, of which only those are tried that a text may fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache


class Parted:
    """Finds what a pattern of the alternatives ``parts`` does, upper and lower case the same, and much sooner.

    ``fitting`` tells which of them a text may fit, in their order; each is compiled when a text first may fit it.
    """

    def __init__(self, parts: Sequence[str], fitting: Callable[[str], Sequence[int]]) -> None:
        self._parts = parts
        self._fitting = fitting
        self._compiled = cache(self._compile)

    def search(self, text: str) -> re.Match[str] | None:
        """Return where the pattern first fits ``text``; None where it does not."""
        return _first(self._compiled(place).search(text) for place in self._fitting(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every place where the pattern fits ``text``, from left to right, none within another."""
        patterns = [self._compiled(place) for place in self._fitting(text)]
        ahead = [pattern.search(text) for pattern in patterns]
        while (found := _first(ahead)) is not None:
            yield found
            on = max(found.end(), found.start() + 1)
            ahead = [
                pattern.search(text, on) if match is not None and match.start() < on else match
                for pattern, match in zip(patterns, ahead, strict=True)
            ]

    def _compile(self, place: int) -> re.Pattern[str]:
        return re.compile(self._parts[place], re.IGNORECASE)


def _first(found: Iterator[re.Match[str] | None] | Sequence[re.Match[str] | None]) -> re.Match[str] | None:
    """Return the match that begins first, of those that begin together the first one."""
    return min((match for match in found if match is not None), key=re.Match.start, default=None)
