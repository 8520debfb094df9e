"""Statements on what prevails, and what they say on two documents taken together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import place
from clausecheck.contracts.model import AGREED, DocumentKind
from clausecheck.contracts.names import OF_KIND, Name, fits
from clausecheck.contracts.numbering import Numbering
from clausecheck.contracts.opposing import Side

Group = tuple[Name, ...]
# How closely a statement names the two documents: the one it names best, then both together.
_Closeness = tuple[int, int]
_NOT = (0, 0)
# Any order that names a document is closer than one by the day of signature.
_BY_DAY = (0, 1)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement on what prevails, said in ``speaker``'s clause ``index``: earlier groups before later ones.

    An empty last group stands for every other document, those ``spared`` apart. ``numbered`` says which number goes
    first within a group. ``favours`` is set, and no groups are, where what is best for the customer (open) or the
    strictest (closed) holds, whatever the document; ``latest`` where the last signed does. ``final`` is set where it
    holds against what other documents claim for themselves, ``charged`` where the contract leaves it to the speaker to
    say how the documents stand to each other.
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
    """Which of two documents prevails: ``winner`` is None where statements ``by`` contradict each other."""

    winner: Source | None
    by: tuple[Statement, ...]


def ruling(statements: Sequence[Statement], first: Source, second: Source) -> Ruling | None:
    """Return what ``statements`` say on ``first`` and ``second``; None if they say nothing on the two.

    The statement that names the two most closely decides; equally close ones that disagree leave it open, and so do two
    documents that each put themselves first, and an annex that claims to go first where the contract says otherwise,
    however they say it.
    """
    said: list[tuple[_Closeness, Source, Statement]] = []
    for statement in statements:
        for winner, loser in ((first, second), (second, first)):
            closeness = _closeness(statement, winner, loser)
            if closeness > _NOT:
                said.append((closeness, winner, statement))
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
    return _closest(said) if said else None


def _closest(said: Sequence[tuple[_Closeness, Source, Statement]]) -> Ruling:
    most = max(closeness for closeness, _, _ in said)
    best = [(winner, statement) for closeness, winner, statement in said if closeness == most]
    winners = {id(winner) for winner, _ in best}
    by = tuple(statement for _, statement in best)
    return Ruling(best[0][0] if len(winners) == 1 else None, by)


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
