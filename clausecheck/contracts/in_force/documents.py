"""Which documents count: the contract's own, signed, in force, and no mere papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clausecheck.contracts.amendments.lapses import (
    lapsed,
    not_begun,
    run_out,
    to_begin,
    waiting,
)
from clausecheck.contracts.amendments.successors import Outsider
from clausecheck.contracts.binding.agreed_mails import may_bind
from clausecheck.contracts.binding.authority import (
    let_overtaken_amendments_fall,
    let_unknown_rights_fall,
    let_unsigned_rights_fall,
)
from clausecheck.contracts.binding.counting import counted
from clausecheck.contracts.binding.papers import disapplied, instructions, side_papers
from clausecheck.contracts.binding.preliminary import Paper, is_plain_paper, set_aside
from clausecheck.contracts.facts import Source
from clausecheck.contracts.leads import let_led_rights_fall
from clausecheck.contracts.material import Found, place_of
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.contracts.precedence.certainty import is_whole
from clausecheck.contracts.precedence.orders import Statement, read_orders
from clausecheck.contracts.work import Work
from clausecheck.texts import message


@dataclass(frozen=True, slots=True)
class Counting:
    """The documents that count among those ``belonging`` to the contract, what they say on their order, and papers.

    The papers are those that are no contract text, whatever they say.
    """

    belonging: list[Source]
    documents: list[Source]
    statements: list[Statement]
    papers: list[Paper]


def who_counts(
    found: Sequence[Found],
    sources: Sequence[Source],
    outside: Sequence[Outsider],
    orders: Sequence[Statement] | None,
    work: Work,
) -> Counting:
    """Tell which documents are the contract's, signed and in force; the findings of the others fall."""
    own = _belonging(found, sources, outside, work)
    counting = counted(own, found, work)
    let_unsigned_rights_fall(found, counting, work)
    statements = _statements(counting, orders if counting == list(sources) else None) if found else []
    aside = side_papers(counting, statements)
    counting = [source for source in counting if source not in aside]
    papers = set_aside(aside, counting) if found else []
    _set_aside(found, papers, counting, work)
    counting = let_overtaken_amendments_fall(found, counting, work)
    let_unknown_rights_fall(found, counting, work)
    let_led_rights_fall(found, work)
    if found:
        counting = _applying(found, counting, work)
        statements = [said for said in statements if said.speaker in counting]
        counting = _lasting(found, counting, work)
    return Counting(own, counting, statements, papers)


def _statements(counting: Sequence[Source], known: Sequence[Statement] | None) -> list[Statement]:
    return list(known) if known is not None else read_orders(counting)


def _belonging(
    found: Sequence[Found], sources: Sequence[Source], outside: Sequence[Outsider], work: Work
) -> list[Source]:
    """Return the documents that are of this contract; the findings of the others fall."""
    gone = {id(out.source.item.document): out for out in outside}
    for out in outside:
        work.notes.append(out.why)
        work.doubt |= not out.sure
    for item in found:
        stranger = gone.get(id(item.source.item.document))
        if stranger is not None:
            work.fall(item, stranger.by, stranger.why, certain=stranger.certain)
    return [source for source in sources if id(source.item.document) not in gone]


def _set_aside(found: Sequence[Found], papers: Sequence[Paper], counting: Sequence[Source], work: Work) -> None:
    """Let fall what papers say that are no contract text, and what only instructs those who fill in a document.

    What bars in an offer or an answer that no clause shuts out is kept.
    """
    speaking = {id(item.source) for item in found}
    guidance = {id(source): instructions(source) for source in counting if id(source) in speaking}
    for item in found:
        told = {"place": place_of(item.finding)}
        paper = next((paper for paper in papers if paper.source is item.source), None)
        if paper is not None and paper.by is not None:
            certain = paper.sure and not may_bind(item, paper, counting)
            work.fall(item, paper.by, message("reason_contract.shut_out", by=paper.by, **told), certain=certain)
        elif paper is not None and paper.may_hold and side_of(item.finding.effect) in (Side.HALF, Side.CLOSED):
            continue
        elif paper is not None or item.index in guidance.get(id(item.source), ()):
            why = message("reason_contract.not_contract", **told)
            plain = paper is not None and is_plain_paper(item.source) and not may_bind(item, paper, counting)
            work.fall(item, None, why, certain=plain)


def _applying(found: Sequence[Found], counting: Sequence[Source], work: Work) -> list[Source]:
    """Return the documents that no other sets aside as a whole; the findings of the others fall."""
    out = disapplied(counting)
    for item in found:
        for said in out:
            if item.source is said.source:
                why = message("reason_contract.by_disapplication", place=place_of(item.finding), by=said.place)
                work.fall(item, said.place, why, certain=said.sure and is_whole(said.said))
                work.active.add(id(said.speaker))
                work.doubt |= not said.sure
    return [source for source in counting if not any(source is said.source for said in out)]


def _lasting(found: Sequence[Found], counting: Sequence[Source], work: Work) -> list[Source]:
    """Return the documents without the amendments that do not hold on the day that is asked about.

    What has run out or waits for something asks for review, and so does what has not begun where it has a finding.
    """
    off = {
        id(source): (key, said)
        for key, sought in (("run_out", run_out), ("not_begun", to_begin))
        for source, said in sought(counting, work.as_of)
    }
    told = [(item, *off[id(item.source)]) for item in found if id(item.source) in off]
    told += [(item, "lapsed", said) for item, said in lapsed(found, work.as_of)]
    told += [(item, "not_yet", said) for item, said in not_begun(found, work.as_of)]
    for item, key, said in told:
        work.fall(item, said, message(f"reason_contract.{key}", place=place_of(item.finding), by=said), certain=False)
    work.doubt |= bool(told) or any(key == "run_out" for key, _ in off.values())
    for source, said in waiting(counting):
        if any(item.source is source for item in found):
            work.notes.append(message("reason_contract.waiting", place=said))
            work.doubt = True
    return [source for source in counting if id(source) not in off]
