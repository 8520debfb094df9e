"""What the documents say on their order of precedence: "Kontrakten går forud for bilagene", "i rækkefølgen ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.facts import Source
from clausecheck.contracts.model import AGREED
from clausecheck.contracts.names import OF_KIND, Known, Name, fits, names_in
from clausecheck.contracts.numbering import Numbering, numbering_in
from clausecheck.contracts.order_sentences import OWNER_OF, SAID, groups_by_place, statements_in
from clausecheck.contracts.placing import earlier_first
from clausecheck.contracts.points import covers, path_of, points_in
from clausecheck.contracts.short_names import known_names
from clausecheck.contracts.statements import Group, Ruling, Statement, ruling
from clausecheck.contracts.vocabulary import may_say, search, words

# A list that is opened by "i denne rækkefølge:" has this many items at most, each so long.
_LONGEST_LIST, _LONGEST_ITEM = 25, 220
_ENUMERATOR = re.compile(r"(?<![\w.,])(?:\d{1,2}|[a-z])[.)]\s+(?=\w)")
# The cell of a table row that holds nothing but a number.
_RANK = re.compile(r"[|:]\s*(\d{1,2})\.?\s*$|^\s*(\d{1,2})\.?\s*[|:]")
# Two documents on a level.
_LEVEL = re.compile(r"\s*(?:og|samt|and|,)\s*(?:the )?")
_CLAUSES_BACK = 15
# A clause that has none of these says nothing on an order.
_ORDERING = (*SAID, "order.sequence", "placing.read_up", "placing.read_down")

__all__ = ["Group", "Ruling", "Statement", "read_orders", "ruling"]


def read_orders(sources: Sequence[Source]) -> list[Statement]:
    """Return every statement of precedence in ``sources``, those limited to other subjects than use left out."""
    named = known_names(sources)
    told = [made for source, known in zip(sources, named, strict=True) for made in _of_document(source, known)]
    told += [chained for first in told for second in told if (chained := _chained(first, second)) is not None]
    clauses = {(id(one.speaker), one.index): one.speaker.clauses[one.index].text for one in told}
    final = {key for key, text in clauses.items() if words("order", "own_claim").search(text)}
    charged = {id(source) for source in _charged(sources)}
    return [
        replace(one, final=(id(one.speaker), one.index) in final, charged=id(one.speaker) in charged) for one in told
    ]


def _charged(sources: Sequence[Source]) -> Iterator[Source]:
    """Yield the documents that the contract leaves it to, to say how its documents stand to each other."""
    for main in sources:
        for clause in main.clauses if main.kind in AGREED else ():
            for match in words("short", "leaves").finditer(clause.text):
                for name in names_in(clause.text[match.end() :])[:1]:
                    if name.kind not in ("own", "own_or_main", "main"):
                        yield from (source for source in sources if fits(name, source, main) >= OF_KIND)


def _chained(first: Statement, second: Statement) -> Statement | None:
    """Return what two statements of a document say together: A before B and B before C put A before C."""
    plain = all(not (one.favours or one.latest or one.spared) and len(one.groups) > 1 for one in (first, second))
    if first is second or first.speaker is not second.speaker or not plain or not second.groups[-1]:
        return None
    shared = {_key(name) for name in first.groups[-1]} & {_key(name) for name in second.groups[0]}
    if not shared or {_key(name) for name in first.groups[0]} & {_key(name) for name in second.groups[-1]}:
        return None
    return replace(first, groups=(*first.groups, *second.groups[1:]), numbered=Numbering.NONE)


def _key(name: Name) -> tuple[str, tuple[str, ...], str]:
    return name.kind, name.numbers, "" if name.numbers else name.text


def _of_document(source: Source, known: Known) -> Iterator[Statement]:
    listed: Statement | None = None
    for index, clause in enumerate(source.clauses):
        if not _may_order(clause.text) or (clause.kind is ClauseKind.HEADING and len(names_in(clause.text, known)) < 2):
            continue
        made = _listed(source, index, known)
        if made is not None:
            if listed is not None:
                yield listed
            listed = _turned(made) if _ascends(clause.text) else made
            continue
        for left, right in sentences(clause.text):
            text = clause.text[left:right]
            descends = earlier_first(text)
            if descends is None:
                yield from statements_in(source, index, text, known, _last_sentence(clause.text[:left]))
            elif listed is not None and index - listed.index <= _CLAUSES_BACK:
                said = _ascends(source.clauses[listed.index].text)
                yield listed if descends is not said else _turned(listed)
                listed = None
            elif (told := _by_place(source, index, left, known)) is not None:
                yield told if descends else _turned(told)
            elif (groups := groups_by_place(text, names_in(text))) is not None:
                yield Statement(source, index, groups)
    if listed is not None:
        yield listed


def _last_sentence(text: str) -> str:
    last = [text[left:right] for left, right in sentences(text)][-1:]
    return last[0] if last else ""


def _ascends(text: str) -> bool:
    """Tell whether a clause with a list in it begins the list with what goes last."""
    if words("order", "ascending").search(text):
        return True
    return any(earlier_first(text[left:right]) is False for left, right in sentences(text))


def _by_place(source: Source, index: int, left: int, known: Known) -> Statement | None:
    """Return the list that a sentence at ``left`` of a clause speaks of when it tells documents by their places."""
    clause = source.clauses[index]
    if clause.kind is ClauseKind.LIST_ITEM and left < clause.own_start:
        return _items(source, index, clause.text[: clause.own_start], known)
    groups = _groups(clause.text[:left], known)
    groups = groups if len(groups) > 1 else _before(source, index, known)
    return Statement(source, index, groups) if len(groups) > 1 else _following(source, index, Numbering.NONE, known)


def _turned(statement: Statement) -> Statement:
    return replace(statement, groups=statement.groups[::-1])


def _before(source: Source, index: int, known: Known) -> tuple[Group, ...]:
    """Return the documents that the lines right before clause ``index`` list, one a line or all in one."""
    groups: list[Group] = []
    for clause in reversed(source.clauses[max(0, index - _LONGEST_LIST) : index]):
        own = clause.text[clause.own_start :]
        is_title = clause.kind is ClauseKind.HEADING and not words("short", "grouped").match(own)
        if is_title or len(own) > _LONGEST_ITEM:
            break
        listed = _groups(own, known)
        if not groups and clause.kind not in (ClauseKind.LIST_ITEM, ClauseKind.TABLE_ROW) and len(listed) > 1:
            return listed
        if not listed and groups:
            break
        if listed:
            groups.insert(0, tuple(names_in(own, known)[:4]))
    return tuple(groups)


def _may_order(text: str) -> bool:
    return may_say(text, *_ORDERING) and any(
        search(section, key, text) for section, key in (name.split(".") for name in _ORDERING)
    )


def _listed(source: Source, index: int, known: Known) -> Statement | None:
    """Return the order that a clause gives as a list of documents, in itself, after it, or where it points back to."""
    clause = source.clauses[index]
    sequence = search("order", "sequence", clause.text)
    then = words("order", "then").search(clause.text) if search("order", "over", clause.text) else None
    if sequence is None and then is None:
        return None
    if sequence is not None and (not _on_documents(clause) or _is_idle(clause.text)):
        return None
    numbered = numbering_in(clause.text)
    if clause.kind is ClauseKind.LIST_ITEM and sequence is not None and sequence.start() < clause.own_start:
        return _items(source, index, clause.text[: clause.own_start], known)
    if sequence is None:
        before = search("order", "over", clause.text)
        names = names_in(clause.text, known)
        if before is None or then is None or then.start() < before.start() or len(names) < 2:
            return None
        start = max((name.start for name in names if name.end <= before.start()), default=0)
        return Statement(source, index, _groups(clause.text[start:], known), numbered)
    back = words("order", "as_listed").search(clause.text)
    if back is not None:
        groups = _groups(clause.text[back.end() :].partition(":")[2], known)
        groups = groups if len(groups) > 1 else _referred(source, index, clause.text[back.end() :], known)
        return Statement(source, index, groups, numbered) if len(groups) > 1 else None
    own = _groups(clause.text[sequence.end() :], known) or ()
    if _names_twice(own) and any(search("order", key, clause.text) for key in ("over", "under")):
        # Sentences on one document and another, not a list.
        return None
    if len(own) > 1:
        return Statement(source, index, own, numbered)
    before_colon = _groups(clause.text[clause.text.find(":") + 1 :], known) if ":" in clause.text else ()
    if len(before_colon) > 1:
        return Statement(source, index, before_colon, numbered)
    return _following(source, index, numbered, known) or _listed_before(source, index, known)


def _listed_before(source: Source, index: int, known: Known) -> Statement | None:
    """Return "A, B og C i prioriteret rækkefølge": the list that the words for the order end."""
    text = source.clauses[index].text
    for left, right in sentences(text):
        end = words("order", "list_ends").search(text[left:right])
        groups = _groups(text[left : left + end.start()], known) if end is not None else ()
        if len(groups) > 2:
            return Statement(source, index, groups)
    return None


def _names_twice(groups: Sequence[Group]) -> bool:
    named = [_key(name) for group in groups for name in group]
    return len(set(named)) < len(named)


def _is_idle(text: str) -> bool:
    """Tell whether a clause says that the order it lists documents in means nothing, and gives no other order."""
    told = [text[left:right] for left, right in sentences(text) if search("order", "sequence", text[left:right])]
    return bool(told) and all(words("order", "idle").search(sentence) for sentence in told)


def _on_documents(clause: Clause) -> bool:
    about = f"{clause.text} {' '.join(clause.headings[-2:])}"
    return bool(words("order", "about_documents").search(about))


def _items(source: Source, index: int, intro: str, known: Known) -> Statement | None:
    """Return the order of the list items that share ``intro``, told once, at the first of them."""
    if index and _shares(source.clauses[index - 1], intro):
        return None
    groups = []
    for clause in source.clauses[index : index + _LONGEST_LIST]:
        if not _shares(clause, intro):
            break
        group = tuple(names_in(clause.text[clause.own_start :], known)[:4])
        if group:
            groups.append(group)
    told = (numbering_in(clause.text) for clause in source.clauses[index : index + len(groups)])
    numbered = next((numbering for numbering in told if numbering), Numbering.NONE)
    return Statement(source, index, tuple(groups), numbered) if len(groups) > 1 else None


def _shares(clause: Clause, intro: str) -> bool:
    """Tell whether an item hangs on ``intro``, by itself or below another item."""
    return clause.kind is ClauseKind.LIST_ITEM and clause.text[: clause.own_start].startswith(intro)


def _following(source: Source, index: int, numbered: Numbering, known: Known) -> Statement | None:
    """Return the order of the lines or the rows of a table that follow a clause; a number in each row is its rank."""
    groups: list[Group] = []
    ranks: list[int] = []
    for clause in source.clauses[index + 1 + _is_table_head(source, index + 1) :][:_LONGEST_LIST]:
        own = clause.text[clause.own_start :]
        names = names_in(own, known)
        if clause.kind is ClauseKind.HEADING or not names or len(own) > _LONGEST_ITEM:
            break
        groups.append(tuple(names[:4]))
        ranks += [int(rank[1] or rank[2]) for rank in [_RANK.search(own)] if rank is not None]
    if sorted(ranks) == list(range(1, len(groups) + 1)):
        groups = [group for _, group in sorted(zip(ranks, groups, strict=True), key=lambda row: row[0])]
    return Statement(source, index, tuple(groups), numbered) if len(groups) > 1 else None


def _is_table_head(source: Source, index: int) -> bool:
    """Tell whether clause ``index`` is what stands over the columns of a table of documents: "Dokument | Rang"."""
    if index + 1 >= len(source.clauses):
        return False
    head, row = source.clauses[index], source.clauses[index + 1]
    in_cells = row.kind is ClauseKind.TABLE_ROW or ("|" in head.text and "|" in row.text)
    return in_cells and len(head.text) <= _LONGEST_ITEM and _RANK.search(head.text) is None


def _referred(source: Source, index: int, rest: str, known: Known) -> tuple[Group, ...]:
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
            groups = _groups(clause.text[clause.own_start :], known)
            if len(groups) > 1 and clause is not source.clauses[index]:
                return groups
    listed = [tuple(names_in(clause.text[clause.own_start :], known)[:1]) for clause in wanted or before]
    return tuple(group for group in listed if group)


def _groups(text: str, known: Known) -> tuple[Group, ...]:
    """Return the documents that a text lists, one after the other; "licensvilkårene i bilag 5" is one of them."""
    groups: list[list[Name]] = []
    if len(_ENUMERATOR.findall(text)) > 1:
        text = _ENUMERATOR.sub(lambda mark: ";".ljust(len(mark[0])), text)
    previous: Name | None = None
    level = words("order", "level").search(text) is not None
    labelled = False
    for name in names_in(text, known):
        if OWNER_OF.match(text, name.start):
            continue
        between = text[previous.end : name.start] if previous is not None else ""
        labelled = previous is not None and bool(
            (labelled and words("short", "joins").match(between))
            or (previous.kind == "defined" and words("short", "holds").fullmatch(between))
        )
        if (
            labelled
            or (level and _LEVEL.fullmatch(between))
            or (previous is not None and re.fullmatch(r"\s*(?:\(\W?|i |in )\s*", between))
        ):
            groups[-1].append(name)
        else:
            groups.append([name])
        previous = name
    return tuple(tuple(group) for group in groups)
