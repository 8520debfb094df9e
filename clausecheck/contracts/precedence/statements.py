"""Statements on what prevails, and what they say on two documents taken together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import place
from clausecheck.contracts.model import AGREED, DocumentKind
from clausecheck.contracts.names import OF_KIND, Name, fits
from clausecheck.contracts.opposing import Side
from clausecheck.contracts.points import Path, covers
from clausecheck.contracts.precedence.numbering import Numbering

Group = tuple[Name, ...]
# How closely a statement names the two documents: the one it names best, then both together.
_Closeness = tuple[int, int]
_NOT = (0, 0)
# Any order that names a document is closer than one by the day of signature.
_BY_DAY = (0, 1)


class Exempts(Enum):
    """What an exception does to an order: it turns it, leaves the two without any, or asks for review."""

    LOSER = "loser"
    NOBODY = "nobody"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Exempt:
    """An exception from the order that the same document tells in clause ``order``.

    ``names`` are the documents that it is for, those that go first where it turns the order; where it names none it is
    for all. With ``points`` it is only for what stands there.
    """

    kind: Exempts
    order: int
    names: Group
    points: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement on what prevails, said in ``speaker``'s clause ``index``: earlier groups before later ones.

    An empty last group stands for every other document, those ``spared`` apart. ``numbered`` says which number goes
    first within a group. ``favours`` is set, and no groups are, where what is best for the customer (open) or the
    strictest (closed) holds, whatever the document; ``latest`` where the last signed does. ``final`` is set where it
    holds against what other documents claim for themselves, ``charged`` where the contract leaves it to the speaker to
    say how the documents stand to each other. With ``points`` it puts only what stands at these of the document that
    goes first before the others, and with ``lower_points`` only before what stands at these of the one that goes last.
    ``sure`` is not set where it may as well be meant the other way round.
    One with ``exempt`` ranks by itself only those that no order ranks.
    """

    speaker: Source
    index: int
    groups: tuple[Group, ...]
    numbered: Numbering = Numbering.NONE
    spared: Group = ()
    favours: Side | None = None
    latest: bool = False
    final: bool = False
    charged: bool = False
    sure: bool = True
    exempt: Exempt | None = None
    points: tuple[Path, ...] = ()
    lower_points: tuple[Path, ...] = ()

    @property
    def settles(self) -> bool:
        """Whether it is said where the parties agree on the order of their documents."""
        return self.charged or self.speaker.kind in AGREED

    @property
    def place(self) -> str:
        """Where it is said."""
        return place(self.speaker.item.document.path, self.speaker.clauses[self.index].section)


@dataclass(frozen=True, slots=True)
class Ruling:
    """Which of two documents prevails: ``winner`` is None where statements ``by`` contradict each other.

    ``doubt`` says that an exception may have it otherwise, and at ``points`` of the other document it does not hold.
    """

    winner: Source | None
    by: tuple[Statement, ...]
    doubt: bool = False
    points: tuple[Path, ...] = ()


_Said = tuple[_Closeness, Source, Statement]


def ruling(statements: Sequence[Statement], first: Source, second: Source) -> Ruling | None:
    """Return what ``statements`` say on ``first`` and ``second``; None if they say nothing on the two.

    The statement that names the two most closely decides; equally close ones that disagree leave it open, and so do two
    documents that each put themselves first, and an annex that claims to go first where the contract says otherwise,
    however they say it. An exception from what decides goes before it. What is said of single points is left out here.
    """
    statements = [told for told in statements if not (told.points or told.lower_points)]
    said = list(_said((told for told in statements if told.exempt is None), first, second)) or list(
        _said((told for told in statements if told.exempt is not None), first, second)
    )
    if any(statement.final and statement.settles for _, _, statement in said):
        said = [item for item in said if not _is_claim(item[1], item[2])]
    for_themselves = [(winner, statement) for _, winner, statement in said if _is_for_itself(winner, statement)]
    if len({id(winner) for winner, _ in for_themselves}) > 1:
        return Ruling(None, tuple(statement for _, statement in for_themselves))
    claims = [item for item in said if _is_claim(item[1], item[2])]
    settled = [item for item in said if item[2].settles]
    contested = [item for item in claims if any(item[1] is not winner for _, winner, _ in settled)]
    if contested:
        return Ruling(None, tuple(item[2] for item in (*settled, *contested)))
    if not said:
        return None
    general = _closest(said)
    if general.winner is None:
        return general
    orders = {(id(told.speaker), told.index) for _, winner, told in said if winner is general.winner}
    return _excepted(general, second if general.winner is first else first, _exempting(statements, orders))


def ruling_on_points(
    statements: Sequence[Statement], first: Source, second: Source, section: Path, lower: Path
) -> Ruling | None:
    """Return what puts ``section`` of ``first`` before ``lower`` of ``second``, of these points alone; None if nothing.

    It must be said where the parties agree on the order of their documents.
    """
    said = [
        told
        for told in statements
        if (told.points or told.lower_points)
        and _is_at(told.points, section)
        and _is_at(told.lower_points, lower)
        and told.settles
        and _closeness(told, first, second) > _NOT
    ]
    return Ruling(first, tuple(said), doubt=not all(told.sure for told in said)) if said else None


def _is_at(points: Sequence[Path], section: Path) -> bool:
    """Tell whether ``section`` is at one of ``points``; where there are none, it is anywhere."""
    return not points or any(covers(point, section) for point in points)


def _said(statements: Iterable[Statement], first: Source, second: Source) -> Iterator[_Said]:
    """Yield what each statement says on two documents: how closely it names them, and which goes first."""
    for statement in statements:
        for winner, loser in ((first, second), (second, first)):
            closeness = _closeness(statement, winner, loser)
            if closeness > _NOT:
                yield closeness, winner, statement


def _exempting(statements: Iterable[Statement], orders: set[tuple[int, int]]) -> list[Statement]:
    """Return the exceptions from the ``orders``: by identity of the document and clause."""
    return [said for said in statements if said.exempt and (id(said.speaker), said.exempt.order) in orders]


def _excepted(general: Ruling, loser: Source, exceptions: Sequence[Statement]) -> Ruling:
    """Return what is left of a ruling against ``loser`` by the exceptions from it that are for the two."""
    winner = general.winner
    for said in exceptions:
        exempt = said.exempt
        if exempt is None or winner is None:
            continue
        of_loser, of_winner = _best(exempt.names, loser, said), _best(exempt.names, winner, said)
        only_winner = exempt.kind is not Exempts.LOSER and all(
            fits(name, winner, said.speaker) for name in exempt.names
        )
        if exempt.names and not (of_loser or only_winner):
            continue
        if exempt.kind is Exempts.DOUBT:
            general = replace(general, doubt=True)
        elif exempt.points:
            general = replace(general, points=(*general.points, *exempt.points))
        elif exempt.kind is Exempts.NOBODY or (exempt.names and of_loser == of_winner):
            return Ruling(None, (*general.by, said))
        elif of_loser > of_winner or not exempt.names:
            return Ruling(loser, (said,), doubt=general.doubt)
    return general


def _best(names: Group, source: Source, said: Statement) -> int:
    return max((_fits(name, source, said.speaker) for name in names), default=0)


def _closest(said: Sequence[_Said]) -> Ruling:
    most = max(closeness for closeness, _, _ in said)
    best = [(winner, statement) for closeness, winner, statement in said if closeness == most]
    winners = {id(winner) for winner, _ in best}
    by = tuple(statement for _, statement in best)
    return Ruling(best[0][0] if len(winners) == 1 else None, by, doubt=not all(statement.sure for statement in by))


def _is_for_itself(winner: Source, statement: Statement) -> bool:
    """Tell whether a document puts itself first; a later amendment is not held up by what it amends."""
    return statement.speaker is winner and not statement.latest and winner.kind is not DocumentKind.AMENDMENT


def _is_claim(winner: Source, statement: Statement) -> bool:
    """Tell whether a document below the contract says of itself that it goes first."""
    return statement.speaker is winner and not statement.settles


def _closeness(statement: Statement, winner: Source, loser: Source) -> _Closeness:
    """Return how closely ``statement`` says that ``winner`` goes before ``loser``; zeros if it does not."""
    if statement.latest:
        days = winner.item.date, loser.item.date
        return _BY_DAY if days[0] and days[1] and days[0] > days[1] else _NOT
    high, how_high = _rank(statement, winner)
    low, how_low = _rank(statement, loser)
    if high is None or low is None:
        return _NOT
    closeness = max(how_high, how_low), how_high + how_low
    if high == low:
        numbers = winner.item.number, loser.item.number
        ordered = numbers[0] and numbers[1] and statement.numbered.puts_first(numbers[0], numbers[1])
        return closeness if ordered else _NOT
    return closeness if high < low else _NOT


def _rank(statement: Statement, source: Source) -> tuple[int | None, int]:
    best: tuple[int | None, int] = (None, 0)
    if any(fits(name, source, statement.speaker) for name in statement.spared):
        return best
    for rank, group in enumerate(statement.groups):
        closeness = max((_fits(name, source, statement.speaker) for name in group), default=0 if group else 1)
        titled = any(name.kind == "titled" and fits(name, source, statement.speaker) == closeness for name in group)
        if closeness > best[1] or (titled and closeness == best[1]):
            best = (rank, closeness)
    return best


def _fits(name: Name, source: Source, speaker: Source) -> int:
    """Return how closely ``name`` fits; "dette dokument" is no closer a name for the contract than "kontrakten" is."""
    closeness = fits(name, source, speaker)
    return min(closeness, OF_KIND) if source.kind is DocumentKind.MAIN else closeness
