"""The portfolio as a whole: by supplier, by hindrance, by kind of document, and what is secured over time.

The views are made of `Fact`s, which hold no contract text, so that they are the same for one store and for the merged
exports of several municipalities.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clausecheck.contracts.model import Contract, DocumentKind, FindingStatus, Verdict
from clausecheck.effects.model import Effect
from clausecheck.portfolio.store import Store, runs
from clausecheck.portfolio.store import contracts as states

RESTRICTING = frozenset({Effect.PROHIBITED, Effect.HUMAN_REQUIRED, Effect.CONDITIONAL})


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A finding in force that hinders: its id (a hash), what it is, and the kind of document it stands in.

    ``kind`` is an effect ("prohibited", "human_required") or a kind of condition ("consent", "fee", …).
    """

    finding: str
    kind: str
    document: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A contract without its text; ``owner`` names the municipality or portfolio it belongs to."""

    owner: str
    contract: str
    system: str | None
    supplier: str | None
    cvr: str | None
    verdict: Verdict
    needs_review: bool
    hindrances: tuple[Hindrance, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SupplierRow:
    """A supplier: how many contracts, how many with each verdict, what hinders in how many of them.

    ``shared`` is in how many contracts the clause that hinders most often stands, word for word: standard terms.
    """

    name: str
    cvr: str | None
    contracts: int
    secured: int
    verdicts: dict[Verdict, int]
    hindrances: dict[str, int]
    shared: int


@dataclass(frozen=True, slots=True)
class HindranceRow:
    """A kind of hindrance: in how many contracts, of how many suppliers, and in which kinds of documents."""

    kind: str
    contracts: int
    suppliers: int
    documents: dict[str, int]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A kind of document: how many there are, and how many contracts are hindered by one of them."""

    kind: str
    documents: int
    contracts_hindered: int


@dataclass(frozen=True, slots=True)
class Moment:
    """The portfolio at a run: how many contracts, and how many of them secured."""

    day: dt.date
    run: str
    contracts: int
    secured: int
    verdicts: dict[Verdict, int]

    @property
    def share(self) -> float:
        """The part of the contracts that is secured, 0 to 1."""
        return self.secured / self.contracts if self.contracts else 0.0


@dataclass(frozen=True, slots=True)
class Views:
    """All views, each with the weightiest rows first, moments in their order."""

    contracts: int
    verdicts: dict[Verdict, int]
    suppliers: tuple[SupplierRow, ...]
    hindrances: tuple[HindranceRow, ...]
    documents: tuple[DocumentRow, ...]
    moments: tuple[Moment, ...]


def facts_of(store: Store, run: runs.Run, owner: str = "") -> list[Fact]:
    """Return the facts about the contracts as a finished ``run`` saw them."""
    return [fact_about(made.contract, owner) for made in states.contracts_of(store, run)]


def fact_about(contract: Contract, owner: str = "") -> Fact:
    """Return what the views need of ``contract``."""
    kinds = {item.document.path: item.kind for item in contract.documents}
    hindrances = [
        Hindrance(finding.id.partition("-")[0], kind, kinds.get(finding.document, DocumentKind.OTHER).value)
        for finding in contract.findings
        if finding.status is FindingStatus.IN_FORCE and finding.effect in RESTRICTING
        for kind in (
            [condition.value for condition in finding.conditions]
            if finding.effect is Effect.CONDITIONAL and finding.conditions
            else [finding.effect.value]
        )
    ]
    return Fact(
        owner,
        contract.id,
        contract.facts.system,
        contract.facts.supplier.name,
        contract.facts.supplier.cvr,
        contract.verdict,
        contract.needs_review,
        tuple(dict.fromkeys(hindrances)),
        tuple(item.kind.value for item in contract.documents),
    )


def moments_of(store: Store, root: str) -> tuple[Moment, ...]:
    """Return the portfolio at each finished run on ``root``, the last run of each day."""
    by_day: dict[dt.date, Moment] = {}
    for run in runs.finished(store, root):
        verdicts = {verdict: run.totals.get(verdict.value, 0) for verdict in Verdict}
        day = (run.finished or run.started).date()
        by_day[day] = Moment(day, run.name, sum(verdicts.values()), verdicts[Verdict.COMPLIANT], verdicts)
    return tuple(by_day[day] for day in sorted(by_day))


def views_of(facts: Sequence[Fact], moments: Sequence[Moment] = ()) -> Views:
    """Return the views of ``facts``."""
    return Views(
        len(facts),
        _by_verdict(facts),
        tuple(sorted(_suppliers(facts), key=lambda row: (row.secured - row.contracts, row.name.casefold()))),
        tuple(sorted(_hindrances(facts), key=lambda row: (-row.contracts, row.kind))),
        tuple(sorted(_documents(facts), key=lambda row: (-row.contracts_hindered, -row.documents, row.kind))),
        tuple(moments),
    )


def _by_verdict(facts: Iterable[Fact]) -> dict[Verdict, int]:
    counts = Counter(fact.verdict for fact in facts)
    return {verdict: counts[verdict] for verdict in Verdict}


def _suppliers(facts: Iterable[Fact]) -> list[SupplierRow]:
    """Return a row for each supplier, told apart by CVR number where there is one, by name otherwise."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.cvr or (fact.supplier or "").casefold()].append(fact)
    return [_supplier(own) for own in groups.values()]


def _supplier(facts: Sequence[Fact]) -> SupplierRow:
    names = Counter(fact.supplier for fact in facts if fact.supplier)
    clauses = Counter(name for fact in facts for name in {item.finding for item in fact.hindrances})
    verdicts = _by_verdict(facts)
    return SupplierRow(
        max(names, key=lambda name: (names[name], name)) if names else "",
        next((fact.cvr for fact in facts if fact.cvr), None),
        len(facts),
        verdicts[Verdict.COMPLIANT],
        verdicts,
        _most_first(Counter(kind for fact in facts for kind in {item.kind for item in fact.hindrances})),
        max(clauses.values(), default=0),
    )


def _most_first(counts: Counter[str]) -> dict[str, int]:
    """Return ``counts`` with the largest first; equal ones by name, so that two runs show the same."""
    return {kind: counts[kind] for kind in sorted(counts, key=lambda kind: (-counts[kind], kind))}


def _hindrances(facts: Sequence[Fact]) -> list[HindranceRow]:
    having: dict[str, list[Fact]] = defaultdict(list)
    places: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        for kind in {item.kind for item in fact.hindrances}:
            having[kind].append(fact)
            places[kind].update({item.document for item in fact.hindrances if item.kind == kind})
    return [
        HindranceRow(kind, len(own), len({fact.cvr or fact.supplier for fact in own}), _most_first(places[kind]))
        for kind, own in having.items()
    ]


def _documents(facts: Sequence[Fact]) -> list[DocumentRow]:
    counts = Counter(kind for fact in facts for kind in fact.documents)
    hindered = Counter(kind for fact in facts for kind in {item.document for item in fact.hindrances})
    return [DocumentRow(kind, counts[kind], hindered[kind]) for kind in counts.keys() | hindered.keys()]
