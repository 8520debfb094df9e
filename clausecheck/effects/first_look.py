"""A long clause whose words show nothing is read where the gate finds something in it, and whole only if that shows it.

Of 2,580 labelled clauses that are long enough it finds 467 empty, none of the 1,498 with an effect among them
(``tests/benchmarks/score_shortcuts.py``); in contracts, where long clauses rarely say anything, it spares far more.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausecheck.clauses.sentences import sentences
from clausecheck.effects.encoder import Reading, read_clauses
from clausecheck.effects.gate import passes

# Letters: shorter clauses are as soon read whole.
_LONG = 350
# Telling sentences that are more than this share of the clause are as soon read whole.
_SHARE = 0.6
# Logits: below both the n-grams and the encoder are sure enough; that of text about other things is -9 in the middle.
_NO_WORDS, _NOTHING = -1.0, -8.5


def read_where_told(clauses: Sequence[tuple[str, Sequence[float]]]) -> list[Reading]:
    """Return the encoder's reading of each of ``clauses``, in their order.

    Args:
        clauses: texts that pass the gate, each with the n-grams' logits of its effects.

    Returns:
        The reading of the whole clause, or of its telling sentences where they show nothing at all; the latter has no
        evidence.
    """
    telling = [_telling(text) if max(words) < _NO_WORDS else [] for text, words in clauses]
    found = iter(read_clauses([sentence for some in telling for sentence in some]))
    looks = [_joined([next(found) for _ in some]) for some in telling]
    whole = iter(read_clauses([text for (text, _), look in zip(clauses, looks, strict=True) if look is None]))
    return [next(whole) if look is None else look for look in looks]


def _telling(text: str) -> list[str]:
    """Return the sentences that let ``text`` pass, if reading them alone is worth it."""
    if len(text) < _LONG:
        return []
    told = [text[start:end] for start, end in sentences(text) if passes(text[start:end])]
    return told if sum(map(len, told)) <= _SHARE * len(text) else []


def _joined(readings: Sequence[Reading]) -> Reading | None:
    """Return what ``readings`` show at most; None if there are none, or that is anything."""
    if not readings or max(max(reading.effects) for reading in readings) >= _NOTHING:
        return None
    return Reading(
        tuple(map(max, zip(*(reading.effects for reading in readings), strict=True))),
        tuple(map(max, zip(*(reading.conditions for reading in readings), strict=True))),
        (),
    )
