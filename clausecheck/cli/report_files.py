"""Reports that were written as JSON, taken in again by the commands that build on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_MAX_BYTES = 500_000_000
_SCHEMA = "clausecheck.report/"


def read_report(path: Path) -> dict[str, Any] | None:
    """Return the ``clausecheck.report`` object at ``path``; None if there is none to be had."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            return None
        found = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    is_report = isinstance(found, dict) and str(found.get("schema")).startswith(_SCHEMA)
    return found if is_report and isinstance(found.get("contracts"), list) else None
