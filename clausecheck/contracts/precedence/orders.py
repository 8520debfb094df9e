"""What the documents say on their order of precedence: "Kontrakten går forud for bilagene", "i rækkefølgen ..."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.facts import Source
from clausecheck.contracts.model import AGREED
from clausecheck.contracts.names import OF_KIND, Known, Name, fits, names_in
from clausecheck.contracts.points import Path, covers, path_of
from clausecheck.contracts.precedence.letters import with_letters_named
from clausecheck.contracts.precedence.numbering import Numbering
from clausecheck.contracts.precedence.order_exceptions import (
    exceptions_after,
    exceptions_within,
    is_exception_on_other_than_use,
    is_rule_on_other_than_use,
)
from clausecheck.contracts.precedence.order_lists import CLAUSES_BACK, key_of_name, list_in, list_spoken_of
from clausecheck.contracts.precedence.order_sentences import SAID, statements_in
from clausecheck.contracts.precedence.placing import earlier_first, reading, speaks_of_places
from clausecheck.contracts.precedence.rank_tables import ranks_told
from clausecheck.contracts.precedence.short_names import known_names
from clausecheck.contracts.precedence.statements import Exempts, Group, Ruling, Statement, ruling, ruling_on_points
from clausecheck.contracts.precedence.subject_lists import first_by_subject, rows_by_subject
from clausecheck.contracts.vocabulary import may_say, search, words

# A clause that has none of these says nothing on an order.
_ORDERING = (*SAID, "order.sequence", "placing.read_up", "placing.read_down")
# An exception from an order stands at most so many clauses after it.
_NEXT, _NOWHERE = 2, -100

__all__ = ["Group", "Ruling", "Statement", "read_orders", "ruling", "ruling_on_points"]


def read_orders(sources: Sequence[Source]) -> list[Statement]:
    """Return every statement of precedence in ``sources``, those limited to other subjects than use left out."""
    named = known_names(sources)
    told = [made for source, known in zip(sources, named, strict=True) for made in _Reader(source, known).statements()]
    told += [chained for first in told for second in told if (chained := _chained(first, second)) is not None]
    remarks = {_place(one): _Remarks.on(one) for one in _one_of_each_clause(told)}
    told = [_but_for(one, remarks[_place(one)].gives_way_to, told) for one in told]
    voids = {id(source) for source in sources if _voids_claims(source)}
    charged = {id(source) for source in _charged(sources)}
    return [
        replace(
            one,
            sure=one.sure and not remarks[_place(one)].may_turn,
            final=remarks[_place(one)].final or id(one.speaker) in voids,
            charged=id(one.speaker) in charged,
        )
        for one in told
    ]


@dataclass(frozen=True, slots=True)
class _Remarks:
    """What the whole clause of a statement says about it.

    ``may_turn``: the clause goes on so that what was read of it may be meant the other way. ``final``: it holds
    whatever other documents say, or say of their own rank. ``gives_way_to``: the points that go before it ("jf. dog
    3.2").
    """

    may_turn: bool
    final: bool
    gives_way_to: tuple[Path, ...]

    @classmethod
    def on(cls, statement: Statement) -> _Remarks:
        text = statement.speaker.clauses[statement.index].text
        contrary = statement.speaker.kind in AGREED and words("order", "contrary").search(text) is not None
        return cls(
            may_turn=words("order", "turned_back").search(text) is not None,
            final=contrary or search("order", "own_claim", text) is not None,
            gives_way_to=tuple(path_of(match["point"]) for match in words("order", "subject_to").finditer(text)),
        )


def _place(statement: Statement) -> tuple[int, int]:
    return id(statement.speaker), statement.index


def _one_of_each_clause(told: Sequence[Statement]) -> Iterable[Statement]:
    """Return one statement of each clause: a long clause holds many, and its text is searched once for all of them."""
    return {_place(one): one for one in told}.values()


def _voids_claims(source: Source) -> bool:
    """Tell whether a document of the parties takes the force from what others claim for themselves, at any point."""
    return source.kind in AGREED and any(search("order", "own_claim", clause.text) for clause in source.clauses)


def _charged(sources: Sequence[Source]) -> Iterator[Source]:
    """Yield the documents that the contract leaves it to, to say how its documents stand to each other."""
    for main in sources:
        for clause in main.clauses if main.kind in AGREED else ():
            for match in words("short", "leaves").finditer(clause.text):
                for name in names_in(clause.text[match.end() :])[:1]:
                    if name.kind not in ("own", "own_or_main", "main"):
                        yield from (source for source in sources if fits(name, source, main) >= OF_KIND)


def _but_for(statement: Statement, at: Sequence[Path], told: Sequence[Statement]) -> Statement:
    """Return a statement that gives way to those at the points ``at`` without the documents that they put first."""
    first = [
        name
        for other in (told if at else ())
        if other.speaker is statement.speaker and other.index != statement.index and other.groups
        for name in other.groups[0]
        if any(covers(point, path_of(other.speaker.clauses[other.index].section)) for point in at)
    ]
    return replace(statement, spared=(*statement.spared, *first)) if first else statement


def _chained(first: Statement, second: Statement) -> Statement | None:
    """Return what two statements of a document say together: A before B and B before C put A before C."""
    plain = all(
        one.sure
        and len(one.groups) > 1
        and not (one.favours or one.latest or one.spared or one.exempt or one.points or one.lower_points)
        for one in (first, second)
    )
    if first is second or first.speaker is not second.speaker or not plain or not second.groups[-1]:
        return None
    shared = {key_of_name(name) for name in first.groups[-1]} & {key_of_name(name) for name in second.groups[0]}
    if not shared or {key_of_name(name) for name in first.groups[0]} & {
        key_of_name(name) for name in second.groups[-1]
    }:
        return None
    groups = (*first.groups, *second.groups[1:])
    return replace(first, index=max(first.index, second.index), groups=groups, numbered=Numbering.NONE)


@dataclass(slots=True)
class _Reader:
    """Reads a document from its beginning to its end, and knows the order that was told last.

    ``listed`` is a list that may yet turn out to be read from its end; ``order`` is the clause that told the last
    order, ``end`` the last one that belongs to it.
    """

    source: Source
    known: Known
    listed: Statement | None = None
    order: int = _NOWHERE
    end: int = _NOWHERE

    def statements(self) -> Iterator[Statement]:
        """Yield what the document says, in the order of its clauses but for lists."""
        by_subject = range(0)
        for index, clause in enumerate(self.source.clauses):
            if index in by_subject:
                continue
            if (rows := rows_by_subject(self.source, index, self.known)) is not None:
                by_subject = rows
                yield from first_by_subject(self.source, rows, self.known)
                continue
            if index == self.end + 1 and clause.kind in (ClauseKind.LIST_ITEM, ClauseKind.TABLE_ROW):
                self.end = index
            if (ranks := ranks_told(self.source, index, self.known)) is not None:
                yield ranks
            is_title = clause.kind is ClauseKind.HEADING and len(names_in(clause.text, self.known)) < 2
            if not is_title and (self._follows(index) or _may_order(clause.text)):
                yield from self._of_clause(index)
        if self.listed is not None:
            yield self.listed

    def _follows(self, index: int) -> bool:
        return index - self.end <= _NEXT

    def _goes_on(self, index: int) -> bool:
        """Tell whether a clause is a further item of the list that told the last order, with its opening words."""
        item, before = self.source.clauses[index], self.source.clauses[index - 1]
        return self.order < index == self.end and item.text[: item.own_start] == before.text[: item.own_start]

    def _of_clause(self, index: int) -> Iterator[Statement]:
        clause = self.source.clauses[index]
        text = clause.text
        rule_at = _own_rule(clause)
        made = list_in(self.source, index, self.known) if not rule_at else None
        if made is None:
            told_before = clause.own_start if self._goes_on(index) else 0
            for left, right in _sentences(text, rule_at):
                if left >= told_before:
                    yield from self._of_sentence(index, left, right)
            return
        if self.listed is not None:
            yield self.listed
        self.listed = _turned(made) if self._ascends(index) else made
        self.order = self.end = index
        for left, right in _sentences(text):
            yield from exceptions_within(self.source, index, text[left:right], self.known, index)
            yield from exceptions_after(self.source, index, text[left:right], self.known, index)

    def _of_sentence(self, index: int, left: int, right: int) -> Iterator[Statement]:
        text = self.source.clauses[index].text[left:right]
        exempt: list[Statement] = []
        if self._follows(index):
            exempt = list(exceptions_after(self.source, index, text, self.known, self.order))
            if any(one.exempt and one.exempt.kind is not Exempts.DOUBT for one in exempt):
                yield from exempt
                return
            if is_exception_on_other_than_use(text, self.known):
                return
        said = list(self._said(index, left, text))
        if said and words("order", "subject_to_items").search(text):
            first = self._first_in_items(index)
            said = [replace(one, spared=(*one.spared, *first)) for one in said]
        before = _last_sentence(self.source.clauses[index].text[:left])
        rest = words("order_limits", "residual").match(text) and not self._is_told_before(index)
        if said and rest and not is_rule_on_other_than_use(before, self.known):
            # "I alle andre henseender" after a rule that was not understood may leave the use out.
            said = [replace(one, sure=False) for one in said]
        yield from said or exempt
        if said:
            self.order, self.end = said[-1].index, index
            yield from exceptions_within(self.source, index, text, self.known, self.order)

    def _is_told_before(self, index: int) -> bool:
        """Tell whether a statement was read just before clause ``index``, or earlier in it."""
        return self.order != _NOWHERE and index - self.order <= 1

    def _first_in_items(self, index: int) -> list[Name]:
        """Return the documents that the items below a rule put first, each for what it is on ("jf. dog litra a-c")."""
        intro = self.source.clauses[index].text[: self.source.clauses[index].own_start]
        first: list[Name] = []
        for at, item in enumerate(self.source.clauses[index:], index) if intro else ():
            if item.text[: item.own_start] != intro:
                break
            for left, right in sentences(item.text[item.own_start :]):
                own = item.text[item.own_start + left : item.own_start + right]
                told = statements_in(self.source, at, own, self.known)
                first += [name for one in told if one.groups for name in one.groups[0]]
        return first

    def _said(self, index: int, left: int, text: str) -> Iterator[Statement]:
        """Yield what a sentence says on documents by their places in a list, else by their names."""
        if not speaks_of_places(text):
            before = _last_sentence(self.source.clauses[index].text[:left])
            named = with_letters_named(text, _around(self.source, index))
            yield from statements_in(self.source, index, named, self.known, before)
            return
        told = reading(text, _around(self.source, index))
        if told is None:
            return
        placed, ascends = self.listed, False
        if placed is not None and index - placed.index <= CLAUSES_BACK:
            self.listed, ascends = None, self._ascends(placed.index)
        else:
            placed = list_spoken_of(self.source, index, left, self.known)
            if placed is not None and (ascends := self._ascends(placed.index)):
                placed = _turned(placed)
        if placed is not None:
            # In an ascending list the "higher-ranking" document is not the one that stands higher up.
            as_told = told.earlier_first is not ascends or (ascends and words("placing", "by_rank").search(text))
            yield replace(placed if as_told else _turned(placed), sure=told.sure)

    def _ascends(self, index: int) -> bool:
        """Tell whether clause ``index`` with a list in it begins the list with what goes last."""
        text, around = self.source.clauses[index].text, _around(self.source, index)
        if words("order", "ascending").search(text):
            return True
        told = (text[left:right] for left, right in sentences(text))
        return any(
            earlier_first(sentence, around) is False and not words("order", "first_then").search(sentence)
            for sentence in told
        )


def _around(source: Source, index: int) -> str:
    """Return the clauses about clause ``index``, where the levels that it speaks of may have their numbers."""
    near = source.clauses[max(0, index - CLAUSES_BACK) : index + CLAUSES_BACK]
    return "\n".join(clause.text[clause.own_start :] for clause in near)


def _own_rule(clause: Clause) -> int:
    """Return where the words of a list's item begin that are a rule themselves; 0 where it only names something."""
    own = clause.text[clause.own_start :] if clause.kind is ClauseKind.LIST_ITEM else ""
    return clause.own_start if any(search("order", key, own) for key in ("over", "under")) else 0


def _sentences(text: str, cut: int = 0) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text stand, also after the number of a document: "Schedule 5. This".

    At ``cut`` a sentence ends too.
    """
    parts = [(0, cut), (cut, len(text))] if cut else [(0, len(text))]
    whole = [(start + left, start + right) for start, end in parts for left, right in sentences(text[start:end])]
    for left, right in whole:
        for end in words("order", "ends_with_number").finditer(text, left, right):
            yield left, end.end()
            left = end.end()
        yield left, right


def _last_sentence(text: str) -> str:
    last = [text[left:right] for left, right in sentences(text)][-1:]
    return last[0] if last else ""


def _turned(statement: Statement) -> Statement:
    return replace(statement, groups=statement.groups[::-1])


def _may_order(text: str) -> bool:
    return may_say(text, *_ORDERING) and any(
        search(section, key, text) for section, key in (name.split(".") for name in _ORDERING)
    )
