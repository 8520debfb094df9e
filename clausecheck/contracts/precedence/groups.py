"""Groups of documents in a sentence: those that are joined by commas or "og", and what of them is the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.contracts.names import Name
from clausecheck.contracts.precedence.statements import Group
from clausecheck.contracts.vocabulary import words

_JOINED = re.compile(r"""[\s(\["“„»«]*(?:i|in|of|to|til|,|herefter)?[\s(\["“„»«]*$""", re.IGNORECASE)
_ALSO = re.compile(
    r"[\s)\]]*(?:(?:tekst|ord|bestemmelser|vilkår|regler)\s+)?(?:,|og|samt|eller|and|or|,? og|,? and)?\s*"
    # The letters are the first part of a name: "dokumentet eller definitionsbilaget".
    r"(?:de[nt]? |the |any |alle |all )?[a-zæøå]*$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r"(?i)\s*,\s*(?:og|and)\s+(?:the\s+)?")
# "Bilag 9 (Producentens licensvilkår)": one document by two names.
_APPOSED = re.compile(r"\s*[(–-]\s*(?:\w+s\s+)?")
# What is said of a document or a verb right before it stands within so many characters.
_NEAR = 100


def is_in(name: Name, group: Group) -> bool:
    """Tell whether ``group`` has the document of ``name``, by that name or by "this" before it."""
    return any(_alike(name) == _alike(other) or _names_itself(name, other) for other in group)


def _names_itself(first: Name, second: Name) -> bool:
    """Tell whether one of two names is the other with "this" before it: "dette aftalebrev", "aftalebrevet"."""
    own, called = (first, second) if first.kind == "own" else (second, first)
    return own.kind == "own" and called.kind == "called" and own.text.endswith(f" {called.text}")


def _alike(name: Name) -> tuple[str, tuple[str, ...], bool, str]:
    title = name.text if name.kind == "called" else ""
    return name.kind, name.numbers, words("conditions", "suppliers").search(name.text) is not None, title


def last_of(text: str, names: Sequence[Name], begin: int, end: int) -> Group:
    """Return the documents that a verb speaks of: the last one named before it and those joined to it."""
    chosen: list[Name] = []
    at = end
    for name in reversed([name for name in names if begin <= name.start and name.end <= end]):
        gap = text[name.end : at]
        if chosen and not _is_joined(gap):
            break
        chosen.insert(0, name)
        at = name.start
    return tuple(chosen)


def _is_joined(gap: str) -> bool:
    """Tell whether what stands between two names joins them: "og", a comma, a bracket round another name."""
    return any(joint.fullmatch(gap) for joint in (_JOINED, _ALSO, _APPOSED))


def first_of(text: str, names: Sequence[Name]) -> Group:
    """Return the documents that a sentence begins with, those joined by "og" together."""
    chosen = [names[0]]
    for name in names[1:]:
        if not _is_joined(text[chosen[-1].end : name.start]):
            break
        chosen.append(name)
    return tuple(chosen)


def runs_of(text: str, names: Sequence[Name]) -> list[Group]:
    """Return ``names`` in the groups that they are joined to in ``text``, in order."""
    runs: list[Group] = []
    rest = list(names)
    while rest:
        runs.append(first_of(text, rest))
        rest = rest[len(runs[-1]) :]
    return runs


def those_after(text: str, names: Sequence[Name], begin: int, end: int, *, last: bool) -> Group:
    """Return the documents named between two offsets, or, if not ``last``, those that the next verb does not take."""
    found = [name for name in names if begin <= name.start and name.end <= end]
    if last or not found:
        return tuple(found)
    subject = after_comma(text, last_of(text, found, begin, end))
    return tuple(name for name in found if name not in subject) or subject


def after_comma(text: str, group: Group) -> Group:
    """Return what of ``group`` comes after its last ", og", which begins a new sentence with a verb of its own."""
    cut = [at for at in range(1, len(group)) if _NEW_CLAUSE.fullmatch(text, group[at - 1].end, group[at].start)]
    return group[cut[-1] :] if cut else group


def just_before(text: str, at: int) -> str:
    """Return what stands right before offset ``at``, 100 characters at most: "bortset fra"."""
    return text[max(0, at - _NEAR) : at]
