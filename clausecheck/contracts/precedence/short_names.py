"""Short names that a contract gives its documents: `Hovedaftalen ("Aftalen")`, `Gruppe I: Bilag 1 og dette bilag`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clausecheck.clauses import sentences
from clausecheck.contracts.facts import Source
from clausecheck.contracts.model import AGREED
from clausecheck.contracts.names import OF_CLASS, OF_KIND, Known, Name, fits, key_of, names_in, titles_of
from clausecheck.contracts.vocabulary import words

# How far a short name may stand from the name that it is short for, and how far a list of documents goes.
_FAR, _WINDOW, _LIST = 70, 160, 400
# Right after "Vilkårene:" the document is named at once.
_AT_ONCE = 25
_LONGEST = 4_000
_SEVERAL = re.compile(r"(?i)(?:dokument|papir)er(?:ne)?$|(?:documents|papers|schedules)$|bilagene$")
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,6}")


@dataclass(frozen=True, slots=True)
class _Term:
    """A short name as a document defines it: the keys of what it stands for; ``group`` where a list makes it."""

    speaker: Source
    name: str
    keys: frozenset[str]
    group: bool = False


def known_names(sources: Sequence[Source]) -> list[Known]:
    """Return for each of ``sources`` the names by which it may speak of the contract's documents.

    What a document defines itself goes before what the contract defines, and that before what other documents do; a
    name that is defined as two things stands for no document.
    """
    titles = titles_of(sources)
    plain = Known(titles)
    told = [term for source in sources for term in _defined(source, sources, plain)]
    return [Known(titles, _chosen(told, source)) for source in sources]


def _chosen(told: Iterable[_Term], reader: Source) -> tuple[tuple[str, tuple[str, ...]], ...]:
    chosen: dict[str, tuple[int, frozenset[str], bool]] = {}
    for term in told:
        near = 2 if _same_file(term.speaker, reader) else 1 if term.speaker.kind in AGREED else 0
        known = chosen.get(term.name)
        if known is None or near > known[0]:
            chosen[term.name] = near, term.keys, term.group
        elif near == known[0]:
            together = known[1] | term.keys if term.group and known[2] else known[1] & term.keys
            chosen[term.name] = near, together, term.group
    return tuple((name, tuple(sorted(chosen[name][1]))) for name in sorted(chosen, key=len, reverse=True))


def _same_file(first: Source, second: Source) -> bool:
    return first.item.document is second.item.document


def _defined(source: Source, sources: Sequence[Source], plain: Known) -> Iterator[_Term]:
    for clause in source.clauses:
        text = clause.text[:_LONGEST]
        if not words("short", "cue").search(text):
            continue
        for name, names, group in (
            *_given(text, plain),
            *_explained(text[clause.own_start :], plain),
            *_grouped(text, plain),
        ):
            if (term := _term(name, names, source, sources, group=group)) is not None:
                yield term


def _term(name: str, names: Sequence[Name], source: Source, sources: Sequence[Source], *, group: bool) -> _Term | None:
    """Return a short name with what it stands for; None where it stands for no document or for all of them."""
    name = " ".join(name.split()).strip(" .,:;")
    if not name or words("short", "no_document").search(name) or any(told.numbers for told in names_in(name)):
        return None
    keys = frozenset(key for told in names for key in _meant(told, source, sources))
    read = names_in(name)
    if (
        len(keys) > 1
        and (len(keys) == len(sources) or (read and not group))
        and len({key.rpartition("|")[0] for key in keys}) > 1
    ):
        return None
    return _Term(source, _stem(name), keys, group)


def _stem(name: str) -> str:
    """Return a name in lower case, in the form that its other forms begin with: "vilkår" of "vilkårene"."""
    lower = name.lower().removeprefix("the ")
    return re.sub(r"(?<=\w{4})(?:erne|ene|en|et|ne|er)$", "", lower)


def _meant(name: Name, speaker: Source, sources: Sequence[Source]) -> Iterator[str]:
    """Yield the keys of the documents that a name fits best; of several the one that bears it."""
    told = [(fits(name, source, speaker), source) for source in sources]
    best = max((closeness for closeness, _ in told), default=0)
    whole_class = name.kind == "annex" and not name.numbers
    if best >= OF_KIND or (whole_class and best == OF_CLASS):
        meant = [source for closeness, source in told if closeness == best]
        by_title = [source for source in meant if name.text in source.called.lower()]
        yield from map(key_of, by_title if len(by_title) == 1 else meant)


def _given(text: str, plain: Known) -> Iterator[tuple[str, list[Name], bool]]:
    """Yield the names that stand right behind what they are short for: `bilag 5 (herefter "Vilkårene")`."""
    for match in words("short", "given").finditer(text):
        term = next(told for told in match.groups() if told is not None)
        at = match.start(match.lastgroup or 0)
        if match["quoted"] and words("short", "explained").match(text, at - 1):
            continue
        before = text[max(0, at - _WINDOW) : at]
        names = names_in(before, plain)
        if names and (meant := _described(before, names, term)):
            together = _run(before, names[::-1], back=True) if _SEVERAL.search(term) and meant == names[-1:] else meant
            yield term, together, len(together) > 1


def _described(before: str, names: Sequence[Name], term: str) -> list[Name]:
    last = names[-1]
    gap = re.sub(r"\([^()]*\)", "", before[last.end :])
    if len(gap) > _FAR or re.search(r"[.;]\s|[)\]]", gap) or words("short", "breaks").search(gap):
        return []
    is_plain = not re.sub(r"[^\w]|\b(?:herefter|i det følgende|hereinafter|benævnt|kaldet)\b", "", gap)
    fitting = words("short", "document").search(term) or _INITIALS.fullmatch(term) or last.numbers
    if not (is_plain or fitting):
        return []
    if len(names) > 1 and names[-2].numbers and not last.numbers:
        between = before[names[-2].end : last.start]
        if re.fullmatch(r"\s*(?:[–—:(.-]|,(?=\s*\w+s\s))\s*(?:\w+\s){0,3}", between):
            return [names[-2]]
    return [last]


def _explained(text: str, plain: Known) -> Iterator[tuple[str, list[Name], bool]]:
    """Yield the names that stand before what they are short for: `"Vilkårene": bilag 5`, `Vilkårene | Bilag 5`."""
    for match in words("short", "explained").finditer(text):
        rest = text[match.end() : match.end() + _LIST]
        names = _run(rest, names_in(rest, plain))
        if match["head"] and not (len(names) == 1 and words("short", "document").search(match["head"])):
            continue
        if names and names[0].start <= _AT_ONCE and not words("short", "breaks").search(rest[: names[0].start]):
            yield match["quoted"] or match["head"], names, len(names) > 1


def _grouped(text: str, plain: Known) -> Iterator[tuple[str, list[Name], bool]]:
    """Yield the groups that a list puts documents into, named before or after these."""
    for left, right in sentences(text):
        told = text[left:right]
        labels = list(words("short", "grouped").finditer(told))
        names = names_in(told, plain) if labels else []
        for number, label in enumerate(labels):
            until = labels[number + 1].start() if number + 1 < len(labels) else len(told)
            holds = words("short", "holds").match(told, label.end())
            if holds is not None:
                rest = [name for name in names if holds.end() <= name.start < until]
                run = _run(told, rest)
                if run and not re.search(r"\w{3,} \w{3,} \w{3,}", told[holds.end() : run[0].start]):
                    yield label[0], run, True
                continue
            since = labels[number - 1].end() if number else 0
            if words("short", "held_in").search(told[since : label.start()]):
                run = _run(told, [name for name in names if since <= name.start and name.end <= label.start()])
                if run:
                    yield label[0], run, True


def _run(text: str, names: Sequence[Name], *, back: bool = False) -> list[Name]:
    """Return the first of ``names`` with those that follow it as one list, or stand before it with ``back``."""
    run = list(names[:1])
    for name in names[1:]:
        between = text[name.end : run[-1].start] if back else text[run[-1].end : name.start]
        if not words("short", "joins").match(between) and not re.fullmatch(
            r"\s*\([^()]{0,80}\)\s*(?:,|og|samt|and)?\s*", between
        ):
            break
        run.append(name)
    return run
