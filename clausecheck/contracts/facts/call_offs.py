"""Orders under a framework agreement: the order is the contract, the framework what it was made under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_words

_FIRST_LINES = 600


def with_call_offs(sources: Sequence[Source]) -> list[Source]:
    """Return ``sources`` as the facts are read from them where a signed order under a framework is among them.

    The order is then the main contract, which speaks of itself as the contract, and the framework terms beside it. A
    framework without one is the contract itself.
    """
    frameworks = [source for source in sources if _is_framework(source)]
    orders = [source for source in sources if source not in frameworks and _is_call_off(source, bool(frameworks))]
    if not orders:
        mains = [source for source in sources if source.kind is DocumentKind.MAIN and not source.item.draft]
        return [
            _itself(source, "framework_itself") if mains == [source] == frameworks else source for source in sources
        ]
    if not frameworks:
        return list(sources)
    return [
        _as(source, DocumentKind.LICENCE_TERMS)
        if source in frameworks
        else _as(_itself(source, "itself"), DocumentKind.MAIN)
        if source in orders
        else source
        for source in sources
    ]


def _is_framework(source: Source) -> bool:
    return fact_words("call_off", "framework").match(source.title) is not None


def _is_call_off(source: Source, beside_framework: bool) -> bool:
    """Tell whether a document is a signed order: it says so first, or one by its name anywhere beside a framework."""
    if source.item.draft or not source.item.signed:
        return False
    if fact_words("call_off", "order").match(source.title) is None:
        return False
    if fact_words("call_off", "under").search(source.text[:_FIRST_LINES]):
        return True
    if not beside_framework or fact_words("call_off", "by_name").match(source.title) is None:
        return False
    return fact_words("call_off", "of_it").search(source.text) is not None


def _as(source: Source, kind: DocumentKind) -> Source:
    return Source(replace(source.item, kind=kind), source.clauses)


def _itself(source: Source, key: str) -> Source:
    """Return a document that speaks of itself as the contract, by whatever name it has."""
    own = fact_words("call_off", key)
    return replace(
        source, clauses=tuple(replace(clause, text=own.sub("Aftalen", clause.text)) for clause in source.clauses)
    )
