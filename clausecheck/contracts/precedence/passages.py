"""Passages on precedence with the two documents in question marked: what the trained model reads of them.

A passage is what stands under one heading, or under one number where there are no headings. In it "kk" stands for the
one document, "ll" for the other, "kb" and "lb" for documents in general that the one or the other is among
("bilagene"), "bb" for those that both are among, and "oo" for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from zlib import crc32

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.facts import Source
from clausecheck.contracts.names import OF_KIND, Known, Name, fits, names_in
from clausecheck.contracts.vocabulary import words

COLUMNS = 1 << 17
# Clauses before and after the one that speaks of precedence, where its passage is longer than so many characters.
_AROUND, _LONGEST = 3, 1_500
_LONGEST_RUN, _WINDOW = 4, 9
_WORD = re.compile(r"\w+|[.,;:>|]")
_DIGITS = re.compile(r"\d+")
_OWNED = re.compile(r"(?<![\w])(?:\w+s|the \w+[’']s|\w+[’']s) (?=(?:kk|ll|kb|lb|bb|oo)\b)")
# One document by two names: "licensvilkårene i bilag 5".
_TWICE = tuple(
    re.compile(rf"\b{mark}\b(?:\s*[(,]?\s*(?:(?:i|in|af|of|to|til)\b)?\s*(?:the )?\b{mark}\b\)?)+")
    for mark in ("kk", "ll", "oo")
)
_PAIR = ("kk", "ll")
_MARKS = ("kk", "ll", "kb", "lb", "bb", "oo")
# Names that stand for one document, where they fit it at all.
_OF_ONE = ("own", "own_or_main", "defined", "titled", "called", "itself", "main", "licence_terms", "dpa", "special")


@dataclass(frozen=True, slots=True)
class Passage:
    """What a document says under one heading; ``index`` is the clause in it that speaks of precedence first.

    ``clauses`` are the indices of all its clauses.
    """

    speaker: Source
    index: int
    text: str
    clauses: range


def passages_of(source: Source) -> Iterator[Passage]:
    """Yield the passages of a document that speak of what goes before what."""
    for _, group in groupby(enumerate(source.clauses), key=lambda item: _under(item[1])):
        told = [(index, clause) for index, clause in group if clause.kind is not ClauseKind.HEADING]
        cues = [at for at, (_, clause) in enumerate(told) if _speaks_of_precedence(clause.text)]
        if not cues:
            continue
        first, text = told[cues[0]][0], _joined([clause for _, clause in told])
        if len(text) > _LONGEST:
            told = told[max(0, cues[0] - _AROUND) : cues[-1] + _AROUND + 1]
            text = _joined([clause for _, clause in told])[: 2 * _LONGEST]
        yield Passage(source, first, text, range(told[0][0], told[-1][0] + 1))


def _under(clause: Clause) -> tuple[tuple[str, ...], str]:
    """Return what a clause stands under: its headings, and where there is none below the title the first number."""
    number = (clause.section or "").split(".")[0] if len(clause.headings) < 2 else ""
    return clause.headings, number


def _speaks_of_precedence(text: str) -> bool:
    return words("likely", "cue").search(text) is not None


def _joined(clauses: Sequence[Clause]) -> str:
    """Return the text of clauses, the opening words of a list once."""
    lines: list[str] = []
    intro = ""
    for clause in clauses:
        opening = clause.text[: clause.own_start]
        lines += [opening] if opening and opening != intro else []
        lines.append(clause.text[clause.own_start :])
        intro = opening or intro
    return "\n".join(lines)


def marked(text: str, known: Known, speaker: Source, first: Source, second: Source) -> str:
    """Return ``text`` of ``speaker`` in lower case with its documents marked, ``first`` as "kk", ``second`` as "ll"."""
    told, last = "", 0
    for name in names_in(text, known):
        told += f"{text[last : name.start].lower()} {_mark(name, speaker, first, second)} "
        last = name.end
    told += text[last:].lower()
    told = _OWNED.sub("", " ".join(told.split()))
    for twice in _TWICE:
        told = twice.sub(lambda found: found[0][:2], told)
    return told


def _mark(name: Name, speaker: Source, first: Source, second: Source) -> str:
    one, other = fits(name, first, speaker), fits(name, second, speaker)
    if not one and not other:
        return "oo"
    if one == other:
        return "bb"
    closest = max(one, other)
    alone = closest >= OF_KIND and bool(name.numbers or name.kind in _OF_ONE)
    return ("k" if one > other else "l") + (("k" if one > other else "l") if alone else "b")


def names_both(told: str) -> bool:
    """Tell whether a marked passage speaks of both documents, by name or among others."""
    marks = set(told.split())
    return bool({"kk", "kb"} & marks and {"ll", "lb"} & marks)


def turned(told: str) -> str:
    """Return a marked passage with its two documents changed about."""
    return re.sub(r"\b(kk|ll|kb|lb)\b", lambda found: {"k": "l", "l": "k"}[found[0][0]] + _end(found[0]), told)


def _end(mark: str) -> str:
    return mark[1] if mark[1] == "b" else {"k": "l", "l": "k"}[mark[1]]


def columns_of(told: str) -> list[int]:
    """Return the columns of a marked passage, each once, in ascending order: its words in runs and about the marks."""
    return sorted({crc32(feature.encode()) % COLUMNS for feature in _features(_WORD.findall(_DIGITS.sub("#", told)))})


def _features(said: Sequence[str]) -> Iterator[str]:
    for length in range(1, _LONGEST_RUN + 1):
        for start in range(len(said) - length + 1):
            yield " ".join(said[start : start + length])
    yield "the marks: " + " ".join([word for word in said if word in _MARKS][:6])
    for at, mark in enumerate(said):
        if mark in _MARKS and mark != "oo":
            yield from _about(said, at)


def _about(said: Sequence[str], at: int) -> Iterator[str]:
    """Yield the words about a mark, and those between it and the next one."""
    mark = said[at]
    for word in _until_pair(said[at + 1 : at + _WINDOW]):
        yield f"{mark}>{word}"
    for word in _until_pair(said[max(0, at - _WINDOW + 1) : at][::-1]):
        yield f"{word}<{mark}"
    if mark not in _PAIR:
        return
    between: list[str] = []
    for word in said[at + 1 :]:
        if word in _MARKS and word != "oo":
            yield from (f"{mark}[{part}]{word}" for part in between)
            return
        between.append(word)


def _until_pair(words_after: Sequence[str]) -> Iterator[str]:
    for word in words_after:
        yield word
        if word in _PAIR:
            return
