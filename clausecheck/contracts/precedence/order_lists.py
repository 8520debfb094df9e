"""Lists of documents in their order: "i denne rækkefølge: ...", the rows of a table, "først kontrakten, så"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.facts import Source
from clausecheck.contracts.names import Known, Name, names_in
from clausecheck.contracts.points import covers, path_of, points_in
from clausecheck.contracts.precedence.numbering import Numbering, numbering_in
from clausecheck.contracts.precedence.order_limits import is_limited
from clausecheck.contracts.precedence.order_sentences import OWNER_OF
from clausecheck.contracts.precedence.placing import ranked_in
from clausecheck.contracts.precedence.statements import Group, Statement
from clausecheck.contracts.vocabulary import search, words

# A list that is opened by "i denne rækkefølge:" has this many items at most, each so long.
_LONGEST_LIST, _LONGEST_ITEM = 25, 220
# A line of a list that has no marks of its own begins with the name of its document, after a number at most.
_AT_ONCE = 12
_ENUMERATOR = re.compile(r"(?<![\w.,])(?:\d{1,2}|[a-z])[.)]\s+(?=\w)")
# The cell of a table row that holds nothing but a number.
_RANK = re.compile(r"[|:]\s*(\d{1,2})\.?\s*$|^\s*(\d{1,2})\.?\s*[|:]")
# Two documents on a level.
_LEVEL = re.compile(r"\s*(?:og|samt|and|,)\s*(?:the )?")
CLAUSES_BACK = 15


def list_spoken_of(source: Source, index: int, left: int, known: Known) -> Statement | None:
    """Return the list that a sentence at ``left`` of a clause speaks of when it tells documents by their places."""
    clause = source.clauses[index]
    if clause.kind is ClauseKind.LIST_ITEM and left < clause.own_start:
        return _items(source, index, clause.text[: clause.own_start], known)
    is_list = words("placing", "lists").search(clause.text, 0, left)
    opened = words("placing", "consists").search(clause.text, 0, left)
    groups = _groups(clause.text[opened.end() if opened else 0 : left], known) if is_list else ()
    groups = groups if len(groups) > 1 else _before(source, index, known)
    return Statement(source, index, groups) if len(groups) > 1 else _following(source, index, Numbering.NONE, known)


def list_in(source: Source, index: int, known: Known) -> Statement | None:
    """Return the order that a clause gives as a list of documents, in itself, after it, or where it points back to."""
    clause = source.clauses[index]
    sequence = search("order", "sequence", clause.text)
    goes_first = _goes_first(clause.text)
    then = words("order", "then").search(clause.text, goes_first.end()) if goes_first is not None else None
    if sequence is None and then is None:
        return None
    if sequence is not None and (not _on_documents(clause) or _is_idle(clause.text)):
        return None
    if sequence is not None and _is_limited(clause.text, sequence.end(), known):
        return None
    numbered = numbering_in(clause.text)
    if clause.kind is ClauseKind.LIST_ITEM and sequence is not None and sequence.start() < clause.own_start:
        return _items(source, index, clause.text[: clause.own_start], known)
    if sequence is None:
        names = names_in(clause.text, known)
        if goes_first is None or len(names) < 2 or _is_limited(clause.text, goes_first.end(), known):
            return None
        start = max((name.start for name in names if name.end <= goes_first.start()), default=0)
        return Statement(source, index, _groups(clause.text[start:], known), numbered)
    return _told_in(source, index, sequence, numbered, known)


def _goes_first(text: str) -> re.Match[str] | None:
    """Return the words that put one document first: "has precedence", or "governs" where the documents differ."""
    over = search("order", "over", text)
    if over is not None:
        return over
    differ = search("order", "contradiction", text)
    return words("order", "applies").search(text, differ.end()) if differ is not None else None


def _told_in(
    source: Source, index: int, sequence: re.Match[str], numbered: Numbering, known: Known
) -> Statement | None:
    """Return the order that the words ``sequence`` of a clause speak of: by ranks, below, where they point, in it."""
    clause = source.clauses[index]
    ranked = ranked_in(clause.text)
    if len(ranked) > 1:
        return Statement(source, index, ranked)
    told_below = _following(source, index, numbered, known) if clause.text.rstrip().endswith(":") else None
    if told_below is not None:
        return told_below
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


def _is_limited(text: str, at: int, known: Known) -> bool:
    """Tell whether a list is for something else than the use; what stands in the list itself tells nothing on that."""
    left, right = next(((left, right) for left, right in sentences(text) if left <= at < right), (0, len(text)))
    listed = [name for name in names_in(text[:right], known) if name.start >= at]
    colon = text.find(":", at, right)
    head = text[left : colon if colon >= 0 else listed[0].start if listed else right]
    tail = text[listed[-1].end : right] if listed else ""
    return is_limited(f"{head} {tail}", at - left)


def _listed_before(source: Source, index: int, known: Known) -> Statement | None:
    """Return "A, B og C i prioriteret rækkefølge": the list that the words for the order end."""
    text = source.clauses[index].text
    for left, right in sentences(text):
        end = words("order", "list_ends").search(text[left:right])
        groups = _groups(text[left : left + end.start()], known) if end is not None else ()
        if len(groups) > 2:
            return Statement(source, index, groups)
    return None


def key_of_name(name: Name) -> tuple[str, tuple[str, ...], str]:
    """Return what is the same for two names of one document."""
    return name.kind, name.numbers, "" if name.numbers else name.text


def _names_twice(groups: Sequence[Group]) -> bool:
    named = [key_of_name(name) for group in groups for name in group]
    return len(set(named)) < len(named)


def _is_idle(text: str) -> bool:
    """Tell whether a clause says that the order it lists documents in means nothing, and gives no other order."""
    if words("order", "no_rank").search(text):
        return True
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
        is_rule = any(search("order", key, own) for key in ("over", "under"))
        is_title = clause.kind is ClauseKind.HEADING and not _is_line_of_list(clause, names)
        if is_title or is_rule or not names or len(own) > _LONGEST_ITEM:
            break
        groups.append(tuple(names[:4]))
        ranks += [int(rank[1] or rank[2]) for rank in [_RANK.search(own)] if rank is not None]
    if sorted(ranks) == list(range(1, len(groups) + 1)):
        groups = [group for _, group in sorted(zip(ranks, groups, strict=True), key=lambda row: row[0])]
    return Statement(source, index, tuple(groups), numbered) if len(groups) > 1 else None


def _is_line_of_list(clause: Clause, names: Sequence[Name]) -> bool:
    """Tell whether what was taken for a title is a line with a number and the document that it names: "2. Bilag 1"."""
    return (clause.section or "").isdigit() and bool(names) and names[0].start == 0


def _is_table_head(source: Source, index: int) -> bool:
    """Tell whether clause ``index`` is what stands over the columns of a table of documents: "Dokument | Rang"."""
    if index + 1 >= len(source.clauses):
        return False
    head, row = source.clauses[index], source.clauses[index + 1]
    in_cells = row.kind is ClauseKind.TABLE_ROW or ("|" in head.text and "|" in row.text)
    return in_cells and len(head.text) <= _LONGEST_ITEM and _RANK.search(head.text) is None


def _before(source: Source, index: int, known: Known) -> tuple[Group, ...]:
    """Return the documents that the lines right before clause ``index`` list, one a line or all in one."""
    groups: list[Group] = []
    for clause in reversed(source.clauses[max(0, index - _LONGEST_LIST) : index]):
        own = clause.text[clause.own_start :]
        is_title = clause.kind is ClauseKind.HEADING and not (
            words("short", "grouped").match(own) or _is_line_of_list(clause, names_in(own, known))
        )
        if is_title or (groups and (len(own) > _LONGEST_ITEM or own.rstrip().endswith(":"))):
            break
        listed = _groups(own, known)
        in_list = clause.kind in (ClauseKind.LIST_ITEM, ClauseKind.TABLE_ROW)
        if not groups and not in_list and len(listed) > 1 and words("placing", "lists").search(own):
            return listed
        if len(own) > _LONGEST_ITEM:
            break
        is_line = bool(listed) and (in_list or names_in(own, known)[0].start <= _AT_ONCE)
        if not is_line and groups:
            break
        if is_line and (in_list or len(listed) == 1):
            groups.insert(0, tuple(names_in(own, known)[:4]))
    return tuple(groups)


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
        for clause in source.clauses[max(0, index - CLAUSES_BACK) : index]
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
