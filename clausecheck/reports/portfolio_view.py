"""The portfolio's views as tables of plain rows: the same for terminal, Excel and HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clausecheck.contracts.model import Verdict
from clausecheck.portfolio.views import Views
from clausecheck.reports import view
from clausecheck.texts import text

Cell = str | int


@dataclass(frozen=True, slots=True)
class Table:
    """A view: its key in the catalogue, its headings, and its rows."""

    key: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(views: Views, language: str) -> tuple[Table, ...]:
    """Return the views as tables."""
    suppliers = [
        (row.name or "–", row.cvr or "", row.contracts, row.secured, _kinds(row.hindrances, language), row.shared)
        for row in views.suppliers
    ]
    hindrances = [
        (kind_words(row.kind, language), row.contracts, row.suppliers, _places(row.documents, language))
        for row in views.hindrances
    ]
    documents = [(text(f"kind.{row.kind}", language), row.documents, row.contracts_hindered) for row in views.documents]
    moments = [
        (view.date_words(row.day, language), row.run, row.contracts, row.secured, percent(row.share, language))
        for row in views.moments
    ]
    return (
        _table("suppliers", ("supplier", "cvr", "contracts", "secured", "hindrances", "shared"), suppliers, language),
        _table("hindrances", ("hindrance", "contracts", "suppliers", "places"), hindrances, language),
        _table("documents", ("kind", "documents", "hindering"), documents, language),
        _table("moments", ("day", "run", "contracts", "secured", "share"), moments, language),
    )


def intro(views: Views, language: str) -> str:
    """Return how many contracts there are and how many of them are secured."""
    secured = views.verdicts[Verdict.COMPLIANT]
    share = percent(secured / views.contracts if views.contracts else 0.0, language)
    contracts = view.counted("contracts", views.contracts, language)
    return text("portfolio.intro", language, contracts=contracts, secured=secured, share=share)


def kind_words(kind: str, language: str) -> str:
    """Return a kind of hindrance in words: an effect, or a kind of condition."""
    if kind in ("prohibited", "human_required", "conditional"):
        return text(f"effect.{kind}", language)
    return text("portfolio.condition", language, condition=text(f"condition.{kind}", language))


def percent(share: float, language: str) -> str:
    """Return a share as people write it: "37,5 %" in Danish."""
    words = f"{100 * share:.1f}"
    return f"{words.replace('.', ',')} %" if language == "da" else f"{words}%"


def _table(key: str, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]], language: str) -> Table:
    return Table(key, tuple(text(f"portfolio_column.{column}", language) for column in columns), tuple(rows))


def _kinds(counts: dict[str, int], language: str) -> str:
    return ", ".join(f"{kind_words(kind, language)} ({count})" for kind, count in counts.items())


def _places(counts: dict[str, int], language: str) -> str:
    return ", ".join(f"{text(f'kind.{kind}', language)} ({count})" for kind, count in counts.items())
