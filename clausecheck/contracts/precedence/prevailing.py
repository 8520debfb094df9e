"""Between two findings that contradict each other: which prevails, and by what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from clausecheck.contracts.amendments.operations import is_later
from clausecheck.contracts.channels import CLOSE, bars_one_way
from clausecheck.contracts.definitions import Definition
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Found, place, place_of, sentence_of
from clausecheck.contracts.model import AGREED, DocumentKind
from clausecheck.contracts.names import ANY, Known, fits
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.contracts.points import covers, path_of
from clausecheck.contracts.precedence.exceptions import Link, Reach, links_of
from clausecheck.contracts.precedence.likely import is_unlikely, likely_first
from clausecheck.contracts.precedence.orders import Ruling, Statement, ruling, ruling_on_points
from clausecheck.contracts.precedence.passages import Passage, passages_of
from clausecheck.contracts.precedence.short_names import known_names
from clausecheck.contracts.precedence.statements import Group
from clausecheck.contracts.vocabulary import words
from clausecheck.effects.model import Condition, Effect
from clausecheck.texts import Message, message

# Of readings by the trained model that are so sure, nine in ten are right.
_LIKELY_FREE = 0.8


@dataclass(frozen=True, slots=True)
class Prevails:
    """Whether the first or the second of two findings prevails, why, and whether someone should look at it.

    ``speakers`` are the documents that say so, where they are not the one that prevails.
    """

    first: bool
    why: Message
    doubt: bool = False
    speakers: tuple[Source, ...] = ()


@dataclass(slots=True)
class Referee:
    """Decides between findings by what the documents say, and keeps what it has read of clauses and documents.

    ``sources`` are the documents whose passages on precedence the trained model is asked of where no rule reads them.
    """

    statements: Sequence[Statement]
    definitions: Sequence[Definition] = ()
    sources: Sequence[Source] = ()
    _links: dict[tuple[int, int], list[Link]] = field(default_factory=dict)
    _rulings: dict[tuple[int, int], Ruling | None] = field(default_factory=dict)
    _passages: list[tuple[Passage, Known]] | None = None

    def between(self, first: Found, second: Found) -> Prevails | None:
        """Return what prevails; None if the documents do not say.

        A clause that names the other goes first, unless it frees what the order of precedence bars; then a point that
        is put first by itself, the order of precedence, the later amendment, a definition that adds to another, and a
        channel or a licence that is opened beside a ban on another one.
        """
        reach = self._by_reach(first, second)
        if reach is not None and self._frees_against_order(*((first, second) if reach.first else (second, first))):
            return None
        return (
            reach
            or self._by_point(first, second)
            or self._by_order(first, second)
            or self._by_age(first, second)
            or self._by_definition(first, second)
            or _by_narrowing(first, second)
            or self._by_favour(first, second)
            or self._by_likelihood(first, second)
        )

    def goes_before(self, first: Source, second: Source) -> bool:
        """Tell whether the order of precedence lets whatever ``first`` says prevail over what ``second`` says."""
        said = self._ruling(first, second)
        plain = said is not None and said.winner is first and not (said.doubt or said.points)
        return plain and not is_later(second, first)

    def disagreement(self, first: Found, second: Found) -> Message | None:
        """Return that the documents' own orders of precedence contradict each other on the two, if they do."""
        said = self._ruling(first.source, second.source)
        if said is None or said.winner is not None:
            return None
        places = list(dict.fromkeys(statement.place for statement in said.by))
        if len(places) < 2:
            return None
        return message("reason_contract.conflict_orders", first=places[0], second=places[1])

    def _by_reach(self, first: Found, second: Found) -> Prevails | None:
        mine, theirs = self._reaches(first, second), self._reaches(second, first)
        if (mine is None) == (theirs is None):
            return None
        link, speaker, other = (mine, first, second) if mine is not None else (theirs, second, first)
        assert link is not None  # noqa: S101  (one of the two is set)
        wins = link.reach not in (Reach.SUBORDINATION, Reach.DETAIL, Reach.ALL_USE)
        winner, loser = (speaker, other) if wins else (other, speaker)
        key = _REACH_KEYS[link.reach]
        if wins and winner.finding.effect is Effect.CONDITIONAL and loser.finding.effect is Effect.PROHIBITED:
            key = "by_narrowing"
        return Prevails(winner is first, _because(key, winner, loser))

    def _frees_against_order(self, winner: Found, loser: Found) -> bool:
        """Tell whether a right that claims to hold despite a bar stands in a document that gives way to the bar's."""
        frees = side_of(winner.finding.effect) is not Side.CLOSED and side_of(loser.finding.effect) is Side.CLOSED
        return frees and self.goes_before(loser.source, winner.source)

    def _reaches(self, speaker: Found, other: Found) -> Link | None:
        for link in self._links_of(speaker):
            if link.reach in (Reach.DETAIL, Reach.ALL_USE) and not _gives_conditions(speaker, other):
                continue
            if link.meets(other) and not (_is_general(link, other) and is_later(other.source, speaker.source)):
                return link
        return None

    def _links_of(self, item: Found) -> list[Link]:
        key = id(item.source), item.index
        if key not in self._links:
            self._links[key] = links_of(item.source, item.index)
        return self._links[key]

    def _by_point(self, first: Found, second: Found) -> Prevails | None:
        """Let a point that the contract puts first prevail, and a document over the points it is put before."""
        for one, other in ((first, second), (second, first)):
            sections = path_of(one.finding.section), path_of(other.finding.section)
            said = ruling_on_points(self.statements, one.source, other.source, *sections)
            if said is not None and one.source is not other.source and not is_later(other.source, one.source):
                why = _because("by_order", one, other, source=said.by[0].place)
                speakers = tuple(statement.speaker for statement in said.by)
                return Prevails(one is first, why, said.doubt, speakers)
        return None

    def _by_order(self, first: Found, second: Found) -> Prevails | None:
        said = self._ruling(first.source, second.source)
        if said is None or said.winner is None:
            return None
        winner, loser = (first, second) if said.winner is first.source else (second, first)
        if any(covers(point, path_of(loser.finding.section)) for point in said.points):
            return None
        if is_later(loser.source, winner.source) and not _names_amendment(said.by[0], loser.source):
            why = _because("by_later", loser, winner)
            return Prevails(loser is first, why, doubt=winner.source.kind is not DocumentKind.MAIN)
        why = _because("by_order", winner, loser, source=said.by[0].place)
        doubt = said.doubt or self._is_unlikely(said, loser.source) or self._may_go_unseen_before(winner, loser)
        return Prevails(winner is first, why, doubt, tuple(statement.speaker for statement in said.by))

    def _may_go_unseen_before(self, winner: Found, loser: Found) -> bool:
        """Tell whether an order puts before ``winner`` a document that none is: ``loser`` may be meant by it."""
        if side_of(winner.finding.effect) is not Side.OPEN or not self.sources:
            return False
        orders = [
            told for told in self.statements if told.settles and not (told.exempt or told.points or told.lower_points)
        ]
        if any(_names(told.groups, loser.source, told.speaker) for told in orders):
            return False
        return any(
            _names(told.groups[at + 1 :], winner.source, told.speaker) and self._is_unseen(group, told.speaker)
            for told in orders
            for at, group in enumerate(told.groups)
        )

    def _is_unseen(self, group: Group, speaker: Source) -> bool:
        """Tell whether ``speaker`` names a document in ``group`` that none of those at hand is."""
        return any(not any(fits(name, source, speaker) for source in self.sources) for name in group)

    def _is_unlikely(self, said: Ruling, loser: Source) -> bool:
        """Tell whether the trained model reads what a ruling leans on otherwise than the rules."""
        if said.winner is None:
            return False
        told = [
            (passage, known)
            for passage, known in self._passages_told()
            if any(by.speaker is passage.speaker and by.index in passage.clauses for by in said.by)
        ]
        return is_unlikely(told, said.winner, loser)

    def _ruling(self, first: Source, second: Source) -> Ruling | None:
        if first is second:
            return None
        key = id(first), id(second)
        if key not in self._rulings:
            self._rulings[key] = ruling(self.statements, first, second)
        return self._rulings[key]

    def _by_age(self, first: Found, second: Found) -> Prevails | None:
        said = self._ruling(first.source, second.source)
        open_order = said is not None and said.winner is None
        if is_later(first.source, second.source):
            return Prevails(True, _because("by_later", first, second), open_order)
        if is_later(second.source, first.source):
            return Prevails(False, _because("by_later", second, first), open_order)
        return None

    def _by_definition(self, first: Found, second: Found) -> Prevails | None:
        wide = {id(made.found): made for made in self.definitions if made.adds and not made.demands_people}
        narrow = {id(made.found): made for made in self.definitions if made.demands_people}
        for one, other in ((first, second), (second, first)):
            if id(one) in wide and id(other) in narrow and _same_term(wide[id(one)], narrow[id(other)]):
                return Prevails(one is first, _because("by_definition", one, other))
        return None

    def _by_likelihood(self, first: Found, second: Found) -> Prevails | None:
        """Let the document prevail that the trained model reads as first, where no rule has read the two."""
        if first.source is second.source or self._ruling(first.source, second.source) is not None:
            return None
        agreed = (
            (passage, known)
            for passage, known in self._passages_told()
            if passage.speaker.kind in AGREED and not self._is_read(passage, first.source, second.source)
        )
        likely = likely_first(agreed, first.source, second.source)
        if likely is None:
            return None
        winner, loser = (first, second) if likely.winner is first.source else (second, first)
        # To be called free on such a reading alone takes more.
        if side_of(winner.finding.effect) is Side.OPEN and likely.chance < _LIKELY_FREE:
            return None
        speaker = likely.passage.speaker
        said_at = place(speaker.item.document.path, speaker.clauses[likely.passage.index].section)
        why = _because("by_order", winner, loser, source=said_at)
        return Prevails(winner is first, why, doubt=True, speakers=(speaker,))

    def _is_read(self, passage: Passage, first: Source, second: Source) -> bool:
        """Tell whether the rules have read in a passage what goes before what, of either document."""
        return any(
            fits(name, source, told.speaker)
            for told in self.statements
            if told.speaker is passage.speaker and told.index in passage.clauses
            for group in told.groups
            for name in group
            for source in (first, second)
        )

    def _passages_told(self) -> list[tuple[Passage, Known]]:
        """Return the passages on precedence, each with the names that its document gives others; read once."""
        if self._passages is None:
            named = zip(self.sources, known_names(self.sources), strict=True)
            self._passages = [(passage, known) for source, known in named for passage in passages_of(source)]
        return self._passages

    def _by_favour(self, first: Found, second: Found) -> Prevails | None:
        """Let what a statement favours prevail; how two terms compare for the customer is for someone to look at."""
        sides = [side_of(item.finding.effect) for item in (first, second)]
        for statement in self.statements:
            if statement.favours in sides and statement.favours is not None and sides[0] is not sides[1]:
                first_wins = sides[0] is statement.favours
                winner, loser = (first, second) if first_wins else (second, first)
                why = _because("by_order", winner, loser, source=statement.place)
                return Prevails(first_wins, why, doubt=True, speakers=(statement.speaker,))
        return None


def _by_narrowing(first: Found, second: Found) -> Prevails | None:
    """Let a way in or a licence that stays open narrow a bar on another one, where both stand close together."""
    for ban, other in ((first, second), (second, first)):
        close = ban.source is other.source and abs(ban.index - other.index) <= CLOSE
        if close and (_leaves_channel(ban, other) or _leaves_licence(ban, other)):
            return Prevails(other is first, _because("by_narrowing", other, ban))
    return None


def _leaves_channel(ban: Found, other: Found) -> bool:
    return Condition.CHANNEL in other.finding.conditions and bars_one_way(ban)


def _leaves_licence(ban: Found, other: Found) -> bool:
    barred = ban.finding.effect in (Effect.PROHIBITED, Effect.HUMAN_REQUIRED)
    if not barred or Condition.FEE not in other.finding.conditions:
        return False
    return words("subject", "one_licence").search(sentence_of(ban.finding, ban.clause)) is not None


_REACH_KEYS = {
    Reach.EXCEPTION: "by_exception",
    Reach.SUBORDINATION: "by_subordination",
    Reach.DISAPPLICATION: "by_disapplication",
    Reach.DETAIL: "by_subordination",
    Reach.ALL_USE: "by_subordination",
}


def _gives_conditions(speaker: Found, other: Found) -> bool:
    """Tell whether ``other`` can hold the conditions of a right that leaves the details to it."""
    return speaker.finding.effect is Effect.PERMITTED and other.finding.effect is Effect.CONDITIONAL


def _names(groups: Sequence[Group], source: Source, speaker: Source) -> bool:
    """Tell whether ``speaker`` names ``source`` in one of ``groups``, and not merely as one of all the others."""
    return any(fits(name, source, speaker) > ANY for group in groups for name in group)


def _because(key: str, winner: Found, loser: Found, **more: str) -> Message:
    return message(f"reason_contract.{key}", by=place_of(winner.finding), place=place_of(loser.finding), **more)


def _same_term(first: Definition, second: Definition) -> bool:
    one, other = sorted((first.term.lower(), second.term.lower()), key=len)
    return other.startswith(one) and len(other) - len(one) <= len("erne")


def _is_general(link: Link, other: Found) -> bool:
    """Tell whether a clause reaches for documents in general and does not name the one that ``other`` stands in."""
    return not link.points and not any(
        name.kind == "amendment" and fits(name, other.source, link.source) for name in link.names
    )


def _names_amendment(statement: Statement, source: Source) -> bool:
    return any(
        name.kind in ("amendment", "own") and fits(name, source, statement.speaker)
        for group in statement.groups
        for name in group
    )
