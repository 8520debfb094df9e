"""Exceptions to an order of documents: "dog gælder bilag 2 altid for adgang", "dette gælder ikke bilag 2, pkt. 2"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from clausecheck.contracts.facts import Source
from clausecheck.contracts.names import Known, Name, names_in
from clausecheck.contracts.points import points_in
from clausecheck.contracts.precedence.order_limits import is_on_other_than_use, is_on_use
from clausecheck.contracts.precedence.order_sentences import statements_in
from clausecheck.contracts.precedence.statements import Exempt, Exempts, Statement
from clausecheck.contracts.vocabulary import search, words

# What beats a document is said right before its name; a verb and its "not" stand this close behind one.
_NEAR, _BEHIND = 60, 40
_OTHER = ("exempt", "other")


def exceptions_within(source: Source, index: int, text: str, known: Known, order: int) -> Iterator[Statement]:
    """Yield the exceptions that a sentence of clause ``index`` itself makes from the order of clause ``order``."""
    starts = [cue.start() for cue in words("exempt", "within").finditer(text)]
    leading = words("exempt", "leading").match(text)
    for start, end in pairwise([*starts, len(text)]):
        end = leading.end() if leading is not None and start < leading.end() else end
        yield from _told(source, index, text[start:end], known, order, sparing=True)


def _follows_as_exception(text: str, names: Sequence[Name]) -> bool:
    if words("exempt", "back").search(text):
        return True
    only = words("exempt", "only").search(text) and words("exempt", "use").search(text)
    return bool(names and (only or words("exempt", "after").search(text)))


def exceptions_after(source: Source, index: int, text: str, known: Known, order: int) -> Iterator[Statement]:
    """Yield the exceptions that a sentence makes from the order that is told in clause ``order`` before it."""
    if _follows_as_exception(text, names_in(text, known)):
        yield from _told(source, index, text, known, order, sparing=False)


def is_exception_on_other_than_use(text: str, known: Known) -> bool:
    """Tell whether a sentence after an order makes an exception that has nothing to do with the use of the system."""
    names = names_in(text, known)
    return _follows_as_exception(text, names) and is_on_other_than_use(text, _OTHER, names)


def is_rule_on_other_than_use(text: str, known: Known) -> bool:
    """Tell whether a sentence puts documents in an order for something that has nothing to do with the use."""
    names = names_in(text, known)
    ranks = any(search("order", key, text) for key in ("over", "under", "contradiction"))
    return bool(names) and ranks and is_on_other_than_use(text, _OTHER, names)


def _told(source: Source, index: int, text: str, known: Known, order: int, *, sparing: bool) -> Iterator[Statement]:
    names = names_in(text, known)
    if is_on_other_than_use(text, _OTHER, names):
        return
    on_use = is_on_use(text, names)
    first = _points_first(source, index, text, names)
    if first is not None:
        yield first
        return
    order_told = next((made for made in statements_in(source, index, text, known) if made.groups), None)
    if order_told is not None and order_told.points:
        yield order_told
        return
    ranked = order_told.groups if order_told is not None else ((), ())
    winners = ranked[0] or tuple(
        name for name in names if not words("exempt", "beaten").search(_just_before(text, name))
    )
    before = search("order", "over", text)
    ahead = tuple(name for name in winners if before is not None and name.end <= before.start())
    behind = tuple(name for name in names if before is not None and name.start >= before.end())
    if ahead and behind and len(ahead) < len(winners):
        # "Gælder bilag C, forud for såvel kontrakten som de øvrige bilag": what comes after is beaten.
        winners, ranked = ahead, (ahead, behind)
    points = tuple(point.path for point in points_in(text))
    kind = _kind(text, names, winners, on_use=on_use, at_points=bool(points))
    if kind is Exempts.DOUBT and order_told is not None and len(order_told.groups) > 1 and order_told.groups[0]:
        # "Dog således at bilag 5 altid går forud for kontrakten" is an order itself, for all that the two are on.
        yield order_told
        return
    if kind is None or (sparing and not on_use and not points and _is_spared(text, names)):
        return
    told = winners if kind is Exempts.LOSER else tuple(names)
    groups = ranked if ranked[0] else (winners, ())
    yield Statement(
        source,
        index,
        groups if kind is Exempts.LOSER else (),
        exempt=Exempt(kind, order, told, points if not on_use else ()),
    )


def _points_first(source: Source, index: int, text: str, names: Sequence[Name]) -> Statement | None:
    """Return "dette gælder dog ikke § 9, som går forud for bilag C": the points of the document itself go first."""
    verb = words("exempt", "points_first").search(text)
    points = points_in(text[: verb.start()]) if verb is not None else []
    losers = tuple(name for name in names if verb is not None and name.start >= verb.end())
    if verb is None or not points or not losers:
        return None
    own = Name("own", points[0].start, points[0].end)
    return Statement(source, index, ((own,), losers[:1]), points=tuple(point.path for point in points))


def _kind(
    text: str, names: Sequence[Name], winners: Sequence[Name], *, on_use: bool, at_points: bool
) -> Exempts | None:
    """Return what an exception does to the order; None where it is none."""
    says = any(words("exempt", key).search(text) for key in ("rules", "opens", "reversed")) or (
        (names or on_use) and words("exempt", "not").search(text)
    )
    if not says or words("exempt", "keeps").search(text):
        return None
    if not on_use:
        return Exempts.NOBODY if at_points else Exempts.DOUBT
    if words("exempt", "reversed").search(text):
        return Exempts.LOSER
    return Exempts.LOSER if winners and not _is_denied(text, winners[0]) else Exempts.NOBODY


def _is_denied(text: str, name: Name) -> bool:
    """Tell whether what is said of a document is that it does not go first: "bilag 1 går dog ikke forud"."""
    denied = words("exempt", "denied").match(text[: name.end + _BEHIND], name.end)
    return denied is not None and words("order", "under").search(text, max(0, denied.start() - 1)) is None


def _is_spared(text: str, names: Sequence[Name]) -> bool:
    """Tell whether the exception is a document as a whole: "bortset fra bilag 5"."""
    return any(words("order", "spared").search(_just_before(text, name)) for name in names[:1])


def _just_before(text: str, name: Name) -> str:
    return text[max(0, name.start - _NEAR) : name.start]
