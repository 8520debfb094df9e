"""What an allonge changes in a signed contract, point by point, and the allonge itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.model import BY_DEFINITION, Contract, Finding
from clausecheck.drafts.library import Library, filled
from clausecheck.drafts.mending import certain_hindrances, hindrances
from clausecheck.drafts.naming import document_name, place, the_contract
from clausecheck.drafts.office import Paper
from clausecheck.drafts.parties import customer_cvr, doubtful
from clausecheck.drafts.passages import Passages, cells_of
from clausecheck.drafts.places import find_place
from clausecheck.drafts.quoting import quoted
from clausecheck.drafts.reading import Judge
from clausecheck.drafts.replacing import Change, answered, new_wording, other_paragraphs
from clausecheck.reports.view import date_words
from clausecheck.texts import text


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a document that hinders: the document as the allonge names it, its number, and what is done to it.

    ``section`` is None for a row without a number of its own. ``words`` are the new wording of a point that is
    rewritten, a paragraph to each line, and the requirement of one whose answer goes out.
    """

    finding: Finding
    document: str
    section: str | None
    change: Change = Change.REPEALED
    words: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an allonge says.

    ``numbers`` are those of the new points in the contract, empty where they are the allonge's own; ``general`` adds
    the sentence that sets aside whatever else hinders.
    """

    contract: Contract
    language: str
    numbers: tuple[str, ...]
    points: tuple[Point, ...]
    general: bool


@dataclass(frozen=True, slots=True)
class Signing:
    """How the allonge is signed, when it is tried whether it does what it should."""

    day: dt.date


def terms_of(contract: Contract, library: Library, passages: Passages, judge: Judge, language: str) -> Iterator[Terms]:
    """Yield what an allonge to ``contract`` can say, the most sparing first and nothing twice."""
    numbers = _numbers(contract, library, language)
    yielded: list[Terms] = []
    for findings in (certain_hindrances(contract), hindrances(contract)):
        changed, unnamed = _points(contract, findings, passages, judge, language)
        repealed = tuple(_repealed(point) for point in changed)
        for points, general in ((changed, unnamed), (repealed, unnamed), (changed, True), (repealed, True)):
            terms = Terms(contract, language, numbers, points, general)
            if terms not in yielded:
                yielded.append(terms)
                yield terms


def allonge(terms: Terms, library: Library, signing: Signing | None = None) -> tuple[bytes, tuple[str, ...]]:
    """Return the allonge as a Word file, and what is left open in it.

    Args:
        terms: what it says.
        library: the wording of its standing sentences.
        signing: None for a draft to be signed; else the allonge as it would be signed.
    """
    language, facts = terms.language, terms.contract.facts

    def say(key: str, **values: object) -> str:
        return text(f"remedy.allonge.{key}", language, **values)

    def field(key: str) -> str:
        return paper.blank(key)

    system = facts.system or terms.contract.folder
    paper = Paper(say("title", system=system), language, None if signing else text("remedy.mark", language))
    paper.title(say("title", system=system))
    number = "1" if signing else field("number")
    of_contract = facts.contract_number or field("contract_number")
    since = say("since", day=date_words(facts.effective_date, language)) if facts.effective_date else ""
    paper.text(say("opening", number=number, contract=of_contract, since=since, system=system))
    paper.lines(
        say(
            "customer",
            name=facts.customer or field("customer"),
            cvr=customer_cvr(terms.contract) or field("customer_cvr"),
        ),
        say("supplier", name=facts.supplier.name or field("supplier"), cvr=facts.supplier.cvr or field("supplier_cvr")),
    )
    heading = _Headings(paper, say)
    heading("background_title")
    paper.text(say("background"))
    _new_points(paper, terms, library, say, heading("new_title"))
    if terms.points or terms.general:
        _changed_points(paper, terms, library, say, heading("changed_title"))
    for key in ("precedence", "unchanged", "force"):
        heading(f"{key}_title")
        paper.text(*library.amendment.paragraphs(key, language))
    _signatures(paper, terms, say, field, signing)
    if signing is None:
        paper.notice(*notice("allonge", terms.contract, paper, language))
    return paper.content(), tuple(paper.open)


def notice(kind: str, contract: Contract, paper: Paper, language: str) -> list[str]:
    """Return the lines of the box on a draft of ``kind`` ("allonge", "letter"): what to do before it is used."""
    lines = [text(f"remedy.notice.{kind}", language), text("remedy.notice.law", language)]
    over = ran_out(contract)
    if over is not None:
        lines.append(text("remedy.notice.ran_out", language, date=over))
    numbers = doubtful(contract) if kind == "allonge" else ()
    if numbers:
        lines.append(text("remedy.notice.cvr", language, numbers=", ".join(numbers)))
    if paper.open:
        fields = ", ".join(text(f"remedy.field.{key}", language) for key in paper.open)
        lines.append(text("remedy.notice.fields", language, fields=fields))
    return lines


def ran_out(contract: Contract) -> dt.date | None:
    """Return the day on which ``contract`` ended, where it is told to have run out."""
    over = any(reason.key == "reason_contract.expired" for reason in contract.reasons)
    return contract.facts.expiry_date if over else None


class _Headings:
    """Numbers the headings of an allonge as they come: a section that is left out leaves no gap."""

    def __init__(self, paper: Paper, say: Callable[..., str]) -> None:
        self._paper, self._say, self._last = paper, say, 0

    def __call__(self, key: str) -> int:
        """Add the heading called ``key`` and return its number."""
        self._last += 1
        self._paper.heading(self._say("titled", number=self._last, title=self._say(key)))
        return self._last


def _new_points(paper: Paper, terms: Terms, library: Library, say: Callable[..., str], section: int) -> None:
    full: Sequence[str] = library.automation.paragraphs("full", terms.language)
    numbers = list(terms.numbers)
    if numbers:
        full = filled(full, numbers)
    else:
        # The contract may have points of these numbers too, so no provision names one.
        full = library.automation.without_numbers("full", terms.language)
        numbers = [f"{section}.{at}" for at in range(1, len(full) + 1)]
    span = numbers[0] if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
    paper.text(say("inserted" if terms.numbers else "inserted_own", numbers=span))
    for number, words in zip(numbers, full, strict=True):
        paper.text(f"{number} {words}")


def _changed_points(paper: Paper, terms: Terms, library: Library, say: Callable[..., str], section: int) -> None:
    for at, point in enumerate(terms.points, 1):
        paper.text(f"{section}.{at} {_change(point, terms.language, say)}")
        if point.change is Change.REWRITTEN:
            for words in point.words.splitlines():
                paper.quote(words)
    if terms.general:
        words = library.amendment.paragraphs("general_repeal", terms.language)[0]
        paper.text(f"{section}.{len(terms.points) + 1} {words}")


def _change(point: Point, language: str, say: Callable[..., str]) -> str:
    """Return the sentence that says what is done to a point."""
    if point.section is None:
        return say("answer_quoted", words=quoted(point.words, language))
    where = place(point.document, point.section, language)
    if point.change in (Change.REPEALED, Change.REWRITTEN):
        where = where[:1].upper() + where[1:]
    # What is told in several parts, "pkt. 4.2, litra b", ends in a comma.
    return say(point.change.value if "," in where else f"{point.change.value}_of_contract", where=where)


def _signatures(
    paper: Paper, terms: Terms, say: Callable[..., str], field: Callable[[str], str], signing: Signing | None
) -> None:
    facts = terms.contract.facts
    paper.heading(say("signatures_title"))
    for role, name in (("for_customer", facts.customer), ("for_supplier", facts.supplier.name)):
        who = f"{say(role)}{f' ({name})' if name else ''}"
        if signing is not None:
            paper.lines(who, say("signed", day=date_words(signing.day, terms.language)))
            continue
        paper.signature(
            who,
            f"{say('place_day')}: {field('place_day')}",
            f"{say('name')}: {field('name')}",
            f"{say('signature')}: ______________________________",
        )


def _numbers(contract: Contract, library: Library, language: str) -> tuple[str, ...]:
    main = the_contract(contract)
    if main is None:
        return ()
    document = main.document
    near = [finding.start for finding in contract.findings if finding.deciding and finding.document == document.path]
    place = find_place(document, near)
    if place is None or place.number is None or place.title_like is not None or place.number[:1] not in "123456789":
        return ()
    return tuple(place.numbers(len(library.automation.paragraphs("full", language))))


def _points(
    contract: Contract, findings: Sequence[Finding], passages: Passages, judge: Judge, language: str
) -> tuple[tuple[Point, ...], bool]:
    """Return what is done to the points of ``findings``, and whether there are some that cannot be named."""
    items = {item.document.path: item for item in contract.documents}
    points: dict[tuple[str, str | None, str], Point] = {}
    unnamed = False
    for finding in findings:
        item = items.get(finding.document)
        if item is None or any(name.startswith(BY_DEFINITION) for name in finding.by):
            continue
        point = _point(finding, findings, document_name(item, contract, language), passages, judge)
        if point is None:
            unnamed = True
        else:
            points.setdefault((finding.document, point.section, point.words), point)
    return tuple(points.values()), unnamed


def _point(
    finding: Finding, findings: Sequence[Finding], document: str, passages: Passages, judge: Judge
) -> Point | None:
    """Return what is done to the point of ``finding``; None where it has no name that an allonge could call it by."""
    clause = passages.clause_of(finding)
    if clause is not None and clause.kind is ClauseKind.TABLE_ROW:
        return _row(finding, clause, document, judge)
    if not finding.section:
        return None
    clauses = passages.clauses(finding.document)
    if any(other.section is not None and other.section.startswith(f"{finding.section}.") for other in clauses):
        # Words above the points of a section: repealed by its number, all of those would go too.
        return None
    under = _under(finding.section, clauses)
    if clause not in under:
        return Point(finding, document, finding.section)
    here = [one for one in findings if one.document == finding.document and one.context == finding.context]
    wording = new_wording(clause, here, judge) if len(under) == 1 else other_paragraphs(clause, under, judge)
    if wording is None:
        return Point(finding, document, finding.section)
    return Point(finding, document, finding.section, Change.REWRITTEN, wording)


def _under(section: str, clauses: Sequence[Clause]) -> list[Clause]:
    """Return the paragraphs of the point called ``section``; none where it has lists, rows or points below it."""
    within = [other for other in clauses if _is_in(other.section, section) and other.kind is not ClauseKind.HEADING]
    plain = all(other.section == section and other.kind is ClauseKind.BODY for other in within)
    return within if plain else []


def _is_in(section: str | None, whole: str) -> bool:
    return section is not None and (section == whole or section.startswith((f"{whole} ", f"{whole}.", f"{whole},")))


def _row(finding: Finding, clause: Clause, document: str, judge: Judge) -> Point | None:
    """Return what is done to a table's row: of a sound requirement only the answer goes out."""
    row = answered(clause, judge)
    numbered = any(cell.words == finding.section for cell in cells_of(clause))
    section = finding.section if numbered else None
    if row is not None:
        return Point(finding, document, section, Change.ANSWER, row.requirement.words)
    # The number of the point that a table stands in is not its rows'.
    return Point(finding, document, section) if section is not None else None


def _repealed(point: Point) -> Point:
    """Return the point as it goes out whole; a requirement stays, since it is the customer's own."""
    if point.change is Change.ANSWER:
        return point
    return Point(point.finding, point.document, point.section)
