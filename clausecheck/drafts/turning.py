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
    CLAUSE = "clause"


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


def turns(clause: Clause, quote: tuple[int, int], found: Classification, judge: Judge) -> Iterator[Turn]:
    """Yield the edits that take the hindrance out of ``clause``, the smallest first.

    Args:
        clause: the clause; an intro that it shares with others is left alone.
        quote: where the deciding words stand in its text.
        found: what it was judged to do.
        judge: judges a clause's text in a language.
    """
    language = "en" if clause.language == "en" else "da"
    kinds = {effect.value for effect in found.effects} | {kind.value for kind in found.conditions}
    for make in (_by_words, _by_exception, _by_sentence):
        unsure = []
        for turn in make(clause, quote, kinds, language):
            judged = judge(turn.text, clause.language)
            if HINDERING & set(judged.effects):
                continue
            if judged.needs_review:
                unsure.append(turn)
                continue
            yield turn
        yield from unsure
    yield _whole(clause, language)


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
    return applied(text, [edit for option in _fitting(_rules()[at], text, 0) for edit in option.edits])


def _by_words(clause: Clause, quote: tuple[int, int], kinds: set[str], language: str) -> Iterator[Turn]:
    options: list[_Option] = []
    for rule in _rules():
        if rule.language == language and rule.on & kinds:
            fitting = _fitting(rule, clause.text, clause.own_start)
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
            yield Turn(Size.WORDS, edits, applied(clause.text, edits))


def _meet(first: _Option, second: _Option) -> bool:
    """Tell whether two options are about the same words."""
    return any(left < end and start < right for left, right in first.spans for start, end in second.spans)


def _fitting(rule: _Rule, text: str, own_start: int) -> list[_Option]:
    """Return the edits of ``rule`` in each sentence where all of its parts fit, outside the intro."""
    found = []
    for left, right in sentences(text):
        sentence = text[left:right]
        if rule.unless is not None and rule.unless.search(sentence):
            continue
        edits, spans = [], []
        for pattern, new in rule.parts:
            match = pattern.search(text, max(left, own_start), right)
            if match is None:
                break
            edits.append(_smallest(match.start(), match[0], match.expand(new)))
            spans.append(match.span())
        else:
            found.append(_Option(tuple(sorted(edits, key=lambda edit: edit.start)), tuple(spans)))
    return found


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


def _by_exception(clause: Clause, quote: tuple[int, int], kinds: set[str], language: str) -> Iterator[Turn]:
    whole = clause.text
    end = _end_of_own(clause, quote)
    ends_sentence = whole[:end].rstrip().endswith((".", "!", "?"))
    for exception in _data()["exception"]:
        if exception["language"] != language or not set(exception["on"]) & kinds:
            continue
        if ends_sentence or clause.kind not in (ClauseKind.LIST_ITEM, ClauseKind.TABLE_ROW):
            joint = " " if ends_sentence else ". "
            edit = Edit(end, end, joint + exception["sentence"])
            yield Turn(Size.EXCEPTION, (edit,), applied(whole, (edit,)))
        if "phrase" not in exception:
            continue
        at = len(_JOINING.sub("", whole[:end].rstrip()).rstrip(" .;,!"))
        edit = Edit(at, at, exception["phrase"])
        yield Turn(Size.EXCEPTION, (edit,), applied(whole, (edit,)))


def _end_of_own(clause: Clause, quote: tuple[int, int]) -> int:
    """Return where the paragraph or cell ends that the quote stands in."""
    for segment in clause.segments:
        end = segment.start + segment.document_end - segment.document_start
        if segment.start <= quote[1] - 1 < end:
            return end
    return len(clause.text)


def _by_sentence(clause: Clause, quote: tuple[int, int], kinds: set[str], language: str) -> Iterator[Turn]:
    whole = clause.text
    own = [(left, right) for left, right in sentences(whole) if left >= clause.own_start]
    met = [(left, right) for left, right in own if left < quote[1] and quote[0] < right]
    if not met or len(met) == len(own):
        return
    edits = tuple(Edit(left, right + (whole[right : right + 1] == " "), "") for left, right in met)
    yield Turn(Size.SENTENCE, edits, applied(whole, edits))


def _whole(clause: Clause, language: str) -> Turn:
    start = clause.own_start
    if clause.kind is ClauseKind.TABLE_ROW and clause.segments:
        longest = max(clause.segments, key=lambda piece: piece.document_end - piece.document_start)
        start, end = longest.start, longest.start + longest.document_end - longest.document_start
    else:
        own = [piece for piece in clause.segments if piece.start >= start] or list(clause.segments)
        # What closes a list belongs to its other items too.
        own = own[:1] if clause.kind is ClauseKind.LIST_ITEM else own
        end = own[-1].start + own[-1].document_end - own[-1].document_start if own else len(clause.text)
    edit = Edit(start, end, str(_data()["gone"][language]))
    return Turn(Size.CLAUSE, (edit,), applied(clause.text, (edit,)), gone=True)


@cache
def _rules() -> tuple[_Rule, ...]:
    made = []
    for told in _data()["turn"]:
        unless = told.get("unless")
        parts = tuple((_pattern(find), new) for find, new in told["parts"])
        made.append(_Rule(frozenset(told["on"]), told["language"], _pattern(unless) if unless else None, parts))
    return tuple(made)


def _pattern(told: str) -> re.Pattern[str]:
    shared = _data()["shared"]
    return re.compile(_INSERTED.sub(lambda name: str(shared[name[1]]), told), re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data/turns.toml").read_text(encoding="utf-8"))
