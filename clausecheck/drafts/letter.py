"""The letter to the supplier: what the contract says, quoted, and what the municipality asks for."""

from __future__ import annotations

from collections.abc import Sequence

from clausecheck.contracts.model import Contract, Finding, FindingStatus, Verdict
from clausecheck.drafts.agreement import notice, ran_out
from clausecheck.drafts.mending import certain_hindrances
from clausecheck.drafts.naming import document_name, place
from clausecheck.drafts.office import Paper
from clausecheck.drafts.passages import Cell, Passages, cells_of
from clausecheck.drafts.quoting import quoted
from clausecheck.drafts.reading import Judge
from clausecheck.drafts.replacing import answered
from clausecheck.effects.model import Condition, Effect
from clausecheck.texts import text

_LONGEST_QUOTE = 700
_MOST_RIGHTS = 2


def letter(contract: Contract, passages: Passages, judge: Judge, language: str) -> tuple[bytes, tuple[str, ...]]:
    """Return the letter on ``contract`` as a Word file, and the keys of what is left open in it.

    Args:
        contract: the contract.
        passages: its clauses, to quote from.
        judge: judges clauses.
        language: that of the letter.
    """
    facts = contract.facts

    def say(key: str, **values: object) -> str:
        return text(f"remedy.letter.{key}", language, **values)

    def field(key: str) -> str:
        return paper.blank(key)

    system = facts.system or contract.folder
    numbered = say("numbered", number=facts.contract_number) if facts.contract_number else say("the_contract")
    subject = say("subject", contract=numbered, system=system)
    paper = Paper(subject, language, text("remedy.mark", language))
    paper.lines(facts.supplier.name or field("supplier"), f"{say('attention')}: {field('recipient')}")
    paper.lines(f"{say('date')}: {field('date')}", f"{say('case')}: {field('case')}")
    paper.title(subject)
    paper.text(say("intro", customer=facts.customer or field("customer"), system=system))
    clauses = _by_clause(certain_hindrances(contract))
    rights = _in_force(contract, Effect.PERMITTED)
    if clauses:
        paper.heading(say("clauses_title"))
    for findings in clauses:
        _quote(paper, passages, findings[0], language)
        clause = passages.clause_of(findings[0])
        paper.text(_request(findings, language, answer=clause is not None and answered(clause, judge) is not None))
    if not rights:
        paper.heading(say("missing_title"))
        paper.text(say("missing_beside" if clauses else "missing"), say("confirm"))
    elif contract.verdict is Verdict.CONFLICTING:
        paper.heading(say("conflict_title"))
        paper.text(say("conflict"))
        for findings in _by_clause(rights)[:_MOST_RIGHTS]:
            _quote(paper, passages, findings[0], language)
    if _in_force(contract, Effect.CREDENTIALS):
        paper.heading(say("credentials_title"))
        paper.text(say("credentials"))
    over = ran_out(contract)
    if over is not None:
        paper.heading(say("ran_out_title"))
        paper.text(say("ran_out", date=over))
    paper.heading(say("next_title"))
    paper.text(say("enclosed", day=field("answer_by")))
    paper.text(say("contact", who=facts.owner or field("contact")))
    paper.lines(say("regards"), facts.customer or field("customer"))
    paper.notice(*notice("letter", contract, paper, language))
    return paper.content(), tuple(paper.open)


def _by_clause(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return the findings of each clause together, so that no clause is quoted twice."""
    groups: dict[tuple[str, str, str | None], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.document, finding.context, finding.section), []).append(finding)
    return list(groups.values())


def _request(findings: Sequence[Finding], language: str, *, answer: bool) -> str:
    """Return how the municipality reads a clause and what it asks for; ``answer``: it is one to a requirement."""
    keys: list[str] = []
    for finding in findings:
        kinds = finding.conditions or (Condition.SCOPE,)
        keys += [kind.value for kind in kinds] if finding.effect is Effect.CONDITIONAL else [finding.effect.value]
    keys = list(dict.fromkeys(keys))
    readings = [text(f"remedy.letter.reading.{key}", language) for key in keys]
    joined = text("remedy.letter.and", language).join(part for part in (", ".join(readings[:-1]), readings[-1]) if part)
    if answer:
        said = text("remedy.letter.reads_answer", language, readings=joined)
        return f"{said} {text('remedy.letter.asks.answer', language)}"
    if {Effect.PROHIBITED.value, Effect.HUMAN_REQUIRED.value} <= set(keys):
        keys = ["both", *(key for key in keys if key not in (Effect.PROHIBITED.value, Effect.HUMAN_REQUIRED.value))]
    asked = [text(f"remedy.letter.asks.{key}", language) for key in keys]
    return " ".join([text("remedy.letter.reads", language, readings=joined), *asked])


def _quote(paper: Paper, passages: Passages, finding: Finding, language: str) -> None:
    items = passages.contract.documents
    item = next((item for item in items if item.document.path == finding.document), None)
    name = document_name(item, passages.contract, language) if item is not None else ""
    where = place(name, finding.section or None, language, "letter")
    if finding.page:
        where = text("remedy.letter.page", language, where=where, page=finding.page)
    paper.text(text("remedy.letter.says", language, where=where), with_next=True)
    clause = passages.clause_of(finding)
    cells = cells_of(clause) if clause is not None else []
    if any(cell.label for cell in cells):
        for line in _row(cells, finding, language):
            paper.quote(line)
        return
    paper.quote(quoted(_shortened(*passages.own_words(finding), finding), language))


def _shortened(words: str, begins: int, finding: Finding) -> str:
    """Return ``words``; where they are long, the deciding ones, which begin at ``begins``."""
    if len(words) > _LONGEST_QUOTE:
        words = words[begins : begins + len(finding.quote)]
    return words.strip().rstrip(",;")


def _row(cells: Sequence[Cell], finding: Finding, language: str) -> list[str]:
    """Return the cells of a table's row, each quoted under its heading; of long ones those that decide."""
    shown = [cell for cell in cells if cell.words != finding.section]
    if sum(len(cell.words) for cell in shown) > _LONGEST_QUOTE:
        shown = [cell for cell in shown if cell.start < finding.quote_end and finding.quote_start < cell.end]
    return [
        text("remedy.letter.cell", language, label=cell.label.rstrip(":"), words=quoted(cell.words, language))
        if cell.label
        else quoted(cell.words, language)
        for cell in shown
    ]


def _in_force(contract: Contract, effect: Effect) -> list[Finding]:
    return [
        finding
        for finding in contract.findings
        if finding.effect is effect and finding.status is FindingStatus.IN_FORCE
    ]
