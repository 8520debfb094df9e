"""The letter to the supplier: what the contract says, quoted, and what the municipality asks for."""

from __future__ import annotations

from collections.abc import Sequence

from clausecheck.contracts.model import Contract, Finding, FindingStatus, Verdict
from clausecheck.drafts.mending import certain_hindrances
from clausecheck.drafts.naming import document_name, place
from clausecheck.drafts.office import Paper
from clausecheck.drafts.quoting import quoted
from clausecheck.effects.model import Condition, Effect
from clausecheck.texts import text

_LONGEST_QUOTE = 700
_MOST_RIGHTS = 2


def letter(contract: Contract, language: str) -> tuple[bytes, tuple[str, ...]]:
    """Return the letter on ``contract`` as a Word file, and what is left open in it."""
    facts = contract.facts

    def say(key: str, **values: object) -> str:
        return text(f"remedy.letter.{key}", language, **values)

    def field(key: str) -> str:
        return paper.blank(text(f"remedy.field.{key}", language))

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
        _quote(paper, contract, findings[0], language)
        paper.text(_request(findings, language))
    if not rights:
        paper.heading(say("missing_title"))
        paper.text(say("missing_beside" if clauses else "missing"), say("confirm"))
    elif contract.verdict is Verdict.CONFLICTING:
        paper.heading(say("conflict_title"))
        paper.text(say("conflict"))
        for findings in _by_clause(rights)[:_MOST_RIGHTS]:
            _quote(paper, contract, findings[0], language)
    if _in_force(contract, Effect.CREDENTIALS):
        paper.heading(say("credentials_title"))
        paper.text(say("credentials"))
    paper.heading(say("next_title"))
    paper.text(say("enclosed", day=field("answer_by")))
    paper.text(say("contact", who=facts.owner or field("contact")))
    paper.lines(say("regards"), facts.customer or field("customer"))
    lines = [text("remedy.notice.letter", language), text("remedy.notice.law", language)]
    paper.notice(*lines, text("remedy.notice.fields", language, fields=", ".join(paper.open)))
    return paper.content(), tuple(paper.open)


def _by_clause(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return the findings of each clause together, so that no clause is quoted twice."""
    groups: dict[tuple[str, str, str | None], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.document, finding.context, finding.section), []).append(finding)
    return list(groups.values())


def _request(findings: Sequence[Finding], language: str) -> str:
    """Return how the municipality reads a clause and what it asks for."""
    keys: list[str] = []
    for finding in findings:
        kinds = finding.conditions or (Condition.SCOPE,)
        keys += [kind.value for kind in kinds] if finding.effect is Effect.CONDITIONAL else [finding.effect.value]
    keys = list(dict.fromkeys(keys))
    readings = [text(f"remedy.letter.reading.{key}", language) for key in keys]
    joined = text("remedy.letter.and", language).join(part for part in (", ".join(readings[:-1]), readings[-1]) if part)
    if {Effect.PROHIBITED.value, Effect.HUMAN_REQUIRED.value} <= set(keys):
        keys = ["both", *(key for key in keys if key not in (Effect.PROHIBITED.value, Effect.HUMAN_REQUIRED.value))]
    asked = [text(f"remedy.letter.asks.{key}", language) for key in keys]
    return " ".join([text("remedy.letter.reads", language, readings=joined), *asked])


def _quote(paper: Paper, contract: Contract, finding: Finding, language: str) -> None:
    item = next((item for item in contract.documents if item.document.path == finding.document), None)
    name = document_name(item, language) if item is not None else ""
    where = place(name, finding.section or None, language, "letter")
    if finding.page:
        where = text("remedy.letter.page", language, where=where, page=finding.page)
    words = finding.context if len(finding.context) <= _LONGEST_QUOTE else finding.quote
    paper.text(text("remedy.letter.says", language, where=where), with_next=True)
    paper.quote(quoted(words.strip().rstrip(",;"), language))


def _in_force(contract: Contract, effect: Effect) -> list[Finding]:
    return [
        finding
        for finding in contract.findings
        if finding.effect is effect and finding.status is FindingStatus.IN_FORCE
    ]
