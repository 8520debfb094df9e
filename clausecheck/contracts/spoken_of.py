"""What else is said of the point, the part or the document that a right stands in, in words that nobody foresaw.

A contract that is called fine hangs on one point. Where another sentence names that point and says more of it than
that it is so ("punkt 2 er forbeholdt Borgerservice", "kapitel II bortfalder", "bilag 9 anvendes ikke"), someone must
read it. Few contracts by other authors that were rightly called fine ask for review by this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clausecheck.clauses import sentences
from clausecheck.clauses.model import ClauseKind
from clausecheck.contracts.amendments.change_sentences import outside_quotes, verb_of
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Spot
from clausecheck.contracts.model import AGREED, DocumentKind
from clausecheck.contracts.names import EXACT, Name, fits, names_in
from clausecheck.contracts.points import Path, Point, covers, path_of, points_in
from clausecheck.contracts.precedence.statements import Statement
from clausecheck.contracts.vocabulary import words
from clausecheck.contracts.work import Work
from clausecheck.texts import message

# What is said of a point stands this near to it.
_NEAR = 90
# "§§ 1-21" are the whole contract.
_MOST_POINTS = 8
_JOINT = re.compile(r"[\s,(]*(?:i|af|til|of|in|s|'s)?\s*(?:de[nt]?|the)?\s*", re.IGNORECASE)
_FIRST, _LONGEST_TITLE = 4, 30
_BY_ORDER = "reason_contract.by_order"
_OTHER_NUMBERS = (
    DocumentKind.LICENCE_TERMS,
    DocumentKind.DPA,
    DocumentKind.SLA,
    DocumentKind.PRICE,
    DocumentKind.ANNEX,
)


def report_orders_spoken_of(statements: Sequence[Statement], sources: Sequence[Source], work: Work) -> None:
    """Ask for review where something fell by an order and an amendment says more of the point that it stands in."""
    changing = [source for source in sources if source.kind is DocumentKind.AMENDMENT]
    used = {value for note in work.notes if note.key == _BY_ORDER for name, value in note.values if name == "source"}
    for said in statements:
        if said.place in used and is_spoken_of(Spot(said.speaker, said.index), changing):
            work.doubt = True
            work.notes.append(message("reason_contract.order_spoken_of", place=said.place))
            return


def is_spoken_of(right: Spot, sources: Sequence[Source]) -> bool:
    """Tell whether one of ``sources`` says something of the place of ``right`` that may take it away or limit it."""
    return any(_speaks(source, right) for source in sources)


def _speaks(source: Source, right: Spot) -> bool:
    if source is not right.source and _is_after(source, right.source) and _leaves_nothing(source):
        return True
    section = path_of(right.clause.section)
    part = _part_of(right)
    for text in _others(source, right):
        if section and _is_on_point(text, section, source, right):
            return True
        if part is not None and part.search(text) and _may_take(text):
            return True
        if source is right.source and words("rights", "this_part").search(text) and _may_take(text):
            return True
        if source is not right.source and _is_on_document(text, source, right):
            return True
    boxes = words("rights", "unticked").finditer(source.text) if "]" in source.text or "☐" in source.text else ()
    # What is ordered by its point is that of the contract, whatever the order form is.
    of_contract = source is right.source or right.source.kind is DocumentKind.MAIN
    return bool(section) and any(
        of_contract and covers(point.path, section) for box in boxes for point in points_in(box["rest"], bare=True)
    )


def _others(source: Source, right: Spot) -> Iterator[str]:
    """Yield the sentences of ``source`` beside those of the clause of ``right``, its headings left out."""
    for index, clause in enumerate(source.clauses):
        if clause.kind is ClauseKind.HEADING or (source is right.source and index == right.index):
            continue
        for left, end in sentences(clause.text):
            yield clause.text[left:end]


def _is_on_point(text: str, section: Path, source: Source, right: Spot) -> bool:
    """Tell whether a sentence says more of the right's point than what changes nothing."""
    named = points_in(text, bare=source is right.source)
    if not 0 < len(named) <= _MOST_POINTS or _is_change(text, source):
        return False
    on = [point for point in named if _is_ours(text, point, section, source, right) and not _is_title(text, point)]
    if not on or words("amendment", "unaffected").search(text) or words("rights", "guarded").search(text):
        return False
    if any(words("rights", "takes").search(_around(text, point)) for point in on) or _is_for_some(text[on[-1].end :]):
        return True
    referred = all(words("rights", "referring").search(text[: point.start]) for point in on)
    return not referred and words("rights", "idle").search(text) is None


def _is_for_some(rest: str) -> bool:
    """Tell whether what is said of a point keeps it to some cases: "gælder alene modulet Plan"."""
    some = any(words("limits", key).search(rest) for key in ("narrowing", "condition", "scope", "for_some"))
    return some and words("rights", "of_point").search(rest) is not None


def _is_change(text: str, source: Source) -> bool:
    """Tell whether a sentence is a change of points as the contract and its amendments make them: those are heeded."""
    return source.kind in AGREED and verb_of(outside_quotes(text)) is not None


def _is_title(text: str, point: Point) -> bool:
    """Tell whether a point is the number of a title ("Art. 2 Definitioner"), or all that a line tells."""
    rest = text[point.end :].lstrip(" .:–-")
    if not rest:
        return len(text.strip()) <= _LONGEST_TITLE
    return point.start < _FIRST and not rest[0].islower()


def _around(text: str, point: Point) -> str:
    return text[max(0, point.start - _NEAR) : point.end + _NEAR]


def _is_ours(text: str, point: Point, section: Path, source: Source, right: Spot) -> bool:
    """Tell whether ``point`` of a text is that of ``right``, in its own document or in the contract."""
    if not covers(point.path, section):
        return False
    names = [name for name in names_in(text) if name.kind not in ("own", "amendment") and _is_joined(text, name, point)]
    if names:
        return any(fits(name, right.source, source) for name in names)
    if source is right.source:
        return True
    return right.source.kind is DocumentKind.MAIN and source.kind not in _OTHER_NUMBERS


def _is_joined(text: str, name: Name, point: Point) -> bool:
    """Tell whether a document is named as the one that a point is of: "kontraktens punkt 3", "punkt 2 i bilag 3"."""
    gap = text[name.end : point.start] if name.end <= point.start else text[point.end : name.start]
    return _JOINT.fullmatch(gap) is not None


def _part_of(right: Spot) -> re.Pattern[str] | None:
    """Return what names the chapter or part that ``right`` stands in; None where its heading has no such name."""
    for heading in reversed(right.clause.headings):
        found = words("rights", "part_name").match(heading)
        if found is not None:
            return re.compile(rf"(?i)\b{re.escape(found['kind'])}(?:et|en|let)?\s+{re.escape(found['name'])}(?![\w-])")
    return None


def _is_on_document(text: str, source: Source, right: Spot) -> bool:
    """Tell whether a sentence may take away the annex or amendment that ``right`` stands in."""
    if right.source.kind is DocumentKind.MAIN or words("rights", "ends").search(text) is None:
        return False
    return any(
        name.kind in ("annex", "amendment") and name.numbers and fits(name, right.source, source) >= EXACT
        for name in names_in(text)
    )


def _may_take(text: str) -> bool:
    return any(words("rights", key).search(text) for key in ("takes", "ends"))


def _is_after(source: Source, other: Source) -> bool:
    days = source.item.date, other.item.date
    return days[0] is not None and days[1] is not None and days[0] > days[1] and source.item.signed is not False


def _leaves_nothing(source: Source) -> bool:
    """Tell whether a later paper leaves nothing of what was agreed before."""
    agreed = source.kind in AGREED or source.kind is DocumentKind.OTHER
    return agreed and any(words("rights", "only_this").search(clause.text) for clause in source.clauses)
