"""Sentences that change something: what is done, to what, and what they only tell beside it."""

from __future__ import annotations

import re
from enum import StrEnum

from clausecheck.contracts.masking import masked, masked_by
from clausecheck.contracts.names import Name
from clausecheck.contracts.opposing import Side
from clausecheck.contracts.points import points_in
from clausecheck.contracts.vocabulary import words

_QUOTED = re.compile(r"[»\"“”«„']([^»\"“”«„']{2,400})[«\"”“»']")
# What makes a verb a mere possibility stands right before it.
_NEAR = 80
# Where one clause of a sentence ends and another begins.
JOINT = re.compile(r";|,\s*(?:og|men|mens|and|but|while)\b", re.IGNORECASE)


class Verb(StrEnum):
    """What is done to a point."""

    REPEAL = "repeal"
    REPLACE = "replace"
    INSERT = "insert"


_DONE_BY = {
    Verb.REPLACE: ("replace", "replace_active"),
    Verb.REPEAL: ("repeal", "repeal_active"),
    Verb.INSERT: ("insert",),
}


def outside_quotes(text: str) -> str:
    """Return ``text`` with blanks for what it quotes, "kontrakten ændres således, at" and references that go too."""
    return masked_by(text, _QUOTED, words("limits", "contract_changed"), words("amendment", "reference_to"))


def quoted_in(text: str) -> list[re.Match[str]]:
    """Return what ``text`` quotes; the first group is without the quotation marks."""
    return list(_QUOTED.finditer(text))


def changing(text: str, verb: Verb) -> list[re.Match[str]]:
    """Return where ``text`` says that ``verb`` is done, in order."""
    done = [
        match for key in _DONE_BY[verb] for match in words("amendment", key).finditer(text) if _is_done(match, text)
    ]
    return sorted(done, key=re.Match.start)


def falling() -> list[re.Pattern[str]]:
    """Return what says that something falls: that it is repealed or replaced, or does not apply."""
    keys = (*_DONE_BY[Verb.REPEAL], *_DONE_BY[Verb.REPLACE])
    return [words("amendment", key) for key in keys] + [words("reference", "disapply")]


def names_replaced(text: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the documents that another takes the place of: those before "erstattes af", those after "erstatter"."""
    passive, active = (words("amendment", key).search(text) for key in ("replaced_by", "replace_active"))
    if passive is not None:
        return tuple(name for name in names if name.end <= passive.start()) or names
    if active is not None:
        return tuple(name for name in names if name.start >= active.end()) or names
    return names


def is_on_a_part(text: str) -> bool:
    """Tell whether what falls is a demand or a bar that stands at a point, not the point itself."""
    named = points_in(text, bare=True)
    return bool(named) and words("amendment", "bar").search(text, 0, named[0].start) is not None


def sides_of(text: str, lifts: bool) -> tuple[Side, ...]:
    """Return what a repeal without a point takes away: bars, rights, or all that is said on automation.

    One that ``lifts`` takes away what bars or conditions at its point.
    """
    bar = words("amendment", "bar").search(text)
    on_people = words("limits", "people").search(text) is not None
    if bar is not None and words("limits", "demand").match(bar[0]) and not on_people:
        return (Side.HALF,) if lifts or _names_automation(text) else ()
    if lifts:
        return (Side.CLOSED, Side.HALF)
    if not _names_automation(text):
        return ()
    told = {"bar": (Side.CLOSED, Side.HALF), "right": (Side.OPEN,), "rules": (Side.OPEN, Side.HALF, Side.CLOSED)}
    return next((sides for key, sides in told.items() if words("amendment", key).search(text)), ())


def _names_automation(text: str) -> bool:
    return any(words("subject", key).search(text) for key in ("actor", "automation"))


def telling(text: str) -> str:
    """Return a sentence that repeals without what it gives as reasons, and without its parts that repeal nothing."""
    verbs = changing(text, Verb.REPEAL)
    if not verbs:
        return text
    for reason in words("limits", "reason").finditer(text, verbs[-1].end()):
        text = text[: reason.start()].ljust(len(text))
    ends = [joint.start() for joint in JOINT.finditer(text)] + [len(text)]
    left = 0
    told = text
    for right in ends:
        repeals = any(left <= verb.start() < right for verb in verbs)
        if not repeals and (left > verbs[-1].start() or _verb_undone(text[left:right])):
            told = masked(told, [(left, right)])
        left = right
    return told


def _verb_undone(text: str) -> bool:
    """Tell whether a part of a sentence says that something is not repealed."""
    return any(words("amendment", key).search(text) for key in _DONE_BY[Verb.REPEAL])


def verb_of(text: str) -> Verb | None:
    """Return what ``text`` says is done; None where it says nothing of the kind."""
    if words("amendment", "unaffected").search(text) and not words("amendment", "repeal").search(text):
        return None
    for verb, keys in _DONE_BY.items():
        if any(_is_done(match, text) for key in keys for match in words("amendment", key).finditer(text)):
            return verb
    return None


def _is_done(match: re.Match[str], text: str) -> bool:
    """Tell whether a verb says that something is done: "udgår", not "udgår ikke" or "kan ophæves"."""
    after = words("amendment", "undone").match(text, match.end())
    before = text[max(0, match.start() - _NEAR) : match.start()]
    return after is None and words("amendment", "possible").search(before) is None


def is_whole(name: Name, text: str, verb: Verb) -> bool:
    """Tell whether a whole document is changed: an annex or amendment with its number, or "i sin helhed"."""
    if name.kind in ("main", "own_or_main"):
        return bool(words("amendment", "entirely").search(text))
    terms = name.kind in ("licence_terms", "dpa", "sla", "price")
    return bool(name.numbers) or (terms and (verb is Verb.REPEAL or not text[: name.start].strip()))
