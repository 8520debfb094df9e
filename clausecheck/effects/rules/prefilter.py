"""A cheap look at the words of a clause: could any rule hold at all?"""

from __future__ import annotations

import re
from functools import cache, lru_cache, reduce
from operator import or_

from clausecheck.effects.rules.knowledge import bare, cues, rules
from clausecheck.effects.rules.phrases import WordPatterns, parse
from clausecheck.effects.rules.words import lemmatiser

_WORD = re.compile(r"[^\W_]+(?:(?:[-‐‑’'.\xad]|-[ \t]*\r?\n\s*)[^\W_]+)*")
_REMEMBERED = 200_000


@cache
def _bits() -> dict[str, int]:
    """Return a bit for each cue that has words of its own."""
    return {cue.name: 1 << index for index, cue in enumerate(cues().values()) if any(cue.phrases.values())}


@cache
def _keys() -> dict[str, int]:
    """Return for each word pattern that a phrase cannot do without the bits of the cues that it may mean."""
    keys: dict[str, int] = {}
    for name, bit in _bits().items():
        for phrases in cues()[name].phrases.values():
            for phrase in phrases:
                needed = [piece.words for piece in parse(phrase) if piece.words and not piece.optional]
                for word in max(needed, key=lambda words: min(len(word) for word in words)):
                    keys[word] = keys.get(word, 0) | bit
    return keys


@cache
def _needs() -> tuple[int, ...]:
    """Return the sets of bits of which one must be there whole for some rule to hold, the narrowest left out."""
    needs: set[int] = set()
    for rule in rules():
        if rule.effect is None:
            continue
        groups = [_ways(bare(fact)) for fact in (*rule.all, *rule.clause)]
        groups.extend(tuple(way for fact in group for way in _ways(bare(fact))) for group in rule.any)
        ways = {0}
        for group in groups:
            ways = _least({way | more for way in ways for more in group})
        needs |= ways
    return tuple(sorted(_least(needs), key=int.bit_count))


def _least(sets: set[int]) -> set[int]:
    """Return the sets that hold none of the others."""
    return {one for one in sets if not any(other != one and other & one == other for other in sets)}


@cache
def _ways(name: str) -> tuple[int, ...]:
    cue = cues()[name]
    if not cue.made_of:
        return (_bits()[name],)
    ways: set[int] = set()
    for group in cue.made_of:
        parts = {0}
        for fact in group:
            parts = {part | more for part in parts for more in _ways(bare(fact))}
        ways |= parts
    return tuple(_least(ways))


@cache
def _word_patterns() -> WordPatterns:
    return WordPatterns(_keys())


@lru_cache(maxsize=_REMEMBERED)
def _meaning(word: str) -> int:
    """Return the bits of the cues that ``word`` may mean."""
    patterns = _word_patterns()
    lemma = lemmatiser(_is_known)(word)
    return reduce(or_, (_keys()[pattern] for pattern in patterns.fitting(lemma)), 0)


def _is_known(word: str) -> bool:
    return bool(_word_patterns().fitting(word))


def may_matter(text: str) -> bool:
    """Return whether ``text`` has the words for some rule to hold; False means that none does."""
    meaning = 0
    for word in set(_WORD.findall(text.lower())):
        meaning |= _meaning(word)
    return any(meaning & need == need for need in _needs())
