"""The columns of the tabular reports (CSV and Excel), one tuple for each sheet.

The headings stand in the catalogue under ``column.``; they follow the words that contract managers know from KITOS.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from clausecheck.contracts.model import Contract, ContractDocument, Finding
from clausecheck.contracts.quotes import quoted
from clausecheck.effects.model import Effect
from clausecheck.reports import view
from clausecheck.texts import text

Row = TypeVar("Row")
CellValue = str | int | float | dt.date | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its key in the catalogue, its width in characters, and the value it takes from a row.

    ``link`` gives the path, relative to the scanned root, that the cell leads to.
    """

    key: str
    width: int
    value: Callable[[Row, str], CellValue]
    link: Callable[[Row], str | None] | None = None

    def heading(self, language: str) -> str:
        """Return the column's heading."""
        return text(f"column.{self.key}", language)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding beside its contract."""

    contract: Contract
    finding: Finding


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document beside its contract."""

    contract: Contract
    item: ContractDocument


def _first_deciding(contract: Contract) -> Finding | None:
    return next(iter(view.deciding(contract)), None)


def _deciding_place(contract: Contract, language: str) -> str:
    within = f"{contract.folder}/"
    return "\n".join(
        dict.fromkeys(view.place(finding, language).removeprefix(within) for finding in view.deciding(contract))
    )


def _deciding_quotes(contract: Contract, language: str) -> str:
    return "\n".join(dict.fromkeys(f"»{quoted(finding)}«" for finding in view.deciding(contract)))


def _deciding_document(contract: Contract) -> str | None:
    found = _first_deciding(contract)
    return found.document if found else None


def _conditions(contract: Contract, language: str) -> str:
    kinds = dict.fromkeys(
        kind for finding in view.in_force(contract, Effect.CONDITIONAL) for kind in finding.conditions
    )
    return ", ".join(text(f"condition.{kind.value}", language) for kind in kinds)


def _review(needed: bool, language: str) -> str:
    return text("answer.yes", language) if needed else ""


OVERVIEW: tuple[Column[Contract], ...] = (
    Column("status", 22, lambda c, lang: f"{view.VERDICT_SIGN[c.verdict]} {view.badge(c, lang)}"),
    Column("needs_review", 10, lambda c, lang: _review(c.needs_review, lang)),
    Column("system", 22, lambda c, lang: c.facts.system),
    Column("supplier", 24, lambda c, lang: c.facts.supplier.name),
    Column("cvr", 11, lambda c, lang: c.facts.supplier.cvr),
    Column("contract_number", 16, lambda c, lang: c.facts.contract_number),
    Column("owner", 20, lambda c, lang: c.facts.owner),
    Column("effective", 12, lambda c, lang: c.facts.effective_date),
    Column("expiry", 12, lambda c, lang: c.facts.expiry_date),
    Column("notice", 18, lambda c, lang: c.facts.notice_period_months),
    Column("clause", 22, view.clause_answer),
    Column("people", 14, lambda c, lang: view.yes_no(c, Effect.HUMAN_REQUIRED, lang)),
    Column("credentials", 14, lambda c, lang: view.yes_no(c, Effect.CREDENTIALS, lang)),
    Column("hindrance", 24, _conditions),
    Column("reasons", 60, lambda c, lang: "\n".join(view.reasons(c, lang))),
    Column("deciding_place", 48, _deciding_place, _deciding_document),
    Column("deciding_quote", 60, _deciding_quotes),
    Column("actions", 60, lambda c, lang: "\n".join(view.actions(c, lang))),
    Column("certainty", 12, view.certainty),
    Column("documents_read", 20, view.documents_read),
    Column("folder", 30, lambda c, lang: c.folder, lambda c: c.folder),
    Column("contract_id", 18, lambda c, lang: c.id),
)

FINDINGS: tuple[Column[FindingRow], ...] = (
    Column("system", 26, lambda r, lang: r.contract.facts.system),
    Column("supplier", 24, lambda r, lang: r.contract.facts.supplier.name),
    Column("effect", 30, lambda r, lang: view.effect_words(r.finding, lang)),
    Column("finding_status", 16, lambda r, lang: text(f"finding_status.{r.finding.status.value}", lang)),
    Column("deciding", 12, lambda r, lang: _review(r.finding.deciding, lang)),
    Column("needs_review", 12, lambda r, lang: _review(r.finding.needs_review, lang)),
    Column("document", 36, lambda r, lang: r.finding.document, lambda r: r.finding.document),
    Column("page", 8, lambda r, lang: r.finding.page),
    Column("section", 12, lambda r, lang: r.finding.section),
    Column("quote", 60, lambda r, lang: f"»{quoted(r.finding)}«"),
    Column("context", 80, lambda r, lang: r.finding.context),
    Column("superseded_by", 30, lambda r, lang: superseding_place(r.contract, r.finding, lang)),
    Column("finding_language", 10, lambda r, lang: text(f"language.{r.finding.language}", lang)),
    Column("confidence", 11, lambda r, lang: round(r.finding.confidence, 2)),
    Column("found_by", 24, lambda r, lang: view.found_by(r.finding, lang)),
    Column("finding_id", 18, lambda r, lang: r.finding.id),
)

DOCUMENTS: tuple[Column[DocumentRow], ...] = (
    Column("system", 26, lambda r, lang: r.contract.facts.system),
    Column("document", 44, lambda r, lang: r.item.document.path, lambda r: r.item.document.path),
    Column("kind", 20, lambda r, lang: text(f"kind.{r.item.kind.value}", lang)),
    Column("document_status", 44, lambda r, lang: view.document_status(r.item, lang)),
    Column("state", 18, lambda r, lang: view.document_state(r.item, lang)),
    Column("pages", 8, lambda r, lang: len(r.item.document.pages) or None),
    Column("unread_pages", 14, lambda r, lang: view.page_list(r.item.document.unread_pages)),
    Column("format", 10, lambda r, lang: r.item.document.format.upper()),
    Column("folder", 30, lambda r, lang: r.contract.folder, lambda r: r.contract.folder),
)


def superseding_place(contract: Contract, finding: Finding, language: str) -> str:
    """Return where that which took a finding's force away stands, or "" for a finding in force."""
    if finding.superseded_by is None:
        return ""
    other = next((item for item in contract.findings if item.id == finding.superseded_by), None)
    return view.place(other, language) if other else finding.superseded_by
