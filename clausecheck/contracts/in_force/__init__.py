"""What is in force: drafts, versions, amendments, orders, exceptions and definitions, applied to the findings."""

from clausecheck.contracts.in_force.settling import Settled, in_force

__all__ = ["Settled", "in_force"]
