"""Turns a hindrance by the smallest edit: words, then an exception, then the sentence or the clause goes out.

An edit is offered only when the clause, read again with it, no longer hinders.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import combinations
from typing import Any

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.effects.model import Classification, Effect

HINDERING = frozenset({Effect.CONDITIONAL, Effect.PROHIBITED, Effect.HUMAN_REQUIRED})
Judge = Callable[[str, str], Classification]
_INSERTED = re.compile(r"\{([a-z_]+)\}")
# What joins a list item to the next one.
_JOINING = re.compile(r"(?i)[,;]?\s+(?:og|eller|samt|and|or)[,;]?$")
_WORD = re.compile(r"\w+|\W")
# Combinations of edits that are tried on one clause at most.
_MOST_TRIES = 40
_MOST_TOGETHER = 3


class Size(StrEnum):
    """How large an edit is, the smallest first."""

    WORDS = "words"
    EXCEPTION = "exception"
    SENTENCE = "sentence"
    ANSWER = "answer"
    CLAUSE = "clause"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Edits of one clause, in order, and what the clause says with them; ``gone``: it goes out whole."""

    size: Size
    edits: tuple[Edit, ...]
    text: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class _Option:
    """The edits of one rule in one sentence, and the words that its parts are about."""

    edits: tuple[Edit, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    on: frozenset[str]
    language: str
    unless: re.Pattern[str] | None
    parts: tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class _Exception:
    """A sentence or a phrase that excepts automation from a hindrance whose sentence it ``fits``."""

    on: frozenset[str]
    language: str
    fits: re.Pattern[str]
    sentence: str
    phrase: str
    phrase_after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Field:
    """Where a clause may be edited: its own words, or one cell of a table row; and the sentences there."""

    start: int
    end: int
    sentences: tuple[tuple[int, int], ...]


def turns(clause: Clause, quote: tuple[int, int], found: Classification, judge: Judge) -> Iterator[Turn]:
    """Yield the edits that take the hindrance out of ``clause``, the smallest first, and last the clause itself.

    Args:
        clause: the clause; an intro that it shares with others is left alone.
        quote: where the deciding words stand in its text.
        found: what it was judged to do.
        judge: judges a clause's text in a language.
    """
    yield from turns_within(clause, quote, found, judge)
    yield _whole(clause)


def turns_within(
    clause: Clause, quote: tuple[int, int], found: Classification, judge: Judge, cell: tuple[int, int] | None = None
) -> Iterator[Turn]:
    """Yield the edits of `turns` that leave the clause standing; with ``cell`` only those within that part of it."""
    language = language_of(clause)
    kinds = {effect.value for effect in found.effects} | {kind.value for kind in found.conditions}
    field = _field(clause, cell)
    for make in (_by_words, _by_exception, _by_sentence):
        unsure = []
        for turn in make(clause, field, quote, kinds, language):
            judged = judge(turn.text, clause.language)
            if HINDERING & set(judged.effects):
                continue
            if judged.needs_review:
                unsure.append(turn)
                continue
            yield turn
        yield from unsure


def language_of(clause: Clause) -> str:
    """Return the language that words are put into ``clause`` in."""
    return "en" if clause.language == "en" else "da"


def gone(clause: Clause) -> str:
    """Return what stands in the place of a clause that is taken out, so that the numbers after it stay."""
    return str(_data()["gone"][language_of(clause)])


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return ``text`` with ``edits``, which do not overlap."""
    for edit in sorted(edits, key=lambda item: item.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


@cache
def examples() -> tuple[tuple[str, str, str], ...]:
    """Return the examples of the rules: the rule's id, a clause, and the same clause turned."""
    return tuple((rule["id"], before, after) for rule in _data()["turn"] for before, after in rule["examples"])


def by_rule(identifier: str, text: str) -> str:
    """Return ``text`` with the rule called ``identifier`` applied to its sentences, as far as it fits."""
    at = next(at for at, rule in enumerate(_data()["turn"]) if rule["id"] == identifier)
    field = _Field(0, len(text), tuple(sentences(text)))
    return applied(text, [edit for option in _fitting(_rules()[at], text, field) for edit in option.edits])


@cache
def unsound_examples() -> tuple[tuple[str, str, str, bool], ...]:
    """Return sentences by language, before and after an edit, and whether what the edit left is sound."""
    return tuple(
        (told["language"], before, after, sound)
        for told in _data()["unsound"]
        for sound, key in ((False, "examples"), (True, "counterexamples"))
        for before, after in told[key]
    )


def is_sound(before: str, after: str, language: str) -> bool:
    """Tell whether an edit of ``before`` left whole sentences: nothing in ``after`` is cut short that was not."""
    return all(
        len(pattern.findall(after)) <= len(pattern.findall(before))
        for tongue, pattern in _unsound()
        if tongue == language
    )


def _field(clause: Clause, cell: tuple[int, int] | None) -> _Field:
    if cell is None:
        return _Field(clause.own_start, len(clause.text), tuple(sentences(clause.text)))
    start, end = cell
    return _Field(start, end, tuple((start + a, start + b) for a, b in sentences(clause.text[start:end])))


def _by_words(clause: Clause, field: _Field, quote: tuple[int, int], kinds: set[str], language: str) -> Iterator[Turn]:
    options: list[_Option] = []
    for rule in _rules():
        if rule.language == language and rule.on & kinds:
            fitting = _fitting(rule, clause.text, field)
            options += [option for option in fitting if option.edits not in [other.edits for other in options]]
    tried = 0
    for together in range(1, _MOST_TOGETHER + 1):
        for chosen in combinations(options, together):
            if any(_meet(first, second) for first, second in combinations(chosen, 2)):
                continue
            tried += 1
            if tried > _MOST_TRIES:
                return
            edits = tuple(sorted((edit for option in chosen for edit in option.edits), key=lambda edit: edit.start))
            text = applied(clause.text, edits)
            if is_sound(clause.text, text, language):
                yield Turn(Size.WORDS, edits, text)


def _meet(first: _Option, second: _Option) -> bool:
    """Tell whether two options are about the same words."""
    return any(left < end and start < right for left, right in first.spans for start, end in second.spans)


def _fitting(rule: _Rule, text: str, field: _Field) -> list[_Option]:
    """Return the edits of ``rule`` in each sentence of ``field`` where all of its parts fit."""
    found = []
    for left, right in field.sentences:
        sentence = text[left:right]
        if rule.unless is not None and rule.unless.search(sentence):
            continue
        edits, spans = [], []
        for pattern, new in rule.parts:
            match = pattern.search(text, max(left, field.start), min(right, field.end))
            if match is None or _splits_word(text, match.end()):
                break
            edits.append(_smallest(match.start(), match[0], match.expand(new)))
            spans.append(match.span())
        else:
            found.append(_Option(tuple(sorted(edits, key=lambda edit: edit.start)), tuple(spans)))
    return found


def _splits_word(text: str, at: int) -> bool:
    """Tell whether ``at`` is in the middle of a word: "Leverandøren" is not what "Leverandørens afdeling" speaks of."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _smallest(start: int, old: str, new: str) -> Edit:
    """Return the edit from ``old`` to ``new`` without the words that both have at their beginning and end."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    skipped = len("".join(before[:head]))
    kept = before[head : len(before) - tail]
    return Edit(start + skipped, start + skipped + len("".join(kept)), "".join(after[head : len(after) - tail]))


def _by_exception(
    clause: Clause, field: _Field, quote: tuple[int, int], kinds: set[str], language: str
) -> Iterator[Turn]:
    whole = clause.text
    own_end = min(_end_of_own(clause, quote), field.end)
    start, end = next(
        ((left, min(right, own_end)) for left, right in field.sentences if left < quote[1] <= right),
        (field.start, own_end),
    )
    ends_sentence = whole[:end].rstrip().endswith((".", "!", "?"))
    for exception in _exceptions():
        if exception.language != language or not exception.on & kinds or not exception.fits.search(whole[start:end]):
            continue
        if ends_sentence or clause.kind not in (ClauseKind.LIST_ITEM, ClauseKind.TABLE_ROW):
            joint = " " if ends_sentence else ". "
            edit = Edit(end, end, joint + exception.sentence)
            yield Turn(Size.EXCEPTION, (edit,), applied(whole, (edit,)))
        at = len(_JOINING.sub("", whole[:end].rstrip()).rstrip(" .;,!"))
        if exception.phrase and exception.phrase_after.search(whole[start:at]):
            edit = Edit(at, at, exception.phrase)
            yield Turn(Size.EXCEPTION, (edit,), applied(whole, (edit,)))


def _end_of_own(clause: Clause, quote: tuple[int, int]) -> int:
    """Return where the paragraph or cell ends that the quote stands in."""
    for segment in clause.segments:
        end = segment.start + segment.document_end - segment.document_start
        if segment.start <= quote[1] - 1 < end:
            return end
    return len(clause.text)


def _by_sentence(
    clause: Clause, field: _Field, quote: tuple[int, int], kinds: set[str], language: str
) -> Iterator[Turn]:
    whole = clause.text
    own = [(left, right) for left, right in field.sentences if left >= field.start]
    met = [(left, right) for left, right in own if left < quote[1] and quote[0] < right]
    if not met or len(met) == len(own):
        return
    edits = tuple(_without(whole, left, right, field) for left, right in met)
    yield Turn(Size.SENTENCE, edits, applied(whole, edits))


def _without(whole: str, left: int, right: int, field: _Field) -> Edit:
    """Return the edit that takes a sentence out, with the space after it; at the end of a cell, the one before."""
    if right == field.end and left > field.start and whole[left - 1] == " ":
        return Edit(left - 1, right, "")
    return Edit(left, right + (whole[right : right + 1] == " "), "")


def _whole(clause: Clause) -> Turn:
    start = clause.own_start
    if clause.kind is ClauseKind.TABLE_ROW and clause.segments:
        longest = max(clause.segments, key=lambda piece: piece.document_end - piece.document_start)
        start, end = longest.start, longest.start + longest.document_end - longest.document_start
    else:
        own = [piece for piece in clause.segments if piece.start >= start] or list(clause.segments)
        # What closes a list belongs to its other items too.
        own = own[:1] if clause.kind is ClauseKind.LIST_ITEM else own
        end = own[-1].start + own[-1].document_end - own[-1].document_start if own else len(clause.text)
    edit = Edit(start, end, gone(clause))
    return Turn(Size.CLAUSE, (edit,), applied(clause.text, (edit,)), gone=True)


@cache
def _rules() -> tuple[_Rule, ...]:
    made = []
    for told in _data()["turn"]:
        unless = told.get("unless")
        parts = tuple((_pattern(find), new) for find, new in told["parts"])
        made.append(_Rule(frozenset(told["on"]), told["language"], _pattern(unless) if unless else None, parts))
    return tuple(made)


@cache
def _exceptions() -> tuple[_Exception, ...]:
    return tuple(
        _Exception(
            frozenset(told["on"]),
            told["language"],
            _pattern(told["fits"]),
            told["sentence"],
            told.get("phrase", ""),
            _pattern(told.get("phrase_after", "")),
        )
        for told in _data()["exception"]
    )


@cache
def _unsound() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((told["language"], _pattern(told["pattern"])) for told in _data()["unsound"])


def _pattern(told: str) -> re.Pattern[str]:
    shared = _data()["shared"]
    return re.compile(_INSERTED.sub(lambda name: str(shared[name[1]]), told), re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data/turns.toml").read_text(encoding="utf-8"))
