"""Floor 3: a clause becomes effects with evidence."""

from __future__ import annotations

from clausecheck.effects.model import Classification, Condition, Effect, Evidence

__all__ = ["Classification", "Condition", "Effect", "Evidence"]
