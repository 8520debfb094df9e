"""Which of many patterns a text may fit, told by its words alone: a small part of what trying the patterns costs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache, reduce
from operator import or_

from clausecheck.clauses.literals import Letters, most_telling, needed

# Letters are looked up by so many of their first; shorter ones are sought one by one.
_FIRST = 3
# The words of a language's contracts are fewer; a portfolio of noise must not fill the memory.
_MOST_WORDS, _MOST_TEXTS, _LONG = 300_000, 20_000, 5_000
# What is the same letter where case does not matter, though its lower case says otherwise.
_SAME = str.maketrans({"ſ": "s", "ı": "i", "İ": "i"})


def fold(text: str) -> str:
    """Return ``text`` in lower case, and what counts as the same letter where case does not matter as that letter."""
    return text.lower() if text.isascii() else text.translate(_SAME).lower()


class Sieve:
    """Patterns by name with what each of them needs (see `needed`), to be asked which of them a text may fit.

    Upper and lower case are the same. A text that a pattern fits is never held back.
    """

    def __init__(self, expressions: Mapping[str, str]) -> None:
        ways = {name: needed(expression) for name, expression in expressions.items()}
        letters = dict.fromkeys(one for told in ways.values() for way in told for one in way)
        clues = {one: 1 << len(ways) + place for place, one in enumerate(letters)}
        told = dict(clues)
        self._bits = {name: 1 << place for place, name in enumerate(ways)}
        self._always = 0
        self._wants: dict[int, tuple[int, ...]] = {}
        for name, bit in self._bits.items():
            if not all(ways[name]):
                self._always |= bit
                continue
            self._wants[bit] = tuple({reduce(or_, (clues[one] for one in way)) for way in ways[name]})
            for way in ways[name]:
                told[most_telling(way)] |= bit
        self._asked = reduce(or_, self._wants, 0)
        self._words = _Words(told)
        self._mask = lru_cache(_MOST_TEXTS)(self._read)
        self._told = lru_cache(_MOST_TEXTS)(self._tell)
        self._joined = cache(self._join)

    def may(self, text: str, *names: str) -> bool:
        """Tell whether ``text`` may fit any of the patterns called ``names``."""
        mask = self._mask(text) if len(text) < _LONG else self._read(text)
        return mask & self._joined(names) != 0

    def _join(self, names: tuple[str, ...]) -> int:
        return reduce(or_, (self._bits[name] for name in names))

    def _read(self, text: str) -> int:
        return self._told(reduce(or_, filter(None, map(self._words.__getitem__, text.split())), 0))

    def _tell(self, heard: int) -> int:
        """Return the patterns that all is there for, of a text whose words together speak for ``heard``."""
        mask = self._always
        left = heard & self._asked
        while left:
            bit = left & -left
            left ^= bit
            for want in self._wants[bit]:
                if heard & want == want:
                    mask |= bit
                    break
        return mask


class _Words(dict[str, int]):
    """What each word speaks for, worked out the first time that it is met."""

    def __init__(self, told: Mapping[Letters, int]) -> None:
        super().__init__()
        self._short: dict[str, int] = {}
        self._long: dict[str, dict[str, int]] = {}
        for choice, mask in told.items():
            for letters in choice:
                home = self._long.setdefault(letters[:_FIRST], {}) if len(letters) >= _FIRST else self._short
                home[letters] = home.get(letters, 0) | mask

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        plain = fold(word)
        mask = 0
        for letters, bits in self._short.items():
            if letters in plain:
                mask |= bits
        for at in range(len(plain) - _FIRST + 1):
            for letters, bits in self._long.get(plain[at : at + _FIRST], {}).items():
                if plain.startswith(letters, at):
                    mask |= bits
        self[word] = mask
        return mask
