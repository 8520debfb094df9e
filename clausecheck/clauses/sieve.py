"""Which of many patterns a text may fit, told by its words alone: a small part of what trying the patterns costs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache, reduce
from operator import or_

from clausecheck.clauses.literals import Alternative, Letters, alternatives, most_telling

# Letters are looked up by so many of their first; shorter ones, of which there are one or two, by all of them.
_FIRST = 3
# The words of a language's contracts are fewer; a portfolio of noise must not fill the memory.
_MOST_WORDS, _MOST_TEXTS, _MOST_LONG, _LONG = 300_000, 20_000, 8, 5_000
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
        self._parts = {name: alternatives(expression) for name, expression in expressions.items()}
        every = {name: [way for part in parts for way in part.ways] for name, parts in self._parts.items()}
        letters = dict.fromkeys(one for told in every.values() for way in told for one in way)
        clues = {one: 1 << len(every) + place for place, one in enumerate(letters)}
        told = dict(clues)
        self._bits = {name: 1 << place for place, name in enumerate(every)}
        self._always = 0
        self._wants: dict[int, tuple[tuple[int, int], ...]] = {}
        for name, bit in self._bits.items():
            self._wants[bit] = tuple(
                dict.fromkeys(
                    (reduce(or_, (clues[one] for one in way), 0), place)
                    for place, part in enumerate(self._parts[name])
                    for way in part.ways
                )
            )
            if not all(every[name]):
                self._always |= bit
                continue
            for way in every[name]:
                told[most_telling(way)] |= bit
        self._words = _Words(told)
        self._heard = lru_cache(_MOST_TEXTS)(self._hear)
        self._heard_long = lru_cache(_MOST_LONG)(self._hear)
        self._joined = cache(self._join)
        self._wanted = cache(self._wants_of)

    def may(self, text: str, *names: str) -> bool:
        """Tell whether ``text`` may fit any of the patterns called ``names``."""
        joined = self._joined(names)
        if joined & self._always:
            return True
        heard = self._heard_in(text)
        spoken_for = heard & joined
        if not spoken_for:
            return False
        return any(heard & want == want for want in self._wanted(spoken_for))

    def alternatives(self, name: str) -> tuple[Alternative, ...]:
        """Return the alternatives of the pattern called ``name``."""
        return self._parts[name]

    def fitting(self, text: str, name: str) -> list[int]:
        """Return which alternatives of the pattern called ``name`` the text may fit, in their order."""
        bit = self._bits[name]
        heard = self._heard_in(text)
        if not heard & bit and not self._always & bit:
            return []
        return list(dict.fromkeys(place for want, place in self._wants[bit] if heard & want == want))

    def _heard_in(self, text: str) -> int:
        return self._heard(text) if len(text) < _LONG else self._heard_long(text)

    def _join(self, names: tuple[str, ...]) -> int:
        """Return the bits of patterns together."""
        return reduce(or_, (self._bits[name] for name in names))

    def _wants_of(self, joined: int) -> tuple[int, ...]:
        """Return what each way to fit one of the patterns of these bits wants."""
        bits = (bit for bit in self._wants if bit & joined)
        return tuple(dict.fromkeys(want for bit in bits for want, _ in self._wants[bit]))

    def _hear(self, text: str) -> int:
        """Return all that the words of ``text`` speak for: letters, and patterns whose most telling ones are there."""
        return reduce(or_, map(self._words.__getitem__, text.split()), 0)


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
        plain, short, long = fold(word), self._short.get, self._long.get
        mask = 0
        for at, sign in enumerate(plain):
            if bits := short(sign):
                mask |= bits
            if bits := short(plain[at : at + 2]):
                mask |= bits
            if home := long(plain[at : at + _FIRST]):
                for letters, bits in home.items():
                    if plain.startswith(letters, at):
                        mask |= bits
        self[word] = mask
        return mask
