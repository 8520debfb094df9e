"""Loaded before the first worker starts, so that each has the rules' vocabulary at hand instead of building it anew."""

from __future__ import annotations

from clausecheck.effects.rules import judge
from clausecheck.portfolio import work

__all__ = ["work"]

for _language, _clause in (
    ("da", "Kunden må anvende softwarerobotter i Systemet, og der stilles ikke krav om mennesker."),
    ("en", "The Customer may use software robots in the System, and no human user is required."),
):
    judge(_clause, _language)
