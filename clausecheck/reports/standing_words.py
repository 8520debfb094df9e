"""The municipality's decisions in words, beside the tool's own verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from clausecheck.contracts.model import Contract, Verdict
from clausecheck.contracts.notice import latest_notice
from clausecheck.portfolio.cases import base_id, is_verdict
from clausecheck.portfolio.decisions import Ask, Standing
from clausecheck.portfolio.identity import unpacked
from clausecheck.portfolio.store import Decision
from clausecheck.reports import view
from clausecheck.reports.columns import FINDINGS, OVERVIEW, Column, FindingRow
from clausecheck.texts import render, text


def decision_words(decision: Decision, language: str = "da") -> str:
    """Return a decision in one line: "Risiko accepteret til 31.12.2027 (Kirsten, 26.11.2026)"."""
    values = {
        "state": text(f"decision_state.{decision.state.value}", language),
        "by": decision.by,
        "date": view.date_words(decision.at.date(), language),
    }
    if decision.until:
        return text("decision.by_until", language, until=view.date_words(decision.until, language), **values)
    return text("decision.by", language, **values)


def ask_words(standing: Standing, language: str = "da") -> str:
    """Return why a case is to be decided; "" for one that is decided."""
    if standing.ask is None:
        return ""
    earlier = standing.decision
    until = view.date_words(earlier.until, language) if earlier else ""
    folder = unpacked(earlier.identity).folder if earlier else ""
    words = text(f"decision_ask.{standing.ask.value}", language, until=until, folder=folder or "–")
    return f"{words} {_earlier(earlier, language)}" if earlier else words


def standing_words(standing: Standing, language: str = "da") -> str:
    """Return the decision that stands on a case, or what is to be decided."""
    if standing.decision is not None and standing.ask is None:
        return decision_words(standing.decision, language)
    return ask_words(standing, language)


def summary(standings: Sequence[Standing], language: str = "da") -> str:
    """Return the decisions on one contract, a line each, and how many cases that decide its verdict are open.

    A contract on which nobody has decided anything gives "".
    """
    if not any(standing.decision for standing in standings):
        return ""
    lines = [standing_words(item, language) for item in standings if item.decision is not None]
    still_open = sum(item.case.deciding and item.ask is Ask.NEW for item in standings)
    if still_open:
        lines.append(text("decision.open", language, n=still_open))
    return "\n".join(dict.fromkeys(lines))


def of_contract(standings: Sequence[Standing], contract: Contract) -> list[Standing]:
    """Return the standings of one contract."""
    return [item for item in standings if item.case.identity.contract == contract.id]


def of_finding(standings: Sequence[Standing], finding: str, effect: str) -> Standing | None:
    """Return how a finding stands, among the ``standings`` of its contract."""
    plain = base_id(finding)
    return next((item for item in standings if item.case.finding == plain and item.case.effect == effect), None)


def overview_columns(standings: Sequence[Standing], today: dt.date) -> tuple[Column[Contract], ...]:
    """Return the overview's columns: the decision beside the status, the latest day of notice beside the notice."""
    by_contract = _by_contract(standings)

    def decision(contract: Contract, language: str) -> str:
        return summary(by_contract.get(contract.id, ()), language)

    def notice(contract: Contract, language: str) -> dt.date | None:
        found = latest_notice(contract.facts, today)
        return found.day if found else None

    columns = []
    for column in OVERVIEW:
        columns.append(column)
        if column.key == "needs_review":
            columns.append(Column("decision", 26, decision))
        elif column.key == "notice":
            columns.append(Column("latest_notice", 16, notice))
    return tuple(columns)


def finding_columns(standings: Sequence[Standing]) -> tuple[Column[FindingRow], ...]:
    """Return the columns of the findings, with the decision on each."""
    by_contract = _by_contract(standings)

    def decision(row: FindingRow, language: str) -> str:
        found = of_finding(by_contract.get(row.contract.id, ()), row.finding.id, row.finding.effect.value)
        return standing_words(found, language) if found and found.decision else ""

    at = next(number for number, column in enumerate(FINDINGS) if column.key == "needs_review") + 1
    return (*FINDINGS[:at], Column("decision", 30, decision), *FINDINGS[at:])


def decisions_object(standings: Sequence[Standing]) -> list[dict[str, Any]]:
    """Return the decisions on a contract as JSON has them: those that stand, and earlier ones that are asked about."""
    return [
        {
            "finding": item.case.finding,
            "effect": item.case.effect or None,
            "state": item.decision.state.value,
            "by": item.decision.by,
            "at": item.decision.at.isoformat(),
            "reason": item.decision.reason or None,
            "until": item.decision.until.isoformat() if item.decision.until else None,
            "place": item.case.place or None,
            "ask": item.ask.value if item.ask else None,
        }
        for item in standings
        if item.decision is not None
    ]


def notice_object(contract: Contract, today: dt.date, language: str = "da") -> dict[str, Any] | None:
    """Return the latest day of notice as JSON has it, marked as computed; None if it cannot be computed."""
    found = latest_notice(contract.facts, today)
    if found is None:
        return None
    notes = [render(note, language) for note in found.notes]
    return {"date": found.day.isoformat(), "ends": found.ends.isoformat(), "computed": True, "notes": notes}


def case_words(standing: Standing, language: str = "da") -> str:
    """Return what is decided on: the effect and its place, or the verdict."""
    case = standing.case
    if is_verdict(case.finding):
        badge = text(f"verdict.{Verdict(case.verdict).value}.badge", language)
        return text("decision.verdict", language, verdict=badge)
    return text(f"effect.{case.effect}", language)


def _earlier(decision: Decision, language: str) -> str:
    return text("decision.earlier", language, decision=decision_words(decision, language))


def _by_contract(standings: Sequence[Standing]) -> dict[str, list[Standing]]:
    found: dict[str, list[Standing]] = {}
    for item in standings:
        found.setdefault(item.case.identity.contract, []).append(item)
    return found
