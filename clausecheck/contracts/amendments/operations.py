"""What amendments do to numbered points of other documents: "pkt. 9.3 udgår", "affattes således"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clausecheck.clauses import sentences
from clausecheck.clauses.model import ClauseKind
from clausecheck.contracts.amendments.change_sentences import (
    Verb,
    is_on_a_part,
    is_whole,
    names_replaced,
    outside_quotes,
    quoted_in,
    sides_of,
    telling,
    verb_of,
)
from clausecheck.contracts.amendments.deviations import changes_others, documents_meant
from clausecheck.contracts.defined_terms import terms_in
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Found, place
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.names import Name, fits, names_in, number_key
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.contracts.points import Path, covers, part_of, path_of, points_in
from clausecheck.contracts.vocabulary import matches, may_say, words

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# New wording stands in its own paragraph after the sentence that announces it.
_LONGEST_NEW_TEXT = 6
_OWN = ("own", "own_or_main", "main", "others", "amendment")
# What new wording begins with; a sentence that goes on after its point does not.
_OPENERS = "»\"“”«„'([-–•"
# A sentence that has none of these changes nothing.
_VERBS = (
    "amendment.replace",
    "amendment.replace_active",
    "amendment.repeal",
    "amendment.repeal_active",
    "amendment.insert",
)


@dataclass(frozen=True, slots=True)
class Operation:
    """One change: ``speaker``'s clause ``index`` does ``verb`` to ``points`` of the documents ``names`` fit.

    ``lifts`` says that of those points only the ``sides`` fall ("kravet om samtykke i pkt. 4 bortfalder").
    ``new`` is the document that comes in a replaced one's stead.
    ``whole`` is set where the change meets a document in its entirety, ``term`` is the defined term whose definition it
    changes; both only without ``points``. ``sides`` are the effects on automation that it takes away, with ``points``
    only where it ``lifts``. ``until`` is the last clause of the new wording, ``start`` and ``end`` the sentence.
    ``spared`` are points of the document that fall not with it ("Tillæg A ophæves, undtagen A.3").
    """

    speaker: Source
    index: int
    verb: Verb
    names: tuple[Name, ...]
    points: tuple[Path, ...]
    start: int
    end: int
    until: int
    whole: bool = False
    term: str | None = None
    sides: tuple[Side, ...] = ()
    lifts: bool = False
    new: Source | None = None
    spared: tuple[Path, ...] = ()

    @property
    def place(self) -> str:
        """Where it is said."""
        return place(self.speaker.item.document.path, self.speaker.clauses[self.index].section)


def read_operations(sources: Sequence[Source]) -> list[Operation]:
    """Return the changes that the amendments among ``sources`` make, the oldest amendment first.

    Before them come those that the contract itself, and its annexes of deviations, make to documents that they name.
    """
    amendments = [source for source in sources if source.kind is DocumentKind.AMENDMENT]
    made: list[Operation] = []
    for source in sources:
        if source.kind is DocumentKind.MAIN or changes_others(source):
            made += [*_points_set_aside(source), *_to_others(source, sources)]
    for source in sorted(amendments, key=age):
        made += [*_points_set_aside(source), *_of_document(source)]
    return [replace(operation, new=_newest(operation, sources)) for operation in made]


def age(source: Source) -> tuple[str, tuple[tuple[int, str], ...], str]:
    """Return a key that sorts amendments from the oldest to the newest: by day, then by number."""
    day = source.item.date.isoformat() if source.item.date else ""
    return day, number_key(source.item.number or ""), source.item.document.path


def is_later(first: Source, second: Source) -> bool:
    """Tell whether ``first`` is an amendment later than ``second``; never so where that cannot be told.

    Of two that are of the same day neither is, whatever their numbers; nor is one from before the contract.
    """
    if first.kind is not DocumentKind.AMENDMENT:
        return False
    days = first.item.date, second.item.date
    if second.kind is not DocumentKind.AMENDMENT:
        older = days[0] is not None and days[1] is not None and days[0] < days[1]
        return not (older and second.kind is DocumentKind.MAIN)
    if days[0] and days[1]:
        return days[0] > days[1]
    numbers = first.item.number, second.item.number
    return bool(numbers[0] and numbers[1]) and number_key(numbers[0] or "") > number_key(numbers[1] or "")


def targets(operation: Operation, found: Sequence[Found], earlier: Sequence[Operation]) -> list[Found]:
    """Return the findings whose text ``operation`` replaces or takes away.

    ``earlier`` are the changes made before it: what stands in an earlier new wording of a point goes with the point.
    """
    if operation.verb is Verb.INSERT:
        return []
    others = [item for item in found if item.source is not operation.speaker]
    if operation.whole:
        met = [item for item in others if _closest(operation, item.source) and item.source is not operation.new]
        return [item for item in met if not _is_spared(operation, item)]
    if operation.sides and not operation.lifts:
        met = [item for item in others if side_of(item.finding.effect) in operation.sides]
        return [item for item in met if not operation.names or _closest(operation, item.source)]
    if operation.term:
        return [item for item in others if _defines(item, operation.term)]
    hit = [item for item in others if _aims_at(operation, item)]
    named = [item for item in hit if _closest(operation, item.source)]
    if operation.lifts:
        return [item for item in named if side_of(item.finding.effect) in operation.sides]
    if (changed := changed_words(operation)) is not None:
        return [item for item in named if changed[0].lower() in item.clause.text.lower()]
    return named + [item for item in others if any(_restates(operation, other, item) for other in earlier)]


def _is_spared(operation: Operation, item: Found) -> bool:
    section = path_of(item.clause.section)
    return any(covers(point, section) for point in operation.spared)


def replaced(operation: Operation, sources: Sequence[Source]) -> set[tuple[int, int]]:
    """Return the clauses (identity of the document and index) whose text no longer holds after ``operation``."""
    if operation.verb is Verb.INSERT or operation.lifts:
        return set()
    return {
        (id(source), index)
        for source in sources
        if source is not operation.speaker and _closest(operation, source)
        for index, clause in enumerate(source.clauses)
        if operation.whole or any(covers(point, path_of(clause.section)) for point in operation.points)
    }


def _newest(operation: Operation, sources: Sequence[Source]) -> Source | None:
    """Return the document that takes another one's place under its name: the newest of several; None for one."""
    if not operation.whole or operation.verb is not Verb.REPLACE:
        return None
    named = [source for source in sources if source is not operation.speaker and _closest(operation, source)]
    if len(named) < 2 or len({_year(source) for source in named}) < len(named):
        return None
    return max(named, key=_year)


def _year(source: Source) -> str:
    """Return the last year that a document's file name or title gives, else that of its day."""
    called = f"{source.item.document.path.rsplit('/', 1)[-1]} {source.item.title or ''}"
    return max(_YEAR.findall(called), default=str(source.item.date.year) if source.item.date else "")


def _aims_at(operation: Operation, item: Found) -> bool:
    section = path_of(item.clause.section)
    if item.source.kind is DocumentKind.AMENDMENT and not operation.names:
        return False
    return any(covers(point, section) or _is_part(point, section, item) for point in operation.points)


def _is_part(point: Path, section: Path, item: Found) -> bool:
    """Tell whether ``item`` ends in the lettered part of its clause that ``point`` names: "section 4(c)"."""
    part = part_of(item.clause.text, point[-1]) if point and section and point[:-1] == section else None
    return part is not None and part[0] < item.finding.quote_end <= part[1]


def _closest(operation: Operation, source: Source) -> bool:
    """Tell whether a change is meant for ``source``: the document named, else the contract itself."""
    if operation.names:
        return any(fits(name, source, operation.speaker) for name in operation.names)
    return source.kind in (DocumentKind.MAIN, DocumentKind.OTHER)


def _restates(operation: Operation, other: Operation, item: Found) -> bool:
    """Tell whether ``item`` is in the wording that ``other``, an earlier change, gave to a point of ``operation``."""
    if item.source is not other.speaker or not other.index <= item.index <= other.until:
        return False
    return any(covers(point, given) for point in operation.points for given in other.points)


def _defines(item: Found, term: str) -> bool:
    return any(match and match.lower() == term.lower() for match in terms_in(item.clause))


def changed_words(operation: Operation) -> tuple[str, str] | None:
    """Return the words that a change takes away and those that it puts in their place; None where it is of no words."""
    sentence = operation.speaker.clauses[operation.index].text[operation.start : operation.end]
    quoted = quoted_in(sentence)
    both = len(quoted) > 1 and ":" not in sentence[quoted[0].end() : quoted[1].start()]
    if not quoted or not (both or words("amendment", "words").search(sentence)):
        return None
    return quoted[0][1], quoted[1][1] if len(quoted) > 1 else ""


def _of_document(source: Source) -> Iterator[Operation]:
    for index, clause in enumerate(source.clauses):
        for left, right in sentences(clause.text) if may_say(clause.text, *_VERBS) else ():
            outside = outside_quotes(clause.text[left:right])
            aimed = _taken_for_number(source, index) or _of_row(source, index) if left == 0 else ()
            operation = _of_sentence(source, index, outside, left, aimed)
            if operation is not None:
                yield operation


def _to_others(source: Source, sources: Sequence[Source]) -> Iterator[Operation]:
    """Yield the changes to points of other documents that a document makes which is no amendment."""
    for operation in _of_document(source):
        names = operation.names or documents_meant(source, operation.index, operation.start, sources)
        meant = [name for name in names if any(fits(name, one, source) for one in sources if one is not source)]
        if meant and operation.points:
            yield replace(operation, names=tuple(meant))


def _points_set_aside(source: Source) -> Iterator[Operation]:
    """Yield "licensvilkårenes pkt. 3 finder ikke anvendelse", unless it is so only in some cases.

    What does not apply to the customer's software loses only what it bars or makes depend on something.
    """
    amends = source.kind is DocumentKind.AMENDMENT
    for index, clause in enumerate(source.clauses):
        for left, right in sentences(clause.text) if may_say(clause.text, "reference.disapply") else ():
            text = clause.text[left:right]
            for match in matches("reference", "disapply", text):
                before, after = text[: match.start()], text[match.end() :]
                names = tuple(name for name in names_in(before) if name.kind not in _OWN)
                points = tuple(point.path for point in points_in(before))
                if not (names or amends) or not points or words("reference", "turned").search(match[0]):
                    continue
                partly = words("not_contract", "partly").match(after) is not None
                if partly and not words("revocation", "all_software").match(after):
                    continue
                sides = (Side.CLOSED, Side.HALF) if partly else ()
                yield Operation(
                    source, index, Verb.REPEAL, names, points, left, right, index, sides=sides, lifts=partly
                )


def _taken_for_number(source: Source, index: int) -> tuple[Path, ...]:
    """Return the point that a sentence opens with ("§ 8, stk. 4, ophæves") where it was read as the clause's number."""
    clause = source.clauses[index]
    if not clause.segments or clause.text[:1].isupper() or not clause.text[:1].strip(_OPENERS):
        return ()
    start = clause.segments[0].document_start
    lead = source.text[source.text.rfind("\n", 0, start) + 1 : start]
    return tuple(point.path for point in points_in(lead) or points_in(lead, bare=True))


def _of_row(source: Source, index: int) -> tuple[Path, ...]:
    """Return the point that a row of a table of deviations is on, where the row only says what is done: "4 | Udgår"."""
    clause = source.clauses[index]
    if clause.kind is not ClauseKind.TABLE_ROW or clause.section is None or not changes_others(source):
        return ()
    said = clause.text.removeprefix(clause.section).lstrip(" .:|–-")
    return (path_of(clause.section),) if words("amendment", "repeal").match(said) else ()


def _of_sentence(source: Source, index: int, text: str, left: int, aimed: tuple[Path, ...]) -> Operation | None:
    text, spared = _without_exception(text)
    verb = verb_of(text)
    if verb is None:
        return None
    told = telling(text) if verb is Verb.REPEAL else text
    names = tuple(
        name
        for name in names_in(told)
        if name.kind not in ("own", "others") and not (name.kind == "amendment" and not name.numbers)
    )
    names = names_replaced(text, names) if verb is Verb.REPLACE else names
    points = aimed or _inserted_at(told, verb) or tuple(point.path for point in points_in(told, bare=True))
    heading = source.clauses[index].headings[-1:] if not points and not names else ()
    if heading and source.clauses[index].kind is not ClauseKind.HEADING:
        points = tuple(point.path for point in points_in(heading[0]))
        names = names or tuple(name for name in names_in(heading[0]) if name.kind in ("annex", "licence_terms", "dpa"))
    term = words("amendment", "definition").search(text)
    specific = tuple(name for name in names if name.kind not in ("main", "own_or_main")) or names
    entire = tuple(name for name in specific if is_whole(name, text, verb)) if not points else ()
    whole = bool(entire)
    if whole and words("amendment", "entirely").search(text) is None:
        specific = entire
    lifts = verb is Verb.REPEAL and bool(points) and not whole and is_on_a_part(text)
    sides = sides_of(text, lifts) if verb is Verb.REPEAL and not whole and (lifts or not points) else ()
    if not points and not whole and not sides and term is None:
        return None
    return Operation(
        source,
        index,
        verb,
        specific,
        points,
        left,
        left + len(text),
        _until(source, index) if verb is not Verb.REPEAL else index,
        whole,
        term["term"] if term and not points else None,
        sides,
        lifts=lifts,
        spared=spared if whole else (),
    )


def _inserted_at(text: str, verb: Verb) -> tuple[Path, ...]:
    """Return the one point of "i § 14 indsættes som stk. 3": § 14, stk. 3."""
    named = points_in(text) if verb is Verb.INSERT else []
    if len(named) != 2 or not words("amendment", "inserted_as").search(text[named[0].end : named[1].end]):
        return ()
    return ((*named[0].path, *named[1].path),)


def _without_exception(text: str) -> tuple[str, tuple[Path, ...]]:
    """Return a sentence with blanks for the points that it excepts from what it does, and these points."""
    excepted = words("amendment", "but_for_points").search(text)
    points = tuple(point.path for point in points_in(excepted["points"], bare=True)) if excepted is not None else ()
    if excepted is None:
        return text, ()
    points = points or tuple(path_of(piece) for piece in re.findall(r"[A-ZÆØÅ]?\.?\d+(?:\.\d+)*", excepted["points"]))
    return text[: excepted.start()] + " " * len(excepted[0]) + text[excepted.end() :], points


def _until(source: Source, index: int) -> int:
    """Return the last clause of the new wording that clause ``index`` announces."""
    section = source.clauses[index].section
    last = index
    for at in range(index + 1, min(len(source.clauses), index + 1 + _LONGEST_NEW_TEXT)):
        clause = source.clauses[at]
        if clause.kind is ClauseKind.HEADING or verb_of(outside_quotes(clause.text)):
            break
        if clause.section != section and len(path_of(clause.section)) <= len(path_of(section)):
            break
        last = at
    return last
