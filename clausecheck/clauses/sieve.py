"""Which of many patterns a text may fit, told by its words alone: a small part of what trying the patterns costs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache, reduce
from operator import or_

from clausecheck.clauses.literals import needed

# Letters are looked up by so many of their first; shorter ones are sought one by one.
_FIRST = 3
# The words of a language's contracts are fewer; a portfolio of noise must not fill the memory.
_MOST_WORDS, _MOST_TEXTS = 300_000, 20_000
# What is the same letter where case does not matter, though its lower case says otherwise.
_SAME = str.maketrans({"ſ": "s", "ı": "i", "İ": "i"})


class Sieve:
    """Patterns by name with what each of them needs (see `needed`), to be asked which of them a text may fit.

    Upper and lower case are the same. A text that a pattern fits is never held back.
    """

    def __init__(self, expressions: Mapping[str, str]) -> None:
        needs = {name: needed(expression) for name, expression in expressions.items()}
        self._bits = {name: 1 << place for place, name in enumerate(needs)}
        self._always = sum(self._bits[name] for name, need in needs.items() if need is None)
        self._words = _Words([(need, self._bits[name]) for name, need in needs.items() if need is not None])
        self._mask = lru_cache(_MOST_TEXTS)(self._read)
        self._joined = cache(self._join)

    def may(self, text: str, *names: str) -> bool:
        """Tell whether ``text`` may fit any of the patterns called ``names``."""
        return bool(self._mask(text) & self._joined(names))

    def _join(self, names: tuple[str, ...]) -> int:
        return reduce(or_, (self._bits[name] for name in names))

    def _read(self, text: str) -> int:
        return reduce(or_, map(self._words.__getitem__, text.split()), self._always)


class _Words(dict[str, int]):
    """What each word speaks for, worked out the first time that it is met."""

    def __init__(self, needs: list[tuple[frozenset[str], int]]) -> None:
        super().__init__()
        self._short: dict[str, int] = {}
        self._long: dict[str, dict[str, int]] = {}
        for need, bit in needs:
            for letters in need:
                home = self._long.setdefault(letters[:_FIRST], {}) if len(letters) >= _FIRST else self._short
                home[letters] = home.get(letters, 0) | bit

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        plain = word.lower() if word.isascii() else word.translate(_SAME).lower()
        mask = 0
        for letters, bit in self._short.items():
            if letters in plain:
                mask |= bit
        for at in range(len(plain) - _FIRST + 1):
            for letters, bit in self._long.get(plain[at : at + _FIRST], {}).items():
                if plain.startswith(letters, at):
                    mask |= bit
        self[word] = mask
        return mask
