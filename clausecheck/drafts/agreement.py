"""What an allonge changes in a signed contract, point by point, and the allonge itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from clausecheck.clauses.model import Clause
from clausecheck.contracts.model import BY_DEFINITION, Contract, ContractDocument, DocumentKind, Finding
from clausecheck.drafts.library import Library, filled
from clausecheck.drafts.mending import certain_hindrances, hindrances
from clausecheck.drafts.naming import document_name, place
from clausecheck.drafts.office import Paper
from clausecheck.drafts.parties import customer_cvr
from clausecheck.drafts.places import find_place
from clausecheck.drafts.reading import Judge
from clausecheck.drafts.turning import Size, turns
from clausecheck.reports.view import date_words
from clausecheck.texts import text

Segment = Callable[[ContractDocument], Sequence[Clause]]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a document that hinders: the document as the allonge names it, its number, and its new wording.

    ``wording`` is None where the point is repealed.
    """

    finding: Finding
    document: str
    section: str
    wording: str | None = None


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


def terms_of(contract: Contract, library: Library, segment: Segment, judge: Judge, language: str) -> Iterator[Terms]:
    """Yield what an allonge to ``contract`` can say, the most sparing first and nothing twice."""
    numbers = _numbers(contract, library, language)
    yielded: list[Terms] = []
    for findings in (certain_hindrances(contract), hindrances(contract)):
        rewritten = tuple(_points(contract, findings, segment, judge, language, rewrite=True))
        repealed = tuple(_points(contract, findings, segment, judge, language, rewrite=False))
        for points, general in ((rewritten, False), (repealed, False), (rewritten, True), (repealed, True)):
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
        return paper.blank(text(f"remedy.field.{key}", language))

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
    paper.heading(say("background_title"))
    paper.text(say("background"))
    paper.heading(say("new_title"))
    _new_points(paper, terms, library, say)
    if terms.points or terms.general:
        paper.heading(say("changed_title"))
        for at, point in enumerate(terms.points, 1):
            key = "repealed" if point.wording is None else "rewritten"
            key = key if point.document else f"{key}_of_contract"
            where = place(point.document, point.section, language)
            paper.text(f"3.{at} " + say(key, where=where[:1].upper() + where[1:]))
            if point.wording is not None:
                paper.quote(point.wording)
        if terms.general:
            paper.text(f"3.{len(terms.points) + 1} " + library.amendment.paragraphs("general_repeal", language)[0])
    for key in ("precedence", "unchanged", "force"):
        paper.heading(say(f"{key}_title"))
        paper.text(*library.amendment.paragraphs(key, language))
    _signatures(paper, terms, say, field, signing)
    if signing is None:
        paper.notice(*_notice(paper, language))
    return paper.content(), tuple(paper.open)


def _new_points(paper: Paper, terms: Terms, library: Library, say: Callable[..., str]) -> None:
    full = library.automation.paragraphs("full", terms.language)
    numbers = list(terms.numbers) or [f"2.{at}" for at in range(1, len(full) + 1)]
    if terms.numbers:
        span = numbers[0] if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
        paper.text(say("inserted", numbers=span))
    else:
        paper.text(say("inserted_own"))
    for number, words in zip(numbers, filled(full, numbers), strict=True):
        paper.text(f"{number} {words}")


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


def _notice(paper: Paper, language: str) -> list[str]:
    lines = [text("remedy.notice.allonge", language), text("remedy.notice.law", language)]
    if paper.open:
        lines.append(text("remedy.notice.fields", language, fields=", ".join(paper.open)))
    return lines


def _numbers(contract: Contract, library: Library, language: str) -> tuple[str, ...]:
    main = [item for item in contract.documents if item.kind is DocumentKind.MAIN and not item.draft]
    if len(main) != 1:
        return ()
    document = main[0].document
    near = [finding.start for finding in contract.findings if finding.deciding and finding.document == document.path]
    place = find_place(document, near)
    if place is None or place.number is None or place.title_like is not None or place.number[:1] not in "123456789":
        return ()
    return tuple(place.numbers(len(library.automation.paragraphs("full", language))))


def _points(
    contract: Contract, findings: Sequence[Finding], segment: Segment, judge: Judge, language: str, *, rewrite: bool
) -> Iterator[Point]:
    seen = set()
    items = {item.document.path: item for item in contract.documents}
    for finding in findings:
        item = items.get(finding.document)
        derived = any(name.startswith(BY_DEFINITION) for name in finding.by)
        if item is None or not finding.section or derived or (finding.document, finding.section) in seen:
            continue
        seen.add((finding.document, finding.section))
        wording = _wording(finding, segment(item), judge) if rewrite else None
        yield Point(finding, document_name(item, language), finding.section, wording)


def _wording(finding: Finding, clauses: Sequence[Clause], judge: Judge) -> str | None:
    """Return the point with the smallest edit; None where the finding is only a part of it, or it should go out."""
    under = [clause for clause in clauses if clause.section == finding.section and clause.kind.value == "body"]
    if len(under) != 1 or under[0].text != finding.context:
        return None
    clause = under[0]
    found = judge(clause.text, clause.language)
    turn = next(turns(clause, (finding.quote_start, finding.quote_end), found, judge))
    return turn.text.strip() if turn.size in (Size.WORDS, Size.EXCEPTION) else None
