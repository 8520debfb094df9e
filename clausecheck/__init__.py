"""clausecheck: does a supplier contract let the municipality automate?"""

from __future__ import annotations

__version__ = "0.1.0"
