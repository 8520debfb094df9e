"""Sentences on precedence: "Kontrakten går forud for bilagene", "ved modstrid gælder ...", "viger for"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from clausecheck.contracts.facts import Source
from clausecheck.contracts.masking import masked_by
from clausecheck.contracts.model import AGREED
from clausecheck.contracts.names import NONE_KNOWN, Known, Name, names_in
from clausecheck.contracts.opposing import Side
from clausecheck.contracts.points import points_in
from clausecheck.contracts.precedence.groups import first_of, is_in, just_before, last_of
from clausecheck.contracts.precedence.numbering import numbering_in
from clausecheck.contracts.precedence.order_limits import is_limited, is_on_other_subject
from clausecheck.contracts.precedence.order_points import MOST_POINTS, lower_points_of
from clausecheck.contracts.precedence.order_verbs import by_verbs
from clausecheck.contracts.precedence.placing import groups_by_place, ranked_in
from clausecheck.contracts.precedence.statements import Group, Statement
from clausecheck.contracts.precedence.two_documents import first_of_two
from clausecheck.contracts.vocabulary import may_say, search, words

# "Kontraktens bilag" are not the contract.
OWNER_OF = re.compile(
    r"(?i)(?:kontrakt|aftale|contract|agreement)(?:en|n)?(?:s|'s|’s)\s+(?:enkelte |forskellige |øvrige |various )?"
    r"(?:dokument|bilag|papir|bestanddel|dele?\b|documents|schedules|annexes|appendices|parts\b)"
)
# Where a second statement begins that has a verb of its own.
_NEXT_VERB = re.compile(
    r"(?i)(?:;|,\s*(?:og|men|mens|and|but|while)\b)"
    r"(?=[^;]{1,80}?\b(?:må|skal|viger?|går|har|gælder|must|shall|yields?|gives?|has|prevails?|applies)\b)"
)
_CONTRACT = ("main", "own_or_main")
_PAIR = 2
# How far a document may stand from "gælder", after it and before it.
_AHEAD, _BEHIND = 60, 40
# No sentence on precedence is longer.
_LONGEST = 4_000
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
    text = masked_by(text, *(words("order", key) for key in ("own_claim", "claimed", "title_in_brackets")))
    names = [
        name
        for name in _named(text, known)
        if not (words("short", "within").search(just_before(text, name.start)) or OWNER_OF.match(text, name.start))
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
        yield from by_verbs(source, index, text, names, _only(before, known))
    else:
        yield from _applies(source, index, text, names)


def _named(text: str, known: Known) -> list[Name]:
    """Return the documents that a sentence names, in order; "kapitel 1-9" and "§§ 1-21" are the one that says so."""
    own = [
        Name("own", part.start(), part.end(), text=part[0].lower())
        for part in words("order", "own_parts").finditer(text)
    ]
    return sorted([*names_in(text, known), *own], key=lambda name: name.start)


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
    elif subject and 0 < len(points) <= MOST_POINTS:
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
                yield Statement(source, index, (chosen, losers), lower_points=lower_points_of(text, losers))
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
