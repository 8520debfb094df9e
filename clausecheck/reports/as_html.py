"""The report as one self-contained HTML page: no network, readable without script, searchable with it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from clausecheck.contracts.model import Contract, Finding, FindingStatus
from clausecheck.contracts.notice import latest_notice
from clausecheck.documents.litter import DOCUMENT_ENDINGS
from clausecheck.portfolio.decisions import Standing
from clausecheck.portfolio.model import Report
from clausecheck.reports import view
from clausecheck.reports.columns import superseding_place
from clausecheck.reports.safe import for_markup
from clausecheck.reports.standing_words import of_contract, of_finding, standing_words, summary
from clausecheck.texts import text

if TYPE_CHECKING:
    from jinja2 import Environment


def to_html(report: Report, language: str = "da", *, base: str = "") -> str:
    """Return ``report`` as an HTML page.

    Args:
        report: what to show.
        language: "da" or "en".
        base: what the documents' relative paths are put behind in links (a relative folder or a file address), with a
            final slash; empty gives links beside the page.
    """
    style, script = _part("report.css"), _part("report.js")
    template = _environment(language).get_template("report.html")
    return template.render(
        language=language,
        report=report,
        style=style,
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        today=view.date_words(report.as_of, language),
        contracts=view.counted("contracts", len(report.contracts), language),
        documents=view.counted("documents", report.document_count, language),
        unread=view.unread_words(report, language),
        decided=any(standing.decision for standing in report.standings),
        counts=view.verdict_counts(report.contracts),
        signs=view.VERDICT_SIGN,
        cards=[_card(contract, report, language, base) for contract in report.contracts],
        method=view.method_lines(language),
    )


def _part(name: str) -> str:
    return resources.files(__package__).joinpath("page", name).read_text(encoding="utf-8")


def _environment(language: str) -> Environment:
    from jinja2 import DictLoader, Environment, StrictUndefined

    environment = Environment(
        loader=DictLoader({"report.html": _part("report.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = lambda key, **values: text(key, language, **values)
    environment.filters["clean"] = for_markup
    return environment


def _card(contract: Contract, report: Report, language: str, base: str) -> dict[str, Any]:
    standings = of_contract(report.standings, contract)
    notice = latest_notice(contract.facts, report.as_of)
    findings = sorted(
        contract.findings,
        key=lambda found: (not found.deciding, found.status is not FindingStatus.IN_FORCE, found.document, found.start),
    )
    return {
        "contract": contract,
        "anchor": f"k-{contract.id}",
        "badge": view.badge(contract, language),
        "sign": view.VERDICT_SIGN[contract.verdict],
        "expiry": view.date_words(contract.facts.expiry_date, language),
        "effective": view.date_words(contract.facts.effective_date, language),
        "expiry_iso": contract.facts.expiry_date.isoformat() if contract.facts.expiry_date else "",
        "certainty": view.certainty(contract, language),
        "latest_notice": view.passed_words(notice.day, report.as_of, language) if notice else "",
        "review": view.review_sentence(contract, language),
        "decisions": summary(standings, language).splitlines(),
        "main_reason": view.main_reason(contract, language),
        "reasons": view.reasons(contract, language),
        "actions": view.actions(contract, language),
        "findings": [_finding(contract, found, standings, language, base) for found in findings],
        "documents": [
            {
                "path": item.document.path,
                "href": _href(item.document.path, base),
                "kind": text(f"kind.{item.kind.value}", language),
                "state": view.document_state(item, language),
                "status": view.document_status(item, language),
                "pages": len(item.document.pages) or "",
            }
            for item in contract.documents
        ],
    }


def _finding(
    contract: Contract, found: Finding, standings: Sequence[Standing], language: str, base: str
) -> dict[str, Any]:
    start, end = found.quote_start, found.quote_end
    standing = of_finding(standings, found.id, found.effect.value)
    return {
        "effect": view.effect_words(found, language),
        "status": text(f"finding_status.{found.status.value}", language),
        "in_force": found.status is FindingStatus.IN_FORCE,
        "deciding": found.deciding,
        "needs_review": found.needs_review,
        "place": view.place(found, language),
        "href": _href(found.document, base, found.page),
        "before": for_markup(found.context[:start]),
        "marked": for_markup(found.context[start:end]),
        "after": for_markup(found.context[end:]),
        "language": found.language,
        "superseded_by": superseding_place(contract, found, language),
        "decision": standing_words(standing, language) if standing and standing.decision else "",
    }


def _href(path: str, base: str, page: int | None = None) -> str:
    """Return the link to a document; empty for one inside another file, which no browser can open."""
    if any(PurePosixPath(part).suffix.lower() in DOCUMENT_ENDINGS for part in path.split("/")[:-1]):
        return ""
    return base + quote(path) + (f"#page={page}" if page else "")
