"""What the user must be told beside what is in force: contradictions left, and where the tool is not sure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.answers.answered import answers_otherwise
from clausecheck.contracts.binding.papers import instructions
from clausecheck.contracts.definitions import Definition
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Doubtful, Found, place, place_of
from clausecheck.contracts.model import ContractFacts, DocumentKind, Finding, FindingStatus
from clausecheck.contracts.names import names_in
from clausecheck.contracts.opposing import Side, contradictions, side_of
from clausecheck.contracts.precedence.orders import Statement
from clausecheck.contracts.precedence.prevailing import Referee
from clausecheck.contracts.relevance import is_idle, is_on_machines
from clausecheck.contracts.rights import report_narrow
from clausecheck.contracts.spoken_of import report_orders_spoken_of
from clausecheck.contracts.verdict import is_sure
from clausecheck.contracts.vocabulary import default_order, may_say, words
from clausecheck.contracts.work import Work
from clausecheck.effects.model import Effect
from clausecheck.texts import Message, message

# A report names this many contradictions; the findings show the rest.
_MOST_CONFLICTS = 3
# A sentence names this many sections of a document, and how many more there are.
_MOST_SECTIONS = 5


def report_conflicts(stands: Sequence[Found], statements: Sequence[Statement], work: Work) -> None:
    """Tell of contradictions that are left, and what the usual order would say."""
    referee = Referee(statements)
    told = 0
    for first, second in contradictions(stands):
        one, other = stands[first], stands[second]
        if {side_of(one.finding.effect), side_of(other.finding.effect)} != {Side.OPEN, Side.CLOSED}:
            continue
        if told == _MOST_CONFLICTS:
            return
        told += 1
        places = {"first": place_of(one.finding), "second": place_of(other.finding)}
        work.notes.append(referee.disagreement(one, other) or message("reason_contract.conflict", **places))
        ranks = _rank(one.source), _rank(other.source)
        if ranks[0] != ranks[1]:
            high, low = ("first", "second") if ranks[0] < ranks[1] else ("second", "first")
            work.notes.append(message("reason_contract.default_order", first=places[high], second=places[low]))


def _rank(source: Source) -> int:
    order = default_order()
    return order.index(source.kind.value) if source.kind.value in order else len(order)


def report_unused(
    definitions: Sequence[Definition], stands: Sequence[Found], derived: Sequence[Found], work: Work
) -> None:
    """Ask for review where a definition demands people, but no clause uses the term and nothing else bars."""
    narrow = [made for made in definitions if made.demands_people and made.found in stands]
    alone = {id(made.found) for made in narrow}
    closed = [item for item in stands if side_of(item.finding.effect) is Side.CLOSED and id(item) not in alone]
    if narrow and not closed and not any(item.finding.effect is Effect.HUMAN_REQUIRED for item in derived):
        work.notes += [message("reason_contract.term_unused", place=place_of(made.found.finding)) for made in narrow]
        work.doubt = True


def report_unclear(
    doubtful: Sequence[Doubtful],
    counting: Sequence[Source],
    definitions: Sequence[Definition],
    stands: Sequence[Found],
    statements: Sequence[Statement],
    work: Work,
) -> bool:
    """Find the clauses that the classifier was in doubt about; return whether any counts.

    One that only keeps the use to those whom a definition lets be software is in no doubt any more, nor is one in a
    document that gives way to the right that stands. A faint doubt counts where the contract would else be called fine.
    """
    referee = Referee(statements)
    wide = [made for made in definitions if not made.demands_people]
    fine = _only_rights(stands)
    here = [
        item
        for item in doubtful
        if item.source in counting
        and (fine or not item.faint)
        and item.index not in instructions(item.source)
        and not any(made.closes_by_itself(item.clause.text) for made in wide)
        and not (_gives_way(item.source, stands, referee) and not _reaches_up(item.clause))
    ]
    for item in here:
        _is_unclear(item.source, item.index, work)
    return bool(here)


def _only_rights(stands: Sequence[Found]) -> bool:
    """Tell whether there are rights, and nothing that limits or bars them."""
    sides = {side_of(item.finding.effect) for item in stands}
    return Side.OPEN in sides and not sides & {Side.HALF, Side.CLOSED}


def _is_unclear(source: Source, index: int, work: Work) -> None:
    work.unclear.setdefault(source.item.document.path, {})[index] = source.clauses[index].section


def tell_unclear(work: Work) -> None:
    """Tell of the clauses whose effect is not clear, in one sentence for each document."""
    for document, clauses in work.unclear.items():
        sections = list(dict.fromkeys(section.removesuffix(")") for section in clauses.values() if section))
        named = sections if len(sections) <= _MOST_SECTIONS + 1 else sections[:_MOST_SECTIONS]
        more = len(sections) - len(named) + sum(not section for section in clauses.values())
        at = place(document, ", ".join(named))
        if len(named) + more == 1:
            work.notes.append(message("reason_contract.doubt_clause", place=at))
        elif not named:
            work.notes.append(message("reason_contract.doubt_places", document=at, n=more))
        elif more:
            key = "doubt_clauses_one_more" if more == 1 else "doubt_clauses_more"
            told = {"document": place(document, None), "sections": ", ".join(named), "n": more}
            work.notes.append(message(f"reason_contract.{key}", **told))
        else:
            work.notes.append(message("reason_contract.doubt_clauses", place=at))


def _gives_way(source: Source, stands: Sequence[Found], referee: Referee) -> bool:
    """Tell whether whatever ``source`` says on automation would fall to a right that stands beyond doubt."""
    rights = [item for item in stands if item.finding.effect is Effect.PERMITTED and is_sure(item.finding)]
    return any(referee.goes_before(item.source, source) for item in rights)


def _reaches_up(clause: Clause) -> bool:
    """Tell whether a clause may claim to hold against a document that goes before its own."""
    return may_say(clause.text, "reference.override") or may_say(clause.text, "order.over")


def report_overlooked(
    found: Sequence[Found],
    stands: Sequence[Found],
    counting: Sequence[Source],
    statements: Sequence[Statement],
    work: Work,
) -> None:
    """Ask for review where only rights stand and a clause without effect has words that may shut robots out."""
    if not _only_rights(stands):
        return
    for item in stands:
        if item.finding.effect is Effect.PERMITTED and answers_otherwise(item):
            work.doubt = True
            work.notes.append(message("reason_contract.doubt", place=place_of(item.finding)))
    report_narrow(stands, counting, work)
    report_orders_spoken_of(statements, counting, work)
    judged = {(id(item.source), item.index) for item in found}
    before = len(work.unclear)
    referee = Referee(statements)
    for source in counting:
        below = _gives_way(source, stands, referee)
        for index, clause in enumerate(source.clauses):
            if (id(source), index) in judged or not _may_bar(clause) or index in instructions(source):
                continue
            if below and not _reaches_up(clause):
                continue
            work.doubt = True
            path = source.item.document.path
            if path in work.unclear or len(work.unclear) < before + _MOST_CONFLICTS:
                _is_unclear(source, index, work)


def _may_bar(clause: Clause) -> bool:
    if clause.kind is ClauseKind.HEADING:
        return False
    if not (may_say(clause.text, "subject.actor") and may_say(clause.text, "subject.bar")):
        return False
    told = (clause.text[left:right] for left, right in sentences(clause.text))
    return not is_on_machines(clause) and any(
        words("subject", "actor").search(sentence)
        and words("subject", "bar").search(sentence)
        and not words("subject", "others_barred").search(sentence)
        and not is_idle(sentence)
        for sentence in told
    )


def signatures(counting: Sequence[Source], stands: Sequence[Found], work: Work) -> tuple[str, ...]:
    """Return the amendments that took something away, or alone give a right, though their signature cannot be seen.

    A contract whose lines for signatures are empty asks for review too.
    """
    unsigned = []
    mains = [source for source in counting if source.kind is DocumentKind.MAIN]
    if mains and all(main.item.signed is False for main in mains):
        work.notes += [message("reason_contract.signature_unknown", document=main.item.document.path) for main in mains]
        work.doubt = True
    unseen = {id(source) for source in counting if source.kind is DocumentKind.AMENDMENT and source.item.signed is None}
    giving = {id(item.source) for item in stands if item.finding.effect is Effect.PERMITTED}
    acting = work.active | (giving if giving <= unseen else set())
    for source in counting:
        if id(source) in unseen & acting:
            path = source.item.document.path
            unsigned.append(path)
            work.notes.append(message("reason_contract.signature_unknown", document=path))
            work.doubt = True
    return tuple(dict.fromkeys(unsigned))


def report_changes(stands: Sequence[Found], work: Work) -> None:
    """Tell of findings that stand in tracked insertions; they ask for review where the document is not signed."""
    for item in stands:
        document = item.source.item.document
        if any(change.start < item.finding.end and item.finding.start < change.end for change in document.changes):
            work.notes.append(message("reason_contract.changes", place=place_of(item.finding)))
            work.doubt |= item.source.item.signed is not True


def licence_first(statements: Sequence[Statement]) -> list[Message]:
    """Return the attention point on licence terms that go before the contract's own documents."""
    for statement in statements:
        below = [name.kind for group in statement.groups[1:] for name in group]
        if below and all(kind == "dpa" for kind in below):
            continue
        for group in statement.groups[:1]:
            if any(name.kind == "licence_terms" for name in group) or (
                statement.speaker.kind is DocumentKind.LICENCE_TERMS and any(name.kind == "own" for name in group)
            ):
                return [message("reason_contract.licence_first", place=statement.place)]
    return []


def several_systems(findings: Sequence[Finding], facts: ContractFacts) -> tuple[list[Message], bool]:
    """Return what to tell of a contract on several systems or modules, and whether a finding speaks of one alone."""
    named, key = (facts.systems, "one_system") if facts.systems else (facts.modules, "one_module")
    told = [message("reason_contract.several_systems", names=", ".join(facts.systems))] if facts.systems else []
    scoped = [
        message(f"reason_contract.{key}", place=place_of(finding), name=alone[0])
        for finding in findings
        if finding.status is FindingStatus.IN_FORCE
        and side_of(finding.effect)
        and len(alone := [name for name in named if re.search(rf"(?<!\w){re.escape(name)}", finding.context)]) == 1
    ]
    return told + scoped, bool(scoped)


def report_missing_terms(
    sources: Sequence[Source], counting: Sequence[Source], stands: Sequence[Found], work: Work
) -> tuple[str, ...]:
    """Return the licence terms that the contract takes in and that are not among its documents.

    They ask for review unless the contract is barred anyway. Where there are licence terms, they are taken to be those.
    """
    if any(source.kind is DocumentKind.LICENCE_TERMS for source in sources):
        return ()
    for source in counting:
        if source.kind is not DocumentKind.MAIN:
            continue
        for clause in source.clauses:
            if not may_say(clause.text, "subject.taken_in"):
                continue
            name = next(
                (taken for left, right in sentences(clause.text) if (taken := _taken_in(clause.text[left:right]))), ""
            )
            if name:
                at = place(source.item.document.path, clause.section)
                work.notes.append(message("reason_contract.missing_terms", place=at, name=name))
                work.doubt |= all(side_of(item.finding.effect) is not Side.CLOSED for item in stands)
                return (name,)
    return ()


def _taken_in(sentence: str) -> str:
    """Return how a sentence names the licence terms that it makes part of the contract; empty if it does not."""
    if not words("subject", "taken_in").search(sentence) or words("subject", "taken_out").search(sentence):
        return ""
    return next((sentence[name.start : name.end] for name in names_in(sentence) if name.kind == "licence_terms"), "")
