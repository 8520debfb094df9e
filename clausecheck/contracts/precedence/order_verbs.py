"""Verbs of precedence and the documents around them: "bilag 5 viger for kontrakten", "... går forud for den"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausecheck.contracts.facts import Source
from clausecheck.contracts.names import Name
from clausecheck.contracts.precedence.groups import after_comma, first_of, is_in, just_before, last_of, those_after
from clausecheck.contracts.precedence.order_limits import is_limited
from clausecheck.contracts.precedence.order_points import lower_points_of, points_of
from clausecheck.contracts.precedence.statements import Group, Statement
from clausecheck.contracts.vocabulary import matches, words

# By which pronoun what kind of name is meant; any by the others.
_STANDS_FOR = dict.fromkeys(("den", "denne"), "common_gender") | dict.fromkeys(("det", "dette"), "neuter")


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of precedence: whether its subject goes first, and between which offsets its documents stand."""

    match: re.Match[str]
    over: bool
    begin: int
    finish: int
    is_first: bool


def by_verbs(source: Source, index: int, text: str, names: Sequence[Name], before: Group) -> Iterator[Statement]:
    """Yield what the verbs of a sentence say; ``before`` is what the sentence before it speaks of."""
    spared = tuple(name for name in names if words("order", "spared").search(just_before(text, name.start)))
    asides = [aside.span() for aside in words("order", "despite").finditer(text)]
    for verb in _verbs_in(text, asides):
        match, over, finish = verb.match, verb.over, verb.finish
        pairs = _without_verb(text, names, match.end(), finish)
        yield from (Statement(source, index, pair if over else pair[::-1]) for pair in pairs)
        finish = pairs[0][0][0].start if pairs else finish
        subject, objects = _around(text, _outside(names, asides), match, verb.begin, finish)
        objects = objects or _despite_of(names, asides, match.start(), subject)
        if subject and words("order", "by_place").search(text, subject[-1].end, match.start()):
            continue
        if not subject and verb.is_first and words("order", "goes_on").search(text):
            subject = before
        objects = tuple(name for name in objects if name not in spared)
        if (it := words("verbs", "back").match(text, match.end())) and not objects:
            subject, objects = _told_back(text, names, subject, match.start(), it[0].strip().lower())
        # Before a document that the contract does not have is not before all of its documents.
        unknown = not objects and words("names", "called").search(text, match.end(), finish)
        unknown = unknown or (not objects and words("order", "none_other").match(text))
        if subject and not unknown:
            # "Tillæg til kontrakten går forud for kontrakten": what it belongs to is not what goes first.
            subject = tuple(name for name in subject if not is_in(name, objects)) or subject
            groups = (subject, objects) if over else (objects, subject)
            apart = tuple(name for name in spared if name not in subject)
            points = points_of(text, groups[0][0]) if groups[0] else ()
            groups = groups if objects or over else ((), subject)
            lower_points = lower_points_of(text, groups[-1])
            yield Statement(source, index, groups, spared=apart, points=points, lower_points=lower_points)


def _verbs_in(text: str, asides: Sequence[tuple[int, int]]) -> Iterator[_Verb]:
    """Yield the verbs of a sentence that hold for the use of the system and do not stand in ``asides``."""
    marks = sorted(
        [(match, True) for match in matches("order", "over", text)]
        + [(match, False) for match in matches("order", "under", text)],
        key=lambda mark: mark[0].start(),
    )
    for number, (match, over) in enumerate(marks):
        begin = marks[number - 1][0].end() if number else 0
        finish = marks[number + 1][0].start() if number + 1 < len(marks) else len(text)
        if any(start <= match.start() < end for start, end in asides):
            continue
        if words("order", "negation").search(text[: match.start()]) or is_limited(text, match.start(), finish):
            continue
        # "Medmindre andet er aftalt i et tillæg": the addendum is no document that the rule is on.
        unless = words("order_limits", "unless").search(text, match.end(), finish)
        yield _Verb(match, over, begin, unless.start() if unless is not None else finish, number == 0)


def _outside(names: Sequence[Name], asides: Sequence[tuple[int, int]]) -> list[Name]:
    """Return the names that do not stand in "uanset ...," where what is outside tells who goes first."""
    return [name for name in names if not any(start <= name.start < end for start, end in asides)] or list(names)


def _despite_of(names: Sequence[Name], asides: Sequence[tuple[int, int]], at: int, subject: Group) -> Group:
    """Return the documents of "uanset hvad der står i bilag 5," before a verb that names none that give way."""
    return tuple(
        name
        for name in names
        if any(start <= name.start < end <= at for start, end in asides) and not is_in(name, subject)
    )


def _without_verb(text: str, names: Sequence[Name], begin: int, finish: int) -> list[tuple[Group, Group]]:
    """Return the further pairs that a verb before ``begin`` holds for too: "... og bilag 2 for kontrakten"."""
    told = [name for name in names if begin <= name.start and name.end <= finish]
    return [
        ((first,), (second,))
        for before, first, second in zip(told, told[1:], told[2:], strict=False)
        if words("verbs", "joined").fullmatch(text, before.end, first.start)
        and words("verbs", "for").fullmatch(text, first.end, second.start)
    ]


def _told_back(text: str, names: Sequence[Name], subject: Group, at: int, pronoun: str) -> tuple[Group, Group]:
    """Return who goes before whom in "... forrang for den": the last document before that "den" can stand for."""
    told = [name for name in names if name.end <= at and not is_in(name, subject)]
    kind = _STANDS_FOR.get(pronoun)
    meant = [name for name in told if kind is None or words("verbs", kind).search(name.text.split()[-1])]
    if not meant:
        return (), ()
    objects = last_of(text, told, 0, meant[-1].end)
    if any(is_in(name, objects) for name in subject):
        first = first_of(text, told)
        subject = () if any(is_in(name, objects) for name in first) else first
    return (subject, objects) if subject else ((), ())


def _around(text: str, names: Sequence[Name], verb: re.Match[str], begin: int, finish: int) -> tuple[Group, Group]:
    """Return which documents a verb between ``begin`` and ``finish`` speaks of, and before or after which."""
    subject = last_of(text, names, begin, verb.start())
    subject = after_comma(text, subject) if begin else subject
    if (
        subject
        and words("verbs", "may_not").match(verb[0])
        and words("verbs", "party").search(text, subject[-1].end, verb.start())
    ):
        return (), ()
    following = [name for name in names if verb.end() <= name.start and name.end <= finish]
    if following and _is_inverted(text, verb, following[0]):
        before = tuple(name for name in names if name.end <= verb.start() and not is_in(name, (following[0],)))
        return (following[0],), tuple(following[1:]) or before
    if (
        names
        and not following
        and words("verbs", "it").match(text, verb.end())
        and words("verbs", "clause_before").search(text, 0, verb.start())
    ):
        told = tuple(name for name in names if name.end <= verb.start())
        first = first_of(text, told)
        return first, tuple(name for name in told if not is_in(name, first))
    if not subject and len(following) > 1 and words("order", "turned_about").match(verb[0]):
        return tuple(following[:1]), tuple(following[1:])
    if words("verbs", "second").search(just_before(text, verb.start())) and names:
        subject = first_of(text, names)
    objects = those_after(text, names, verb.end(), finish, last=finish == len(text))
    between = words("order", "between").search(text)
    if not subject or between is None:
        return subject, objects
    if is_in(subject[-1], tuple(name for name in names if name.end <= subject[-1].start)):
        subject = subject[-1:]
    if not objects:
        both = (name for name in names if between.end() <= name.start < subject[0].start)
        objects = tuple(name for name in both if not is_in(name, subject))
    return subject, objects


def _is_inverted(text: str, verb: re.Match[str], name: Name) -> bool:
    """Tell whether the subject stands behind its verb: "strider bilag A mod kontrakten, viger bilaget"."""
    behind = words("verbs", "inverted").fullmatch(text, verb.end(), name.start) is not None
    return behind and words("verbs", "clause_before").search(text, 0, verb.start()) is not None
