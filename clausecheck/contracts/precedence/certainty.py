"""What took a bar away must leave no doubt: which repeals say so and nothing more, and what is told of the others."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from clausecheck.contracts.amendments.change_sentences import Verb, falling, outside_quotes
from clausecheck.contracts.amendments.operations import Operation
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.contract_numbers import own_numbers
from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.masking import masked, masked_by, told_by_name, without_term, without_words
from clausecheck.contracts.material import Found, place_of
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.names import names_in
from clausecheck.contracts.opposing import Side, contradict, is_too_faint, side_of
from clausecheck.contracts.precedence.prevailing import Referee
from clausecheck.contracts.vocabulary import words
from clausecheck.contracts.work import Work
from clausecheck.effects.model import Effect
from clausecheck.texts import message

_SETTING_ASIDE = (
    ("reference", "disapply"),
    ("not_contract", "informative"),
    ("not_contract", "instead"),
    ("not_contract", "closed"),
)
_WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
# A report names this many; the findings show the rest.
_MOST_TOLD = 3


def is_certain(
    operation: Operation, item: Found, sources: Sequence[Source], as_of: dt.date, *, told_anew: bool = False
) -> bool:
    """Tell whether a change says that ``item`` falls, and nothing else that may limit it.

    Every word beside the documents, points and days must be one that such a sentence is known to need; what hangs on
    the sentence must hold no condition. ``told_anew`` says that the new wording itself speaks of automation.
    """
    clause = operation.speaker.clauses[operation.index]
    text = outside_quotes(clause.text[operation.start : operation.end])
    text = text.partition(":")[0] if operation.verb is Verb.REPLACE else text
    if words("certainty", "limit").search(text):
        return False
    numbers = own_numbers(source for source in sources if source.kind is DocumentKind.MAIN)
    changing = 0
    for piece in _pieces(text):
        if not _changes(piece):
            if operation.verb is Verb.REPLACE and changing and not told_anew and piece.strip(" .,;"):
                return False
            continue
        changing += 1
        told = without_words(piece, numbers)
        days = [date for _, _, date in dates_in(told)]
        if len(days) > 1 or any(date > as_of for date in days):
            return False
        if any(not _is_known(word, item) for word in _words_beside(told, operation)):
            return False
    return changing > 0


def report_loose(stands: Sequence[Found], referee: Referee, work: Work) -> None:
    """Ask for review where only rights stand because what hindered them fell by something that is not certain.

    What would have fallen to a right anyway, by the order of precedence or by its age, asks for nothing.
    """
    sides = {side_of(item.finding.effect) for item in stands}
    rights = [item for item in stands if item.finding.effect is Effect.PERMITTED]
    if not rights or sides & {Side.HALF, Side.CLOSED}:
        return
    loose = [item for item in work.loose if not any(_prevails(right, item, referee) for right in rights)]
    work.doubt |= bool(loose)
    places = dict.fromkeys(place_of(item.finding) for item in loose)
    work.notes += [message("reason_contract.set_aside_unsure", place=place) for place in list(places)[:_MOST_TOLD]]


def is_whole(sentence: str) -> bool:
    """Tell whether a sentence says of a whole document, and says nothing more, that it does not apply."""
    text = masked_by(sentence, *(words(*key) for key in _SETTING_ASIDE))
    text = masked(text, [(name.start, name.end) for name in names_in(sentence)])
    known = (words("certainty", "plain"), words("certainty", "aside"))
    return not words("certainty", "limit").search(text) and all(
        any(pattern.fullmatch(word) for pattern in known) for word in _WORD.findall(text)
    )


def _prevails(right: Found, item: Found, referee: Referee) -> bool:
    if is_too_faint(right.finding, item.finding) or not contradict(right, item):
        return False
    said = referee.between(right, item)
    return said is not None and said.first and not said.doubt


def _pieces(text: str) -> Iterator[str]:
    """Yield the main clauses of a sentence."""
    start = 0
    for joint in words("certainty", "joint").finditer(text):
        yield text[start : joint.start()]
        start = joint.end()
    yield text[start:]


def _changes(text: str) -> bool:
    return any(verb.search(text) for verb in _verbs())


def _verbs() -> list[re.Pattern[str]]:
    return [*falling(), words("amendment", "insert")]


def _words_beside(text: str, operation: Operation) -> list[str]:
    """Return the words of a clause that are neither its verb nor a document, a point, a day or what is defined."""
    text = without_term(text, operation.term)
    spans = [match.span() for verb in _verbs() for match in verb.finditer(text)]
    return _WORD.findall(masked(text, spans + told_by_name(text)))


def _is_known(word: str, item: Found) -> bool:
    if words("certainty", "plain").fullmatch(word):
        return True
    conditional = side_of(item.finding.effect) is Side.HALF
    return conditional and words("certainty", "condition").fullmatch(word) is not None
