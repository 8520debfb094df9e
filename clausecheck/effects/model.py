"""What a clause does to the customer's automation: effects, condition kinds and the evidence for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Effect(StrEnum):
    """The effect of a clause on the customer's right to let software use the system."""

    PERMITTED = "permitted"
    CONDITIONAL = "conditional"
    PROHIBITED = "prohibited"
    HUMAN_REQUIRED = "human_required"
    HUMAN_NOT_REQUIRED = "human_not_required"
    CREDENTIALS = "credentials"


class Condition(StrEnum):
    """The hindrance that makes automation conditional."""

    CONSENT = "consent"
    FEE = "fee"
    CHANNEL = "channel"
    SCOPE = "scope"
    REVOCABLE = "revocable"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that carry an effect: ``text[start:end] == quote`` in the classified text.

    ``confidence`` is 0 to 1; ``by`` names what found it, such as ``rule:da.prohibited.must_not``.
    """

    effect: Effect
    start: int
    end: int
    quote: str
    confidence: float
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Classification:
    """The effects of one clause; ``effects`` is empty for a clause that does nothing to the customer's automation.

    ``doubt`` is how likely, 0 to 1, a clause that asks for review and has no restriction holds one after all; 1 where
    beside a right a rule has read one, or a later sentence takes something back.
    """

    effects: tuple[Effect, ...] = ()
    conditions: tuple[Condition, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    needs_review: bool = False
    language: str = "da"
    doubt: float = 0.0
