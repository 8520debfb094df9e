"""Sentences on precedence: "Kontrakten går forud for bilagene", "ved modstrid gælder ...", "viger for"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from clausecheck.contracts.facts import Source
from clausecheck.contracts.masking import masked_by
from clausecheck.contracts.model import AGREED
from clausecheck.contracts.names import NONE_KNOWN, Known, Name, names_in
from clausecheck.contracts.opposing import Side
from clausecheck.contracts.points import Path, Point, points_in
from clausecheck.contracts.precedence.groups import after_comma, first_of, is_in, last_of, those_after
from clausecheck.contracts.precedence.numbering import numbering_in
from clausecheck.contracts.precedence.order_limits import is_limited, is_on_other_subject
from clausecheck.contracts.precedence.placing import groups_by_place, ranked_in
from clausecheck.contracts.precedence.statements import Group, Statement
from clausecheck.contracts.precedence.two_documents import first_of_two
from clausecheck.contracts.vocabulary import matches, may_say, search, words

_NEXT_POINT = re.compile(
    r"[\s)]*(?:,|og|samt|eller|and|or|,? og|,? and)?\s*(?:(?:pkt|punkt|afsnit|section|clause)\b\.?|§)?\s*",
    re.IGNORECASE,
)
_MOST_POINTS = 8
_WITHIN = re.compile(r"\s*(?:i|af|in|of)\s+(?:de[nt]?\s+|the\s+)?", re.IGNORECASE)
# "Kontraktens bilag" are not the contract.
OWNER_OF = re.compile(
    r"(?i)(?:kontrakt|aftale|contract|agreement)(?:en|n)?(?:s|'s|’s)\s+(?:enkelte |forskellige |øvrige |various )?"
    r"(?:dokument|bilag|papir|bestanddel|dele?\b|documents|schedules|annexes|appendices|parts\b)"
)
# "Tilbuddet er en del af kontrakten, men viger ...": the verb is on what the sentence began with.
_SECOND_VERB = re.compile(
    r"(?i)\b(?:men|og|but|and)\s+(?:(?:går|har|skal|må|begge|both|shall|ved (?:modstrid|uoverensstemmelse)|"
    r"takes?|have|has|dog|derfor|dermed|således|altid|therefore)\s+){0,3}$"
)
# "Men går forud for det": for a document named before.
_BACK = re.compile(r"(?i)\s+(?:det|den|dem|denne|dette|disse|it|them)(?=\W*(?:$|[.,;]))")
# Which names a pronoun can stand for, by their last letters.
_ANY = re.compile("")
_STANDS_FOR = {
    **dict.fromkeys(("den", "denne"), re.compile(r"(?i)(?:kontrakt|aftale)(?:en|n)?s?$")),
    **dict.fromkeys(("det", "dette"), re.compile(r"(?i)(?:bilag|dokument|tillæg|appendiks|brev)(?:et)?s?$")),
}
# "Strider bilag 5 mod kontrakten, viger det": what the clause before began with.
_IT = re.compile(r"(?i)\s+(?:da |altid |dog )?(?:det|den|de|dette|denne|disse|it|they)(?=\W*(?:$|[.,;]))")
# "I aftalens dele kan Leverandøren ikke begrænse ...": it is a party that may not, not a document.
_PARTY = re.compile(
    r"(?i)\b(?:leverandøren|udbyderen|licensgiver(?:en)?|kunden|kommunen|parterne|supplier|vendor|customer)\b"
)
_MAY_NOT = re.compile(r"(?i)(?:kan|må|may|can|shall)\b")
# What may stand between a verb that opens its clause and the subject behind it, and what ends the clause before.
_INVERTED = re.compile(r"(?i)\s+(?:da |dog |altid |derfor )*(?:de[nt]?|the|et|en)?\s*")
_CLAUSE_BEFORE = re.compile(
    r"(?i)^\W*(?:[\d.]+\s+)?(?:hvis|hvor|såfremt|når|ved|strider|afviger|modsiger|kolliderer|siger|kan|er der"
    r"|i tilfælde|if|where|should|er(?=[^;]*\b(?:i (?:mod)?strid|uenig|uforenelig|forskel|uoverens)))\b"
    r"[^;]*,\s*(?:så\s+)?$"
    r"|^\W*(?:[\d.]+\s+)?(?:ved|i tilfælde af)\s+(?:\w+\s+){1,2}$"
)
# Where a second statement begins that has a verb of its own.
_NEXT_VERB = re.compile(
    r"(?i)(?:;|,\s*(?:og|men|mens|and|but|while)\b)"
    r"(?=[^;]{1,80}?\b(?:må|skal|viger?|går|har|gælder|must|shall|yields?|gives?|has|prevails?|applies)\b)"
)
# "Bilag 3 viger for bilag 2 og bilag 2 for kontrakten": the second pair has no verb of its own.
_JOINED = re.compile(r"(?i)\s*(?:,|,?\s*(?:og|and))\s*(?:de[nt]\s+|the\s+)?(?:[\w’']+s\s+)?")
_FOR = re.compile(r"(?i)\s+(?:igen\s+|atter\s+)?(?:for|over|foran|før|to)\s+(?:de[nt]\s+|the\s+)?")
_CONTRACT = ("main", "own_or_main")
_PAIR = 2
# How far a document may stand from "gælder", after it and before it.
_AHEAD, _BEHIND = 60, 40
# No sentence on precedence is longer; what is spared is said right before its name.
_LONGEST, _NEAR = 4_000, 100
SAID = (
    "order.over",
    "order.under",
    "order.contradiction",
    "order.by_number",
    "order.residual",
    "order.ranked",
    "order.nothing_in",
    "order.gives_less",
    "order.younger_stronger",
    "order.void_where_they_bar",
    "reference.override",
    "two.cue",
)


def statements_in(
    source: Source, index: int, text: str, known: Known = NONE_KNOWN, before: str = ""
) -> Iterator[Statement]:
    """Yield what a sentence of clause ``index`` says on precedence, unless it is limited to another subject.

    ``known`` are names that the contract gives its documents; ``before`` is the sentence before this one.
    """
    for told in _statements(source, index, text, known, before):
        yield _with_second_names(told, text, known)


def _with_second_names(told: Statement, text: str, known: Known) -> Statement:
    """Return a statement with both names of one document together: "licensvilkårene i bilag 5 ... licensvilkårene"."""
    if len(told.groups) < _PAIR:
        return told
    groups = [list(group) for group in told.groups]
    named = names_in(text[:_LONGEST], known)
    for first, second in pairwise(named):
        if words("two", "apposed").fullmatch(text, first.end, second.start) is None:
            continue
        at = [rank for rank, group in enumerate(groups) if is_in(first, tuple(group))]
        other = [rank for rank, group in enumerate(groups) if is_in(second, tuple(group))]
        if len(at) == len(other) == 1 and at != other:
            moved = [name for name in groups[other[0]] if is_in(name, (second,))]
            groups[other[0]] = [name for name in groups[other[0]] if not is_in(name, (second,))]
            groups[at[0]] += moved
    return replace(told, groups=tuple(map(tuple, groups)))


def _statements(source: Source, index: int, text: str, known: Known, before: str) -> Iterator[Statement]:
    text = text[:_LONGEST]
    if not may_say(text, *SAID) or words("order", "clause_subject").search(text):
        return
    text = masked_by(text, words("order", "own_claim"), words("order", "claimed"))
    names = [
        name
        for name in _named(text, known)
        if not (words("short", "within").search(_just_before(text, name.start)) or OWNER_OF.match(text, name.start))
    ]
    if source.kind in AGREED and words("order", "void_where_they_bar").search(text):
        # "Vilkårene er uden virkning, i det omfang de hindrer, at programmer logger ind": whatever they are called.
        yield Statement(source, index, ((Name("own", 0, 0),), (Name("licence_terms", 0, 0),)))
        return
    at_once = _as_a_whole(source, index, text, names)
    if at_once is not None:
        yield at_once
        return
    if any(words("order", key).search(text) for key in ("gives_less", "nothing_in")):
        yield from _giving_less(source, index, text, known)
        yield from _nothing_in(source, index, text, names)
        return
    if (numbered := numbering_in(text)) and not is_limited(text, 0):
        annexes = tuple(name for name in names if name.kind == "annex" and not name.numbers)
        yield Statement(source, index, (annexes or (Name("annex", 0, 0),),), numbered)
    residual = search("order", "residual", text)
    if residual is not None:
        yield from _residual(source, index, text, names, residual)
        return
    if any(search("order", key, text) for key in ("over", "under")):
        yield from _by_verbs(source, index, text, names, _only(before, known))
    else:
        yield from _applies(source, index, text, names)


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of precedence: whether its subject goes first, and between which offsets its documents stand."""

    match: re.Match[str]
    over: bool
    begin: int
    finish: int
    is_first: bool


def _verbs_in(text: str, asides: Sequence[tuple[int, int]]) -> Iterator[_Verb]:
    """Yield the verbs of a sentence that hold for the use of the system and do not stand in ``asides``."""
    marks = sorted(
        [(match, True) for match in matches("order", "over", text)]
        + [(match, False) for match in matches("order", "under", text)],
        key=lambda mark: mark[0].start(),
    )
    for number, (match, over) in enumerate(marks):
        begin = marks[number - 1][0].end() if number else 0
        finish = marks[number + 1][0].start() if number + 1 < len(marks) else len(text)
        if any(start <= match.start() < end for start, end in asides):
            continue
        if words("order", "negation").search(text[: match.start()]) or is_limited(text, match.start(), finish):
            continue
        # "Medmindre andet er aftalt i et tillæg": the addendum is no document that the rule is on.
        unless = words("order_limits", "unless").search(text, match.end(), finish)
        yield _Verb(match, over, begin, unless.start() if unless is not None else finish, number == 0)


def _by_verbs(source: Source, index: int, text: str, names: Sequence[Name], before: Group) -> Iterator[Statement]:
    """Yield what the verbs of a sentence say; ``before`` is what the sentence before it speaks of."""
    spared = tuple(name for name in names if words("order", "spared").search(_just_before(text, name.start)))
    asides = [aside.span() for aside in words("order", "despite").finditer(text)]
    for verb in _verbs_in(text, asides):
        match, over, finish = verb.match, verb.over, verb.finish
        pairs = _without_verb(text, names, match.end(), finish)
        yield from (Statement(source, index, pair if over else pair[::-1]) for pair in pairs)
        finish = pairs[0][0][0].start if pairs else finish
        subject, objects = _around(text, _outside(names, asides), match, verb.begin, finish)
        objects = objects or _despite_of(names, asides, match.start(), subject)
        if subject and words("order", "by_place").search(text, subject[-1].end, match.start()):
            continue
        if not subject and verb.is_first and words("order", "goes_on").search(text):
            subject = before
        objects = tuple(name for name in objects if name not in spared)
        if (it := _BACK.match(text, match.end())) and not objects:
            subject, objects = _told_back(text, names, subject, match.start(), it[0].strip().lower())
        # Before a document that the contract does not have is not before all of its documents.
        unknown = not objects and words("names", "called").search(text, match.end(), finish)
        unknown = unknown or (not objects and words("order", "none_other").match(text))
        if subject and not unknown:
            # "Tillæg til kontrakten går forud for kontrakten": what it belongs to is not what goes first.
            subject = tuple(name for name in subject if not is_in(name, objects)) or subject
            groups = (subject, objects) if over else (objects, subject)
            apart = tuple(name for name in spared if name not in subject)
            points = _points_of(text, groups[0][0]) if groups[0] else ()
            groups = groups if objects or over else ((), subject)
            lower_points = _lower_points(text, groups[-1])
            yield Statement(source, index, groups, spared=apart, points=points, lower_points=lower_points)


def _outside(names: Sequence[Name], asides: Sequence[tuple[int, int]]) -> list[Name]:
    """Return the names that do not stand in "uanset ...," where what is outside tells who goes first."""
    return [name for name in names if not any(start <= name.start < end for start, end in asides)] or list(names)


def _despite_of(names: Sequence[Name], asides: Sequence[tuple[int, int]], at: int, subject: Group) -> Group:
    """Return the documents of "uanset hvad der står i bilag 5," before a verb that names none that give way."""
    return tuple(
        name
        for name in names
        if any(start <= name.start < end <= at for start, end in asides) and not is_in(name, subject)
    )


def _without_verb(text: str, names: Sequence[Name], begin: int, finish: int) -> list[tuple[Group, Group]]:
    """Return the further pairs that a verb before ``begin`` holds for too: "... og bilag 2 for kontrakten"."""
    told = [name for name in names if begin <= name.start and name.end <= finish]
    return [
        ((first,), (second,))
        for before, first, second in zip(told, told[1:], told[2:], strict=False)
        if _JOINED.fullmatch(text, before.end, first.start) and _FOR.fullmatch(text, first.end, second.start)
    ]


def _told_back(text: str, names: Sequence[Name], subject: Group, at: int, pronoun: str) -> tuple[Group, Group]:
    """Return who goes before whom in "... forrang for den": the last document before that "den" can stand for."""
    told = [name for name in names if name.end <= at and not is_in(name, subject)]
    meant = [name for name in told if _STANDS_FOR.get(pronoun, _ANY).search(name.text.split()[-1])]
    if not meant:
        return (), ()
    objects = last_of(text, told, 0, meant[-1].end)
    if any(is_in(name, objects) for name in subject):
        first = first_of(text, told)
        subject = () if any(is_in(name, objects) for name in first) else first
    return (subject, objects) if subject else ((), ())


def _named(text: str, known: Known) -> list[Name]:
    """Return the documents that a sentence names, in order; "kapitel 1-9" and "§§ 1-21" are the one that says so."""
    own = [
        Name("own", part.start(), part.end(), text=part[0].lower())
        for part in words("order", "own_parts").finditer(text)
    ]
    return sorted([*names_in(text, known), *own], key=lambda name: name.start)


def _points_of(text: str, name: Name) -> tuple[Path, ...]:
    """Return the points of a document that alone go first: "punkt 6 og punkt 9 i dette dokument", "aftalens pkt. 6"."""
    points = points_in(text)
    after = [point for point in points if point.start >= name.end]
    listed = bool(after) and text[: after[0].start].rstrip().endswith(":")
    if listed and words("order", "following_points").search(text[: name.start]):
        return tuple(point.path for point in _joined(text, after))
    if after and not text[name.end : after[0].start].strip():
        told = tuple(point.path for point in _joined(text, after))
        # "Kontraktens §§ 1-12" are all that it says.
        return told if len(told) <= _MOST_POINTS else ()
    before = [point for point in points if point.end <= name.start]
    if before and _WITHIN.fullmatch(text, before[-1].end, name.start):
        return tuple(point.path for point in _joined(text, before[::-1]))
    return ()


def _lower_points(text: str, group: Group) -> tuple[Path, ...]:
    """Return the points that alone give way: "går forud for kontraktens pkt. 9"; those of one document."""
    return _points_of(text, group[0]) if len(group) == 1 else ()


def _joined(text: str, points: Sequence[Point]) -> Iterator[Point]:
    """Yield the first of ``points`` and those that are joined to it, one after the other."""
    previous: Point | None = None
    for point in points:
        if previous is not None:
            left, right = sorted((previous, point), key=lambda item: item.start)
            if left.end < right.start and not _NEXT_POINT.fullmatch(text, left.end, right.start):
                return
        yield point
        previous = point


def _only(text: str, known: Known) -> Group:
    """Return the documents that a sentence begins with, where it names no others but the contract they are part of."""
    names = names_in(text, known)
    first = first_of(text, names) if names else ()
    others = [name for name in names if not is_in(name, first)]
    return first if all(name.kind in _CONTRACT for name in others) else ()


def _nothing_in(source: Source, index: int, text: str, names: Sequence[Name]) -> Iterator[Statement]:
    """Yield "intet i bilag 5 kan begrænse Kundens ret efter kontrakten": what cannot be limited goes first."""
    if words("order", "nothing_in").search(text) is None:
        return
    verb = words("order", "takes_away").search(text)
    limited = verb is None or words("order", "other_right").search(text, verb.end())
    if verb is None or limited or is_limited(text, verb.start()):
        return
    subject = tuple(name for name in names if name.end <= verb.start())
    objects = tuple(name for name in names if name.start >= verb.end() and not is_in(name, subject))
    points = () if objects else tuple(point.path for point in points_in(text[verb.end() :]))
    if subject and objects:
        yield Statement(source, index, (objects, subject))
    elif subject and 0 < len(points) <= _MOST_POINTS:
        # "... af de rettigheder, som kommunen har efter kapitel 2": points of the document itself.
        own = Name("own", verb.end(), verb.end())
        yield Statement(source, index, ((own,), subject), points=points)


def _giving_less(source: Source, index: int, text: str, known: Known) -> Iterator[Statement]:
    """Yield "hvor bilag 2 giver Kunden mindre end kontrakten, er det uden virkning": the latter goes first."""
    for less in words("order", "gives_less").finditer(text):
        names = _named(text, known)
        under = tuple(name for name in names if name.end <= less.start())[-1:]
        over = tuple(name for name in names if less.start() <= name.start < less.end() and not is_in(name, under))
        if under and over:
            yield Statement(source, index, (over, under))


def _around(text: str, names: Sequence[Name], verb: re.Match[str], begin: int, finish: int) -> tuple[Group, Group]:
    """Return which documents a verb between ``begin`` and ``finish`` speaks of, and before or after which."""
    subject = last_of(text, names, begin, verb.start())
    subject = after_comma(text, subject) if begin else subject
    if subject and _MAY_NOT.match(verb[0]) and _PARTY.search(text, subject[-1].end, verb.start()):
        return (), ()
    following = [name for name in names if verb.end() <= name.start and name.end <= finish]
    if following and _is_inverted(text, verb, following[0]):
        before = tuple(name for name in names if name.end <= verb.start() and not is_in(name, (following[0],)))
        return (following[0],), tuple(following[1:]) or before
    if names and not following and _IT.match(text, verb.end()) and _CLAUSE_BEFORE.search(text, 0, verb.start()):
        told = tuple(name for name in names if name.end <= verb.start())
        first = first_of(text, told)
        return first, tuple(name for name in told if not is_in(name, first))
    if not subject and len(following) > 1 and words("order", "turned_about").match(verb[0]):
        return tuple(following[:1]), tuple(following[1:])
    if _SECOND_VERB.search(_just_before(text, verb.start())) and names:
        subject = first_of(text, names)
    objects = those_after(text, names, verb.end(), finish, last=finish == len(text))
    between = words("order", "between").search(text)
    if not subject or between is None:
        return subject, objects
    if is_in(subject[-1], tuple(name for name in names if name.end <= subject[-1].start)):
        subject = subject[-1:]
    if not objects:
        both = (name for name in names if between.end() <= name.start < subject[0].start)
        objects = tuple(name for name in both if not is_in(name, subject))
    return subject, objects


def _is_inverted(text: str, verb: re.Match[str], name: Name) -> bool:
    """Tell whether the subject stands behind its verb: "strider bilag A mod kontrakten, viger bilaget"."""
    behind = _INVERTED.fullmatch(text, verb.end(), name.start) is not None
    return behind and _CLAUSE_BEFORE.search(text, 0, verb.start()) is not None


def _as_a_whole(source: Source, index: int, text: str, names: Sequence[Name]) -> Statement | None:
    """Return what a sentence says of two documents, by whom it favours, by numbers or by days; None for any other."""
    if (two := first_of_two(text, names)) is not None:
        return Statement(source, index, two)
    if (side := _favoured(text)) is not None:
        return Statement(source, index, (), favours=side)
    ranked = ranked_in(text) or groups_by_place(text, names_in(text)) or ()
    if len(ranked) > 1:
        return Statement(source, index, ranked)
    return Statement(source, index, (), latest=True) if _is_by_day(text) else None


def _favoured(text: str) -> Side | None:
    """Return the side that a sentence puts first among contradicting terms, whatever document they stand in."""
    told = search("order", "contradiction", text) or (
        search("order", "over", text) and words("order", "turn").search(text)
    )
    if not told or is_on_other_subject(text):
        return None
    for key, side in (("favours_customer", Side.OPEN), ("favours_bars", Side.CLOSED)):
        if words("order", key).search(text):
            return side
    return None


def _is_by_day(text: str) -> bool:
    """Return whether a sentence puts the last signed document first ("under" turns round what "over" says)."""
    if (younger := words("order", "younger_stronger").search(text)) is not None:
        return not is_limited(text, younger.start())
    latest = words("order", "latest_first").search(text)
    if latest is None or is_limited(text, latest.start()):
        return False
    over = search("order", "over", text)
    if over is not None:
        return words("order", "negation").search(text[: over.start()]) is None
    under = search("order", "under", text)
    if under is not None:
        return under.start() < latest.start()
    contradiction = search("order", "contradiction", text)
    return contradiction is not None and words("order", "applies").search(text) is not None


def _residual(
    source: Source, index: int, text: str, names: Sequence[Name], match: re.Match[str]
) -> Iterator[Statement]:
    """Yield "bilag 5 gælder kun, hvor kontrakten ikke bestemmer andet": the one that is silent goes first."""
    subject = last_of(text, names, 0, match.start())
    first = tuple(name for name in names if name.start >= match.start() and not is_in(name, subject))
    if subject and first and not is_limited(text, match.start()):
        yield Statement(source, index, (first_of(text, first), subject))


def _applies(source: Source, index: int, text: str, names: Sequence[Name]) -> Iterator[Statement]:
    """Yield "ved modstrid gælder X" and "uanset hvad der står i Y, afgør X": X prevails over Y or all others."""
    contradiction = search("order", "contradiction", text)
    despite = search("reference", "override", text)
    for cue, verb in ((contradiction, "applies"), (despite, "decides")):
        if cue is None or is_limited(text, cue.start()):
            continue
        for match in words("order", verb).finditer(text, cue.end()):
            # "Er det bilag 5, der gælder, og kontrakten må vige": what comes after the next verb's "and" is its own.
            ends = [found.start() for found in (_NEXT_VERB.search(text, match.end()), despite) if found is not None]
            finish = min((end for end in ends if end >= match.end()), default=len(text))
            after = [name for name in names if match.end() <= name.start <= min(match.end() + _AHEAD, finish)]
            before = [
                name
                for name in names
                if cue.end() <= name.start and name.end <= match.start() and match.start() - name.end < _BEHIND
            ]
            listed = first_of(text, after) if after else last_of(text, before, 0, match.start())
            if _is_ranking(text, listed):
                yield Statement(source, index, tuple((name,) for name in listed))
                return
            chosen = listed if after else listed[-1:]
            if chosen and (verb == "applies" or chosen[0].kind in ("own", "own_or_main")):
                same = _named_again(text, names, chosen)
                losers = tuple(name for name in names if name.end <= match.start() and name not in same)
                yield Statement(source, index, (chosen, losers), lower_points=_lower_points(text, losers))
                return
    if contradiction is None and despite is not None:
        yield from _despite(source, index, text, names, despite)


def _named_again(text: str, names: Sequence[Name], chosen: Group) -> list[Name]:
    """Return what of ``names`` is one of ``chosen``, also by its number: "licensvilkårene (bilag 5)"."""
    same: list[Name] = []
    for name in names:
        again = bool(same) and words("two", "apposed").fullmatch(text, same[-1].end, name.start) is not None
        if is_in(name, chosen) or again:
            same.append(name)
    return same


def _is_ranking(text: str, chosen: Group) -> bool:
    """Tell whether those that apply do so one before the other: "gælder kontrakten og bilag 1 i nævnte rækkefølge"."""
    ends = len(chosen) > 1 and any(
        words("order", key).search(text, chosen[-1].end) for key in ("list_ends", "as_listed")
    )
    return ends and words("order", "idle").search(text) is None


def _despite(
    source: Source, index: int, text: str, names: Sequence[Name], despite: re.Match[str]
) -> Iterator[Statement]:
    """Yield "licensvilkårene gælder, uanset hvad der er aftalt i kontrakten"."""
    verb = words("order", "applies").search(text, 0, despite.start())
    subject = last_of(text, names, 0, verb.start()) if verb is not None else ()
    objects = tuple(name for name in names if name.start >= despite.end() and not is_in(name, subject))
    if subject and objects and not is_limited(text, 0):
        yield Statement(source, index, (subject, objects))


def _just_before(text: str, at: int) -> str:
    return text[max(0, at - _NEAR) : at]
