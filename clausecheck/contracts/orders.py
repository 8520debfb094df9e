"""What the documents say on their order of precedence: "Kontrakten går forud for bilagene", "i rækkefølgen ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import place
from clausecheck.contracts.names import Name, fits, names_in
from clausecheck.contracts.numbering import Numbering, numbering_in
from clausecheck.contracts.points import covers, path_of, points_in
from clausecheck.contracts.vocabulary import matches, may_say, search, words

_JOINED = re.compile(r"[\s(\[]*(?:i|in|of|to|til|,)?[\s(\[]*$", re.IGNORECASE)
_ALSO = re.compile(
    r"[\s)\]]*(?:,|og|samt|eller|and|or|,? og|,? and)?\s*(?:de[nt]? |the |any |alle |all )?$", re.IGNORECASE
)
# A list that is opened by "i denne rækkefølge:" has this many items at most, each so long.
_LONGEST_LIST, _LONGEST_ITEM = 25, 220
_ENUMERATOR = re.compile(r"(?<![\w.,])(?:\d{1,2}|[a-z])[.)]\s+(?=\w)")
_CLAUSES_BACK = 15
# A clause that has none of these says nothing on an order.
_IN_SENTENCES = ("order.over", "order.under", "order.contradiction", "order.by_number", "reference.override")
_ORDERING = (*_IN_SENTENCES, "order.sequence")

Group = tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement on what prevails, said in ``speaker``'s clause ``index``: earlier groups before later ones.

    An empty last group stands for every other document. ``numbered`` says which number goes first within a group.
    """

    speaker: Source
    index: int
    groups: tuple[Group, ...]
    numbered: Numbering = Numbering.NONE

    @property
    def place(self) -> str:
        """Where it is said."""
        return place(self.speaker.item.document.path, self.speaker.clauses[self.index].section)


@dataclass(frozen=True, slots=True)
class Ruling:
    """Which of two documents prevails: ``winner`` is None where statements ``by`` contradict each other."""

    winner: Source | None
    by: tuple[Statement, ...]


def read_orders(sources: Sequence[Source]) -> list[Statement]:
    """Return every statement of precedence in ``sources``, those limited to other subjects than use left out."""
    return [statement for source in sources for statement in _of_document(source)]


def ruling(statements: Sequence[Statement], first: Source, second: Source) -> Ruling | None:
    """Return what ``statements`` say on ``first`` and ``second``; None if they say nothing on the two.

    The statement that names the two most closely decides; equally close ones that disagree leave it open.
    """
    said: list[tuple[int, Source, Statement]] = []
    for statement in statements:
        for winner, loser in ((first, second), (second, first)):
            closeness = _closeness(statement, winner, loser)
            if closeness:
                said.append((closeness, winner, statement))
    if not said:
        return None
    most = max(closeness for closeness, _, _ in said)
    best = [(winner, statement) for closeness, winner, statement in said if closeness == most]
    winners = {id(winner) for winner, _ in best}
    by = tuple(statement for _, statement in best)
    return Ruling(best[0][0] if len(winners) == 1 else None, by)


def _closeness(statement: Statement, winner: Source, loser: Source) -> int:
    """Return how closely ``statement`` says that ``winner`` goes before ``loser``; 0 if it does not."""
    high, how_high = _rank(statement, winner)
    low, how_low = _rank(statement, loser)
    if high is None or low is None:
        return 0
    if high == low:
        numbers = winner.item.number, loser.item.number
        ordered = numbers[0] and numbers[1] and statement.numbered.puts_first(numbers[0], numbers[1])
        return how_high + how_low if ordered else 0
    return how_high + how_low if high < low else 0


def _rank(statement: Statement, source: Source) -> tuple[int | None, int]:
    best: tuple[int | None, int] = (None, 0)
    for rank, group in enumerate(statement.groups):
        closeness = _fits_group(group, source, statement.speaker) if group else 1
        if closeness > best[1]:
            best = (rank, closeness)
    return best


def _fits_group(group: Group, source: Source, speaker: Source) -> int:
    return max((fits(name, source, speaker) for name in group), default=0)


def _of_document(source: Source) -> Iterator[Statement]:
    for index, clause in enumerate(source.clauses):
        if not _may_order(clause.text) or (clause.kind is ClauseKind.HEADING and len(names_in(clause.text)) < 2):
            continue
        listed = _listed(source, index)
        if listed is not None:
            yield listed
            continue
        for left, right in sentences(clause.text):
            yield from _of_sentence(source, index, clause.text[left:right])


def _may_order(text: str) -> bool:
    return may_say(text, *_ORDERING) and any(
        search(section, key, text) for section, key in (name.split(".") for name in _ORDERING)
    )


def _listed(source: Source, index: int) -> Statement | None:
    """Return the order that a clause gives as a list of documents, in itself, after it, or where it points back to."""
    clause = source.clauses[index]
    sequence = words("order", "sequence").search(clause.text)
    then = words("order", "then").search(clause.text) if words("order", "over").search(clause.text) else None
    if sequence is None and then is None:
        return None
    if sequence is not None and not _on_documents(clause):
        return None
    numbered = numbering_in(clause.text)
    if clause.kind is ClauseKind.LIST_ITEM and sequence is not None and sequence.start() < clause.own_start:
        return _items(source, index, clause.text[: clause.own_start])
    if sequence is None:
        before = words("order", "over").search(clause.text)
        names = names_in(clause.text)
        if before is None or then is None or then.start() < before.start() or len(names) < 2:
            return None
        start = max((name.start for name in names if name.end <= before.start()), default=0)
        return Statement(source, index, _groups(clause.text[start:]), numbered)
    back = words("order", "as_listed").search(clause.text)
    if back is not None:
        groups = _referred(source, index, clause.text[back.end() :])
        return Statement(source, index, groups, numbered) if len(groups) > 1 else None
    own = _groups(clause.text[sequence.end() :]) or ()
    if len(own) > 1:
        return Statement(source, index, own, numbered)
    before_colon = _groups(clause.text[clause.text.find(":") + 1 :]) if ":" in clause.text else ()
    if len(before_colon) > 1:
        return Statement(source, index, before_colon, numbered)
    return _following(source, index, numbered)


def _on_documents(clause: Clause) -> bool:
    about = f"{clause.text} {' '.join(clause.headings[-2:])}"
    return bool(words("order", "about_documents").search(about))


def _items(source: Source, index: int, intro: str) -> Statement | None:
    """Return the order of the list items that share ``intro``, told once, at the first of them."""
    if index and _shares(source.clauses[index - 1], intro):
        return None
    groups = []
    for clause in source.clauses[index : index + _LONGEST_LIST]:
        if not _shares(clause, intro):
            break
        group = tuple(names_in(clause.text[clause.own_start :])[:4])
        if group:
            groups.append(group)
    told = (numbering_in(clause.text) for clause in source.clauses[index : index + len(groups)])
    numbered = next((numbering for numbering in told if numbering), Numbering.NONE)
    return Statement(source, index, tuple(groups), numbered) if len(groups) > 1 else None


def _shares(clause: Clause, intro: str) -> bool:
    return clause.kind is ClauseKind.LIST_ITEM and clause.text[: clause.own_start] == intro


def _following(source: Source, index: int, numbered: Numbering) -> Statement | None:
    groups = []
    for clause in source.clauses[index + 1 : index + 1 + _LONGEST_LIST]:
        names = names_in(clause.text[clause.own_start :])
        if clause.kind is ClauseKind.HEADING or not names or len(clause.text) - clause.own_start > _LONGEST_ITEM:
            break
        groups.append(tuple(names[:4]))
    return Statement(source, index, tuple(groups), numbered) if len(groups) > 1 else None


def _referred(source: Source, index: int, rest: str) -> tuple[Group, ...]:
    """Return the documents in the order that another clause lists them in: the one pointed at, else one just before."""
    points = points_in(rest)
    own = path_of(source.clauses[index].section)
    wanted = [
        clause
        for point in points
        for clause in source.clauses
        if covers(point.path, path_of(clause.section)) or covers((*own[:-1], *point.path[-1:]), path_of(clause.section))
    ]
    before = [
        clause
        for clause in source.clauses[max(0, index - _CLAUSES_BACK) : index]
        if clause.kind is not ClauseKind.HEADING
    ]
    for clauses in (wanted, before[::-1]):
        for clause in clauses:
            groups = _groups(clause.text[clause.own_start :])
            if len(groups) > 1 and clause is not source.clauses[index]:
                return groups
    listed = [tuple(names_in(clause.text[clause.own_start :])[:1]) for clause in wanted or before]
    return tuple(group for group in listed if group)


def _groups(text: str) -> tuple[Group, ...]:
    """Return the documents that a text lists, one after the other; "licensvilkårene i bilag 5" is one of them."""
    groups: list[list[Name]] = []
    if len(_ENUMERATOR.findall(text)) > 1:
        text = _ENUMERATOR.sub(lambda mark: ";".ljust(len(mark[0])), text)
    previous: Name | None = None
    for name in names_in(text):
        joined = previous is not None and re.fullmatch(r"\s*(?:\(|i |in )\s*", text[previous.end : name.start])
        if joined:
            groups[-1].append(name)
        else:
            groups.append([name])
        previous = name
    return tuple(tuple(group) for group in groups)


def _of_sentence(source: Source, index: int, text: str) -> Iterator[Statement]:
    if not may_say(text, *_IN_SENTENCES) or words("order", "clause_subject").search(text):
        return
    names = names_in(text)
    if (numbered := numbering_in(text)) and not _elsewhere(text):
        annexes = tuple(name for name in names if name.kind == "annex" and not name.numbers)
        yield Statement(source, index, (annexes or (Name("annex", 0, 0),),), numbered)
    marks = sorted(
        [(match, True) for match in matches("order", "over", text)]
        + [(match, False) for match in matches("order", "under", text)],
        key=lambda mark: mark[0].start(),
    )
    between = words("order", "between").search(text)
    for number, (match, over) in enumerate(marks):
        if words("order", "negation").search(text[: match.start()]) or _elsewhere(text[match.end() :]):
            continue
        begin = marks[number - 1][0].end() if number else 0
        finish = marks[number + 1][0].start() if number + 1 < len(marks) else len(text)
        subject = _before(text, names, begin, match.start())
        objects = _after(text, names, match.end(), finish, last=number + 1 == len(marks))
        if not subject:
            continue
        if not objects and between is not None:
            objects = tuple(
                name for name in names if between.end() <= name.start < subject[0].start and not _same(name, subject)
            )
        yield (
            Statement(source, index, (subject, objects) if over else (objects, subject))
            if objects or over
            else Statement(source, index, ((), subject))
        )
    if not marks:
        yield from _applies(source, index, text, names)


def _applies(source: Source, index: int, text: str, names: Sequence[Name]) -> Iterator[Statement]:
    """Yield "ved modstrid gælder X" and "uanset hvad der står i Y, afgør X": X prevails over Y or all others."""
    contradiction = search("order", "contradiction", text)
    despite = search("reference", "override", text)
    for cue, verb in ((contradiction, "applies"), (despite, "decides")):
        if cue is None or _elsewhere(text):
            continue
        for match in words("order", verb).finditer(text, cue.end()):
            after = [name for name in names if match.end() <= name.start <= match.end() + 60]
            before = [
                name
                for name in names
                if cue.end() <= name.start and name.end <= match.start() and match.start() - name.end < 40
            ]
            chosen = after[:1] or before[-1:]
            if chosen and (verb == "applies" or chosen[0].kind in ("own", "own_or_main")):
                losers = tuple(name for name in names if name.end <= match.start() and not _same(name, tuple(chosen)))
                yield Statement(source, index, (tuple(chosen), losers))
                return


def _same(name: Name, group: Group) -> bool:
    return any(name.kind == other.kind and name.numbers == other.numbers for other in group)


def _before(text: str, names: Sequence[Name], begin: int, end: int) -> Group:
    """Return the documents that a verb speaks of: the last one named before it and those joined to it."""
    chosen: list[Name] = []
    at = end
    for name in reversed([name for name in names if begin <= name.start and name.end <= end]):
        gap = text[name.end : at]
        if chosen and not (_JOINED.fullmatch(gap) or _ALSO.fullmatch(gap)):
            break
        chosen.insert(0, name)
        at = name.start
    return tuple(chosen)


def _after(text: str, names: Sequence[Name], begin: int, end: int, *, last: bool) -> Group:
    found = [name for name in names if begin <= name.start and name.end <= end]
    if last or not found:
        return tuple(found)
    subject = _before(text, found, begin, end)
    return tuple(name for name in found if name not in subject) or subject


def _elsewhere(rest: str) -> bool:
    """Tell whether a rule is limited to a subject that is not the use of the system."""
    limit = words("order", "subject").search(rest)
    return limit is not None and not words("order", "use_subject").search(rest[limit.end() :])
