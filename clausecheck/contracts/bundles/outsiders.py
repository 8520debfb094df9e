"""Documents in a contract's folder that belong to another contract, or to an earlier one that this one replaced."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from clausecheck.clauses import sentences
from clausecheck.contracts.amendments.run_out import run_out_contracts
from clausecheck.contracts.amendments.successors import Outsider, mentions, replaced_contracts
from clausecheck.contracts.bundles.neighbours import contracting, neighbours
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.contract_numbers import NAMING, numbers_named, own_numbers
from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.facts.parties import read_parties
from clausecheck.contracts.facts.systems import read_system
from clausecheck.contracts.masking import masked
from clausecheck.contracts.material import place
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.names import is_annex
from clausecheck.contracts.points import points_in
from clausecheck.contracts.vocabulary import fact_list, words
from clausecheck.texts import message

_SHORTEST_NUMBER, _SHORTEST_NAME = 4, 4
# A name in the title that the contract uses at least so often.
_TITLE, _OFTEN = 300, 3
_CAPITALISED = re.compile(r"(?<![\w.])[A-ZÆØÅ][a-zæøå]+(?:[A-ZÆØÅ][a-zæøå]+)*")
# What a contract may be taken for by its title.
_CONTRACTS = (DocumentKind.LICENCE_TERMS, DocumentKind.OTHER)
_OF_A_CONTRACT = ("contract", "to_contract", "titled")
_WORD = re.compile(r"[^\W_]+(?:[-/.][^\W_]+)*")
_FOLLOWING = (DocumentKind.AMENDMENT, DocumentKind.ANNEX, DocumentKind.PRICE, DocumentKind.SLA)


def outsiders(sources: Sequence[Source], folder: str, as_of: dt.date) -> list[Outsider]:
    """Return the documents of ``folder`` that are of other contracts or of an earlier one that is replaced.

    Those that go out after ``as_of`` are among them. None where the folder has no main contract to belong to.
    """
    mains = [source for source in sources if source.kind is DocumentKind.MAIN and not source.item.draft]
    replaced = replaced_contracts(mains, sources)
    still = [source for source in mains if not _is_in(source, replaced)]
    replaced += run_out_contracts(still, sources)
    gone = [out for out in replaced if out.is_out(as_of)]
    to_come = [out for out in replaced if not out.is_out(as_of)]
    kept = [source for source in mains if not any(source is out.source for out in gone)]
    taken = {id(out.source) for out in gone}
    others = [source for source in sources if source not in mains and id(source) not in taken]
    beside = list(_beside(kept, others, folder)) if kept and len(sources) > 1 else []
    gone += beside
    kept, others = ([source for source in some if not _is_in(source, beside)] for some in (kept, others))
    return [*gone, *_strangers(others, kept, folder), *to_come] if kept else []


def _is_in(source: Source, gone: Sequence[Outsider]) -> bool:
    return any(source is out.source for out in gone)


def _beside(mains: Sequence[Source], others: Sequence[Source], folder: str) -> Iterator[Outsider]:
    """Yield the contracts with other suppliers on other systems."""
    reading = [source for source in others if source.kind in _CONTRACTS and source.item.signed and not is_annex(source)]
    if len(mains) < 2 and not reading:
        return
    told = [[contracting(source, _systems([source], "")) for source in some] for some in (mains, reading)]
    rest = [source for source in others if source not in reading]
    for contract, sure in neighbours(told[0], told[1], rest, folder):
        document = contract.main.item.document.path.rsplit("/", 1)[-1]
        why = message("reason_contract.other_contract", document=document, number=contract.numbers[0])
        yield Outsider(contract.main, None, why, sure, certain=sure)


def _strangers(others: Sequence[Source], mains: Sequence[Source], folder: str) -> Iterator[Outsider]:
    own = {number for number in own_numbers(mains) if any(_said_of_itself(main, number) for main in mains)}
    systems = _systems(mains, folder)
    for source in others:
        document = source.item.document.path.rsplit("/", 1)[-1]
        foreign = _foreign(source, mains, own)
        shut_out = _shuts_out(source, own, systems)
        if shut_out is not None:
            why = message("reason_contract.shuts_out", document=document, place=shut_out)
            yield Outsider(source, None, why, sure=not any(mentions(_top(source), number) for number in own))
        elif foreign and own and not any(mentions(source.text, number) for number in own):
            why = message("reason_contract.other_contract", document=document, number=foreign[0])
            yield Outsider(source, None, why, sure=not _names(source.text, systems))


def _foreign(source: Source, mains: Sequence[Source], own: set[str]) -> list[str]:
    """Return the numbers of other contracts that ``source`` says it belongs to; empty if any of them is of this one."""
    if source.kind not in _FOLLOWING and not is_annex(source):
        return []
    # An annex may have a number of the supplier's own, which is no contract's.
    keys = NAMING if source.kind is DocumentKind.AMENDMENT else _OF_A_CONTRACT
    named = numbers_named(source.opening, keys)
    for number in named:
        ours = any(_plain(number) in _plain(mine) or _plain(mine) in _plain(number) for mine in own)
        if ours or any(_said_of_itself(main, number) for main in mains):
            return []
    return [number for number in named if len(_plain(number)) >= _SHORTEST_NUMBER]


def _said_of_itself(main: Source, number: str) -> bool:
    """Tell whether a contract names ``number`` otherwise than as what it does not cover or what ends."""
    if mentions(main.file_name, number):
        return True
    return any(
        mentions(clause.text[left:right], number) and not _is_of_another(clause.text[left:right])
        for clause in main.clauses
        if mentions(clause.text, number)
        for left, right in sentences(clause.text)
    )


def _is_of_another(text: str) -> bool:
    """Tell whether a sentence names a contract as one that it does not cover or that ends."""
    if words("other_contract", "not_covered").search(text):
        return True
    return words("other_contract", "replaces").search(text) is not None and not words("other_contract", "kept").search(
        text
    )


def _shuts_out(source: Source, own: set[str], systems: set[str]) -> str | None:
    """Return where ``source`` says that it is not on this contract or its system."""
    if source.kind is not DocumentKind.AMENDMENT:
        return None
    for clause in source.clauses:
        for left, right in sentences(clause.text):
            text = clause.text[left:right]
            said = words("other_contract", "not_covered").search(text)
            if said is None or points_in(text) or words("other_contract", "rest").search(text):
                continue
            if not (_names(text, systems) or any(mentions(text, number) for number in own)):
                continue
            beside = text[: said.start()] + text[said.end() :]
            beside = masked(beside, [(start, end) for start, end, _ in dates_in(beside)])
            if not any(_says_more(word, systems, own) for word in _WORD.findall(beside)):
                return place(source.item.document.path, clause.section)
    return None


def _says_more(word: str, systems: set[str], own: set[str]) -> bool:
    """Tell whether a word of a sentence on what is not covered may make it a sentence on less than the contract."""
    plain = _plain(word)
    if words("other_contract", "itself").fullmatch(word) or any(_names(word, {part}) for part in _parts(systems)):
        return False
    return not any(plain in _plain(number) for number in own)


def _parts(systems: set[str]) -> set[str]:
    return {part for name in systems for part in _WORD.findall(name)}


def _top(source: Source) -> str:
    """Return what stands before the first numbered clause."""
    starts = [clause.segments[0].document_start for clause in source.clauses if clause.section and clause.segments]
    return source.opening[: min(starts, default=None)]


def _systems(mains: Sequence[Source], folder: str) -> set[str]:
    """Return the names that the system may go by: as it is read, and those that open and run through the contract."""
    parties = read_parties(mains)
    taken = {word for name in (parties.supplier.name, parties.customer) if name for word in name.lower().split()}
    found = {read_system(mains, folder) or ""}
    for main in mains:
        for name in _CAPITALISED.findall(main.text[:_TITLE]):
            common = name.lower() in taken or name.lower() in fact_list("systems", "common")
            if not common and main.text.count(name) >= _OFTEN:
                found.add(name)
    return {name for name in found if len(name) >= _SHORTEST_NAME}


def _names(text: str, systems: set[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(name)}(?:s|et|en)?(?!\w)", text, re.IGNORECASE) for name in systems)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()
