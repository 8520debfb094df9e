"""Changes that take nothing away: of something else, of a part, for some cases or a time, or only talked of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clausecheck.clauses import sentences
from clausecheck.contracts.amendments.change_sentences import JOINT, Verb, changing, falling, outside_quotes
from clausecheck.contracts.amendments.operations import Operation, changed_words, targets
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.contract_numbers import own_numbers
from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.leads import is_led_by_condition
from clausecheck.contracts.masking import masked, masked_by, told_by_name, without_term, without_words
from clausecheck.contracts.material import Found, place_of
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.names import names_in
from clausecheck.contracts.opposing import side_of
from clausecheck.contracts.points import points_in
from clausecheck.contracts.vocabulary import words
from clausecheck.contracts.work import Work
from clausecheck.texts import message

_TO = re.compile(r"\W*(?:til(?: og med)?|-|–|to|until|through)(?: (?:den|the))?\W*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-/][^\W_]+)*")
_NUMBERED = re.compile(
    r"\b(?:kontrakt|aftale|agreement|contract)\w*,?\s+(?:nr\.?|no\.?|nummer|number)\s*(?P<number>[\w./-]*\w)"
    r"(?:,? (?:om|on|for)(?: [\w/-]+){1,4}?(?=\W*$|,| (?:udgår|ophæves|bortfalder|slettes|ændres|i|is|are)\b))?",
    re.IGNORECASE,
)
# What merely tells what a point is on: in brackets, in a clause of its own, after "om".
_ASIDES = tuple(
    re.compile(aside, re.IGNORECASE)
    for aside in (
        r"\([^)]*\)",
        r",\s*(?:der|som|which|that)\b[^;]*,",
        r"\b(?:om|on|regarding|concerning)\b,?[^;]*",
    )
)
_SHORTEST_NAME = 3
# What is said on a change stands in its own clause or one of the next.
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class _Said:
    """The parts of a sentence that changes something.

    ``lead`` is what stands before the first target, or before the verb where the target stands elsewhere; ``between``
    what stands from there to the verb, ``after`` what follows the verb in its clause, ``rest`` what the sentence goes
    on with, ``reasons`` what it gives as reasons.
    """

    lead: str
    between: str
    after: str
    rest: str
    reasons: str
    whole: str


def applied(
    operations: Iterable[Operation], found: Sequence[Found], sources: Sequence[Source], work: Work
) -> list[Operation]:
    """Return the changes that hold as they are said; where another one meets something, that asks for review."""
    kept = []
    for operation in operations:
        if operation.verb is Verb.INSERT or not (
            _is_limited(operation, sources, work.as_of) or _is_partly(operation, found)
        ):
            kept.append(operation)
            continue
        for item in targets(operation, found, ()):
            if side_of(item.finding.effect) is None:
                continue
            work.doubt = True
            work.notes.append(
                message("reason_contract.limited_change", by=operation.place, place=place_of(item.finding))
            )
    return kept


def _is_limited(operation: Operation, sources: Sequence[Source], as_of: dt.date) -> bool:
    """Tell whether a change is of something else than its point or document, or holds not for all or not yet."""
    clause = operation.speaker.clauses[operation.index]
    text = outside_quotes(clause.text[operation.start : operation.end])
    text = masked_by(text, words("amendment", "but_for_points")) if operation.spared else text
    if any(words("limits", "heading").search(heading) for heading in clause.headings[-2:]):
        return True
    if _goes_on(operation, as_of) or is_led_by_condition(operation.speaker, operation.index):
        return True
    said = _parted(operation, text)
    return (
        _is_conditional(said, as_of)
        or _is_for_some(masked(said.after, told_by_name(said.after)))
        or _is_of_another_agreement(said.whole, sources, operation.speaker)
        or (changed_words(operation) is None and _is_of_a_part(operation, said, sources))
    )


def _is_for_some(after: str) -> bool:
    """Tell whether what follows a verb keeps the change to some place, time or people; all software is the matter."""
    if words("limits", "scope").search(after):
        return True
    all_software = any(words("subject", key).search(after) for key in ("actor", "automation"))
    return not all_software and words("limits", "for_some").search(after) is not None


def _is_conditional(said: _Said, as_of: dt.date) -> bool:
    main = f"{said.lead} {said.between} {said.after}"
    if any(words("limits", key).search(main) for key in ("condition", "reported", "narrowing")):
        return True
    if words("limits", "narrowing").search(said.reasons):
        return True
    rest = said.rest.lstrip(" ,;")
    if re.match(r"(?i)(?:men|but|og|and)? ?(?:\w+ )?(?:kun|alene|dog|only|however)\b", rest):
        return True
    if re.match(r"(?i)(?:men|but)\b", rest) and any(
        words("limits", key).search(rest) for key in ("condition", "reported", "narrowing")
    ):
        return True
    days = list(dates_in(main))
    return any(date > as_of for _, _, date in days) or any(
        _TO.fullmatch(main[first[1] : second[0]]) for first, second in pairwise(days)
    )


def _is_of_a_part(operation: Operation, said: _Said, sources: Sequence[Source]) -> bool:
    """Tell whether what falls is told by another word than the point, the document, or a bar that stands there."""
    lead = said.lead if operation.points or operation.whole or operation.term else f"{said.lead} {said.after}"
    beside = [said.lead]
    if operation.whole or operation.sides:
        beside.append(said.between)
    if operation.whole and re.match(r"(?i)[^\s,]*s\b(?=[\W\d]*[^\W\d])", said.between):
        return True
    if any(_unknown(part, operation, sources) for part in beside) and not _is_on_a_right(said.lead):
        return True
    if any(words("limits", "part").search(part) for part in (said.between, said.after)):
        return operation.verb is Verb.REPEAL or bool(words("limits", "part").search(said.between))
    return bool(operation.sides) and bool(_unknown(lead, operation, sources))


def _unknown(text: str, operation: Operation, sources: Sequence[Source]) -> list[str]:
    """Return the words of ``text`` that do not belong to a change of a whole point or document."""
    text = without_words(masked_by(text, _NUMBERED), _own_numbers(sources, operation.speaker))
    text = masked_by(text, words("limits", "opener"), *falling())
    text = without_term(masked(text, told_by_name(text)), operation.term)
    keys = ("plain", "condition") if operation.lifts or operation.sides else ("plain",)
    known = [words("certainty", key) for key in keys] + [words("limits", "object")]
    unknown = [word for word in _WORD.findall(text) if not any(pattern.fullmatch(word) for pattern in known)]
    # Names that stand in the titles of the documents: "Licensbetingelser DAGBO, afsnit 5.2".
    borne = {word for source in sources for word in _WORD.findall(source.called)} if unknown else ()
    return [word for word in unknown if not (_is_name(word) and word in borne)]


def _is_name(word: str) -> bool:
    """Tell whether a word is written as a name, or as the letters that one is called by: "AV"."""
    return word[0].isupper() and (len(word) >= _SHORTEST_NAME or word.isupper())


def _is_on_a_right(lead: str) -> bool:
    """Tell whether what falls is a right to automate, told by what it gives."""
    return bool(words("limits", "on_a_right").search(lead)) and any(
        words("subject", key).search(lead) for key in ("actor", "automation")
    )


def _is_of_another_agreement(text: str, sources: Sequence[Source], speaker: Source) -> bool:
    numbers = {number.lower() for number in _own_numbers(sources, speaker)}
    for numbered in _NUMBERED.finditer(text):
        if not any(numbered["number"].lower() in number or number in numbered["number"].lower() for number in numbers):
            return True
    called = " ".join(f"{source.title} {source.item.document.path} {source.opening}" for source in sources)
    named = [(name.start, name.end) for name in names_in(text)]
    for match in words("limits", "other_agreement").finditer(text):
        if any(start <= match.start() < end for start, end in named):
            continue
        if re.sub(r"(?i)(?:en|n)?s?$", "", match[0]).lower() not in called.lower():
            return True
    return False


def _own_numbers(sources: Sequence[Source], speaker: Source) -> list[str]:
    """Return the numbers that the contract goes by, or where there is none to be seen, the document that changes it."""
    return own_numbers([source for source in sources if source.kind is DocumentKind.MAIN] or [speaker])


def _parted(operation: Operation, text: str) -> _Said:
    """Return the parts of the sentence that ``operation`` is read from."""
    verbs = changing(text, operation.verb)
    begin, end = verbs[-1].span() if verbs else (0, 0)
    rest_at = len(text)
    if operation.verb is Verb.REPLACE:
        colon = text.find(":", end)
        partly = words("limits", "partly").search(text)
        rest_at = colon if colon >= 0 else min(end, partly.start()) if partly else rest_at
        rest_at = max(rest_at, end)
        announced, rest = text[:rest_at], ""
    else:
        joint = JOINT.search(text, end)
        rest_at = joint.start() if joint else rest_at
        announced, rest = text[:rest_at], text[rest_at:]
    reasons = []
    for match in words("limits", "reason").finditer(announced):
        stop = re.compile(r"[,;]|$").search(announced, match.end())
        if stop is not None:
            reasons.append((match.start(), stop.start()))
    told = " ".join(announced[left:right] for left, right in reasons if left >= end)
    announced = masked(announced, reasons)
    start = _first_target(operation, announced, begin if verbs else len(announced))
    first = verbs[0].start() if verbs else len(announced)
    turned = start > begin
    lead = announced[:start] if not turned else masked(announced[:start], [match.span() for match in verbs])
    between = "" if turned else _without_asides(announced[start:begin])
    after = announced[end:]
    if not operation.points and not operation.whole:
        lead, between = announced[:first], ""
    return _Said(lead, between, after, rest, told, announced + rest)


def _first_target(operation: Operation, text: str, verb: int) -> int:
    """Return where the first point or document that falls is named; where the verb stands if it is named elsewhere."""
    if operation.points:
        starts = [point.start for point in points_in(text, bare=True) if point.path in operation.points]
        named = [name for name in names_in(text) if starts and name.end <= min(starts)]
        if named and not re.search(r"\w", text[named[-1].end : min(starts)]):
            starts.append(named[-1].start)
    elif operation.whole:
        wanted = {(name.kind, name.numbers) for name in operation.names}
        starts = [name.start for name in names_in(text) if (name.kind, name.numbers) in wanted]
    else:
        starts = []
    return min(starts, default=verb)


def _without_asides(text: str) -> str:
    """Return what stands between a point and its verb without what merely tells what the point is on."""
    return masked_by(text, *_ASIDES)


def _goes_on(operation: Operation, as_of: dt.date) -> bool:
    """Tell whether a sentence after the change limits it: "Dette gælder alene testmiljøet"."""
    clauses = operation.speaker.clauses[operation.index : operation.index + 1 + _AHEAD]
    for number, clause in enumerate(clauses):
        for left, right in sentences(clause.text):
            text = outside_quotes(clause.text[left:right])
            if (number == 0 and left < operation.end) or not words("limits", "goes_on").search(text):
                continue
            if not words("limits", "goes_on_limit").search(text):
                continue
            if number and left > clause.own_start and words("limits", "pronoun").search(text):
                continue
            keys = ("condition", "narrowing", "scope", "for_some", "reported")
            if any(words("limits", key).search(text) for key in keys) or any(
                date > as_of for _, _, date in dates_in(text)
            ):
                return True
    return False


def _is_partly(operation: Operation, found: Sequence[Found]) -> bool:
    """Tell whether a point is only changed in what it says on something else: "ændres således, at fristen er ..."."""
    clause = operation.speaker.clauses[operation.index]
    text = outside_quotes(clause.text[operation.start : operation.end])
    if operation.verb is not Verb.REPLACE or not words("limits", "partly").search(text):
        return False
    return operation.whole or not any(
        item.source is operation.speaker
        and operation.index <= item.index <= operation.until
        and side_of(item.finding.effect) is not None
        for item in found
    )
