"""What is in force: drafts, versions, amendments, orders, exceptions and definitions, applied to the findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from clausecheck.contracts.amendments.change_sentences import Verb
from clausecheck.contracts.amendments.lapses import (
    lapsed,
    let_reworded_fall,
    not_begun,
    restored,
    run_out,
    to_begin,
    turning_days,
    undone,
    waiting,
)
from clausecheck.contracts.amendments.limits import applied
from clausecheck.contracts.amendments.operations import Operation, read_operations, replaced, targets
from clausecheck.contracts.amendments.options import report_used_options
from clausecheck.contracts.amendments.revocations import revocable
from clausecheck.contracts.amendments.rewording import reworded
from clausecheck.contracts.amendments.successors import Outsider
from clausecheck.contracts.answers.answered import answered, outdone
from clausecheck.contracts.binding.agreed_mails import may_bind
from clausecheck.contracts.binding.authority import (
    let_overtaken_amendments_fall,
    let_unknown_rights_fall,
    let_unsigned_rights_fall,
    report_authority,
    report_unseen_terms,
)
from clausecheck.contracts.binding.counting import counted
from clausecheck.contracts.binding.papers import disapplied, instructions, side_papers
from clausecheck.contracts.binding.preliminary import Paper, is_plain_paper, report_promises, set_aside
from clausecheck.contracts.binding.signatories import report_signatories
from clausecheck.contracts.definitions import Definition, definitions_of, derive, lifted, renumbered
from clausecheck.contracts.facts import Source
from clausecheck.contracts.given_terms import bars_that_are_conditions, priced_unmanned, terms_of_rights
from clausecheck.contracts.leads import let_led_rights_fall
from clausecheck.contracts.material import Classify, Doubtful, Found, place_of
from clausecheck.contracts.model import Finding, FindingStatus
from clausecheck.contracts.opposing import Side, contradictions, is_guess_against, is_too_faint, side_of, standing
from clausecheck.contracts.precedence.certainty import is_certain, is_whole, report_loose
from clausecheck.contracts.precedence.orders import Statement, read_orders
from clausecheck.contracts.precedence.prevailing import Referee
from clausecheck.contracts.reservations import (
    licence_first,
    report_changes,
    report_conflicts,
    report_missing_terms,
    report_overlooked,
    report_unclear,
    report_unused,
    signatures,
    tell_unclear,
)
from clausecheck.contracts.verdict import is_sure
from clausecheck.contracts.vocabulary import words
from clausecheck.contracts.work import Work
from clausecheck.effects.model import Effect
from clausecheck.texts import Message, message


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings with their status and what settled it.

    ``doubt`` says that something in it asks for review whatever the verdict, ``unclear`` that a clause may hold more
    than was found in it; ``unsigned`` are documents whose signature cannot be seen, ``missing`` those that are named as
    part of the contract and are not there, ``turns`` the days on which it may all become another.
    """

    findings: tuple[Finding, ...]
    notes: tuple[Message, ...] = ()
    doubt: bool = False
    unsigned: tuple[str, ...] = ()
    unclear: bool = False
    missing: tuple[str, ...] = ()
    turns: frozenset[dt.date] = frozenset()


def in_force(
    found: Sequence[Found],
    sources: Sequence[Source],
    classify: Classify,
    doubtful: Sequence[Doubtful] = (),
    outside: Sequence[Outsider] = (),
    *,
    as_of: dt.date | None = None,
    orders: Sequence[Statement] | None = None,
) -> Settled:
    """Return the findings with the status that the documents as a whole give them.

    ``doubtful`` are the clauses whose effect the classifier could not tell, ``outside`` the
    documents that are of another contract, ``as_of`` the day that is asked about: today by default; ``orders`` is what
    `read_orders` gives for all of ``sources``, where that is known.
    """
    work = Work(as_of or dt.date.today())
    counting = _who_counts(found, sources, outside, orders, work)
    changed = _changed(found, counting, classify, work)
    defined = _defined(changed, classify, work)
    missing, unsigned, unclear = _asked(found, doubtful, counting, changed, defined, work)
    return Settled(
        tuple(_with_status(item, work) for item in defined.everything),
        tuple(dict.fromkeys((*work.notes, *licence_first(changed.statements)))),
        work.doubt,
        unsigned,
        unclear,
        missing,
        turning_days(found, counting.belonging),
    )


@dataclass(frozen=True, slots=True)
class _Counting:
    """The documents that count among those ``belonging`` to the contract, what they say on their order, and papers.

    The papers are those that are no contract text, whatever they say.
    """

    belonging: list[Source]
    documents: list[Source]
    statements: list[Statement]
    papers: list[Paper]


@dataclass(frozen=True, slots=True)
class _Changed:
    """What amendments, answers and limits make of the findings.

    ``everything`` are all findings, with those that the changes gave; ``gone`` the clauses that were replaced and
    ``clear`` those of which a limit or a revocation tells what they do (identity of the document and index).
    """

    documents: list[Source]
    statements: list[Statement]
    operations: list[Operation]
    everything: list[Found]
    gone: set[tuple[int, int]]
    clear: set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Defined:
    """The findings with those that ``definitions`` give clauses, and which of all of them stand."""

    everything: list[Found]
    definitions: list[Definition]
    derived: list[Found]
    standing: list[Found]


def _who_counts(
    found: Sequence[Found],
    sources: Sequence[Source],
    outside: Sequence[Outsider],
    orders: Sequence[Statement] | None,
    work: Work,
) -> _Counting:
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
    return _Counting(own, counting, statements, papers)


def _changed(found: Sequence[Found], counting: _Counting, classify: Classify, work: Work) -> _Changed:
    """Apply the amendments, the answers to requirements, and what limits or takes back a right."""
    documents = counting.documents
    operations = _operations(found, documents, work) if found else []
    gone = {clause for operation in operations for clause in replaced(operation, documents)}
    statements = [said for said in counting.statements if (id(said.speaker), said.index) not in gone]
    everything = list(found)
    everything += _answered(everything, documents, classify, statements, work)
    everything += _reworded(everything, operations, classify, work)
    conditions = _limited(everything, documents, work)
    everything += conditions
    taken_back = renumbered(revocable(_live(everything, work), operations), everything)
    everything += taken_back
    clear = {(id(item.source), item.index) for item in (*conditions, *taken_back)}
    _amend(everything, operations, documents, work)
    return _Changed(documents, statements, operations, everything, gone, clear)


def _operations(found: Sequence[Found], documents: Sequence[Source], work: Work) -> list[Operation]:
    """Return what the amendments change, without what a later one undoes or brings back."""
    operations = applied(read_operations(documents), found, documents, work)
    void = undone(operations, documents)
    work.active |= {id(operation.speaker) for operation in void.values()}
    operations = [operation for operation in operations if id(operation.speaker) not in void]
    back = restored(operations, documents)
    work.active |= {id(source) for _, source in back}
    let_reworded_fall(found, back, work)
    return [operation for operation in operations if not any(operation is other for other, _ in back)]


def _defined(changed: _Changed, classify: Classify, work: Work) -> _Defined:
    """Let definitions lift bars and give clauses their effects, and tell what stands after all."""
    everything = list(changed.everything)
    settled = _settled(everything, changed.statements, changed.documents, work, final=False)
    definitions = definitions_of(settled)
    gone = changed.gone | (_places(everything) - _places(settled))
    for bar, by in lifted(definitions, settled, gone):
        why = message("reason_contract.by_definition", place=place_of(bar.finding), by=place_of(by.finding))
        work.fall(bar, by.finding.id, why, certain=is_sure(by.finding))
    derived = [item for made in definitions for item in derive(made, changed.documents, everything, classify, gone)]
    everything += renumbered([_checked(item) for item in derived], everything)
    _amend(everything, changed.operations, changed.documents, work)
    stands = _settled(everything, changed.statements, changed.documents, work, final=True)
    return _Defined(everything, definitions, derived, stands)


def _places(found: Iterable[Found]) -> set[tuple[int, int]]:
    return {(id(item.source), item.index) for item in found}


def _asked(
    found: Sequence[Found],
    doubtful: Sequence[Doubtful],
    counting: _Counting,
    changed: _Changed,
    defined: _Defined,
    work: Work,
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Note in ``work`` what someone must read; return what is missing and unsigned, and whether a clause is unclear."""
    documents, statements, stands = changed.documents, changed.statements, defined.standing
    left = [item for item in doubtful if (id(item.source), item.index) not in changed.clear]
    report_conflicts(stands, statements, work)
    report_unused(defined.definitions, stands, defined.derived, work)
    unclear = report_unclear(left, documents, defined.definitions, stands, statements, work)
    report_loose(stands, Referee(statements), work)
    report_overlooked(defined.everything, stands, documents, statements, work)
    tell_unclear(work)
    report_authority(stands, documents, work)
    report_promises(counting.papers, found, stands, work)
    report_unseen_terms(stands, counting.belonging, work)
    missing = report_missing_terms(counting.belonging, documents, stands, work)
    unsigned = signatures(documents, stands, work)
    report_signatories(documents, counting.belonging, stands, work)
    report_changes(stands, work)
    report_used_options(counting.belonging, work)
    return missing, unsigned, unclear


def _statements(counting: Sequence[Source], known: Sequence[Statement] | None) -> list[Statement]:
    return list(known) if known is not None else read_orders(counting)


def _live(found: Iterable[Found], work: Work) -> list[Found]:
    return [item for item in found if id(item) not in work.fallen]


def _with_status(item: Found, work: Work) -> Finding:
    status, by = work.fallen.get(id(item), (FindingStatus.IN_FORCE, None))
    return replace(item.finding, status=status, superseded_by=by)


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


def _amend(found: Sequence[Found], operations: Sequence[Operation], counting: Sequence[Source], work: Work) -> None:
    """Let every change take away what it meets, the oldest first; what a repeal merely quotes falls with it."""
    for number, operation in enumerate(operations):
        live = _live(found, work)
        met = targets(operation, live, operations[:number])
        new = [
            item
            for item in live
            if item.source is operation.speaker and operation.index <= item.index <= operation.until
        ]
        quoted = [item for item in new if _merely_quotes(item, operation, met)]
        carrying = next((item.finding.id for item in new if item not in quoted), None)
        for item in met:
            why = message("reason_contract.by_amendment", place=place_of(item.finding), by=operation.place)
            certain = is_certain(operation, item, counting, work.as_of, told_anew=carrying is not None)
            work.fall(item, carrying or operation.place, why, certain=certain)
            work.active.add(id(operation.speaker))
        for item in quoted:
            work.fall(item, operation.place, None, certain=bool(met) and not any(other in work.loose for other in met))


def _answered(
    found: Sequence[Found],
    counting: Sequence[Source],
    classify: Classify,
    statements: Sequence[Statement],
    work: Work,
) -> list[Found]:
    """Let rights fall to answers that do not simply agree; return what the answers say that was not judged apart."""
    made: list[Found] = []
    for told in answered(_live(found, work), counting, classify, Referee(statements).goes_before):
        place = place_of(told.right.finding)
        if told.stays or told.unclear:
            key = "answer_unclear" if told.unclear else "doubt"
            work.notes.append(message(f"reason_contract.{key}", place=place))
            work.doubt = True
            continue
        by = told.said[0].finding.id if told.said else None
        work.fall(told.right, by, message("reason_contract.by_answer", place=place), certain=True)
        for item in told.merely:
            why = message("reason_contract.one_condition", place=place_of(item.finding))
            work.fall(item, by, why, certain=True)
        work.doubt |= not told.said
        made += [other for other in told.said if not any(other is one for one in (*found, *made))]
    for condition, right in outdone(_live(found, work), counting):
        why = message("reason_contract.by_better_answer", place=place_of(condition.finding))
        work.fall(condition, right.finding.id, why, certain=is_sure(right.finding))
    return renumbered(made, found)


def _limited(found: Sequence[Found], counting: Sequence[Source], work: Work) -> list[Found]:
    """Return the conditions that stand apart from the rights they limit; bars that only repeat them fall."""
    made: list[Found] = []
    for bar, condition in bars_that_are_conditions(_live(found, work)):
        why = message("reason_contract.one_condition", place=place_of(bar.finding))
        work.fall(bar, condition.finding.id, why, certain=True)
        made.append(condition)
    made += terms_of_rights([*_live(found, work), *made], counting)
    return renumbered([*made, *priced_unmanned([*_live(found, work), *made], counting)], found)


def _reworded(found: Sequence[Found], operations: Sequence[Operation], classify: Classify, work: Work) -> list[Found]:
    """Return what clauses say once single words of theirs are changed; the words told in the change itself fall."""
    made: list[Found] = []
    for operation in operations:
        new = reworded(operation, _live(found, work), classify)
        if new:
            for item in found:
                if item.source is operation.speaker and item.index == operation.index:
                    work.fall(item, operation.place, None, certain=True)
            work.active.add(id(operation.speaker))
        made += new
    return renumbered(made, found)


def _merely_quotes(item: Found, operation: Operation, met: Sequence[Found]) -> bool:
    """Tell whether a finding in a sentence that repeals is the repealed rule told again, not a new one."""
    if operation.verb is not Verb.REPEAL or item.index != operation.index:
        return False
    if not operation.start <= item.finding.quote_start < operation.end:
        return False
    sides = {side_of(other.finding.effect) for other in met}
    own = side_of(item.finding.effect)
    return own in sides if sides else own is Side.CLOSED


def _settled(
    found: Sequence[Found],
    statements: Sequence[Statement],
    counting: Sequence[Source],
    work: Work,
    *,
    final: bool,
) -> list[Found]:
    """Return the findings that stand once contradictions are settled; with ``final`` the others fall for good."""
    live = _live(found, work)
    referee = Referee(statements, definitions_of(live), counting)
    defeats = {}
    by: dict[tuple[int, int], list[int]] = {}
    doubts = set()
    for first, second in contradictions(live):
        prevails = referee.between(live[first], live[second])
        if prevails is not None:
            pair = (first, second) if prevails.first else (second, first)
            winner_loser = live[pair[0]].finding, live[pair[1]].finding
            if is_too_faint(*winner_loser) or is_guess_against(*winner_loser):
                continue
            defeats[pair] = prevails.why
            by[pair] = [id(speaker) for speaker in prevails.speakers]
            if prevails.doubt:
                doubts.add(pair)
    stands = standing(len(live), defeats)
    if final:
        for (winner, loser), why in defeats.items():
            if winner in stands and loser not in stands:
                work.fall(live[loser], live[winner].finding.id, why, certain=True)
                work.active |= {id(live[winner].source), *by.get((winner, loser), ())}
                if (winner, loser) in doubts:
                    work.doubt = True
                    work.notes += _on_order(why)
    return [live[number] for number in sorted(stands)]


def _on_order(why: Message) -> list[Message]:
    """Return that the order of precedence that ``why`` leans on is to be read, where it leans on one."""
    source = dict(why.values).get("source")
    return [message("reason_contract.order_unsure", source=source)] if source else []


def _checked(item: Found) -> Found:
    """Return a finding drawn from a definition; a right that is not itself called unhindered asks for review."""
    if item.finding.effect is not Effect.PERMITTED or words("definition", "unhindered").search(item.clause.text):
        return item
    return replace(item, finding=replace(item.finding, needs_review=True))
