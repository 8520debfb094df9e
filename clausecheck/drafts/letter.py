"""The letter to the supplier: what the contract says, quoted, and what the municipality asks for."""

from __future__ import annotations

from collections.abc import Iterator

from clausecheck.contracts.model import Contract, Finding, FindingStatus, Verdict
from clausecheck.drafts.agreement import document_name
from clausecheck.drafts.mending import hindrances
from clausecheck.drafts.office import Paper
from clausecheck.drafts.quoting import quoted
from clausecheck.effects.model import Condition, Effect
from clausecheck.texts import text

_LONGEST_QUOTE = 700


def letter(contract: Contract, language: str) -> tuple[bytes, tuple[str, ...]]:
    """Return the letter on ``contract`` as a Word file, and what is left open in it."""
    facts = contract.facts

    def say(key: str, **values: object) -> str:
        return text(f"remedy.letter.{key}", language, **values)

    def field(key: str) -> str:
        return paper.blank(text(f"remedy.field.{key}", language))

    system = facts.system or contract.folder
    numbered = say("contract", number=facts.contract_number) if facts.contract_number else say("the_contract")
    paper = Paper(say("subject", contract=numbered, system=system), language, text("remedy.mark", language))
    paper.lines(facts.supplier.name or field("supplier"), f"{say('attention')}: {field('recipient')}")
    paper.lines(f"{say('date')}: {field('date')}", f"{say('case')}: {field('case')}")
    paper.text(say("intro", customer=facts.customer or field("customer"), system=system))
    findings = hindrances(contract)
    rights = _rights(contract)
    if findings:
        paper.heading(say("clauses_title"))
    for finding in findings:
        _on_clause(paper, contract, finding, language)
    if not rights:
        paper.heading(say("missing_title"))
        paper.text(say("missing_beside" if findings else "missing"), say("confirm"))
    elif contract.verdict is Verdict.CONFLICTING:
        paper.heading(say("conflict_title"))
        paper.text(say("conflict"))
        for finding in rights[:2]:
            paper.quote(_quote(contract, finding, language))
    if _personal(contract):
        paper.heading(say("credentials_title"))
        paper.text(say("credentials"))
    paper.heading(say("next_title"))
    paper.text(say("enclosed", day=field("answer_by")))
    paper.text(say("contact", who=facts.owner or field("contact")))
    paper.lines(say("regards"), facts.customer or field("customer"))
    lines = [text("remedy.notice.letter", language), text("remedy.notice.law", language)]
    paper.notice(*lines, text("remedy.notice.fields", language, fields=", ".join(paper.open)))
    return paper.content(), tuple(paper.open)


def _on_clause(paper: Paper, contract: Contract, finding: Finding, language: str) -> None:
    paper.quote(_quote(contract, finding, language))
    paper.text(" ".join(text(f"remedy.letter.{key}", language) for key in _readings(finding)))


def _readings(finding: Finding) -> Iterator[str]:
    """Yield how the municipality reads a clause and what it asks for, as keys of the catalogue."""
    if finding.effect is Effect.CONDITIONAL:
        kinds = finding.conditions or (Condition.SCOPE,)
        yield from (f"reads.{kind.value}" for kind in kinds)
        yield from (f"asks.{kind.value}" for kind in kinds)
        return
    yield f"reads.{finding.effect.value}"
    yield f"asks.{finding.effect.value}"


def _quote(contract: Contract, finding: Finding, language: str) -> str:
    item = next((item for item in contract.documents if item.document.path == finding.document), None)
    name = document_name(item, language) if item is not None else ""
    where = [name or text("remedy.letter.contract_text", language)]
    if finding.section:
        where.append(
            finding.section if finding.section[:1] == "§" else text("place.section", language, section=finding.section)
        )
    if finding.page:
        where.append(text("place.page", language, page=finding.page))
    words = finding.context if len(finding.context) <= _LONGEST_QUOTE else finding.quote
    return text("remedy.letter.says", language, where=", ".join(where), quote=quoted(words))


def _rights(contract: Contract) -> list[Finding]:
    return [
        finding
        for finding in contract.findings
        if finding.effect is Effect.PERMITTED and finding.status is FindingStatus.IN_FORCE
    ]


def _personal(contract: Contract) -> bool:
    return any(
        finding.effect is Effect.CREDENTIALS and finding.status is FindingStatus.IN_FORCE
        for finding in contract.findings
    )
