"""Contracts that a later one took the place of: "afløser kontrakt A-1", "A-1 bortfalder", "A-1 erstattes af A-2"."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from clausecheck.clauses import sentences
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.contract_numbers import numbers_named
from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.material import place
from clausecheck.contracts.model import AGREED, DocumentKind
from clausecheck.contracts.names import EXACT, Name, fits, is_annex, names_in
from clausecheck.contracts.points import points_in
from clausecheck.contracts.vocabulary import may_say, search, words
from clausecheck.texts import Message, message

# What may be a contract of its own, where another one names its number, and what may say that it is replaced.
_CONTRACTS = (DocumentKind.MAIN, DocumentKind.LICENCE_TERMS, DocumentKind.SLA, DocumentKind.OTHER)


@dataclass(frozen=True, slots=True)
class Outsider:
    """A document that is not of this contract: what took it out (None: it never was in), why, and how sure that is.

    ``certain`` says that nobody need look even where it holds the only bar, ``since`` from which day it is out (None:
    always).
    """

    source: Source
    by: str | None
    why: Message
    sure: bool
    certain: bool = False
    since: dt.date | None = None

    def is_out(self, day: dt.date) -> bool:
        """Tell whether it is out on ``day``."""
        return self.since is None or self.since <= day


@dataclass(frozen=True, slots=True)
class _Contract:
    """A document that may be a contract of its own, and the numbers that are its own."""

    source: Source
    numbers: tuple[str, ...] = ()

    def is_named(self, text: str) -> bool:
        """Tell whether ``text`` has one of the numbers."""
        return any(mentions(text, number) for number in self.numbers)


@dataclass(frozen=True, slots=True)
class _Replaced:
    """A contract and the one that took its place, whether all its documents go, if beyond doubt, and since when."""

    old: _Contract
    new: _Contract
    place: str
    wholly: bool
    sure: bool
    since: dt.date | None


def replaced_contracts(mains: Sequence[Source], sources: Sequence[Source]) -> list[Outsider]:
    """Return the contracts that another one replaces as a whole, with the annexes and amendments that are theirs."""
    gone: dict[int, Outsider] = {}
    contracts = [_Contract(source) for source in sources if _may_be_contract(source, mains)]
    contracts = [replace(contract, numbers=_numbers(contract.source, contracts)) for contract in contracts]
    for speaker in sources if len(contracts) > 1 else ():
        if speaker.kind not in AGREED or speaker.item.draft:
            continue
        for found in _said_by(speaker, contracts):
            old, new = found.old.source, found.new.source
            theirs = _with(found.old, found.new, sources) if found.wholly else []
            for source in (old, *theirs):
                name = source.item.document.path.rsplit("/", 1)[-1]
                why = message("reason_contract.replaced_contract", document=name, by=found.place)
                sure = found.sure and (source is old or _names_only(source, found.old, found.new))
                known = gone.get(id(source))
                # Of two that say so, the one that takes it out first counts.
                if source is not new and (known is None or not known.is_out(found.since or dt.date.min)):
                    gone[id(source)] = Outsider(source, found.place, why, sure, certain=sure, since=found.since)
    return list(gone.values())


def mentions(text: str, number: str) -> bool:
    """Tell whether ``text`` has ``number``, however its parts are joined."""
    return _place_of(number, text) is not None


def _place_of(number: str, text: str) -> int | None:
    parts = [re.escape(part) for part in re.split(r"[\W_]+", number) if part]
    match = re.search(r"(?<![\w])" + r"[\W_]{0,2}".join(parts) + r"(?![\w])", text, re.IGNORECASE)
    return match.start() if match is not None else None


def _may_be_contract(source: Source, mains: Sequence[Source]) -> bool:
    if any(source is main for main in mains):
        return True
    if source.kind not in _CONTRACTS or source.item.draft or is_annex(source):
        return False
    return bool(numbers_named(source.opening))


def _numbers(source: Source, contracts: Sequence[_Contract]) -> tuple[str, ...]:
    """Return the numbers that a contract goes by: those that no other one has sooner in its path and text."""
    named = numbers_named(source.opening)
    return tuple(
        number
        for number in named
        if all(other.source is source or _soon(number, source) < _soon(number, other.source) for other in contracts)
    )


def _soon(number: str, source: Source) -> float:
    at = _place_of(number, f"{source.item.document.path}\n{source.opening}")
    return math.inf if at is None else at


def _said_by(speaker: Source, contracts: Sequence[_Contract]) -> Iterator[_Replaced]:
    for clause in speaker.clauses:
        if not may_say(clause.text, "other_contract.replaces"):
            continue
        said = place(speaker.item.document.path, clause.section)
        for left, right in sentences(clause.text):
            text = words("other_contract", "with_all").sub("", clause.text[left:right])
            verb = search("other_contract", "replaces", text)
            if verb is None or points_in(text) or words("other_contract", "kept").search(text):
                continue
            spared = words("other_contract", "but_for").search(text) is not None
            since = max((date for _, _, date in dates_in(text)), default=None)
            for old, new in _pairs(text, verb, speaker, contracts):
                later = [day for day in (new.source.item.date, speaker.item.date) if day is not None]
                order = old.source.item.date is None or not later or old.source.item.date <= max(later)
                sure = speaker.item.signed is True and order and not spared
                yield _Replaced(old, new, said, not spared, sure, since)


def _pairs(
    text: str, verb: re.Match[str], speaker: Source, contracts: Sequence[_Contract]
) -> Iterator[tuple[_Contract, _Contract]]:
    """Yield the contracts that a sentence says are replaced, each with the one that takes its place."""
    own = next((contract for contract in contracts if contract.source is speaker), None)
    passive = words("other_contract", "replaced_by").search(text)
    after = [other for other in contracts if passive is not None and other.is_named(text[passive.end() :])]
    if passive is not None and after and after[0] is not own:
        subject = text[: passive.start()]
        before = [old for old in contracts if old is not after[0] and old.is_named(subject)]
        if not before and own is not None and any(name.kind in ("own_or_main", "main") for name in names_in(subject)):
            before = [own]
        yield from ((old, after[0]) for old in before)
    elif own is not None and speaker.kind is DocumentKind.MAIN:
        yield from ((old, own) for old in contracts if old is not own and _is_meant(text, verb, old, own))
    elif own is None and speaker.kind is DocumentKind.AMENDMENT and passive is None:
        # An amendment to one contract that ends another.
        homes = [contract for contract in contracts if contract.is_named(speaker.title)]
        if len(homes) == 1:
            yield from ((old, homes[0]) for old in contracts if old is not homes[0] and old.is_named(text))


def _is_meant(text: str, verb: re.Match[str], old: _Contract, own: _Contract) -> bool:
    """Tell whether ``old`` is the earlier contract that ``text`` speaks of: by its number, its day or its age."""
    active = words("other_contract", "takes_the_place").match(text, verb.start())
    if old.is_named(text[verb.end() :] if active is not None else text):
        return True
    if old.source.kind is not DocumentKind.MAIN or not words("other_contract", "earlier").search(text):
        return False
    first, second = (numbers_named(one.source.opening)[:1] for one in (old, own))
    if first and first == second:
        # Two writings of one contract, or a letter on it: what is replaced is something else.
        return False
    days = [date for _, _, date in dates_in(text)]
    if days:
        return any(date in days for _, _, date in dates_in(old.source.text))
    dates = (old.source.item.date, own.source.item.date)
    return dates[0] is not None and dates[1] is not None and dates[0] < dates[1] and not numbers_named(text)


def _with(old: _Contract, new: _Contract, sources: Sequence[Source]) -> list[Source]:
    """Return the documents of the replaced contract: by its number, by its folder, or as annexes it alone lists."""
    lists = [(one.source, _annexes(one.source)) for one in (old, new)]
    return [
        source
        for source in sources
        if source.kind is not DocumentKind.MAIN
        and (_names_only(source, old, new) or (_is_not_newer(source, new) and _is_near(source, lists)))
    ]


def _names_only(source: Source, old: _Contract, new: _Contract) -> bool:
    """Tell whether a document names the old contract's number in its first lines or its path, and never the new's."""
    return old.is_named(f"{source.item.document.path}\n{source.opening}") and not new.is_named(source.text)


def _is_not_newer(source: Source, new: _Contract) -> bool:
    days = source.item.date, new.source.item.date
    return not new.is_named(source.text) and (days[0] is None or days[1] is None or days[0] < days[1])


def _is_near(source: Source, lists: Sequence[tuple[Source, list[Name]]]) -> bool:
    """Tell whether a document lies in the old contract's own folder, or is an annex that the old one alone lists.

    ``lists`` are the old and the new contract, each with the annexes that it names.
    """
    folders = [PurePosixPath(item.item.document.path).parent for item in (source, *(one for one, _ in lists))]
    if folders[1] != folders[2] and folders[0] == folders[1]:
        return True
    if not is_annex(source) or source.item.number is None:
        return False
    listed = [any(fits(name, source, one) == EXACT for name in names) for one, names in lists]
    return listed[0] and not listed[1]


def _annexes(source: Source) -> list[Name]:
    told = (clause.text for clause in source.clauses if may_say(clause.text, "names.annex"))
    return [name for text in told for name in names_in(text) if name.kind == "annex" and name.numbers]
