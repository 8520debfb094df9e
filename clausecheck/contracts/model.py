"""A contract: the documents that make it, the facts about it, its findings and the verdict."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from clausecheck.documents.model import Document
from clausecheck.effects.model import Condition, Effect
from clausecheck.texts import Message

BY_DEFINITION = "definition:"
"""What ``Finding.by`` begins with where a finding leans on a definition; the id of the definition's finding follows."""


class Verdict(StrEnum):
    """What a contract says on automation, read as a whole."""

    COMPLIANT = "compliant"
    CONDITIONAL = "conditional"
    RESTRICTED = "restricted"
    CONFLICTING = "conflicting"
    MISSING = "missing"
    UNREADABLE = "unreadable"


GAPS = (Verdict.RESTRICTED, Verdict.CONFLICTING, Verdict.MISSING, Verdict.CONDITIONAL)
"""The verdicts that leave something to do, the most serious first."""


class DocumentKind(StrEnum):
    """What a document is within its contract."""

    MAIN = "main"
    ANNEX = "annex"
    AMENDMENT = "amendment"
    LICENCE_TERMS = "licence_terms"
    DPA = "dpa"
    SLA = "sla"
    PRICE = "price"
    TENDER = "tender"
    OTHER = "other"


AGREED = (DocumentKind.MAIN, DocumentKind.AMENDMENT)
"""What the parties agree on between them: the contract, and what amends it."""
CONTRACTUAL = (*AGREED, DocumentKind.DPA, DocumentKind.LICENCE_TERMS)
"""What is contract text by what it is, unless its title begins with the word for something else."""


class FindingStatus(StrEnum):
    """Whether a finding counts."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Supplier:
    """The supplier as the contract or the register names it; ``cvr`` is eight digits."""

    name: str | None = None
    cvr: str | None = None


class Period(StrEnum):
    """A period of the calendar at whose end a notice is given or a contract ends."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day that every year has; the last of its month where that has no such ``day``."""

    month: int
    day: int = 31


@dataclass(frozen=True, slots=True)
class Termination:
    """What a register, or the contract itself, says of how a contract can be ended.

    ``by_end_of``: notice is given by the end of such a period. ``continuous``: the contract runs until notice is given.
    ``ends_with`` is the period at whose end it can end, ``ends_on`` the days of the year on which it can where it names
    them ("til udgangen af juni eller december"); ``ends_unknown``: only on days that cannot be reckoned.
    ``renewed_by``: it goes on by so many months at a time, the first time after its expiry or, where it has none,
    after ``first_end``. ``terminated``: the day on which notice was given.
    """

    irrevocable_until: dt.date | None = None
    by_end_of: Period | None = None
    ends_with: Period | None = None
    continuous: bool = False
    terminated: dt.date | None = None
    ends_on: tuple[YearDay, ...] = ()
    ends_unknown: bool = False
    renewed_by: int | None = None
    first_end: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """The facts about a contract; None for what is not known, never a guess.

    ``kitos_uuid`` names the contract in KITOS, where the register has it from there. ``systems`` are those of a
    contract that covers several; ``system`` then names them all. ``modules`` are those of one system, where it
    lists them.
    """

    system: str | None = None
    supplier: Supplier = Supplier()
    customer: str | None = None
    contract_number: str | None = None
    effective_date: dt.date | None = None
    expiry_date: dt.date | None = None
    notice_period_months: int | None = None
    owner: str | None = None
    termination: Termination = Termination()
    kitos_uuid: str | None = None
    systems: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContractDocument:
    """A document in its contract: what it is, whether it is a draft, whether it is signed (None: cannot be told)."""

    document: Document
    kind: DocumentKind
    title: str | None = None
    number: str | None = None
    date: dt.date | None = None
    draft: bool = False
    signed: bool | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One effect found in one clause.

    ``quote`` are the deciding words; ``context`` is the whole clause, and ``context[quote_start:quote_end] == quote``.
    ``start`` and ``end`` are offsets into the document's text. ``superseded_by`` is the id of the finding, or the
    document and point, that took its force away.
    """

    id: str
    effect: Effect
    conditions: tuple[Condition, ...]
    document: str
    page: int | None
    section: str | None
    quote: str
    context: str
    quote_start: int
    quote_end: int
    start: int
    end: int
    language: str
    confidence: float
    needs_review: bool
    by: tuple[str, ...]
    status: FindingStatus = FindingStatus.IN_FORCE
    superseded_by: str | None = None
    deciding: bool = False


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract with its verdict.

    ``folder`` is its path relative to the scanned root; ``reasons`` and ``actions`` are in order of weight. The verdict
    is the same on every day from ``since`` to the day before ``until``; None where no day in the documents bounds it.
    """

    id: str
    folder: str
    facts: ContractFacts
    verdict: Verdict
    needs_review: bool
    reasons: tuple[Message, ...]
    actions: tuple[Message, ...]
    findings: tuple[Finding, ...]
    documents: tuple[ContractDocument, ...]
    since: dt.date | None = None
    until: dt.date | None = None
