"""What the reports show of a contract, in words: the same for terminal, CSV, Excel and HTML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from clausecheck.contracts.model import Contract, ContractDocument, Finding, FindingStatus, Verdict
from clausecheck.documents.model import Status
from clausecheck.effects.model import Effect
from clausecheck.portfolio.model import VERDICT_ORDER, Report
from clausecheck.texts import day_words, render, text

# A sign beside the word, so that the status is never told by colour alone.
VERDICT_SIGN = {
    Verdict.COMPLIANT: "✓",
    Verdict.CONDITIONAL: "◐",
    Verdict.RESTRICTED: "✕",
    Verdict.CONFLICTING: "≠",
    Verdict.MISSING: "○",
    Verdict.UNREADABLE: "?",
}
_HIGH, _MEDIUM = 0.85, 0.6
_RESTRICTIONS = (Effect.PROHIBITED, Effect.HUMAN_REQUIRED)
# What a conflict is between, by the reasons that tell it.
_SIDES = (
    ("reason_contract.permitted", "reason_contract.no_human", "reason_contract.defines_software"),
    ("reason_contract.prohibited", "reason_contract.human_required"),
)
_EXPIRED, _TRACKED = "reason_contract.expired", "reason_contract.changes"
_FOUND_BY = ("rule", "model", "definition")
_UNREAD = ("reason_unread.", "reason_partly.", "reason_contract.unread_")


def in_force(contract: Contract, *effects: Effect) -> list[Finding]:
    """Return the contract's findings in force with one of ``effects`` (all effects if none is given)."""
    return [
        finding
        for finding in contract.findings
        if finding.status is FindingStatus.IN_FORCE and (not effects or finding.effect in effects)
    ]


def deciding(contract: Contract) -> list[Finding]:
    """Return the findings that decide the verdict, a right before what goes with it, the surest first."""
    found = [finding for finding in contract.findings if finding.deciding]
    return sorted(
        found,
        key=lambda finding: (
            finding.status is not FindingStatus.IN_FORCE,
            finding.effect is Effect.HUMAN_NOT_REQUIRED,
            -finding.confidence,
        ),
    )


def badge(contract: Contract, language: str = "da") -> str:
    """Return the status in the user's words, such as "Hindring: forbud" or "Sikret – ingen krav om mennesker"."""
    if contract.verdict is Verdict.RESTRICTED:
        kinds = {finding.effect for finding in in_force(contract, *_RESTRICTIONS)}
        if kinds == {Effect.HUMAN_REQUIRED}:
            return text("verdict.restricted.badge_human", language)
        if kinds == set(_RESTRICTIONS):
            return text("verdict.restricted.badge_both", language)
        return text("verdict.restricted.badge_prohibited", language)
    if contract.verdict is Verdict.COMPLIANT and in_force(contract, Effect.HUMAN_NOT_REQUIRED):
        return text("verdict.compliant.badge_no_human", language)
    return text(f"verdict.{contract.verdict.value}.badge", language)


def effect_words(finding: Finding, language: str = "da") -> str:
    """Return a finding's effect in words, with its condition kinds: "Betinget (samtykke, betaling)"."""
    words = text(f"effect.{finding.effect.value}", language)
    if finding.conditions:
        words += f" ({', '.join(text(f'condition.{kind.value}', language) for kind in finding.conditions)})"
    return words


def found_by(finding: Finding, language: str = "da") -> str:
    """Return which parts of the tool found an effect, in words: "Regel, sprogmodel"; the rules' ids are left out."""
    kinds = dict.fromkeys(name.partition(":")[0] for name in finding.by)
    words = ", ".join(text(f"found_by.{kind}", language) for kind in kinds if kind in _FOUND_BY)
    return words[:1].upper() + words[1:]


def place(finding: Finding, language: str = "da") -> str:
    """Return where a finding stands: "Bilag 3.pdf, pkt. 4.2, side 7"."""
    parts = [finding.document]
    if finding.section:
        parts.append(
            finding.section if finding.section[:1] in "§" else text("place.section", language, section=finding.section)
        )
    if finding.page:
        parts.append(text("place.page", language, page=finding.page))
    return ", ".join(parts)


def reasons(contract: Contract, language: str = "da") -> list[str]:
    """Return the reasons for the verdict as sentences."""
    return [render(reason, language) for reason in contract.reasons]


def main_reason(contract: Contract, language: str = "da") -> str:
    """Return the reason in short: the first; both sides of a conflict; why nothing was read; "" if there is none."""
    said = contract.reasons[:1]
    if contract.verdict is Verdict.CONFLICTING:
        sides = [next((one for one in contract.reasons if one.key in side), None) for side in _SIDES]
        both = tuple(one for one in sides if one is not None)
        said = both if len(both) == len(_SIDES) else said
    elif contract.verdict is Verdict.UNREADABLE:
        said = tuple(one for one in contract.reasons if one.key.startswith(_UNREAD))[:1] or said
    return " ".join(render(one, language) for one in said)


def review_sentence(contract: Contract, language: str = "da") -> str:
    """Return why a contract must be looked at: there may be a clause to read, or only something that was not read."""
    if any(item.document.status is not Status.READ for item in contract.documents) and not any(
        finding.needs_review for finding in contract.findings
    ):
        return text("review.unread", language)
    expired = any(reason.key == _EXPIRED for reason in contract.reasons)
    of_a_clause = any(finding.needs_review for finding in contract.findings) or not expired
    return text("review.sentence" if contract.findings and of_a_clause else "review.reasons", language)


def actions(contract: Contract, language: str = "da") -> list[str]:
    """Return what is recommended, the most urgent first."""
    return [render(action, language) for action in contract.actions]


def clause_answer(contract: Contract, language: str = "da") -> str:
    """Return the answer to "is there a clause that lets us automate": yes, on conditions, no, or unread."""
    if contract.verdict is Verdict.UNREADABLE:
        return text("answer.unread", language)
    if in_force(contract, Effect.PERMITTED):
        return text("answer.yes", language)
    if in_force(contract, Effect.CONDITIONAL):
        return text("answer.conditional", language)
    return text("answer.no", language)


def yes_no(contract: Contract, effect: Effect, language: str = "da") -> str:
    """Return whether a finding with ``effect`` is in force, as yes, no or unread."""
    if contract.verdict is Verdict.UNREADABLE:
        return text("answer.unread", language)
    return text("answer.yes" if in_force(contract, effect) else "answer.no", language)


def certainty(contract: Contract, language: str = "da") -> str:
    """Return how sure the verdict is (high, medium, low), from the deciding findings and what could not be read."""
    found = deciding(contract)
    level = min((finding.confidence for finding in found), default=_HIGH)
    if contract.verdict is Verdict.UNREADABLE or level < _MEDIUM:
        return text("certainty.low", language)
    turns_on_changes = any(reason.key == _TRACKED for reason in contract.reasons)
    if contract.needs_review or turns_on_changes or level < _HIGH:
        return text("certainty.medium", language)
    return text("certainty.high", language)


def documents_read(contract: Contract, language: str = "da") -> str:
    """Return "3 af 4 læst, 2 ulæste sider" for a contract's documents."""
    read = sum(item.document.status is not Status.UNREADABLE for item in contract.documents)
    words = text("documents_read.count", language, read=read, total=len(contract.documents))
    unread = sum(len(item.document.unread_pages) for item in contract.documents)
    return words + (", " + text("documents_read.unread_pages", language, pages=unread) if unread else "")


def document_reason(item: ContractDocument, language: str = "da") -> str | None:
    """Return why a document could not be read whole, and what to do about it; None for one that was."""
    reason = item.document.reason
    return None if reason is None else text(f"reason.{reason.value}", language)


def document_status(item: ContractDocument, language: str = "da") -> str:
    """Return how a document ended, with the reason: "Ikke læst: filen er krypteret …"."""
    words = text(f"status.{item.document.status.value}", language)
    if reason := document_reason(item, language):
        words += ": " + reason
    if item.document.status is Status.PARTLY_READ and item.document.unread_pages:
        words += " " + text("status.unread_pages", language, pages=page_list(item.document.unread_pages))
    return words


def document_state(item: ContractDocument, language: str = "da") -> str:
    """Return whether a document is a draft, signed, unsigned, or cannot be told."""
    if item.draft:
        return text("state.draft", language)
    return text({True: "state.signed", False: "state.unsigned", None: "state.unknown"}[item.signed], language)


def counted(key: str, number: int, language: str = "da") -> str:
    """Return a number with its noun in singular or plural: "1 kontrakt", "7 dokumenter"."""
    return text(f"count.{key}_one" if number == 1 else f"count.{key}", language, n=number)


def page_list(pages: Sequence[int]) -> str:
    """Return page numbers as ranges: (1, 2, 3, 7) gives "1-3, 7"."""
    runs: list[tuple[int, int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in runs)


def date_words(date: dt.date | None, language: str = "da") -> str:
    """Return a date as users write it: 01.05.2027 in Danish, 1 May 2027 in English; empty for None."""
    return "" if date is None else day_words(date, language)


def passed_words(day: dt.date, today: dt.date, language: str = "da") -> str:
    """Return a day, and that it has passed where it lies before ``today``."""
    words = date_words(day, language)
    return text("notice_day.passed", language, date=words) if day < today else words


def unread_words(report: Report, language: str = "da") -> str:
    """Return how many documents were not read at all and how many only in part; "" where all were read."""
    statuses = [item.document.status for contract in report.contracts for item in contract.documents]
    none, part = statuses.count(Status.UNREADABLE), statuses.count(Status.PARTLY_READ)
    said = [
        text(f"page.{key}", language, documents=counted("documents", number, language))
        for key, number in (("unread", none), ("unread_partly", part))
        if number
    ]
    return " ".join([*said, text("page.unread_where", language)]) if said else ""


def verdict_counts(contracts: Sequence[Contract]) -> list[tuple[Verdict, int]]:
    """Return each verdict with its number of contracts, worst first, zeros included."""
    return [(verdict, sum(contract.verdict is verdict for contract in contracts)) for verdict in VERDICT_ORDER]


def method_lines(language: str = "da") -> list[str]:
    """Return the paragraphs on method and reservations that every report carries."""
    return [text(f"method.{number}", language) for number in range(1, 8)]
